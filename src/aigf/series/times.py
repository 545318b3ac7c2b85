"""The column of a table that says when an hour is: found by what its cells say, and read into minutes, UTC.

Times of which the zone is known, from the cells or the name of the column, may stand in any order; others must rise.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

import numpy as np

from aigf.documents import shown
from aigf.series import zones
from aigf.series.clock import MINUTES_A_DAY, minute_of, not_a_time
from aigf.series.columns import COLUMNS, Array, Numbers
from aigf.series.date_columns import LOOKED_AT, MIDNIGHT, dated_once, only_days, reader_of
from aigf.series.dates_once import carried, check_restarts
from aigf.series.days import Column, minutes_of
from aigf.series.findings import Findings, Wrong
from aigf.series.hours_of_day import hours_beside
from aigf.series.moments import Moment, begin_of, begins_of, plainly
from aigf.series.steps import parts_of_hours
from aigf.series.table import Table
from aigf.text import Text

#: Names that say that a column is the time, in UTC.
TIME = ("time_utc", "time_utc_start", "datetime (utc)")
#: Days from 30 December 1899 on, as Excel counts them, of 1950 to 2149.
_SERIALS, _EXCEL_EPOCH = (18_264.0, 91_313.0), 25_569
#: Seconds from 1970 on, of 1971 to 2149; and milliseconds.
_SECONDS = (3.2e7, 5.7e9)
_WITH_ZONE = Text("a name with UTC+1 or with CET/CEST, or a zone in each time (2019-12-31 23:00+01:00)")
#: Names of columns that say when a row ends.
_ENDS = re.compile(r"^to\b|\b(?:tot|t/m|einde?|end|ends|ending|until|till)\b")
_STEPS = (5.0, 10.0, 15.0, 20.0, 30.0, 60.0)


class Times(NamedTuple):
    """The minutes, UTC, of the rows whose time can be read, the numbers of these rows, their zone, and the columns."""

    minutes: Numbers
    kept: list[int]
    zone: Text
    names: frozenset[str]
    durations: Numbers | None = None  #: minutes of each, where only the clock of its zone shows them

    def taken(self, which: slice) -> Times:
        """The times of the rows in a part of those whose time can be read."""
        lengths = None if self.durations is None else self.durations[which]
        return self._replace(minutes=self.minutes[which], kept=self.kept[which], durations=lengths)

    def ahead(self, minutes: Numbers | int) -> Times:
        """The times of a clock that is so many minutes ahead of UTC.

        In a zone that is half an hour or a quarter from the others hours may begin with those of its clock.
        """
        utc = self.minutes - minutes
        whole = not np.any(np.asarray(minutes) % 60) or not np.any(utc % 60)
        return self._replace(minutes=utc, durations=None if whole else parts_of_hours(self.minutes))


def times_of(table: Table, found: Findings) -> Times | None:
    """The times of a table; None where no column is a time. What is wrong in them is noted.

    Of several columns one with zones in its cells goes before one with a zone in its name, and that before others.
    Raises InputError where a time can be read two ways.
    """
    ranked = [(rank, index, read) for index in range(len(table.header)) for rank, read in _ways(table, index)]
    if not ranked:
        return None
    _, index, read = min(ranked, key=lambda one: (one[0], _says_end(table.header[one[1]]), one[1]))
    name = table.header[index]
    if name.lower() not in TIME:
        found.read_as.append(Text("times in the column '{name}'", {"name": shown(name)}))
    times = read(table, index, found)
    return _from_ends(times, name, found) if _says_end(name) else times


def _says_end(name: str) -> bool:
    return _ENDS.search(name.lower().replace("_", " ")) is not None


def _from_ends(times: Times, name: str, found: Findings) -> Times:
    """The beginnings of rows whose column says when they end: as much earlier as they mostly are apart."""
    distinct = np.unique(times.minutes)
    if len(distinct) < 2:
        return times
    step = int(np.median(np.diff(distinct)))
    said = Text(
        "The times of the column '{name}' are the ends of their rows: {minutes} minutes before them they begin.",
        {"name": shown(name), "minutes": step},
    )
    found.repairs.append(said)
    return times._replace(minutes=times.minutes - step)


def utc_times(table: Table, name: str, found: Findings) -> tuple[Numbers, list[int]]:
    """The minutes of a column, UTC where its cells do not say otherwise, and the rows of which they are."""
    times = _moments(table, table.header.index(name), found, 0)
    return times.minutes, times.kept


def _ways(table: Table, index: int) -> list[tuple[int, Callable[[Table, int, Findings], Times]]]:
    """How a column can be read as times, with its rank; none where it is something else."""
    name = table.header[index]
    if name in COLUMNS:
        return []
    step = max(1, len(table.rows) // LOOKED_AT)
    cells = plainly([row[index] for row in table.rows[::step] if index < len(row) and row[index].strip()])
    reader = reader_of(table, index)
    read = [moment for cell in cells if (moment := reader.read(begin_of(cell, reader))) is not None]
    if dated_once(cells, reader):
        return [(4, _first_of_day)]
    of_name = zones.named(name)
    if 2 * len(read) >= len(cells) > 0 or (name.lower() in TIME and not _counts(table, index, cells)):
        if any(moment.ahead is not None for moment in read):
            return [(0, _moments)]
        if read and (not any(moment.timed for moment in read) or only_days(table, index, read)):
            return [(6, _days)]
        rank = 4 if of_name is None else 3 if of_name == zones.CLOCK else 1
        return [(rank, _moments)]
    return _counts(table, index, cells)


def _counts(
    table: Table, index: int, cells: list[str]
) -> list[tuple[int, Callable[[Table, int, Findings], Times]]]:
    """The ways to read a column of numbers: Excel's days, or seconds or milliseconds from 1970 on."""
    if not cells or not all(cell[0].isdecimal() for cell in cells):
        return []
    numbers = table.numbers(index)
    values = numbers.values(numbers.decided() or ".")
    known = values[np.isfinite(values)]
    if len(known) < 2 or len(known) < 0.9 * len(values):
        return []
    if np.all((known >= _SERIALS[0]) & (known < _SERIALS[1])) and _steps(known * MINUTES_A_DAY):
        return [(5, _serials)]
    for scale in (1.0, 1000.0):
        if np.all((known >= _SECONDS[0] * scale) & (known < _SECONDS[1] * scale)) and _steps(
            known / scale / 60.0
        ):
            return [(2, _epochs)]
    return []


