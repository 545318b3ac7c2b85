"""Years of two digits, as 31-12-25: which number is which is decided for a column, by days that go on past the 12th."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta

import numpy as np

from aigf.documents.months import MONTH_NAME, MONTHS
from aigf.series.clock import MINUTES_A_DAY, minute_of

#: The order of day, month and year; that with the month first is none where the month has its name.
ORDERS = ("dmy", "mdy", "ymd")
_SHORT = re.compile(
    rf"(\d{{1,2}})(?:([-/.])(\d{{1,2}})\2|[- ./]({MONTH_NAME})\.?[- ./])(\d{{1,2}})(?![\d.:/-])",
    re.ASCII | re.IGNORECASE,
)
_CLOCK = re.compile(r"\d{1,2}:", re.ASCII)
_EPOCH, _MONTHS = date(1970, 1, 1), 12
_CENTURY = 2000
_LAST = 69  #: of two digits from 70 on the century is not known
#: Of the days of a column, those that must be one after another; and that must not, in any other order.
_MOSTLY, _SELDOM = 0.9, 0.5


def order_of(cells: Sequence[str]) -> str | None:
    """The only order in which the dates of a column, apart from times of day alone, are days one after another.

    None where a cell has another date, where no order, or more than one, goes on day by day, and where no day is
    above 12.

    >>> order_of(["30-12-25 23:00", "31-12-25 00:00"]), order_of(["30-12-25 22:00", "30-12-25 23:00"])
    ('dmy', None)
    """
    if not cells or _SHORT.match(cells[0]) is None:
        return None
    dates = {cell[: end_of(cell)] for cell in cells if not _CLOCK.match(cell)}
    days = {order: [minute_in(text, order) for text in dates] for order in ORDERS}
    shares = {order: _going_on(minutes) for order, minutes in days.items()}
    right = [order for order, share in shares.items() if share >= _MOSTLY]
    others = [share for order, share in shares.items() if order not in right]
    if len(right) != 1 or max(others) >= _SELDOM:
        return None
    return right[0] if any(_of_month(minute) > _MONTHS for minute in days[right[0]]) else None


def minute_in(text: str, order: str) -> int | None:
    """The first minute of the day at the beginning of a text, of this century; None where there is no such day."""
    match = _SHORT.match(text)
    if match is None:
        return None
    first, _, second, name, third = match.groups()
    if name is not None and order == "mdy":
        return None
    month = second or str(MONTHS[name.lower()])
    parts = dict(zip(order, (first, month, third), strict=True))
    year = int(parts["y"])
    if len(parts["y"]) != 2 or year > _LAST:
        return None
    try:
        return minute_of(_CENTURY + year, int(parts["m"]), int(parts["d"]))
    except ValueError:
        return None


def end_of(cell: str) -> int:
    """Where the date at the beginning of a cell ends; 0 where there is none with a year of two digits."""
    match = _SHORT.match(cell)
    return match.end() if match is not None else 0


def _of_month(minute: int | None) -> int:
    return 0 if minute is None else (_EPOCH + timedelta(minutes=minute)).day


def _going_on(minutes: Sequence[int | None]) -> float:
    """The share of days, in their order, that are one after another; 0 where one is none."""
    known = [minute for minute in minutes if minute is not None]
    if len(known) < len(minutes) or len(set(known)) < 2:
        return 0.0
    return float(np.mean(np.diff(np.unique(known)) == MINUTES_A_DAY))
