"""Which of two numbers before a year is the day: decided for a column from all its cells, else refused."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from aigf.documents import shown
from aigf.series.clock import MINUTES_A_DAY
from aigf.series.findings import Findings
from aigf.series.moments import Day, Moment, by_order
from aigf.series.table import Table
from aigf.text import Text

_EVEN = 120  #: minutes between times that are hours apart, a change of the clock included


class Column(NamedTuple):
    """A column of moments: where it is, its cells, and what was read in each."""

    table: Table
    number: int
    cells: list[str]
    read: list[Moment | None]

    @property
    def name(self) -> str:
        return self.table.header[self.number]

    def place(self, number: int) -> tuple[int, int]:
        """Line and column of a cell."""
        return self.table.place(number, self.number)


def minutes_of(column: Column, found: Findings) -> list[int | None]:
    """The minute of every cell on its own clock; None where it is no time, or has its date in another order.

    Days of which the year is last have the day first where a number above 12 or points between them show it, or where
    only that makes the times go on evenly; the month first likewise. Raises InputError where neither is shown.
    """
    last = [moment.day for moment in column.read if moment is not None and not isinstance(moment.day, int)]
    year_first = sum(moment is not None for moment in column.read) - len(last)
    if len(last) <= year_first:
        return [
            None if one is None or not isinstance(one.day, int) else one.day + one.minute
            for one in column.read
        ]
    day_first = _day_first(column, last)
    if day_first is None:
        raise found.refuse(*_two_readings(column))
    found.read_as.append(
        Text("dates with the day first") if day_first else Text("dates with the month first")
    )
    return _read(column, day_first)


def _day_first(column: Column, days: Sequence[Day]) -> bool | None:
    """Whether the day is the first number; None where both can be."""
    parts = {day for day in days if not isinstance(day, int)}
    above = [sum(part[0] > 12 for part in parts), sum(part[1] > 12 for part in parts)]
    if any(above):
        return above[0] >= above[1]
    if any(sign == "." for _, _, sign, _ in parts) or all(first == second for first, second, _, _ in parts):
        return True
    even = [_goes_on(_read(column, day_first)) for day_first in (True, False)]
    return even[0] if even[0] != even[1] else None


def _read(column: Column, day_first: bool) -> list[int | None]:
    days: dict[Day, int | None] = {}
    minutes: list[int | None] = []
    for moment in column.read:
        if moment is None or isinstance(moment.day, int):
            minutes.append(None)
            continue
        if moment.day not in days:
            days[moment.day] = by_order(moment.day, day_first)
        first = days[moment.day]
        minutes.append(None if first is None else first + moment.minute)
    return minutes


def _goes_on(minutes: Sequence[int | None]) -> bool:
    steps = np.diff(np.unique([minute for minute in minutes if minute is not None]))
    return bool(len(steps) and (steps.max() <= _EVEN or np.all(steps == MINUTES_A_DAY)))


def _two_readings(column: Column) -> tuple[tuple[int, int], str, Text, Text]:
    number = next(
        number
        for number, one in enumerate(column.read)
        if one is not None and not isinstance(one.day, int) and one.day[0] != one.day[1]
    )
    moment = column.read[number]
    day = moment.day if moment is not None else 0
    readings = [str(np.datetime64(by_order(day, day_first) or 0, "m"))[:10] for day_first in (True, False)]
    values = {"value": shown(column.cells[number]), "first": readings[0], "second": readings[1]}
    wrong = Text("'{value}' can be read as {first} and as {second}", values)
    return column.place(number), column.name, wrong, Text("dates as 2019-12-31")
