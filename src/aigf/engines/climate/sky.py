"""What solar panels give under a clear sky: the geometry of the sun, and a correction fitted to real panels."""

from __future__ import annotations

import numpy as np

from aigf.engines.climate.calendar import HOURS_A_DAY, Array, season_by_time
from aigf.engines.climate.statistics import Sky

_TILT_OF_AXIS = np.radians(23.44)
_SOLSTICE = 171.5  #: days after 1 January
_DAYS_ON_AVERAGE = 365.25
_PARTS = 6  #: of an hour, over which the sun is averaged
_TRANSMITTED = 0.7  #: by a clear air mass; Meinel and Meinel, Applied Solar Energy (1976)
_EXPONENT = 0.678
_DIFFUSE = 0.1  #: over the direct beam above the air
_LEAST_HEIGHT = 0.02  #: sine, below which the air mass no longer grows


def clear_sky(sky: Sky, hours: int) -> Array:
    """Output in every hour under a clear sky, (hours,), 0 at night; about 1 at most.

    Beam on a plane that faces south, through the air mass above the horizon (transmission 0.7^(m^0.678)), plus
    diffuse light with the sun's height; times the fitted correction.
    """
    correction = np.exp(np.einsum("w,wh->h", sky.correction, season_by_time(hours, 1, 2)))
    clear: Array = correction * geometry(sky.latitude, sky.longitude, sky.tilt, hours)
    return clear


def geometry(latitude: float, longitude: float, tilt: float, hours: int) -> Array:
    """Light on the plane in every hour, (hours,), over the beam above the air."""
    total = np.zeros(hours)
    north, slope = np.radians(latitude), np.radians(tilt)
    for part in range(_PARTS):
        hour: Array = np.arange(hours, dtype=np.float64) + (part + 0.5) / _PARTS
        declination, turn = _sun(hour, longitude)
        height = np.sin(north) * np.sin(declination) + np.cos(north) * np.cos(declination) * np.cos(turn)
        southward = np.sin(north) * np.cos(declination) * np.cos(turn) - np.cos(north) * np.sin(declination)
        on_plane = np.maximum(np.cos(slope) * height + np.sin(slope) * southward, 0.0)
        air_mass = 1.0 / np.maximum(height, _LEAST_HEIGHT)
        beam = np.where(height > 0.0, _TRANSMITTED ** (air_mass**_EXPONENT), 0.0)
        total += beam * on_plane + _DIFFUSE * np.maximum(height, 0.0)
    return total / _PARTS


def _sun(hour: Array, longitude: float) -> tuple[Array, Array]:
    """Declination and hour angle of the sun [rad]; the equation of time by its usual two waves."""
    day = hour / HOURS_A_DAY
    declination = _TILT_OF_AXIS * np.cos(2 * np.pi * (day - _SOLSTICE) / _DAYS_ON_AVERAGE)
    orbit = 2 * np.pi * (day - 81.0) / _DAYS_ON_AVERAGE
    equation = (9.87 * np.sin(2 * orbit) - 7.53 * np.cos(orbit) - 1.5 * np.sin(orbit)) / 60.0
    solar_time = hour % HOURS_A_DAY + longitude / 15.0 + equation
    return declination, 2 * np.pi * (solar_time - 12.0) / HOURS_A_DAY