def _steps(minutes: Array) -> bool:
    """Whether numbers are whole minutes that are mostly a part of an hour apart."""
    whole = np.round(minutes)
    distinct = np.unique(whole)
    step = float(np.median(np.diff(distinct))) if len(distinct) > 1 else 0.0
    return bool(np.all(np.abs(minutes - whole) < 0.1)) and step in _STEPS


def _moments(table: Table, index: int, found: Findings, otherwise: int | None = None) -> Times:
    """The times of a column of moments; ``otherwise`` is its zone where neither cells nor name say it."""
    cells = plainly([row[index] if index < len(row) else "" for row in table.rows])
    reader = reader_of(table, index, found)
    begins = begins_of(cells, reader)
    if begins != cells:
        found.read_as.append(Text("the beginning of each part of time"))
    return read_column(Column(table, index, cells, list(map(reader.read, begins))), found, otherwise)


def read_column(column: Column, found: Findings, otherwise: int | None = None) -> Times:
    """The times of a column of which the cells have been read."""
    minutes = minutes_of(column, found)
    aheads = [None if moment is None else moment.ahead for moment in column.read]
    zoned = any(ahead is not None for ahead in aheads)
    kept, wrong = [], []
    for number, (minute, ahead) in enumerate(zip(minutes, aheads, strict=True)):
        if minute is not None and (ahead is not None or not zoned):
            kept.append(number)
            continue
        value = {"value": shown(column.cells[number])}
        said = not_a_time(column.cells[number])
        if column.read[number] is not None:
            said = Text("the date '{value}' is written in another way", value)
            if minute is not None:
                said = Text("'{value}' has no zone, and other times have", value)
        wrong.append(Wrong(*column.place(number), said))
    found.lines(wrong, column.name, Text("every time as 2019-12-31 23:00"))
    if any(moment is not None and moment.minute == MINUTES_A_DAY for moment in column.read):
        found.repairs.append(Text("24:00 is read as 00:00 of the next day."))
        _warn_of_ends(column, found)
    local = np.array([minutes[number] for number in kept], dtype=np.int64)
    if zoned:
        ahead_of = np.array([aheads[number] for number in kept], dtype=np.int64)
        zone = Text("the zone that each time says") if ahead_of.any() else Text("UTC")
        times = Times(local, kept, zone, frozenset({column.name}))
        return _in_year(times.ahead(ahead_of), found)
    return _zoned(Times(local, kept, Text("UTC"), frozenset({column.name})), column, found, otherwise)


