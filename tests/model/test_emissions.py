"""Emissions of compute that is new here, and of compute that moves here from elsewhere."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aigf.model import alternatives
from tests.effort import examples
from tests.model.welfare_cases import values, world

SEEDS = st.integers(0, 2**32 - 1)
SHARES = st.floats(0, 1)


@settings(max_examples=examples(30), deadline=None)
@given(seed=SEEDS, share=SHARES)
def test_both_ends_are_what_the_balance_is_at_those_ends(seed: int, share: float) -> None:
    found = values(world(seed, displaced_compute_share=share))
    for end, at in {"all_new": 0.0, "all_moved": 1.0}.items():
        there = values(world(seed, displaced_compute_share=at))
        for name in ("welfare_balance", "welfare_balance_two_degrees"):
            assert found[f"{name}_{end}"] == pytest.approx(there[name], rel=1e-9, abs=1.0)


@settings(max_examples=examples(30), deadline=None)
@given(seed=SEEDS, share=SHARES)
def test_at_its_switching_value_the_balance_is_nothing(seed: int, share: float) -> None:
    found = values(world(seed, displaced_compute_share=share))
    switch = found["displaced_share_at_zero_balance"]
    exists = np.isfinite(switch)
    opposite = found["welfare_balance_all_new"] * found["welfare_balance_all_moved"] < 0
    np.testing.assert_array_equal(exists, opposite)
    there = values(world(seed, displaced_compute_share=np.where(exists, switch, 0.0)))
    scale = np.abs(found["moved_emissions_worth"]) + np.abs(found["welfare_balance_all_new"])
    assert (np.abs(there["welfare_balance"]) <= 1e-9 * scale)[exists].all()


def test_a_cleaner_place_elsewhere_saves_less_there() -> None:
    dirty = values(world(5, displaced_compute_share=1.0, emission_factor_elsewhere_ratio=1.5))
    clean = values(world(5, displaced_compute_share=1.0, emission_factor_elsewhere_ratio=0.0))
    new = values(world(5, displaced_compute_share=0.0))
    assert (dirty["net_emissions"] < new["net_emissions"]).all()
    np.testing.assert_array_equal(clean["net_emissions"], new["net_emissions"])


def test_a_tonne_a_year_costs_what_the_yearly_costs_are_worth() -> None:
    found = values(world(6))
    assert found["climate_cost_pv"] == pytest.approx(found["net_emissions"] * found["yearly_tonne_worth"])


def test_the_share_abroad_is_valued_on_the_hours_that_are_paid_for() -> None:
    """A euro of hours is worth the surplus to users and costs the premium, whatever the size of the share."""
    worth, bought = np.array([[5e9], [2e9]]), np.array([[0.04], [0.0]])
    surplus, premium = np.array([[0.4], [0.5]]), np.array([[0.15], [0.2]])
    benefits = alternatives.abroad_benefits(worth, bought, surplus)
    costs = alternatives.abroad_costs(worth, bought, premium)
    np.testing.assert_allclose(benefits * premium, costs * surplus)
    np.testing.assert_allclose(alternatives.abroad_balance(benefits, costs), [[50e6], [0.0]])
