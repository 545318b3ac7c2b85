"""The price of electricity in the reference year, hour by hour, as a ratio of the year's mean.

A score ranks the hours by scarcity,

    score = daily · D + half-daily · H - weekend - winter · S - cold spell · T - wind · W - solar · P + noise

(D and H the waves of demand over the day, S the season, T how warm it is for the season, W and P the output
of wind and sun over their mean, noise an autoregressive process), and the hour of a rank has the price of that
rank in the stated distribution. So the distribution, negative hours included, is exactly the stated one, and
the prices are high on a still winter evening and negative on a sunny, windy Sunday.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from aigf.engines.climate import HOURS_A_DAY, HOURS_A_YEAR, Array, Value, autoregress
from aigf.engines.renewables import ranked, season

_DAYS_A_WEEK = 7
_STREAM = 20_001  #: keeps the noise apart from the weather of the same seed


@dataclass(frozen=True)
class PriceDistribution:
    """Prices over their mean, by the share of hours that is cheaper; each a number or (draws, 1)."""

    negative_share: Value  #: of the hours that have a price below zero
    lowest: Value  #: such that the mean of the negative prices is right
    p10: Value
    p17: Value
    p30: Value
    p50: Value
    p75: Value
    p90: Value
    p95: Value
    p99: Value
    highest: Value


@dataclass(frozen=True)
class ScarcityScore:
    """What makes an hour scarce: weights of the score, in standard deviations; each a number or (draws, 1)."""

    daily: Value  #: height of the wave of a day
    daily_hour: Value  #: at which it is highest, UTC
    half_daily: Value  #: height of the wave of half a day
    half_daily_hour: Value  #: at which it is first highest, UTC
    weekend: Value  #: less on Saturday and Sunday
    winter: Value  #: more in mid-winter, less in mid-summer
    cold_spell: Value  #: for each standard deviation that it is cold for the season
    wind: Value  #: less for each time the mean output of wind farms
    solar: Value  #: less for each time the mean output of solar panels
    noise: Value  #: deviation of what is not explained
    noise_persistence: Value  #: from hour to hour


def price_year(
    distribution: PriceDistribution,
    score: ScarcityScore,
    warmth: Array,
    wind: Array,
    solar: Array,
    seed: int,
) -> Array:
    """Hourly prices over their mean, (draws, 8760): one row where no statistic differs between draws.

    ``warmth``, ``wind`` and ``solar`` are those of ``aigf.engines.renewables``. The year begins on a Monday.
    Raises ValueError where the distribution does not rise or has no positive mean.
    """
    level = ranked(_scarcity(score, warmth, wind, solar, seed))
    points, prices = _quantiles(distribution)
    rows = max(len(points), len(level))
    ratio = np.stack(
        [
            np.interp(level[row % len(level)], points[row % len(points)], prices[row % len(points)])
            for row in range(rows)
        ]
    )
    mean = ratio.mean(axis=-1, keepdims=True)
    if not np.all(mean > 0.0):
        raise ValueError("the prices have no positive mean")
    relative: Array = ratio / mean
    return relative


def _scarcity(score: ScarcityScore, warmth: Array, wind: Array, solar: Array, seed: int) -> Array:
    hour = np.arange(HOURS_A_YEAR)
    weekend = (hour // HOURS_A_DAY % _DAYS_A_WEEK >= _DAYS_A_WEEK - 2).astype(np.float64)
    innovations = np.random.default_rng([seed, _STREAM]).standard_normal(HOURS_A_YEAR)
    noise = autoregress(innovations, score.noise_persistence)
    scarcity: Array = (
        score.daily * np.cos(2 * np.pi * (hour - score.daily_hour) / HOURS_A_DAY)
        + score.half_daily * np.cos(4 * np.pi * (hour - score.half_daily_hour) / HOURS_A_DAY)
        - score.weekend * weekend
        - score.winter * season()
        - score.cold_spell * warmth
        - score.wind * wind
        - score.solar * solar
        + score.noise * noise / noise.std(axis=-1, keepdims=True)
    )
    return scarcity


def _quantiles(distribution: PriceDistribution) -> tuple[Array, Array]:
    """Shares of the hours and the prices below which they lie, each (draws, points)."""
    zero = np.zeros((1, 1))
    points = [0.0, distribution.negative_share, 0.10, 0.17, 0.30, 0.50, 0.75, 0.90, 0.95, 0.99, 1.0]
    prices = [
        distribution.lowest,
        zero,
        *(distribution.p10, distribution.p17, distribution.p30, distribution.p50),
        *(distribution.p75, distribution.p90, distribution.p95, distribution.p99, distribution.highest),
    ]
    shares, levels = _columns(points), _columns(prices)
    if np.any(np.diff(shares) <= 0.0) or np.any(np.diff(levels) <= 0.0):
        raise ValueError("the distribution of prices must rise")
    return shares, levels


def _columns(values: list[float | Array]) -> Array:
    found = np.broadcast_arrays(*(np.atleast_2d(np.asarray(value, dtype=np.float64)) for value in values))
    return np.concatenate(found, axis=1)
