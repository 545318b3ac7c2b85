"""A tariff on the highest import of each month."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from aigf.engines.dispatch.site import Array

#: Hours of the months of a year, from January on.
HOURS_OF_MONTHS = 24 * np.array([31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31])
LEAP_DAY = 24


class PeakTariff(NamedTuple):
    """What is paid for the highest import of each month."""

    month: npt.NDArray[np.int64]  #: (hours,): the month of each hour, numbered from 0 on without a gap
    price: float  #: [EUR/MW], once a month

    def parts(self) -> tuple[slice, ...]:
        """The hours of each month."""
        ends = np.flatnonzero(np.diff(self.month, append=self.month[-1] + 1)) + 1
        return tuple(slice(int(first), int(end)) for first, end in zip((0, *ends[:-1]), ends, strict=True))


def checked_tariff(tariff: PeakTariff, hours: int) -> PeakTariff:
    """The tariff with whole months and a float price.

    Raises ValueError for months that are not one an hour, do not begin at 0, fall or skip, or a negative price.
    """
    given = np.asarray(tariff.month)
    month = given.astype(np.int64)
    if month.shape != (hours,) or np.any(month != given):
        raise ValueError("the month must be a whole number for every hour")
    if month[0] != 0 or np.any((np.diff(month) < 0) | (np.diff(month) > 1)):
        raise ValueError("the months must begin at 0 and neither fall nor skip one")
    if not 0.0 <= tariff.price < np.inf:
        raise ValueError("the price of a peak must be a finite number that is not negative")
    return PeakTariff(month, float(tariff.price))


def calendar_months(hours: int) -> npt.NDArray[np.int64]:
    """The month of each hour of a year that begins on 1 January; a month at most is one month.

    Raises ValueError for another number of hours than 8760, 8784 or up to 744.
    """
    if 0 < hours <= HOURS_OF_MONTHS.max():
        return np.zeros(hours, dtype=np.int64)
    lengths = HOURS_OF_MONTHS.copy()
    lengths[1] += hours - lengths.sum()
    if lengths[1] - HOURS_OF_MONTHS[1] not in (0, LEAP_DAY):
        raise ValueError(f"{hours} hours are neither a year nor a month at most")
    return np.repeat(np.arange(len(lengths)), lengths)


def monthly_peaks(imported: npt.ArrayLike, month: npt.ArrayLike) -> Array:
    """The highest import (months,) of an import (hours,) [MW]; ``month`` numbers that of each hour from 0 on."""
    power = np.asarray(imported, dtype=np.float64)
    number = np.asarray(month).astype(np.int64)
    peaks = np.zeros(int(number.max()) + 1)
    np.maximum.at(peaks, number, power)
    return peaks
