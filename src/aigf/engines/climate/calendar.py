"""The hours of a year: season, time of day, and the clock and the week that the Netherlands live by.

Hour t is that from t to t + 1 after 1 January 00:00 UTC. A generated year begins on a Monday.
"""

from __future__ import annotations

from functools import cache

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[np.float64]
Value = float | Array

HOURS_A_DAY = 24
DAYS_A_YEAR = 365
HOURS_A_YEAR = HOURS_A_DAY * DAYS_A_YEAR
DAYS_A_WEEK = 7
DAY_TYPES = 3  #: working day, Saturday, Sunday

_DAYS_ON_AVERAGE = 365.25
_SATURDAY, _SUNDAY = 5, 6
_MARCH_31, _OCTOBER_31 = 89, 303  #: days after 1 January, outside leap years
_CLOCK_CHANGE = 1  #: hour UTC at which summer time begins and ends


def season_angle(hours: int) -> Array:
    """Where in the year every hour lies [rad], 0 on 1 January."""
    angle = (np.arange(hours) + 0.5) * (2 * np.pi / (HOURS_A_DAY * _DAYS_ON_AVERAGE))
    return angle.astype(np.float64)


def time_of_day(hours: int) -> Array:
    """The angle of the time of day of every hour [rad], 0 at midnight UTC."""
    angle: Array = 2 * np.pi * ((np.arange(hours) % HOURS_A_DAY) + 0.5) / HOURS_A_DAY
    return angle


def harmonics(angle: Array, order: int) -> Array:
    """1, cosine and sine, and those of the multiples of the angle: shape (2 · order + 1, hours)."""
    waves = [np.ones_like(angle)]
    for multiple in range(1, order + 1):
        waves += [np.cos(multiple * angle), np.sin(multiple * angle)]
    return np.stack(waves)


@cache
def season_by_time(hours: int, seasons: int, times: int) -> Array:
    """Products of the harmonics of season and time of day: shape ((2 · seasons + 1)(2 · times + 1), hours)."""
    year = harmonics(season_angle(hours), seasons)
    day = harmonics(time_of_day(hours), times)
    return (year[:, None, :] * day[None, :, :]).reshape(-1, hours)


def clock(hours: int, first_weekday: int = 0) -> tuple[npt.NDArray[np.intp], Array]:
    """The type of day (0 working day, 1 Saturday, 2 Sunday) and the time on the clock [h] of every hour.

    Central European time, with summer time from the last Sunday of March to that of October. The year has a
    29 February where it has more than 8,760 hours, and begins on ``first_weekday`` (0 is Monday).
    """
    hour = np.arange(hours)
    leap = int(hours > HOURS_A_YEAR)
    last_sundays = [
        last - (first_weekday + last - _SUNDAY) % DAYS_A_WEEK
        for last in (_MARCH_31 + leap, _OCTOBER_31 + leap)
    ]
    begin, end = (day * HOURS_A_DAY + _CLOCK_CHANGE for day in last_sundays)
    local = hour + 1 + ((hour >= begin) & (hour < end))
    weekday = (local // HOURS_A_DAY + first_weekday) % DAYS_A_WEEK
    day_type = np.where(weekday == _SUNDAY, 2, np.where(weekday == _SATURDAY, 1, 0))
    return day_type, (local % HOURS_A_DAY).astype(np.float64)
