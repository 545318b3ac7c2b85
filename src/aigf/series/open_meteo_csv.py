"""Open-Meteo's CSV: two lines about the place, an empty one, and a table whose names have their units in brackets."""

from __future__ import annotations

import re
from typing import Any

import numpy as np

from aigf.series import open_meteo
from aigf.series.days import Column, minutes_of
from aigf.series.findings import Findings
from aigf.series.moments import Reader, plainly
from aigf.series.notation import POINT
from aigf.series.series import Series
from aigf.series.table import Table, even, index_of, rows_of
from aigf.text import Text

_OFFSET = "utc_offset_seconds"
_NAMED = re.compile(r"(\w+) \((.+)\)")
_WITHOUT = frozenset({"", "nan", "null"})


def recognised(text: str) -> bool:
    """Whether a text begins with the names of what is said of the place."""
    first = text[:1000].partition("\n")[0]
    return first.lstrip('" ').startswith(("latitude", "location_id")) and _OFFSET in first


def read(text: str, digest: str, found: Findings) -> Series | None:
    """The series of a place; what is wrong in the file is noted."""
    lines = text.splitlines()
    about = rows_of("\n".join(lines[:2]), found)
    below = next((number for number, line in enumerate(lines[2:50], 2) if line.strip(" ,;\t")), len(lines))
    if not about.rows or below < 3:
        wrong = Text("the file has several places") if about.rows else Text("there are no hours in the file")
        raise found.refuse((3, 1), "", wrong, Text("one, in a file of its own"))
    # Where days were asked for too, they are in a table of their own below an empty line.
    end = next((at for at in range(below, len(lines)) if not lines[at].strip(" ,;\t")), len(lines))
    table = rows_of("\n".join(lines[:end]), found, after=below)
    even(table, found)
    if found.problems:
        return None
    document: dict[str, Any] = dict(zip(about.header, about.rows[0], strict=False))
    index_of(table, ("time",), Text("hourly data of Open-Meteo"), found)
    units = {"time": "iso8601"}
    hourly: dict[str, list[Any]] = {}
    indices: dict[str, int] = {}
    for index, name in enumerate(table.header):
        match = _NAMED.fullmatch(name)
        bare = match.group(1) if match else name
        units |= {bare: match.group(2)} if match else {}
        indices[bare] = index
        hourly[bare] = _times(table, index, found) if bare == "time" else _values(table, index)
    offset = str(document.get(_OFFSET, "0"))
    if not re.fullmatch(r"-?\d{1,5}", offset):
        found.problem((2, 1), _OFFSET, Text("the offset is no number"), Text("seconds ahead of UTC"))
        return None
    document |= {_OFFSET: int(offset), "hourly": hourly, "hourly_units": units}

    def places(name: str, count: int = 1) -> list[tuple[int, int]]:
        return _places(table, indices.get(name, 0), count)

    return open_meteo.read_document(document, places, digest, found)


def _places(table: Table, index: int, count: int) -> list[tuple[int, int]]:
    rows = zip(table.lines, table.rows, strict=True)
    found = [(line, table.at(row, index)) for _, (line, row) in zip(range(count), rows, strict=False)]
    return found + [(table.header_line, 1)] * (count - len(found))


def _times(table: Table, index: int, found: Findings) -> list[str]:
    """The times as the service writes them, also where a spreadsheet has written them in its own way."""
    cells = plainly([cell for _, _, cell in table.cells(index)])
    reader = Reader()
    read = [reader.read(cell) for cell in cells]
    if all(moment is None or isinstance(moment.day, int) for moment in read):
        return cells
    minutes = minutes_of(Column(table, index, cells, read), found)
    written = [None if minute is None else str(np.datetime64(minute, "m")) for minute in minutes]
    return [cell if time is None else time for cell, time in zip(cells, written, strict=True)]


def _values(table: Table, index: int) -> list[float | str | None]:
    """The numbers of a column; a cell that is none, or can be read two ways, as its text; None where it is empty."""
    cells = table.numbers(index)
    mark = cells.decided() or table.decided() or POINT
    doubtful = {text for text, kind in zip(cells.texts, cells.kinds, strict=True) if kind == "either"}
    if cells.decided() is not None or table.decided() is not None:
        doubtful = set()
    return [
        None if text.casefold() in _WITHOUT else text if np.isnan(value) or text in doubtful else value
        for text, value in zip(cells.texts, cells.values(mark).tolist(), strict=True)
    ]
