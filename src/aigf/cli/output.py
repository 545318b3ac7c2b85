"""What is written to stdout and stderr, and what may be wrong with them."""

from __future__ import annotations

import errno
import io
import json
import os
import sys
from collections.abc import Mapping
from typing import Any

import click


class Output(io.TextIOWrapper):
    """A text stream that remembers why it could not be written, and writes every character, if need be as an escape."""

    error: OSError | None = None

    def write(self, text: str, /) -> int:
        try:
            return super().write(text)
        except OSError as error:
            self.error = error
            raise

    def flush(self) -> None:
        try:
            super().flush()
        except OSError as error:
            self.error = error
            raise


def prepare() -> None:
    """Puts streams in the place of stdout and stderr that can be asked what went wrong.

    Where stderr is closed, what is meant for it goes nowhere: never to stdout, nor into a file that takes its number.
    """
    if sys.stderr is None:
        sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115 - for as long as the process lives
    if isinstance(sys.stdout, io.TextIOWrapper):
        encoding, buffered = sys.stdout.encoding, not sys.stdout.write_through
        interactive = sys.stdout.line_buffering
        sys.stdout = Output(
            sys.stdout.detach(),
            encoding=encoding,
            errors="backslashreplace",
            line_buffering=interactive,
            write_through=not buffered,
        )


def fault() -> OSError | None:
    """Why stdout could not be written; None where it could."""
    if sys.stdout is None:
        return OSError(errno.EBADF, os.strerror(errno.EBADF))
    try:
        sys.stdout.flush()
    except OSError as error:
        return error
    return getattr(sys.stdout, "error", None)


def settle() -> None:
    """Sends what could not be written nowhere, so that Python does not try once more when it ends, and fails."""
    for stream in (sys.stdout, sys.stderr):
        try:
            if stream is not None:
                stream.flush()
        except OSError:
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def print_json(document: Mapping[str, Any]) -> None:
    """Prints a document as JSON; in escapes where stdout does not write UTF-8."""
    encoding = (getattr(sys.stdout, "encoding", None) or "utf-8").lower().replace("-", "")
    click.echo(json.dumps(document, ensure_ascii=encoding != "utf8", indent=2))
