"""The steps in machine code: the bits of what NumPy finds."""

from __future__ import annotations

import sys

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.effort import examples

from aigf.engines.climate.calendar import HOURS_A_DAY, HOURS_A_YEAR
from aigf.engines.climate.kernel import placed_by_rank
from aigf.engines.climate.processes import one_year, plan_year
from aigf.engines.climate.tables import table_of
from aigf.engines.climate.years import climate_years
from aigf.engines.machine_code import is_loaded
from aigf.register.climate import load_climate

DUTCH = load_climate()


def without_machine_code(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(sys.modules, "aigf.engines.compiled")
    assert not is_loaded()


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


@pytest.mark.parametrize("hours", [HOURS_A_YEAR, HOURS_A_YEAR + HOURS_A_DAY])
def test_a_year_is_the_same_in_machine_code(hours: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Drivers one by one, against all of them together in NumPy."""
    plan = plan_year(DUTCH.processes, hours)
    compiled = one_year(plan, np.random.default_rng(5))
    without_machine_code(monkeypatch)
    assert one_year(plan, np.random.default_rng(5)).tobytes() == compiled.tobytes()


def test_years_of_weather_and_prices_are_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    compiled = climate_years(DUTCH, 4, seed=7)
    without_machine_code(monkeypatch)
    for name, series in zip(compiled._fields, climate_years(DUTCH, 4, seed=7), strict=True):
        assert series.tobytes() == getattr(compiled, name).tobytes(), name
