"""A year with perfect foresight."""

from __future__ import annotations

from aigf.engines.dispatch.floor import least_cost
from aigf.engines.dispatch.optimum import whole
from aigf.engines.dispatch.schedule import Schedule, settled
from aigf.engines.dispatch.site import Battery, Hours, checked


def dispatch(hours: Hours, battery: Battery, min_energy_share: float = 0.0) -> Schedule:
    """The least-cost schedule that serves at least ``min_energy_share`` of the load over all hours.

    Raises ImpossibleError where there is none, ValueError for a share outside 0 to 1 or an impossible battery.
    """
    if not 0.0 <= min_energy_share <= 1.0:
        raise ValueError("min_energy_share must be between 0 and 1")
    problem = whole(hours, checked(battery))
    path, worth = least_cost(problem, min_energy_share * problem.energy())
    return settled(hours, problem.battery, path, worth)
