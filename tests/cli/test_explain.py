"""``aigf explain`` as a user runs it."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.running import REFERENCE, ROOT, ROTTERDAM, aigf

#: A price that no register moves.
PRICE = ("--set", "finance.accelerator_price=25.000 EUR")


@pytest.fixture(scope="module")
def folder(written: Callable[[str], Path]) -> Path:
    return written("rotterdam")


def test_the_formula_in_names_and_numbers_down_to_the_sources() -> None:
    run = aigf("explain", ROTTERDAM, "accelerator_capex", *PRICE, "--lang", "en")
    assert run.returncode == 0, run.stderr
    assert "[Number of accelerators (GPUs) in the gigafactory] × [Price of one accelerator]" in run.stdout
    assert "= 100,000 accelerators × EUR 25,000 per accelerator = EUR 2.5 billion" in run.stdout
    assert "rotterdam.yaml:24:22" in run.stdout
    assert "Source: " in run.stdout
    assert "\x1b" not in run.stdout
    assert not [line for line in run.stdout.splitlines() if line != line.rstrip()]


def test_dutch_notation_and_words() -> None:
    said = aigf("explain", ROTTERDAM, "accelerator_capex", *PRICE, "--lang", "nl").stdout
    assert "= 100.000 AI-processoren × 25.000 euro per AI-processor = 2,5 mld. euro" in said
    assert "Herkomst: vermeld in het voorstel" in said


@pytest.mark.slow
def test_a_file_and_its_appraisal_are_explained_alike(folder: Path) -> None:
    arguments = ("capex", "--lang", "nl", "--depth", "4")
    of_file, of_folder = (aigf("explain", source, *arguments) for source in (ROTTERDAM, folder))
    assert of_folder.returncode == 0, of_folder.stderr
    assert of_file.stdout == of_folder.stdout
    assert "Wat het model zou berekenen" in of_folder.stdout


def test_json_is_the_same_tree(folder: Path) -> None:
    document = json.loads(aigf("explain", folder, "project_npv", "--json", "--depth", "1").stdout)
    tree = document["tree"]
    assert tree["name"] == "project_npv"
    assert tree["unit"] == "EUR"
    assert [item["name"] for item in tree["inputs"]][:2] == ["cash_flow", "project_discount_factor"]
    assert tree["inputs"][0]["series"][0]["year"] == 2027
    cost = json.loads(aigf("explain", folder, "electricity_cost", "--json", "--depth", "1").stdout)["tree"]
    assert cost["formula"][0]["all_years"] == cost["text"]
    price = json.loads(aigf("explain", folder, "electricity_price", "--json").stdout)["tree"]
    assert price["origin"]["kind"] == "register"
    assert price["origin"]["source"]["address"].startswith("http")


@pytest.mark.slow
def test_settings_and_scenario_go_with_a_file_only(folder: Path) -> None:
    run = aigf("explain", ROTTERDAM, "electricity_price", "--scenario", "prices=high", "--lang", "en")
    assert "EUR 104 per MWh" in run.stdout
    assert "high end of the register's range" in run.stdout
    assert "set with --set" in aigf("explain", ROTTERDAM, "capex", "--set", "finance.capex=5 bn EUR").stdout
    assert aigf("explain", folder, "capex", "--set", "finance.capex=5 bn EUR").returncode == 2


@pytest.mark.parametrize(
    ("arguments", "word"),
    [
        ((REFERENCE, "projct_npv"), "project_npv"),
        ((REFERENCE, "npv"), "project_npv"),
        ((REFERENCE, "electricity_prise"), "electricity_price"),
        ((ROOT, "capex"), "no appraisal"),
        ((ROOT / "missing.yaml", "capex"), "no such file"),
        ((ROOT / "README.md", "capex"), "expected"),
    ],
)
def test_wrong_input_is_said_with_exit_code_3(arguments: tuple[object, ...], word: str) -> None:
    run = aigf("explain", *arguments)
    assert run.returncode == 3
    assert word in run.stderr
    assert run.stdout == ""
    assert "Traceback" not in run.stderr


@pytest.mark.slow
def test_a_held_simulation_on_the_command_line(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "held"
    run = aigf("appraise", ROTTERDAM, "--hold-simulation", folder, "--draws", "0", "-o", out, "--lang", "en")
    assert run.returncode == 0, run.stderr
    assert "was not simulated" in run.stdout
    manifest = json.loads((out / "manifest.json").read_text())
    assert "--hold-simulation" in manifest["command"]
    refused = aigf("appraise", REFERENCE, "--hold-simulation", folder, "--draws", "0")
    assert refused.returncode == 3
    assert "another proposal" in refused.stderr
