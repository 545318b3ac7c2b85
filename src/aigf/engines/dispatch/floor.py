"""The floor of served energy: one multiplier couples all hours, and is found by a root search.

For a given worth of serving a MWh the optimum serves some energy, which rises with that worth in steps. The
floor lies between two neighbouring steps. At the worth of that step the optima on both sides cost the same,
floor priced in, and so does any mixture of them: the mixture that serves just the floor is the optimum.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from aigf.engines.dispatch.optimum import ImpossibleError, Optimum, Problem, optimum
from aigf.engines.dispatch.schedule import Path, settled
from aigf.engines.dispatch.site import Hours, lost_worth

#: Share of the money that is turned over within which two costs are equal, and of the load within which two
#: energies are.
SAME_COST, SAME_ENERGY = 1e-13, 1e-12
#: Evaluations that a search may take; it needs about eight.
MOST_EVALUATIONS = 200


class Bracket(NamedTuple):
    """The optima on both sides of the floor: neighbours, or twice the same where one serves just the floor."""

    below: Optimum
    above: Optimum
    worth: float  #: at which the served energy steps over the floor [EUR/MWh]


def least_cost(problem: Problem, floor: float, worth: float = 0.0) -> tuple[Path, float]:
    """The path of least cost minus ``worth`` [EUR/MWh] times energy served that serves at least ``floor`` MWh.

    Also gives the multiplier of the floor [EUR/MWh], which comes on top of ``worth`` and is 0 where more is
    served anyway. Raises ImpossibleError where there is no path.
    """
    near = SAME_ENERGY * problem.energy()
    below_firm = floor <= float(np.sum(problem.hours.firm)) + near
    if below_firm or worth > 0.0 or np.any(problem.hours.paused_worth > 0.0):
        found = optimum(problem, worth)
        if below_firm or found.served >= floor - near:
            return found.path, 0.0
    sides = bracket(problem, floor, near)
    multiplier = max(sides.worth - worth, 0.0)
    if sides.above.served <= floor + near or sides.below is sides.above:
        return sides.above.path, multiplier
    return mixture(problem, sides, floor), multiplier


def bracket(problem: Problem, floor: float, near: float) -> Bracket:
    """The neighbouring optima between which the floor lies; ``near`` is a negligible energy [MWh].

    The served energy is followed to where few hours are left between the sides. Then the worth at which both
    sides cost the same is tried: where nothing costs less there, they are neighbours.

    Raises ImpossibleError where the floor cannot be reached.
    """
    guess = Guess(problem.hours)
    below: Optimum | None = None
    above: Optimum | None = None
    crossing, repeated = -1.0, 0
    worth = min(guess.worth(floor), _dearest(problem))
    turnover = float(np.sum((np.abs(problem.hours.price) + problem.hours.paused_worth) * problem.hours.load))
    few = 4.0 * float(np.max(problem.hours.load - problem.hours.firm))
    for _ in range(MOST_EVALUATIONS):
        found = optimum(problem, worth)
        if worth <= 0.0 and found.served >= floor - near:
            return Bracket(found, found, 0.0)
        if below is not None and above is not None and worth == crossing:
            more = below.cost - found.cost - worth * (below.served - found.served)
            if more <= SAME_COST * (turnover + worth * floor):
                break
        if found.served < floor - near:
            below, repeated = found, max(repeated, 0) + 1
        else:
            above, repeated = found, min(repeated, 0) - 1
        if below is None or above is None:
            worth = _outward(problem, found, floor, guess, abs(repeated))
            continue
        part = (floor - below.served) / (above.served - below.served)
        crossing = (above.cost - below.cost) / (above.served - below.served)
        if not below.worth < crossing < above.worth:
            break
        many_left = above.served - below.served > few
        worth = guess.between(below, above, _hurried(part, repeated)) if many_left else crossing
    if below is None or above is None:
        raise ImpossibleError("floor", abs(found.served - floor))
    return Bracket(below, above, min(max(crossing, below.worth), above.worth))


def _hurried(part: float, repeated: int) -> float:
    """Where between two sides to look: further to the side that has not moved for long."""
    if repeated > 1:
        return 1.0 - (1.0 - part) * 0.5 ** (repeated - 1)
    if repeated < -1:
        return part * 0.5 ** (-repeated - 1)
    return part


def _outward(problem: Problem, found: Optimum, floor: float, guess: Guess, tried: int) -> float:
    """The next worth to try while the floor was found on one side only, ``tried`` times."""
    wanted = guess.worth(guess.served(found.worth) + 1.2 * (floor - found.served))
    step = (0.01 * abs(found.worth) + 0.1) * 2.0 ** (tried - 1)
    if found.served >= floor - SAME_ENERGY * problem.energy():
        return max(min(wanted, found.worth - step), 0.0)
    worth = max(wanted, found.worth + step)
    dearest = _dearest(problem)
    if worth <= dearest:
        return worth
    # Where computing differs in worth, less may be served for more of it: the most is that of energy alone.
    nothing = np.zeros_like(problem.hours.price)
    free = problem.hours._replace(price=nothing, slowed_worth=nothing, paused_worth=nothing)
    most = optimum(problem._replace(hours=free), 1.0).served
    if most < floor - SAME_ENERGY * problem.energy():
        raise ImpossibleError("floor", floor - most)
    return max(2.0 * found.worth, dearest)


def _dearest(problem: Problem) -> float:
    """A worth above all prices [EUR/MWh]; what a battery has to bring may be worth more still."""
    return float(np.max(np.abs(problem.hours.price))) + 1.0


class Guess:
    """What the site would serve without a battery: it has the right shape, and costs a sort."""

    def __init__(self, hours: Hours) -> None:
        flexible = hours.load - hours.firm
        left = np.maximum(hours.wind - hours.firm, 0.0)
        free = np.where(
            hours.price > 0.0, np.minimum(flexible, left - np.minimum(left, hours.export_limit)), 0.0
        )
        room = np.maximum(hours.import_limit + hours.wind - hours.firm, 0.0)
        most = np.minimum(flexible, room) - free
        paused = np.minimum(most, flexible - np.minimum(hours.slowed_load, flexible))
        prices, amounts = hours.price - hours.paused_worth, paused
        if np.any(hours.slowed_load):
            prices = np.concatenate((prices, hours.price - hours.slowed_worth))
            amounts = np.concatenate((amounts, most - paused))
        order = np.argsort(prices)
        self.prices = np.maximum(prices[order], 0.0)
        self.sums = np.cumsum(amounts[order])
        self.least = float(np.sum(hours.firm) + np.sum(free))

    def served(self, worth: float) -> float:
        """Energy that is served where a MWh is worth so much [MWh]."""
        at = int(np.searchsorted(self.prices, worth, side="right"))
        return self.least + (float(self.sums[at - 1]) if at else 0.0)

    def worth(self, served: float) -> float:
        """The worth at which so much is served; infinity where it never is [EUR/MWh]."""
        if served <= self.least:
            return 0.0
        at = int(np.searchsorted(self.sums, served - self.least))
        return float(self.prices[at]) if at < len(self.prices) else np.inf

    def between(self, below: Optimum, above: Optimum, part: float) -> float:
        """The worth at which ``part`` of the energy between two optima would be served as well."""
        low, high = self.served(below.worth), self.served(above.worth)
        worth = self.worth(low + part * (high - low))
        straight = below.worth + part * (above.worth - below.worth)
        margin = 1e-3 * (above.worth - below.worth)
        return worth if below.worth + margin < worth < above.worth - margin else straight


def mixture(problem: Problem, found: Bracket, floor: float) -> Path:
    """The path that serves just ``floor`` MWh: first as above it, later as below it, in between a mean of both.

    The paths change over where they store the same, so that only one stretch is a mean. A mean of charging
    and discharging in an hour in which burning energy would pay is no schedule at the mean cost: that stretch
    is then followed as above the floor where that costs less.
    """
    below, above = found.below.path, found.above.path
    gain = below.curtailed - above.curtailed
    apart = np.cumsum(below.changes - above.changes)
    meets = np.flatnonzero(np.abs(apart) <= 1e-12 * problem.battery.energy) + 1
    ends = meets if meets.size and meets[-1] == len(gain) else np.append(meets, len(gain))
    sums = np.concatenate(([0.0], np.cumsum(gain)))[ends]
    needed = floor - found.below.served
    last = int(np.argmax(sums >= needed))
    first, end = (int(ends[last - 1]) if last else 0), int(ends[last])
    before = float(sums[last - 1]) if last else 0.0
    part = min(max((needed - before) / (float(sums[last]) - before), 0.0), 1.0)

    def joined(share: float) -> Path:
        changes, curtailed = below.changes.copy(), below.curtailed.copy()
        for mixed, other in ((changes, above.changes), (curtailed, above.curtailed)):
            mixed[:first] = other[:first]
            mixed[first:end] = share * other[first:end] + (1.0 - share) * mixed[first:end]
        return Path(changes, curtailed)

    path = joined(part)
    if not _opposed(problem, below, above, slice(first, end)):
        return path
    return min((path, joined(1.0)), key=lambda one: _cost(problem, one))


def _cost(problem: Problem, path: Path) -> float:
    schedule = settled(problem.hours, problem.battery, path)
    return schedule.cost + lost_worth(problem.hours, path.curtailed)


def _opposed(problem: Problem, one: Path, other: Path, stretch: slice) -> bool:
    """True where one path charges and the other discharges in an hour in which burning energy pays."""
    hours = problem.hours
    if problem.battery.round_trip == 1.0:
        return False
    burning = (hours.price < 0.0) & (hours.import_limit > hours.load)
    return bool(np.any((burning & (one.changes * other.changes < 0.0))[stretch]))
