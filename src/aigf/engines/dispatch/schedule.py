"""A schedule, hour by hour, and what it comes to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from aigf.engines.dispatch.site import Array, Battery, Hours


class Totals(NamedTuple):
    """What a schedule comes to over its hours; arrays of (years,) where it stands for many."""

    cost: float  #: import minus export at the hour's price [EUR]
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

    imported + wind_used + discharge = load - curtailed + charge + exported, in every hour.
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

    @property
    def cost(self) -> float:
        """Import minus export at the hour's price [EUR]."""
        return float(np.sum(self.hours.price * (self.imported - self.exported)))

    @property
    def served(self) -> float:
        """Load that is served [MWh]."""
        return float(np.sum(self.hours.load) - np.sum(self.curtailed))

    def totals(self) -> Totals:
        return Totals(
            cost=self.cost,
            imported=float(np.sum(self.imported)),
            exported=float(np.sum(self.exported)),
            wind_used=float(np.sum(self.wind_used)),
            wind_spilled=float(np.sum(self.hours.wind - self.wind_used)),
            curtailed=float(np.sum(self.curtailed)),
            discharged=float(np.sum(self.discharge)),
            peak_import=float(np.max(self.imported)),
            both=float(np.sum((self.charge > 0.0) & (self.discharge > 0.0))),
            worth=self.worth,
        )


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
