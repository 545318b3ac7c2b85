"""The residual heat of the site beside the demand for heat around it."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from aigf.engines.heat import (
    Connection,
    DayShape,
    HeatDemand,
    HeatNetwork,
    HeatPump,
    HeatSource,
    coldness,
    demand_hours,
    heat_hours,
    heat_year,
)
from aigf.study.simulation.found import Finding, Part, entries_of, filled
from aigf.study.simulation.site import Site
from aigf.study.simulation.weather import Weather
from aigf.units import HOURS_IN_YEAR, MWH_PER_PJ, Array, DegreesCelsius, Ratio, Share

FOUND: dict[str, Finding] = {
    "simulated_heat_reused_share": Finding(Share, "Simulated share of the residual heat that is handed over"),
    "simulated_heat_pump_ratio": Finding(
        Ratio, "Simulated electricity of the heat pump over the residual heat available"
    ),
    "simulated_heat_temperature": Finding(
        DegreesCelsius, "Simulated temperature of the residual heat that is handed over"
    ),
}
_LOSS = "heat_network_loss"
ENTRIES = (
    *entries_of(
        {
            "heat": HeatDemand,
            "space_heating": DayShape,
            "hot_water": DayShape,
            "heat_pump": HeatPump,
            "heat_network": HeatNetwork,
        }
    ),
    "heat_air_recovery_share",
    "heat_air_temperature",
    _LOSS,
)
#: What it takes from the design of the cooling, which is among the entries of the site.
OF_COOLING = ("cooling_liquid_share", "cooling_coolant_temperature", "cooling_coolant_rise")
HOURLY = ("heat_available", "heat_asked", "heat_delivered")

#: What the model knows of the size of network and demand, each simulated relative to the first.
SIZES = ("heat_available", "heat_connected_demand", "heat_network_capacity", "heat_storage")


def relative_sizes(known: Mapping[str, Array]) -> dict[str, Array]:
    """Demand, capacity and buffer of ``SIZES`` over the mean heat available (in an hour); 0 where there is none."""
    available = known["heat_available"]
    hourly = available * float(MWH_PER_PJ) / float(HOURS_IN_YEAR)
    over = {"heat_connected_demand": available, "heat_network_capacity": hourly, "heat_storage": hourly}
    return {
        name: np.divide(known[name], whole, out=np.zeros_like(known[name] + whole), where=whole > 0.0)
        for name, whole in over.items()
    }


def heat_of(weather: Weather, site: Site, entries: Mapping[str, Array], sizes: Mapping[str, Array]) -> Part:
    """What a steady supply of residual heat becomes in the network, for the sizes of ``relative_sizes``.

    Without sizes nothing is connected. The load of the computers, and so their heat, is that of the mean in every hour.
    """
    demand = filled(HeatDemand, "heat", entries)
    source = _source(entries, site.it_load)
    pattern = demand_hours(
        weather.temperature,
        demand,
        filled(DayShape, "space_heating", entries),
        filled(DayShape, "hot_water", entries),
    )
    nothing = np.zeros((len(pattern), 1))
    asked = sizes.get("heat_connected_demand", nothing) / (1.0 - entries[_LOSS])
    hours = heat_hours(
        available=np.ones_like(nothing),
        asked=asked * pattern,
        supply=filled(HeatNetwork, "heat_network", entries).supply(
            coldness(weather.temperature, demand.heating_limit)
        ),
        source=source,
        pump=filled(HeatPump, "heat_pump", entries),
        connection=Connection(
            sizes.get("heat_network_capacity", nothing), sizes.get("heat_storage", nothing)
        ),
    )
    year = heat_year(hours, source)
    return Part(
        found={
            "simulated_heat_reused_share": year.reused_share,
            "simulated_heat_pump_ratio": year.electricity_ratio,
            "simulated_heat_temperature": year.temperature,
        },
        hours={
            "heat_available": hours.available,
            "heat_asked": hours.asked,
            "heat_delivered": hours.delivered,
        },
    )


def _source(entries: Mapping[str, Array], it_load: Array) -> HeatSource:
    """The residual heat by its temperature, from the design of the cooling: the coolant returns at the temperature of
    its supply and the rise of full load, in proportion to the load."""
    liquid, supply, rise = (entries[name] for name in OF_COOLING)
    return HeatSource(
        liquid_share=liquid,
        air_recovery_share=entries["heat_air_recovery_share"],
        coolant_temperature=supply + rise * it_load,
        air_temperature=entries["heat_air_temperature"],
    )
