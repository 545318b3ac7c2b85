"""Residual heat of a factory beside the demand for heat around it, hour by hour.

The demand of buildings follows the cold of the past day on top of a part that is always there,

    demand = base + (1 - base) · cold / mean cold        cold = max(0, limit - temperature of the past day)

relative to its own mean. What is delivered is the smaller of what is available and what is asked for.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from aigf.engines.climate import HOURS_A_DAY, Array, Value


@dataclass(frozen=True)
class HeatDemand:
    """The demand for heat of a district; each a number, or an array of shape (draws, 1)."""

    base_share: Value  #: of the yearly demand that does not depend on the weather
    heating_limit: Value  #: temperature of the past day below which buildings are heated [degC]


def demand_hours(temperature: Array, demand: HeatDemand) -> Array:
    """Hourly demand for heat over its mean, (draws, hours); flat where no hour is cold."""
    outside = np.atleast_2d(temperature)
    cold = np.maximum(demand.heating_limit - _past_day(outside), 0.0)
    mean = cold.mean(axis=-1, keepdims=True)
    pattern = np.divide(cold, mean, out=np.ones_like(cold), where=mean > 0.0)
    hours: Array = demand.base_share + (1.0 - np.asarray(demand.base_share)) * pattern
    return hours


def delivered_share(demand: Array, connected: Array) -> Array:
    """The share of a steady supply of heat that is delivered in the year, (draws, 1).

    ``demand`` is hourly over its mean, ``connected`` the connected yearly demand over the heat available.
    """
    share: Array = np.minimum(connected * demand, 1.0).mean(axis=-1, keepdims=True)
    return share


def _past_day(temperature: Array) -> Array:
    """The mean temperature of each hour and the 23 before it; the year is a ring."""
    hours = min(HOURS_A_DAY, temperature.shape[-1])
    ring = np.concatenate([temperature[..., -hours:], temperature], axis=-1)
    total = np.cumsum(ring, axis=-1)
    mean: Array = (total[..., hours:] - total[..., :-hours]) / hours
    return mean
