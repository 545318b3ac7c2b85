"""``aigf study``: what it takes, what it says, and the page about it."""

from __future__ import annotations

import json
import re
import shlex
import shutil
from pathlib import Path

import pytest

from aigf.study.table import plan
from tests.cli.running import ROOT, ROTTERDAM, Ended, aigf

SMALL = ("--alternatives", "central,ecosystem", "--scenarios", "base,protectionist")


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("studies") / "study"
    ended = aigf("study", ROTTERDAM, *SMALL, "--draws", 10, "-o", path)
    assert ended.returncode == 0, ended.stderr
    return path


def done(*arguments: object, **environment: str) -> Ended:
    ended = aigf("study", *arguments, **environment)
    assert ended.returncode == 0, ended.stderr
    return ended


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_the_table_and_the_regret_in_both_languages(kept: Path, lang: str) -> None:
    table = done(kept, "--table", "--lang", lang).stdout
    assert ("Saldo voor" if lang == "nl" else "Balance for") in table
    assert table.count("AI-ecosysteem" if lang == "nl" else "AI ecosystem") == 2
    regret = done(kept, "--regret", "--lang", lang).stdout
    assert ("Keuze" if lang == "nl" else "Choice") in regret
    assert done(kept, "--lang", lang).stdout == regret


def test_json_has_all_and_no_number_that_is_none(kept: Path) -> None:
    found = json.loads(done(kept, "--json").stdout, parse_constant=pytest.fail)
    assert [row["alternative"] for row in found["table"]] == ["central", "ecosystem"] * 2
    assert {row["scenario"] for row in found["table"]} == {"base", "protectionist"}
    for world in ("base", "protectionist"):
        assert sum(row["best"] for row in found["table"] if row["scenario"] == world) == pytest.approx(1.0)
    assert found["regret"]["minimax"] in {"central", "ecosystem"}
    assert found["regret"]["assumptions"]
    assert set(json.loads(done(kept, "--table", "--json").stdout)) == {"study", "table"}
    assert set(json.loads(done(kept, "--regret", "--json").stdout)) == {"study", "regret"}


def test_what_is_computed_is_what_is_read(kept: Path) -> None:
    computed = done(ROTTERDAM, *SMALL, "--draws", 10, "--json")
    assert computed.stdout == done(kept, "--json").stdout
    assert "Alternatives: 2, worlds: 2, draws: 10; cells: 2" in computed.stderr


def test_an_incomplete_study_is_refused_with_the_command_that_continues_it(
    kept: Path, tmp_path: Path
) -> None:
    path = tmp_path / "study"
    shutil.copytree(kept, path)
    sorted((path / "cells").iterdir())[0].unlink()
    ended = aigf("study", path, "--regret")
    assert ended.returncode == 3
    said = f"aigf study rotterdam.yaml {' '.join(SMALL)} --draws 10 -o study"
    assert said in ended.stderr
    words = shlex.split(said)[3:-1]
    done(ROTTERDAM, *words, path)
    assert done(path, "--json").stdout == done(kept, "--json").stdout


def test_a_line_for_every_cell_in_the_log(tmp_path: Path) -> None:
    log = tmp_path / "log"
    done(ROTTERDAM, *SMALL, "--draws", 0, "--log", log)
    lines = log.read_text(encoding="utf-8").splitlines()
    cells = [
        line
        for line in lines
        if re.search(r"cell \d+-\d+-\d+ scenario \S+ draws 0-0 worker \S+ [\d.]+ s \d+ MB", line)
    ]
    assert len(cells) == 2
    assert aigf("study", ROTTERDAM, *SMALL, "--draws", 0, "--log", tmp_path).returncode == 3


def test_an_absurd_size_is_refused_with_its_count() -> None:
    ended = aigf("study", ROTTERDAM, "--scenarios", "full", "--draws", 1000)
    assert ended.returncode == 3
    assert re.search(r"10 alternatives x \d{4} worlds x 1000 draws are \d{4} cells", ended.stderr)
    assert "--large" in ended.stderr


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (["--draws", "5"], 2, "--draws"),
        (["--scenarios", "all"], 2, "--scenarios"),
        (["-o", "x", "--set", "a=1"], 2, "--set, --output"),
    ],
)
def test_a_directory_takes_nothing_that_says_how_to_compute(
    kept: Path, arguments: list[str], code: int, message: str
) -> None:
    ended = aigf("study", kept, *arguments)
    assert ended.returncode == code
    assert message in ended.stderr


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_where_the_best_choice_changes(kept: Path, lang: str) -> None:
    shown = done(kept, "--switching", "sold_share", "--scenarios", "base", "--lang", lang).stdout
    assert ("Beste keuze" if lang == "nl" else "Best choice") in shown


