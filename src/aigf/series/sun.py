"""When the sun of a series is highest, and when it is at its place: that tells its time zone."""

from __future__ import annotations

import numpy as np

from aigf.series.columns import Array
from aigf.series.series import Hours
from aigf.text import Text

#: Hours by which the sun of real files differs at most from that of their place is 0.62: clouds, and fog at dawn.
WARNED, REFUSED = 0.75, 2.0
#: Panels that face east or west have their sun up to two hours earlier or later.
WARNED_OF_PANELS = 2.0
#: Fewer hours say too little, as clouds may hide the sun of every afternoon.
_FEWEST_HOURS = 72
#: How far the radiation is gathered around one hour of the day, from 0 to 1: real days are at 0.6 and more.
_GATHERED = 0.4
_DAY = 24.0


def limits(column: str) -> tuple[float, float]:
    """The hours between the sun of a column and that of its place above which is warned, and above which refused."""
    if column == "solar_cf":
        return WARNED_OF_PANELS, REFUSED + WARNED_OF_PANELS
    return WARNED, REFUSED


def difference(hours: Hours, values: Array, longitude: float) -> tuple[float, float, float] | None:
    """The hour, UTC, at which the sun of a series is highest, that at its longitude, and the hours between them.

    The middle of the radiation over the day stands for the highest sun; the other is 12:00 less four minutes a degree
    east and less the equation of time, by day weighed with the radiation. None where the series is too short, or no
    day and night can be told in it.
    """
    known = np.isfinite(values) & (values > 0.0)
    whole = hours.astype("datetime64[h]")
    if 1 + np.count_nonzero(np.diff(whole)) < _FEWEST_HOURS or not known.any():
        return None
    weight = values[known] / values[known].sum()
    of_day = whole[known].astype(np.int64) % 24 + 0.5
    middle = np.sum(weight * np.exp(2j * np.pi * of_day / _DAY))
    if abs(middle) < _GATHERED:
        return None
    found = float(np.angle(middle) * _DAY / (2.0 * np.pi)) % _DAY
    expected = (12.0 - longitude / 15.0 - float(np.sum(weight * _equation_of_time(hours[known])))) % _DAY
    apart = (found - expected + 12.0) % _DAY - 12.0
    return found, expected, apart


def said(found: float, expected: float, longitude: float) -> Text:
    """The two hours in a sentence."""
    return Text(
        "the sun of these hours is highest at {found} UTC; at longitude {longitude} it is at {expected} UTC",
        {"found": _clock(found), "expected": _clock(expected), "longitude": f"{longitude:g}"},
    )


def _equation_of_time(hours: Hours) -> Array:
    """Hours by which the sun is ahead of the clock of its longitude (Spencer's series, cut after the half year)."""
    days = (hours.astype("datetime64[D]") - hours.astype("datetime64[Y]")).astype(float)
    turn = 2.0 * np.pi * (days - 80.0) / 365.0
    minutes: Array = 9.87 * np.sin(2.0 * turn) - 7.53 * np.cos(turn) - 1.5 * np.sin(turn)
    return minutes / 60.0


def _clock(hour: float) -> str:
    minutes = round(hour * 60.0) % 1440
    return f"{minutes // 60:02}:{minutes % 60:02}"