def _warn_of_ends(column: Column, found: Findings) -> None:
    """Warns where every day runs from its first hour to 24:00, as one writes the ends of hours."""
    of_day = [moment.minute for moment in column.read if moment is not None]
    if 0 not in of_day and of_day[0] == min(of_day):
        found.warnings.append(
            Text(
                "Are the times of '{name}' ends of hours? They are read as beginnings.",
                {"name": shown(column.name)},
            )
        )


def _zoned(times: Times, column: Column, found: Findings, otherwise: int | None) -> Times:
    """Times without zones in their cells: in that of the name of the column, or that which the clock shows."""
    zone = zones.named(column.name)
    local = times.minutes
    if zone in {zones.CET, zones.CEST}:
        zone = _with_summer_time(local, column, found, zone == zones.CEST)
    if zone is None:
        zone = otherwise
    if zone is None:
        _refuse_elsewhere(column, found)
    if zone is None:
        if zones.shows_clock(local):
            zone = zones.CLOCK
        else:
            said = Text(
                "The time zone is not stated in the column '{name}': its times are read as UTC.",
                {"name": shown(column.name)},
            )
            found.warnings.append(said)
            _refuse_falling(times, column, found)
            return _in_year(times._replace(zone=Text("UTC (not stated)")), found)
    if isinstance(zone, int):
        return _in_year(times._replace(zone=zones.called(zone)).ahead(zone), found)
    placed = times._replace(minutes=zones.on_clock(local), zone=zones.called(zone))
    _refuse_falling(placed, column, found)
    return _in_year(placed, found)


def _refuse_elsewhere(column: Column, found: Findings) -> None:
    """Raises InputError where the name of a column states a zone whose clock is not known."""
    zone = zones.elsewhere(column.name)
    if zone is not None:
        wrong = Text("the time zone {zone} is not known here", {"zone": zone})
        raise found.refuse((column.table.header_line, 1), column.name, wrong, _WITH_ZONE)


def _with_summer_time(local: Numbers, column: Column, found: Findings, summer: bool) -> int | str:
    """Whether times that are called CET, or CEST, have summer time, as they show; refused where they do not."""
    if zones.shows_clock(local):
        return zones.CLOCK
    if summer and np.all(zones.on_clock(local) == local - 120):
        return 120
    if not summer and (zones.has_skipped_hour(local) or not zones.in_summer(local)):
        return 60
    wrong = Text("whether the times of '{name}' have summer time is not stated", {"name": shown(column.name)})
    raise found.refuse((column.table.header_line, 1), column.name, wrong, _WITH_ZONE)


def _refuse_falling(times: Times, column: Column, found: Findings) -> None:
    """Notes times that come before the one above them: without a zone that may be another thing than another order."""
    wrong = [
        Wrong(
            *column.place(times.kept[row + 1]),
            Text(
                "'{value}' comes before the time above it",
                {"value": shown(column.cells[times.kept[row + 1]])},
            ),
        )
        for row in np.flatnonzero(np.diff(times.minutes) < 0).tolist()
    ]
    found.lines(wrong, column.name, Text("times that rise, or a zone in each (2019-12-31 23:00Z)"))


