"""The block ``tariff`` of a site: what its connection costs by month and by year."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from aigf.engines.dispatch import PeakTariff, calendar_months
from aigf.register.fields import Fields
from aigf.series import (
    HOURS_A_LEAP_YEAR,
    HOURS_A_YEAR,
    MINUTES_AN_HOUR,
    Series,
    is_a_year,
    on_the_clock,
    zones,
)
from aigf.series import Hours as Moments
from aigf.study.site_numbers import bounded
from aigf.text import Text

PRICE = "price_eur_mwh"
#: The zone of files on the clock of Central Europe.
CLOCK = zones.called(zones.CLOCK)

#: Field to the bounds of its value and what it is where it is not stated; None where it must be stated.
FIELDS: dict[str, tuple[float, float, float | None]] = {
    "monthly_peak_eur_per_mw": (0.0, 1_000_000.0, None),
    "contracted_eur_per_mw_year": (0.0, 10_000_000.0, 0.0),
}


@dataclass(frozen=True)
class SiteTariff:
    """What is paid for the peak of each month, and for the contracted power over the hours of the series [EUR].

    ``notes`` say which months are meant where the series does not say it in UTC.
    """

    peaks: PeakTariff
    contract_cost: float
    notes: tuple[Text, ...] = ()


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
    month, notes = _months(series)
    peaks = PeakTariff(month, prices["monthly_peak_eur_per_mw"])
    return SiteTariff(peaks, prices["contracted_eur_per_mw_year"] * contracted * share, notes)


def _months(series: Series) -> tuple[npt.NDArray[np.int64], tuple[Text, ...]]:
    """The month of every step, numbered from 0, and what is to be said of them.

    By its time, UTC, else by its position from 1 January on. A series of months of Central Europe has theirs, so that
    the hour before the new year in UTC is no month of its own.
    """
    if series.hours is None:
        steps_an_hour = MINUTES_AN_HOUR // series.step
        said = Text(
            "The series has no column that says when an hour is: a year is taken to begin on 1 January, a part of one "
            "to lie in one month."
        )
        month = np.repeat(calendar_months(math.ceil(series.span)), steps_an_hour)[: len(series)]
        return month, (said,)
    local = _central_european(series)
    times = series.hours if local is None else local
    month = np.unique(times.astype("datetime64[M]"), return_inverse=True)[1].astype(np.int64)
    if local is None:
        return month, ()
    return month, (
        Text(
            "The months of the tariff are those of the clock of Central Europe, with which the series begins."
        ),
    )


def _central_european(series: Series) -> Moments | None:
    """The times on the clock of Central Europe; None where the series does not begin with a month of it.

    A part of a year does so only where its prices are written in that time.
    """
    if series.hours is None or not len(series):
        return None
    local = on_the_clock(series.hours)
    begins = local[0] == local[0].astype("datetime64[M]").astype("datetime64[m]")
    written_in = [source.zone for source in series.sources if PRICE in source.columns]
    return local if begins and (is_a_year(series) or CLOCK in written_in) else None
