"""The statistics of a climate from real years."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from aigf.engines.climate.calendar import HOURS_A_YEAR, Array, season_angle, season_by_time, time_of_day
from aigf.engines.climate.fit_margins import Real, clearness_of, fit_sky, score, table
from aigf.engines.climate.fit_prices import PricedYears, fit_demand, fit_price_shape
from aigf.engines.climate.fit_processes import fit_memory, fit_processes, swing_links, swing_of
from aigf.engines.climate.humidity import dew_point, saturation_ratio
from aigf.engines.climate.outputs import long_term, value_at
from aigf.engines.climate.sky import clear_sky
from aigf.engines.climate.statistics import (
    CLEARNESS,
    DEW_POINT,
    MARKET,
    OFFSHORE_WIND,
    ONSHORE_WIND,
    TEMPERATURE,
    WEATHER,
    ClimateStatistics,
    Margins,
    Processes,
    Saturation,
    Sky,
    Wave,
)
from aigf.engines.climate.weather import Weather

_SATURATION_YEARS, _SATURATION_SEED = 20, 1
_SATURATION_SHARES = np.concatenate(
    [[0.0, 0.001, 0.005, 0.01, 0.02], np.arange(0.05, 0.96, 0.05), [0.98, 0.99, 1.0]]
)


@dataclass(frozen=True)
class HumidYear:
    """A year at one station that also measured humidity; each (1, 8760)."""

    temperature: Array  #: [degC]
    relative_humidity: Array  #: share
    wind: Array  #: speed, any unit
    radiation: Array  #: on the level, any unit


@dataclass(frozen=True)
class RealYears:
    """Real years (years, 8760), in UTC from 1 January; those of one list need not be those of another."""

    temperature: Array  #: [degC]
    offshore_wind: Array  #: share of full power
    onshore_wind: Array  #: share of full power
    solar: Array  #: share of the best hour
    paired: tuple[Array, Array, Array, Array]  #: the four of them of the same years, NaN where not known
    humid: HumidYear
    priced: PricedYears  #: its wind and sun are shares of full power and of the best hour


@dataclass(frozen=True)
class Assumed:
    """What a fit is given rather than finds."""

    latitude: float  #: [degrees north]
    longitude: float  #: [degrees east]
    tilt: float  #: of solar panels [degrees]
    wind_share: float  #: of demand that wind met in the years with prices
    offshore_weight: float  #: of wind at sea in it


#: Highest harmonics of season and time of day that the margins of a variable have: what the years can tell.
_WAVES = {
    TEMPERATURE: (2, 2, False),
    DEW_POINT: (1, 1, False),
    OFFSHORE_WIND: (1, 1, True),
    ONSHORE_WIND: (1, 1, True),
    CLEARNESS: (1, 2, True),
}


def fit(real: RealYears, assumed: Assumed) -> ClimateStatistics:
    """The statistics of real years: clear sky, margins, processes and their links, demand and prices.

    The number of the typical year is 0, to be sought among years of these statistics (``typical.most_typical``).
    """
    sky = fit_sky(real.solar, assumed.latitude, assumed.longitude, assumed.tilt)
    measured = {
        TEMPERATURE: real.temperature,
        DEW_POINT: _dew_point(real.humid),
        OFFSHORE_WIND: real.offshore_wind,
        ONSHORE_WIND: real.onshore_wind,
        CLEARNESS: clearness_of(real.solar, sky),
    }
    scored = {variable: score(Real(years, *_WAVES[variable])) for variable, years in measured.items()}
    tables = {
        variable: table(Real(years, *_WAVES[variable]), scored[variable])
        for variable, years in measured.items()
    }
    margins = Margins(
        mean=np.stack([scored[variable].mean for variable in range(len(WEATHER))]),
        deviation=np.stack([scored[variable].deviation for variable in range(len(WEATHER))]),
        scores=np.stack([tables[variable][0] for variable in range(len(WEATHER))]),
        values=np.stack([tables[variable][1] for variable in range(len(WEATHER))]),
    )
    processes = {variable: found.process for variable, found in scored.items()}
    solar = _expected(margins, CLEARNESS) * clear_sky(sky, HOURS_A_YEAR)
    demand, market = fit_demand(_over_means(real.priced, solar), assumed.wind_share, assumed.offshore_weight)
    links = _processes(processes, market, real, sky)
    return ClimateStatistics(
        margins=margins,
        processes=links,
        saturation=_saturation(margins, links, real.humid),
        sky=sky,
        demand=demand,
        price=fit_price_shape(real.priced.prices),
        temperature=_wave(_expected(margins, TEMPERATURE)),
        offshore_wind_mean=float(long_term(margins, OFFSHORE_WIND).mean()),
        onshore_wind_mean=float(long_term(margins, ONSHORE_WIND).mean()),
        solar_mean=float(solar.mean()),
        typical_year=0,
    )


def _processes(processes: dict[int, Array], market: Array, real: RealYears, sky: Sky) -> Processes:
    """Memories from the years of the margins, links from those that were measured together."""
    swing_memory = fit_memory(processes[CLEARNESS])
    memories = {
        variable: fit_memory(process, swing_memory if variable == TEMPERATURE else None)
        for variable, process in (*processes.items(), (MARKET, market))
    }
    temperature, offshore, onshore, solar = real.paired
    together = {
        TEMPERATURE: _standard(temperature, TEMPERATURE),
        OFFSHORE_WIND: _standard(offshore, OFFSHORE_WIND),
        ONSHORE_WIND: _standard(onshore, ONSHORE_WIND),
        CLEARNESS: _standard(clearness_of(solar, sky), CLEARNESS),
    }
    humid = real.humid
    level = fit_sky(humid.radiation / humid.radiation.max(), sky.latitude, sky.longitude, 0.0)
    at_station = {
        TEMPERATURE: _standard(humid.temperature, TEMPERATURE),
        DEW_POINT: _standard(_dew_point(humid), DEW_POINT),
        OFFSHORE_WIND: _standard(humid.wind, OFFSHORE_WIND),
        ONSHORE_WIND: _standard(humid.wind, ONSHORE_WIND),
        CLEARNESS: _standard(clearness_of(humid.radiation / humid.radiation.max(), level), CLEARNESS),
    }
    swing, phase = swing_of(together[TEMPERATURE])
    follows = swing_links(swing, together[CLEARNESS], memories[TEMPERATURE].swing_share)
    return fit_processes(memories, (together, at_station), phase, follows)


def _dew_point(humid: HumidYear) -> Array:
    return dew_point(humid.temperature, humid.relative_humidity)


def _standard(years: Array, variable: int) -> Array:
    """The process of each year by itself, so that years measured in different ways may stand together."""
    found = np.full(years.shape, np.nan)
    for row, year in enumerate(years):
        if not np.all(np.isnan(year)):
            found[row] = score(Real(year[None], *_WAVES[variable])).process[0]
    return found


def _saturation(margins: Margins, processes: Processes, humid: HumidYear) -> Saturation:
    """The table that gives generated air the relative humidity of the real air."""
    weather = Weather(margins, processes, HOURS_A_YEAR)
    raw = []
    for year in range(_SATURATION_YEARS):
        values = weather.year(np.random.default_rng([_SATURATION_SEED, year]))
        raw.append(saturation_ratio(values[TEMPERATURE], values[DEW_POINT]))
    return Saturation(*(np.quantile(air, _SATURATION_SHARES) for air in (raw, humid.relative_humidity)))


def _over_means(priced: PricedYears, solar: Array) -> PricedYears:
    """The years with wind over its mean in the year and sun over its long-term mean.

    Where the sun of a year is not known, it is the expected one.
    """
    wind = priced.wind / priced.wind.mean(axis=1, keepdims=True)
    sun = np.where(np.isnan(priced.solar), solar, priced.solar)
    return priced._replace(wind=wind, solar=sun / sun.mean(axis=1, keepdims=True))


def _expected(margins: Margins, variable: int) -> Array:
    """The long-term mean of a variable in every hour of the year, (8760,)."""
    waves = season_by_time(HOURS_A_YEAR, 2, 2)
    points, weights = np.polynomial.hermite_e.hermegauss(41)
    score = (margins.mean[variable] @ waves)[:, None] + (margins.deviation[variable] @ waves)[
        :, None
    ] * points
    expected: Array = value_at(margins, variable, score) @ weights / weights.sum()
    return expected


def _wave(temperature: Array) -> Wave:
    """The annual and the daily wave of an expected temperature (8760,)."""
    annual = np.mean(temperature * np.exp(1j * season_angle(HOURS_A_YEAR))) * 2.0
    daily = np.mean(temperature * np.exp(1j * time_of_day(HOURS_A_YEAR))) * 2.0
    return Wave(
        mean=float(temperature.mean()),
        annual_amplitude=float(abs(annual)),
        annual_phase=float(np.angle(annual)),
        diurnal_amplitude=float(abs(daily)),
        diurnal_phase=float(np.angle(daily)),
    )
