"""The block ``tariff`` of a site: what its connection costs by month and by year."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from aigf.engines.dispatch import PeakTariff, calendar_months
from aigf.register.fields import Fields
from aigf.series import HOURS_A_LEAP_YEAR, HOURS_A_YEAR, MINUTES_AN_HOUR, Series
from aigf.study.site_numbers import bounded

#: Field to the bounds of its value and what it is where it is not stated; None where it must be stated.
FIELDS: dict[str, tuple[float, float, float | None]] = {
    "monthly_peak_eur_per_mw": (0.0, 1_000_000.0, None),
    "contracted_eur_per_mw_year": (0.0, 10_000_000.0, 0.0),
}


@dataclass(frozen=True)
class SiteTariff:
    """What is paid for the peak of each month, and for the contracted power over the hours of the series [EUR]."""

    peaks: PeakTariff
    contract_cost: float


def read_tariff(fields: Fields) -> dict[str, float] | None:
    """The prices in the block, each within its bounds; None where it is no block."""
    block = fields.mapping("tariff")
    if block is None:
        return None
    block.only(tuple(FIELDS))
    found = {}
    for name, (low, high, otherwise) in FIELDS.items():
        stated = otherwise is None or name in block
        value = bounded(block, name, low, high) if stated else otherwise
        if value is not None:
            found[name] = value
    return found


def tariff_of(prices: dict[str, float], series: Series, contracted: float) -> SiteTariff:
    """The tariff over the hours of a series, for ``contracted`` MW: the price of a year, by the hours in it.

    A month's peak is paid in full, also where the series has a part of the month.
    """
    share = 1.0 if series.span in (HOURS_A_YEAR, HOURS_A_LEAP_YEAR) else series.span / HOURS_A_YEAR
    peaks = PeakTariff(_months(series), prices["monthly_peak_eur_per_mw"])
    return SiteTariff(peaks, prices["contracted_eur_per_mw_year"] * contracted * share)


def _months(series: Series) -> npt.NDArray[np.int64]:
    """The month of every step, numbered from 0: by its time, UTC, else by its position from 1 January on."""
    if series.hours is None:
        steps_an_hour = MINUTES_AN_HOUR // series.step
        return np.repeat(calendar_months(math.ceil(series.span)), steps_an_hour)[: len(series)]
    return np.unique(series.hours.astype("datetime64[M]"), return_inverse=True)[1].astype(np.int64)
