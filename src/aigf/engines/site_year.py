"""A year of a site, hour by hour: the power of computers, cooling and distribution, the water, and PUE and WUE."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from typing import TypeVar

import numpy as np
import numpy.typing as npt

from aigf.engines.cooling import Cooling, Distribution, Value, cooling_hours, distribution_power

Array = npt.NDArray[np.float64]
_Parameters = TypeVar("_Parameters", Cooling, Distribution)

#: Draws that are computed together: what a few of them need stays in the processor's cache.
_DRAWS = 4
#: Set points that a plant can have [degC]; below, or above, lies a slip of the unit.
_COLDEST, _HOTTEST = -50.0, 100.0


@dataclass(frozen=True)
class SiteHours:
    """Power in every hour as a share of the design IT power; facility = IT + distribution + cooling.

    Shapes broadcast to (draws, hours); what does not change over the hours has the shape (draws, 1).
    """

    it: Array
    distribution: Array
    cooling: Array
    facility: Array
    water: Array  #: let in, per design IT power [m3/MWh]


@dataclass(frozen=True)
class SiteYear:
    """What a site's year comes to; each of shape (draws, 1).

    Multiply a peak or full-load hours with the design IT power to have MW or MWh.
    """

    pue: Array  #: energy of the facility / energy of IT, over the year
    peak_pue: Array  #: the same ratio of powers, in the hour in which the facility takes most
    cooling_share: Array  #: energy for cooling / energy of IT; pue = 1 + cooling_share + distribution_share
    distribution_share: Array  #: energy lost in distribution / energy of IT
    wue: Array  #: water let in / energy of IT [m3/MWh, which is L/kWh]
    facility_peak: Array  #: highest power of the facility / design IT power
    it_full_load_hours: Array  #: energy of IT / design IT power [h]
    facility_full_load_hours: Array  #: energy of the facility / its highest power [h]


def simulate_site_hours(
    temperature: Array,
    wet_bulb: Array,
    it_load_share: Array,
    cooling: Cooling,
    distribution: Distribution,
) -> SiteHours:
    """The powers and the water of a site in every hour.

    ``temperature`` and ``wet_bulb`` outside in degC, (hours,) or (draws, hours); ``it_load_share`` of the design IT
    power, a number, (draws, 1) or (draws, hours). Any number of hours, each counting as one.

    Raises ValueError where a temperature is not finite or a wet bulb above it, an IT load lies outside 0 to 1 or is
    zero all year, or a parameter has a value for each hour or one that no plant has.
    """
    outside = np.atleast_2d(np.asarray(temperature, dtype=np.float64))
    wet = np.atleast_2d(np.asarray(wet_bulb, dtype=np.float64))
    it = np.atleast_2d(np.asarray(it_load_share, dtype=np.float64))
    _refuse_impossible_hours(outside, wet, it)
    _refuse_impossible_plants(cooling, distribution)
    lost = distribution_power(it, distribution)
    given = (outside, wet, it, *(np.asarray(getattr(cooling, item.name)) for item in fields(cooling)))
    draws, hours = np.broadcast_shapes(lost.shape, *(values.shape for values in given))
    hours = max(hours, outside.shape[1])
    power, water = np.empty((draws, hours)), np.empty((draws, hours))
    for start in range(0, draws, _DRAWS):
        rows = slice(start, start + _DRAWS)
        found = cooling_hours(
            _of(outside, rows, draws),
            _of(wet, rows, draws),
            _of(it, rows, draws),
            _rows(cooling, rows, draws),
        )
        power[rows], water[rows] = found.power, found.water
    return SiteHours(it=it, distribution=lost, cooling=power, facility=power + (it + lost), water=water)


def simulate_site_year(
    temperature: Array,
    wet_bulb: Array,
    it_load_share: Array,
    cooling: Cooling,
    distribution: Distribution,
) -> SiteYear:
    """The year's energy, water and peak of a site: what ``simulate_site_hours`` gives, summed up with ``year_of``.

    Arguments and errors are those of ``simulate_site_hours``.
    """
    return year_of(simulate_site_hours(temperature, wet_bulb, it_load_share, cooling, distribution))


def year_of(hours: SiteHours) -> SiteYear:
    """The year's energy, water and peak of the hours of a site.

    PUE and WUE as ISO/IEC 30134-2 and -9 define them: energy of the facility, and water let in, over energy of IT.
    """
    draws, count = hours.facility.shape
    it = _mean(hours.it, draws)
    cooling_share = _mean(hours.cooling, draws) / it
    distribution_share = _mean(hours.distribution, draws) / it
    peak_hour = np.argmax(hours.facility, axis=1)[:, np.newaxis]
    facility_peak = np.take_along_axis(hours.facility, peak_hour, axis=1)
    it_then = np.take_along_axis(np.broadcast_to(hours.it, hours.facility.shape), peak_hour, axis=1)
    return SiteYear(
        # From its parts, so that rounding never leaves it below 1.
        pue=1.0 + cooling_share + distribution_share,
        # Never of an idle hour: what an idle hour takes, every other hour takes too.
        peak_pue=facility_peak / it_then,
        cooling_share=cooling_share,
        distribution_share=distribution_share,
        wue=_mean(hours.water, draws) / it,
        facility_peak=facility_peak,
        it_full_load_hours=it * count,
        facility_full_load_hours=_mean(hours.facility, draws) / facility_peak * count,
    )


def _mean(power: Array, draws: int) -> Array:
    """The mean over the hours; exact for what does not change, which has one column."""
    return np.broadcast_to(power.mean(axis=1, keepdims=True), (draws, 1))


def _rows(part: _Parameters, rows: slice, draws: int) -> _Parameters:
    """The parameters of some draws."""
    return replace(part, **{item.name: _of(getattr(part, item.name), rows, draws) for item in fields(part)})


def _of(values: Value, rows: slice, draws: int) -> Array:
    """The values of some draws; those that all draws share stay as they are."""
    found = np.asarray(values)
    return found[rows] if found.ndim == 2 and len(found) == draws else found


def _refuse_impossible_hours(temperature: Array, wet_bulb: Array, it_load_share: Array) -> None:
    for name, values in (("temperature", temperature), ("wet bulb", wet_bulb)):
        if not np.all(np.isfinite(values)):
            raise ValueError(f"a {name} is not a finite number")
    if np.any(wet_bulb > temperature):
        raise ValueError("a wet bulb is above its temperature")
    # Written so that not-a-number fails too.
    if not (it_load_share.min() >= 0.0 and it_load_share.max() <= 1.0):
        raise ValueError("the IT load must be between 0 and 1 of the design IT power")
    if not np.all(it_load_share.max(axis=1) > 0.0):
        raise ValueError("the IT load is zero all year: no PUE exists")


#: Parameters that divide, those that cannot exceed 1, and the temperatures: the only ones below zero.
_DIVISORS = ("coolant_rise", "air_rise", "carnot_share")
_PARTS = ("liquid_share", "slowest_fan_share", "carnot_share", "wetting_effectiveness", "wet_surface_share")
_SET_POINTS = ("coolant_temperature", "air_temperature")
_TEMPERATURES = (*_SET_POINTS, "wetting_limit")


def _refuse_impossible_plants(cooling: Cooling, distribution: Distribution) -> None:
    for part in (cooling, distribution):
        for parameter in fields(part):
            name, value = parameter.name, np.asarray(getattr(part, parameter.name))
            if value.ndim and value.shape[-1] != 1:
                raise ValueError(f"{name} must be a number or of shape (draws, 1), is {value.shape}")
            if not np.all(np.isfinite(value)):
                raise ValueError(f"{name} must be finite")
            if name not in _TEMPERATURES and np.any(value < 0.0):
                raise ValueError(f"{name} must not be negative")
            if name in _DIVISORS and np.any(value <= 0.0):
                raise ValueError(f"{name} must be above 0")
            if name in _PARTS and np.any(value > 1.0):
                raise ValueError(f"{name} must not be above 1")
            if name in _SET_POINTS and not np.all((value > _COLDEST) & (value < _HOTTEST)):
                raise ValueError(f"{name} must be between {_COLDEST:.0f} and {_HOTTEST:.0f} degC")
