"""The rules of a social cost-benefit analysis, on random worlds."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aigf.model import welfare, wiring
from aigf.units import Array, as_array
from tests.effort import examples
from tests.model.welfare_cases import ACTORS, DUTCH, nothing, values, world

SEEDS = st.integers(0, 2**32 - 1)
SHARES = st.floats(0, 1)


def total(found: dict[str, Array], prefix: str, actors: tuple[str, ...]) -> tuple[Array, Array]:
    """The sum over actors and the sum of absolute values."""
    parts = [found[f"{prefix}_{actor}"] for actor in actors if f"{prefix}_{actor}" in found]
    return np.sum(parts, axis=0), np.sum(np.abs(parts), axis=0)


@settings(max_examples=examples(60), deadline=None)
@given(seed=SEEDS, ownership=SHARES, users=SHARES)
def test_transfers_sum_to_zero_over_all_actors(seed: int, ownership: float, users: float) -> None:
    found = values(world(seed, dutch_ownership_share=ownership, dutch_user_share=users))
    left, size = total(found, "transfers", ACTORS)
    assert (np.abs(left) <= 1e-12 * size).all()


@settings(max_examples=examples(60), deadline=None)
@given(
    seed=SEEDS,
    ownership=SHARES,
    users=SHARES,
    jobs=SHARES,
    spillover=st.floats(0, 0.02),
    funds=st.floats(1, 1.25),
)
def test_the_national_balance_is_the_sum_of_the_dutch_actors(
    seed: int, ownership: float, users: float, jobs: float, spillover: float, funds: float
) -> None:
    found = values(
        world(
            seed,
            dutch_ownership_share=ownership,
            dutch_user_share=users,
            additional_jobs_share=jobs,
            spillover_share=spillover,
            marginal_cost_of_public_funds=funds,
        )
    )
    together, size = total(found, "balance", DUTCH)
    scale = size + found["welfare_costs"] + np.abs(found["welfare_benefits"])
    assert (np.abs(together - found["welfare_balance"]) <= 1e-12 * scale).all()
    by_year = found["national_net_benefit"] * found["social_discount_factor"]
    assert by_year.sum(axis=-1, keepdims=True) == pytest.approx(
        found["welfare_balance"], abs=1e-12 * scale.max()
    )


@settings(max_examples=examples(30), deadline=None)
@given(seed=SEEDS)
def test_the_null_alternative_against_itself_is_zero(seed: int) -> None:
    found = values(nothing(seed))
    amounts = [name for name in found if name.startswith(("welfare", "balance", "transfers", "national_net"))]
    assert len(amounts) > 20
    assert all((found[name] == 0).all() for name in amounts)
    assert np.isnan(found["benefit_cost_ratio"]).all()
    assert np.isnan(found["social_irr"]).all()


@settings(max_examples=examples(30), deadline=None)
@given(seed=SEEDS, factor=st.floats(0, 100))
def test_jobs_do_not_touch_the_balance_in_the_base_case(seed: int, factor: float) -> None:
    base = world(seed)
    more = base | {
        "staff": base["staff"] * factor,
        "construction_value_added_multiplier": base["construction_value_added_multiplier"] * factor,
        "services_value_added_multiplier": base["services_value_added_multiplier"] * factor,
        "induced_fte_share": base["induced_fte_share"] * factor,
    }
    assert (values(base)["welfare_balance"] == values(more)["welfare_balance"]).all()
    jobs = base | {"additional_jobs_share": as_array(0.2)}
    assert (values(jobs)["welfare_balance"] >= values(base)["welfare_balance"]).all()


@settings(max_examples=examples(30), deadline=None)
@given(seed=SEEDS, amount=st.floats(0, 1e9))
def test_a_grant_to_dutch_owners_moves_money_and_nothing_else(seed: int, amount: float) -> None:
    """Between Dutch parties it is zero in the balance; to foreign owners it is lost (access held equal)."""
    base = world(seed, free_access_value_share=0.0, dutch_ownership_share=1.0)
    grant = base | {"national_contribution_by_year": base["national_contribution_by_year"] + amount}
    before, after = values(base), values(grant)
    assert after["welfare_balance"] == pytest.approx(before["welfare_balance"], abs=1e-3)
    moved = after["balance_dutch_owners"] - before["balance_dutch_owners"]
    assert moved == pytest.approx(before["balance_dutch_state"] - after["balance_dutch_state"], abs=1e-3)
    foreign = {"dutch_ownership_share": as_array(0.0)}
    lost = values(base | foreign)["welfare_balance"] - values(grant | foreign)["welfare_balance"]
    assert lost == pytest.approx(moved, abs=1e-3)


@settings(max_examples=examples(30), deadline=None)
@given(seed=SEEDS)
def test_foreign_owners_without_grant_leave_their_taxes(seed: int) -> None:
    """What is built with foreign money costs and yields the Netherlands nothing but tax and external effects."""
    given = world(seed, dutch_ownership_share=0.0, dutch_user_share=0.0, free_access_value_share=0.0)
    given |= {
        name: np.zeros_like(given[name])
        for name in (
            "national_contribution_by_year",
            "national_contribution",
            "heat_network_supply",
            "heat_pump_electricity",
            "heat_emissions_avoided",
        )
    }
    found = values(given)
    assert found["welfare_costs"] == pytest.approx(0.0, abs=1e-6)
    left = found["corporate_tax_pv"] + found["energy_tax_pv"] - found["climate_cost_pv"]
    assert found["welfare_balance"] == pytest.approx(left, rel=1e-9, abs=1e-3)


@settings(max_examples=examples(30), deadline=None)
@given(seed=SEEDS, inflation=st.floats(0, 0.1))
def test_inflation_alone_changes_nothing_real(seed: int, inflation: float) -> None:
    """Nominal flows that all rise with prices give the same balance at any inflation."""
    still = world(seed, inflation=0.0)
    nominal = {
        "capital_expenditure",
        "operating_expenditure",
        "revenue_by_year",
        "resale_value",
        "corporate_tax_after_interest",
        "national_contribution_by_year",
        "union_contribution_by_year",
    }
    index = (1 + inflation) ** still["year_index"]
    risen = {name: value * index if name in nominal else value for name, value in still.items()}
    risen["inflation"] = as_array(inflation)
    risen["rental_price_index"] = still["rental_price_index"] * index
    assert values(risen)["welfare_balance"] == pytest.approx(
        values(still)["welfare_balance"], rel=1e-9, abs=1.0
    )


@settings(max_examples=examples(30), deadline=None)
@given(seed=SEEDS, weight=SHARES)
def test_both_wlo_scenarios_stand_beside_the_balance(seed: int, weight: float) -> None:
    found = values(world(seed, wlo_high_weight=weight))
    low, high = found["welfare_balance_wlo_low"], found["welfare_balance_wlo_high"]
    assert found["welfare_balance"] == pytest.approx((1 - weight) * low + weight * high, rel=1e-9, abs=1.0)
    emitting = found["net_emissions"] >= 0
    assert (high <= low)[emitting].all()
    assert (found["welfare_balance_two_degrees"] <= high)[emitting].all()


def test_users_gain_only_what_they_could_not_have_had() -> None:
    found = values(world(1, access_probability=1.0, open_aigf_room_share=1.0, free_access_value_share=0.0))
    assert found["balance_dutch_users"] == pytest.approx(0.0, abs=1e-3)
    assert found["balance_foreign_users"] == pytest.approx(0.0, abs=1e-3)
    closed = values(
        world(1, access_probability=0.0, union_access_honoured_share=0.0, free_access_value_share=0.0)
    )
    assert (closed["balance_dutch_users"] > 0).all()


def test_an_allowance_that_costs_the_efficient_price_leaves_no_climate_cost() -> None:
    found = values(world(2, allowance_price=1e4, heat_emissions_avoided=0.0))
    assert (found["climate_cost_pv"] == 0).all()
    free = values(world(2, allowance_price=0.0, heat_emissions_avoided=0.0))
    assert (free["climate_cost_pv"] > 0).all()


def test_without_public_money_nobody_has_hours_free() -> None:
    none = {"national_contribution": 0.0, "public_contribution": 0.0}
    found = values(world(3, **none))
    assert (found["public_access_share"] == 0).all()
    assert (found["public_access_benefit_pv"] == 0).all()


def test_at_their_cost_of_capital_owners_count_for_what_they_earn_above_it() -> None:
    found = values(world(4, capital_cash_flow=0.0))
    others = found["welfare_balance"] - found["balance_dutch_owners"]
    assert found["welfare_balance_at_cost_of_capital"] == pytest.approx(others)


def test_the_discount_factor_of_2026() -> None:
    """2.8% for 35 years and 1.8% after them."""
    given = {
        "discount_rate": as_array(0.028),
        "late_discount_rate": as_array(0.018),
        "discount_switch": as_array(35.0),
        "year_index": np.array([[0.0, 1.0, 35.0, 36.0, 60.0]]),
    }
    found = wiring.evaluate(["social_discount_factor"], given)["social_discount_factor"][0]
    late = 1.028**-35
    assert found == pytest.approx([1, 1 / 1.028, late, late / 1.018, late * 1.018**-25], rel=1e-14)


def test_a_balance_by_hand() -> None:
    """One flow of each kind, with the sums of the guidance written out."""
    years = np.array([[0.0, 1.0]])
    factor = {"social_discount_factor": 1.028**-years}
    assert welfare.investment_pv(np.array([[0.0, 102.8]]), factor["social_discount_factor"]) == pytest.approx(
        100
    )
    costs = welfare.welfare_costs(*(as_array(value) for value in (1000.0, 500.0, 0.4, 102.0, 3.0)))
    assert float(costs[0, 0]) == pytest.approx(0.4 * 1500 + 102 + 3)
    benefits = welfare.welfare_benefits(
        *(as_array(value) for value in (1600.0, 100.0, 50.0, 0.4, 60.0, 20.0, 10.0, 5.0, 0.0, 0.0, 30.0))
    )
    assert float(benefits[0, 0]) == pytest.approx(0.4 * 1750 + 60 + 20 + 10 + 5 - 30)
