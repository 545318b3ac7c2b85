"""What a proposal says of its supply reaches the engines and the costs: contract, coupling, battery, backup."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from aigf.study.backup import backup_warnings
from aigf.study.binding import bind
from aigf.study.case import Case, prepare
from aigf.study.run import Run, plan_of, run

BID = """
proposal: {name: x, language: en, signature_year: 2027}
factory: {accelerator: gb300-nvl72, accelerator_count: 100000}
use: {mode: mixed}
energy:
  electricity_price: 80 EUR/MWh
"""

#: What comes behind all else in the section energy: a permit to run backup beside the grid, with its evidence.
PERMIT = """  backup_permit: {answer: yes, evidence: [environment]}
evidence: [{id: environment, title: Environmental permit, kind: permit}]
"""


def made(tmp_path: Path, energy: str = "", settings: dict[str, str] | None = None) -> tuple[Case, Run]:
    path = tmp_path / "bid.yaml"
    path.write_text(BID + energy, encoding="utf-8")
    case = prepare(path, settings or {}, "base", 1)
    return case, run(case, bind(case), plan_of(case))


def figures(of: Run, *names: str) -> list[float]:
    return [float(of.values([name])[name][0, 0]) for name in names]


def test_a_firm_contract_leaves_all_as_it_is(tmp_path: Path) -> None:
    case, firm = made(tmp_path)
    assert figures(firm, "flexible_hours", "backup_electricity", "throttled_electricity") == [0, 0, 0]
    assert figures(firm, "served_compute_share") == [1.0]
    assert backup_warnings(case, firm) == []


def test_a_time_duration_right_trades_the_tariff_for_hours(tmp_path: Path) -> None:
    firm, called = (made(tmp_path, f"  grid_contract: {form}\n")[1] for form in ("firm", "time-duration"))
    names = ("contract_transport_cost", "flexible_hours", "served_compute_share", "sold_accelerator_hours")
    tariff, hours, served, sold = figures(called, *names)
    assert (tariff, hours) == (0, 876)
    assert served == pytest.approx(1 - 876 / 8760)
    part = figures(called, "market_time_share")[0]
    assert sold == pytest.approx(served * part * 100_000 * 8760, rel=1e-12)
    cheaper, dearer = (figures(one, "transport_cost", "electricity_cost") for one in (called, firm))
    assert cheaper[0] < dearer[0]
    lost = figures(called, "lost_accelerator_hours")[0]
    occupancy = float(called.inputs["occupancy"][0, 0])
    assert lost == pytest.approx((1 - served) * 100_000 * 8760 * occupancy, rel=1e-9)


@pytest.mark.parametrize("backup", ["diesel", "gas", "hydrogen", "battery"])
def test_backup_in_called_hours_has_its_fuel_its_emissions_and_a_warning(tmp_path: Path, backup: str) -> None:
    case, called = made(tmp_path, f"  grid_contract: time-duration\n  backup: {backup}\n{PERMIT}")
    energy, fuel, emissions, nitrogen = figures(
        called, "backup_generation", "backup_fuel_cost", "emissions_backup", "nitrogen_oxides_backup"
    )
    entries = case.entries
    prefix = "" if backup == "diesel" else f"{backup}_"
    assert fuel == pytest.approx(energy * entries[f"{prefix}backup_fuel_price"].value)
    assert emissions == pytest.approx(energy * entries[f"{prefix}backup_emission_factor"].value)
    assert (nitrogen > 0) == (backup in ("diesel", "gas"))
    (warning,) = backup_warnings(case, called)
    assert ("500 hours" in str(warning)) == (backup == "diesel")


def test_what_is_set_holds_for_the_form_of_contract(tmp_path: Path) -> None:
    form = "  grid_contract: time-duration\n"
    for name in ("time_duration_call_share", "call_share"):
        _, called = made(tmp_path, form, {name: "0.05"})
        assert figures(called, "flexible_hours") == [438]


def test_sixty_hours_in_a_battery_cost_more_than_diesel(tmp_path: Path) -> None:
    """60 hours at 200 euro a kWh is 12 million euro per MW."""
    _, diesel = made(tmp_path, "  backup: diesel\n")
    _, battery = made(tmp_path, "  backup: battery\n")
    load, cost = figures(battery, "facility_load", "backup_capex")
    assert cost == pytest.approx(load * (0.15e6 + 60 * 200e3))
    assert cost > 15 * figures(diesel, "backup_capex")[0]


def test_a_direct_line_and_baseload_reach_the_costs(tmp_path: Path) -> None:
    _, of = made(
        tmp_path,
        """  grid_export: 100 MW
  supply:
    - {source: offshore-wind, power: 200 MW, price: 80 EUR/MWh, coupling: direct-line}
    - {source: offshore-wind, power: 100 MW, price: 95 EUR/MWh, coupling: contract, delivery: baseload}
    - {source: solar, power: 100 MW, price: 60 EUR/MWh}
