"""What residual heat is worth by its temperature: how much electricity a heat pump needs to raise it.

A heat pump works between the temperature to which it cools its source and that of the network:

    COP = share of Carnot · (273.15 + supply) / lift        lift = supply - (source - cooling)

so of each unit of heat that enters the network, 1 / COP is electricity and the rest residual heat. Where the
cooled source is warmer than the network no heat pump runs. Source: Carnot; the share of it that large machines
reach is a parameter.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from aigf.engines.climate import Array, Value

KELVIN = 273.15  # of 0 degC


@dataclass(frozen=True)
class HeatSource:
    """The residual heat by its temperature; each a number, or an array of shape (draws, 1)."""

    liquid_share: Value  #: of the heat of the computers, that a coolant takes away
    air_recovery_share: Value  #: of the other heat, that the cooling of the rooms' air hands over
    coolant_temperature: Value  #: at which the coolant comes back [degC]
    air_temperature: Value  #: at which the cooling of the air hands its part over [degC]

    @property
    def warm_share(self) -> Array:
        """The part of the recoverable heat that is in the coolant; 1 where nothing is recoverable."""
        warm = np.asarray(self.liquid_share, dtype=np.float64)
        whole = warm + (1.0 - warm) * self.air_recovery_share
        share: Array = np.divide(warm, whole, out=np.ones_like(whole), where=whole > 0.0)
        return share


@dataclass(frozen=True)
class HeatPump:
    """A large heat pump; each a number, or an array of shape (draws, 1)."""

    carnot_share: Value  #: of the coefficient of performance that physics allows at most
    source_cooling: Value  #: by how much it cools the water of its source [degC]


def electricity_share(source: Value, supply: Array, pump: HeatPump) -> Array:
    """The electricity of the heat pump per unit of heat that enters the network: 1 / COP, 0 without a lift.

    ``source`` and ``supply`` in degC. Raises ValueError where a unit of heat would take more than itself.
    """
    lift = np.maximum(supply - (np.asarray(source) - pump.source_cooling), 0.0)
    most = pump.carnot_share * (supply + KELVIN)
    if not np.all(lift < most):
        raise ValueError("the heat network asks a lift that takes more electricity than it yields heat")
    share: Array = lift / most
    return share
