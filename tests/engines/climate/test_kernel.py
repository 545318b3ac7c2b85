"""The steps in machine code: the bits of what NumPy finds."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.effort import examples

from aigf.engines.climate.calendar import HOURS_A_DAY, HOURS_A_YEAR, Array
from aigf.engines.climate.kernel import placed_by_rank
from aigf.engines.climate.processes import one_year, plan_year, variance
from aigf.engines.climate.statistics import SWING, TEMPERATURE
from aigf.engines.climate.tables import table_of
from aigf.register.climate import load_climate

DUTCH = load_climate()


@settings(max_examples=examples(50), deadline=None)
@given(st.integers(0, 10_000), st.integers(2, 60))
def test_a_table_is_read_as_numpy_reads_it(seed: int, points: int) -> None:
    random = np.random.default_rng(seed)
    # Some points lie close together, so that a step of the guide holds many of them.
    where = np.cumsum(random.random(points) ** 8 + 1e-9) - 0.5
    values = random.standard_normal(points)
    span = where[-1] - where[0]
    at = np.concatenate(
        [where, random.uniform(where[0] - span, where[-1] + span, 500), [-np.inf, np.inf, np.nan]]
    )
    assert table_of(where, values).at(at).tobytes() == np.interp(at, where, values).tobytes()


@settings(max_examples=examples(50), deadline=None)
@given(st.integers(0, 10_000), st.integers(1, 400), st.sampled_from([0, 1, 3]))
def test_hours_are_ranked_as_a_stable_sort_does(seed: int, hours: int, digits: int) -> None:
    """To few digits many are equal; with one far away nearly all are in one step."""
    random = np.random.default_rng(seed)
    score = np.round(random.standard_normal(hours), digits)
    if seed % 3 == 0:
        score[hours // 2] = 1e9
    ordered = np.sort(random.standard_normal(hours))
    found, expected = np.empty(hours), np.empty(hours)
    placed_by_rank(score, ordered, found)
    expected[np.argsort(score, kind="stable")] = ordered
    assert found.tobytes() == expected.tobytes()


def over_all_days(innovations: Array, persistence: Array) -> Array:
    """The recursion of all processes and days together, in NumPy."""
    weight = persistence[:, None]
    for hour in range(1, HOURS_A_DAY):
        innovations[:, hour] += weight * innovations[:, hour - 1]
    handed = innovations[:, -1].copy()
    over_days, lag = weight**HOURS_A_DAY, 1
    while lag < handed.shape[-1]:
        handed[:, lag:] += over_days * handed[:, :-lag]
        over_days, lag = over_days * over_days, 2 * lag
    fading = weight ** np.arange(1.0, HOURS_A_DAY + 1.0)
    innovations[..., 1:] += fading[..., None] * handed[:, None, :-1]
    return innovations


@pytest.mark.parametrize("hours", [HOURS_A_YEAR, HOURS_A_YEAR + HOURS_A_DAY])
def test_a_year_is_that_of_all_drivers_together(hours: int) -> None:
    processes = DUTCH.processes
    components, variables = processes.shares.shape[1:]
    plan = plan_year(processes, hours)
    days, drivers = plan.mixing.shape[:2]
    smoothness = np.tile(processes.smoothness, components)
    persistence = processes.persistence.reshape(-1)
    own = np.random.default_rng(5).standard_normal((days, drivers, HOURS_A_DAY))
    parts = np.ascontiguousarray(np.moveaxis(plan.mixing @ own, 0, -1))
    settled = np.sqrt(1.0 - smoothness**2)
    parts[:, 0, 0] /= settled
    driven = np.flatnonzero(smoothness)
    parts[driven] = over_all_days(parts[driven], smoothness[driven])
    parts[:, 0, 0] *= settled * np.sqrt(variance(persistence, smoothness))
    parts = over_all_days(parts, persistence) * plan.height[:, None, :]
    summed = parts.reshape(components, variables, HOURS_A_DAY, days).sum(axis=0)
    expected = np.moveaxis(summed, 1, 2).reshape(variables, hours)
    expected[TEMPERATURE] *= plan.alone
    expected[TEMPERATURE] += plan.swing * expected[SWING]
    assert one_year(plan, np.random.default_rng(5)).tobytes() == expected.tobytes()
