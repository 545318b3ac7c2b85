"""A year under a tariff on the highest import of each month, with perfect foresight.

The cost is convex in the monthly caps, so an outer search over them finds the optimum; see ``caps``. The floor
of served energy is once more one multiplier about it: for a given worth of serving a MWh the caps are searched,
and the worth is found at which the floor is served. The schedule itself is the exact optimum under the caps.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from aigf.engines.dispatch.caps import Capped, Months, best_caps
from aigf.engines.dispatch.floor import SAME_ENERGY, least_cost
from aigf.engines.dispatch.optimum import ImpossibleError, whole
from aigf.engines.dispatch.schedule import Path, Schedule, settled
from aigf.engines.dispatch.site import Array, Battery, Hours, checked, lost_worth
from aigf.engines.dispatch.steps import checked_step, energies, energy_tariff, errors_in_power, in_power
from aigf.engines.dispatch.tariff import PeakTariff, checked_tariff
from aigf.engines.dispatch.year import checked_worth, floor_of

#: Distance between the cost of the schedule and what no schedule can fall below, as a share of the money that is
#: turned over, at which the search ends.
CLOSE = 1e-7
#: Worths that a search may try; it needs about five.
MOST_WORTHS = 40
#: Share of the load that may be throttled up to which a worth is sought that serves it.
NEARLY_ALL = 1.0 - 1e-6


class Found(NamedTuple):
    """A schedule that serves the floor under some caps."""

    path: Path
    multiplier: float  #: of the floor while the caps stay as they are [EUR/MWh]
    cost: float  #: of energy and of the peaks, and what load that is not served would have brought [EUR]
    caps: Array


def dispatch_with_peaks(
    hours: Hours,
    battery: Battery,
    tariff: PeakTariff,
    min_energy_share: float = 0.0,
    worth: float = 0.0,
    hours_per_step: float = 1.0,
) -> Schedule:
    """The schedule of least cost of energy and of monthly peaks; the rest is as ``dispatch`` takes it.

    The cost of the schedule is that of energy: what the tariff makes of ``monthly_peaks``, the highest import of a
    step, comes on top.

    Raises what ``dispatch`` and ``checked_tariff`` raise.
    """
    step = checked_step(hours_per_step)
    tariff = energy_tariff(checked_tariff(tariff, len(hours.price)), step)
    problem = whole(*energies(hours, checked(battery), step))
    months = Months(problem, tariff.parts(), tariff.price)
    with errors_in_power(step):
        found, multiplier = _least(months, floor_of(problem, min_energy_share), checked_worth(worth))
    capped = months.capped(found.caps).hours
    return in_power(settled(capped, problem.battery, found.path, multiplier), hours, step)


def _least(months: Months, floor: float, worth: float) -> tuple[Found, float]:
    """The best schedule that serves the floor, and the multiplier of the floor [EUR/MWh]."""
    problem = months.problem
    least_cost(problem, floor, worth)  # says what is impossible
    free = best_caps(months, worth)
    if free.served >= floor - SAME_ENERGY * problem.energy():
        return _under(months, free.caps, floor, worth), 0.0
    firm = float(np.sum(problem.hours.firm))
    target = min(floor, firm + NEARLY_ALL * (problem.energy() - firm))
    found, multiplier = _searched(months, target, worth, free)
    if target < floor:
        share = floor / problem.energy()
        served = np.maximum(problem.hours.firm, share * problem.hours.load)
        firmer = problem._replace(hours=problem.hours._replace(firm=served))
        found = _under(
            months, best_caps(months._replace(problem=firmer), worth, found.caps).caps, floor, worth
        )
    return found, multiplier


def _searched(months: Months, floor: float, worth: float, below: Capped) -> tuple[Found, float]:
    """The search for the worth at which the floor is served, from ``below``, which serves less."""
    above: Capped | None = None
    best: Found | None = None
    bound, multiplier = -np.inf, 0.0
    trial = worth + max(1.1 * least_cost(months.problem, floor, worth)[1], 1.0)
    hours = months.problem.hours
    turnover = float((np.abs(hours.price) + hours.paused_worth) @ hours.load)
    for _ in range(MOST_WORTHS):
        tried = best_caps(months, trial, below.caps if above is None else _between(below, above, floor))
        if tried.bound(floor) > bound:
            bound, multiplier = tried.bound(floor), trial - worth
        if tried.served < floor:
            below = tried
        else:
            above = tried
        if above is None:
            trial = 2.0 * trial
            continue
        found = _under(months, _between(below, above, floor), floor, worth, otherwise=above.caps)
        if best is None or found.cost < best.cost:
            best = found
        width = above.worth - below.worth
        if best.cost - bound <= CLOSE * turnover or width <= 1e-9 * above.worth:
            break
        crossing = (above.cost - below.cost) / (above.served - below.served)
        trial = next(
            (
                guess
                for guess in (worth + found.multiplier, crossing)
                if below.worth + 0.02 * width < guess < above.worth - 0.02 * width
            ),
            below.worth + 0.5 * width,
        )
    if best is None:
        raise ImpossibleError("floor", floor - below.served)
    return best, multiplier


def _between(below: Capped, above: Capped, floor: float) -> Array:
    """The caps of the mixture of two optima that serves just the floor."""
    part = (floor - below.served) / (above.served - below.served)
    mixed: Array = below.caps + part * (above.caps - below.caps)
    return mixed


def _under(months: Months, caps: Array, floor: float, worth: float, otherwise: Array | None = None) -> Found:
    """The optimum under caps, or under ``otherwise`` where the floor cannot be served under them."""
    problem = months.capped(caps)
    try:
        path, multiplier = least_cost(problem, floor, worth)
    except ImpossibleError:
        if otherwise is None:
            raise
        return _under(months, otherwise, floor, worth)
    schedule = settled(problem.hours, problem.battery, path)
    peaks = sum(float(np.max(schedule.imported[part])) for part in months.parts)
    cost = schedule.cost + lost_worth(problem.hours, path.curtailed)
    return Found(path, multiplier, cost + months.price * peaks, caps)
