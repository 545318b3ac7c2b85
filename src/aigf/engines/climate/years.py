"""Years of weather and prices: coherent, and each different."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

import numpy as np

from aigf.engines.climate.calendar import (
    HOURS_A_YEAR,
    Array,
    season_angle,
    time_of_day,
)
from aigf.engines.climate.humidity import dew_point, saturation_ratio
from aigf.engines.climate.outputs import long_term, power_for
from aigf.engines.climate.prices import Market, checked, coldness, expected_demand, price_ratio
from aigf.engines.climate.sky import clear_sky
from aigf.engines.climate.statistics import (
    CLEARNESS,
    DEW_POINT,
    MARKET,
    OFFSHORE_WIND,
    ONSHORE_WIND,
    TEMPERATURE,
    ClimateStatistics,
)
from aigf.engines.climate.tables import Table, table_of
from aigf.engines.climate.weather import Weather
from aigf.engines.psychrometrics import HIGHEST, LOWEST

#: Seed of the years among which the most typical one was sought.
TYPICAL_SEED = 0


class Place(NamedTuple):
    """The temperature of a place; each of shape (1, 1) or (draws, 1)."""

    mean: Array  #: long-term mean [degC]
    annual_amplitude: Array  #: half the difference between the warmest and the coldest day [degC]
    diurnal_amplitude: Array  #: half the difference between afternoon and night [degC]


class WindFarms(NamedTuple):
    """The long-term capacity factors of wind farms; each of shape (1, 1) or (draws, 1)."""

    offshore: Array
    onshore: Array


class Setting(NamedTuple):
    """What the weather meets."""

    place: Place
    wind_farms: WindFarms
    market: Market


class ClimateYears(NamedTuple):
    """Hourly series of as many years, each (years, hours); hour 0 begins on 1 January 00:00 UTC, a Monday."""

    temperature: Array  #: [degC]
    relative_humidity: Array  #: share
    offshore_wind: Array  #: output over its long-term mean
    onshore_wind: Array  #: output over its long-term mean
    solar: Array  #: output over its long-term mean
    scarcity: Array  #: residual demand, as a share of the mean demand: high where electricity is scarce
    price_ratio: Array  #: day-ahead price over its mean in the year

    def dew_point(self) -> Array:
        """The dew point [degC]."""
        return dew_point(self.temperature, self.relative_humidity)


def climate_years(
    statistics: ClimateStatistics,
    count: int,
    seed: int,
    *,
    first: int = 0,
    hours: int = HOURS_A_YEAR,
    setting: Setting | None = None,
) -> ClimateYears:
    """The years ``first`` to ``first + count`` of a seed, of 8,760 or 8,784 hours.

    A year depends on the seed and its number alone. Where the ``setting`` holds a row a draw, year i
    has row i. Without it, it is that of the statistics. The means of wind and sun over all
    years are 1; in a year they are its own.

    Raises ValueError where a distribution of prices does not rise or has no positive mean, or where no wind
    farm has such a capacity factor.
    """
    place, farms, market = setting or setting_of(statistics)
    climate = _climate_of(statistics, hours)
    powers = (power_for(climate.offshore, farms.offshore), power_for(climate.onshore, farms.onshore))
    years = _empty(count, hours)
    for year in range(count):
        values = climate.weather.year(np.random.default_rng([seed, first + year]), climate.sky)
        _fill(years, year, values, climate)
        _blow(years, year, values, farms, powers)
        _trade(years, year, values, climate.demand, market, statistics)
    return _priced(years, market, place, statistics)


def typical_year(
    statistics: ClimateStatistics,
    *,
    hours: int = HOURS_A_YEAR,
    setting: Setting | None = None,
) -> ClimateYears:
    """The one year that is most like the long-term mean, with wind and sun of mean 1 in this very year.

    Its mean temperature is that of the place. Where the ``setting`` holds a row a draw,
    there is a row a draw, of the same weather. Errors as of ``climate_years``.
    """
    place, farms, market = setting or setting_of(statistics)
    climate = _climate_of(statistics, hours)
    values = climate.weather.year(np.random.default_rng([TYPICAL_SEED, statistics.typical_year]), climate.sky)
    powers = tuple(
        power_for(values[source], factor)
        for source, factor in ((OFFSHORE_WIND, farms.offshore), (ONSHORE_WIND, farms.onshore))
    )
    shares = (market.wind_share, market.solar_share, market.offshore_weight)
    given = (*place, *farms, *shares, np.atleast_2d(market.price.prices))
    years = _empty(max(len(rows) for rows in given), hours)
    for row in range(len(years.temperature)):
        _fill(years, row, values, climate)
        _blow(years, row, values, farms, powers)
        _trade(years, row, values, climate.demand, market, statistics)
    years.solar[:] /= years.solar[:1].mean()
    priced = _priced(years, market, place, statistics)
    priced.temperature[:] += place.mean - priced.temperature.mean(axis=-1, keepdims=True)
    return priced._replace(temperature=_known(priced.temperature))


def setting_of(statistics: ClimateStatistics) -> Setting:
    """The place, the wind farms and the market of the years that the statistics are of."""
    demand, temperature = statistics.demand, statistics.temperature
    market = Market(
        wind_share=np.full((1, 1), demand.wind_share),
        solar_share=np.full((1, 1), demand.solar_share),
        offshore_weight=np.full((1, 1), demand.offshore_weight),
        price=statistics.price,
    )
    return Setting(
        Place(
            np.full((1, 1), temperature.mean),
            np.full((1, 1), temperature.annual_amplitude),
            np.full((1, 1), temperature.diurnal_amplitude),
        ),
        WindFarms(
            np.full((1, 1), statistics.offshore_wind_mean), np.full((1, 1), statistics.onshore_wind_mean)
        ),
        market,
    )


def _empty(count: int, hours: int) -> ClimateYears:
    return ClimateYears(*(np.empty((count, hours)) for _ in ClimateYears._fields))


class _Climate(NamedTuple):
    """What all years of the same statistics have in common."""

    weather: Weather
    sky: Array  #: output of sun under a clear sky, (hours,)
    demand: Array  #: that clock and season bring, (hours,)
    humidity: Table  #: by the saturation ratio
    solar_mean: float
    offshore: Array  #: output over all weather, rising
    onshore: Array


@lru_cache(maxsize=8)
def _climate_of(statistics: ClimateStatistics, hours: int) -> _Climate:
    margins, saturation = statistics.margins, statistics.saturation
    return _Climate(
        Weather(margins, statistics.processes, hours),
        clear_sky(statistics.sky, hours),
        expected_demand(statistics.demand, hours),
        table_of(saturation.raw, saturation.humidity),
        statistics.solar_mean,
        long_term(margins, OFFSHORE_WIND),
        long_term(margins, ONSHORE_WIND),
    )


def _fill(years: ClimateYears, year: int, values: Array, climate: _Climate) -> None:
    years.temperature[year] = values[TEMPERATURE]
    raw = saturation_ratio(values[TEMPERATURE], values[DEW_POINT])
    years.relative_humidity[year] = climate.humidity.at(raw)
    years.solar[year] = values[CLEARNESS] / climate.solar_mean


def _blow(years: ClimateYears, year: int, values: Array, farms: WindFarms, powers: tuple[Array, ...]) -> None:
    """The output of the wind farms over its long-term mean."""
    years.offshore_wind[year] = values[OFFSHORE_WIND] ** _row(powers[0], year) / _row(farms.offshore, year)
    years.onshore_wind[year] = values[ONSHORE_WIND] ** _row(powers[1], year) / _row(farms.onshore, year)


def _trade(
    years: ClimateYears,
    year: int,
    values: Array,
    demand: Array,
    market: Market,
    statistics: ClimateStatistics,
) -> None:
    """Residual demand, and in the place of the price the score by which it is ranked."""
    weight = _row(market.offshore_weight, year)
    wind = weight * values[OFFSHORE_WIND] / statistics.offshore_wind_mean
    wind += (1.0 - weight) * values[ONSHORE_WIND] / statistics.onshore_wind_mean
    asked = demand + coldness(statistics.demand, values[TEMPERATURE])
    sun = years.solar[year]
    years.scarcity[year] = asked - _row(market.wind_share, year) * wind - _row(market.solar_share, year) * sun
    of = market.year
    if of is None:
        years.price_ratio[year] = years.scarcity[year] + statistics.demand.market * values[MARKET]
        return
    residual = asked - of.wind_share * wind - of.solar_share * sun
    years.price_ratio[year] = residual + of.course_in(len(sun)) + of.market * values[MARKET]


def _priced(years: ClimateYears, market: Market, place: Place, statistics: ClimateStatistics) -> ClimateYears:
    """The years with prices instead of scores, and with the temperature of the place."""
    shape = market.price if market.year is None else market.year.price
    rows = np.arange(len(years.temperature)) % len(np.atleast_2d(shape.prices))
    return years._replace(
        price_ratio=price_ratio(years.price_ratio, checked(shape), rows),
        temperature=_known(_moved(place, years.temperature, statistics)),
    )


def _row(values: Array, year: int) -> float:
    return float(values[year % len(values), 0])


def _known(temperature: Array) -> Array:
    """The temperature, held to what is known of moist air: the rare hours that an extreme place has beyond it."""
    return np.clip(temperature, LOWEST, HIGHEST)


def _moved(place: Place, temperature: Array, statistics: ClimateStatistics) -> Array:
    """The temperature of another place: other mean and waves, the same weather."""
    own, hours = statistics.temperature, temperature.shape[-1]
    season = np.cos(season_angle(hours) - own.annual_phase)
    day = np.cos(time_of_day(hours) - own.diurnal_phase)
    moved: Array = (
        temperature
        + (place.mean - own.mean)
        + (place.annual_amplitude - own.annual_amplitude) * season
        + (place.diurnal_amplitude - own.diurnal_amplitude) * day
    )
    return moved
