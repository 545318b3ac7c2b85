"""How the prices of a real year ran, from them alone: no weather of the same hours is needed."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from aigf.engines.climate.calendar import HOURS_A_DAY, HOURS_A_YEAR, Array, harmonics, season_angle
from aigf.engines.climate.fit_margins import normal_scores
from aigf.engines.climate.price_years import PriceYear, RealPrices
from aigf.engines.climate.statistics import ClimateStatistics, PriceShape
from aigf.engines.climate.years import climate_years, setting_of, typical_year

_ORDER = 13  #: highest wave of the course: four weeks, so that it is no weather
_YEARS, _SEED = 30, 1  #: generated years whose mean residual demand is that of the season
_HIGHEST_MARKET = 0.6
_HALVINGS = 12
_INNER = np.arange(0.02, 0.99, 0.02)  #: shares of the hours at which the distribution is kept,
_TAIL = 2 ** np.arange(9) - 1  #: and ranks from both ends
_STEP = 1e-4  #: by which prices over their mean rise at least: what the file keeps


def fit_price_year(
    prices: Array, statistics: ClimateStatistics, wind_share: float, solar_share: float
) -> PriceYear:
    """The statistics of the hourly prices of a year, (8760,) or (8784,) from 1 January UTC.

    The course is the slow part of the normal scores of the prices, in the place of what the seasons alone bring to
    residual demand, and as large a part of all that varies. How much the market does of its own is sought (by
    bisection) at which prices a day apart go together in the typical year as they did in the real one: the more, the
    less.
    """
    real = real_prices(prices)
    found = PriceYear(price_shape(prices), np.zeros(1), 0.0, wind_share, solar_share, real)
    scarcity = _scarcity(statistics, wind_share, solar_share)
    season = _slow(scarcity.mean(axis=0))
    about = scarcity - scarcity.mean() - season
    scores = normal_scores(prices[None])[0][:HOURS_A_YEAR]
    slow = _slow(scores)
    part = float(np.var(slow) / np.var(scores))
    low, high = 0.0, _HIGHEST_MARKET
    for _ in range(_HALVINGS):
        middle = (low + high) / 2.0
        quick = float(np.var(about)) + middle**2
        scale = (quick * part / (1.0 - part) / np.var(slow)) ** 0.5
        found = replace(found, market=middle, course=_waves(slow * scale - season))
        if autocorrelation(prices_of(found, statistics), HOURS_A_DAY) > real.autocorrelation:
            low = middle
        else:
            high = middle
    return found


def real_prices(prices: Array) -> RealPrices:
    """What is told of the prices of a year."""
    return RealPrices(
        mean=float(prices.mean()),
        negative_hours=int(np.sum(prices < 0.0)),
        highest=float(prices.max() / prices.mean()),
        autocorrelation=autocorrelation(prices, HOURS_A_DAY),
    )


def autocorrelation(series: Array, lag: int) -> float:
    """The correlation of hours that lie ``lag`` apart."""
    return float(np.corrcoef(series[lag:], series[:-lag])[0, 1])


def prices_of(year: PriceYear, statistics: ClimateStatistics) -> Array:
    """The prices of the typical year over their mean, with those of a real one, (8760,)."""
    own = setting_of(statistics)
    made = typical_year(statistics, setting=own._replace(market=own.market._replace(year=year)))
    prices: Array = made.price_ratio[0]
    return prices


def price_shape(prices: Array) -> PriceShape:
    """The distribution of prices over their mean, with each of the highest and lowest hours, and zero where it is."""
    ordered = np.sort(prices) / prices.mean()
    count = len(ordered)
    middle = (np.arange(count) + 0.5) / count
    ranks = np.unique(np.concatenate([_TAIL, count - 1 - _TAIL, (_INNER * count).astype(int)]))
    shares, values = middle[ranks], ordered[ranks]
    negative = np.mean(prices < 0.0)
    if negative > 0.0:
        keep = np.abs(shares - negative) > 1.0 / count
        at = int(np.searchsorted(shares[keep], negative))
        shares = np.insert(shares[keep], at, negative)
        values = np.insert(values[keep], at, 0.0)
    shares = np.concatenate([[0.0], shares, [1.0]])
    values = np.concatenate([[values[0] - _STEP], values, [values[-1] + _STEP]])
    risen = np.concatenate([[True], np.diff(np.maximum.accumulate(values)) > _STEP / 2.0])
    risen[-1] = True
    return PriceShape(shares[risen], values[risen])


def _scarcity(statistics: ClimateStatistics, wind_share: float, solar_share: float) -> Array:
    """Residual demand of generated years with so much wind and sun, (years, 8760)."""
    own = setting_of(statistics)
    market = own.market._replace(
        wind_share=np.full((1, 1), wind_share), solar_share=np.full((1, 1), solar_share)
    )
    return climate_years(statistics, _YEARS, _SEED, setting=own._replace(market=market)).scarcity


def _waves(series: Array) -> Array:
    """The waves that come nearest to a series, without its mean, (27,)."""
    waves = harmonics(season_angle(len(series)), _ORDER)
    found: Array = np.linalg.solve(waves @ waves.T, waves @ (series - series.mean()))
    return found


def _slow(series: Array) -> Array:
    slow: Array = _waves(series) @ harmonics(season_angle(len(series)), _ORDER)
    return slow
