"""Load that may wait for lower prices waits only where a MWh saved is worth more than the computing that is lost."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from aigf.study.appraise import appraise
from aigf.study.result import Appraisal

pytestmark = pytest.mark.slow  # each appraises several proposals

BID = """
proposal: {name: x, language: en, signature_year: 2027}
factory: {accelerator: gb300-nvl72, accelerator_count: 100000}
use: {mode: mixed}
"""


def made(tmp_path: Path, share: str, price: str = "", more: str = "") -> Appraisal:
    path = tmp_path / "bid.yaml"
    energy = f"energy: {{electricity_price: 80 EUR/MWh, min_energy_share: {share}{more}}}\n"
    use = BID.replace("mode: mixed", f"mode: mixed, gpu_hour_price: {price}") if price else BID
    path.write_text(use + energy, encoding="utf-8")
    return appraise(path)


def figures(appraisal: Appraisal, *names: str) -> list[float]:
    return [appraisal.quantities[name].value for name in names]


def margin(appraisal: Appraisal) -> float:
    """What computing brings in the first full year less what electricity costs, both at signature prices."""
    earned, served, use, cost = figures(
        appraisal,
        "computing_revenue_per_mwh",
        "served_compute_share",
        "electricity_use",
        "electricity_cost_at_signature",
    )
    return earned * served * use * 1e6 - cost


def test_a_floor_costs_no_revenue_where_computing_is_worth_more_than_electricity(tmp_path: Path) -> None:
    whole, half = made(tmp_path, "100%"), made(tmp_path, "50%")
    slowing, pausing = figures(whole, "slowing_price", "pausing_price")
    dearest = 80 * float(whole.simulation.hours["price_ratio"].max())
    assert dearest < slowing < pausing
    for name in ("revenue", "throttled_electricity", "served_compute_share", "project_npv"):
        assert figures(half, name) == pytest.approx(figures(whole, name), rel=1e-9)


@pytest.mark.parametrize("price", ["0.05 EUR", "0.3 EUR", "0.6 EUR", "1 EUR"])
@pytest.mark.parametrize("more", ["", ", battery_power: 40 MW, battery_energy: 160 MWh"])
def test_leave_to_wait_never_costs_more_than_it_saves(tmp_path: Path, price: str, more: str) -> None:
    margins = [margin(made(tmp_path, share, price, more)) for share in ("100%", "90%", "20%")]
    scale = abs(margins[0]) + 1e8
    assert margins[0] <= margins[1] + 1e-6 * scale <= margins[2] + 2e-6 * scale


def test_it_waits_in_the_hours_that_cost_more_than_it_earns(tmp_path: Path) -> None:
    found = made(tmp_path, "20%", "0.3 EUR")
    slowing, pausing, beside = figures(found, "slowing_price", "pausing_price", "cost_beside_price")
    hours = found.simulation.hours
    price = 80 * hours["price_ratio"]
    throttled = hours["curtailed"] > 1e-9
    # What a MWh earns differs by the hour, because cooling takes more of it in warm ones.
    per_hour = hours["load"].mean() / hours["load"]
    assert 0.01 < throttled.mean() < 0.9
    assert price[throttled].min() >= ((slowing + beside) * per_hour[throttled] - beside).min() - 1e-6
    assert not throttled[price < (slowing + beside) * per_hour - beside - 1e-6].any()
    assert throttled[price > (slowing + beside) * per_hour - beside + 1e-6].all()
    whole = hours["load"] * figures(found, "flexible_share")[0]
    paused = hours["curtailed"] > (1 - found.inputs["efficient_power_share"].value) * whole + 1e-9
    assert not paused[price < (pausing + beside) * per_hour - beside - 1e-6].any()


def test_the_floor_holds_where_computing_earns_nothing(tmp_path: Path) -> None:
    found = made(tmp_path, "95%", "0 EUR")
    use, throttled = figures(found, "electricity_use", "throttled_electricity")
    assert throttled == pytest.approx(0.05 * use * 1e6, rel=1e-6)


def test_what_computing_earns_is_something_the_engine_starts_from_where_load_may_wait(tmp_path: Path) -> None:
    """A price changes no simulation, but for what load is weighed by where it may wait."""
    keys = {
        (share, price): made(tmp_path, share, price).engine_key
        for share in ("100%", "90%")
        for price in ("0.3 EUR", "0.4 EUR")
    }
    assert keys["100%", "0.3 EUR"] == keys["100%", "0.4 EUR"]
    assert len(set(keys.values())) == 3


def test_prices_of_waiting_follow_from_the_curve(tmp_path: Path) -> None:
    found = made(tmp_path, "100%")
    earned, slowing, pausing, beside = figures(
        found, "computing_revenue_per_mwh", "slowing_price", "pausing_price", "cost_beside_price"
    )
    efficient, performance = (found.inputs[f"efficient_{of}_share"].value for of in ("power", "performance"))
    assert slowing == pytest.approx(earned * (1 - performance) / (1 - efficient) - beside)
    assert pausing == pytest.approx(earned * performance / efficient - beside)
    # From full power to none all that the load earns is lost, and all that it costs beside its price saved.
    assert (1 - efficient) * slowing + efficient * pausing == pytest.approx(earned - beside)
    assert np.isfinite(earned)


@pytest.mark.parametrize(("price", "waits"), [("1 EUR", False), ("0 EUR", True)])
def test_where_electricity_costs_nothing_only_what_is_paid_beside_it_counts(
    tmp_path: Path, price: str, waits: bool
) -> None:
    path = tmp_path / "bid.yaml"
    use = BID.replace("mode: mixed", f"mode: mixed, gpu_hour_price: {price}")
    path.write_text(use + "energy: {electricity_price: 0 EUR/MWh, min_energy_share: 50%}\n", encoding="utf-8")
    assert (figures(appraise(path), "throttled_electricity")[0] > 0) == waits
