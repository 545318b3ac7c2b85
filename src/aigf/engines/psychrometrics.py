"""Moist air: saturation pressure, humidity and the wet-bulb temperature.

The wet bulb w is where water that evaporates into the air takes as much heat as the air gives it,

    over water   W (2501 + 1.86 t - 4.186 w) = (2501 - 2.326 w) Ws(w) - 1.006 (t - w)
    over ice     W (2830 + 1.86 t - 2.1 w)   = (2830 - 0.24 w) Ws(w)  - 1.006 (t - w)

with t the dry bulb [degC], W the air's mass of water vapour per mass of dry air, Ws(w) that of saturated air. What
depends on w alone is tabulated once, finely, and its inverse is read: the equation itself, not a fit to it, at the
price of a few look-ups an hour.
Source: ASHRAE Handbook Fundamentals 2017, chapter 1, equations 5, 6, 33 and 35.
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[np.float64]

STANDARD_PRESSURE = 101_325.0  #: of the atmosphere at sea level [Pa]
ZERO_CELSIUS = 273.15  #: [K]
TRIPLE_POINT = 0.01  #: below it saturation is over ice [degC]
MOLAR_RATIO = 0.621945  #: molar mass of water over that of dry air
AIR_HEAT_CAPACITY = 1.006  #: of dry air [kJ/(kg K)]
VAPOUR_HEAT_CAPACITY = 1.86  #: [kJ/(kg K)]

LOWEST, HIGHEST = -60.0, 60.0  #: temperatures that are known here [degC]

#: Hours that are solved together: as many as stay in the processor's cache.
_BLOCK = 8192
#: Temperatures of the tables [degC]; a wet bulb lies little below the lowest dry bulb.
_STEP = 0.01
_GRID: Array = np.arange(-6500, 6501, dtype=np.float64) * _STEP
#: Look-ups of the wet bulb; each leaves less than 3% of the error of the one before.
_LOOK_UPS = 3


class _Phase(NamedTuple):
    """Heats in the equation of the wet bulb, over water or ice: those of evaporation, and of what evaporates."""

    latent_heat: float  #: [kJ/kg]
    latent_heat_slope: float  #: [kJ/(kg K)]
    heat_capacity: float  #: [kJ/(kg K)]


_WATER = _Phase(2501.0, 2.326, 4.186)
_ICE = _Phase(2830.0, 0.24, 2.1)


class _Table(NamedTuple):
    """Values at equal steps of what they depend on, read with straight lines between them."""

    start: float
    step: float
    values: Array
    rises: Array

    def at(self, where: Array) -> Array:
        position = (where - self.start) / self.step
        index = position.astype(np.intp)
        position -= index
        position *= self.rises[index]
        position += self.values[index]
        return position


def saturation_pressure(temperature: Array) -> Array:
    """Pressure of saturated water vapour [Pa] at a temperature [degC]; over ice below the triple point.

    Any shape. Source: ASHRAE Handbook Fundamentals 2017, chapter 1, equations 5 and 6 (Hyland and Wexler),
    -100 to 200 degC.
    """
    kelvin = np.asarray(temperature, dtype=np.float64) + ZERO_CELSIUS
    over_water = np.exp(
        -5.8002206e3 / kelvin
        + 1.3914993
        + kelvin * (-4.8640239e-2 + kelvin * (4.1764768e-5 - kelvin * 1.4452093e-8))
        + 6.5459673 * np.log(kelvin)
    )
    over_ice = np.exp(
        -5.6745359e3 / kelvin
        + 6.3925247
        + kelvin * (-9.677843e-3 + kelvin * (6.2215701e-7 + kelvin * (2.0747825e-9 - kelvin * 9.484024e-13)))
        + 4.1635019 * np.log(kelvin)
    )
    return np.where(kelvin < TRIPLE_POINT + ZERO_CELSIUS, over_ice, over_water)


def relative_humidity(temperature: Array, dew_point: Array) -> Array:
    """Relative humidity (0 to 1) from dry bulb and dew point [degC]: the ratio of saturation pressures there."""
    humidity: Array = np.minimum(saturation_pressure(dew_point) / saturation_pressure(temperature), 1.0)
    return humidity


def humidity_ratio(vapour_pressure: Array, pressure: float = STANDARD_PRESSURE) -> Array:
    """Mass of water vapour per mass of dry air, from the pressures of vapour and atmosphere [Pa]."""
    ratio: Array = MOLAR_RATIO * vapour_pressure / (pressure - vapour_pressure)
    return ratio


def humidity_ratio_of(temperature: Array, wet_bulb: Array, pressure: float = STANDARD_PRESSURE) -> Array:
    """Mass of water vapour per mass of dry air from dry and wet bulb [degC]: the equation of the module, for W."""
    dry, wet = np.broadcast_arrays(temperature, wet_bulb)
    humidity = _humidity(dry, wet, pressure, _WATER)
    frozen = wet < 0.0
    if np.any(frozen):
        humidity[frozen] = _humidity(dry[frozen], wet[frozen], pressure, _ICE)
    return np.maximum(humidity, 0.0, out=humidity)


def water_per_heat(
    temperature: Array, humidity: Array, leaving: Array, pressure: float = STANDARD_PRESSURE
) -> Array:
    """Water that evaporates per unit of heat that air takes up over a wet surface [kg/kWh, which is m3/MWh].

    3600 times the gain in humidity over the gain in enthalpy, of air that enters with ``temperature`` [degC] and the
    humidity ratio ``humidity`` and leaves saturated at ``leaving`` [degC]; shapes broadcast. More than all heat
    evaporates where the air leaves cooler than it came. What the added water brings with it is left out (1 to 2%).
    """
    gained = _saturated(pressure).at(np.asarray(leaving))
    heat = _enthalpy(leaving, gained) - _enthalpy(temperature, humidity)
    gained = gained - humidity
    # Air that leaves as it came takes up nothing.
    gained /= np.maximum(heat, 1e-6, out=heat)
    gained *= 3600.0
    return np.maximum(gained, 0.0, out=gained)


def _humidity(dry: Array, wet: Array, pressure: float, phase: _Phase) -> Array:
    latent = phase.latent_heat - phase.latent_heat_slope * wet
    humidity: Array = latent * _saturated(pressure).at(wet) - AIR_HEAT_CAPACITY * (dry - wet)
    humidity /= phase.latent_heat + VAPOUR_HEAT_CAPACITY * dry - phase.heat_capacity * wet
    return humidity


def _enthalpy(temperature: Array, humidity: Array) -> Array:
    """Of moist air per mass of dry air [kJ/kg]."""
    enthalpy: Array = AIR_HEAT_CAPACITY * temperature + humidity * (
        _WATER.latent_heat + VAPOUR_HEAT_CAPACITY * temperature
    )
    return enthalpy


def wet_bulb_temperature(temperature: Array, humidity: Array, pressure: float = STANDARD_PRESSURE) -> Array:
    """Wet-bulb temperature [degC], over ice where it lies below zero; never above the dry bulb.

    ``temperature`` is the dry bulb [degC], ``humidity`` the relative humidity (0 to 1), ``pressure`` that of the
    atmosphere [Pa]; the shapes broadcast, usually to (draws, hours). Where water and ice both solve the equation, it
    is the wet bulb over water.

    Raises ValueError where a temperature is not between -60 and 60 degC or a humidity not between 0 and 1.
    """
    dry, moist = np.broadcast_arrays(
        np.asarray(temperature, dtype=np.float64), np.asarray(humidity, dtype=np.float64)
    )
    # Written so that not-a-number fails too.
    if dry.size and not (dry.min() >= LOWEST and dry.max() <= HIGHEST):
        raise ValueError(f"a temperature must be between {LOWEST:.0f} and {HIGHEST:.0f} degC")
    if dry.size and not (moist.min() >= 0.0 and moist.max() <= 1.0):
        raise ValueError("the relative humidity must be between 0 and 1")
    flat_dry, flat_moist = dry.reshape(-1), moist.reshape(-1)
    found = np.empty(dry.size)
    for start in range(0, dry.size, _BLOCK):
        block = slice(start, start + _BLOCK)
        found[block] = _wet_bulb(flat_dry[block], flat_moist[block], pressure)
    return found.reshape(dry.shape)


def _wet_bulb(dry: Array, humidity: Array, pressure: float) -> Array:
    vapour = humidity_ratio(humidity * _saturation().at(dry), pressure)
    wet = _solve(dry, vapour, pressure, _WATER)
    frozen = wet < 0.0
    if np.any(frozen):
        # Where neither phase solves it, water and ice stand side by side: at zero.
        wet[frozen] = np.minimum(_solve(dry[frozen], vapour[frozen], pressure, _ICE), 0.0)
    return np.minimum(wet, dry, out=wet)


def _solve(dry: Array, vapour: Array, pressure: float, phase: _Phase) -> Array:
    """The wet bulb over one phase: the small term with W w moves to the left and is renewed each time."""
    inverse = _inverse(pressure, phase)
    left = vapour * (phase.latent_heat + VAPOUR_HEAT_CAPACITY * dry) + AIR_HEAT_CAPACITY * dry
    carried = vapour * phase.heat_capacity
    wet = dry
    for _ in range(_LOOK_UPS):
        wet = inverse.at(left - carried * wet)
    return wet


@cache
def _saturation() -> _Table:
    pressure = saturation_pressure(_GRID)
    return _Table(float(_GRID[0]), _STEP, pressure, np.append(np.diff(pressure), 0.0))


@cache
def _saturated(pressure: float) -> _Table:
    """The humidity ratio of saturated air."""
    ratio = humidity_ratio(saturation_pressure(_GRID), pressure)
    return _Table(float(_GRID[0]), _STEP, ratio, np.append(np.diff(ratio), 0.0))


@cache
def _inverse(pressure: float, phase: _Phase) -> _Table:
    """The wet bulb by (latent heat at w) Ws(w) + 1.006 w, at equal steps of that."""
    full = humidity_ratio(saturation_pressure(_GRID), pressure)
    heat = (phase.latent_heat - phase.latent_heat_slope * _GRID) * full + AIR_HEAT_CAPACITY * _GRID
    steps = np.linspace(heat[0], heat[-1], 4 * len(heat))
    wet = np.interp(steps, heat, _GRID)
    return _Table(float(heat[0]), float(steps[1] - steps[0]), wet, np.append(np.diff(wet), 0.0))
