"""Every format version that was ever written is read for good: a frozen dossier of each is reported and explained."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import openpyxl
import pytest

from aigf.dossier import read_dossier
from aigf.dossier.directory import FORMAT, READABLE
from aigf.dossier.tables import read_drawn, read_hours
from aigf.report.documents import kept_explanations, result_in, write_documents
from aigf.report.explanation.branch import tree
from aigf.report.translations import LANGUAGES
from tests.dossier.freeze import FROZEN, HOURS

VERSIONS = [pytest.param(version, id=f"format {version}") for version in READABLE]


@pytest.fixture(params=VERSIONS)
def folder(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    target = tmp_path / "frozen"
    with zipfile.ZipFile(FROZEN / f"format-{request.param}.zip") as frozen:
        frozen.extractall(target)
    return target


def test_every_version_that_is_read_has_a_frozen_dossier() -> None:
    assert {path.stem for path in FROZEN.iterdir()} == {f"format-{version}" for version in READABLE}
    assert max(READABLE) == FORMAT
    assert tuple(range(min(READABLE), FORMAT + 1)) == READABLE


def test_it_says_what_it_said(folder: Path) -> None:
    dossier = read_dossier(folder)
    kept = json.loads((folder / "dossier.json").read_text(encoding="utf-8"))["quantities"]
    assert {name: figure.value for name, figure in dossier.quantities.items()} == {
        name: item["value"] for name, item in kept.items()
    }
    assert dossier.made.options.draws == 8
    assert all(len(values) == 8 for values in dossier.draws["central"].values())
    own = json.loads((folder / "verdict.json").read_text(encoding="utf-8"))
    assert result_in(dossier, "en")["verdict"] == own
    key, found = (
        dossier.made.engines,
        [name for name in ("pue", "annual_pue") if name in dossier.basis.inputs],
    )
    assert len(read_hours(folder, key, ["load"])["load"]) == HOURS
    assert all(len(values) == 8 for values in read_drawn(folder, key, found).values())


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.slow
def test_it_is_reported_and_explained(folder: Path, lang: str) -> None:
    page, beside, book = write_documents(folder, ["html", "xlsx"], lang)
    assert "<svg" in page.read_text(encoding="utf-8")
    found = kept_explanations(folder, lang)
    dossier = read_dossier(folder)
    text = beside.read_text(encoding="utf-8")
    names = openpyxl.load_workbook(book, read_only=True).defined_names
    for name in dossier.program.formulas:
        assert f'id="{name}"' in text
        assert name in names
    grown = tree(found, "project_npv", 20)
    assert grown.explained.value == dossier.quantities["project_npv"].value
    assert grown.below
