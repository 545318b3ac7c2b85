"""Which generated year is most like them all."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from aigf.engines.climate.calendar import Array, season_angle
from aigf.engines.climate.statistics import ClimateStatistics
from aigf.engines.climate.years import TYPICAL_SEED, ClimateYears, climate_years

#: Years among which the most typical one is sought.
CANDIDATES = 400

_STILL = 0.1  #: output over its mean, below which there is no wind


def most_typical(statistics: ClimateStatistics, candidates: int = CANDIDATES) -> ClimateStatistics:
    """The statistics with the number of their most typical year.

    That whose features lie nearest to their means over the candidates: the sum of squared distances in standard
    deviations. The features are what a site's energy depends on: see ``features``.
    """
    found = features(climate_years(statistics, candidates, TYPICAL_SEED))
    distance = np.sum(((found - found.mean(axis=0)) / found.std(axis=0)) ** 2, axis=1)
    return replace(statistics, typical_year=int(np.argmin(distance)))


def features(years: ClimateYears) -> Array:
    """Of each year, (years, features).

    Means of temperature, wind and sun in the year and in its winter half; 1st and 99th percentile and highest
    of the temperature; humidity and 99th percentile of the dew point; hours without wind; wind and sun at the price
    of the hour; how widely scarcity varies, and its 99th percentile.
    """
    winter = np.cos(season_angle(years.temperature.shape[-1])) > 0.0
    weather = (years.temperature, years.offshore_wind, years.onshore_wind, years.solar)
    return np.stack(
        [
            *(_mean(series) for series in weather),
            *(_mean(series[:, winter]) for series in weather),
            *np.percentile(years.temperature, (1, 99, 100), axis=-1),
            _mean(years.relative_humidity),
            np.percentile(years.dew_point(), 99, axis=-1),
            _mean((years.offshore_wind < _STILL).astype(np.float64)),
            *(_mean(years.price_ratio * series) / _mean(series) for series in weather[1:]),
            years.scarcity.std(axis=-1),
            np.percentile(years.scarcity, 99, axis=-1),
        ],
        axis=1,
    )


def _mean(series: Array) -> Array:
    mean: Array = series.mean(axis=-1)
    return mean
