"""A year as an operator could run it, who knows the prices of one day at a time.

At every midnight the 24 hours that follow are known: price, wind and load. Days are 24 hours long, the first from the
first hour on. The day is scheduled exactly. What
is stored at its end is worth what it was worth, on the mean of the past days, to have at midnight; on the
first day, what the mean price of that day makes of it. A MWh more is served where it costs less than it
would have had to in the past two weeks. Two things are not left to chance: what is stored never falls below
what later hours need to serve the firm load and to end at soc_end (an operator is taken to know of such
hours), and the floor is kept pro rata: at the end of every day its share of the load so far. So a year in
which energy is cheap in spring and dear in winter is served evenly, which perfect foresight need not do.

Under a tariff on monthly peaks, the peak of the month so far is paid and may be used for nothing. To import more,
a day is charged the price over the days that are left of the month, itself among them: a peak that is raised on
the first serves all of them, on the last only that one.
"""

from __future__ import annotations

import numpy as np

from aigf.engines.dispatch.day import Peak, Plan, planned
from aigf.engines.dispatch.floor import SAME_ENERGY, least_cost
from aigf.engines.dispatch.kernel import value_functions
from aigf.engines.dispatch.optimum import ImpossibleError, Problem, Worth, impossible, whole
from aigf.engines.dispatch.schedule import Path, Schedule, settled
from aigf.engines.dispatch.site import Array, Battery, Hours, checked
from aigf.engines.dispatch.steps import (
    checked_step,
    energies,
    energy_tariff,
    errors_in_power,
    in_power,
    steps_of,
)
from aigf.engines.dispatch.tariff import PeakTariff, checked_tariff
from aigf.engines.dispatch.year import floor_of

#: Hours that are known at midnight.
DAY = 24
#: Days whose mean says what stored energy is worth: a week, so that every day of the week is in it.
REMEMBERED = 7
#: Days from which the operator knows what serving a MWh is usually worth.
USUAL = 14
#: Parts of the battery in which that is remembered.
PARTS = 48


def dispatch_ahead(
    hours: Hours,
    battery: Battery,
    min_energy_share: float = 0.0,
    tariff: PeakTariff | None = None,
    hours_per_step: float = 1.0,
) -> Schedule:
    """The schedule of a rolling day-ahead plan; never cheaper than that of perfect foresight.

    Its ``worth`` is the mean of the days' multipliers of the floor. Its cost is that of energy: what a ``tariff``
    makes of ``monthly_peaks`` comes on top. ``hours_per_step`` is 0.25 for series of quarter-hours; a day has whole
    steps.

    Raises ImpossibleError where a plan comes to an hour or an end that cannot be met, ValueError for a share
    outside 0 to 1, an impossible battery, step or tariff.
    """
    step = checked_step(hours_per_step)
    count = len(hours.price)
    paid = energy_tariff(checked_tariff(tariff or PeakTariff(np.zeros(count, np.int64), 0.0), count), step)
    year = whole(*energies(hours, checked(battery), step))
    with errors_in_power(step):
        plan = _of_year(year, min_energy_share, paid, steps_of(DAY, step))
    within = year.hours._replace(import_limit=plan.limit)
    return in_power(settled(within, year.battery, plan.path, plan.worth), hours, step)


def _of_year(year: Problem, share: float, tariff: PeakTariff, day: int) -> Plan:
    """The plan of all days, of ``day`` steps each, that serves the share of the load.

    Raises ImpossibleError where there is none.
    """
    hours = year.hours
    floor = floor_of(year, share)
    try:
        plan = _rolled(year, share, tariff, day)
        if float(np.sum(hours.load - plan.path.curtailed)) < floor - SAME_ENERGY * year.energy():
            # Days that could not serve their part were not made up for: serve it in every hour instead.
            firm = np.maximum(hours.firm, share * hours.load)
            plan = _rolled(year._replace(hours=hours._replace(firm=firm)), share, tariff, day)
    except ImpossibleError as error:
        least_cost(year, floor)  # says what is impossible for everybody
        raise ImpossibleError("floor", max(error.missing, 0.0)) from error
    return plan


