"""Where the site's electricity comes from, hour by hour: contracted sources, the grid, a battery, and backup."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np

from aigf.engines.contracts import Calls, availability, called_hours
from aigf.engines.flows import (
    Demand,
    Flows,
    Throttling,
    flows_without_choice,
    served_compute,
    without_backup,
)
from aigf.engines.planned import Earnings, Storage, planned_flows
from aigf.engines.supply import (
    Contracts,
    SupplyHours,
    generation_of,
    highest_import,
    mean_where_highest,
    monthly_peak,
    settled_hours,
    supply_year,
)
from aigf.model import wiring
from aigf.study.sampling import Sample
from aigf.study.simulation.found import Finding, Part, entries_of, filled
from aigf.study.simulation.site import Site
from aigf.study.simulation.weather import Weather
from aigf.units import Array, Hours, Ratio, Share

#: Sources that a proposal may contract, by the middle of the names of their register entries and inputs.
SOURCES = ("offshore_wind", "onshore_wind", "solar", "hydro", "nuclear", "other")
RENEWABLE = ("offshore_wind", "onshore_wind", "solar", "hydro")
#: Those that generate by the weather.
VARIABLE = ("offshore_wind", "onshore_wind", "solar")

FOUND: dict[str, Finding] = {
    "simulated_contracted_ratio": Finding(Ratio, "Simulated contracted generation over use"),
    "simulated_baseload_ratio": Finding(Ratio, "Simulated generation contracted as baseload over use"),
    "simulated_variable_ratio": Finding(
        Ratio, "Simulated generation of wind and sun, paid as produced, over use"
    ),
    "simulated_renewable_ratio": Finding(Ratio, "Simulated contracted renewable generation over use"),
    "simulated_carbon_free_ratio": Finding(
        Ratio, "Simulated contracted generation without emissions over use"
    ),
    "simulated_spilled_ratio": Finding(
        Ratio, "Simulated generation behind the meter that is switched off over use"
    ),
    "simulated_curtailed_ratio": Finding(
        Ratio, "Simulated wind and sun through the grid that are switched off at a price below zero over use"
    ),
    "simulated_matched_share": Finding(
        Share, "Simulated share of the use that is generated in the same hour"
    ),
    "simulated_renewable_matched_share": Finding(
        Share, "Simulated renewable share of the use, in the same hour"
    ),
    "simulated_grid_import_ratio": Finding(Ratio, "Simulated import from the grid over use"),
    "simulated_import_price_ratio": Finding(Ratio, "Simulated price of what is bought over the mean price"),
    "simulated_surplus_price_ratio": Finding(Ratio, "Simulated price of what is sold over the mean price"),
    "simulated_import_peak_ratio": Finding(Ratio, "Simulated peak import over the peak load"),
    "simulated_monthly_peak_ratio": Finding(Ratio, "Simulated mean of the monthly peaks over the peak load"),
    "simulated_system_peak_ratio": Finding(
        Ratio, "Simulated import in the hours of most stress over the mean load"
    ),
    "simulated_called_hours": Finding(Hours, "Simulated hours that the grid operator calls"),
    "simulated_throttled_ratio": Finding(Ratio, "Simulated load that is throttled over use"),
    "simulated_served_compute_share": Finding(Share, "Simulated share of the computing that is done"),
    "simulated_cut_ratio": Finding(Ratio, "Simulated load that is cut because nothing may carry it over use"),
    "simulated_cut_hours": Finding(
        Hours, "Simulated hours in which load is cut because nothing may carry it"
    ),
    "simulated_backup_ratio": Finding(Ratio, "Simulated generation of backup in called hours over use"),
    "simulated_backup_hours": Finding(Hours, "Simulated hours that backup runs for the grid"),
    "simulated_battery_loss_ratio": Finding(Ratio, "Simulated losses of the battery over use"),
}
CAPACITY_FACTORS = {source: f"{source}_capacity_factor" for source in SOURCES}
ENTRIES = (
    *CAPACITY_FACTORS.values(),
    *entries_of({"call": Calls}),
    *("call_limit_share", "system_peak_share"),
    *("grid_export", "battery_power", "battery_energy", "battery_round_trip"),
    *("min_energy_share", "efficient_power_share", "efficient_performance_share"),
)
#: What the lists of the proposal say of its supply; none is an entry of the register.
LISTED = (
    *(f"contracted_{source}" for source in SOURCES),
    *(f"{source}_direct_share" for source in SOURCES),
    *(f"{source}_baseload_share" for source in SOURCES),
    "backup_permitted",
)
#: Quantities of the model that the year starts from, beside the use.
QUANTITIES = ("connection_over_peak", "flexible_share")
#: Quantities that it starts from where load is throttled for its price, over the price of electricity.
EARNINGS = ("computing_revenue_per_mwh", "cost_beside_price")
_LOWEST_PRICE = 1e-3  #: [EUR/MWh]; what is worth over nothing has no ratio
#: What counts relative to the use, because it is balanced with the load.
POWERS = (
    *(f"contracted_{source}" for source in SOURCES),
    *("grid_export", "battery_power", "battery_energy"),
)
_FLOWS = {
    "exported": "exported",
    "charge": "charged",
    "discharge": "discharged",
    "backup": "backup",
    "curtailed": "throttled",
}
HOURLY = ("wind", "solar", "price_ratio", "generation", "matched", "imported", *_FLOWS)

_TYPICAL = 0
_NONE, _ONE = np.zeros((1, 1)), np.ones((1, 1))


@dataclass(frozen=True)
class Terms:
    """What is contracted, each (draws, 1); a power is over the mean load of the facility.

    Without terms: a connection that carries the peak load, no generation, no battery, nothing that is throttled,
    backup that may run, and computing that earns nothing.
    """

    contracted: Mapping[str, Array] = field(default_factory=dict)  #: generating power, by source
    direct_share: Mapping[str, Array] = field(default_factory=dict)  #: of that, behind the meter
    baseload_share: Mapping[str, Array] = field(default_factory=dict)  #: of that, settled as a flat delivery
    connection_over_peak: Array = field(default_factory=_ONE.copy)
    flexible_share: Array = field(default_factory=_NONE.copy)  #: of the load
    grid_export: Array = field(default_factory=_NONE.copy)
    battery_power: Array = field(default_factory=_NONE.copy)
    battery_energy: Array = field(default_factory=_NONE.copy)
    backup_permitted: Array = field(default_factory=_ONE.copy)  #: to run beside the grid: 1, or 0
    earned: Array = field(default_factory=_NONE.copy)  #: by a unit of load, over the mean price
    beside: Array = field(default_factory=_NONE.copy)  #: cost of a unit of load beside its price, over that


def terms_of(inputs: Mapping[str, Array], found: Mapping[str, Array], mean_load: Array) -> Terms:
    """The terms that are stated in the inputs of a run; ``found`` are the quantities of ``QUANTITIES``.

    ``mean_load`` in MW, (draws, 1).
    """

    def by_source(name: str) -> dict[str, Array]:
        named = {source: name.format(source) for source in SOURCES}
        return {source: inputs[of] for source, of in named.items() if of in inputs}

    powers = ("grid_export", "battery_power", "battery_energy")
    return Terms(
        contracted={source: power / mean_load for source, power in by_source("contracted_{}").items()},
        direct_share=by_source("{}_direct_share"),
        baseload_share=by_source("{}_baseload_share"),
        connection_over_peak=found["connection_over_peak"],
        flexible_share=found["flexible_share"],
        backup_permitted=inputs.get("backup_permitted", _ONE),
        earned=found.get("computing_revenue_per_mwh / electricity_price", _NONE),
        beside=found.get("cost_beside_price / electricity_price", _NONE),
        **{name: inputs[name] / mean_load for name in powers},
    )


def is_steered(inputs: Mapping[str, Array]) -> bool:
    """True where load is throttled for its price: then what it earns is something that the engine starts from."""
    return bool(np.any(inputs["min_energy_share"] < 1.0))


def earnings_of(inputs: Mapping[str, Array], overrides: Mapping[str, Array]) -> dict[str, Array]:
    """What load earns and costs beside its price, over the mean price of electricity, by name; none if not steered.

    For a year in which all computing is done. A price of nothing counts as next to nothing.
    """
    if not is_steered(inputs):
        return {}
    names = (*EARNINGS, "electricity_price")
    done = {**overrides, "served_compute_share": _ONE}
    known = wiring.evaluate(names, inputs, done)
    price = np.maximum(known["electricity_price"], _LOWEST_PRICE)
    return {f"{name} / electricity_price": known[name] / price for name in EARNINGS}


def supply_of(
    weather: Weather, site: Site, entries: Mapping[str, Array], terms: Terms, sample: Sample | None
) -> Part:
    """The year of the site between what is contracted, the grid and the market.

    The operator calls hours by how scarce electricity is; its other reasons are those of the draw.
    """
    mean = site.load.mean(axis=-1, keepdims=True)
    load = site.load / mean
    sources = _sources(entries, terms, len(load))
    contracts = _contracts(weather, sources, terms)
    full = site.full_load / mean
    peak = full.max(axis=-1, keepdims=True)
    called = called_hours(weather.scarcity, filled(Calls, "call", entries), *_stream(sample))
    limit = terms.connection_over_peak * peak * availability(called, entries["call_limit_share"])
    flexible = load * terms.flexible_share
    demand = Demand(load, load - flexible, contracts.direct, limit, terms.grid_export, weather.price)
    with_backup = _flows(demand, terms, entries)
    flows = without_backup(with_backup, terms.backup_permitted)
    cut = with_backup.backup - flows.backup
    hours = settled_hours(flows, contracts, weather.price)
    year = supply_year(load, flows, contracts, hours, weather.price)
    highest = np.maximum(highest_import(full, contracts.direct, limit, weather.price), flows.imported)
    curve = Throttling(entries["efficient_power_share"], entries["efficient_performance_share"])
    baseload = sum((sources[source] * _of(terms.baseload_share, source) for source in SOURCES), _NONE)
    variable = sum(
        (sources[source] * (1.0 - _of(terms.baseload_share, source)) for source in VARIABLE), _NONE
    )
    found = {
        "simulated_contracted_ratio": year.generation_ratio,
        "simulated_baseload_ratio": baseload,
        "simulated_variable_ratio": variable,
        "simulated_renewable_ratio": year.renewable_ratio,
        "simulated_carbon_free_ratio": year.renewable_ratio + _nuclear(sources, terms, hours, contracts),
        "simulated_spilled_ratio": year.spilled_ratio,
        "simulated_curtailed_ratio": year.curtailed_ratio,
        "simulated_matched_share": year.matched_ratio,
        "simulated_renewable_matched_share": year.renewable_matched_share,
        "simulated_grid_import_ratio": year.grid_import_ratio,
        "simulated_import_price_ratio": year.import_price_ratio,
        "simulated_surplus_price_ratio": year.surplus_price_ratio,
        "simulated_import_peak_ratio": highest.max(axis=-1, keepdims=True) / peak,
        "simulated_monthly_peak_ratio": monthly_peak(highest) / peak,
        "simulated_system_peak_ratio": mean_where_highest(
            flows.imported, weather.scarcity, entries["system_peak_share"]
        ),
        "simulated_called_hours": called.sum(axis=-1, keepdims=True).astype(np.float64),
        "simulated_throttled_ratio": year.throttled_ratio,
        "simulated_served_compute_share": served_compute(
            flows.throttled, flexible, terms.flexible_share, curve, demand.firm
        ),
        "simulated_cut_ratio": cut.mean(axis=-1, keepdims=True),
        "simulated_cut_hours": np.sum(cut > 0.0, axis=-1, keepdims=True).astype(np.float64),
        "simulated_backup_ratio": year.backup_ratio,
        "simulated_backup_hours": year.backup_hours,
        "simulated_battery_loss_ratio": year.battery_loss_ratio,
    }
    return Part(
        found={name: np.broadcast_to(value, (len(load), 1)) for name, value in found.items()},
        hours=_kept(weather, entries, contracts, flows, hours, mean),
    )


def _kept(
    weather: Weather,
    entries: Mapping[str, Array],
    contracts: Contracts,
    flows: Flows,
    hours: SupplyHours,
    mean: Array,
) -> dict[str, Array]:
    """The series of ``HOURLY`` of the first draw, relative to the IT load at full power."""
    first = mean[:1]
    return {
        "wind": weather.offshore_wind[:1] * entries[CAPACITY_FACTORS["offshore_wind"]][:1],
        "solar": weather.solar[:1] * entries[CAPACITY_FACTORS["solar"]][:1],
        "price_ratio": weather.price[:1],
        "generation": (contracts.direct[:1] + contracts.delivered[:1]) * first,
        "matched": hours.matched[:1] * first,
        "imported": hours.bought[:1] * first,
        **{
            name: np.broadcast_to(getattr(flows, flow)[:1], hours.matched[:1].shape) * first
            for name, flow in _FLOWS.items()
        },
    }


def _stream(sample: Sample | None) -> tuple[int, int]:
    """The seed and the number of the first draw; the typical year has its own."""
    return (sample.seed, sample.start) if sample else (_TYPICAL, 0)


def _of(shares: Mapping[str, Array], source: str) -> Array:
    return shares.get(source, _NONE)


def _sources(entries: Mapping[str, Array], terms: Terms, draws: int) -> dict[str, Array]:
    """The mean generation of each source over the mean load, (draws, 1)."""
    return {
        source: np.broadcast_to(_of(terms.contracted, source) * entries[factor], (draws, 1))
        for source, factor in CAPACITY_FACTORS.items()
    }


def _nuclear(sources: Mapping[str, Array], terms: Terms, hours: SupplyHours, contracts: Contracts) -> Array:
    """What nuclear power generates over the mean load: of what is switched off behind the meter its part comes after
    that of sources with emissions and before that of renewable ones, (draws, 1)."""
    direct = sources["nuclear"] * _of(terms.direct_share, "nuclear")
    others = contracts.direct - contracts.direct_renewable - direct
    spilled = np.clip(hours.spilled - others, 0.0, direct).mean(axis=-1, keepdims=True)
    generated: Array = sources["nuclear"] - spilled
    return generated


def _contracts(weather: Weather, sources: Mapping[str, Array], terms: Terms) -> Contracts:
    """Generation by coupling and by form of settlement.

    A baseload contract is settled flat, and its source generates by the weather all the same.
    """
    patterns = {source: getattr(weather, source) for source in VARIABLE}
    direct = {source: sources[source] * _of(terms.direct_share, source) for source in SOURCES}
    grid = {source: sources[source] - direct[source] for source in SOURCES}
    flat = {source: sources[source] * _of(terms.baseload_share, source) for source in SOURCES}
    produced = {source: np.maximum(grid[source] - flat[source], 0.0) for source in SOURCES}

    def green(of: Mapping[str, Array]) -> dict[str, Array]:
        return {source: of[source] for source in RENEWABLE}

    return Contracts(
        direct=generation_of(direct, patterns),
        direct_renewable=generation_of(green(direct), patterns),
        delivered=generation_of(produced, patterns) + sum(flat.values(), _NONE),
        renewable=generation_of(green(grid), patterns),
        variable=generation_of({source: grid[source] for source in VARIABLE}, patterns),
    )


def _flows(demand: Demand, terms: Terms, entries: Mapping[str, Array]) -> Flows:
    """The flows if backup may run; hours hang together only in draws in which a battery or a price decides.

    By the draw, so that what one has does not depend on the others it is computed with.
    """
    least = entries["min_energy_share"]
    storage = Storage(terms.battery_power, terms.battery_energy, entries["battery_round_trip"])
    curve = Throttling(entries["efficient_power_share"], entries["efficient_performance_share"])
    decided = (storage.power * storage.energy != 0.0) | ~(least >= 1.0)
    rows = np.flatnonzero(np.broadcast_to(decided, (len(demand.load), 1)))
    if not len(rows):
        return flows_without_choice(demand)

    def of(values: Array) -> Array:
        return values if len(values) == 1 else values[rows]

    planned = planned_flows(
        Demand(*map(of, demand)),
        Storage(*map(of, storage)),
        of(least),
        of(terms.backup_permitted),
        Earnings(of(terms.earned), of(terms.beside), Throttling(*map(of, curve))),
    )
    if len(rows) == len(demand.load):
        return planned
    flows = Flows(*map(np.array, flows_without_choice(demand)))
    for whole, part in zip(flows, planned, strict=True):
        whole[rows] = part
    return flows
