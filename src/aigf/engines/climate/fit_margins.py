"""How often a variable has which value, from real years; and the clear sky of real panels."""

from __future__ import annotations

from dataclasses import dataclass
from statistics import NormalDist
from typing import NamedTuple

import numpy as np

from aigf.engines.climate.calendar import DAYS_A_YEAR, HOURS_A_DAY, HOURS_A_YEAR, Array, season_by_time
from aigf.engines.climate.sky import clear_sky, geometry
from aigf.engines.climate.statistics import Sky

_WAVES = 25
#: Scores of the standard normal distribution at which a table of values has its points.
_POINTS = np.linspace(-3.0, 3.0, 41)
_BEYOND = 6.0  #: score to which the table of an unbounded variable runs on
_TAIL = 8  #: points of a tail that say how it runs on
_LEAST_SKY = 0.1  #: of the best hour, below which clearness says nothing
_SKY_WINDOW = 8  #: days before and after whose clearest hours make the clear sky of a day
_SKY_QUANTILE = 0.97
_CLEAREST = 1.05  #: more is an error of the clear sky at dawn and dusk


@dataclass(frozen=True)
class Real:
    """Real years of one variable, (years, 8760), with the waves that its margins may have."""

    years: Array  #: NaN where it is not known
    seasons: int  #: highest harmonic of the season
    times: int  #: highest harmonic of the time of day
    bounded: bool  #: values that pile up at a bound are scored by rank, others as they are


def normal_scores(values: Array) -> Array:
    """The score of the standard normal distribution at the rank of each value; NaN stays, equals share theirs."""
    known = ~np.isnan(values)
    _, inverse, counts = np.unique(values[known], return_inverse=True, return_counts=True)
    middle = (np.cumsum(counts) - counts / 2.0) / counts.sum()
    scores = np.full(values.shape, np.nan)
    scores[known] = inverse_normal(middle)[inverse.reshape(-1)]
    return scores


def standard_scores(values: Array) -> Array:
    """The values with mean 0 and deviation 1."""
    scores: Array = (values - np.nanmean(values)) / np.nanstd(values)
    return scores


def inverse_normal(shares: Array) -> Array:
    """The score below which a share of the standard normal distribution lies."""
    normal = NormalDist()
    return np.array([normal.inv_cdf(float(share)) for share in shares])


def normal_shares(scores: Array) -> Array:
    """The share of the standard normal distribution below each score."""
    normal = NormalDist()
    return np.array([normal.cdf(float(score)) for score in scores])


class Scored(NamedTuple):
    """A variable's scores as waves of mean and deviation, (25,), and the process that is left (years, 8760)."""

    mean: Array
    deviation: Array
    process: Array


def score(real: Real) -> Scored:
    """The waves and the process of real years.

    The values are brought to scores (those of the normal distribution where they are bounded). Their mean, and then
    the mean size of what remains, are regressed on the waves.
    """
    scores = normal_scores(real.years) if real.bounded else standard_scores(real.years)
    mean = _regress(scores, real.seasons, real.times)
    waves = season_by_time(HOURS_A_YEAR, 2, 2)
    remaining = scores - mean @ waves
    # The mean size of a normal variable is sqrt(2 / pi) of its deviation.
    size = np.abs(remaining) * np.sqrt(np.pi / 2.0)
    deviation = _regress(size, min(real.seasons, 1), min(real.times, 1))
    return Scored(mean, deviation, remaining / (deviation @ waves))


