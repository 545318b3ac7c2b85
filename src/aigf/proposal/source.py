"""What a proposal is written in: YAML, or the form in Excel; told by how the file begins, whatever it is called."""

from __future__ import annotations

from pathlib import Path

from aigf.documents import Document, Problem, compose
from aigf.documents.office import ZIP, is_office
from aigf.text import legible


def opened(path: Path) -> tuple[Document, list[Problem]]:
    """The document in a file, and the problems that did not prevent reading the rest of it.

    Raises InputError where nothing can be read.
    """
    if not is_office(_begin(path, 8)):
        return compose(path)
    from aigf.proposal.form.grid import MOST_BYTES
    from aigf.proposal.form.reading import read_form

    return read_form(_begin(path, MOST_BYTES + 1), legible(str(path)))


def suffix(path: Path) -> str:
    """How the name of a copy of a proposal ends."""
    return ".xlsx" if _begin(path, len(ZIP)) == ZIP else ".yaml"


def _begin(path: Path, size: int) -> bytes:
    """The first bytes of a file; nothing where there is none to be read, which is said by who reads it."""
    try:
        if not path.is_file():
            return b""
        with path.open("rb") as stream:
            return stream.read(size)
    except (OSError, ValueError):
        return b""
