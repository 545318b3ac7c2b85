"""What is handed on names files, and no folder of the machine that made it."""

from __future__ import annotations

import io
import json
import shutil
import zipfile
from pathlib import Path

import pytest

from aigf.cli.main import cli
from aigf.dossier.directory import MANIFEST
from aigf.report.documents import write_documents
from tests.report.appraisals import EXAMPLES
from tests.study.test_own_series import plain

pytestmark = pytest.mark.slow

#: In no file that is written may this stand.
FOLDER = "folder-of-the-maker"


def texts(file: Path) -> list[tuple[str, str]]:
    """The name and the text of a file, or of all that are packed in it."""
    if file.suffix != ".xlsx":
        return [(file.name, file.read_bytes().decode("utf-8", "replace"))]
    packed = zipfile.ZipFile(io.BytesIO(file.read_bytes()))
    return [(f"{file.name}/{name}", packed.read(name).decode("utf-8")) for name in packed.namelist()]


def run(*arguments: object) -> None:
    cli.main([str(argument) for argument in arguments], standalone_mode=False)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a bid, two series, its appraisal, and the appraisal that holds the simulation of that."""
    folder = tmp_path_factory.mktemp("made") / FOLDER
    folder.mkdir()
    bid = folder / "bid.yaml"
    shutil.copy(EXAMPLES / "eemshaven.yaml", bid)
    prices = plain(folder, "price_eur_mwh", name="prices.csv")
    wind = plain(folder, "onshore_wind_cf", name="wind.csv", year=2018)
    few = ("--draws", 0, "--set", "finance.capex=4 mld EUR")
    run("appraise", bid, *few, "--series", prices, "--series", wind, "-o", folder / "first")
    run("appraise", bid, *few, "--hold-simulation", folder / "first", "-o", folder / "second")
    for appraisal in ("first", "second"):
        for lang in ("nl", "en"):
            write_documents(folder / appraisal, ["xlsx"], lang)
    return folder


@pytest.mark.parametrize("appraisal", ["first", "second"])
def test_no_document_shows_a_folder(made: Path, appraisal: str) -> None:
    written = [file for file in (made / appraisal).rglob("*") if file.is_file()]
    shown = [name for file in written for name, text in texts(file) if FOLDER in text]
    assert shown == []
    assert any(file.suffix == ".xlsx" for file in written)
    command = json.loads((made / appraisal / MANIFEST).read_text())["command"]
    assert command.startswith("aigf appraise bid.yaml ")


def test_the_names_remain(made: Path) -> None:
    result = json.loads((made / "first" / "dossier.json").read_text())
    assert result["inputs"]["contracted_offshore_wind"]["where"].startswith("bid.yaml:")
    assert "prices.csv" in result["command"]
    held = json.loads((made / "second" / MANIFEST).read_text())
    assert held["simulation_held_from"] == "first"
    assert "--hold-simulation first" in held["command"]


@pytest.mark.parametrize("what", ["bid.yaml", "first"])
def test_an_explanation_shows_no_folder(made: Path, what: str, capsys: pytest.CaptureFixture[str]) -> None:
    run("explain", made / what, "electricity_use", "--depth", 9, "--json")
    run("explain", made / what, "electricity_use", "--depth", 9)
    said = capsys.readouterr().out
    assert "bid.yaml:" in said
    assert FOLDER not in said