""",
    )
    flat, variable, generation = figures(
        of, "baseload_generation", "variable_generation", "contracted_generation"
    )
    # Baseload is the volume of the long term; wind and sun are those of the year.
    wind, sun = (float(np.mean(of.simulation.hours[source])) for source in ("wind", "solar"))
    assert flat == pytest.approx(100 * 0.39 * 8760, rel=1e-9)
    assert variable == pytest.approx((200 * wind + 100 * sun) * 8760, rel=1e-9)
    assert generation == pytest.approx(flat + variable, rel=1e-12)
    produced, contracted = figures(of, "contracted_power_cost", "baseload_power_cost")
    price = (200 * 0.39 * 80 + 100 * 0.1 * 60) / (200 * 0.39 + 100 * 0.1)
    assert produced == pytest.approx(variable * price, rel=1e-9)
    assert contracted == pytest.approx(flat * 95, rel=1e-9)
    assert figures(of, "direct_line_power") == [200.0]
    imported, delivered = figures(of, "grid_import", "delivered_electricity")
    assert imported < 0.8 * delivered
    market, matched = figures(of, "market_electricity", "matched_electricity")
    assert market + matched == pytest.approx(delivered, rel=1e-12)


def test_a_battery_lowers_the_cost_of_energy_and_brings_called_hours(tmp_path: Path) -> None:
    form = "  grid_contract: time-duration\n"
    _, without = made(tmp_path, form + PERMIT)
    _, with_one = made(tmp_path, form + "  battery_power: 100 MW\n  battery_energy: 800 MWh\n" + PERMIT)
    assert figures(with_one, "battery_losses")[0] > 0 == figures(without, "battery_losses")[0]
    for name in ("backup_electricity", "backup_fuel_cost"):
        assert figures(with_one, name)[0] < 0.9 * figures(without, name)[0]
    price = "simulated_import_price_ratio"
    assert with_one.inputs[price][0, 0] < without.inputs[price][0, 0]
    assert figures(with_one, "battery_capex") == [pytest.approx(160e6)]
    served = [figures(one, "served_compute_share")[0] for one in (with_one, without)]
    assert served[0] >= served[1] - 1e-9


def test_throttling_for_price_serves_just_the_floor_where_computing_earns_nothing(tmp_path: Path) -> None:
    nothing = {"use.gpu_hour_price": "0 EUR"}
    _, all_year = made(tmp_path, settings=nothing)
    _, floor = made(tmp_path, "  min_energy_share: 95%\n", nothing)
    use, throttled = figures(floor, "electricity_use", "throttled_electricity")
    assert throttled == pytest.approx(0.05 * use * 1e6, rel=1e-6)
    price = "simulated_import_price_ratio"
    assert floor.inputs[price][0, 0] < all_year.inputs[price][0, 0]
    # Dear hours are waited out, not slept through at the best power: computing is lost as energy is.
    assert figures(floor, "served_compute_share") == [pytest.approx(0.95, abs=0.002)]


def test_a_stated_flexible_share_takes_the_place_of_the_computed_one(tmp_path: Path) -> None:
    _, of = made(tmp_path, "  grid_contract: time-duration\n  flexible_share: 100%\n" + PERMIT)
    assert figures(of, "backup_electricity") == [0.0]
    load, flexible = figures(of, "facility_load", "flexible_load")
    assert flexible == load


def test_what_the_engines_start_from_is_noticed(tmp_path: Path) -> None:
    """Each of these makes another simulation, and so another key."""
    energy = {
        "": "",
        "contract": "  grid_contract: time-duration\n",
        "connection": "  grid_connection: 150 MW\n",
        "battery": "  battery_power: 10 MW\n  battery_energy: 20 MWh\n",
        "flexible": "  flexible_share: 10%\n",
        "permit": PERMIT,
        "floor": "  min_energy_share: 99%\n",
        "line": "  supply: [{source: solar, power: 50 MW, coupling: direct-line}]\n",
        "grid": "  supply: [{source: solar, power: 50 MW}]\n",
        "flat": "  supply: [{source: solar, power: 50 MW, delivery: baseload}]\n",
    }
    keys = {name: made(tmp_path, text)[1].engine_key() for name, text in energy.items()}
    assert len(set(keys.values())) == len(energy)
