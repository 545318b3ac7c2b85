"""Schedules add up whatever the phases."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from aigf.study.timeline import Phase, phases_of, timeline


def test_one_phase_by_hand() -> None:
    made = timeline(2027, [Phase(2029, 1.0)], construction_duration=2, hardware_life=3)
    assert made.years == (2027, 2028, 2029, 2030, 2031)
    assert made.first_operation == 2029
    schedules = {name: values[0].tolist() for name, values in made.schedules.items()}
    assert schedules == {
        "year_index": [0, 1, 2, 3, 4],
        "installed_share": [0, 0, 1, 1, 1],
        "hardware_spending_share": [0, 1, 0, 0, 0],
        "facility_spending_share": [0.5, 0.5, 0, 0, 0],
        "hardware_retirement_share": [0, 0, 0, 0, 1],
        "last_year": [0, 0, 0, 0, 1],
    }


def test_two_phases_by_hand() -> None:
    phases = phases_of([(2028, 25_000), (2030, 100_000)])
    assert phases == (Phase(2028, 0.25), Phase(2030, 0.75))
    made = timeline(2027, phases, construction_duration=1.5, hardware_life=5)
    assert made.years[-1] == 2034
    np.testing.assert_array_equal(made.schedules["installed_share"][0], [0, 0.25, 0.25, 1, 1, 1, 0.75, 0.75])
    np.testing.assert_array_equal(
        made.schedules["hardware_retirement_share"][0], [0, 0, 0, 0, 0, 0.25, 0, 0.75][:8]
    )


@given(
    st.lists(st.tuples(st.integers(0, 10), st.floats(1.0, 1e6)), min_size=1, max_size=5),
    st.floats(0.5, 6.0),
    st.floats(1.0, 10.0),
)
def test_all_is_spent_and_retired_once(
    steps: list[tuple[int, float]], construction: float, life: float
) -> None:
    counts, year, total = [], 2027, 0.0
    for wait, added in steps:
        year, total = year + wait + 1, total + added
        counts.append((year, total))
    made = timeline(2027, phases_of(counts), construction, life)
    for name in ("hardware_spending_share", "facility_spending_share", "hardware_retirement_share"):
        assert abs(made.schedules[name].sum() - 1.0) < 1e-12
        assert (made.schedules[name] >= 0).all()
    assert made.schedules["installed_share"].max() <= 1.0 + 1e-12
    assert made.schedules["installed_share"][0, -1] > 0
    spent = np.cumsum(made.schedules["hardware_spending_share"][0])
    installed = made.schedules["installed_share"][0]
    assert (spent[:-1] >= installed[1:] - 1e-12).all(), "nothing runs before it is paid"