def _rolled(year: Problem, share: float, tariff: PeakTariff, length: int) -> Plan:
    """A plan a day of ``length`` steps, one behind the other; the worth is the mean of theirs."""
    hours, battery, stored, end = year
    count = len(hours.price)
    (_, _, _, _, reachable, _), failed = value_functions(hours, 0.0, battery, *end)
    if failed >= 0:
        raise impossible(year)
    changes, curtailed, limit = np.empty(count), np.empty(count), np.empty(count)
    past: list[Array] = []
    worths: list[float] = []
    peaks = np.zeros(int(tariff.month[-1]) + 1)
    load = served = 0.0
    for first in range(0, count, length):
        today = slice(first, min(first + length, count))
        day = Hours(*(series[today] for series in hours))
        slopes = np.mean(past[-REMEMBERED:], axis=0) if past else np.full(PARTS, -float(np.mean(day.price)))
        low, high = reachable[today.stop]
        problem = Problem(day, battery, stored, _between(slopes, battery.energy, low, high))
        load += problem.energy()
        lately = slice(max(first - USUAL * length, 0), first)
        usual = _usual(hours, lately, share, served - share * (load - problem.energy()))
        plan = planned(problem, share * load - served, usual, _peak(tariff, first, length, peaks))
        (changes[today], curtailed[today]), limit[today] = plan.path, plan.limit
        within = day._replace(import_limit=plan.limit)
        np.maximum.at(peaks, tariff.month[today], settled(within, battery, plan.path).imported)
        stored = min(max(stored + float(np.sum(plan.path.changes)), low), high)
        served += problem.energy() - float(np.sum(plan.path.curtailed))
        worths.append(plan.worth)
        past.append(_worth_at_midnight(within, battery, plan.worth, slopes))
    return Plan(Path(changes, curtailed), float(np.mean(worths)), limit)


def _peak(tariff: PeakTariff, first: int, length: int, peaks: Array) -> Peak:
    """What the day of ``length`` steps from ``first`` on is charged for raising the peak of its month."""
    month = int(tariff.month[first])
    days_left = -(-(int(np.searchsorted(tariff.month, month, side="right")) - first) // length)
    return Peak(float(peaks[month]), tariff.price / days_left)


def _usual(hours: Hours, lately: slice, share: float, credit: float) -> float:
    """What serving a MWh was worth ``lately``, had the site served its share less ``credit`` MWh without a battery."""
    past = Hours(*(series[lately] for series in hours))
    if lately.stop == 0 or share == 0.0:
        return 0.0
    problem = whole(past, Battery())
    try:
        return least_cost(problem, share * problem.energy() - credit)[1]
    except ImpossibleError:
        return 0.0


def _between(slopes: Array, energy: float, low: float, high: float) -> Worth:
    """What stored energy is worth from ``low`` to ``high``; ``slopes`` are those of equal parts of the battery."""
    edges = np.linspace(0.0, energy, PARTS + 1)
    lengths = np.minimum(edges[1:], high) - np.maximum(edges[:-1], low)
    kept = lengths > 0.0
    return Worth(slopes[kept], lengths[kept], low, high)


def _worth_at_midnight(day: Hours, battery: Battery, worth: float, slopes: Array) -> Array:
    """The slopes of what stored energy is worth before ``day``, in equal parts of the battery, rising."""
    if battery.energy == 0.0:
        return slopes
    end = _between(slopes, battery.energy, 0.0, battery.energy)
    (k, w, at, count, domain, _), failed = value_functions(day, worth, battery, *end)
    if failed >= 0 or count[0] == 0:
        return slopes
    pieces = slice(at[0], at[0] + count[0])
    edges = domain[0, 0] + np.concatenate(([0.0], np.cumsum(w[pieces])))
    values = np.concatenate(([0.0], np.cumsum(k[pieces] * w[pieces])))
    parts = np.linspace(0.0, battery.energy, PARTS + 1)
    middle = 0.5 * (parts[1:] + parts[:-1])
    found = np.diff(np.interp(parts, edges, values)) / np.diff(parts)
    outside = (middle < edges[0]) | (middle > edges[-1])
    found[outside] = np.where(middle[outside] < edges[0], k[pieces][0], k[pieces][-1])
    return np.sort(found)
