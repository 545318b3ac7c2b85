"""Files of a known producer that a spreadsheet opened and saved again, written as the producer does.

A spreadsheet puts its own separator between cells, quotes round them, empty cells at the ends of short lines, and a
name with its value in two cells. What the cells hold is left as it is, and each row stays on its line.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Sequence

from aigf.series.findings import Findings
from aigf.series.separator import KNOWN, Separator, head_of
from aigf.text import Text

#: Lines in which the names of the columns are: the legend of KNMI is the longest head.
_LONGEST_HEAD = 400
_CHARACTERS = 200_000
_MAY_BE = re.compile(r"stn|location|latitude|time", re.IGNORECASE)
_OF_PVGIS = frozenset({"p", "g(i)", "g(h)", "gb(i)", "gb(n)", "t2m", "h_sun"})
_OF_NINJA = frozenset({"local_time", "electricity", "radiation_surface"})


def as_delivered(text: str, found: Findings) -> str:
    """The text with commas between cells and without padding; as it is where it is not of such a producer."""
    if text.lstrip()[:1] in {"{", "["}:
        return text
    lines = text.splitlines()
    head = text[:_CHARACTERS].splitlines()[:_LONGEST_HEAD]
    for separator in KNOWN:
        named = next((line for line in head if _names(line, separator.sign)), None)
        if named is not None:
            if separator.sign == "," and not _padded(lines, named):
                return text
            return _rewritten(lines, separator, found) or text
    return text


def _cells(line: str, sign: str) -> list[str]:
    if line.startswith("#") and '"' in line:
        return [line]
    try:
        return [
            cell.strip() for cell in next(csv.reader([line], delimiter=sign, skipinitialspace=True), [""])
        ]
    except csv.Error:
        return [line]


def _names(line: str, sign: str) -> bool:
    """Whether a line is the one by which a producer's table is known."""
    if sign not in line or _MAY_BE.search(line) is None:
        return False
    cells = [cell.strip().casefold() for cell in _cells(line, sign)]
    first, names = cells[0].lstrip("# "), set(cells)
    return (
        {"stn", "yyyymmdd"} <= {first, *cells}
        or (first == "location" and len(cells) > 8)
        or ({"latitude", "utc_offset_seconds"} <= names)
        or (first in {"time", "time(utc)"} and not _OF_PVGIS.isdisjoint(names))
        or (first == "time" and not _OF_NINJA.isdisjoint(names))
    )


def _padded(lines: Sequence[str], named: str) -> bool:
    """Whether a spreadsheet has put quotes or empty cells in the first line or the one with the names."""
    name = lines[0].partition(",")[0]
    return name.endswith(":") or any(
        line.startswith('"') or line.endswith(",,") for line in (lines[0], named)
    )


def _rewritten(lines: Sequence[str], separator: Separator, found: Findings) -> str | None:
    """Each row on its line with commas; None where a cell is not closed."""
    begin = head_of(lines)
    written: list[str] = [""] * begin
    try:
        reader = csv.reader(lines[begin:], delimiter=separator.sign, strict=False)
        for row in reader:
            written += [""] * (begin + reader.line_num - len(written) - 1)
            line = lines[begin + reader.line_num - 1]
            comment = line.startswith("#") and not _names(line, separator.sign)
            written.append(line.rstrip(separator.sign) if comment else _line(row))
    except csv.Error:
        return None
    found.read_as.append(Text("saved again by a spreadsheet"))
    if separator.named is not None:
        found.read_as.append(separator.named)
    return "\n".join(written) + "\n"


def _line(row: list[str]) -> str:
    filled = len(row)
    while filled and not row[filled - 1].strip():
        filled -= 1
    # Empty cells that make up most of a line are those of a spreadsheet; others are values that are missing.
    cells = row[:filled] if 2 * filled <= len(row) or filled <= 1 else row
    first = cells[0].strip() if cells else ""
    if len(cells) == 1 and first.startswith("#"):
        return first
    if len(cells) == 2 and first.endswith(":"):
        return f"{first}\t{cells[1].strip()}"
    text = io.StringIO()
    csv.writer(text, lineterminator="").writerow(cells)
    return text.getvalue()
