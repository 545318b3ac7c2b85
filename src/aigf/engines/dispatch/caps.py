"""The monthly import caps of least cost, for a given worth of serving a MWh.

A month's peak is paid once, so it is a cap on the import of its hours that costs its price. For given caps the
schedule is that of ``optimum``. Months hang together by what is stored at midnight between them alone. So the
worth of what is stored before a month, with the best cap for each state, follows from that after it,

    W_m(s) = min over c of  price c + V_m(s; c, W_m+1),

and is found month by month, backwards. It is convex in state and cap together where no energy is worth burning:
between the caps that are tried the straight line costs no less than the truth. The caps tried are first spread
over all that can be, then about the best in steps that shrink where they lead nowhere.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from aigf.engines.dispatch.kernel import follow, value_functions
from aigf.engines.dispatch.optimum import ImpossibleError, Problem, Worth, optimum
from aigf.engines.dispatch.schedule import Path
from aigf.engines.dispatch.site import Array, Battery, Hours, lost_worth

#: Caps that are tried in every month at first.
SPREAD = 8
#: Caps that are tried about the best, in steps.
ABOUT = np.array([-1.0, -0.25, 0.0, 0.25, 1.0])
#: The step, as a share of the highest cap, at which the search ends.
FINEST = 1e-6
#: Rounds that a search may take; it needs about twenty.
MOST_ROUNDS = 40


class Capped(NamedTuple):
    """The optimum with a price on the monthly peaks, for one worth of serving a MWh."""

    worth: float
    served: float  #: [MWh]
    cost: float  #: of energy and of the caps, and what load that is not served would have brought [EUR]
    path: Path
    caps: Array  #: (months,) [MW]

    def bound(self, floor: float) -> float:
        """What a schedule that serves at least ``floor`` MWh costs at the least."""
        return self.cost - self.worth * (self.served - floor)


class Frontier(NamedTuple):
    """What stored energy costs to start a month with, at the best cap: between the points, a straight line."""

    states: Array  #: [MWh], rising
    values: Array  #: [EUR]
    caps: Array  #: [MW]

    def worth(self) -> Worth:
        lengths = np.diff(self.states)
        slopes = np.diff(self.values) / lengths
        return Worth(slopes, lengths, float(self.states[0]), float(self.states[-1]))

    def value(self, state: float) -> float:
        return float(np.interp(state, self.states, self.values))


_NOTHING = Frontier(np.empty(0), np.empty(0), np.empty(0))


class Months(NamedTuple):
    """A problem in months whose peaks have a price [EUR/MW]."""

    problem: Problem
    parts: tuple[slice, ...]
    price: float

    def highest(self) -> Array:
        """The caps above which no month could import (months,) [MW]."""
        hours, battery, _, _ = self.problem
        most = np.minimum(hours.import_limit, hours.load + battery.power)
        return np.array([float(np.max(most[part])) for part in self.parts])

    def hours(self, month: int, cap: float) -> Hours:
        hours = Hours(*(series[self.parts[month]] for series in self.problem.hours))
        return hours._replace(import_limit=np.minimum(hours.import_limit, cap))

    def capped(self, caps: Array) -> Problem:
        """The problem of all hours under caps (months,) [MW]."""
        limit = self.problem.hours.import_limit.copy()
        for part, cap in zip(self.parts, caps, strict=True):
            limit[part] = np.minimum(limit[part], cap)
        return self.problem._replace(hours=self.problem.hours._replace(import_limit=limit))


def best_caps(months: Months, worth: float, near: Array | None = None) -> Capped:
    """The caps at which cost minus ``worth`` times energy served is least; ``near`` are caps to start from.

    Raises ImpossibleError where there is no schedule without caps.
    """
    highest = months.highest()
    if near is None:
        tried = np.outer(highest, np.arange(1, SPREAD + 1) / SPREAD)
        step = highest / SPREAD
    else:
        step = highest / (2 * SPREAD)
        tried = _about(near, step, highest)
    best, known = _round(months, worth, tried, [_NOTHING] * len(months.parts))
    for _ in range(MOST_ROUNDS):
        centre = best.caps
        found, known = _round(months, worth, _about(centre, step, highest), known)
        if found.bound(0.0) < best.bound(0.0):
            best = found
        moved = np.abs(found.caps - centre)
        step = step * np.where(moved < 0.1 * step, 0.25, np.where(moved < 0.9 * step, 1.0, 2.0))
        if np.all(step <= FINEST * highest):
            break
    return best


def _about(centre: Array, step: Array, highest: Array) -> Array:
    """The caps to be tried (months, tries) [MW]."""
    tried: Array = np.clip(centre[:, None] + step[:, None] * ABOUT, 0.0, highest[:, None])
    return tried


def _round(
    months: Months, worth: float, tried: Array, known: list[Frontier]
) -> tuple[Capped, list[Frontier]]:
    """The best that the tried caps lead to, those between them and those ``known``, and what is known by then."""
    problem = months.problem
    after = [_end(problem.end)]
    for month in range(len(months.parts) - 1, -1, -1):
        after.append(_before(months, month, worth, tried[month], after[-1], known[month]))
    after.reverse()
    changes, curtailed = np.empty(len(problem.hours.price)), np.empty(len(problem.hours.price))
    caps = np.empty(len(months.parts))
    stored, cost, served = problem.start, 0.0, 0.0
    for month, part in enumerate(months.parts):
        cap = float(np.interp(stored, after[month].states, after[month].caps))
        end = after[month + 1].worth()
        try:
            found = optimum(Problem(months.hours(month, cap), problem.battery, stored, end), worth)
        except ImpossibleError:  # by a rounding, or where energy is worth burning
            cap = float(months.highest()[month])
            found = optimum(Problem(months.hours(month, cap), problem.battery, stored, end), worth)
        changes[part], curtailed[part] = found.path
        caps[month] = cap
        stored = min(max(found.ends, end.low), end.high)
        cost += found.cost + months.price * cap
        served += found.served
    return Capped(worth, served, cost, Path(changes, curtailed), caps), after[:-1]


def _end(end: Worth) -> Frontier:
    states = end.low + np.concatenate(([0.0], np.cumsum(end.lengths)))
    values = np.concatenate(([0.0], np.cumsum(end.slopes * end.lengths)))
    return Frontier(states, values, np.zeros(len(states)))


def _before(
    months: Months, month: int, worth: float, tried: Array, after: Frontier, known: Frontier
) -> Frontier:
    """What stored energy is worth before a month, from what it is after it and what was found before.

    What was found before rests on less being known of the months after, so it costs no less than the truth.
    """
    points = [
        np.stack(known),
        *(
            _points(months.hours(month, cap), worth, months.problem.battery, after, months.price * cap, cap)
            for cap in np.unique(tried)
        ),
    ]
    states, values, caps = np.concatenate(points, axis=1)
    if not states.size:
        optimum(months.problem, worth)  # says what is impossible, if all is
        raise ImpossibleError("end", 0.0)
    kept = _lower_hull(states, values, 1e-12 * months.problem.battery.energy)
    return Frontier(states[kept], values[kept], caps[kept])


def _lower_hull(states: Array, values: Array, near: float) -> list[int]:
    """The points on the lower convex hull by rising state; states within ``near`` are the same."""
    kept: list[int] = []
    s, v = states.tolist(), values.tolist()
    for i in np.lexsort((values, states)).tolist():
        if kept and s[i] - s[kept[-1]] <= near:
            if v[i] >= v[kept[-1]]:
                continue
            kept.pop()
        while len(kept) > 1:
            a, b = kept[-2], kept[-1]
            if (v[b] - v[a]) * (s[i] - s[b]) < (v[i] - v[b]) * (s[b] - s[a]):
                break
            kept.pop()
        kept.append(i)
    return kept


def _points(hours: Hours, worth: float, battery: Battery, after: Frontier, paid: float, cap: float) -> Array:
    """State, value and cap at the ends of the pieces of what stored energy is worth before some hours."""
    functions, failed = value_functions(hours, worth, battery, *after.worth())
    if failed >= 0:
        return np.empty((3, 0))
    slopes, lengths, at, count, domain, _ = functions
    pieces = slice(at[0], at[0] + count[0])
    low = float(domain[0, 0])
    changes, curtailed = np.empty(len(hours.price)), np.empty(len(hours.price))
    cost, ends = follow(hours, worth, battery, low, functions, changes, curtailed)
    served = float(np.sum(hours.load) - np.sum(curtailed))
    value = cost + lost_worth(hours, curtailed) - worth * served + after.value(ends) + paid
    states = low + np.concatenate(([0.0], np.cumsum(lengths[pieces])))
    values = value + np.concatenate(([0.0], np.cumsum(slopes[pieces] * lengths[pieces])))
    return np.stack((states, values, np.full(len(states), cap)))
