"""A recalculation says what differs, in whatever format the earlier appraisal was kept."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from aigf.cli.appraise import command
from aigf.documents import InputError
from aigf.dossier import read_dossier
from aigf.dossier.directory import MANIFEST
from aigf.report.documents import result_in, write_appraisal
from aigf.study.appraise import Draws, appraise
from aigf.study.changes import recalculated
from aigf.study.earlier import read_earlier
from tests.appraisals import EXAMPLES, appraised

EXAMPLE = EXAMPLES["rotterdam"]


def changes(earlier: Path, *words: str | Path) -> Any:
    run = CliRunner().invoke(
        command, [*map(str, words), "--from", str(earlier), "--json"], catch_exceptions=False
    )
    assert run.exit_code == 0, run.output
    return json.loads(run.stdout)["changes"]


def as_format_two(folder: Path) -> Path:
    """The same appraisal as the format before kept it: a result in each language, no formulas."""
    dossier = read_dossier(folder)
    for lang in ("nl", "en"):
        (folder / f"result.{lang}.json").write_text(json.dumps(result_in(dossier, lang)), encoding="utf-8")
    for name in ("dossier.json", "formulas.json", "texts.json"):
        (folder / name).unlink()
    manifest = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
    del manifest["options"]
    (folder / MANIFEST).write_text(json.dumps({**manifest, "format": 2}), encoding="utf-8")
    return folder


def test_nothing_differs_where_nothing_changed(written: Callable[[str], Path]) -> None:
    found = changes(written("rotterdam"))
    assert found["quantities"] == found["inputs"] == found["answers"] == []
    assert found["formulas"] == {"added": [], "removed": [], "changed": []}
    assert found["outcome"]["old"] == found["outcome"]["new"]
    assert not found["proposal_changed"]


@pytest.mark.slow
def test_what_is_asked_beside_it_goes_before_what_was_asked(tmp_path: Path) -> None:
    first = appraise(EXAMPLE, settings={"finance.debt_share": "30%", "inflation": "0.03"}, seed=5)
    write_appraisal(tmp_path / "first", first, EXAMPLE)
    kept = changes(tmp_path / "first")
    assert kept["inputs"] == []
    found = changes(tmp_path / "first", "--set", "electricity_price=90")
    old = {item["name"]: item["old"] for item in found["inputs"]}
    new = {item["name"]: item["new"] for item in found["inputs"]}
    assert (old["electricity_price"], new["electricity_price"]) == (78.4, 90.0)
    assert old["inflation"] == 0.03
    assert new["inflation"] != 0.03, "settings that are given take the place of those that were"


def test_another_version_of_the_bid_is_said_to_be_one(written: Callable[[str], Path], tmp_path: Path) -> None:
    text = EXAMPLE.read_text(encoding="utf-8")
    bid = tmp_path / "second.yaml"
    bid.write_text(
        text.replace("accelerator_count: 100.000 GPU's", "accelerator_count: 120000"), encoding="utf-8"
    )
    found = changes(written("rotterdam"), bid)
    assert found["proposal_changed"]
    assert found["options"] == {}
    assert [(item["name"], item["old"], item["new"]) for item in found["inputs"]] == [
        ("accelerator_count", 100_000.0, 120_000.0)
    ]
    figures = {item["name"]: item for item in found["quantities"]}
    assert figures["it_load"]["new"] == pytest.approx(1.2 * figures["it_load"]["old"])


def test_an_appraisal_of_the_format_before_is_recalculated(
    written: Callable[[str], Path], tmp_path: Path
) -> None:
    old = as_format_two(Path(shutil.copytree(written("rotterdam"), tmp_path / "old")))
    with pytest.raises(
        InputError, match=r"format version 2.*aigf appraise --from .* -o old-new recalculates it"
    ):
        read_dossier(old)
    found = changes(old, "--set", "electricity_price=90")
    assert found["formulas"] is None
    assert [item["name"] for item in found["inputs"]] == ["electricity_price"]
    assert {"project_npv", "opex"} <= {item["name"] for item in found["quantities"]}


@pytest.mark.slow
def test_the_options_of_an_older_command_are_those_that_were_given(tmp_path: Path) -> None:
    first = appraise(
        EXAMPLE,
        settings={"inflation": "3%"},
        scenario="prices=high",
        command="aigf appraise rotterdam.yaml --scenario prices=high --set 'inflation=3%' --today 2026-11-27",
    )
    write_appraisal(tmp_path / "first", first, EXAMPLE)
    newer = read_earlier(tmp_path / "first").options
    older = read_earlier(as_format_two(tmp_path / "first")).options
    assert (older.scenario, older.settings, older.seed) == (newer.scenario, newer.settings, newer.seed)
    assert newer.settings == {"inflation": "3%"}


@pytest.mark.parametrize("damage", ["manifest", "result", "proposal", "other", "nothing"])
def test_what_cannot_be_recalculated_is_refused(
    written: Callable[[str], Path], tmp_path: Path, damage: str
) -> None:
    folder = Path(shutil.copytree(written("rotterdam"), tmp_path / "kept"))
    if damage == "manifest":
        (folder / MANIFEST).write_text("[]")
    elif damage == "result":
        (as_format_two(folder) / "result.en.json").write_text("{}")
    elif damage == "proposal":
        (folder / "proposal.yaml").unlink()
    elif damage == "other":
        (folder / MANIFEST).write_text('{"format": 99}')
    else:
        shutil.rmtree(folder)
    with pytest.raises(InputError):
        read_earlier(folder)


def test_series_that_are_not_kept_are_asked_for(written: Callable[[str], Path], tmp_path: Path) -> None:
    folder = Path(shutil.copytree(written("rotterdam"), tmp_path / "kept"))
    manifest = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
    manifest["options"]["series"] = ["prices.csv"]
    (folder / MANIFEST).write_text(json.dumps(manifest), encoding="utf-8")
    with pytest.raises(InputError, match=r"prices\.csv.*--series"):
        CliRunner().invoke(command, ["--from", str(folder)], catch_exceptions=False)


def test_a_figure_that_did_not_exist_is_none_beside_its_value(written: Callable[[str], Path]) -> None:
    earlier = read_earlier(written("rotterdam"))
    told: Any = json.loads(json.dumps({**earlier.told, "quantities": {}}, default=str))
    found = recalculated(appraised("rotterdam"), replace(earlier, told=told))
    assert found.changes is not None
    assert all(item["old"] is None for item in found.changes["quantities"])


@pytest.mark.slow
def test_other_draws_are_said_to_be_others_and_show_in_the_ranges(tmp_path: Path) -> None:
    write_appraisal(tmp_path / "first", appraise(EXAMPLE, draws=Draws(6)), EXAMPLE)
    found = changes(tmp_path / "first", "--seed", "2")
    assert found["options"] == {"seed": {"old": 1, "new": 2}}
    npv = next(item for item in found["quantities"] if item["name"] == "project_npv")
    assert npv["old"] == npv["new"]
    assert npv["old_range"] != npv["new_range"]


def test_another_unit_is_a_change(written: Callable[[str], Path]) -> None:
    earlier = read_earlier(written("rotterdam"))
    load = {**earlier.told["quantities"]["it_load"], "unit": "GW"}
    told = {**earlier.told, "quantities": {**earlier.told["quantities"], "it_load": load}}
    found = recalculated(appraised("rotterdam"), replace(earlier, told=told)).changes
    assert found is not None
    assert [(item["name"], item["old_unit"], item["unit"]) for item in found["quantities"]] == [
        ("it_load", "GW", "MW")
    ]
