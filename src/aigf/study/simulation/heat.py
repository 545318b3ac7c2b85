"""The residual heat of the site beside the demand for heat around it."""

from __future__ import annotations

from collections.abc import Mapping

from aigf.engines.heat import HeatDemand, delivered_share, demand_hours
from aigf.study.simulation.found import Finding, Part, entries_of, filled
from aigf.study.simulation.weather import Weather
from aigf.units import Array, Share

FOUND: dict[str, Finding] = {
    "simulated_heat_delivered_share": Finding(
        Share, "Simulated share of the residual heat that is delivered"
    ),
}
_CONNECTED = "heat_connected_share"
ENTRIES = (*entries_of({"heat": HeatDemand}), _CONNECTED)
HOURLY: tuple[str, ...] = ()


def heat_of(weather: Weather, entries: Mapping[str, Array]) -> Part:
    """The share of a steady supply of heat that the connected demand takes over the year."""
    demand = demand_hours(weather.temperature, filled(HeatDemand, "heat", entries))
    return Part(
        found={"simulated_heat_delivered_share": delivered_share(demand, entries[_CONNECTED])}, hours={}
    )
