"""Residual heat of a factory, raised to the temperature of a heat network and delivered hour by hour."""

from aigf.engines.heat.buffer import Served, serve
from aigf.engines.heat.demand import DayShape, HeatDemand, coldness, day_shape, demand_hours
from aigf.engines.heat.network import Connection, HeatHours, HeatNetwork, HeatYear, heat_hours, heat_year
from aigf.engines.heat.pump import HeatPump, HeatSource, electricity_share

__all__ = [
    "Connection",
    "DayShape",
    "HeatDemand",
    "HeatHours",
    "HeatNetwork",
    "HeatPump",
    "HeatSource",
    "HeatYear",
    "Served",
    "coldness",
    "day_shape",
    "demand_hours",
    "electricity_share",
    "heat_hours",
    "heat_year",
    "serve",
]
