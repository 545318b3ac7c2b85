"""The plan of one day, of which the hours are known, and what stored energy is worth at its end."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from aigf.engines.dispatch.floor import least_cost
from aigf.engines.dispatch.optimum import ImpossibleError, Problem, optimum
from aigf.engines.dispatch.schedule import Path, settled
from aigf.engines.dispatch.site import Array, lost_worth

#: Times that the room for a peak is cut down; each leaves 0.62 of it.
CUTS = 16
GOLDEN = 0.5 * (np.sqrt(5.0) - 1.0)


class Peak(NamedTuple):
    """What a day is charged for raising the month's peak."""

    so_far: float  #: the highest import of the month up to now [MW]
    price: float  #: [EUR/MW]


class Plan(NamedTuple):
    path: Path
    worth: float  #: of serving a MWh more [EUR/MWh]
    limit: Array  #: what the import keeps to in every hour [MW]


def planned(problem: Problem, floor: float, usual: float, peak: Peak) -> Plan:
    """The plan of a day that serves the floor, and more where that costs less than ``usual``.

    The floor is met as far as it can be. Above the month's peak so far it imports where that is worth the price.
    """
    limit = problem.hours.import_limit
    try:
        path, multiplier = least_cost(problem, floor, usual)
        free = Plan(path, usual + multiplier, limit)
    except ImpossibleError as error:
        if error.reason != "floor":
            raise
        most = 10.0 * (float(np.max(np.abs(problem.hours.price))) + 1.0)
        free = Plan(optimum(problem, most).path, most, limit)
    highest = float(np.max(settled(problem.hours, problem.battery, free.path).imported))
    if peak.price == 0.0 or highest <= peak.so_far:
        return free
    floor = min(floor, problem.energy() - float(np.sum(free.path.curtailed)))
    return _lowest(problem, floor, usual, peak, highest) or free


def _lowest(problem: Problem, floor: float, usual: float, peak: Peak, highest: float) -> Plan | None:
    """The plan at the cap, between the peak so far and ``highest``, that costs least; none where none can be."""
    tried: dict[float, tuple[float, Plan | None]] = {}

    def cost(cap: float) -> float:
        if cap not in tried:
            tried[cap] = _under(problem, floor, usual, cap)
        return tried[cap][0] + peak.price * (cap - peak.so_far)

    low, high = peak.so_far, highest
    if cost(low) <= cost(low + 1e-3 * (high - low)) < np.inf:
        return tried[low][1]
    cost(high)
    left, right = high - GOLDEN * (high - low), low + GOLDEN * (high - low)
    for _ in range(CUTS):
        if cost(left) < cost(right):
            high, right = right, left
            left = high - GOLDEN * (high - low)
        else:
            low, left = left, right
            right = low + GOLDEN * (high - low)
    return tried[min(tried, key=cost)][1]


def _under(problem: Problem, floor: float, usual: float, cap: float) -> tuple[float, Plan | None]:
    """What a day costs under a cap on its import, less what it serves and leaves behind, and its plan."""
    hours, battery, start, end = problem
    limit = np.minimum(hours.import_limit, cap)
    capped = problem._replace(hours=hours._replace(import_limit=limit))
    try:
        path, multiplier = least_cost(capped, floor, usual)
    except ImpossibleError:
        return np.inf, None
    schedule = settled(capped.hours, battery, path)
    states = end.low + np.concatenate(([0.0], np.cumsum(end.lengths)))
    values = np.concatenate(([0.0], np.cumsum(end.slopes * end.lengths)))
    left = float(np.interp(start + float(np.sum(path.changes)), states, values))
    lost = lost_worth(hours, path.curtailed)
    return schedule.cost + lost - usual * schedule.served + left, Plan(path, usual + multiplier, limit)
