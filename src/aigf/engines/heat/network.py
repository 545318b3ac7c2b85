"""A factory's residual heat in a heat network, hour by hour.

The warm part of the heat (that of the coolant) is used before the cool one (that of the rooms' air), because it needs
less lift. What a heat pump makes of both, at most the capacity of the connection, fills a buffer and serves the
demand. Heat is relative to what is available on average over the year, so that size multiplies later.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from aigf.engines.climate import Array, Value
from aigf.engines.heat.buffer import serve
from aigf.engines.heat.pump import HeatPump, HeatSource, electricity_share


@dataclass(frozen=True)
class HeatNetwork:
    """The network's temperature; each a number, or an array of shape (draws, 1)."""

    temperature: Value  #: of its supply in mild weather [degC]
    temperature_rise: Value  #: of its supply for each degree that the past day is below the heating limit

    def supply(self, cold: Array) -> Array:
        """The temperature of its supply [degC] by the cold of the past day [degC]."""
        found: Array = self.temperature + self.temperature_rise * cold
        return found


class Connection(NamedTuple):
    """How large the way into the network is, over the mean heat available (in an hour), (draws, 1)."""

    capacity: Array  #: the most heat that may enter the network in an hour
    storage: Array  #: heat that its buffer holds


class HeatHours(NamedTuple):
    """Heat in each hour over the mean heat available, (draws, hours)."""

    available: Array  #: residual heat that can be recovered
    asked: Array  #: of the network by its customers, with the losses on the way
    delivered: Array  #: into the network for its customers, from the heat pump or the buffer
    reused: Array  #: residual heat that the factory hands over
    reused_warm: Array  #: the part of it that comes from the coolant
    electricity: Array  #: of the heat pump
    level: Array  #: of the buffer, in hours of the mean heat available

    @property
    def rejected(self) -> Array:
        """Residual heat that leaves to the outside."""
        found: Array = self.available - self.reused
        return found


class HeatYear(NamedTuple):
    """The year in ratios, (draws, 1)."""

    reused_share: Array  #: residual heat handed over, over that available
    electricity_ratio: Array  #: electricity of the heat pump over the residual heat available
    temperature: (
        Array  #: mean temperature of the heat handed over [degC]; that of the coolant where there is none
    )


def heat_hours(
    available: Array,
    asked: Array,
    supply: Array,
    source: HeatSource,
    pump: HeatPump,
    connection: Connection,
) -> HeatHours:
    """What becomes of the heat available, hour by hour.

    ``available`` (draws, hours) or (draws, 1) has a mean of 1; ``asked`` (draws, hours) is what the network's
    customers take, with its losses, and ``supply`` (draws, hours) the temperature [degC] that the network asks. Raises
    ValueError for a lift that no heat pump is for.
    """
    heat = np.broadcast_to(available, asked.shape)
    warm_work = electricity_share(source.coolant_temperature, supply, pump)
    cool_work = electricity_share(source.air_temperature, supply, pump)
    warm = heat * source.warm_share / (1.0 - warm_work)
    cool = heat * (1.0 - source.warm_share) / (1.0 - cool_work)
    served = serve(np.minimum(warm + cool, connection.capacity), asked, connection.storage)
    from_warm = np.minimum(served.taken, warm)
    from_cool = served.taken - from_warm
    reused_warm = from_warm * (1.0 - warm_work)
    return HeatHours(
        available=heat,
        asked=asked,
        delivered=served.delivered,
        reused=reused_warm + from_cool * (1.0 - cool_work),
        reused_warm=reused_warm,
        electricity=from_warm * warm_work + from_cool * cool_work,
        level=served.level,
    )


def heat_year(hours: HeatHours, source: HeatSource) -> HeatYear:
    """The year of these hours."""
    available = hours.available.mean(axis=-1, keepdims=True)
    reused = hours.reused.mean(axis=-1, keepdims=True)
    warm = hours.reused_warm.mean(axis=-1, keepdims=True)
    warm_part = np.divide(warm, reused, out=np.ones_like(reused), where=reused > 0.0)
    return HeatYear(
        reused_share=reused / available,
        electricity_ratio=hours.electricity.mean(axis=-1, keepdims=True) / available,
        temperature=warm_part * source.coolant_temperature + (1.0 - warm_part) * source.air_temperature,
    )
