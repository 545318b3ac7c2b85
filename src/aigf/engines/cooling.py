"""What a data centre takes besides its computers: cooling, by the weather, and distribution losses.

Powers are shares of the design IT power (the IT power at full load), so that a draw needs no megawatts;
prices, powers and counts multiply later, where that is exact.

The heat of the computers leaves through two loops: a liquid one with cold plates, and the air of the halls. Each has
a set point (what the computers are supplied with), a rise (by which it returns warmer at full load) and an approach
(how close it comes to the air that enters its coolers, at full load and full flow of that air). With q the IT load
as a share of the design and x = set point - air that enters the headroom, per unit of the loop's heat at full load:

    flow of air       s = q (rise + approach) / (q rise + x), at least the slowest and at most 1
    fans              fan share · s³
    left to chillers  z = (q approach - x) / rise, between 0 and q: what the coolers cannot do at full flow
    compressors       z / COP,  COP = Carnot share · set point in kelvin / lift,  lift = lift at x = 0, less x
    halls' fans       fan share · q³ of the heat into air

One formula describes all coolers. Where it is warmer outside than a limit their air is wetted, which brings it
towards its wet bulb: part of the way in adiabatic coolers, the whole way over the wet surface of cooling towers, whose
limit lies below every temperature. What evaporates follows from the heat that the air takes up. Over dry surfaces it
is what cooled the air beforehand (with a flow that the loop's rise warms by as much); over wet ones the air leaves
saturated, half-way between the temperatures of the water.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from aigf.engines.psychrometrics import HIGHEST, ZERO_CELSIUS, humidity_ratio_of, water_per_heat

Array = npt.NDArray[np.float64]
Value = float | Array

#: Water whose evaporation takes up a megawatt hour [m3/MWh], at 21 degC: 3.6 GJ over 2.45 GJ a tonne.
_WATER_PER_HEAT = 3.6 / 2.45
#: Keeps a flow finite where there is no headroom [K].
_NO_HEADROOM = 1e-9


@dataclass(frozen=True)
class Cooling:
    """A cooling plant; each a number, or an array of shape (draws, 1)."""

    fixed_share: Value  #: pumps at constant flow, controls and lighting: always on, per design IT power
    liquid_share: (
        Value  #: of the heat of IT that leaves through the liquid loop; the rest heats the halls' air
    )
    coolant_temperature: Value  #: at which the liquid loop is supplied [degC]
    coolant_rise: Value  #: by which it returns warmer at full load [K]
    coolant_approach: Value  #: of the coolant to the air that enters its coolers, at full load [K]
    air_temperature: Value  #: at which the halls' air is supplied [degC]
    air_rise: Value  #: by which it returns warmer at full load [K]
    air_approach: Value  #: of the halls' air to the air that enters its coolers, at full load [K]
    hall_fan_share: Value  #: power of the halls' fans at full load, per heat into air
    cooler_fan_share: Value  #: power of the coolers' fans at full flow, per heat at full load
    slowest_fan_share: Value  #: lowest flow of air, over the full one
    carnot_share: Value  #: COP of the chillers over that of Carnot's process, condenser fans included
    chiller_lift: Value  #: between their two sides where the air outside is as warm as the set point [K]
    least_chiller_lift: Value  #: below which they gain nothing [K]
    wetting_limit: Value  #: temperature outside above which the coolers' air is wetted [degC]
    wetting_effectiveness: Value  #: how far that brings it towards its wet bulb, 0 to 1
    wet_surface_share: (
        Value  #: of the heat, over wet surfaces: 1 for a cooling tower, 0 for dry and adiabatic coolers
    )
    blowdown_share: Value  #: water drained, over what evaporates


@dataclass(frozen=True)
class Distribution:
    """Transformers, UPS and cabling; each a number, or an array of shape (draws, 1)."""

    standby_share: Value  #: losses that are there at no load, per design IT power
    loss_share: Value  #: losses that follow the load, per IT power


class CoolingHours(NamedTuple):
    """What cooling takes, hour by hour; (draws, hours)."""

    power: Array  #: per design IT power
    water: Array  #: let in, per design IT power [m3/MWh]


class _Outside(NamedTuple):
    """The air: as it is, by how much wetting cools it [K], as it enters the coolers [degC], and its humidity ratio."""

    temperature: Array
    wetting: Array
    entering: Array
    humidity: Array


class _Loop(NamedTuple):
    set_point: Value
    rise: Value
    approach: Value


def cooling_hours(
    temperature: Array, wet_bulb: Array, it_load_share: Array, cooling: Cooling
) -> CoolingHours:
    """Power and water of the cooling plant, hour by hour: the formulas of the module, for both loops.

    ``temperature`` and ``wet_bulb`` outside in degC, (hours,) or (draws, hours); ``it_load_share`` as a share of the
    design IT power, (draws, 1) or (draws, hours).
    """
    load = np.atleast_2d(it_load_share)
    outside = _wetted(np.atleast_2d(temperature), np.atleast_2d(wet_bulb), cooling)
    liquid = np.asarray(cooling.liquid_share)
    into_air = 1.0 - liquid
    halls = into_air * cooling.hall_fan_share * np.maximum(load, cooling.slowest_fan_share) ** 3
    power, water = cooling.fixed_share + halls, np.zeros((1, 1))
    loops = (
        (liquid, _Loop(cooling.coolant_temperature, cooling.coolant_rise, cooling.coolant_approach)),
        (into_air, _Loop(cooling.air_temperature, cooling.air_rise, cooling.air_approach)),
    )
    for heat, loop in loops:
        if np.any(heat > 0.0):
            taken = _loop_hours(loop, outside, load, cooling)
            power = power + heat * taken.power
            water = water + heat * taken.water
    water = water * (1.0 + np.asarray(cooling.blowdown_share))
    shape = np.broadcast_shapes(power.shape, water.shape)
    return CoolingHours(np.broadcast_to(power, shape), np.broadcast_to(water, shape))


def distribution_power(it_load_share: Array, distribution: Distribution) -> Array:
    """Losses between the grid connection and the computers per design IT power.

    standby + loss · IT load. What the cooling plant's own supply loses is part of the cooling shares.
    """
    power: Array = distribution.standby_share + distribution.loss_share * it_load_share
    return power


def _wetted(temperature: Array, wet_bulb: Array, cooling: Cooling) -> _Outside:
    """The air as it enters the coolers: not wetted further than to the limit."""
    wetting = np.maximum(temperature - cooling.wetting_limit, 0.0)
    wetting = np.minimum(wetting, cooling.wetting_effectiveness * (temperature - wet_bulb))
    over_wet = np.any(np.asarray(cooling.wet_surface_share) > 0.0)
    humidity = humidity_ratio_of(temperature, wet_bulb) if over_wet else np.zeros((1, 1))
    return _Outside(temperature, wetting, temperature - wetting, humidity)


def _loop_hours(loop: _Loop, outside: _Outside, load: Array, cooling: Cooling) -> CoolingHours:
    """What a loop's coolers and chillers take, per heat that the loop has at full load."""
    headroom = loop.set_point - outside.entering
    room = np.maximum(load * loop.rise + headroom, _NO_HEADROOM)
    flow = load * (loop.rise + np.asarray(loop.approach)) / room
    np.clip(flow, cooling.slowest_fan_share, 1.0, out=flow)
    compressors = (load * loop.approach - headroom) / loop.rise
    np.clip(compressors, 0.0, load, out=compressors)
    compressors *= np.maximum(cooling.chiller_lift - headroom, cooling.least_chiller_lift)
    compressors /= np.asarray(cooling.carnot_share) * (np.asarray(loop.set_point) + ZERO_CELSIUS)
    power = flow * flow
    power *= flow
    power *= cooling.cooler_fan_share
    power += compressors
    return CoolingHours(power, _evaporation(loop, outside, load, flow, load + compressors, cooling))


def _evaporation(
    loop: _Loop, outside: _Outside, load: Array, flow: Array, heat: Array, cooling: Cooling
) -> Array:
    """Water that evaporates, per heat that the loop has at full load [m3/MWh]."""
    wet_surface = np.asarray(cooling.wet_surface_share)
    wetted = outside.temperature > cooling.wetting_limit
    if not np.any(wetted) or not np.any(np.asarray(cooling.wetting_effectiveness) > 0.0):
        return np.zeros((1, 1))
    water = flow * outside.wetting
    water *= (1.0 - wet_surface) * _WATER_PER_HEAT / loop.rise
    if np.any(wet_surface > 0.0):
        supplied = np.maximum(loop.set_point, outside.entering + load * loop.approach)
        leaving = np.clip(supplied + load * (np.asarray(loop.rise) / 2.0), -HIGHEST, HIGHEST)
        over_wet = water_per_heat(outside.temperature, outside.humidity, leaving)
        over_wet *= heat
        over_wet *= wetted  # in fog too, which wetting does not cool
        water += wet_surface * over_wet
    return water