def _in_year(times: Times, found: Findings) -> Times:
    """The times that may be in the year that is asked for."""
    if found.year is None:
        return times
    edge = 14 * 60
    first, last = minute_of(found.year, 1, 1) - edge, minute_of(found.year + 1, 1, 1) + edge
    which = np.flatnonzero((times.minutes >= first) & (times.minutes < last))
    kept = [times.kept[row] for row in which.tolist()]
    lengths = None if times.durations is None else times.durations[which]
    return times._replace(minutes=times.minutes[which], kept=kept, durations=lengths)


def _days(table: Table, index: int, found: Findings) -> Times:
    """The times of a column of days with the column of hours beside it; of midnights where there is none."""
    cells = [cell.removesuffix(MIDNIGHT) for cell in plainly([cell for _, _, cell in table.cells(index)])]
    reader = reader_of(table, index, found)
    dates = carried(cells)
    beside = hours_beside(table, index, dates, found)
    if beside is None:
        return read_column(Column(table, index, cells, list(map(reader.read, cells))), found)
    which, clocks = beside
    if dates != cells:
        check_restarts(table, index, cells, clocks, found)
    days = list(map(reader.read, dates))
    moments = [
        None if day is None or clock is None else Moment(day.day, clock[0], clock[1], True)
        for day, clock in zip(days, clocks, strict=True)
    ]
    both = [f"{cell} {hour.strip()}" for cell, (_, _, hour) in zip(dates, table.cells(which), strict=True)]
    column = Column(table, index, both, moments)
    times = read_column(column, found)
    if dates != cells:
        times = _in_order(times, column, found)
    return times._replace(names=times.names | {table.header[which]})


def _first_of_day(table: Table, index: int, found: Findings) -> Times:
    """The times of a column with the date in the first line of each day, and below it times of day."""
    cells = plainly([cell for _, _, cell in table.cells(index)])
    reader = reader_of(table, index, found)
    read = list(map(reader.read, cells))
    days = [None if moment is None else moment.day for moment in read]
    alone = [reader.clock(cell) if ":" in cell else None for cell in cells]
    clocks = [
        clock if moment is None else (moment.minute, moment.ahead)
        for moment, clock in zip(read, alone, strict=True)
    ]
    dates = carried(days)
    check_restarts(table, index, days, clocks, found)
    moments = [
        None if day is None or clock is None else Moment(day, clock[0], clock[1], True)
        for day, clock in zip(dates, clocks, strict=True)
    ]
    column = Column(table, index, cells, moments)
    return _in_order(read_column(column, found), column, found)


def _in_order(times: Times, column: Column, found: Findings) -> Times:
    """Times whose dates hold for what is below them, which rise in any zone."""
    if not found.problems:
        _refuse_falling(times, column, found)
    return times


def _serials(table: Table, index: int, found: Findings) -> Times:
    """The times of a column of Excel's days."""
    found.read_as.append(Text("Excel's numbers of days"))
    return _counted(table, index, found, lambda values: (values - _EXCEL_EPOCH) * MINUTES_A_DAY)


def _epochs(table: Table, index: int, found: Findings) -> Times:
    """The times of a column of seconds, or milliseconds, from 1970 on, which are UTC."""
    found.read_as.append(Text("seconds from 1970 on"))
    return _counted(
        table, index, found, lambda values: values / np.where(values < _SECONDS[1], 60.0, 60_000.0), 0
    )


def _counted(
    table: Table, index: int, found: Findings, minutes: Callable[[Array], Array], ahead: int | None = None
) -> Times:
    numbers = table.numbers(index)
    values = minutes(numbers.values(numbers.decided() or "."))
    read = [None if np.isnan(value) else Moment(0, round(value), ahead, True) for value in values.tolist()]
    return read_column(Column(table, index, numbers.texts, read), found)
