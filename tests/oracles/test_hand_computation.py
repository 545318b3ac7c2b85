"""One appraisal computed again in plain Python, from the printed inputs, without the model's code."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy_financial as npf
import pytest

from aigf.study.appraise import appraise

EXAMPLES = Path(__file__).parents[2] / "examples"


@pytest.fixture(scope="module", params=["reference", "rotterdam"])
def result(request: pytest.FixtureRequest) -> dict[str, Any]:
    """Both start two years after the signature: the connection of Rotterdam, which states no plan, is set so."""
    settings = {"energy.energisation_year": "2029"} if request.param == "rotterdam" else {}
    return appraise(EXAMPLES / f"{request.param}.yaml", settings=settings).as_object()


def close(value: float) -> Any:
    return pytest.approx(value, rel=1e-12)


def test_physical_quantities(result: dict[str, Any]) -> None:
    given = {name: item["value"] for name, item in result["inputs"].items()}
    found = {name: item["value"] for name, item in result["quantities"].items()}
    peak = given["accelerator_count"] * given["accelerator_peak_flops"]
    speed = peak * given["model_flops_utilisation"] * found["training_goodput"]
    assert found["peak_flops"] == close(peak)
    assert found["training_flop_per_month"] == close(speed * 365 / 12 * 86400)
    assert found["hero_run_duration"] == close(given["hero_run_flop"] / speed / 86400 / 365)
    it_load = given.get("it_load") or (
        given["accelerator_count"]
        * given["accelerator_it_power"]
        * (1 + given["network_storage_power_share"])
    )
    assert found["it_load"] == close(it_load)
    pue = given.get("pue", given["simulated_pue"])
    assert found["facility_load"] == close(
        it_load * (pue + given["simulated_peak_pue"] - given["simulated_pue"])
    )
    use = given.get("electricity_use") or it_load * given["it_full_load_hours"] * pue / 1e6
    assert found["electricity_use"] == close(use)
    assert found["household_equivalents"] == close(use * 1e6 / given["household_electricity"])
    # The simulated hours are those of the mean IT load.
    share = (
        given["idle_power_share"]
        + (given["active_power_share"] - given["idle_power_share"]) * given["occupancy"]
    )
    assert given["it_full_load_hours"] == close(8760 * share)


@dataclass
class Year:
    """One year of the project before it has debt; what is aided is with public money and without the hours it buys."""

    runs: bool
    price_index: float
    sales: float
    profit: float
    depreciation: float
    tax: float
    spent: float
    flow: float
    aided_profit: float
    aided_tax: float
    before_debt: float
    aided_flow: float


@dataclass
class Project:
    """The inputs and results that were printed, and the years computed from them by hand."""

    given: dict[str, float]
    found: dict[str, float]
    years: list[Year]
    largest: float


@pytest.fixture(scope="module")
def project(result: dict[str, Any]) -> Project:
    given = {name: item["value"] for name, item in result["inputs"].items()}
    found = {name: item["value"] for name, item in result["quantities"].items()}
    count = len(result["series"]["cash_flow"]["years"])
    capex, opex, revenue = found["capex"], found["opex_at_signature"], found["revenue"]
    public = found["public_contribution"] / capex
    hours = given["accelerator_count"] * 8760
    market = hours * min(given["sold_share"], given["occupancy"]) * found["gpu_hour_price"]
    hardware = found["hardware_capex"] / (found["hardware_capex"] + found["facility_capex"])
    start, life = 2, int(given["hardware_life"])
    sold_in_first = market * (1 + given["owned_chip_price_change"]) ** (start - 1)
    assert revenue == close(sold_in_first * (1 - public))
    assert found["market_revenue"] == close(sold_in_first)
    assert found["opex"] == close(opex * (1 + given["inflation"]) ** start)
    assert count == start + life
    made, losses, aided_losses, written_off = [], 0.0, 0.0, 0.0
    yearly = capex * (hardware / given["hardware_life"] + (1 - hardware) / given["facility_life"])
    for year in range(count):
        runs, last = year >= start, year == count - 1
        index = runs * (1 + given["owned_chip_price_change"]) ** (year - 1)
        sales = market * runs * index
        kept = market * (1 - public) * runs * index
        costs = opex * runs * (1 + given["inflation"]) ** year
        built = (1 + given["inflation"]) ** year / (2 + given["inflation"]) * (year < 2)
        spent = capex * ((1 - hardware) * built + hardware * (year == 1))
        resale = last * capex * hardware * given["hardware_value_retention"] ** life
        book_value = 1 - life / given["facility_life"]
        resale += last * capex * (1 - hardware) * given["facility_market_share"] * book_value
        depreciated = yearly * runs
        written_off += depreciated
        if last:
            depreciated += capex - written_off
        profit = sales + resale - costs - depreciated
        tax, losses = taxed(profit, losses, given)
        flow = sales - costs - tax + resale - spent
        aided = kept + resale - costs - depreciated * (1 - public)
        aided_tax, aided_losses = taxed(aided, aided_losses, given)
        before_debt = kept - costs - aided_tax
        aided_flow = before_debt + resale - spent * (1 - public)
        made.append(Year(runs, index, sales, profit, depreciated, tax, spent, flow, aided, aided_tax, before_debt,
                         aided_flow))  # fmt: skip
    return Project(given, found, made, max(abs(year.flow) for year in made))


def taxed(profit: float, losses: float, given: dict[str, float]) -> tuple[float, float]:
    """The tax on a year's profit, and the losses that remain to be offset."""
    gain = max(profit, 0.0)
    free = given["loss_offset_free_amount"]
    room = min(gain, free + given["loss_offset_share"] * max(gain - free, 0.0))
    tax = given["corporate_tax_rate"] * max(profit - min(losses, room), 0.0)
    return tax, max(losses - room, 0.0) + max(-profit, 0.0)


