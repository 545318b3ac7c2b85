"""Files of which every line is one quoted cell: a CSV that a spreadsheet opened in one column and saved again."""

from __future__ import annotations

import csv

from aigf.series.findings import Findings
from aigf.text import Text

_LINES = 5  #: that are looked at


def unwrapped(text: str, found: Findings) -> str:
    """The lines without the quotes around each; the text as it is where that is not how it is written."""
    if not text.startswith('"') or '""' not in text.partition("\n")[0]:
        return text
    lines = text.splitlines()
    first = [_inside(line) for line in lines if line.strip()][:_LINES]
    if not all(inside is not None and "," in inside for inside in first):
        return text
    found.read_as.append(Text("every line one quoted cell"))
    return "\n".join(line if (inside := _inside(line)) is None else inside for line in lines)


def _inside(line: str) -> str | None:
    """What is in the only cell of a line; None where there are more, or none."""
    try:
        rows = list(csv.reader([line], strict=True))
    except csv.Error:
        return None
    cells = [cell for cell in rows[0] if cell] if rows else []
    return cells[0] if len(cells) == 1 and line.startswith('"') else None
