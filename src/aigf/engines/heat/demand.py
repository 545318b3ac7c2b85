"""The demand for heat of a district, hour by hour.

What buildings take follows the cold of the past day, on top of a part that is always there (hot water above all);
each has its own shape over the day:

    demand = base · hot water(hour) + (1 - base) · cold / mean cold · heating(hour)
    cold   = max(0, limit - temperature of the past day)
    shape  = 1 + day · cos(2π (hour - peak) / 24) + half day · cos(4π (hour - peak) / 24), not below 0

relative to its own mean. Hours are those of the temperature's own clock (UTC).
"""

from __future__ import annotations

from dataclasses import dataclass, fields

import numpy as np

from aigf.engines.climate import HOURS_A_DAY, Array, Value


@dataclass(frozen=True)
class HeatDemand:
    """The demand for heat of a district; each a number, or an array of shape (draws, 1)."""

    base_share: Value  #: of the yearly demand that does not depend on the weather
    heating_limit: Value  #: temperature of the past day below which buildings are heated [degC]


@dataclass(frozen=True)
class DayShape:
    """How a demand is spread over the day: two waves around its mean; numbers, or arrays of shape (draws, 1)."""

    day_amplitude: Value  #: of the wave of 24 hours, over the mean
    day_peak: Value  #: hour of the day at which that wave is highest [h]
    half_day_amplitude: Value  #: of the wave of 12 hours, over the mean
    half_day_peak: Value  #: the first hour of the day at which that one is highest [h]


def demand_hours(temperature: Array, demand: HeatDemand, heating: DayShape, hot_water: DayShape) -> Array:
    """Hourly demand for heat over its mean, (draws, hours), as the module says.

    ``temperature`` in degC, (hours,) or (draws, hours). Where no hour is cold, all of it has the shape of the part
    that does not depend on the weather.
    """
    outside = np.atleast_2d(temperature)
    hours = outside.shape[-1]
    warming = coldness(outside, demand.heating_limit) * day_shape(hours, heating)
    mean = warming.mean(axis=-1, keepdims=True)
    always = day_shape(hours, hot_water)
    pattern = np.divide(warming, mean, out=np.broadcast_to(always, warming.shape).copy(), where=mean > 0.0)
    asked: Array = demand.base_share * always + (1.0 - np.asarray(demand.base_share)) * pattern
    return asked


def coldness(temperature: Array, limit: Value) -> Array:
    """How far the mean of each hour and the 23 before it lies below ``limit`` [degC], at least 0.

    The year is a ring. Shape (draws, hours).
    """
    outside = np.atleast_2d(temperature)
    hours = min(HOURS_A_DAY, outside.shape[-1])
    ring = np.concatenate([outside[..., -hours:], outside], axis=-1)
    total = np.cumsum(ring, axis=-1)
    cold: Array = np.maximum(limit - (total[..., hours:] - total[..., :-hours]) / hours, 0.0)
    return cold


def day_shape(hours: int, shape: DayShape) -> Array:
    """The shape of a day over so many hours, with a mean of 1, (1, hours) or (draws, hours).

    One row where all draws have the same.
    """
    waves = [np.atleast_2d(getattr(shape, item.name)) for item in fields(shape)]
    if all(np.all(wave == wave[:1]) for wave in waves):
        shape = DayShape(*(wave[:1] for wave in waves))
    hour = np.arange(hours)[np.newaxis, :]
    day = shape.day_amplitude * np.cos(2 * np.pi * (hour - shape.day_peak) / HOURS_A_DAY)
    half_day = shape.half_day_amplitude * np.cos(4 * np.pi * (hour - shape.half_day_peak) / HOURS_A_DAY)
    pattern = np.maximum(1.0 + day + half_day, 0.0)
    spread: Array = pattern / pattern.mean(axis=-1, keepdims=True)
    return spread
