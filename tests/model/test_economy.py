"""Work and value added against published cases and against their own sums."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aigf.units import as_array
from tests.effort import examples
from tests.model.welfare_cases import values, world


@settings(max_examples=examples(30), deadline=None)
@given(seed=st.integers(0, 2**32 - 1))
def test_parts_sum_and_shares_are_shares(seed: int) -> None:
    found = values(world(seed))
    parts = [found[f"gross_value_added_{part}"] for part in ("direct", "indirect", "induced")]
    assert found["gross_value_added"] == pytest.approx(np.sum(parts, axis=0), rel=1e-12, abs=1e-3)
    for name in ("dutch_investment_share", "import_leakage_share", "dutch_operating_share"):
        assert ((found[name] >= 0) & (found[name] <= 1)).all()
    assert (found["construction_fte_years_direct"] <= found["construction_fte_years"]).all()
    assert (found["additional_fte"] == 0).all(), "no additional jobs in the base case"


def test_a_factory_like_narvik_lies_between_the_published_cases() -> None:
    """Fte-years a MW of construction: Narvik 17 (4,000 for 230 MW), Hamar 55, Statkraft 75."""
    # Building, backup, connection and land at the register's prices, hardware of six billion.
    spent = 230e6 * 11.4 + 60e6
    given = world(
        1,
        facility_at_signature=spent,
        hardware_at_signature=6e9,
        facility_dutch_share=0.5,
        hardware_dutch_share=0.05,
        construction_value_added_per_fte=95e3,
        services_value_added_per_fte=118e3,
    )
    work = float(values(given)["construction_fte_years"][0, 0])
    assert 17 < work / 230 < 75


def test_value_added_is_wages_and_what_is_left_for_capital() -> None:
    given = world(2, revenue_by_year=1000.0, operating_expenditure=300.0, staff_cost_by_year=50.0)
    assert values(given)["gross_value_added_direct"] == pytest.approx(750.0)
    assert values(given | {"dutch_ownership_share": as_array(0.0)})[
        "operating_surplus_abroad"
    ] == pytest.approx(700.0)


def test_without_investment_there_is_no_share() -> None:
    given = world(3, facility_at_signature=0.0, hardware_at_signature=0.0)
    found = values(given)
    assert (found["dutch_investment_share"] == 0).all()
    assert (found["construction_fte_years"] == 0).all()
