"""Times: how they are written, the clock of Central Europe, and one value for every hour in a row.

The clock is that of Directive 2000/84/EC: summer time from the last Sunday of March to the last Sunday of October,
both at 01:00 UTC, as it has been since 1996.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta

import numpy as np

from aigf.documents import shown
from aigf.series.columns import Array, Numbers
from aigf.series.findings import Findings, Wrong
from aigf.series.series import MINUTES_AN_HOUR, Hours, written
from aigf.series.steps import in_steps, missing, moments
from aigf.text import Text

MINUTES_A_DAY = 1440
_FURTHEST_ZONE = 14  #: hours ahead of UTC
_EPOCH = date(1970, 1, 1).toordinal()
_ISO = re.compile(r"(\d{4})-(\d\d)-(\d\d)[ T](\d\d):(\d\d)(?::00(?:\.0+)?)?(Z|[+-]\d\d:?\d\d)?", re.ASCII)
#: Ways of writing a date in which day and month may be confused.
_OTHER = re.compile(r"\d{1,4}[./-]\d{1,2}[./-]\d{1,4}([ T]\d{1,2}:\d\d(:\d\d)?)?", re.ASCII)


@dataclass(frozen=True)
class Rows:
    """What was read line by line: the minute at which each begins, UTC from 1970, and how long it is.

    ``values`` may be not-a-number where a problem was noted.
    """

    minutes: Numbers
    durations: Numbers
    lines: Numbers
    values: dict[str, Array]

    def taken(self, which: Numbers) -> Rows:
        """The rows with these numbers, in their order."""
        values = {name: value[which] for name, value in self.values.items()}
        return Rows(self.minutes[which], self.durations[which], self.lines[which], values)


def minute_of(year: int, month: int, day: int, hour: int = 0, minute: int = 0) -> int:
    """Minutes from 1 January 1970 to a time; raises ValueError where there is no such day."""
    if not all(0 <= part <= 9999 for part in (year, month, day)):
        raise ValueError("no such day")
    return (date(year, month, day).toordinal() - _EPOCH) * MINUTES_A_DAY + hour * 60 + minute


def not_a_time(cell: str) -> Text:
    """What is wrong with a cell that is no moment."""
    return Text("'{value}' is not a time", {"value": shown(cell)})


def iso_minute(cell: str) -> int | Text:
    """The minute, UTC, of a time written as ``2019-12-31 23:00``, with or without an offset; or what is wrong."""
    match = _ISO.fullmatch(cell)
    if match is None:
        if _OTHER.fullmatch(cell):
            return Text("the date '{value}' is written in another way", {"value": shown(cell)})
        return not_a_time(cell)
    year, month, day, hour, minute = (int(part) for part in match.groups()[:5])
    try:
        found = minute_of(year, month, day, hour, minute)
    except ValueError:
        return not_a_time(cell)
    if hour > 23 or minute > 59:
        return not_a_time(cell)
    offset = match.group(6)
    if offset and offset != "Z":
        ahead = int(offset[1:3]) * 60 + int(offset[-2:])
        found -= ahead if offset[0] == "+" else -ahead
    return found


def summer_time(year: int) -> tuple[int, int]:
    """The minutes, UTC, at which summer time begins and ends in a year."""
    begin, end = (minute_of(year, month, _last_sunday(year, month), 1) for month in (3, 10))
    return begin, end


def _last_sunday(year: int, month: int) -> int:
    last = date(year, month, 31)
    return (last - timedelta(days=(last.weekday() + 1) % 7)).day


def changes_clock(year: int, month: int, day: int) -> bool:
    """Whether the clock of Central Europe is changed on a day."""
    return month in (3, 10) and day == _last_sunday(year, month)


def central_european(local: int, year: int, zone: str | None, again: bool) -> int | None:
    """The minute, UTC, of a minute on the clock of Central Europe; None where the clock skips it.

    ``zone`` is CET or CEST where the file says it; ``again`` is true where the clock has shown this minute before.
    """
    begin, end = summer_time(year)
    if zone is not None:
        return local - (120 if zone == "CEST" else 60)
    summer, winter = local - 120, local - 60
    if begin <= summer < end:
        return winter if again and winter >= end else summer
    return None if begin <= winter < end else winter


def on_the_clock(times: Hours) -> Hours:
    """What the clock of Central Europe shows at times in UTC."""
    minutes = times.astype("datetime64[m]").astype(np.int64)
    years = times.astype("datetime64[Y]").astype(np.int64) + 1970
    ahead = np.full(len(minutes), MINUTES_AN_HOUR)
    for year in np.unique(years).tolist():
        begin, end = summer_time(year)
        ahead[(minutes >= begin) & (minutes < end)] = 2 * MINUTES_AN_HOUR
    local: Hours = (minutes + ahead).astype("datetime64[m]")
    return local


def in_year(minute: int, year: int | None) -> bool:
    """Whether a minute, UTC, is in a year anywhere on earth; true where no year is asked for."""
    if year is None:
        return True
    edge = _FURTHEST_ZONE * 60
    return minute_of(year, 1, 1) - edge <= minute < minute_of(year + 1, 1, 1) + edge


def is_clock_change(hour: np.datetime64) -> bool:
    """Whether an hour, UTC, is one that is lost or there twice when the clock of Central Europe is changed."""
    moment: datetime = hour.astype(object)
    if not changes_clock(moment.year, moment.month, moment.day):
        return False
    return moment.hour == 1 or (moment.month == 10 and moment.hour == 0)


def steps_in_a_row(rows: Rows, found: Findings) -> tuple[Hours, dict[str, Array], tuple[int, ...], int]:
    """The hours of a file in their order, each once; with the columns and the line of each, and the minutes of each.

    Lines that are there twice are dropped and parts of an hour averaged, unless they are kept, which is said; an hour
    that is missing at a change of the clock is interpolated, which is said too. Two values for one hour and missing
    hours are noted.
    """
    rows = _once(_ordered(rows, found), found)
    if found.parts and np.any(rows.durations < MINUTES_AN_HOUR):
        numbers, lines, values, step = in_steps(rows.minutes, rows.durations, rows.lines, rows.values, found)
        counted = Rows(numbers, np.full(len(numbers), step), lines, values)
        return *_filled(counted, found, step), step
    whole, averaged = _whole_hours(rows, found)
    hours, columns, numbered = _filled(whole, found, MINUTES_AN_HOUR)
    if averaged:
        said = {"count": len(averaged), "first": written(np.datetime64(averaged[0], "h"))}
        found.repairs.append(Text("{count} hours are the mean of their parts, from {first} UTC on.", said))
    return hours, columns, numbered, MINUTES_AN_HOUR


def _ordered(rows: Rows, found: Findings) -> Rows:
    if np.all(np.diff(rows.minutes) >= 0):
        return rows
    found.repairs.append(Text("The hours were not in order and have been put in order."))
    return rows.taken(np.argsort(rows.minutes, kind="stable"))


def _once(rows: Rows, found: Findings) -> Rows:
    """Rows that are there again with the same values are dropped, and those with other values noted."""
    again = np.flatnonzero(np.diff(rows.minutes, prepend=rows.minutes[:1] - 1) == 0)
    if not len(again):
        return rows
    wrong: list[Wrong] = []
    for row in again:
        same = all(
            value[row] == value[row - 1] or (np.isnan(value[row]) and np.isnan(value[row - 1]))
            for value in rows.values.values()
        )
        if not same:
            said = Text(
                "{hour} UTC has another value here than on line {line}",
                {"hour": _minute(rows.minutes[row]), "line": int(rows.lines[row - 1])},
            )
            wrong.append(Wrong(int(rows.lines[row]), 1, said))
    found.lines(wrong, "", Text("one value for an hour"))
    if len(again) > len(wrong):
        dropped = {"count": len(again) - len(wrong)}
        found.repairs.append(Text("Lines that were there twice have been dropped: {count}.", dropped))
    return rows.taken(np.setdiff1d(np.arange(len(rows.minutes)), again))


def _whole_hours(rows: Rows, found: Findings) -> tuple[Rows, list[int]]:
    """The rows as whole hours: parts averaged by how long they last; and the hours that were so averaged."""
    if np.all(rows.durations == 60) and np.all(rows.minutes % 60 == 0):
        return Rows(rows.minutes // 60, rows.durations, rows.lines, rows.values), []
    past = int(rows.minutes[0]) % 60
    rows, across = _divided(rows)
    hours, first, number = np.unique(rows.minutes // 60, return_index=True, return_inverse=True)
    length = np.bincount(number, weights=rows.durations)
    values = {
        name: np.bincount(number, weights=value * rows.durations) / length
        for name, value in rows.values.items()
    }
    if across or (past and len(hours) > 1 and length[0] + length[-1] == 60):
        found.repairs.append(_said_across(past))
        # Of the first hour a part is known and stands for it, so that a year stays one; others are then missing.
        known: Numbers = np.flatnonzero((length == 60) | (hours == hours[0]))
        whole = Rows(hours, length.astype(np.int64), rows.lines[first], values).taken(known)
        return whole, []
    wrong = [
        Wrong(
            int(rows.lines[first[hour]]),
            1,
            Text(
                "of the hour {hour} UTC there are {minutes} minutes",
                {"hour": written(np.datetime64(int(hours[hour]), "h")), "minutes": int(length[hour])},
            ),
        )
        for hour in np.flatnonzero(length != 60)
    ]
    found.lines(wrong, "", Text("all parts of an hour, each once"))
    averaged = [int(hour) for hour in hours[np.bincount(number) > 1]]
    return Rows(hours, np.full(len(hours), 60, dtype=np.int64), rows.lines[first], values), averaged


def _divided(rows: Rows) -> tuple[Rows, bool]:
    """The rows, those that go across the end of an hour UTC as two; and whether there are such rows.

    They are the hours of a zone that is half an hour or a quarter from the others, as that of India or Nepal.
    """
    within = np.minimum(rows.durations, 60 - rows.minutes % 60)
    across: Numbers = np.flatnonzero(rows.durations > within)
    # Values every five or ten minutes are no hours that begin beside those of UTC: each would last into the next.
    if not len(across) or np.any(np.diff(rows.minutes) < rows.durations[:-1]):
        return rows, False
    begins = np.concatenate([rows.minutes, (rows.minutes[across] // 60 + 1) * 60])
    lengths = np.concatenate([within, (rows.durations - within)[across]])
    order = np.argsort(begins, kind="stable")
    twice = rows.taken(np.concatenate([np.arange(len(rows.minutes)), across])[order])
    return Rows(begins[order], lengths[order], twice.lines, twice.values), True


def _said_across(past: int) -> Text:
    return Text(
        "The hours of the file begin {minutes} minutes past those of UTC: each hour is the mean of the two in which it "
        "lies, by their minutes; the first is the one that it ends in.",
        {"minutes": past},
    )


def _filled(rows: Rows, found: Findings, step: int) -> tuple[Hours, dict[str, Array], tuple[int, ...]]:
    """The hours, or steps of one, with what the clock has taken put back, and other gaps noted.

    ``rows`` counts in these. What may be filled is put in as not-a-number.
    """
    numbers, values, lines = rows.minutes, rows.values, rows.lines
    an_hour = MINUTES_AN_HOUR // step
    wrong: list[Wrong] = []
    by_clock: list[int] = []
    put: list[
        tuple[int, int]
    ] = []  # steps that are put in: the row after them, and how far after the one before
    for row in np.flatnonzero(np.diff(numbers) > 1).tolist():
        begin, end = int(numbers[row]) + 1, int(numbers[row + 1]) - 1
        count = end - begin + 1
        if count == an_hour and begin % an_hour == 0 and is_clock_change(_hour(begin, step)):
            by_clock.append(row + 1)
        elif _is_leap_day(begin, end, step):
            found.repairs.append(Text("The file has no 29 February."))
            continue
        elif count > max(found.filling) * an_hour or len(put) >= len(numbers):
            wrong.append(Wrong(int(lines[row + 1]), 1, missing(begin, end, step)))
            continue
        put += [(row + 1, number) for number in range(1, count + 1)]
    found.lines(wrong, "", found.advice())
    for row in by_clock:
        said = Text(
            "{hour} UTC is missing because the clock was changed; it is the mean of its neighbours.",
            {"hour": written(_hour(int(numbers[row - 1]) + 1, step))},
        )
        found.repairs.append(said)
    at = [row for row, _ in put]
    changed = set(by_clock)
    columns = {
        name: np.insert(
            value, at, [(value[row - 1] + value[row]) / 2.0 if row in changed else np.nan for row in at]
        )
        for name, value in values.items()
    }
    whole: Numbers = np.insert(numbers, at, [numbers[row - 1] + number for row, number in put])
    numbered = tuple(np.insert(lines, at, [lines[row] for row in at]).tolist())
    return moments(whole, step), columns, numbered


def _hour(number: int, step: int) -> np.datetime64:
    """The hour in which a step begins that is numbered from 1970 on."""
    return np.datetime64(number * step // MINUTES_AN_HOUR, "h")


def _is_leap_day(begin: int, end: int, step: int) -> bool:
    """Whether a gap, in steps from 1970, is 29 February in some time zone."""
    if (end - begin + 1) * step != MINUTES_A_DAY:
        return False
    year: int = _hour(begin, step).astype(object).year
    try:
        leap_day = minute_of(year, 2, 29)
    except ValueError:
        return False
    return abs(begin * step - leap_day) <= _FURTHEST_ZONE * MINUTES_AN_HOUR


def _minute(minute: np.int64) -> str:
    return str(np.datetime64(int(minute), "m")).replace("T", " ")
