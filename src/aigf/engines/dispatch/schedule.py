"""A schedule, hour by hour, and what it comes to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from aigf.engines.dispatch.site import Array, Battery, Hours, lost_worth


class Totals(NamedTuple):
    """What a schedule comes to over its hours; arrays of (years,) where it stands for many."""

    cost: float  #: import minus export at the price of the hour or step [EUR]
    imported: float  #: [MWh]
    exported: float  #: [MWh]
    wind_used: float  #: [MWh]
    wind_spilled: float  #: [MWh]
    curtailed: float  #: load that was not served [MWh]
    discharged: float  #: out of the battery, at its terminals [MWh]
    peak_import: float  #: [MW]
    both: float  #: hours in which the battery charges and discharges
    worth: float  #: what one MWh less to be served would save [EUR/MWh]; 0 where the floor does not bind


@dataclass(frozen=True)
class Schedule:
    """Powers [MW] of every hour, and what is stored [MWh]; each of shape (hours,) unless said.

    imported + wind_used + discharge = load - curtailed + charge + exported, in every hour. Where ``hours_per_step`` is
    not 1, an hour stands for a step of so many hours: its energy is its power times that.
    """

    hours: Hours
    imported: Array
    exported: Array
    wind_used: Array
    curtailed: Array
    charge: Array
    discharge: Array
    stored: Array  #: (hours + 1,): before the first hour and after each
    worth: float  #: multiplier of the yearly floor [EUR/MWh]
    hours_per_step: float = 1.0

    @property
    def cost(self) -> float:
        """Import minus export at the hour's price [EUR]."""
        return float(np.sum(self.hours.price * (self.imported - self.exported))) * self.hours_per_step

    @property
    def served(self) -> float:
        """Load that is served [MWh]."""
        return float(np.sum(self.hours.load) - np.sum(self.curtailed)) * self.hours_per_step

    @property
    def lost_worth(self) -> float:
        """What the load that is not served would have brought [EUR]."""
        return lost_worth(self.hours, self.curtailed) * self.hours_per_step

    def totals(self) -> Totals:
        return Totals(
            cost=self.cost,
            imported=self._energy(self.imported),
            exported=self._energy(self.exported),
            wind_used=self._energy(self.wind_used),
            wind_spilled=self._energy(self.hours.wind - self.wind_used),
            curtailed=self._energy(self.curtailed),
            discharged=self._energy(self.discharge),
            peak_import=float(np.max(self.imported)),
            both=self._energy((self.charge > 0.0) & (self.discharge > 0.0)),
            worth=self.worth,
        )

    def _energy(self, power: Array | npt.NDArray[np.bool_]) -> float:
        """Power over all steps [MWh], or the hours of those that are true."""
        return float(np.sum(power)) * self.hours_per_step


class Path(NamedTuple):
    """What decides a schedule: the change of what is stored and the curtailment of every hour [MWh]."""

    changes: Array
    curtailed: Array


def settled(hours: Hours, battery: Battery, path: Path, worth: float = 0.0) -> Schedule:
    """The schedule of a path: grid and wind follow, at least cost, from what the battery takes and what is served."""
    efficiency = np.sqrt(battery.round_trip)
    charge = np.maximum(path.changes, 0.0) / efficiency
    discharge = np.maximum(-path.changes, 0.0) * efficiency
    need = hours.load - path.curtailed + charge - discharge
    grid = np.where(
        hours.price < 0.0,
        np.minimum(hours.import_limit, need),
        np.minimum(np.maximum(need - hours.wind, -hours.export_limit), hours.import_limit),
    )
    stored = np.empty(len(need) + 1)
    stored[0] = battery.soc_start * battery.energy
    np.cumsum(path.changes, out=stored[1:])
    stored[1:] += stored[0]
    return Schedule(
        hours=hours,
        imported=np.maximum(grid, 0.0),
        exported=np.maximum(-grid, 0.0),
        wind_used=need - grid,
        curtailed=path.curtailed,
        charge=charge,
        discharge=discharge,
        stored=stored,
        worth=worth,
    )
