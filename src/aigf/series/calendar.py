"""Series on the year of an appraisal: 8,760 hours from 1 January 00:00 UTC."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from aigf.documents import InputError, Place, Problem
from aigf.series.series import (
    HOURS_A_LEAP_YEAR,
    HOURS_A_YEAR,
    MINUTES_AN_HOUR,
    Series,
    hours_in,
    period_of,
)
from aigf.series.steps import moments
from aigf.text import Text

MINUTES_A_DAY = 24 * MINUTES_AN_HOUR
_BEFORE_LEAP_DAY = 59  #: days


def is_a_year(series: Series) -> bool:
    """Whether a series has the hours of one year, whenever that begins."""
    if series.span == HOURS_A_YEAR:
        return series.hours is None or not _has_leap_day(series)
    if series.span == HOURS_A_LEAP_YEAR:
        return series.hours is None or _has_leap_day(series)
    return False


def calendar_year(series: Series) -> Series:
    """The series with the steps of 8,760 hours from 1 January 00:00 UTC on, without a 29 February, which is said.

    Hours of the year before or after are put where they are in the year: the first hour of a Dutch year is
    31 December 23:00 UTC. Raises InputError where the series is no year.
    """
    if not is_a_year(series):
        last = Place(series.sources[0].file, series.lines[-1] if series.lines else 1, 1)
        wrong = Text("these are {count} hours", {"count": series.span})
        expected = Text(
            "the 8,760 or 8,784 hours of one year (aigf series --year takes one out of a longer file)"
        )
        raise InputError([Problem(last, "", wrong, expected)])
    said = list(series.repairs)
    which = np.arange(len(series))
    if series.span == HOURS_A_LEAP_YEAR:
        which = np.delete(which, _of_leap_day(series)) if series.hours is None else which[~_leap_day(series)]
        said.append(Text("29 February has been left out: the year has 8,760 hours."))
    first = 0 if series.hours is None else _minute_of_year(series.hours[which[0]])
    if first:
        which = np.roll(which, first // series.step)
        moved = min(first, HOURS_A_YEAR * MINUTES_AN_HOUR - first) // series.step
        across = Text("Hours across the new year (UTC) are put in this year: {count}.", {"count": moved})
        if series.step < MINUTES_AN_HOUR:
            across = Text(
                "Steps of {minutes} minutes across the new year (UTC) are put in this year: {count}.",
                {"count": moved, "minutes": series.step},
            )
        said.append(across)
    return replace(
        series,
        hours=None if series.hours is None else _year_hours(series, which),
        columns={name: values[which] for name, values in series.columns.items()},
        lines=tuple(series.lines[hour] for hour in which),
        repairs=tuple(said),
    )


def of_year(series: Series, year: int) -> Series:
    """The hours of one calendar year, UTC; the whole series where it is that year in a time zone near it.

    Raises InputError where the series has no times or does not hold the whole year.
    """
    source = series.sources[0]
    if series.hours is not None:
        which = np.flatnonzero(series.hours.astype("datetime64[Y]").astype(int) + 1970 == year)
        whole = hours_in(len(which), series.step) in {HOURS_A_YEAR, HOURS_A_LEAP_YEAR}
        if not whole and source.years == (year,) and is_a_year(series):
            return series
        if whole:
            hours = series.hours[which]
            return replace(
                series,
                hours=hours,
                columns={name: values[which] for name, values in series.columns.items()},
                lines=tuple(series.lines[hour] for hour in which),
                sources=(source._replace(years=(year,), period=period_of(hours), length=len(which)),),
            )
    wrong = Text("the file does not have the whole of {year}", {"year": year})
    if series.hours is None:
        wrong = Text("the file has no times to take a year from")
    raise InputError([Problem(Place(source.file, 1, 1), "", wrong, Text("every hour of that year"))])


def _leap_day(series: Series) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    days = series.hours.astype("datetime64[D]") if series.hours is not None else np.zeros(0, "datetime64[D]")
    months = days.astype("datetime64[M]")
    found: np.ndarray[tuple[int], np.dtype[np.bool_]] = (months.astype(int) % 12 == 1) & (
        (days - months).astype(int) == 28
    )
    return found


def _has_leap_day(series: Series) -> bool:
    # In another time zone a file without 29 February keeps an edge of it.
    return int(np.sum(_leap_day(series))) * series.step == MINUTES_A_DAY


def _of_leap_day(series: Series) -> slice:
    """The steps of 29 February in a leap year from 1 January on."""
    return slice(
        _BEFORE_LEAP_DAY * MINUTES_A_DAY // series.step, (_BEFORE_LEAP_DAY + 1) * MINUTES_A_DAY // series.step
    )


def _minute_of_year(begin: np.datetime64) -> int:
    """The minute at which a step begins, from 0, in a year without 29 February."""
    year = begin.astype("datetime64[Y]")
    minute = int((begin.astype("datetime64[m]") - year.astype("datetime64[m]")).astype(int))
    is_leap = (year + 1).astype("datetime64[D]") - year.astype("datetime64[D]") == np.timedelta64(366, "D")
    return minute - MINUTES_A_DAY if is_leap and minute >= (_BEFORE_LEAP_DAY + 1) * MINUTES_A_DAY else minute


def _year_hours(
    series: Series, which: np.ndarray[tuple[int], np.dtype[np.int64]]
) -> np.ndarray[tuple[int], np.dtype[np.datetime64]]:
    """The steps of 8,760 hours of the year that most of a series is of, without 29 February."""
    years = series.sources[0].years
    year = np.datetime64(f"{years[0] if years else 2001}-01-01T00", "m")
    first = int(year.astype(int)) // series.step
    steps = HOURS_A_YEAR * MINUTES_AN_HOUR // series.step
    day = MINUTES_A_DAY // series.step
    hours = moments(np.arange(first, first + steps + day), series.step)
    is_leap = hours[-1].astype("datetime64[Y]") == year.astype("datetime64[Y]")
    taken = np.delete(hours, _of_leap_day(series)) if is_leap else hours[:steps]
    found: np.ndarray[tuple[int], np.dtype[np.datetime64]] = taken[: len(which)]
    return found
