"""How scarce electricity is in every hour, and the price that goes with it.

The residual demand, as a share of the mean demand, is

    demand(clock, type of day, season) + cold · degrees below comfort - wind share · wind - solar share · sun

with wind and sun over their long-term means. With what the market does of its own it makes the score of the
hour, and the hour of a rank among those of its year has the price of that rank in the stated distribution: so
this, negative hours included, is exactly the stated one, and the prices are high on a still winter evening and
negative on a sunny, windy Sunday.
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from aigf.engines.climate.calendar import DAY_TYPES, Array, clock, harmonics, season_angle
from aigf.engines.climate.price_years import PriceYear
from aigf.engines.climate.statistics import Demand, PriceShape
from aigf.engines.machine_code import is_loaded

CLOCK_ORDER = 4  #: highest harmonic of the day
SEASON_ORDER = 2


class Market(NamedTuple):
    """The market that a year's weather meets; shares of shape (1, 1) or (draws, 1)."""

    wind_share: Array  #: of the mean demand that wind meets
    solar_share: Array  #: of the mean demand that sun meets
    offshore_weight: Array  #: of wind at sea in ``wind_share``
    price: PriceShape
    year: PriceYear | None = (
        None  #: whose hours are ranked and priced as in it, in the place of this market's
    )


@cache
def profile_terms(hours: int, first_weekday: int = 0) -> Array:
    """The terms of the demand profile in every hour, (day types · 9 · 5, hours)."""
    day_type, time = clock(hours, first_weekday)
    of_day = harmonics(2 * np.pi * (time + 0.5) / 24.0, CLOCK_ORDER)
    of_year = harmonics(season_angle(hours), SEASON_ORDER)
    of_type = (day_type == np.arange(DAY_TYPES)[:, None]).astype(np.float64)
    terms: Array = of_type[:, None, None] * of_day[None, :, None] * of_year[None, None]
    flat: Array = terms.reshape(-1, hours)
    return flat


def expected_demand(demand: Demand, hours: int) -> Array:
    """The demand that clock and season bring, over its mean, (hours,)."""
    expected: Array = np.einsum("t,th->h", demand.profile.reshape(-1), profile_terms(hours))
    return expected


def coldness(demand: Demand, temperature: Array) -> Array:
    """What the cold adds to demand, over its mean."""
    added: Array = demand.cold * np.maximum(demand.comfort - temperature, 0.0)
    return added


def price_ratio(score: Array, shape: PriceShape, rows: npt.NDArray[np.intp]) -> Array:
    """Prices over their mean, (years, hours): the hour of a rank has the price of that rank.

    ``rows`` says which of the distributions each year has.
    """
    shares, prices = np.atleast_2d(shape.shares), np.atleast_2d(shape.prices)
    hours = score.shape[-1]
    levels = (np.arange(hours) + 0.5) / hours
    ordered: dict[int, Array] = {}
    found = np.empty_like(score)
    for year, row in enumerate(rows):
        if row not in ordered:
            values = np.interp(levels, shares[row], prices[row])
            ordered[row] = values / values.mean()
        _place_by_rank(score[year], ordered[row], found[year])
    return found


def _place_by_rank(score: Array, ordered: Array, found: Array) -> None:
    """Gives the hour of each rank by ``score`` the value of that rank in ``ordered``."""
    if is_loaded():
        from aigf.engines.climate.kernel import placed_by_rank

        placed_by_rank(score, ordered, found)
    else:
        found[np.argsort(score)] = ordered


def checked(shape: PriceShape) -> PriceShape:
    """The shape, where it rises and has a positive mean; else ValueError."""
    shares, prices = np.atleast_2d(shape.shares), np.atleast_2d(shape.prices)
    if np.any(np.diff(shares) <= 0.0) or np.any(np.diff(prices) <= 0.0):
        raise ValueError("the distribution of prices must rise")
    if np.any(np.sum(np.diff(shares) * (prices[..., 1:] + prices[..., :-1]), axis=-1) <= 0.0):
        raise ValueError("the prices have no positive mean")
    return shape
