"""Runs the engines for one state of the site and names what they find as inputs of the model."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from typing import Any, TypeVar

import numpy as np

from aigf.engines.climate import TemperatureClimate, reference_year
from aigf.engines.cooling import Cooling, Distribution
from aigf.engines.site_year import simulate_site_year
from aigf.units import Array, Hours, Ratio

#: What the simulated site-year yields, by the name under which the model knows it.
SIMULATED: dict[str, Any] = {
    "simulated_pue": Ratio,
    "simulated_peak_pue": Ratio,
    "it_full_load_hours": Hours,
}

_Parameters = TypeVar("_Parameters", TemperatureClimate, Cooling, Distribution)
_PREFIX: dict[type, str] = {
    TemperatureClimate: "temperature",
    Cooling: "cooling",
    Distribution: "distribution",
}


def engine_entries() -> tuple[str, ...]:
    """The register entries that the engines are given."""
    return tuple(f"{prefix}_{item.name}" for kind, prefix in _PREFIX.items() for item in fields(kind))


def simulate(entries: Mapping[str, Array], it_load_share: Array, seed: int) -> dict[str, Array]:
    """The site's reference year of 8,760 hours: annual PUE, PUE at peak, and hours of full IT load.

    The year runs at the mean IT load; the peak is that of the same weather with all computers at full power,
    which is what the grid connection must carry. ``entries`` holds the register's values for
    ``engine_entries``, of shape (draws, 1).
    """
    temperature = reference_year(_parameters(TemperatureClimate, entries), seed)
    plant = _parameters(Cooling, entries), _parameters(Distribution, entries)
    year = simulate_site_year(temperature, it_load_share, *plant)
    at_full_load = simulate_site_year(temperature, np.ones_like(it_load_share), *plant)
    return {
        "simulated_pue": year.pue,
        "simulated_peak_pue": at_full_load.peak_pue,
        "it_full_load_hours": year.it_full_load_hours,
    }


def _parameters(kind: type[_Parameters], entries: Mapping[str, Array]) -> _Parameters:
    return kind(**{item.name: entries[f"{_PREFIX[kind]}_{item.name}"] for item in fields(kind)})