def table(real: Real, scored: Scored) -> tuple[Array, Array]:
    """Scores and values of the table of a variable.

    The value at each share of all hours belongs to the score at that share of the mixture which mean and deviation
    make of a standard normal process: so the values of all hours together are distributed like the real ones.
    """
    known = ~np.isnan(real.years)
    waves = season_by_time(HOURS_A_YEAR, 2, 2)[:, known.any(axis=0)]
    points, weights = np.polynomial.hermite_e.hermegauss(41)
    mixture = ((scored.mean @ waves)[:, None] + (scored.deviation @ waves)[:, None] * points).ravel()
    shares = normal_shares(_POINTS)
    scores = _weighted_quantiles(mixture, np.tile(weights, waves.shape[1]), shares)
    values = np.quantile(real.years[known], shares)
    ends = [_run_on(scores, values, part) for part in (slice(0, _TAIL), slice(-_TAIL, None))]
    if real.bounded:  # the table ends where the variable does
        ends = [(ends[0][0], float(np.nanmin(real.years))), (ends[1][0], float(np.nanmax(real.years)))]
    return np.array([ends[0][0], *scores, ends[1][0]]), np.array([ends[0][1], *values, ends[1][1]])


def _run_on(scores: Array, values: Array, tail: slice) -> tuple[float, float]:
    """A point of the table far beyond its tail, on the straight line through that tail's points and its end."""
    end = 0 if tail.start == 0 else -1
    far = -_BEYOND if end == 0 else _BEYOND
    apart = scores[tail] - scores[end]
    slope = float(apart @ (values[tail] - values[end]) / (apart @ apart))
    return far, float(values[end]) + slope * (far - float(scores[end]))


def _regress(target: Array, seasons: int, times: int) -> Array:
    """Coefficients (25,) of the waves by least squares; those of higher order than asked are 0."""
    waves = season_by_time(HOURS_A_YEAR, 2, 2)
    of_season = np.arange(_WAVES) // 5 <= 2 * seasons
    of_time = np.arange(_WAVES) % 5 <= 2 * times
    chosen = of_season & of_time
    known = ~np.isnan(target)
    rows = np.concatenate([waves[chosen][:, year].T for year in known])
    values = np.concatenate([row[year] for row, year in zip(target, known, strict=True)])
    coefficients = np.zeros(_WAVES)
    coefficients[chosen] = np.linalg.lstsq(rows, values, rcond=None)[0]
    return coefficients


def _weighted_quantiles(values: Array, weights: Array, shares: Array) -> Array:
    order = np.argsort(values)
    cumulated = np.cumsum(weights[order])
    middle = (cumulated - weights[order] / 2.0) / cumulated[-1]
    return np.interp(shares, middle, values[order])


def fit_sky(output: Array, latitude: float, longitude: float, tilt: float) -> Sky:
    """The clear sky over panels whose output (years, 8760) is a share of their best hour.

    Clear is the 97th percentile of a time of day over 17 days and all years; its ratio to the geometry is
    regressed on waves of season and time of day, weighted with the light.
    """
    light = geometry(latitude, longitude, tilt, HOURS_A_YEAR)
    days = output.reshape(len(output), DAYS_A_YEAR, HOURS_A_DAY)
    around = np.arange(-_SKY_WINDOW, _SKY_WINDOW + 1)
    clear = np.stack(
        [
            np.quantile(days[:, (day + around) % DAYS_A_YEAR].reshape(-1, HOURS_A_DAY), _SKY_QUANTILE, axis=0)
            for day in range(DAYS_A_YEAR)
        ]
    ).ravel()
    bright = (light > _LEAST_SKY * light.max()) & (clear > _LEAST_SKY / 2.0)
    root = np.sqrt(light[bright])
    waves = season_by_time(HOURS_A_YEAR, 1, 2)[:, bright]
    ratio = np.log(clear[bright] / light[bright])
    correction = np.linalg.lstsq(waves.T * root[:, None], ratio * root, rcond=None)[0]
    return Sky(latitude, longitude, tilt, correction)


def clearness_of(output: Array, sky: Sky) -> Array:
    """Output over that under a clear sky, (years, 8760); NaN where the sun gives next to nothing."""
    clear = clear_sky(sky, HOURS_A_YEAR)
    bright = clear > _LEAST_SKY
    return np.where(bright, np.minimum(output / np.where(bright, clear, 1.0), _CLEAREST), np.nan)