@pytest.mark.slow
def test_where_it_changes_of_a_directory_and_of_a_proposal(kept: Path) -> None:
    found = json.loads(done(kept, "--switching", "sold_share", "--json").stdout)["switching"]
    assert set(found["scenarios"]) == {"base", "protectionist"}
    of_file = done(ROTTERDAM, *SMALL, "--switching", "sold_share", "--json").stdout
    assert json.loads(of_file)["switching"] == found
    assert set(found["scenarios"]["base"]) == {"value", "best", "within", "beyond"}


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (["--switching", "sold_shar"], 3, "did you mean sold_share?"),
        (["--switching", "sold_share", "--table"], 2, "--switching"),
        (["--switching", "sold_share", "--seed", "2"], 2, "--seed"),
        (["--switching", "sold_share", "--scenarios", "x"], 3, "x is not known"),
    ],
)
def test_what_cannot_be_moved(kept: Path, arguments: list[str], code: int, message: str) -> None:
    ended = aigf("study", kept, *arguments)
    assert (ended.returncode, message in ended.stderr) == (code, True), ended.stderr


def test_an_incomplete_study_is_not_moved(kept: Path, tmp_path: Path) -> None:
    path = tmp_path / "study"
    shutil.copytree(kept, path)
    sorted((path / "cells").iterdir())[0].unlink()
    assert "is not complete" in aigf("study", path, "--switching", "sold_share").stderr


def test_a_study_of_another_version_is_shown_and_not_moved(
    kept: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(plan, "version", lambda: "99.0")
    assert done(kept, "--regret").stdout
    ended = aigf("study", kept, "--switching", "sold_share")
    assert ended.returncode == 3
    assert "aigf_version" in ended.stderr


def test_what_is_no_study_and_no_proposal(tmp_path: Path) -> None:
    assert "is no study" in aigf("study", tmp_path).stderr
    missing = aigf("study", tmp_path / "missing.yaml", "--alternatives", "x", "--scenarios", "y")
    assert missing.returncode == 3
    assert missing.stderr.count("\n") >= 3, "all that is wrong at once"
    assert "Traceback" not in missing.stderr


def test_the_output_may_not_be_an_appraisal(tmp_path: Path) -> None:
    (tmp_path / "manifest.json").write_text('{"format": 2}', encoding="utf-8")
    ended = aigf("study", ROTTERDAM, *SMALL, "--draws", 0, "-o", tmp_path)
    assert (ended.returncode, "is no study" in ended.stderr) == (3, True)
    assert "is no study" in aigf("study", tmp_path, "--table").stderr


@pytest.mark.parametrize("command", ["report", "explain"])
def test_a_study_is_no_appraisal(kept: Path, command: str) -> None:
    ended = aigf(command, kept, *(["capex"] if command == "explain" else []))
    assert ended.returncode == 3
    assert "is a study and no appraisal" in ended.stderr


@pytest.mark.slow
def test_the_page_runs_as_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The commands of docs/study.md one after another, and its Python."""
    page = (ROOT / "docs" / "study.md").read_text(encoding="utf-8")
    shutil.copyfile(ROTTERDAM, tmp_path / "rotterdam.yaml")
    for block in re.findall(r"^```sh\n(.*?)^```", page, flags=re.MULTILINE | re.DOTALL):
        for line in block.strip().splitlines():
            words = shlex.split(line)
            assert words[0] == "aigf"
            ended = aigf(*words[1:], cwd=tmp_path)
            assert ended.returncode == 0, f"{line}: {ended.stderr}"
    monkeypatch.chdir(tmp_path)
    (python,) = re.findall(r"^```python\n(.*?)^```", page, flags=re.MULTILINE | re.DOTALL)
    namespace: dict[str, object] = {}
    exec(python, namespace)  # noqa: S102 - the page's own example
    assert namespace["balance"].shape == (20,)  # type: ignore[attr-defined]
