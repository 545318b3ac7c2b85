"""Dew point and relative humidity: the one from the other."""

from __future__ import annotations

import numpy as np

from aigf.engines.climate.calendar import Array

_A, _B = 17.625, 243.04  #: Magnus formula over water, Alduchov and Eskridge (1996), equation 21; [1], [degC]
_DRIEST = 0.01  #: relative humidity below which the dew point is not followed


def dew_point(temperature: Array, relative_humidity: Array) -> Array:
    """The temperature to which the air must cool until water condenses [degC]."""
    level = np.log(np.maximum(relative_humidity, _DRIEST)) + _A * temperature / (_B + temperature)
    point: Array = _B * level / (_A - level)
    return point


def saturation_ratio(temperature: Array, dew_point: Array) -> Array:
    """The saturation pressure at the dew point over that at the temperature: the relative humidity."""
    ratio: Array = np.exp(_A * dew_point / (_B + dew_point) - _A * temperature / (_B + temperature))
    return ratio
