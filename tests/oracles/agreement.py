"""What the dispatch must agree with HiGHS on, whatever the length of a step."""

from __future__ import annotations

import numpy as np
import pytest

from aigf.engines.dispatch import (
    Battery,
    Hours,
    ImpossibleError,
    PeakTariff,
    dispatch,
    dispatch_with_peaks,
    monthly_peaks,
)
from tests.engines.dispatch_cases import assert_possible
from tests.oracles.highs_dispatch import solve


def turnover(hours: Hours, step: float = 1.0) -> float:
    """What the load costs at prices without their sign [EUR]; ``step`` in hours."""
    return step * float(np.abs(hours.price) @ hours.load)


def agrees(hours: Hours, battery: Battery, share: float, step: float = 1.0) -> None:
    """At prices of zero and more: the least cost, or as impossible."""
    answer = solve(hours, battery, share * step * hours.load.sum(), hours_per_step=step)
    try:
        schedule = dispatch(hours, battery, share, hours_per_step=step)
    except ImpossibleError:
        assert not answer.feasible
        return
    assert answer.feasible
    assert_possible(schedule, battery, share)
    assert schedule.cost == pytest.approx(answer.cost, rel=1e-9, abs=1e-6)


def agrees_at_negative_prices(hours: Hours, battery: Battery, share: float, step: float = 1.0) -> None:
    """With a binary a step; without the floor just as exact, with it within 1e-4."""
    floor = share * step * hours.load.sum()
    try:
        free = dispatch(hours, battery, hours_per_step=step)
        schedule = dispatch(hours, battery, share, hours_per_step=step)
    except ImpossibleError:
        assert not solve(hours, battery, floor, physical=True, hours_per_step=step).feasible
        return
    assert_possible(schedule, battery, share)
    scale = turnover(hours, step)
    best = solve(hours, battery, physical=True, hours_per_step=step).cost
    assert free.cost == pytest.approx(best, abs=1e-7 * scale)
    floored = solve(hours, battery, floor, physical=True, hours_per_step=step).cost
    assert schedule.cost >= floored - 1e-6 * scale
    assert schedule.cost <= floored + 1e-4 * max(abs(floored), 0.01 * scale)


def agrees_under_a_tariff(
    hours: Hours, battery: Battery, tariff: PeakTariff, share: float, negative: bool, step: float = 1.0
) -> None:
    """Energy and peaks together; with a binary a step where prices are ``negative`` too."""
    answer = solve(
        hours,
        battery,
        share * step * hours.load.sum(),
        physical=negative,
        month_of=tariff.month,
        peak_price=tariff.price,
        hours_per_step=step,
    )
    try:
        schedule = dispatch_with_peaks(hours, battery, tariff, share, hours_per_step=step)
    except ImpossibleError:
        assert not answer.feasible
        return
    assert_possible(schedule, battery, share)
    peaks = tariff.price * float(monthly_peaks(schedule.imported, tariff.month).sum())
    scale = max(abs(answer.cost), 0.1 * (peaks + turnover(hours, step)))
    assert schedule.cost + peaks >= answer.cost - 1e-6 * scale
    assert schedule.cost + peaks == pytest.approx(answer.cost, abs=1e-4 * scale)
