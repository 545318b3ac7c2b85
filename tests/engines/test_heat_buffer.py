"""A buffer between supply and demand: known answers, what must hold, and a linear programme beside it."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import linprog

from aigf.engines.climate import Array
from aigf.engines.heat import Served, serve

HOURS = 48
series = st.lists(st.floats(0.0, 3.0), min_size=HOURS, max_size=HOURS).map(lambda found: np.array([found]))
sizes = st.one_of(st.just(0.0), st.floats(0.0, 30.0), st.just(np.inf))


def one(supply: Array, demand: Array, size: float) -> Served:
    return serve(np.atleast_2d(supply), np.atleast_2d(demand), np.array([[size]]))


def test_a_flat_supply_of_a_flat_demand() -> None:
    for supply, demand in ((1.0, 0.4), (0.4, 1.0), (1.0, 1.0)):
        for size in (0.0, 5.0, np.inf):
            served = one(np.full(24, supply), np.full(24, demand), size)
            assert np.allclose(served.delivered, min(supply, demand))


def test_without_a_buffer_the_smaller_of_both_is_delivered() -> None:
    supply, demand = np.array([3.0, 1.0, 2.0]), np.array([1.0, 2.0, 2.0])
    assert one(supply, demand, 0.0).delivered[0] == pytest.approx([1, 1, 2])


def test_a_buffer_by_hand() -> None:
    """Surplus 2, shortage 3, surplus 0: a buffer of 1 carries 1; one of 5 carries 2. The year begins as it ends."""
    supply, demand = np.array([3.0, 0.0, 2.0]), np.array([1.0, 3.0, 2.0])
    small, large = one(supply, demand, 1.0), one(supply, demand, 5.0)
    assert small.delivered[0] == pytest.approx([1, 1, 2])
    assert small.level[0] == pytest.approx([1, 0, 0])
    assert large.delivered[0] == pytest.approx([1, 2, 2])
    assert large.taken[0] == pytest.approx([3, 0, 2])


def test_a_shortage_at_the_start_is_met_from_the_end_of_the_year() -> None:
    served = one(np.array([0.0, 1.0, 5.0]), np.array([2.0, 1.0, 1.0]), 10.0)
    assert served.delivered[0] == pytest.approx([2, 1, 1])


def test_an_endless_buffer_delivers_the_smaller_of_both_sums() -> None:
    generator = np.random.default_rng(1)
    supply, demand = generator.uniform(0, 2, (3, 500)), generator.uniform(0, 2, (3, 500))
    supply[1] *= 1.4
    served = serve(supply, demand, np.full((3, 1), np.inf))
    assert np.allclose(served.delivered.sum(axis=1), np.minimum(supply.sum(axis=1), demand.sum(axis=1)))


@settings(deadline=None)
@given(series, series, sizes)
def test_energy_is_kept_in_every_hour(supply: Array, demand: Array, size: float) -> None:
    served = one(supply, demand, size)
    before = np.roll(served.level, 1)  # a ring
    assert np.allclose(served.taken + before, served.delivered + served.level, rtol=0, atol=1e-9)
    assert served.taken.max() <= supply.max() + 1e-9
    assert np.all(served.taken <= supply + 1e-9)
    assert np.all(served.delivered <= demand + 1e-12)
    assert min(served.taken.min(), served.delivered.min(), served.level.min()) >= -1e-9
    assert served.level.max() <= size + 1e-9


@settings(deadline=None)
@given(series, series, st.floats(0.0, 10.0), st.floats(0.0, 10.0), st.floats(0.0, 1.0))
def test_more_never_delivers_less(
    supply: Array, demand: Array, size: float, more: float, extra: float
) -> None:
    whole = one(supply, demand, size).delivered.sum()
    assert one(supply, demand, size + more).delivered.sum() >= whole - 1e-9
    assert one(supply * (1 + extra), demand, size).delivered.sum() >= whole - 1e-9
    assert one(supply, demand * (1 + extra), size).delivered.sum() >= whole - 1e-9


def most(supply: Array, demand: Array, size: float) -> float:
    """The most that can be delivered, by a linear programme: delivered, spilled and level in each hour of a ring."""
    hours = len(supply)
    eye = np.eye(hours)
    balance = np.hstack([eye, eye, eye - np.roll(eye, -1, axis=1)])  # delivered + spilled + level - before
    bounds = [(0, amount) for amount in demand] + [(0, None)] * hours + [(0, size)] * hours
    cost = np.concatenate([-np.ones(hours), np.zeros(2 * hours)])
    found = linprog(cost, A_eq=balance, b_eq=supply, bounds=bounds)
    assert found.success
    return float(-found.fun)


@pytest.mark.parametrize("seed", range(12))
def test_it_is_the_optimum_of_a_linear_programme(seed: int) -> None:
    generator = np.random.default_rng(seed)
    supply = generator.uniform(0, 2, 72) * generator.integers(0, 2, 72)
    demand = generator.uniform(0, 1.2, 72) * generator.uniform(0.5, 1.5)
    size = float(generator.uniform(0, 8))
    assert one(supply, demand, size).delivered.sum() == pytest.approx(most(supply, demand, size), rel=1e-9)
