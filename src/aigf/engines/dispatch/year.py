"""A year with perfect foresight."""

from __future__ import annotations

import numpy as np

from aigf.engines.dispatch.floor import least_cost
from aigf.engines.dispatch.optimum import Problem, whole
from aigf.engines.dispatch.schedule import Schedule, settled
from aigf.engines.dispatch.site import Battery, Hours, checked
from aigf.engines.dispatch.steps import checked_step, energies, errors_in_power, in_power


def dispatch(
    hours: Hours,
    battery: Battery,
    min_energy_share: float = 0.0,
    worth: float = 0.0,
    hours_per_step: float = 1.0,
) -> Schedule:
    """The least-cost schedule that serves at least ``min_energy_share`` of the load over all hours.

    ``worth`` [EUR/MWh] is what serving a MWh brings: load that may be throttled is served where it costs no more
    than that, whatever the floor. The cost of the schedule does not subtract it. ``hours_per_step`` is 0.25 for series
    of quarter-hours.

    Raises ImpossibleError where there is none, ValueError for a share outside 0 to 1, a worth that is negative
    or not finite, an impossible battery or an impossible step.
    """
    step = checked_step(hours_per_step)
    problem = whole(*energies(hours, checked(battery), step))
    with errors_in_power(step):
        path, multiplier = least_cost(problem, floor_of(problem, min_energy_share), checked_worth(worth))
    return in_power(settled(problem.hours, problem.battery, path, multiplier), hours, step)


def floor_of(problem: Problem, min_energy_share: float) -> float:
    """The least energy to be served [MWh].

    Raises ValueError for a share outside 0 to 1.
    """
    if not 0.0 <= min_energy_share <= 1.0:
        raise ValueError("min_energy_share must be between 0 and 1")
    return min_energy_share * problem.energy()


def checked_worth(worth: float) -> float:
    if not 0.0 <= worth < np.inf:
        raise ValueError("worth must be a finite number that is not negative")
    return float(worth)
