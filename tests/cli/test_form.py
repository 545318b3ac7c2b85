"""The form on the command line: written, checked, turned into YAML and back."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from aigf.cli.main import cli
from aigf.proposal import read_proposal
from tests.appraisals import EXAMPLES
from tests.proposal.form.forms import filled, put, put_row


def run(*words: str) -> str:
    found = CliRunner().invoke(cli, list(words))
    return found.output


def test_a_new_form_asks_for_what_is_needed(tmp_path: Path) -> None:
    path = str(tmp_path / "bid.xlsx")
    assert run("new", path, "--lang", "nl").strip() == path
    said = run("check", path, "--lang", "nl")
    assert f"{path}, Voorstel!C5: proposal.name: dit veld ontbreekt; verwacht: een tekst" in said
    assert len(said.strip().splitlines()) == 3


def test_from_yaml_to_a_form_and_back(tmp_path: Path) -> None:
    form, again = tmp_path / "bid.xlsx", tmp_path / "bid.yaml"
    run("new", str(form), "--from", str(EXAMPLES["rotterdam"]), "--lang", "en")
    run("new", str(again), "--from", str(form))
    assert read_proposal(again).proposal == read_proposal(EXAMPLES["rotterdam"]).proposal


def test_a_form_that_exists_is_left_alone(tmp_path: Path) -> None:
    path = filled(tmp_path / "bid.xlsx", lambda book: None)
    before = path.read_bytes()
    found = CliRunner().invoke(cli, ["new", str(path)])
    assert found.exit_code != 0
    assert path.read_bytes() == before


def test_another_kind_of_file_is_refused(tmp_path: Path) -> None:
    found = CliRunner().invoke(cli, ["new", str(tmp_path / "bid.docx")])
    assert "give a name that ends in .yaml or .xlsx" in found.output


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_check_tells_cells(tmp_path: Path, lang: str) -> None:
    def change(book: object) -> None:
        put(book, "factory.it_load", "ca. 250 MW")
        put(book, "energy.grid_connection", "PM")
        put(book, "site.name", 42)
        put_row(book, "energy.supply", 0, ["zon", "100 MWp"])

    path = str(filled(tmp_path / "bid.xlsx", change))
    said = run("check", path, "--lang", lang)
    for cell in ("Fabriek!C7", "Energie!C5", "Locatie!C5", "Energie!C29"):
        assert cell in said
    found = json.loads(run("check", path, "--lang", lang, "--json"))
    assert found["ok"]
    assert {"Fabriek!C7", "Energie!C29"} <= {item["cell"] for item in found["readings"]}
    assert [item["cell"] for item in found["remarks"]] == ["Locatie!C5"]
    assert [item["cell"] for item in found["not_yet_known"]] == ["Energie!C5"]


def test_problems_in_json_have_their_cells(tmp_path: Path) -> None:
    path = str(filled(tmp_path / "bid.xlsx", lambda book: put(book, "factory.it_load", "veel")))
    found = json.loads(run("check", path, "--lang", "en", "--json"))
    (problem,) = found["problems"]
    assert (problem["cell"], problem["line"], problem["column"]) == ("Fabriek!C7", 7, 3)


def test_the_help_does_not_wait_for_a_workbook() -> None:
    import subprocess
    import sys

    code = "import sys; from aigf.cli.main import cli; cli(['--help'], standalone_mode=False); import aigf.proposal;"
    code += " sys.exit(bool({'openpyxl', 'xlsxwriter'} & set(sys.modules)))"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, check=False).returncode == 0
