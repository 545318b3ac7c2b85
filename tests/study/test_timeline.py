"""Schedules add up whatever the phases."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from aigf.study.timeline import Phase, Plan, Timeline, phases_of, timeline


def made_for(plan: Plan, construction: int, life: int) -> Timeline:
    return timeline(plan, np.array([[float(construction)]]), np.array([[float(life)]]))


def test_one_phase_by_hand() -> None:
    made = made_for(Plan(2027), construction=2, life=3)
    assert made.years == (2027, 2028, 2029, 2030, 2031)
    assert made.inputs()["start_year"] == 2029
    assert made.inputs()["years_to_operation"] == 2
    schedules = {name: values[0].tolist() for name, values in made.schedules.items()}
    assert schedules == {
        "year_index": [0, 1, 2, 3, 4],
        "installed_share": [0, 0, 1, 1, 1],
        "hardware_spending_share": [0, 1, 0, 0, 0],
        "facility_spending_share": [0.5, 0.5, 0, 0, 0],
        "hardware_retirement_share": [0, 0, 0, 0, 1],
        "retired_hardware_age": [0, 0, 0, 0, 3],
        "last_year": [0, 0, 0, 0, 1],
    }


def test_two_phases_by_hand() -> None:
    phases = phases_of([(2028, 25_000), (2030, 100_000)])
    assert phases == (Phase(2028, 0.25), Phase(2030, 0.75))
    made = made_for(Plan(2027, phases), construction=2, life=5)
    assert made.years[-1] == 2034
    np.testing.assert_array_equal(made.schedules["installed_share"][0], [0, 0.25, 0.25, 1, 1, 1, 0.75, 0.75])
    np.testing.assert_array_equal(
        made.schedules["hardware_retirement_share"][0], [0, 0, 0, 0, 0, 0.25, 0, 0.75][:8]
    )


@given(
    st.lists(st.tuples(st.integers(0, 10), st.floats(1.0, 1e6)), min_size=1, max_size=5),
    st.integers(1, 6),
    st.integers(1, 10),
)
def test_all_is_spent_and_retired_once(steps: list[tuple[int, float]], construction: int, life: int) -> None:
    counts, year, total = [], 2027, 0.0
    for wait, added in steps:
        year, total = year + wait + 1, total + added
        counts.append((year, total))
    made = made_for(Plan(2027, phases_of(counts)), construction, life)
    for name in ("hardware_spending_share", "facility_spending_share", "hardware_retirement_share"):
        assert abs(made.schedules[name].sum() - 1.0) < 1e-12
        assert (made.schedules[name] >= 0).all()
    assert made.schedules["installed_share"].max() <= 1.0 + 1e-12
    assert made.schedules["installed_share"][0, -1] > 0
    spent = np.cumsum(made.schedules["hardware_spending_share"][0])
    installed = made.schedules["installed_share"][0]
    assert (spent[:-1] >= installed[1:] - 1e-12).all(), "nothing runs before it is paid"


@given(st.lists(st.tuples(st.integers(1, 4), st.integers(1, 8)), min_size=1, max_size=6))
def test_draws_are_the_single_timelines_on_shared_years(pairs: list[tuple[int, int]]) -> None:
    construction, life = (np.array([[float(pair[side])] for pair in pairs]) for side in (0, 1))
    together = timeline(Plan(2027), construction, life)
    for draw, pair in enumerate(pairs):
        alone = made_for(Plan(2027), *pair)
        for name, values in alone.schedules.items():
            if name != "year_index":
                padded = np.zeros(len(together.years))
                padded[: values.shape[1]] = values[0]
                np.testing.assert_array_equal(together.schedules[name][draw], padded)


def test_nothing_runs_before_the_connection_is_live() -> None:
    two, life, live = (np.array([[years]]) for years in (2.0, 5.0, 5.0))
    made = timeline(Plan(2027), two, life, connection=live)
    assert made.inputs()["years_to_planned_start"] == 2
    assert made.inputs()["start_year"] == 2032
    assert made.schedules["facility_spending_share"][0, :6].tolist() == [0, 0, 0, 0.5, 0.5, 0]
    later = timeline(Plan(2027), two, life, two, live)
    assert later.inputs()["start_year"] == 2034, "a delay counts from when the factory would start"
    assert later.inputs()["years_to_planned_start"] == 4


def test_each_draw_waits_for_its_own_connection() -> None:
    built, life = np.full((3, 1), 2.0), np.full((3, 1), 5.0)
    made = timeline(Plan(2027), built, life, connection=np.array([[1.0], [2.0], [9.0]]))
    assert made.inputs()["years_to_operation"].tolist() == [[2], [2], [9]]
    assert made.years[-1] == 2027 + 9 + 5 - 1
    np.testing.assert_array_equal(made.schedules["hardware_spending_share"][2].nonzero(), [[8]])


def test_a_plan_that_is_stated_does_not_wait() -> None:
    phases = phases_of([(2028, 25_000), (2030, 100_000)])
    one = np.array([[2.0]])
    planned, late = (
        timeline(Plan(2027, phases), one, one, connection=np.array([[years]])) for years in (1.0, 9.0)
    )
    for name, values in planned.schedules.items():
        np.testing.assert_array_equal(values, late.schedules[name])
    assert late.inputs()["years_to_planned_start"] == 1


def test_a_delay_moves_everything_but_the_signature() -> None:
    two, life = np.array([[2.0], [2.0]]), np.array([[2.0], [2.0]])
    made = timeline(Plan(2027), two, life, np.array([[0.0], [3.0]]))
    assert made.years == tuple(range(2027, 2034))
    assert made.inputs()["years_to_operation"].tolist() == [[2], [5]]
    for name in set(made.schedules) - {"year_index"}:
        early, late = made.schedules[name]
        np.testing.assert_array_equal(late[3:], early[:-3])
        assert not late[:3].any()
