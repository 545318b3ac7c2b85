"""The facility is paid at the prices of its day, and every label has one price basis."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from aigf.model import investment, wiring
from aigf.study.binding import bind
from aigf.study.case import prepare
from aigf.study.run import Run, plan_of, run
from aigf.units import EUR, Array, Ratio, Share

EXAMPLES = Path(__file__).parents[2] / "examples"
PARTS = ("building", "electrical", "backup", "battery", "grid_connection", "land")


def made(name: str, **settings: str) -> Run:
    case = prepare(EXAMPLES / f"{name}.yaml", settings, "base", 1)
    return run(case, bind(case), plan_of(case))


def one(value: float) -> Array:
    return np.array([[value]])


def test_a_facility_built_late_by_hand() -> None:
    """1,722.1 at prices of year 0, half in year 10 and half in year 11, at 2%: 1,722.1 x (1.02^10 + 1.02^11) / 2."""
    built = np.zeros((1, 13))
    built[0, 10:12] = 0.5
    index = 1.02 ** np.arange(13.0)[np.newaxis, :]
    mean = investment.mean_facility_price(Ratio(index), Share(built))
    nothing = [EUR(one(0.0))] * 5
    whole = EUR(one(1722.1))
    rise = investment.facility_price_rise(whole, *nothing, mean)
    paid = investment.facility_capex(whole, *nothing, rise)
    assert paid[0, 0] == pytest.approx(2120.22, abs=0.005)
    share = investment.facility_payment_share(Share(built), Ratio(index), mean)
    by_year = paid * share
    assert by_year[0, 10] == pytest.approx(1722.1 / 2 * 1.02**10)
    assert by_year[0, 11] == pytest.approx(1722.1 / 2 * 1.02**11)
    back = investment.facility_at_signature(paid, Share(one(0.0)), share, Ratio(index))
    assert back[0, 0] == pytest.approx(1722.1)


@pytest.mark.parametrize("name", ["reference", "rotterdam", "eemshaven", "narvik", "federated"])
def test_the_investment_is_what_the_years_pay_each_at_its_prices(name: str) -> None:
    of = made(name)
    names = [*(f"{part}_capex" for part in PARTS), "facility_capex", "hardware_capex", "capex"]
    names += ["capital_expenditure", "price_index", "hardware_payment_share", "hardware_share"]
    values = wiring.evaluate(names, of.inputs)  # without what the proposal states
    real = sum(values[f"{part}_capex"] for part in PARTS)
    paid = real * of.inputs["facility_spending_share"] * values["price_index"]
    assert values["facility_capex"] == pytest.approx(paid.sum(axis=-1, keepdims=True))
    bought = values["hardware_capex"] * values["hardware_payment_share"]
    assert values["capital_expenditure"] == pytest.approx(paid + bought, rel=1e-9)
    assert values["capital_expenditure"].sum() == pytest.approx(values["capex"][0, 0])


def test_a_stated_investment_is_what_the_years_pay() -> None:
    values = made("rotterdam").values(["capital_expenditure", "capex"])
    assert values["capex"][0, 0] == 7.5e9
    assert values["capital_expenditure"].sum() == pytest.approx(7.5e9)


def test_without_inflation_nothing_rises_and_with_it_running_costs_rise_once() -> None:
    flat, rising = made("eemshaven", inflation="0"), made("eemshaven", inflation="3%")
    names = ["facility_price_rise", "facility_at_signature", "land_capex", "maintenance_cost_at_signature"]
    before, after = flat.values(names), rising.values(names)
    assert before["facility_price_rise"][0, 0] == 0
    assert after["facility_price_rise"][0, 0] > 0
    for name in ("facility_at_signature", "land_capex"):
        assert after[name] == pytest.approx(before[name])
    assert (
        after["maintenance_cost_at_signature"] <= before["maintenance_cost_at_signature"] * (1 + 1e-9)
    ).all()
