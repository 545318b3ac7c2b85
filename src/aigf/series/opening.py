"""Opening the file of a series: its text and the digest of its bytes."""

from __future__ import annotations

import hashlib
from pathlib import Path

from aigf.documents import InputError, Place, Problem
from aigf.text import Text, legible

#: Enough for ten years of one station with all its columns.
MAXIMUM_BYTES = 64_000_000
_EPW = b"LOCATION,"


def open_text(path: Path) -> tuple[str, str]:
    """The text of a file, and the SHA-256 of its bytes.

    Raises InputError where it cannot be read, is larger than 64 MB, or is not UTF-8 (a file for EnergyPlus may be in
    Windows-1252, as many are) or no text.
    """
    expected = Text("a file with hourly series")
    try:
        if path.exists() and not path.is_file():
            raise _refusal(path, 1, Text("this is not an ordinary file"), expected)
        with path.open("rb") as stream:
            raw = stream.read(MAXIMUM_BYTES + 1)
    except FileNotFoundError:
        raise _refusal(path, 1, Text("there is no such file"), expected) from None
    except (OSError, ValueError) as error:
        if isinstance(error, InputError):
            raise
        raise _refusal(path, 1, Text("the file cannot be opened"), Text("a file that may be read")) from None
    if len(raw) > MAXIMUM_BYTES:
        raise _refusal(path, 1, Text("the file is larger than 64 MB"), Text("at most 64 MB"))
    return _decoded(raw, path), hashlib.sha256(raw).hexdigest()


def _decoded(raw: bytes, path: Path) -> str:
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        if raw.startswith(_EPW):
            return raw.decode("cp1252", "replace")
        line = raw.count(b"\n", 0, error.start) + 1
        wrong = Text("the byte 0x{byte:02X} is not UTF-8", {"byte": raw[error.start]})
        raise _refusal(path, line, wrong, Text("a file saved as UTF-8")) from None
    if "\x00" in text:
        line = text.count("\n", 0, text.index("\x00")) + 1
        wrong = Text("the control character U+{code:04X} is not allowed", {"code": 0})
        raise _refusal(path, line, wrong, Text("plain text"))
    return text


def _refusal(path: Path, line: int, wrong: Text, expected: Text) -> InputError:
    return InputError([Problem(Place(legible(str(path)), line, 1), "", wrong, expected)])
