"""The business case: known answers by hand, and what must hold of any project."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from aigf.model import finance, financing, investment, sales, wiring
from aigf.register import load_register
from aigf.study.timeline import Phase, Plan, timeline
from aigf.units import Array

#: Whole euros and thousandths: a debt of a billionth of a cent teaches nothing.
EUROS = st.integers(0, 5 * 10**9).map(float)
#: A year that is the first full one.
IN_ONE_YEAR = {"full_year_mark": np.array([[1.0]])}
RATE = st.integers(0, 200).map(lambda tenths: tenths / 1000)
SHARE = st.integers(0, 1000).map(lambda thousandths: thousandths / 1000)


def one(value: float) -> Any:
    return np.array([[float(value)]])


def years(*values: float) -> Any:
    return np.array([[float(value) for value in values]])


def project(
    phases: tuple[Phase, ...] = (), construction: int = 2, life: int = 5, **given: float
) -> dict[str, Array]:
    """The inputs of a project of which the totals are given, with rates and schedules."""
    schedules = timeline(Plan(2027, phases), one(construction), one(life)).inputs()
    values = {
        "capex": 4e9, "hardware_share": 0.6, "opex": 3e8, "market_revenue": 1.3e9, "sold_accelerator_hours": 6.5e8,
        "saleable_accelerator_hours": 6.5e8,
        "accelerator_release_year": 2026, "accelerator_sale_duration": 1000, "rental_price_year": 2026,
        "market_trend_duration": 3, "market_price_change": -0.18, "market_price_change_later": -0.18,
        "performance_per_watt_growth": 0.2, "performance_per_dollar_growth": 0.25,
        "inflation": 0.02, "owned_chip_price_change": -0.09,
        "hardware_resale_share": 0.125, "facility_resale_share": 0.5,
        "hardware_life": life, "facility_life": 14, "corporate_tax_rate": 0.258, "loss_offset_free_amount": 1e6,
        "loss_offset_share": 0.5, "cost_of_capital": 0.09, "national_contribution_share": 0.17,
        "union_contribution_share": 0.17,
        "union_share_ceiling": 0.17, "union_contribution_ceiling": 1e12,
        "debt_share": 0.45, "debt_interest_rate": 0.065, "debt_tenor": 5,
        "target_dscr": 1.35, "interest_deduction_share": 0.245, "interest_deduction_free_amount": 1e6,
    }  # fmt: skip
    return {**schedules, **{name: one(value) for name, value in {**values, **given}.items()}}


def found(names: str | list[str], inputs: dict[str, Array], **others: Array) -> Any:
    """Quantities of a project; what is given takes the place of what is computed."""
    asked = names.split() if isinstance(names, str) else names
    values = {**inputs, **others}
    overrides = {name: value for name, value in values.items() if name in wiring.functions()}
    return wiring.evaluate(asked, {name: values[name] for name in values if name not in overrides}, overrides)


def sold_at(price: Array, inputs: dict[str, Array]) -> dict[str, Array]:
    """The project with the price of an accelerator-hour given instead of its revenue."""
    return {name: value for name, value in inputs.items() if name != "market_revenue"} | {
        "gpu_hour_price": price
    }


@st.composite
def projects(draw: st.DrawFn) -> dict[str, Array]:
    """Any project: one or more phases, with or without sales, profit, debt, grants."""
    construction, life = draw(st.integers(1, 4)), draw(st.integers(1, 8))
    first = draw(st.integers(1, 4))
    wait = draw(st.integers(1, 3))
    part = draw(st.sampled_from([1.0, 0.25, 0.6]))
    phases = (Phase(2027 + first, part), Phase(2027 + first + wait, 1 - part))[: 1 if part == 1.0 else 2]
    return project(
        phases,
        construction,
        life,
        capex=draw(st.floats(1e8, 1e10)),
        hardware_share=draw(SHARE),
        opex=draw(EUROS),
        market_revenue=draw(EUROS),
        owned_chip_price_change=draw(st.floats(-0.3, 0.1)),
        cost_of_capital=draw(RATE),
        national_contribution_share=draw(SHARE),
        debt_share=draw(SHARE),
        debt_interest_rate=draw(RATE),
        debt_tenor=draw(st.floats(1.0, 10.0)),
        target_dscr=draw(st.floats(1.0, 2.0)),
    )


def test_investment_by_component() -> None:
    building = investment.building_capex(one(100), one(10e6), one(0.35))
    electrical = investment.electrical_capex(one(100), one(10e6), one(0.35))
    assert building + electrical == pytest.approx(1e9)
    assert electrical == pytest.approx(350e6)
    assert investment.grid_connection_capex(one(40e6), one(2), one(3), one(5e6)) == 70e6
    parts = (one(1), one(20), one(300), one(4000), one(50000), one(600000))
    assert investment.facility_price_rise(*parts, one(1)) == 0
    assert investment.facility_capex(*parts, one(0)) == 654321
    assert investment.hardware_share(one(3), one(1)) == 0.75
    assert investment.hardware_share(one(0), one(0)) == 0, "nothing is built"


def test_prices_of_segments_by_hand() -> None:
    shares = {"training": 0.5, "midsize": 0.3, "inference": 0.2}
    ratios = {"training": 0.8, "midsize": 1.2, "inference": 1.0}
    inputs = {f"{name}_revenue_share": one(value) for name, value in shares.items()}
    inputs |= {f"{name}_price_ratio": one(value) for name, value in ratios.items()}
    names = ["training_revenue", "midsize_revenue", "inference_revenue", "gpu_hour_price"]
    values = found(names, inputs, **IN_ONE_YEAR, revenue_by_year=one(96.0), rental_market_price=one(2.0))
    assert values["gpu_hour_price"] == pytest.approx(2 * (0.4 + 0.36 + 0.2))
    assert [values[name].item() for name in names[:3]] == pytest.approx([40, 36, 20])


def test_the_segments_of_every_mode_are_the_whole_of_the_hours() -> None:
    entries = load_register().entries
    for mode in ("hero_run", "mixed", "inference"):
        shares = [
            entries[f"{mode}_{segment}_share"].value for segment in ("training", "midsize", "inference")
        ]
        assert sum(shares) == pytest.approx(1.0, abs=1e-12)


@given(st.lists(st.tuples(st.floats(0.01, 1), st.floats(0.1, 2)), min_size=3, max_size=3), EUROS)
def test_the_segments_add_up_to_the_revenue(segments: list[tuple[float, float]], revenue: float) -> None:
    names = ("training", "midsize", "inference")
    inputs = {f"{name}_revenue_share": one(item[0]) for name, item in zip(names, segments, strict=True)}
    inputs |= {f"{name}_price_ratio": one(item[1]) for name, item in zip(names, segments, strict=True)}
    parts = found([f"{name}_revenue" for name in names], inputs, **IN_ONE_YEAR, revenue_by_year=one(revenue))
    assert sum(part.item() for part in parts.values()) == pytest.approx(revenue, rel=1e-12)


def test_debt_of_one_year_by_hand() -> None:
    """All is paid in year 0 and 135 comes in in year 1: 100 may be paid, at 10% worth 90.91."""
    values = found(
        "debt debt_service interest debt_balance dscr_min equity",
        project(capex=120, debt_share=0.9, debt_interest_rate=0.10, target_dscr=1.35,
                national_contribution_share=0),
        spending_share=years(1, 0),
        cash_flow_for_debt_service=years(0, 135),
        year_index=years(0, 1),
        years_to_operation=one(1),
    )  # fmt: skip
    assert values["debt"] == pytest.approx(100 / 1.1)
    assert values["debt_service"][0] == pytest.approx([0, 100])
    assert values["interest"][0] == pytest.approx([0, 10 / 1.1])
    assert values["debt_balance"][0] == pytest.approx([100 / 1.1, 0], abs=1e-9)
    assert values["dscr_min"] == pytest.approx(1.35)
    assert values["equity"] == pytest.approx(120 - 100 / 1.1)


def test_interest_of_construction_is_added_to_the_debt() -> None:
    """40 and 60 drawn in years 0 and 1, repaid in year 2 at 10%: 40 × 1.21 + 60 × 1.1."""
    drawn = years(0.4, 0.6, 0)
    worth = financing.drawdown_worth(drawn, financing.debt_discount_factor(one(0.1), years(0, 1, 2)))
    repaid = years(0, 0, 500)
    repayment = financing.repayment_worth(repaid, financing.debt_discount_factor(one(0.1), years(0, 1, 2)))
    paid = financing.debt_service(one(100), worth, repayment, repaid)
    assert paid[0] == pytest.approx([0, 0, 40 * 1.21 + 60 * 1.1])
    balance = financing.debt_balance(financing.debt_drawdown(one(100), drawn), paid, one(0.1))
    assert balance[0] == pytest.approx([40, 104, 0], abs=1e-9)
    assert financing.interest(balance, one(0.1))[0] == pytest.approx([0, 4, 10.4])


def test_interest_above_the_limit_is_deducted_later() -> None:
    """A fifth of the gross profit of 100 may be deducted: of 30 + 30 + 0 interest, 20 in each year."""
    room = financing.interest_deduction_room(years(60, 60, 60), years(40, 40, 40), one(5), one(0.2))
    assert room[0] == pytest.approx([20, 20, 20])
    interest = years(30, 30, 0)
    carried = financing.interest_carried_forward(interest, room)
    assert carried[0] == pytest.approx([10, 20, 0])
    assert financing.profit_after_interest(years(60, 60, 60), interest, carried)[0] == pytest.approx([40] * 3)
    # A quarter of the investment was paid by the public: that part of depreciation may not be deducted.
    assert financing.depreciation_for_tax(years(40, 40), one(25), one(100))[0] == pytest.approx([30, 30])
    assert financing.interest_deduction_room(years(-90), years(10), one(5), one(0.2)) == 5


def test_public_hours_are_paid_for_with_sales() -> None:
    """With a contribution that buys no hours the project gains it; what hours cost comes off."""
    names = "project_npv project_npv_with_contribution excess_contribution equity_irr"
    free = found(names, project())
    paid = found(names, project(sold_accelerator_hours=5e8))
    assert paid["project_npv"] == pytest.approx(free["project_npv"])
    assert paid["project_npv_with_contribution"] < free["project_npv_with_contribution"]
    assert paid["equity_irr"] < free["equity_irr"]


def test_the_union_pays_no_more_than_the_state_nor_than_its_ceilings() -> None:
    def paid(asked: float, state: float, ceiling: float = 0.17, most: float = 1e9) -> Any:
        return financing.union_contribution(one(1000), one(asked), one(state), one(ceiling), one(most))

    assert paid(0.17, 0.10) == 100
    assert paid(0.17, 0.175) == 170
    assert paid(0.20, 0.20) == 170
    assert paid(0.17, 0.0) == 0
    assert paid(0.17, 0.17, most=120) == 120
    assert paid(0.17, 0.95) == pytest.approx(50)


@given(SHARE, SHARE, SHARE)
def test_public_money_buys_time_that_is_not_sold_once_more(
    part: float, occupancy: float, sold: float
) -> None:
    public = sales.public_time_share(one(part * 1000), one(1000), one(occupancy))
    saleable = sales.market_share_of_time(one(sold), one(occupancy))
    market = sales.market_time_share(saleable, one(occupancy), public)
    assert public + market <= occupancy + 1e-12
    assert market <= saleable * (1 - public) + 1e-12
    assert public == pytest.approx(min(part, occupancy))
    assert 0 <= market <= sold
    assert sales.public_time_share(one(0), one(0), one(occupancy)) == 0


def test_a_contribution_is_excessive_as_far_as_the_project_needs_none() -> None:
    for before, after, excess in ((-100, -40, 0), (-100, 20, 20), (50, 200, 150), (0, 0, 0)):
        assert financing.excess_contribution(one(before), one(after)) == excess


def test_resale_follows_the_life() -> None:
    assert investment.hardware_resale_share(one(0.5), one(3)) == 0.125
    assert investment.facility_resale_share(one(0.8), one(7), one(14)) == pytest.approx(0.4)
    assert investment.facility_resale_share(one(0.8), one(20), one(14)) == 0


def test_what_does_not_exist_is_not_a_number() -> None:
    """No sales, hence no debt, no cover, no return and no cost per hour: no infinity, no zero, no warning."""
    values = found(
        "debt debt_service interest dscr_min project_irr equity_irr cost_per_gpu_hour "
        "levelised_cost_per_gpu_hour break_even_gpu_hour_price",
        project(
            market_revenue=0,
            sold_accelerator_hours=0,
            saleable_accelerator_hours=0,
            national_contribution_share=0,
        ),
    )
    for name in ("debt", "debt_service", "interest"):
        assert (values.pop(name) == 0).all()
    # Resale alone pays back a part of what was spent: that is a (very low) rate, without debt the same for both.
    assert values["project_irr"] < -0.1
    assert values.pop("equity_irr") == values.pop("project_irr")
    for name, value in values.items():
        assert np.isnan(value).all(), name
    assert np.isnan(found("funding_gap_share", project(capex=0))["funding_gap_share"])
    nothing_back = {"hardware_resale_share": 0.0, "facility_resale_share": 0.0}
    assert np.isnan(found("project_irr", project(market_revenue=0, **nothing_back))["project_irr"])


def test_stated_equity_that_falls_short_leaves_investment_uncovered() -> None:
    values = found("debt public_contribution uncovered_investment", project(), equity=one(1e8))
    left = 4e9 - values["debt"] - values["public_contribution"] - 1e8
    assert values["uncovered_investment"] == pytest.approx(left)
    assert found("uncovered_investment", project())["uncovered_investment"] == 0


@given(
    st.lists(st.tuples(st.floats(-1e9, 1e9), st.floats(-1e9, 1e9)), min_size=2, max_size=15),
    st.floats(-3, 3),
    st.floats(-3, 3),
    RATE,
)
def test_net_present_value_is_linear(
    flows: list[tuple[float, float]], a: float, b: float, rate: float
) -> None:
    factor = finance.project_discount_factor(one(rate), years(*range(len(flows))))
    x, y = years(*(flow[0] for flow in flows)), years(*(flow[1] for flow in flows))
    together = finance.project_npv(a * x + b * y, factor)
    apart = a * finance.project_npv(x, factor) + b * finance.project_npv(y, factor)
    scale = max(np.abs(a * x).sum() + np.abs(b * y).sum(), 1.0)
    assert abs(together - apart) <= 1e-9 * scale


@given(projects())
def test_debt_keeps_to_its_limits_and_is_paid_off(inputs: dict[str, Array]) -> None:
    values = found(
        "debt debt_capacity debt_service debt_drawdown debt_balance interest dscr_min public_contribution equity",
        inputs,
    )
    debt = values["debt"].item()
    capex = inputs["capex"].item()
    assert 0 <= debt <= inputs["debt_share"].item() * capex * (1 + 1e-12)
    assert debt <= max(capex - values["public_contribution"].item(), 0) * (1 + 1e-12)
    assert debt <= values["debt_capacity"].item() * (1 + 1e-12)
    assert (values["debt_service"] >= 0).all()
    paid, drawn = values["debt_service"].sum(), values["debt_drawdown"].sum()
    assert drawn == pytest.approx(debt, rel=1e-9)
    assert abs(values["debt_balance"][0, -1]) <= 1e-9 * max(debt, 1e-3)
    assert paid == pytest.approx(debt + values["interest"].sum(), rel=1e-9, abs=1e-6)
    cover = values["dscr_min"].item()
    if debt > 1e-3:
        target = inputs["target_dscr"].item()
        assert cover >= target * (1 - 1e-9)
        if debt == values["debt_capacity"].item():
            assert cover == pytest.approx(target, rel=1e-9)
    elif debt == 0:
        assert np.isnan(cover)


@given(projects())
def test_every_euro_of_interest_is_deducted_once_or_still_to_be(inputs: dict[str, Array]) -> None:
    values = found("profit_before_tax profit_after_interest interest interest_carried_forward interest_deduction_room",
                   {**inputs, "national_contribution_share": one(0)})  # fmt: skip
    deducted = values["profit_before_tax"] - values["profit_after_interest"]
    scale = max(values["interest"].sum(), np.abs(values["profit_before_tax"]).max(), 1.0)
    still = values["interest_carried_forward"][0, -1]
    assert abs(deducted.sum() + still - values["interest"].sum()) <= 1e-9 * scale
    assert (deducted <= values["interest_deduction_room"] + 1e-9 * scale).all()
    if (values["interest"] >= 0).all():
        assert (deducted >= -1e-9 * scale).all()


@given(projects())
def test_the_funding_gap_makes_the_net_present_value_zero(inputs: dict[str, Array]) -> None:
    values = found("cash_flow project_npv funding_gap", inputs)
    granted = values["cash_flow"].copy()
    granted[:, 0] += values["funding_gap"][:, 0]
    npv = found("project_npv", inputs, cash_flow=granted)["project_npv"]
    scale = np.abs(values["cash_flow"]).sum()
    if values["funding_gap"] > 0:
        assert abs(npv) <= 1e-9 * scale
    else:
        assert values["project_npv"] >= 0 and npv == values["project_npv"]


@pytest.mark.parametrize("name", ["levelised_cost_per_gpu_hour", "break_even_gpu_hour_price"])
@given(inputs=projects())
def test_selling_at_cost_makes_the_net_present_value_zero(name: str, inputs: dict[str, Array]) -> None:
    """To the cent where no year makes a loss; a loss that cannot be offset at once costs a little more."""
    if name == "levelised_cost_per_gpu_hour":
        inputs = {**inputs, "rental_price_index": np.ones_like(inputs["installed_share"])}
    price = found(name, inputs)[name]
    values = found("project_npv profit_before_tax capital_expenditure operating_expenditure",
                   sold_at(price, inputs))  # fmt: skip
    scale = (values["capital_expenditure"] + values["operating_expenditure"]).sum()
    if (values["profit_before_tax"] >= 0).all():
        assert abs(values["project_npv"]) <= 1e-9 * scale
    assert values["project_npv"] <= 1e-9 * scale


def test_selling_at_cost_is_exact_in_the_usual_case() -> None:
    for phases in ((), (Phase(2029, 0.25), Phase(2031, 0.75))):
        for name, change in (("levelised_cost_per_gpu_hour", 0.0), ("break_even_gpu_hour_price", -0.09)):
            inputs = project(phases, owned_chip_price_change=change, market_price_change=change)
            inputs |= {"market_price_change_later": one(change)}
            price = found(name, inputs)[name]
            npv = found("project_npv", sold_at(price, inputs))
            assert abs(npv["project_npv"]) <= 1e-9 * 4e9


@given(projects(), EUROS)
def test_dearer_electricity_never_raises_the_net_present_value(inputs: dict[str, Array], more: float) -> None:
    costs = {"maintenance_cost_at_signature": one(1e8), "staff_cost_at_signature": one(2e7)}
    inputs = {**inputs, **costs, "insurance_share": one(0.003)}
    del inputs["opex"]
    cheap = found("project_npv equity_cash_flow", inputs, electricity_cost_at_signature=one(1e8))
    dear = found("project_npv equity_cash_flow", inputs, electricity_cost_at_signature=one(1e8 + more))
    scale = np.abs(dear["equity_cash_flow"]).sum() + 1e9
    assert dear["project_npv"] <= cheap["project_npv"] + 1e-9 * scale


@given(projects())
def test_equity_receives_what_all_others_leave(inputs: dict[str, Array]) -> None:
    """Over all years: project cash flow with the tax that is paid, less interest, plus contributions."""
    values = found("cash_flow_with_contribution corporate_tax_with_contribution corporate_tax_after_interest "
                   "interest equity_cash_flow", inputs)  # fmt: skip
    left = (
        values["cash_flow_with_contribution"]
        + values["corporate_tax_with_contribution"]
        - values["corporate_tax_after_interest"]
        - values["interest"]
    ).sum()
    scale = np.abs(values["cash_flow_with_contribution"]).sum()
    assert abs(values["equity_cash_flow"].sum() - left) <= 1e-9 * scale


def test_draws_do_not_touch_each_other() -> None:
    """Two projects side by side are the two alone, bit for bit."""
    names = "project_npv debt dscr_min equity_irr levelised_cost_per_gpu_hour"
    apart = [found(names, project(market_revenue=revenue)) for revenue in (1.3e9, 0.4e9)]
    both = found(names, {**project(), "market_revenue": np.array([[1.3e9], [0.4e9]])})
    for name in names.split():
        alone = np.concatenate([np.broadcast_to(part[name], (1, 1)) for part in apart])
        np.testing.assert_array_equal(np.broadcast_to(both[name], (2, 1)), alone)
