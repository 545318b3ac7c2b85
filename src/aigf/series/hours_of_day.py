"""The column with the hour of the day beside a column of days; and a column that counts the hours."""

from __future__ import annotations

import re
from itertools import pairwise

import numpy as np

from aigf.documents import shown
from aigf.series.columns import COLUMNS
from aigf.series.findings import Findings, Wrong
from aigf.series.moments import Reader, plainly
from aigf.series.table import Table
from aigf.text import Text

_TO = re.compile(r"(\d{1,2}[:.]\d\d(?::\d\d)?) ?(?:-|–|tot|to) ?(\d{1,2}[:.]\d\d(?::\d\d)?)", re.ASCII)
Clock = tuple[int, int | None]
_HOURS = 24
#: Of the steps of a column that counts.
_MOSTLY = 0.9


def hours_beside(
    table: Table, day: int, days: list[str], found: Findings
) -> tuple[int, list[Clock | None]] | None:
    """The column that has the hour of every day, and the minute in each of its cells; None where none has.

    Raises InputError where its hours can begin or end at their number.
    """
    reader = Reader()
    for index, name in enumerate(table.header):
        if index == day or name in COLUMNS:
            continue
        cells = plainly([cell for _, _, cell in table.cells(index)])
        clocks = [reader.clock(cell) if ":" in cell else None for cell in _begins(cells)]
        if 2 * sum(clock is not None for clock in clocks) > len(cells):
            return index, clocks
        hours = [
            int(cell) if cell.isdecimal() and cell.isascii() and len(cell) <= 2 else -1 for cell in cells
        ]
        if hours and min(hours) >= 0 and max(hours) <= _HOURS and _rises_within(days, hours):
            first = _first_hour(table, index, hours, found)
            return index, [((hour - first) * 60, None) for hour in hours]
    return None


def _begins(cells: list[str]) -> list[str]:
    """The beginnings of times of day with their ends, such as 22:00-23:00; an end that is always the same is a zone."""
    matches = [_TO.fullmatch(cell) for cell in cells]
    if not all(matches) or len({match.group(2) for match in matches if match}) == 1:
        return cells
    return [match.group(1) for match in matches if match]


def _rises_within(days: list[str], hours: list[int]) -> bool:
    pairs = list(zip(pairwise(days), pairwise(hours), strict=True))
    steps = [later - earlier for (day, next_day), (earlier, later) in pairs if day == next_day]
    return bool(steps) and sum(step == 1 for step in steps) > _MOSTLY * len(steps)


def _first_hour(table: Table, index: int, hours: list[int], found: Findings) -> int:
    """The number of the hour that begins at 00:00."""
    name = table.header[index]
    if 0 in hours:
        return 0
    if _HOURS not in hours:
        wrong = Text("the hours of '{name}' are numbered neither from 0 nor to 24", {"name": shown(name)})
        expected = Text("hours of whole days, or times as 2019-12-31 23:00")
        raise found.refuse((table.header_line, table.at(table.header, index)), name, wrong, expected)
    found.read_as.append(Text("hour 1 from 00:00 to 01:00"))
    return 1


def check_counts(table: Table, found: Findings) -> None:
    """Notes where a column that counts the hours, in a table without times, does not go on to the next."""
    for index, name in enumerate(table.header):
        if name in COLUMNS:
            continue
        cells = [cell for _, _, cell in table.cells(index)]
        if not all(cell.isdecimal() and cell.isascii() and len(cell) < 10 for cell in cells):
            continue
        numbers = np.array([int(cell) for cell in cells], dtype=np.int64)
        steps = np.diff(numbers)
        on = (steps == 1) | ((steps == 1 - _HOURS) & (numbers.max(initial=0) <= _HOURS))
        falls = (steps == -1) | ((steps == _HOURS - 1) & (numbers.max(initial=0) <= _HOURS))
        one_each = len(numbers) > 2 and np.array_equal(
            np.sort(numbers), np.arange(numbers.min(), numbers.min() + len(numbers))
        )
        if not len(steps) or not (one_each or np.mean(on) >= _MOSTLY or np.mean(falls) >= _MOSTLY):
            continue
        wrong = [
            Wrong(
                *table.place(row + 1, index),
                Text("{second} follows {first}", {"first": cells[row], "second": cells[row + 1]}),
            )
            for row in np.flatnonzero(~on).tolist()
        ]
        found.lines(wrong, name, Text("hours one after another: without times the position counts"))
        return
