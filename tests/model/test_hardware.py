"""Hardware of its day: relations between what is bought when, and what it computes, costs and sells for."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from aigf.model import wiring
from aigf.study.timeline import Phase, Plan, timeline
from aigf.units import Array

TRENDS: dict[str, float] = {
    "accelerator_release_year": 2025,
    "accelerator_sale_duration": 3,
    "rental_price_year": 2026,
    "market_trend_duration": 3,
    "market_price_change": -0.18,
    "market_price_change_later": -0.05,
    "owned_chip_price_change": -0.09,
    "performance_per_watt_growth": 0.2,
    "performance_per_dollar_growth": 0.25,
}
STILL = {name: 0.0 for name in TRENDS if name.endswith(("_change", "_later", "_growth"))}
CHANGE = st.floats(-0.4, 0.3)


def one(value: float) -> Array:
    return np.array([[float(value)]])


def found(
    names: str, phases: tuple[Phase, ...] = (), connection: int = 0, delay: int = 0, **trends: float
) -> dict[str, Any]:
    """Quantities of a factory that is signed in 2027, with a life of four years."""
    made = timeline(Plan(2027, phases), one(2), one(4), one(delay), one(connection))
    values = {name: one(value) for name, value in {**TRENDS, **trends}.items()}
    return wiring.evaluate(names.split(), {**made.inputs(), **values}, {})


ALL = "mean_performance mean_hardware_price first_purchase_worth rental_price_index hardware_retirement_value"


def test_bought_while_on_sale_the_named_type_is_bought() -> None:
    values = found(ALL)
    assert values["mean_performance"] == values["mean_hardware_price"] == 1
    # Bought in 2028, two years after the year of the price; in operation from 2029.
    assert values["first_purchase_worth"] == pytest.approx(0.82**2)
    assert values["rental_price_index"][0] == pytest.approx([0, 0, 0.91, 0.91**2, 0.91**3, 0.91**4])


def test_bought_in_the_year_of_the_price_the_index_is_one() -> None:
    assert found("first_purchase_worth", rental_price_year=2028)["first_purchase_worth"] == 1
    here = found("first_purchase_worth", connection=7, rental_price_year=2033, accelerator_sale_duration=8)
    assert here["first_purchase_worth"] == 1


@given(st.integers(0, 12), st.integers(0, 9))
def test_without_trends_a_later_purchase_changes_nothing(wait: int, delay: int) -> None:
    values = found(ALL, connection=wait, delay=delay, **STILL)
    for name in ("mean_performance", "mean_hardware_price", "first_purchase_worth"):
        assert values[name] == 1, name
    runs = values["rental_price_index"] > 0
    assert (values["rental_price_index"][runs] == 1).all()
    assert runs.sum() == 4


def test_hardware_bought_late_is_that_of_its_year() -> None:
    """Bought in 2033, five years after its type was last on sale, four years beyond the trend of 2029."""
    values = found(ALL + " first_purchase_newer first_purchase_beyond_trend", connection=7)
    assert values["first_purchase_newer"] == 5
    assert values["first_purchase_beyond_trend"] == 4
    assert values["mean_performance"] == pytest.approx(1.2**5)
    slower = (0.95 / 0.82) ** 4
    assert values["mean_hardware_price"] == pytest.approx((1.2 / 1.25) ** 5 * slower)
    assert values["first_purchase_worth"] == pytest.approx(0.82**3 * 0.95**4 * 1.2**5)


@given(st.floats(0.0, 0.4), st.integers(2, 12))
def test_performance_at_the_same_price_per_flops_moves_price_and_sales_alike(
    growth: float, wait: int
) -> None:
    """What a FLOP/s costs and sells for does not depend on how many of them a watt gives."""
    names = "mean_performance mean_hardware_price first_purchase_worth"
    slow, fast = (
        found(names, connection=wait, performance_per_watt_growth=of) for of in (growth / 2, growth)
    )
    for name in ("mean_hardware_price", "first_purchase_worth"):
        per_flops = [values[name] / values["mean_performance"] for values in (slow, fast)]
        assert per_flops[0] == pytest.approx(per_flops[1], rel=1e-12)


@given(st.floats(0.0, 0.4), CHANGE, st.integers(0, 12))
def test_hardware_and_rent_that_fall_alike_leave_their_ratio(growth: float, change: float, wait: int) -> None:
    """Where a FLOP/s to buy gets cheaper as fast as one to rent, waiting changes their ratio by nothing."""
    per_dollar = 1 / (1 + change) - 1
    values = found(
        "mean_hardware_price first_purchase_worth",
        connection=wait,
        performance_per_watt_growth=growth,
        performance_per_dollar_growth=per_dollar,
        market_price_change=change,
        market_price_change_later=change,
        rental_price_year=2028,
    )
    assert values["mean_hardware_price"] == pytest.approx(values["first_purchase_worth"], rel=1e-9)


def test_a_type_that_is_stated_for_its_year_stays_and_a_delay_renews_it() -> None:
    phases = (Phase(2030, 0.4), Phase(2032, 0.6))
    values = found(ALL, phases)
    assert values["mean_performance"] == 1
    assert values["mean_hardware_price"] == pytest.approx(0.4 * 0.91 + 0.6 * 0.91**3), "as an owned one"
    later = found(ALL, phases, delay=2)
    assert later["mean_performance"] == pytest.approx(1.2**2), "as much newer as it is later"
    early = found("mean_performance", (Phase(2027, 0.4), Phase(2028, 0.6)), delay=1)
    assert early["mean_performance"] == 1, "it is still on sale"


PHASES = st.lists(st.tuples(st.integers(1, 4), st.floats(0.1, 1.0)), min_size=1, max_size=4)


@given(PHASES, st.integers(0, 3), st.integers(0, 3), CHANGE, CHANGE, CHANGE)
def test_the_index_is_the_mean_over_phases_each_with_its_own_hardware(
    steps: list[tuple[int, float]], first: int, delay: int, market: float, later: float, owned: float
) -> None:
    """By hand, phase by phase: bought the year before it runs, sold on as it ages, gone after its life."""
    total = sum(share for _, share in steps)
    phases, year = [], 2027 + first - steps[0][0]
    for wait, share in steps:
        year += wait
        phases.append(Phase(year, share / total))
    trends = {
        "market_price_change": market,
        "market_price_change_later": later,
        "owned_chip_price_change": owned,
    }
    values = found(ALL + " hardware_payment_share", tuple(phases), delay=delay, **trends)
    worth, runs = np.zeros(40), np.zeros(40)
    price: list[tuple[float, float]] = []
    firsts = None
    for phase in phases:
        start = phase.year + delay
        bought = max(start - 1, 2027)
        newer = min(max(bought - 2028, 0), delay)
        beyond = max(bought - 2029, 0)
        at = (1 + market) ** (bought - 2026 - beyond) * (1 + later) ** beyond * 1.2**newer
        firsts = at if firsts is None else firsts
        slower = ((1 + later) / (1 + market)) ** min(newer, beyond)
        cost = (1.2 / 1.25) ** newer * slower * (1 + owned) ** (max(bought - 2028, 0) - newer)
        price.append((phase.share, cost))
        for year in range(start, start + 4):
            worth[year - 2027] += phase.share * at * (1 + owned) ** (year - bought)
            runs[year - 2027] += phase.share
    index = np.divide(worth, runs, out=np.zeros(40), where=runs > 0) / firsts
    got = values["rental_price_index"][0]
    assert got == pytest.approx(index[: got.size], rel=1e-9, abs=1e-9)
    assert values["mean_hardware_price"] == pytest.approx(sum(share * cost for share, cost in price))
    for name in ("hardware_payment_share", "hardware_retirement_value"):
        assert values[name].sum() == pytest.approx(1)


def test_the_later_the_trend_ends_the_less_what_comes_after_it_matters() -> None:
    """Within the reach of the trend the change beyond it moves nothing."""
    near = [found(ALL, market_price_change_later=change)["first_purchase_worth"] for change in (-0.2, 0.0)]
    assert near[0] == near[1]
    far = [found(ALL, connection=9, market_price_change_later=change) for change in (-0.2, 0.0)]
    assert far[0]["first_purchase_worth"] < far[1]["first_purchase_worth"]
    assert far[0]["mean_hardware_price"] < far[1]["mean_hardware_price"], "hardware slows down alike"
