"""Where the site's electricity comes from, hour by hour: contracted sources, and the market for the rest."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from aigf.engines.supply import balance_hours, generation_of, import_peak_ratio, simulate_supply_year
from aigf.study.simulation.found import Finding, Part
from aigf.study.simulation.site import Site
from aigf.study.simulation.weather import Weather
from aigf.units import Array, Ratio, Share

#: Sources that a proposal may contract, by the middle of the names of their register entries and inputs.
SOURCES = ("offshore_wind", "onshore_wind", "solar", "hydro", "nuclear", "other")
RENEWABLE = ("offshore_wind", "onshore_wind", "solar", "hydro")

FOUND: dict[str, Finding] = {
    "simulated_contracted_ratio": Finding(Ratio, "Simulated contracted generation over use"),
    "simulated_renewable_ratio": Finding(Ratio, "Simulated contracted renewable generation over use"),
    "simulated_carbon_free_ratio": Finding(
        Ratio, "Simulated contracted generation without emissions over use"
    ),
    "simulated_matched_share": Finding(
        Share, "Simulated share of the use that is generated in the same hour"
    ),
    "simulated_renewable_matched_share": Finding(
        Share, "Simulated renewable share of the use, in the same hour"
    ),
    "simulated_import_price_ratio": Finding(Ratio, "Simulated price of what is bought over the mean price"),
    "simulated_surplus_price_ratio": Finding(Ratio, "Simulated price of what is sold over the mean price"),
    "simulated_import_peak_ratio": Finding(Ratio, "Simulated peak import over the peak load"),
}
CAPACITY_FACTORS = {source: f"{source}_capacity_factor" for source in SOURCES}
ENTRIES = tuple(CAPACITY_FACTORS.values())
HOURLY = ("wind", "solar", "price_ratio", "generation", "matched", "imported")


def supply_of(
    weather: Weather, site: Site, entries: Mapping[str, Array], contracted: Mapping[str, Array]
) -> Part:
    """The balance of load and contracted power; ``contracted`` is over the mean load, by source, (draws, 1)."""
    mean = site.load.mean(axis=-1, keepdims=True)
    load = site.load / mean
    draws = len(load)
    patterns = {
        "offshore_wind": weather.offshore_wind,
        "onshore_wind": weather.onshore_wind,
        "solar": weather.solar,
    }
    sources = {
        source: np.broadcast_to(
            contracted.get(source, np.zeros((1, 1))) * entries[CAPACITY_FACTORS[source]], (draws, 1)
        )
        for source in SOURCES
    }
    green = balance_hours(load, generation_of({source: sources[source] for source in RENEWABLE}, patterns))
    balance = balance_hours(load, generation_of(sources, patterns))
    result = simulate_supply_year(balance, weather.price)
    renewable = simulate_supply_year(green, weather.price)
    return Part(
        found={
            "simulated_contracted_ratio": result.generation_ratio,
            "simulated_renewable_ratio": renewable.generation_ratio,
            "simulated_carbon_free_ratio": renewable.generation_ratio + sources["nuclear"],
            "simulated_matched_share": result.matched_share,
            "simulated_renewable_matched_share": renewable.matched_share,
            "simulated_import_price_ratio": result.import_price_ratio,
            "simulated_surplus_price_ratio": result.surplus_price_ratio,
            "simulated_import_peak_ratio": import_peak_ratio(site.full_load / mean, balance.generation),
        },
        hours={
            "wind": weather.offshore_wind * entries[CAPACITY_FACTORS["offshore_wind"]],
            "solar": weather.solar * entries[CAPACITY_FACTORS["solar"]],
            "price_ratio": weather.price,
            "generation": balance.generation * mean,
            "matched": balance.matched * mean,
            "imported": balance.imported * mean,
        },
    )
