"""The weather of the simulated year, and the market price that goes with it."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cache

import numpy as np

from aigf.engines.climate import (
    Market,
    Place,
    PriceShape,
    PriceYear,
    Setting,
    WindFarms,
    climate_years,
    typical_year,
)
from aigf.register import load_register
from aigf.register.climate import load_climate, load_price_years
from aigf.study.sampling import Sample
from aigf.units import Array

#: The entries that the temperature rests on, by what they are called in the engine.
_PLACE = {
    "mean": "temperature_mean",
    "annual_amplitude": "temperature_annual_amplitude",
    "diurnal_amplitude": "temperature_diurnal_amplitude",
}
_WIND_FARMS = {"offshore": "offshore_wind_capacity_factor", "onshore": "onshore_wind_capacity_factor"}
_MARKET = {
    "wind_share": "market_wind_share",
    "solar_share": "market_solar_share",
    "offshore_weight": "wind_offshore_weight",
}
_NEGATIVE = "price_negative_share"
#: The share of hours below each price; None where it is that of the entry above.
_PRICES: dict[str, float | None] = {
    "price_lowest": 0.0,
    "": None,
    "price_p10": 0.10,
    "price_p17": 0.17,
    "price_p30": 0.30,
    "price_p50": 0.50,
    "price_p75": 0.75,
    "price_p90": 0.90,
    "price_p95": 0.95,
    "price_p99": 0.99,
    "price_highest": 1.0,
}

#: The entries that the temperature rests on, the course of the price, and all of wind, sun and price.
TEMPERATURE_ENTRIES = tuple(_PLACE.values())
PRICE_YEAR = "price_year"  #: whose hours run as in it; that of the entries where no real year is known
PRICE_ENTRIES = (_NEGATIVE, *(name for name in _PRICES if name))
MARKET_ENTRIES = (*_WIND_FARMS.values(), *_MARKET.values(), *PRICE_ENTRIES, PRICE_YEAR)
ENTRIES = (*TEMPERATURE_ENTRIES, *MARKET_ENTRIES)


@dataclass(frozen=True)
class Weather:
    """Hourly series, (draws, hours)."""

    temperature: Array  #: outside [degC]
    relative_humidity: Array  #: share
    offshore_wind: Array  #: output over its long-term mean
    onshore_wind: Array  #: output over its long-term mean
    solar: Array  #: output over its long-term mean
    scarcity: Array  #: residual demand as a share of the mean demand: high where electricity is scarce
    price: Array  #: market price over its mean in the year


def to_make(entries: Mapping[str, Array], given: Collection[str]) -> Mapping[str, Array]:
    """The entries to make weather from where what is ``given``, by the names of ``Weather``, replaces a part of it.

    The wind of the statistics in the place of a given one: no farm need have the capacity factor of a given series.
    """
    climate = load_climate()
    means = {"offshore": climate.offshore_wind_mean, "onshore": climate.onshore_wind_mean}
    made = {
        _WIND_FARMS[name]: np.full((1, 1), mean) for name, mean in means.items() if f"{name}_wind" in given
    }
    return {**entries, **made}


def weather_of(entries: Mapping[str, Array], sample: Sample | None) -> Weather:
    """The typical year for the point values, or a year of its own for each draw of ``sample``.

    ``entries`` are those of ``ENTRIES``, (1, 1) or (draws, 1). The year of a draw depends on the seed and the number
    of the draw alone.
    """
    statistics = load_climate()
    setting = setting_from(entries)
    if sample is None:
        years = typical_year(statistics, setting=setting)
    else:
        years = climate_years(statistics, sample.size, sample.seed, first=sample.start, setting=setting)
    return Weather(
        temperature=years.temperature,
        relative_humidity=years.relative_humidity,
        offshore_wind=years.offshore_wind,
        onshore_wind=years.onshore_wind,
        solar=years.solar,
        scarcity=years.scarcity,
        price=years.price_ratio,
    )


def setting_from(entries: Mapping[str, Array]) -> Setting:
    """The place, the wind farms and the market that the entries state."""
    return Setting(
        Place(**_chosen(_PLACE, entries)),
        WindFarms(**_chosen(_WIND_FARMS, entries)),
        Market(**_chosen(_MARKET, entries), price=_price_shape(entries), year=_price_year(entries)),
    )


def _price_year(entries: Mapping[str, Array]) -> PriceYear | None:
    """The real year whose prices are followed, None for the market of the entries.

    Raises ValueError for a year of which nothing is known.
    """
    known, wanted = load_price_years(), float(entries[PRICE_YEAR][0, 0])
    own = _own_price_year()
    if wanted not in (own, *known):
        years = ", ".join(str(year) for year in known)
        raise ValueError(f"the course of prices is known of {years}, and of {own:.0f} as the register has it")
    return known.get(int(wanted))


@cache
def _own_price_year() -> float:
    """The number by which the register means its own market: looked up for every chunk of draws."""
    return load_register().entries[PRICE_YEAR].value


def _chosen(named: Mapping[str, str], entries: Mapping[str, Array]) -> dict[str, Array]:
    return {field: entries[name] for field, name in named.items()}


def _price_shape(entries: Mapping[str, Array]) -> PriceShape:
    """The distribution of prices over their mean; one row where it is the same for all draws."""
    negative = entries[_NEGATIVE]
    shares = [negative if share is None else np.full((1, 1), share) for share in _PRICES.values()]
    prices = [entries[name] if name else np.zeros((1, 1)) for name in _PRICES]
    rows = np.concatenate(np.broadcast_arrays(*shares, *prices), axis=-1)
    if np.all(rows == rows[:1]):
        rows = rows[:1]
    return PriceShape(rows[:, : len(_PRICES)], rows[:, len(_PRICES) :])
