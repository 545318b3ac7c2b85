"""The day on which sources are in force or have ended is part of an appraisal, and is kept with it."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from aigf.cli.appraise import command
from aigf.dossier.directory import MANIFEST, read_manifest
from aigf.register import load_register
from aigf.report.documents import result_object, write_documents
from aigf.report.translations import translator
from aigf.study.appraise import Draws, appraise

EXAMPLES = Path(__file__).parents[2] / "examples"
WORD = re.compile(r"\b[a-z0-9]+(?:_[a-z0-9]+)+\b")
LONG_AFTER = "2100-01-01"


def made(today: str, lang: str = "en", example: str = "reference", **options: Any) -> dict[str, Any]:
    return result_object(appraise(EXAMPLES / f"{example}.yaml", today=today, **options), lang)


@pytest.mark.parametrize("lang", ["nl", "en"])
@pytest.mark.slow
def test_only_warnings_differ_from_day_to_day_and_they_name_titles(lang: str) -> None:
    before, after = (made(today, lang, "narvik") for today in ("2026-01-01", LONG_AFTER))
    assert {name for name in before if before[name] != after[name]} == {"today", "warnings"}
    ended = [warning for warning in after["warnings"] if warning not in before["warnings"]]
    passed = [item for item in after["decisive"] if item["valid_until"]]
    assert len(ended) == len(passed) > 0
    for item, warning in zip(passed, ended, strict=True):
        assert item["title"] in warning and item["valid_until"] in warning
        assert item["name"] not in warning


def repeat(out: Path, *words: str) -> None:
    run = CliRunner().invoke(
        command, [str(EXAMPLES / "reference.yaml"), "--draws", "0", "-o", str(out), *words, "--lang", "nl"]
    )
    assert run.exit_code == 0, run.output


@pytest.mark.slow
def test_the_kept_command_says_the_day_and_its_repeat_writes_the_same(tmp_path: Path) -> None:
    repeat(tmp_path / "one", "--today", LONG_AFTER)
    manifest = read_manifest(tmp_path / "one")
    assert manifest["today"] == LONG_AFTER
    words = manifest["command"].split()
    at = words.index("--today")
    repeat(tmp_path / "two", *words[at : at + 2])
    for name in ("dossier.json", "quantities.parquet", "report.nl.html", MANIFEST):
        assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes()
    page = (tmp_path / "one" / "report.nl.html").read_text()
    assert translator("nl")("Reference date of the sources") in page and LONG_AFTER in page
    write_documents(tmp_path / "two", ["html"], "nl")
    assert (tmp_path / "two" / "report.nl.html").read_text() == page


@pytest.mark.slow
def test_the_day_of_the_clock_is_kept_too(tmp_path: Path) -> None:
    repeat(tmp_path / "out")
    kept = json.loads((tmp_path / "out" / "dossier.json").read_text())["today"]
    assert re.fullmatch(r"\d{4}-\d\d-\d\d", kept)
    assert f"--today {kept}" in read_manifest(tmp_path / "out")["command"]


@pytest.mark.parametrize("day", ["tomorrow", "2026-13-01", "12-11-2026"])
def test_what_is_no_day_is_refused(day: str) -> None:
    run = CliRunner().invoke(command, [str(EXAMPLES / "reference.yaml"), "--today", day])
    assert run.exit_code == 2


@pytest.mark.parametrize("lang", ["nl", "en"])
@pytest.mark.parametrize(
    ("example", "options"),
    [
        ("reference", {"scenario": "prices=low", "settings": ["electricity_price=60 EUR/MWh"]}),
        ("narvik", {}),
        ("rotterdam", {"settings": ["building_cost=9 MEUR/MW"]}),
        ("reference", {"settings": ["finance.capex=4 bn EUR", "building_cost=9 MEUR/MW"]}),
    ],
)
@pytest.mark.slow
def test_no_warning_shows_a_name_of_the_register(example: str, options: dict[str, Any], lang: str) -> None:
    result = made(LONG_AFTER, lang, example, draws=Draws(0), **options)
    known = {*load_register().entries, *result["quantities"]}
    for warning in result["warnings"]:
        assert not known.intersection(WORD.findall(warning)), warning


@pytest.mark.slow
def test_a_held_simulation_names_what_it_would_start_from_by_title(tmp_path: Path) -> None:
    repeat(tmp_path / "kept")
    changed = ["temperature_mean=12 degC", "energy.battery_power=50 MW", "energy.battery_energy=100 MWh"]
    for lang in ("nl", "en"):
        result = made(LONG_AFTER, lang, hold=tmp_path / "kept", settings=changed)
        known = {*load_register().entries, *result["quantities"], *result["inputs"]}
        said = [warning for warning in result["warnings"] if not known.intersection(WORD.findall(warning))]
        assert said == result["warnings"]
        assert any(result["inputs"]["temperature_mean"]["title"][lang] in warning for warning in said)
