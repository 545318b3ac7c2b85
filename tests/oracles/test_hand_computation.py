"""One appraisal computed again in plain Python, from the printed inputs, without the model's code."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy_financial as npf
import pytest

from aigf.study.appraise import appraise

EXAMPLES = Path(__file__).parents[2] / "examples"


@pytest.fixture(scope="module", params=["reference", "rotterdam"])
def result(request: pytest.FixtureRequest) -> dict[str, Any]:
    return appraise(EXAMPLES / f"{request.param}.yaml").as_object()


def close(value: float) -> Any:
    return pytest.approx(value, rel=1e-12)


def test_physical_quantities(result: dict[str, Any]) -> None:
    given = {name: item["value"] for name, item in result["inputs"].items()}
    found = {name: item["value"] for name, item in result["quantities"].items()}
    peak = given["accelerator_count"] * given["accelerator_peak_flops"]
    speed = peak * given["model_flops_utilisation"] * given["training_goodput"]
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


def test_cash_flow_and_its_value(result: dict[str, Any]) -> None:
    given = {name: item["value"] for name, item in result["inputs"].items()}
    found = {name: item["value"] for name, item in result["quantities"].items()}
    years = result["series"]["cash_flow"]["years"]
    capex, opex, revenue = found["capex"], found["opex"], found["revenue"]
    hardware = found["hardware_capex"] / (found["hardware_capex"] + found["facility_capex"])
    start, life = 2, int(given["hardware_life"])
    assert len(years) == start + life
    flows, losses, written_off = [], 0.0, 0.0
    yearly = capex * (hardware / given["hardware_life"] + (1 - hardware) / given["facility_life"])
    for year in range(len(years)):
        runs = 1.0 if year >= start else 0.0
        last = year == len(years) - 1
        sales = revenue * runs * (1 + given["rental_price_change"]) ** year
        costs = opex * runs * (1 + given["inflation"]) ** year
        spent = capex * ((1 - hardware) / 2 * (year < 2) + hardware * (year == 1))
        resale = (
            capex
            * (hardware * given["hardware_resale_share"] + (1 - hardware) * given["facility_resale_share"])
            if last
            else 0.0
        )
        depreciated = yearly * runs
        written_off += depreciated
        if last:
            depreciated += capex - written_off
        profit = sales + resale - costs - depreciated
        gain = max(profit, 0.0)
        room = min(
            gain,
            given["loss_offset_free_amount"]
            + given["loss_offset_share"] * max(gain - given["loss_offset_free_amount"], 0.0),
        )
        offset = min(losses, room)
        tax = given["corporate_tax_rate"] * max(profit - offset, 0.0)
        losses = max(losses - room, 0.0) + max(-profit, 0.0)
        flows.append(sales + resale - costs - spent - tax)
    largest = max(abs(flow) for flow in flows)
    assert result["series"]["cash_flow"]["values"] == pytest.approx(flows, abs=1e-9 * largest)
    assert found["project_npv"] == pytest.approx(npf.npv(given["cost_of_capital"], flows), abs=1e-9 * largest)
    sold = given["accelerator_count"] * given["sold_share"] * 8760
    assert found["cost_per_gpu_hour"] == close((opex + yearly) / sold)
