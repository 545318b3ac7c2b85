"""Steps that are no whole hour, such as the quarter-hours of the market: what a step is to the kernel.

The kernel knows no clock: what it calls MW and an hour is the energy of a step [MWh] and a step. So powers become
energies at its edge and back, and prices, what is stored and every cost stay as they are. A quarter and a half are
powers of two, so that going there and back changes no bit.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

import numpy as np

from aigf.engines.dispatch.optimum import ImpossibleError
from aigf.engines.dispatch.schedule import Schedule
from aigf.engines.dispatch.site import Battery, Hours
from aigf.engines.dispatch.tariff import PeakTariff

#: The series that are powers; the others are prices.
POWERS = ("load", "firm", "wind", "import_limit", "export_limit", "slowed_load")
#: What a schedule has that is power.
FLOWS = ("imported", "exported", "wind_used", "curtailed", "charge", "discharge")


def checked_step(hours_per_step: float) -> float:
    """The length of a step as a float [h].

    Raises ValueError for a length that is not above zero or not finite.
    """
    if not 0.0 < hours_per_step < np.inf:
        raise ValueError("hours_per_step must be a finite number above 0")
    return float(hours_per_step)


def steps_of(span: float, hours_per_step: float) -> int:
    """The steps in a span of hours.

    Raises ValueError where they are no whole number.
    """
    count = round(span / hours_per_step)
    if abs(count * hours_per_step - span) > 1e-9 * span:
        raise ValueError(f"{span:g} hours are no whole number of steps")
    return count


def energies(hours: Hours, battery: Battery, hours_per_step: float) -> tuple[Hours, Battery]:
    """The series and the battery with the energy of a step [MWh] in the place of power [MW]."""
    if hours_per_step == 1.0:
        return hours, battery
    scaled = {name: getattr(hours, name) * hours_per_step for name in POWERS}
    return hours._replace(**scaled), battery._replace(power=battery.power * hours_per_step)


def energy_tariff(tariff: PeakTariff, hours_per_step: float) -> PeakTariff:
    """The tariff with the price of the energy of the highest step [EUR/MWh] in the place of that of its power."""
    return tariff._replace(price=tariff.price / hours_per_step)


def in_power(schedule: Schedule, hours: Hours, hours_per_step: float) -> Schedule:
    """A schedule in energies of a step as one in power, of the ``hours`` that were given."""
    if hours_per_step == 1.0:
        return replace(schedule, hours=hours)
    flows = {name: getattr(schedule, name) / hours_per_step for name in FLOWS}
    return replace(schedule, hours=hours, hours_per_step=hours_per_step, **flows)


@contextmanager
def errors_in_power(hours_per_step: float) -> Iterator[None]:
    """What is raised within says in power what is missing of a load that cannot be met."""
    try:
        yield
    except ImpossibleError as error:
        if error.reason != "load":
            raise
        raise ImpossibleError("load", error.missing / hours_per_step, error.hour) from error