def test_cash_flow_and_its_value(result: dict[str, Any], project: Project) -> None:
    given, found = project.given, project.found
    flows = [year.flow for year in project.years]
    within = 1e-9 * project.largest
    assert result["series"]["cash_flow"]["values"] == pytest.approx(flows, abs=within)
    npv = npf.npv(given["cost_of_capital"], flows)
    assert found["project_npv"] == pytest.approx(npv, abs=within)
    assert found["funding_gap"] == pytest.approx(max(-npv, 0.0), abs=within)
    assert found["project_irr"] == pytest.approx(npf.irr(flows), abs=1e-9)
    aided = npf.npv(given["cost_of_capital"], [year.aided_flow for year in project.years])
    assert found["project_npv_with_contribution"] == pytest.approx(aided, abs=within)
    saleable = given["accelerator_count"] * min(given["sold_share"], given["occupancy"]) * 8760
    assert found["saleable_accelerator_hours"] == close(saleable)
    assert found["cost_per_gpu_hour"] == close((found["opex"] + project.years[2].depreciation) / saleable)


@pytest.mark.parametrize("name", ["levelised_cost_per_gpu_hour", "break_even_gpu_hour_price"])
def test_sold_at_cost_the_project_is_worth_nothing(project: Project, name: str) -> None:
    """The levelised cost is one price for every year; the break-even price changes as rental prices do."""
    hours = project.found["saleable_accelerator_hours"]
    losses, flows = 0.0, []
    for year in project.years:
        index = year.price_index if name.startswith("break_even") else 1.0
        more = project.found[name] * hours * year.runs * index - year.sales
        tax, losses = taxed(year.profit + more, losses, project.given)
        flows.append(year.flow + more + year.tax - tax)
    value = npf.npv(project.given["cost_of_capital"], flows)
    assert value == pytest.approx(0.0, abs=1e-9 * project.largest)


def test_debt_and_equity(project: Project) -> None:
    given, found, capex = project.given, project.found, project.found["capex"]
    rate, national = given["debt_interest_rate"], given["national_contribution_share"]
    union = min(given["union_contribution_share"], national, given["union_share_ceiling"])
    granted = national + min(union, given["union_contribution_ceiling"] / capex)
    # The debt is repaid in the five years of operation.
    assert given["debt_tenor"] == 5
    paying = [max(year.before_debt, 0.0) if year.runs else 0.0 for year in project.years]
    drawn_worth = npf.npv(rate, [year.spent / capex for year in project.years])
    carried = npf.npv(rate, paying) / given["target_dscr"] / drawn_worth
    debt = min(given["debt_share"] * capex, (1 - granted) * capex, carried)
    assert found["debt"] == close(debt)
    assert found["equity"] == pytest.approx((1 - granted) * capex - debt, abs=1e-9 * capex)
    cover = npf.npv(rate, paying) / (debt * drawn_worth)
    assert found["dscr_min"] == close(cover)
    balance = waiting = losses = 0.0
    flows = []
    for year, pays in zip(project.years, paying, strict=True):
        interest, drawn, service = balance * rate, debt * year.spent / capex, pays / cover
        balance += interest + drawn - service
        gross = max(year.aided_profit + year.depreciation * (1 - granted), 0.0)
        room = max(given["interest_deduction_free_amount"], given["interest_deduction_share"] * gross)
        deducted = min(waiting + interest, room)
        waiting += interest - deducted
        tax, losses = taxed(year.aided_profit - deducted, losses, given)
        flows.append(year.aided_flow + year.aided_tax - tax + drawn - service)
    assert abs(balance) <= 1e-9 * debt
    assert found["equity_irr"] == pytest.approx(npf.irr(flows), abs=1e-9)
