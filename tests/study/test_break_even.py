"""The contribution that makes the project break even: found, put back in, and recomputed apart from the model."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from aigf.model import wiring
from aigf.report.wording import SEARCHED
from aigf.study.appraise import appraise
from aigf.study.binding import bind
from aigf.study.break_even import FOUND, break_even
from aigf.study.case import prepare
from aigf.study.run import Run, plan_of, run
from aigf.study.sampling import Sample
from aigf.units import Array

EXAMPLES = Path(__file__).parents[2] / "examples"
NPV = "project_npv_with_contribution"


def made(name: str = "reference", *, sample: Sample | None = None, **settings: str) -> Run:
    case = prepare(EXAMPLES / f"{name}.yaml", settings, "base", 1)
    return run(case, bind(case), plan_of(case), sample)


def granted_npv(of: Run, share: float) -> float:
    """The project with a grant of a share of the investment, year by year, in ordinary arithmetic."""
    names = [
        "market_revenue_by_year",
        "operating_expenditure",
        "capital_expenditure",
        "resale_value",
        "depreciation",
    ]
    values = {name: np.broadcast_to(v, (1, len(of.years.years)))[0] for name, v in of.values(names).items()}
    rate, free, part, discount = (
        float(of.inputs[name][0, 0])
        for name in ("corporate_tax_rate", "loss_offset_free_amount", "loss_offset_share", "cost_of_capital")
    )
    losses, worth = 0.0, 0.0
    for year in range(len(of.years.years)):
        sold, cost, paid, resold, written_off = (float(values[name][year]) for name in names)
        profit = sold + resold - cost - written_off * (1 - share)
        gain = max(profit, 0.0)
        offset = min(losses, gain, free + part * max(gain - free, 0.0))
        losses += max(-profit, 0.0) - offset
        flow = sold + resold - cost - paid * (1 - share) - rate * (gain - offset)
        worth += flow / (1 + discount) ** year
    return worth


@pytest.mark.parametrize("name", ["reference", "rotterdam", "eemshaven", "federated"])
def test_the_grant_that_is_found_brings_an_independent_net_present_value_to_zero(name: str) -> None:
    of = made(name)
    share = float(break_even(of)["break_even_grant_share"][0, 0])
    if np.isnan(share):
        assert granted_npv(of, 1.0) < 0
        return
    size = float(of.values(["capex"])["capex"][0, 0])
    assert granted_npv(of, 0.0) == pytest.approx(
        float(of.values(["project_npv"])["project_npv"][0, 0]), rel=1e-9
    )
    assert granted_npv(of, share) == pytest.approx(0.0, abs=1e-8 * size)
    if share > 0:
        assert granted_npv(of, share - 0.001) < 0


def with_dear_hours(price: str) -> Run:
    """A factory that sells at this price: the dearer the hours, the more public money buys with them."""
    return made(**{"use.gpu_hour_price": price})


@pytest.mark.parametrize("price", ["1,5 euro", "2 euro", "2,5 euro", "3 euro", "4 euro", "6 euro"])
@pytest.mark.slow
def test_the_purchase_that_is_found_brings_the_appraised_project_to_zero(price: str) -> None:
    of = with_dear_hours(price)
    share = float(break_even(of)["break_even_purchase_share"][0, 0])
    if np.isnan(share):
        for tried in np.linspace(0, 1, 11):
            assert asked(price, float(tried)) < 0
    elif share > 0:
        assert asked(price, share) == pytest.approx(0.0, abs=10.0)
        assert asked(price, share - 0.001) < 0
    else:
        assert asked(price, 0.0) >= 0


def asked(price: str, share: float) -> float:
    """The net present value where the proposal asks the state for a share, and the Union for nothing."""
    shares = {"finance.national_contribution_share": repr(share).replace(".", ",")}
    shares["finance.union_contribution_share"] = "0%"
    of = made(**{"use.gpu_hour_price": price}, **shares)
    return float(of.values([NPV])[NPV][0, 0])


def test_a_grant_never_has_to_be_more_than_a_purchase() -> None:
    for price in ("1,5 euro", "2,5 euro", "3 euro", "4 euro"):
        found = {name: float(value[0, 0]) for name, value in break_even(with_dear_hours(price)).items()}
        if not np.isnan(found["break_even_purchase_share"]):
            assert found["break_even_grant_share"] <= found["break_even_purchase_share"]


def test_what_earns_its_cost_needs_nothing() -> None:
    found = break_even(made(**{"use.gpu_hour_price": "50 euro"}))
    for name in ("break_even_grant_share", "break_even_grant", "break_even_purchase"):
        assert found[name][0, 0] == 0


def test_the_pages_know_what_no_formula_explains() -> None:
    assert set(SEARCHED) == set(FOUND)
    assert not set(SEARCHED) & set(wiring.functions())


@pytest.mark.slow
def test_every_draw_has_its_own() -> None:
    of = made("rotterdam", sample=Sample(1, 20, 0, 20))
    found = break_even(of)
    assert {name: value.shape for name, value in found.items()} == dict.fromkeys(FOUND, (20, 1))
    share = found["break_even_grant_share"]
    capex: Array = of.values(["capex"])["capex"]
    paid = {
        "national_contribution": share * capex,
        "union_contribution": share * 0,
        "public_time_share": share * 0,
    }
    npv = wiring.evaluate([NPV], of.inputs, {**of.overrides, **paid})[NPV]
    some = np.isfinite(share) & (share > 0)
    assert np.all(np.abs(npv[some]) <= 1e-8 * np.broadcast_to(capex, share.shape)[some])


def test_a_result_says_that_none_suffices_where_none_does() -> None:
    result = appraise(EXAMPLES / "reference.yaml", settings={"use.gpu_hour_price": "1 euro"})
    assert np.isnan(result.quantities["break_even_purchase"].value)
    assert result.as_object()["quantities"]["break_even_purchase"]["value"] is None
    assert result.quantities["project_npv_fully_bought"].value < 0
