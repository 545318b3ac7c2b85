"""Dates that stand only in the first line of their day, as merged cells of a spreadsheet give them.

A line without a date is of the date above it where its time comes after that of the line above it, and where the
times begin anew at every date: else a date is missing, and which it is is not known.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import TypeVar

from aigf.series.findings import Findings, Wrong
from aigf.series.hours_of_day import Clock
from aigf.series.table import Table
from aigf.text import Text

One = TypeVar("One")
#: The hour that the clock shows twice in autumn, in minutes of the day.
_TWICE = (120, 180)


def carried(days: Sequence[One]) -> list[One]:
    """The date of every line: its own, else that above it; as they are where no line above has one."""
    dates: list[One] = []
    for day in days:
        dates.append(dates[-1] if dates and day in ("", None) else day)
    return dates


def check_restarts(
    table: Table, index: int, days: Sequence[object], clocks: Sequence[Clock | None], found: Findings
) -> None:
    """Notes the lines at which a date that is not written would have to begin, or one begins within a day."""
    found.read_as.append(Text("dates in the first line of each day"))
    dates = carried(days)
    wrong: list[Wrong] = []
    for row, (earlier, later) in enumerate(pairwise(clocks), 1):
        if earlier is None or later is None:
            continue  # noted as no time
        same = dates[row] == dates[row - 1]
        again = _TWICE[0] == later[0] <= earlier[0] < _TWICE[1]
        if same and later[0] < earlier[0] and not again:
            said = Text("the time comes before that above it, and no date stands beside it")
            wrong.append(Wrong(*table.place(row, index), said))
        elif not same and later[0] >= earlier[0]:
            said = Text("a date begins here, and the times do not begin anew")
            wrong.append(Wrong(*table.place(row, index), said))
    found.lines(wrong, table.header[index], Text("a date in every line, or in the first line of each day"))
