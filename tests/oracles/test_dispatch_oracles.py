"""The dispatch against HiGHS and PyPSA, which solve the same problem as a linear or mixed-integer program."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings

from aigf.engines.dispatch import ImpossibleError, dispatch
from tests.engines.dispatch_cases import assert_possible, random_battery, random_hours, seeds, shares
from tests.oracles.highs_dispatch import solve


@given(seeds, shares)
@settings(max_examples=60, deadline=None)
def test_small_sites_at_prices_of_zero_and_more(seed: int, share: float) -> None:
    random = np.random.default_rng(seed)
    hours = random_hours(random, int(random.integers(48, 240)), negative=False)
    battery = random_battery(random)
    answer = solve(hours, battery, share * hours.load.sum())
    try:
        schedule = dispatch(hours, battery, share)
    except ImpossibleError:
        assert not answer.feasible
        return
    assert answer.feasible
    assert_possible(schedule, battery, share)
    assert schedule.cost == pytest.approx(answer.cost, rel=1e-9, abs=1e-6)


@given(seeds, shares)
@settings(max_examples=40, deadline=None)
def test_small_sites_at_negative_prices(seed: int, share: float) -> None:
    """Against the optimum with a binary an hour; without the floor just as exact, with it within 1e-4."""
    random = np.random.default_rng(seed)
    hours = random_hours(random, int(random.integers(24, 96)), negative=True)
    battery = random_battery(random)
    try:
        free, schedule = dispatch(hours, battery), dispatch(hours, battery, share)
    except ImpossibleError:
        assert not solve(hours, battery, share * hours.load.sum(), physical=True).feasible
        return
    assert_possible(schedule, battery, share)
    turnover = float(np.abs(hours.price) @ hours.load)
    assert free.cost == pytest.approx(solve(hours, battery, physical=True).cost, abs=1e-7 * turnover)
    floored = solve(hours, battery, share * hours.load.sum(), physical=True).cost
    assert schedule.cost >= floored - 1e-6 * turnover
    assert schedule.cost <= floored + 1e-4 * max(abs(floored), 0.01 * turnover)
