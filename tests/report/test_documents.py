"""Documents of a finished appraisal appear whole or not at all, whatever its directory holds."""

from __future__ import annotations

import json
import os
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from aigf.documents import InputError
from aigf.dossier import read_dossier
from aigf.dossier.writing import BASIS, PROGRAM
from aigf.report.documents import write_documents
from tests.dossier.signed import signed

RESULT = "dossier.json"


@pytest.fixture
def folder(written: Callable[[str], Path], tmp_path: Path) -> Path:
    return Path(shutil.copytree(written("rotterdam"), tmp_path / "rotterdam"))


@pytest.mark.slow
def test_each_document_is_written_under_its_name(folder: Path) -> None:
    written = write_documents(folder, ["html", "xlsx"], "nl")
    assert [path.name for path in written] == ["report.nl.html", "explanation.nl.html", "workbook.nl.xlsx"]
    assert written[2].read_bytes().startswith(b"PK")
    assert not list(folder.glob(".*"))
    again = write_documents(folder, ["xlsx"], "nl")[0].read_bytes()
    assert again == written[2].read_bytes()


def changed(change: Callable[[dict[str, Any]], object]) -> Callable[[Path], None]:
    def damage(path: Path) -> None:
        kept = json.loads(path.read_text(encoding="utf-8"))
        change(kept)
        path.write_text(json.dumps(kept), encoding="utf-8")

    return damage


DAMAGE: dict[str, tuple[str, Callable[[Path], object], str]] = {
    "no basis": (BASIS, Path.unlink, "basis.json"),
    "no result": (RESULT, Path.unlink, "dossier.json"),
    "cut off": (BASIS, lambda path: path.write_text(path.read_text()[:200]), "basis.json"),
    "a list": (BASIS, lambda path: path.write_text("[]"), "basis.json"),
    "no result but a list": (RESULT, lambda path: path.write_text("[]"), "dossier.json"),
    "an input is missing": (BASIS, changed(lambda kept: kept["inputs"].pop("inflation")), "basis.json"),
    "an input is text": (BASIS, changed(lambda kept: kept["inputs"].update(inflation="high")), "basis.json"),
    "an input is no number": (
        BASIS,
        changed(lambda kept: kept["inputs"].update(inflation=float("nan"))),
        "basis.json",
    ),
    "a series is too short": (
        BASIS,
        changed(lambda kept: kept["inputs"].update(installed_share=[0.0, 1.0])),
        "basis.json",
    ),
    "an input has no title": (
        RESULT,
        changed(lambda kept: kept["inputs"].pop("inflation")),
        "dossier.json",
    ),
    "larger than any is": (RESULT, lambda path: os.truncate(path, 60_000_000), "dossier.json"),
    "no verdict": (RESULT, changed(lambda kept: kept.pop("verdict")), "dossier.json"),
    "no formulas": (PROGRAM, Path.unlink, "formulas.json"),
    "formulas cut off": (PROGRAM, lambda path: path.write_text(path.read_text()[:200]), "formulas.json"),
    "an operation that is none": (
        PROGRAM,
        lambda path: path.write_text(path.read_text().replace('"multiply"', '"eval"', 1)),
        "formulas.json",
    ),
    "a formula is gone": (PROGRAM, changed(lambda kept: kept["formulas"].pop(0)), "formulas.json"),
    "a formula takes what comes later": (
        PROGRAM,
        changed(lambda kept: kept["formulas"].reverse()),
        "formulas.json",
    ),
    "another constant": (
        PROGRAM,
        changed(lambda kept: kept["constants"]["HOURS_IN_YEAR"].update(value=876.0)),
        "do not follow from basis.json",
    ),
    "another basis": (
        BASIS,
        changed(lambda kept: kept["inputs"].update(inflation=0.5)),
        "do not follow from basis.json",
    ),
}


@pytest.mark.parametrize("name", DAMAGE)
def test_a_damaged_appraisal_is_said_to_be_one_and_nothing_is_written(folder: Path, name: str) -> None:
    file, damage, words = DAMAGE[name]
    workbook = folder / "workbook.nl.xlsx"
    workbook.write_bytes(b"as it was")
    damage(folder / file)
    signed(folder)
    before = {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}
    with pytest.raises(InputError, match=words):
        write_documents(folder, ["html", "xlsx"], "nl")
    assert {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()} == before


@pytest.mark.parametrize("name", [RESULT, BASIS, "formulas.json", "texts.json", "proposal.yaml"])
def test_a_file_that_was_changed_afterwards_is_named(folder: Path, name: str) -> None:
    """Whatever was changed: a range, a verdict, a blank."""
    (folder / name).write_bytes((folder / name).read_bytes() + b" ")
    with pytest.raises(InputError, match=rf"{re.escape(name)} was changed after it was written"):
        write_documents(folder, ["html"], "nl")


def test_draws_that_were_changed_afterwards_are_refused_when_they_are_read(folder: Path) -> None:
    dossier = read_dossier(folder)
    table = folder / "quantities.parquet"
    table.write_bytes(table.read_bytes()[:-1])
    for read in (lambda: dossier.points, lambda: dossier.draws, dossier.table):
        with pytest.raises(InputError, match=r"quantities\.parquet was changed"):
            read()


def test_a_directory_that_is_no_appraisal_stays_as_it_is(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="is no appraisal"):
        write_documents(tmp_path, ["xlsx"], "en")
    assert list(tmp_path.iterdir()) == []
