"""What a data centre takes besides its computers: cooling, by the weather, and distribution losses.

Powers are shares of the design IT power (the IT power at full load), so that a draw needs no megawatts;
prices, powers and counts multiply later, where that is exact.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[np.float64]
Value = float | Array


@dataclass(frozen=True)
class Cooling:
    """A cooling plant with dry coolers; each a number, or an array of shape (draws, 1)."""

    fixed_share: Value  #: pumps, air handling, lighting: always on, per design IT power
    economised_share: Value  #: fans of the dry coolers in free cooling, per IT power
    free_cooling_limit: Value  #: temperature outside up to which no compressor runs [degC]
    slope: Value  #: what each degree above the limit adds, per IT power [1/degC]
    maximum_share: Value  #: what fans and compressors take at most, per IT power


@dataclass(frozen=True)
class Distribution:
    """Transformers, UPS and cabling; each a number, or an array of shape (draws, 1)."""

    standby_share: Value  #: losses that are there at no load, per design IT power
    loss_share: Value  #: losses that follow the load, per IT power


def cooling_power(temperature: Array, it_load_share: Array, cooling: Cooling) -> Array:
    """Power for cooling per design IT power, hour by hour.

    fixed + IT load · min(maximum, economised + slope · max(0, temperature - limit))

    Up to the limit the fans of the dry coolers suffice; above it compressors help the part of the heat that
    needs colder water, and the air-cooled part first. ``temperature`` in degC, (hours,) or (draws, hours);
    ``it_load_share`` as a share of the design IT power, (draws, 1) or (draws, hours).
    """
    by_weather = np.maximum(temperature - cooling.free_cooling_limit, 0.0)
    by_weather = np.minimum(cooling.economised_share + cooling.slope * by_weather, cooling.maximum_share)
    power: Array = cooling.fixed_share + it_load_share * by_weather
    return power


def distribution_power(it_load_share: Array, distribution: Distribution) -> Array:
    """Losses between the grid connection and the computers per design IT power.

    standby + loss · IT load. What the cooling plant's own supply loses is part of the cooling shares.
    """
    power: Array = distribution.standby_share + distribution.loss_share * it_load_share
    return power
