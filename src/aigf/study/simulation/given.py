"""Hourly series that are given, in the place of those that would be made."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, fields, replace

import numpy as np

from aigf.study.simulation.weather import Weather
from aigf.units import Array


@dataclass(frozen=True)
class Given:
    """Series of the year by their names in ``Weather``, (8760,); None where it is made.

    How scarce electricity is, is always made: no series that users have gives it.
    """

    temperature: Array | None = None  #: outside [degC]
    relative_humidity: Array | None = None  #: share
    offshore_wind: Array | None = None  #: output over its mean
    onshore_wind: Array | None = None  #: output over its mean
    solar: Array | None = None  #: output over its mean
    price: Array | None = None  #: market price over its mean

    def names(self) -> tuple[str, ...]:
        """The names of what is given."""
        return tuple(item.name for item in fields(self) if getattr(self, item.name) is not None)

    def digest(self) -> str:
        """The SHA-256 of what is given: equal where the simulation would find the same."""
        digest = hashlib.sha256()
        for name in self.names():
            digest.update(name.encode() + np.ascontiguousarray(getattr(self, name)).tobytes())
        return digest.hexdigest()


def in_place(weather: Weather, given: Given | None) -> Weather:
    """The weather with what is given in the place of what was made, the same for every draw."""
    if given is None:
        return weather
    return replace(weather, **{name: getattr(given, name)[np.newaxis] for name in given.names()})
