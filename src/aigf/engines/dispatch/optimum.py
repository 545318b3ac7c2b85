"""The least-cost schedule for a given worth of serving a MWh, or the hour in which there is none."""

from __future__ import annotations

from typing import Literal, NamedTuple

import numpy as np

from aigf.engines.dispatch.kernel import PIECES, follow, hour_pieces, negligible, value_functions
from aigf.engines.dispatch.schedule import Path
from aigf.engines.dispatch.site import WORTHS, Array, Battery, Hours, lost_worth

Reason = Literal["load", "end", "floor"]


class ImpossibleError(ValueError):
    """No schedule keeps to the limits.

    ``reason``: the load that must be served exceeds all supply in ``hour`` (counted from 0) by ``missing`` MW
    ("load"); what is to be stored at the end cannot be reached, by ``missing`` MWh ("end"); the floor of served
    energy cannot be, by ``missing`` MWh ("floor").
    """

    def __init__(self, reason: Reason, missing: float, hour: int = -1) -> None:
        self.reason, self.missing, self.hour = reason, missing, hour
        super().__init__(f"no schedule exists ({reason}): {missing:g} missing, hour {hour}")


class Worth(NamedTuple):
    """What stored energy is worth: a piecewise-linear function on a domain."""

    slopes: Array  #: [EUR/MWh], by rising state
    lengths: Array  #: [MWh], which add up to the width of the domain
    low: float
    high: float


class Optimum(NamedTuple):
    """The optimum for one worth of serving a MWh."""

    worth: float
    served: float  #: [MWh]
    cost: float  #: of energy, and what the load that is not served would have brought [EUR]
    path: Path
    ends: float  #: what is stored at the end [MWh]

    def bound(self, floor: float) -> float:
        """What a schedule that serves at least ``floor`` MWh costs at the least."""
        return self.cost - self.worth * (self.served - floor)


class Problem(NamedTuple):
    """What is to be scheduled, between a state before the first hour and what states after the last are worth."""

    hours: Hours
    battery: Battery
    start: float  #: what is stored before the first hour [MWh]
    end: Worth

    def energy(self) -> float:
        """All load [MWh]."""
        return float(np.sum(self.hours.load))


def whole(hours: Hours, battery: Battery) -> Problem:
    """The problem of all hours at once, from soc_start to just soc_end.

    Its series are of the one kind (float64, one behind the other, writable) that the kernel is compiled for: for
    another, such as a view that may not be written, numba would compile it again, which takes ten seconds.
    """
    zeros = np.zeros(len(hours.price))
    left_out = {name: zeros for name in WORTHS if not getattr(hours, name).size}
    series = Hours(*(np.require(values, np.float64, ("C", "W")) for values in hours._replace(**left_out)))
    end = battery.soc_end * battery.energy
    worth = Worth(np.empty(0), np.empty(0), end, end)
    return Problem(series, battery, battery.soc_start * battery.energy, worth)


def optimum(problem: Problem, worth: float) -> Optimum:
    """The schedule that minimises cost minus ``worth`` times energy served, on top of what the hours say it brings.

    Raises ImpossibleError where there is none.
    """
    hours, battery, start, end = problem
    values, failed = value_functions(hours, worth, battery, *end)
    low, high = values[4][0]
    margin = negligible(battery)
    if failed >= 0 or not low - margin <= start <= high + margin:
        raise impossible(problem)
    changes, curtailed = np.empty(len(hours.price)), np.empty(len(hours.price))
    cost, ends = follow(hours, worth, battery, start, values, changes, curtailed)
    served = problem.energy() - float(np.sum(curtailed))
    cost += lost_worth(hours, curtailed)
    return Optimum(worth, served, cost, Path(changes, curtailed), ends)


def impossible(problem: Problem) -> ImpossibleError:
    """The first hour that fails when the battery is kept as full as it can be, else the end."""
    hours, battery, stored, end = problem
    slopes, lengths = np.empty(PIECES), np.empty(PIECES)
    most = least = stored
    for t in range(len(hours.price)):
        pieces, _, lowest, _ = hour_pieces(hours, t, 0.0, battery, slopes, lengths)
        short = hours.firm[t] - hours.import_limit[t] - hours.wind[t]
        if lowest == np.inf:
            return ImpossibleError("load", float(short - battery.power), t)
        highest = lowest + float(np.sum(lengths[:pieces]))
        if most + highest < -negligible(battery):
            return ImpossibleError("load", float(-(most + highest) * np.sqrt(battery.round_trip)), t)
        most = max(min(most + highest, battery.energy), 0.0)
        least = max(least + lowest, 0.0)
    return ImpossibleError("end", max(end.low - most, least - end.high))
