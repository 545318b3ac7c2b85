"""Runs the engines for one state of the site and names what they find as inputs of the model.

Two steps, because a proposal may state what the first one finds: the site gives its load, the model the
electricity use, and the supply is balanced with that, hour by hour.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any, TypeVar

import numpy as np

from aigf.engines.climate import TemperatureClimate, reference_year
from aigf.engines.cooling import Cooling, Distribution
from aigf.engines.heat import HeatDemand, delivered_share, demand_hours
from aigf.engines.market import PriceDistribution, ScarcityScore, price_year
from aigf.engines.renewables import (
    RenewableYear,
    SolarPattern,
    WeatherLinks,
    WindPattern,
    renewable_year,
)
from aigf.engines.site_year import simulate_site_hours, simulate_site_year
from aigf.engines.supply import balance_hours, generation_of, import_peak_ratio, simulate_supply_year
from aigf.model import wiring
from aigf.units import HOURS_IN_YEAR, MWH_PER_TWH, Array, Hours, Ratio, Share

#: What the simulated year yields, by the name under which the model knows it.
SIMULATED: dict[str, Any] = {
    "simulated_pue": Ratio,
    "simulated_peak_pue": Ratio,
    "it_full_load_hours": Hours,
    "simulated_contracted_ratio": Ratio,
    "simulated_renewable_ratio": Ratio,
    "simulated_carbon_free_ratio": Ratio,
    "simulated_matched_share": Share,
    "simulated_renewable_matched_share": Share,
    "simulated_import_price_ratio": Ratio,
    "simulated_surplus_price_ratio": Ratio,
    "simulated_import_peak_ratio": Ratio,
    "simulated_heat_delivered_share": Share,
}

#: What they are called in English; translated like every other text.
TITLES: dict[str, str] = {
    "simulated_pue": "Simulated annual PUE",
    "simulated_peak_pue": "Simulated PUE at peak",
    "it_full_load_hours": "Simulated hours of full IT load",
    "simulated_contracted_ratio": "Simulated contracted generation over use",
    "simulated_renewable_ratio": "Simulated contracted renewable generation over use",
    "simulated_carbon_free_ratio": "Simulated contracted generation without emissions over use",
    "simulated_matched_share": "Simulated share of the use that is generated in the same hour",
    "simulated_renewable_matched_share": "Simulated renewable share of the use, in the same hour",
    "simulated_import_price_ratio": "Simulated price of what is bought over the mean price",
    "simulated_surplus_price_ratio": "Simulated price of what is sold over the mean price",
    "simulated_import_peak_ratio": "Simulated peak import over the peak load",
    "simulated_heat_delivered_share": "Simulated share of the residual heat that is delivered",
}

#: Sources that a proposal may contract, by the middle of the names of their register entries and inputs.
SOURCES = ("offshore_wind", "onshore_wind", "solar", "hydro", "nuclear", "other")
RENEWABLE = ("offshore_wind", "onshore_wind", "solar", "hydro")

#: Hourly series that are kept of the central draw, for charts.
HOURLY = ("temperature", "load", "wind", "solar", "price_ratio", "generation", "matched", "imported")

_Parameters = TypeVar("_Parameters")
_SITE: dict[str, type] = {"temperature": TemperatureClimate, "cooling": Cooling, "distribution": Distribution}
_MARKET: dict[str, type] = {
    "offshore_wind": WindPattern,
    "onshore_wind": WindPattern,
    "solar": SolarPattern,
    "weather": WeatherLinks,
    "price": PriceDistribution,
    "scarcity": ScarcityScore,
}
_HEAT: dict[str, type] = {"heat": HeatDemand}
_CAPACITY_FACTORS = {source: f"{source}_capacity_factor" for source in SOURCES}
_OTHERS = ("heat_connected_share", "wind_offshore_weight")


class Simulation(dict[str, Array]):
    """The inputs of the model that ``SIMULATED`` names, (draws, 1); and ``hours`` for charts.

    ``hours`` holds the series ``HOURLY`` of the first draw, (8760,). Load, generation and import are relative to
    the IT load at full power, wind and sun to the installed power, the price to its mean.
    """

    def __init__(self, found: Mapping[str, Array], hours: Mapping[str, Array]) -> None:
        super().__init__(found)
        self.hours = hours


@dataclass(frozen=True)
class _Site:
    """The first step: what the site takes, hour by hour, and the weather it does so in."""

    found: Mapping[str, Array]
    temperature: Array
    load: Array  #: power over IT load
    full_load: Array  #: the same with all computers at full power


def engine_entries() -> tuple[str, ...]:
    """The register entries that the engines are given."""
    named = {**_SITE, **_MARKET, **_HEAT}
    of_fields = [f"{prefix}_{item.name}" for prefix, kind in named.items() for item in fields(kind)]
    return (*of_fields, *_CAPACITY_FACTORS.values(), *_OTHERS)


#: Results of the first step, and those of the demand for heat; all others are of the balance of load and supply.
OF_SITE = ("simulated_pue", "simulated_peak_pue", "it_full_load_hours")
OF_HEAT = ("simulated_heat_delivered_share",)


def starts_from(result: str) -> tuple[str, ...]:
    """The inputs and quantities of the model from which the engines find a result."""

    def entries(named: Mapping[str, type]) -> tuple[str, ...]:
        return tuple(f"{prefix}_{item.name}" for prefix, kind in named.items() for item in fields(kind))

    if result in OF_HEAT:
        return (*entries({"temperature": TemperatureClimate, **_HEAT}), "heat_connected_share")
    site = ("it_load_share", *entries(_SITE))
    if result in OF_SITE:
        return site
    contracted = (f"contracted_{source}" for source in SOURCES)
    return ("electricity_use", *contracted, *_CAPACITY_FACTORS.values(), *site, *entries(_MARKET), _OTHERS[1])


def simulate(
    entries: Mapping[str, Array], it_load_share: Array, seed: int, supply: Mapping[str, Array] | None = None
) -> Simulation:
    """The reference year of 8,760 hours of a site and its supply.

    The year runs at the mean IT load; the peak is that of the same weather with all computers at full power,
    which is what the grid connection must carry. ``entries`` holds the register's values for
    ``engine_entries``, of shape (draws, 1); ``supply`` the contracted power over the mean load of the facility
    by source of ``SOURCES``, (draws, 1). What it leaves out is not contracted.
    """
    site = _site(entries, it_load_share, seed)
    return _with_supply(site, entries, supply or {}, seed)


def simulated(inputs: Mapping[str, Array], overrides: Mapping[str, Array], seed: int) -> Simulation:
    """The simulation that goes with the inputs and stated quantities of a run.

    Contracted power (``contracted_offshore_wind`` and so on) is balanced with the electricity use as the model
    knows it: stated, or computed from the simulated site.
    """
    found = wiring.evaluate(["it_load_share"], inputs, overrides)["it_load_share"]
    site = _site(inputs, found, seed)
    use = wiring.evaluate(["electricity_use"], {**inputs, **site.found}, overrides)["electricity_use"]
    mean_load = use * float(MWH_PER_TWH) / float(HOURS_IN_YEAR)
    supply = {
        source: inputs[f"contracted_{source}"] / mean_load
        for source in SOURCES
        if f"contracted_{source}" in inputs
    }
    return _with_supply(site, inputs, supply, seed)


def _site(entries: Mapping[str, Array], it_load_share: Array, seed: int) -> _Site:
    temperature = reference_year(_parameters(TemperatureClimate, "temperature", entries), seed)
    cooling = _parameters(Cooling, "cooling", entries)
    distribution = _parameters(Distribution, "distribution", entries)
    year = simulate_site_year(temperature, it_load_share, cooling, distribution)
    full = np.ones_like(it_load_share)
    at_full_load = simulate_site_year(temperature, full, cooling, distribution)
    return _Site(
        found={
            "simulated_pue": year.pue,
            "simulated_peak_pue": at_full_load.peak_pue,
            "it_full_load_hours": year.it_full_load_hours,
        },
        temperature=temperature,
        load=simulate_site_hours(temperature, it_load_share, cooling, distribution).facility,
        full_load=simulate_site_hours(temperature, full, cooling, distribution).facility,
    )


def _with_supply(
    site: _Site, entries: Mapping[str, Array], supply: Mapping[str, Array], seed: int
) -> Simulation:
    year, price = _weather_and_price(entries, seed)
    mean = site.load.mean(axis=-1, keepdims=True)
    load = site.load / mean
    draws = len(load)
    patterns = {"offshore_wind": year.offshore_wind, "onshore_wind": year.onshore_wind, "solar": year.solar}
    sources = {
        source: np.broadcast_to(
            supply.get(source, np.zeros((1, 1))) * entries[_CAPACITY_FACTORS[source]], (draws, 1)
        )
        for source in SOURCES
    }
    green = balance_hours(load, generation_of({source: sources[source] for source in RENEWABLE}, patterns))
    balance = balance_hours(load, generation_of(sources, patterns))
    result = simulate_supply_year(balance, price)
    renewable = simulate_supply_year(green, price)
    heat = demand_hours(site.temperature, _parameters(HeatDemand, "heat", entries))
    found = {
        **site.found,
        "simulated_contracted_ratio": result.generation_ratio,
        "simulated_renewable_ratio": renewable.generation_ratio,
        "simulated_carbon_free_ratio": renewable.generation_ratio + sources["nuclear"],
        "simulated_matched_share": result.matched_share,
        "simulated_renewable_matched_share": renewable.matched_share,
        "simulated_import_price_ratio": result.import_price_ratio,
        "simulated_surplus_price_ratio": result.surplus_price_ratio,
        "simulated_import_peak_ratio": import_peak_ratio(site.full_load / mean, balance.generation),
        "simulated_heat_delivered_share": delivered_share(heat, entries["heat_connected_share"]),
    }
    series = {
        "temperature": site.temperature,
        "load": site.load,
        "wind": year.offshore_wind * entries["offshore_wind_capacity_factor"],
        "solar": year.solar * entries["solar_capacity_factor"],
        "price_ratio": price,
        "generation": balance.generation * mean,
        "matched": balance.matched * mean,
        "imported": balance.imported * mean,
    }
    return Simulation(found, {name: np.atleast_2d(series[name])[0].copy() for name in HOURLY})


def _weather_and_price(entries: Mapping[str, Array], seed: int) -> tuple[RenewableYear, Array]:
    """Wind, sun and price: one row for all draws, unless a statistic differs between them."""
    shared = {name: _one_row(entries[name]) for name in engine_entries()}
    year = renewable_year(
        _parameters(WindPattern, "offshore_wind", shared),
        _parameters(WindPattern, "onshore_wind", shared),
        _parameters(SolarPattern, "solar", shared),
        _parameters(WeatherLinks, "weather", shared),
        shared["temperature_residual_persistence"],
        seed,
    )
    weight = shared["wind_offshore_weight"]
    price = price_year(
        _parameters(PriceDistribution, "price", shared),
        _parameters(ScarcityScore, "scarcity", shared),
        year.warmth,
        weight * year.offshore_wind + (1.0 - weight) * year.onshore_wind,
        year.solar,
        seed,
    )
    return year, price


def _one_row(values: Array) -> Array:
    return values[:1] if np.all(values == values[:1]) else values


def _parameters(kind: type[_Parameters], prefix: str, entries: Mapping[str, Array]) -> _Parameters:
    return kind(**{item.name: entries[f"{prefix}_{item.name}"] for item in fields(kind)})  # type: ignore[arg-type]
