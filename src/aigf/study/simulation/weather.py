"""The weather of the simulated year, and the market price that goes with it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from aigf.engines.climate import TemperatureClimate, reference_year
from aigf.engines.market import PriceDistribution, ScarcityScore, price_year
from aigf.engines.renewables import SolarPattern, WeatherLinks, WindPattern, renewable_year
from aigf.study.simulation.found import entries_of, filled
from aigf.units import Array

_TEMPERATURE: dict[str, type] = {"temperature": TemperatureClimate}
_MARKET: dict[str, type] = {
    "offshore_wind": WindPattern,
    "onshore_wind": WindPattern,
    "solar": SolarPattern,
    "weather": WeatherLinks,
    "price": PriceDistribution,
    "scarcity": ScarcityScore,
}
_WEIGHT = "wind_offshore_weight"

#: The entries that the temperature rests on, and those of wind, sun and price.
TEMPERATURE_ENTRIES = entries_of(_TEMPERATURE)
MARKET_ENTRIES = (*entries_of(_MARKET), _WEIGHT)
ENTRIES = (*TEMPERATURE_ENTRIES, *MARKET_ENTRIES)


@dataclass(frozen=True)
class Weather:
    """Hourly series, (1 or draws, hours): one row where no statistic differs between draws."""

    temperature: Array  #: outside [degC], (draws, hours)
    offshore_wind: Array  #: output over its mean
    onshore_wind: Array  #: output over its mean
    solar: Array  #: output over its mean
    price: Array  #: market price over its mean


def weather_of(entries: Mapping[str, Array], seed: int) -> Weather:
    """The weather of the reference year for the entries of each draw, (draws, 1)."""
    shared = {name: _one_row(entries[name]) for name in ENTRIES}
    year = renewable_year(
        filled(WindPattern, "offshore_wind", shared),
        filled(WindPattern, "onshore_wind", shared),
        filled(SolarPattern, "solar", shared),
        filled(WeatherLinks, "weather", shared),
        shared["temperature_residual_persistence"],
        seed,
    )
    weight = shared[_WEIGHT]
    price = price_year(
        filled(PriceDistribution, "price", shared),
        filled(ScarcityScore, "scarcity", shared),
        year.warmth,
        weight * year.offshore_wind + (1.0 - weight) * year.onshore_wind,
        year.solar,
        seed,
    )
    return Weather(
        temperature=reference_year(filled(TemperatureClimate, "temperature", entries), seed),
        offshore_wind=year.offshore_wind,
        onshore_wind=year.onshore_wind,
        solar=year.solar,
        price=price,
    )


def _one_row(values: Array) -> Array:
    return values[:1] if np.all(values == values[:1]) else values
