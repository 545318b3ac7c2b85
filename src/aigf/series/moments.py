"""How a day and a time of day are written: the minute that a cell is, and how far it says to be ahead of UTC."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from aigf.documents.months import MONTH_NAME, MONTHS
from aigf.series.clock import MINUTES_A_DAY, minute_of
from aigf.series.short_years import end_of, minute_in

_NAMED = re.compile(rf"(\d{{1,2}})[- ./]({MONTH_NAME})\.?[- ./](\d{{4}})", re.ASCII | re.IGNORECASE)
_PARTS = re.compile(r"([-/.\d]{8,10}?)(?:(?:T|, ?| |:)(.+))?", re.ASCII)
_BEHIND = frozenset({"T", " "})
_BEHIND_DAY = re.compile(r"(?:(?:T|, ?| |:)(.+))?", re.ASCII)
_RUN = re.compile(r"(\d{8})(\d{4})", re.ASCII)
_YEAR_FIRST = re.compile(r"(\d{4})([-/.])(\d{1,2})\2(\d{1,2})|(\d{4})(\d\d)(\d\d)", re.ASCII)
_YEAR_LAST = re.compile(r"(\d{1,2})([-/.])(\d{1,2})\2(\d{4})", re.ASCII)
_CLOCK = re.compile(
    r"(?:(\d{1,2})[:.](\d\d)|(\d\d)(\d\d)|(\d\d))(?::?00(?:[.,]0+)?)? ?(?:([ap])\.?m\.?)? ?"
    r"\(?(Z|UTC|GMT|CES?T|MES?Z)?(?:([-+]\d{1,2})(?::?(\d\d))?)?\)?(?:\[[\w/+-]+\])?",
    re.ASCII | re.IGNORECASE,
)
#: Both ends of a part of time; a hyphen without spaces could be that of a date or of a zone.
_BETWEEN = ("-", "–", "—", "tot", "to")
_INTERVAL = re.compile(rf"(.{{8,40}}?)(?: (?:{'|'.join(_BETWEEN)}) | ?/ ?(?=\d{{4}}-))(.{{4,40}})", re.ASCII)
#: Minutes ahead of UTC of a zone by its name.
_ZONES = {"Z": 0, "UTC": 0, "GMT": 0, "CET": 60, "MEZ": 60, "CEST": 120, "MESZ": 120}
#: Of hours that anyone has; seconds from 1970 on could be days of others.
_YEARS = (1900, 2200)
#: A day: its first minute; or the two numbers before its year, the sign between them, and the year.
Day = int | tuple[int, int, str, int]


class Moment(NamedTuple):
    """A day, the minute of that day (1440 where it is written as 24:00), and the minutes ahead of UTC if it says so."""

    day: Day
    minute: int
    ahead: int | None
    timed: bool  #: a time of day is written


class Reader:
    """Reads cells, each way of writing a day or a time of day once.

    ``order`` is that of day, month and year in dates whose year has two digits, where the column shows it.
    """

    def __init__(self, order: str | None = None) -> None:
        self.order = order
        self._days: dict[str, Day | None] = {}
        self._clocks: dict[str, tuple[int, int | None] | None] = {}

    def read(self, cell: str) -> Moment | None:
        """The moment in a cell; None where it is none."""
        if self.order is None and cell[10:11] in _BEHIND:  # a day of ten signs, and a time of day
            known, clock = self._days.get(cell[:10]), self._clocks.get(cell[11:])
            if known is not None and clock is not None:
                return Moment(known, *clock, True)
        end = 0 if self.order is None else end_of(cell)
        match = (_BEHIND_DAY.fullmatch(cell, end) if end else None) or _PARTS.fullmatch(cell)
        if match is None:
            match = _RUN.fullmatch(cell) or _PARTS.fullmatch(_with_number(cell))
            if match is None:
                return None
        *written, of_day = match.groups()
        day = self._day(written[0] if written else cell[:end])
        if day is None:
            return None
        if of_day is None:
            return Moment(day, 0, None, False)
        clock = self.clock(of_day)
        return None if clock is None else Moment(day, *clock, True)

    def clock(self, text: str) -> tuple[int, int | None] | None:
        """The minute of the day and the minutes ahead of UTC; None where it is no time of day."""
        if text not in self._clocks:
            self._clocks[text] = _clock(text)
        return self._clocks[text]

    def _day(self, text: str) -> Day | None:
        if text not in self._days:
            short = None if self.order is None else minute_in(text, self.order)
            self._days[text] = _day(text) if short is None else short
        return self._days[text]


def begin_of(cell: str, reader: Reader) -> str:
    """The beginning of a part of time that is written with its end, as 2019-12-31 22:00 - 23:00; else the cell."""
    match = _INTERVAL.fullmatch(cell)
    if match is None:
        return cell
    begin, end = match.groups()
    ends = reader.read(end) is not None or reader.clock(end) is not None
    return begin if ends and reader.read(begin) is not None else cell


def begins_of(cells: Sequence[str], reader: Reader) -> list[str]:
    """The cells, and of parts of time their beginnings."""
    written = "\n".join(cells)
    if "/" not in written and not any(f" {sign} " in written for sign in _BETWEEN):
        return list(cells)
    return [begin_of(cell, reader) for cell in cells]


def plainly(cells: Sequence[str]) -> list[str]:
    """The cells with one ordinary space for every run of spaces."""
    return [" ".join(cell.split()) for cell in cells]


def by_order(day: Day, day_first: bool) -> int | None:
    """The first minute of a day whose year is last; None where there is no such day."""
    if isinstance(day, int):
        return day
    first, second, _, year = day
    try:
        return minute_of(year, second if day_first else first, first if day_first else second)
    except ValueError:
        return None


def _with_number(cell: str) -> str:
    """A cell with the name of a month as its number, year first."""
    match = _NAMED.match(cell)
    if match is None:
        return cell
    day, month, year = match.groups()
    return f"{year}-{MONTHS[month.lower()]:02}-{int(day):02}{cell[match.end() :]}"


def _day(text: str) -> Day | None:
    last = _YEAR_LAST.fullmatch(text)
    if last is not None:
        first, sign, second, year = last.groups()
        if not _YEARS[0] <= int(year) <= _YEARS[1]:
            return None
        return int(first), int(second), sign, int(year)
    match = _YEAR_FIRST.fullmatch(text)
    if match is None:
        return None
    year, _, month, of_month, *run = match.groups()
    if not _YEARS[0] <= int(year or run[0]) <= _YEARS[1]:
        return None
    try:
        return minute_of(*(int(part) for part in (run if year is None else (year, month, of_month))))
    except ValueError:
        return None


def _clock(text: str) -> tuple[int, int | None] | None:
    match = _CLOCK.fullmatch(text)
    if match is None:
        return None
    hour, minute, run_hour, run_minute, alone, half, zone, ahead, rest = match.groups()
    hours, minutes = int(hour or run_hour or alone), int(minute or run_minute or 0)
    if half is not None:
        if not 1 <= hours <= 12:
            return None
        hours = hours % 12 + (12 if half.lower() == "p" else 0)
    at = hours * 60 + minutes
    if minutes > 59 or at > MINUTES_A_DAY:
        return None
    if ahead is None:
        return at, None if zone is None else _ZONES[zone.upper()]
    if zone is not None and _ZONES[zone.upper()]:
        return None
    shift = int(ahead[1:]) * 60 + int(rest or 0)
    return (at, -shift if ahead[0] == "-" else shift) if shift <= MINUTES_A_DAY else None
