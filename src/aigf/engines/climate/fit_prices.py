"""What makes electricity scarce, from the prices and the weather of real years."""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

import numpy as np

from aigf.engines.climate.calendar import DAY_TYPES, HOURS_A_YEAR, Array
from aigf.engines.climate.fit_margins import normal_scores
from aigf.engines.climate.prices import CLOCK_ORDER, SEASON_ORDER, coldness, expected_demand, profile_terms
from aigf.engines.climate.statistics import Demand, PriceShape

#: Shares of the hours at which the distribution of prices is kept.
_SHARES = np.array(
    [0, 0.001, 0.005, 0.01, 0.02, 0.05, *np.arange(0.1, 0.95, 0.05), 0.95, 0.98, 0.99, 0.995, 0.999, 1]
)
_COMFORT = tuple(float(degrees) for degrees in range(10, 20))  #: temperatures that are tried [degC]


class PricedYears(NamedTuple):
    """Prices, and the weather of the same hours, each (years, 8760); wind and sun over their long-term means."""

    prices: Array
    temperature: Array  #: [degC]
    wind: Array
    solar: Array
    first_weekday: tuple[int, ...]  #: 0 is Monday
    leap: tuple[bool, ...]  #: of such a year the first 8,760 hours


def fit_demand(years: PricedYears, wind_share: float, offshore_weight: float) -> tuple[Demand, Array]:
    """The demand, and the process of what it does not explain (years, 8760).

    The normal score of the price within its year is regressed on the clock and the season, on the degrees below
    a comfortable temperature (that which explains most), and on wind and sun: over all years for the demand, and
    year by year for what is not explained, because each year has a market of its own (what is not explained has
    the share of a year's variance that it has there). The share of demand that
    wind met in those years is the unit: what one time the mean output of wind takes off the score is that share.
    """
    target = np.concatenate([normal_scores(year[None])[0] for year in years.prices])
    fits = [(comfort, *_least_squares(_terms(years, comfort), target)) for comfort in _COMFORT]
    comfort, coefficients, left = min(fits, key=lambda fitted: float(np.mean(fitted[2] ** 2)))
    *profile, cold, wind, solar = coefficients
    unit = wind_share / -wind
    shape = (DAY_TYPES, 2 * CLOCK_ORDER + 1, 2 * SEASON_ORDER + 1)
    remaining = np.stack(
        [
            _least_squares(terms, values)[1]
            for terms, values in zip(
                _terms(years, comfort).reshape(len(years.prices), HOURS_A_YEAR, -1),
                target.reshape(-1, HOURS_A_YEAR),
                strict=True,
            )
        ]
    )
    unexplained = float(remaining.var() / target.var())
    explained = float((target - left).var())
    demand = Demand(
        profile=np.array(profile).reshape(shape) * unit,
        cold=float(cold * unit),
        comfort=comfort,
        wind_share=wind_share,
        solar_share=float(-solar * unit),
        offshore_weight=offshore_weight,
        market=float(unit * (explained * unexplained / (1.0 - unexplained)) ** 0.5),
    )
    return _of_mean_one(demand, years.temperature), remaining / remaining.std()


def _least_squares(terms: Array, target: Array) -> tuple[Array, Array]:
    """Coefficients, and what they leave."""
    coefficients = np.linalg.solve(terms.T @ terms, terms.T @ target).astype(np.float64)
    return coefficients, target - terms @ coefficients


def _of_mean_one(demand: Demand, temperature: Array) -> Demand:
    """The demand with a mean of 1 over the year: its constant is of no consequence for the order of the hours."""
    mean = expected_demand(demand, HOURS_A_YEAR).mean() + coldness(demand, temperature).mean()
    profile = demand.profile.copy()
    profile[:, 0, 0] += 1.0 - mean
    return replace(demand, profile=profile)


def _terms(years: PricedYears, comfort: float) -> Array:
    rows = []
    for year in range(len(years.prices)):
        hours = HOURS_A_YEAR + 24 * years.leap[year]
        profile = profile_terms(hours, years.first_weekday[year])[:, :HOURS_A_YEAR]
        weather = (np.maximum(comfort - years.temperature[year], 0.0), years.wind[year], years.solar[year])
        rows.append(np.concatenate([profile, np.stack(weather)]).T)
    return np.concatenate(rows)


def fit_price_shape(prices: Array) -> PriceShape:
    """The distribution of prices over their mean, of the years (years, hours) together; 0 where it is passed."""
    ratios = (prices / prices.mean(axis=1, keepdims=True)).ravel()
    negative = float(np.mean(ratios < 0.0))
    shares = _SHARES if negative == 0.0 else np.union1d(_SHARES, [negative])
    found = np.quantile(ratios, shares)
    return PriceShape(shares, np.where(shares == negative, 0.0, found) if negative else found)
