"""What the format of a cell in Excel makes of its number: a moment, a duration, a percentage, or what it is."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from decimal import Decimal, InvalidOperation

#: Formats that a workbook does not list: of dates and times, of which those from 27 on are of East Asia; of durations.
_BUILT_IN = {*range(14, 23), *range(27, 37), 45, 47, *range(50, 59)}
_ELAPSED_BUILT_IN = 46
_PERCENT_BUILT_IN = (9, 10)
#: Text in a format, as it is, and what stands in brackets: colours, currencies and conditions.
_LITERAL = re.compile(r'"[^"]*"|\\.|_.|\*.')
_BRACKETS = re.compile(r"\[[^\]]*\]")
_ELAPSED = re.compile(r"\[(?:h+|m+|s+)\]", re.IGNORECASE)
_PARTS = re.compile(r"[dmyhs]", re.IGNORECASE)
MOMENT, DURATION, PERCENT = "moment", "duration", "percent"
_DAY_0, _DAY_0_1904 = datetime(1899, 12, 30), datetime(1904, 1, 1)
#: Excel counts a 29 February 1900, as Lotus 1-2-3 did: the days before it are one later than they count from day 0.
_LEAP_DAY_1900 = 60
_SECONDS_A_DAY = 86_400
_LONGEST = 30  #: digits of a number that a sheet holds, and more


def kind_of(number: int, code: str | None) -> str:
    """MOMENT, DURATION, PERCENT or '' for a format by its number, and its code where the workbook lists it.

    >>> kind_of(22, None), kind_of(164, '[h]:mm'), kind_of(165, '0.00" m/s"'), kind_of(166, '[Red]dd/mm/yyyy')
    ('moment', 'duration', '', 'moment')
    """
    if code is None and number in _PERCENT_BUILT_IN:
        return PERCENT
    if code is None:
        return DURATION if number == _ELAPSED_BUILT_IN else MOMENT if number in _BUILT_IN else ""
    plain = _LITERAL.sub("", code.partition(";")[0])
    if _ELAPSED.search(plain):
        return DURATION
    plain = _BRACKETS.sub("", plain)
    return MOMENT if _PARTS.search(plain) else PERCENT if "%" in plain else ""


def as_time(number: str, kind: str, of_1904: bool) -> str:
    """A number of days as the moment, the time of day or the duration that it is; as it is where it is none.

    A day is a binary fraction in a sheet, its times off by less than a millisecond: seconds are whole.
    """
    try:
        seconds = round(float(number) * _SECONDS_A_DAY)
        if kind == DURATION:
            return _clock(seconds) if seconds >= 0 else number
        if 0 <= float(number) < 1:
            return _clock(seconds)
        if not of_1904 and float(number) < _LEAP_DAY_1900:
            seconds += _SECONDS_A_DAY
        return ((_DAY_0_1904 if of_1904 else _DAY_0) + timedelta(seconds=seconds)).isoformat(" ")
    except (ValueError, OverflowError):
        return number


def as_percentage(number: str) -> str:
    """A share as the percentage that a cell shows, which is exact; as it is where it is no number."""
    try:
        return f"{(Decimal(number) * 100).normalize():f}%" if len(number) < _LONGEST else number
    except InvalidOperation:
        return number


def _clock(seconds: int) -> str:
    return f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}"
