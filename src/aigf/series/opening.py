"""Opening the file of a series: its text, whatever it is packed and written in, and the digest of its bytes."""

from __future__ import annotations

import hashlib
from pathlib import Path

from aigf.series.containers import MAXIMUM_BYTES, MAXIMUM_CELLS, unpacked
from aigf.series.encoding import decoded
from aigf.series.findings import Findings
from aigf.series.workbook import as_csv, is_workbook
from aigf.text import Text

#: Ten years of hours have 88,000 lines, and a year of quarter-hours 35,000.
MAXIMUM_LINES = 400_000


def open_text(path: Path, found: Findings) -> tuple[str, str]:
    """The text of a file, and the SHA-256 of its bytes; what it was packed and written in is noted.

    A file may be packed (gzip, or a zip with one member), an Excel workbook, and in UTF-8, UTF-16 or Windows-1252.
    Raises InputError where it cannot be read, is larger than 64 MB (packed or not), has more lines or cells than
    ten years need, or is no text.
    """
    raw = _bytes(path, found)
    inner = unpacked(raw, found)
    found.of_sheet = is_workbook(inner)
    text = as_csv(inner, found) if found.of_sheet else decoded(inner, found)
    _refuse_more(text, found)
    return text, hashlib.sha256(raw).hexdigest()


def _bytes(path: Path, found: Findings) -> bytes:
    expected = Text("a file with hourly series")
    wrong = None
    try:
        if path.exists() and not path.is_file():
            wrong = Text("this is not an ordinary file")
        else:
            with path.open("rb") as stream:
                # No more is set aside than the file has; what is still being written is cut at the limit.
                raw = stream.read(min(path.stat().st_size, MAXIMUM_BYTES) + 1)
    except FileNotFoundError:
        wrong = Text("there is no such file")
    except (OSError, ValueError):
        wrong, expected = Text("the file cannot be opened"), Text("a file that may be read")
    if wrong is not None:
        raise found.refuse((1, 1), "", wrong, expected)
    if len(raw) > MAXIMUM_BYTES:
        raise found.refuse((1, 1), "", Text("the file is larger than 64 MB"), Text("at most 64 MB"))
    return raw


def _refuse_more(text: str, found: Findings) -> None:
    """Refuses what would fill the memory with short lines or cells; counted before anything is made of them."""
    lines = text.count("\n") + text.count("\r")
    cells = max(text.count(separator) for separator in ",;\t")
    if lines > 2 * MAXIMUM_LINES or cells > MAXIMUM_CELLS:
        wrong = Text("the file has {lines} lines and {cells} separators", {"lines": lines, "cells": cells})
        expected = Text(
            "at most {lines} lines and {cells} cells", {"lines": MAXIMUM_LINES, "cells": MAXIMUM_CELLS}
        )
        raise found.refuse((1, 1), "", wrong, expected)
