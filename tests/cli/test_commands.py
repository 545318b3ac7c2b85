"""The commands as a user runs them: what they print, where, and with which exit code."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest

from tests.cli.running import REFERENCE, aigf

#: The quantities of the interface and their units.
QUANTITIES = {
    "accelerator_count": "accelerator",
    "peak_flops": "FLOP/s",
    "training_goodput": "",
    "frontier_window": "year",
    "cost_per_million_trained_tokens": "EUR/Mtoken",
    "water_use": "m3",
    "electricity_cost": "EUR",
    "grid_import_peak": "MW",
    "renewable_share_annual": "",
    "renewable_share_hourly": "",
    "emissions_location": "t",
    "emissions_market": "t",
    "heat_available": "PJ",
    "heat_delivered": "PJ",
    "built_floor_area": "ha",
    "time_to_power": "year",
    "project_irr": "",
    "equity_irr": "",
    "dscr_min": "",
    "debt": "EUR",
    "funding_gap": "EUR",
    "levelised_cost_per_gpu_hour": "EUR/accelerator/h",
    "construction_fte_years": "fte",
    "operation_fte_direct": "fte",
    "operation_fte_indirect": "fte",
    "gross_value_added": "EUR",
    "access_shortfall_abroad": "",
    "welfare_costs": "EUR",
    "welfare_benefits": "EUR",
    "welfare_balance": "EUR",
    "benefit_cost_ratio": "",
    "social_irr": "",
    "training_flop_per_month": "FLOP",
    "hero_run_duration": "year",
    "it_load": "MW",
    "pue": "",
    "facility_load": "MW",
    "electricity_use": "TWh",
    "household_equivalents": "household",
    "net_area": "ha",
    "capex": "EUR",
    "opex": "EUR",
    "revenue": "EUR",
    "project_npv": "EUR",
    "cost_per_gpu_hour": "EUR/accelerator/h",
}


def result(*arguments: object) -> dict[str, Any]:
    """What ``aigf appraise --json`` prints of the reference, without draws."""
    run = aigf("appraise", REFERENCE, "--json", "--draws", 0, *arguments)
    assert run.returncode == 0, run.stderr
    found: dict[str, Any] = json.loads(run.stdout)
    return found


def value(name: str, *arguments: object) -> Any:
    return result(*arguments)["quantities"][name]["value"]


def test_appraise_json_has_the_interface() -> None:
    found = result()
    assert {
        "proposal",
        "register_version",
        "scenario",
        "alternative",
        "verdict",
        "quantities",
        "questions",
    } <= set(found)
    for name, unit in QUANTITIES.items():
        quantity = found["quantities"][name]
        assert quantity["unit"] == unit
        assert quantity["status"] in ("computed", "stated", "assumed", "simulated")
        assert quantity["label"]
    assert set(found["verdict"]) >= {"outcome", "reachable", "path", "missing"}
    assert {"question", "answer", "because", "evidence"} <= set(found["verdict"]["path"][0])


@pytest.mark.slow
def test_the_reports_own_inputs_give_its_own_arithmetic() -> None:
    found = result()["quantities"]
    assert found["accelerator_capex"]["value"] == pytest.approx(2.128e9)
    assert found["national_contribution"]["value"] == pytest.approx(700e6)
    # Section 4.1: 1.6 to 3.2 TWh are 0.6 to 1.3 million households.
    for use, households in ((1.6, 0.6e6), (3.2, 1.3e6)):
        found_households = value("household_equivalents", "--set", f"energy.electricity_use={use} TWh")
        assert round(found_households / 1e5) * 1e5 == pytest.approx(households)


@pytest.mark.parametrize("utilisation", [0.35, 0.45])
@pytest.mark.parametrize("goodput", [0.90, 0.95])
@pytest.mark.slow
def test_training_compute_corrects_the_report(utilisation: float, goodput: float) -> None:
    found = value(
        "training_flop_per_month",
        *("--set", f"factory.model_flops_utilisation={utilisation}"),
        *("--set", f"factory.training_goodput={goodput}"),
    )
    assert 0.8e26 <= found <= 1.12e26


def test_the_reports_own_facts_yield_a_set() -> None:
    verdict = result()["verdict"]
    assert verdict["outcome"] is None
    assert {"ecosystem", "central-conditional"} <= set(verdict["reachable"])
    assert verdict["missing"]


def test_wrong_input_is_said_with_its_place_and_exit_code_3(tmp_path: Path) -> None:
    bid = tmp_path / "bid.yaml"
    bid.write_text(
        "proposal:\n  name: X\n  signature_year: 2027\n"
        "factory:\n  accelerator: h100-sxn\n  it_load: 250 MWh\n  pue: 0.9\n"
    )
    for command in ("check", "appraise"):
        run = aigf(command, bid)
        assert run.returncode == 3
        said = (run.stdout + run.stderr).splitlines()
        assert len(said) == 3
        assert said[0].startswith(f"{bid}:5:16: factory.accelerator: ")
        assert "h100-sxm" in said[0]
        assert said[1].startswith(f"{bid}:6:12: factory.it_load: ")
        assert said[2].startswith(f"{bid}:7:8: factory.pue: ")
        assert "Traceback" not in run.stderr


def test_problems_are_told_in_the_language_that_is_asked_for(tmp_path: Path) -> None:
    for command in ("check", "appraise"):
        run = aigf(command, tmp_path / "none.yaml", "--lang", "nl", LC_ALL="en_GB.UTF-8")
        assert "dit bestand bestaat niet" in run.stdout + run.stderr


def test_check_json(tmp_path: Path) -> None:
    run = aigf("check", REFERENCE, "--json")
    assert run.returncode == 0
    found = json.loads(run.stdout)
    assert found["ok"]
    assert "sold_share" in found["defaults"]
    assert "commitments.grid_agreement" in found["missing"]
    missing = tmp_path / "none.yaml"
    run = aigf("check", missing, "--json")
    assert run.returncode == 3
    assert json.loads(run.stdout)["problems"][0]["line"] == 1


@pytest.mark.parametrize("lang", ["nl", "en"])
@pytest.mark.slow
def test_a_new_proposal_passes_check_and_is_never_overwritten(tmp_path: Path, lang: str) -> None:
    bid = tmp_path / "bid.yaml"
    assert aigf("new", bid, "--lang", lang).returncode == 0
    before = bid.read_text()
    assert aigf("check", bid).returncode == 0
    assert aigf("appraise", bid, "--draws", 0).returncode == 0
    again = aigf("new", bid)
    assert again.returncode == 2
    assert "exists already" in again.stderr
    assert bid.read_text() == before


@pytest.mark.parametrize(
    ("arguments", "word"),
    [
        (("--set", "finance.cap_ex=3 mld EUR"), "capex"),
        (("--set", "electricity_prise=60"), "electricity_price"),
        (("--set", "electricity_price=60 EUR/MW"), "EUR/MWh"),
        (("--set", "policy.acceptance=maybe"), "policy."),
        (("--set", "nothing"), "name=value"),
        (("--scenario", "acces=closed"), "access"),
        (("--scenario", "access=shut"), "closed"),
    ],
)
def test_wrong_options_name_the_nearest(arguments: tuple[str, str], word: str) -> None:
    run = aigf("appraise", REFERENCE, "--draws", 0, *arguments)
    assert run.returncode == 3
    assert word in run.stderr
    assert run.stdout == ""


@pytest.mark.slow
def test_settings_and_scenarios_change_what_they_name() -> None:
    base = result()["quantities"]
    dear = result("--scenario", "prices=high")["quantities"]
    same = result("--set", "electricity_price=104")["quantities"]
    assert (
        dear["electricity_cost"]["value"]
        == same["electricity_cost"]["value"]
        > base["electricity_cost"]["value"]
    )
    assert dear["project_npv"]["value"] < base["project_npv"]["value"]


def test_sources_and_schema() -> None:
    run = aigf("sources", "electricity", "--json")
    (entry,) = [row for row in json.loads(run.stdout)["entries"] if row["name"] == "electricity_price"]
    assert entry["source"]["address"].startswith("http")
    assert "electricity_price" in aigf("sources", "electricity").stdout
    assert json.loads(aigf("schema").stdout)["properties"]["factory"]


def test_usage_errors() -> None:
    assert aigf("appraise").returncode == 2
    assert aigf("apraise", "x").returncode == 2
    assert aigf("report", "x", "--format", "docx").returncode == 2


@pytest.mark.slow
def test_a_name_that_is_no_utf_8_is_written_in_escapes(tmp_path: Path) -> None:
    bid = tmp_path / os.fsdecode(b"b\xff\x1b[1m\n.yaml")
    bid.write_bytes(REFERENCE.read_bytes())
    out = tmp_path / os.fsdecode(b"o\xff")
    run = aigf("appraise", bid, "--json", "--draws", 0, "-o", out)
    assert run.returncode == 0, run.stderr
    found = json.loads(run.stdout)
    assert found["proposal"]["file"] == r"b\xff\x1b[1m\n.yaml"
    assert r"$'b\xff\x1b[1m\n.yaml'" in found["command"]
    assert (out / "report.nl.html").is_file()
    assert aigf("report", out).returncode == 0
    run = aigf("check", bid)
    assert run.stdout.startswith(rf"{tmp_path}/b\xff\x1b[1m\n.yaml: no problems")
    run = aigf("check", tmp_path / os.fsdecode(b"none\xff"))
    assert (run.returncode, run.stdout) == (
        3,
        rf"{tmp_path}/none\xff:1:1: there is no such file, expected a YAML file" + "\n",
    )
