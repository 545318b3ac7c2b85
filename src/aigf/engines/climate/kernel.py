"""The steps of a year that NumPy would take hour by hour over all days, or by sorting all hours: in machine code.

Each gives what its NumPy equivalent gives, bit for bit: the same operations in the same order, of one draw at a time.
Importing numba takes a quarter of a second, so this module is imported where years are made. All compiled functions
that call each other stand in this file, see ``compiled``.
"""

from __future__ import annotations

import numpy as np

from aigf.engines.climate.calendar import Array
from aigf.engines.climate.processes import Memory, YearPlan
from aigf.engines.climate.tables import Table
from aigf.engines.compiled import compiled


@compiled
def autoregressed(hours: Array, memory: Memory, process: int) -> None:
    """One process of (24, days), in place: the recursion of ``processes.autoregress``."""
    of_day, days = hours.shape
    for hour in range(1, of_day):
        for day in range(days):
            hours[hour, day] += memory.weight[process] * hours[hour - 1, day]
    handed = hours[of_day - 1].copy()
    lag = 1
    for over_days in memory.over_days[process]:
        # From the last day back, so that every day takes what the earlier one was before this step.
        for day in range(days - 1, lag - 1, -1):
            handed[day] += over_days * handed[day - lag]
        lag *= 2
    for hour in range(of_day):
        for day in range(1, days):
            hours[hour, day] += memory.fading[process, hour] * handed[day - 1]


@compiled
def composed(innovations: Array, plan: YearPlan, found: Array) -> None:
    """The processes of a year, (variables, hours), from the innovations of their drivers, (days, drivers, 24)."""
    days, drivers, of_day = innovations.shape
    variables = len(found)
    hours = np.empty((of_day, days))
    for driver in range(drivers):
        for hour in range(of_day):
            for day in range(days):
                hours[hour, day] = innovations[day, driver, hour]
        hours[0, 0] /= plan.first[driver]
        if plan.smooth.weight[driver] != 0.0:  # of the others an innovation is what drives them
            autoregressed(hours, plan.smooth, driver)
        hours[0, 0] *= plan.settled[driver]
        autoregressed(hours, plan.persistent, driver)
        variable = driver % variables
        for day in range(days):
            for hour in range(of_day):
                part = hours[hour, day] * plan.height[driver, day]
                if driver < variables:
                    found[variable, day * of_day + hour] = part
                else:
                    found[variable, day * of_day + hour] += part


@compiled
def read(table: Table, where: Array, found: Array) -> None:
    """The values of a table, as ``np.interp`` finds them; the guide stands in for most of its search."""
    points, last = table.points, len(table.points) - 1
    for place in range(len(where)):
        at = where[place]
        if at >= points[last]:
            found[place] = table.values[last]
        elif at < points[0]:
            found[place] = table.values[0]
        elif np.isnan(at):
            found[place] = at
        else:
            low = table.guide[min(int((at - points[0]) * table.steps), len(table.guide) - 1)]
            while points[low] > at:
                low -= 1
            while at >= points[low + 1]:
                low += 1
            if at == points[low]:
                found[place] = table.values[low]
            else:
                found[place] = table.slopes[low] * (at - points[low]) + table.values[low]


@compiled
def placed_by_rank(score: Array, ordered: Array, found: Array) -> None:
    """Gives the hour of each rank by ``score`` the value of that rank in ``ordered``; of equal ones the first is lower.

    By counting the hours in as many equal steps of the score, which leaves a few for each step to put in order.
    """
    hours = len(score)
    low, high = score.min(), score.max()
    steps = (hours - 1) / (high - low) if high > low else 0.0
    step_of = np.empty(hours, np.int32)
    first = np.zeros(hours + 1, np.int32)
    for hour in range(hours):
        step_of[hour] = int((score[hour] - low) * steps)
        first[step_of[hour] + 1] += 1
    for step in range(hours):
        first[step + 1] += first[step]
    free = first[:hours].copy()
    ranked = np.empty(hours, np.int32)
    for hour in range(hours):
        step = step_of[hour]
        place = free[step]
        free[step] += 1
        while place > first[step] and score[ranked[place - 1]] > score[hour]:
            ranked[place] = ranked[place - 1]
            place -= 1
        ranked[place] = hour
    for rank in range(hours):
        found[ranked[rank]] = ordered[rank]
