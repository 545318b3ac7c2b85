"""Writing a file whole or not at all, and saying so where it cannot be written."""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from aigf.documents.problems import InputError, Place, Problem, shown
from aigf.text import Text, legible

#: Characters of a name that leave room for what is added to it.
_LONGEST_NAME = 200


@contextmanager
def writing(target: Path, expected: Text) -> Iterator[None]:
    """Raises InputError, with the system's reason, where the block fails to write (for) ``target``."""
    try:
        yield
    except OSError as error:
        wrong = Text("cannot be written ({reason})", {"reason": shown(error.strerror or error)})
        raise InputError([Problem(Place(legible(str(target)), 1, 1), "", wrong, expected)]) from error


@contextmanager
def whole_file(path: Path) -> Iterator[Path]:
    """Yields a path to write to; when the block ends well, what it wrote becomes ``path`` in one step.

    Whoever looks sees the old file or the new one. Of a block that fails nothing is left. Raises InputError where
    the file cannot be written.
    """
    staging = path.with_name(f".{path.name[:_LONGEST_NAME]}.{secrets.token_hex(4)}.partial")
    with writing(path, Text("a file in a place that can be written")):
        try:
            yield staging
            staging.replace(path)
        finally:
            staging.unlink(missing_ok=True)
