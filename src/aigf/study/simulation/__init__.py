"""Runs the engines for one state of the site and names what they find as inputs of the model.

Two steps, because a proposal may state what the first one finds: the site gives its load, the model the
electricity use, and the supply is balanced with that, hour by hour. Weather, site, supply and heat are a module
each: what it finds (``FOUND``), the register entries it is given (``ENTRIES``), the series it keeps (``HOURLY``).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from aigf.engines.machine_code import load_for
from aigf.engines.memory import keep_freed_memory
from aigf.model import wiring
from aigf.study.sampling import Sample
from aigf.study.simulation import heat, site, supply, weather
from aigf.study.simulation.chunks import in_chunks
from aigf.study.simulation.found import Part
from aigf.study.simulation.given import Given, in_place
from aigf.study.simulation.site import Site
from aigf.study.simulation.supply import RENEWABLE, SOURCES, Terms, terms_of
from aigf.study.simulation.weather import Weather
from aigf.units import HOURS_IN_YEAR, MWH_PER_TWH, Array

__all__ = [
    "HOURLY",
    "RENEWABLE",
    "SIMULATED",
    "SOURCES",
    "TITLES",
    "Given",
    "Simulation",
    "Terms",
    "engine_entries",
    "proposed_inputs",
    "simulate",
    "simulated",
    "start",
    "starts_from",
]

_FOUND = {**site.FOUND, **supply.FOUND, **heat.FOUND}

#: What the simulated year yields, by the name under which the model knows it.
SIMULATED: dict[str, Any] = {name: finding.kind for name, finding in _FOUND.items()}

#: What they are called in English; translated like every other text.
TITLES: dict[str, str] = {name: finding.title for name, finding in _FOUND.items()}

#: Hourly series that are kept of the central draw, for charts.
HOURLY = (*site.HOURLY, *supply.HOURLY, *heat.HOURLY)


class Simulation(dict[str, Array]):
    """The inputs of the model that ``SIMULATED`` names, (draws, 1); and ``hours`` for charts.

    ``hours`` holds the series ``HOURLY`` of the first draw, (8760,). Load, generation and import are relative to
    the IT load at full power, wind and sun to the installed power, the price to its mean, heat to the mean heat
    available.
    """

    def __init__(self, found: Mapping[str, Array], hours: Mapping[str, Array]) -> None:
        super().__init__(found)
        self.hours = hours


def engine_entries() -> tuple[str, ...]:
    """The register entries that the engines are given."""
    return (*weather.ENTRIES, *site.ENTRIES, *supply.ENTRIES, *heat.ENTRIES)


def starts_from(result: str) -> tuple[str, ...]:
    """The inputs and quantities of the model from which the engines find a result."""
    if result in heat.FOUND:
        return ("it_load_share", *heat.SIZES, *weather.TEMPERATURE_ENTRIES, *heat.ENTRIES, *heat.OF_COOLING)
    of_site = ("it_load_share", *weather.TEMPERATURE_ENTRIES, *site.ENTRIES)
    if result in site.FOUND:
        return of_site
    listed = ("electricity_use", *supply.QUANTITIES, *supply.EARNINGS, *supply.LISTED)
    return (*listed, *supply.ENTRIES, *of_site, *weather.MARKET_ENTRIES)


def proposed_inputs() -> tuple[str, ...]:
    """The inputs that the proposal alone gives the engines: they are no entries of the register."""
    return supply.LISTED


def simulate(
    entries: Mapping[str, Array],
    it_load_share: Array,
    sample: Sample | None = None,
    terms: Terms | None = None,
    heat_sizes: Mapping[str, Array] | None = None,
) -> Simulation:
    """The year of 8,760 hours of a site, its supply and its residual heat: the typical one, or one for each draw.

    ``entries`` holds the register's values for ``engine_entries``, of shape (draws, 1); ``terms`` what is contracted;
    ``heat_sizes`` what ``heat.relative_sizes`` makes of the heat network. Without them nothing is contracted or
    connected.
    """
    around = weather.weather_of(entries, sample)
    taken = site.site_of(around, entries, it_load_share)
    return _together(around, taken, entries, terms or Terms(), heat_sizes or {}, sample)


def simulated(
    inputs: Mapping[str, Array],
    overrides: Mapping[str, Array],
    sample: Sample | None = None,
    given: Given | None = None,
) -> Simulation:
    """The simulation that goes with the inputs and stated quantities of a run, for its draws if it has any.

    Contracted power and the limits of the connection are balanced with the electricity use as the model knows it:
    stated, or computed from the simulated site. So is the heat network with the heat available. What is ``given`` takes
    the place of what would be made.
    """
    keep_freed_memory()
    if sample is None:
        return _of_draws(inputs, overrides, sample, given)
    load_for(sample.size)
    parts = [_of_draws(*part, given) for part in in_chunks(inputs, overrides, sample)]
    found = {name: np.concatenate([part[name] for part in parts]) for name in parts[0]}
    return Simulation(found, parts[0].hours)


def _of_draws(
    inputs: Mapping[str, Array], overrides: Mapping[str, Array], sample: Sample | None, given: Given | None
) -> Simulation:
    """The simulation of the draws of a sample together, or that of the point values."""
    share = wiring.evaluate(["it_load_share"], inputs, overrides)["it_load_share"]
    made = weather.weather_of(weather.to_make(inputs, given.names()) if given else inputs, sample)
    around = in_place(made, given)
    taken = site.site_of(around, inputs, share)
    names = ["electricity_use", *supply.QUANTITIES, *heat.SIZES]
    known = wiring.evaluate(names, {**inputs, **taken.found}, overrides)
    mean_load = known["electricity_use"] * float(MWH_PER_TWH) / float(HOURS_IN_YEAR)
    known |= supply.earnings_of({**inputs, **taken.found}, overrides)
    terms = terms_of(inputs, known, mean_load)
    return _together(around, taken, inputs, terms, heat.relative_sizes(known), sample)


def start(inputs: Mapping[str, Array], overrides: Mapping[str, Array]) -> dict[str, Array]:
    """What the engines start from, by name, in the inputs of a finished run.

    Entries, what the proposal says of its supply, and quantities; powers as ``name / electricity_use`` and the heat
    network over the heat available, because that is what is balanced. Prices multiply outside the simulation; only
    where load is throttled for its price, what it earns over that price is one of them. Raises KeyError for an
    input that is missing.
    """
    names = ("it_load_share", *supply.QUANTITIES)
    found = wiring.evaluate([*names, "electricity_use", *heat.SIZES], inputs, overrides)
    given = (*engine_entries(), *proposed_inputs())
    sizes = heat.relative_sizes(found)
    return {
        **{name: found[name] for name in names},
        **{name: inputs[name] for name in given if name not in supply.POWERS},
        **{f"{name} / electricity_use": inputs[name] / found["electricity_use"] for name in supply.POWERS},
        **supply.earnings_of(inputs, overrides),
        **{f"{name} / heat_available": size for name, size in sizes.items()},
    }


def _together(
    around: Weather,
    taken: Site,
    entries: Mapping[str, Array],
    terms: Terms,
    heat_sizes: Mapping[str, Array],
    sample: Sample | None,
) -> Simulation:
    parts: list[Part] = [
        taken,
        supply.supply_of(around, taken, entries, terms, sample),
        heat.heat_of(around, taken, entries, heat_sizes),
    ]
    found = {name: value for part in parts for name, value in part.found.items()}
    series = {name: values for part in parts for name, values in part.hours.items()}
    return Simulation(found, {name: np.atleast_2d(series[name])[0].copy() for name in HOURLY})
