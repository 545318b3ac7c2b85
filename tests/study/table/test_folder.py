"""The directory of a study: committed cell by cell, continued, never mixed up with anything else."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from aigf.documents import InputError
from aigf.study.table import study as module
from aigf.study.table.cells import Computed, Task
from aigf.study.table.executors import Computing, Here
from aigf.study.table.folder import open_folder
from aigf.study.table.plan import Asked, Table, read_table
from aigf.study.table.result import read_study
from aigf.study.table.study import run_study
from tests.study.table.studies import DRAWS, ROTTERDAM, SCENARIOS, SMALL, bits, small_study, small_table


class StoppedError(Exception):
    """The end of a process."""


class StoppedAfter:
    """Computes here, so many cells of which one is not handed over."""

    def __init__(self, cells: int) -> None:
        self.left = cells

    def opened(self, table: Table) -> object:
        here = Here().opened(table)
        outer = self

        class Opened:
            def __enter__(self) -> Computing:
                inner = here.__enter__()

                def computing(tasks: list[Task]) -> Iterator[Computed]:
                    for computed in inner(tasks):
                        if not outer.left:
                            raise StoppedError
                        outer.left -= 1
                        yield computed

                return computing  # type: ignore[return-value]

            def __exit__(self, *_: object) -> None:
                here.__exit__(None, None, None)

        return Opened()


def refusal(path: Path, asked: Asked = SMALL) -> list[str]:
    with pytest.raises(InputError) as caught:
        run_study(read_table(ROTTERDAM, asked), ROTTERDAM, Here(), path)
    return [str(problem.render()) for problem in caught.value.problems]


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("studies") / "kept"
    run_study(small_table(), ROTTERDAM, Here(), path, "aigf study rotterdam.yaml -o kept")
    return path


def test_what_is_read_is_what_was_computed(kept: Path) -> None:
    found = read_study(kept)
    assert bits(found) == bits(small_study())
    assert (found.name, found.seed, found.draws) == (small_study().name, 1, DRAWS)
    assert found.scenarios == small_study().scenarios
    assert found.units == small_study().units


def test_the_columns_of_a_cell(kept: Path) -> None:
    table = pq.read_table(kept / "cells")
    assert table.column_names == ["alternative", "scenario", "draw", "year", "name", "value", "unit"]
    assert set(table["scenario"].to_pylist()) == set(SCENARIOS)
    assert set(table["draw"].to_pylist()) == set(range(DRAWS + 1))
    assert set(table["year"].to_pylist()) == {None}


def test_the_manifest_says_what_it_is_of(kept: Path) -> None:
    manifest = json.loads((kept / "manifest.json").read_text(encoding="utf-8"))
    assert manifest["complete"] is True
    assert {"numpy", "numba", "pyarrow", "python"} <= set(manifest["libraries"])
    assert (kept / manifest["proposal"]).read_bytes() == ROTTERDAM.read_bytes()
    assert len(list((kept / "simulations").iterdir())) == 4, "two states, at point values and for the draws"
    assert not list(kept.rglob("*.partial"))


@pytest.mark.parametrize("cells", [0, 1, 2])
def test_it_goes_on_where_it_was_stopped(cells: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "stopped"
    with pytest.raises(StoppedError):
        run_study(small_table(), ROTTERDAM, StoppedAfter(cells), path)  # type: ignore[arg-type]
    done = {file.name for file in (path / "cells").iterdir()}
    assert len(done) == cells
    with pytest.raises(InputError, match=f"{3 - cells} of 3 cells are missing"):
        read_study(path)
    committed: list[str] = []
    original = module.write_cell

    def written(file: Path, table: Table, computed: Computed) -> None:
        committed.append(computed.cell.name)
        original(file, table, computed)

    monkeypatch.setattr(module, "write_cell", written)
    assert bits(run_study(small_table(), ROTTERDAM, Here(), path)) == bits(small_study())
    assert len(committed) == 3 - cells
    assert not done & {f"{name}.parquet" for name in committed}
    assert bits(read_study(path)) == bits(small_study())


def test_the_files_are_those_of_the_undisturbed_one(kept: Path, tmp_path: Path) -> None:
    path = tmp_path / "kept"
    with pytest.raises(StoppedError):
        run_study(small_table(), ROTTERDAM, StoppedAfter(2), path, "again")  # type: ignore[arg-type]
    run_study(small_table(), ROTTERDAM, Here(), path)
    for folder in ("cells", "simulations"):
        files = {file.name: file.read_bytes() for file in (kept / folder).iterdir()}
        assert files == {file.name: file.read_bytes() for file in (path / folder).iterdir()}


def test_a_damaged_cell_is_computed_again(tmp_path: Path) -> None:
    path = tmp_path / "damaged"
    run_study(small_table(), ROTTERDAM, Here(), path)
    file = sorted((path / "cells").iterdir())[1]
    whole = file.read_bytes()
    middle = len(whole) // 3
    for damage in (whole[:-100], b"", whole[:middle] + bytes([whole[middle] ^ 1]) + whole[middle + 1 :]):
        file.write_bytes(damage)
        with pytest.raises(InputError, match="1 of 3 cells are missing or damaged"):
            read_study(path)
        run_study(small_table(), ROTTERDAM, Here(), path)
        assert file.read_bytes() == whole


def test_a_damaged_simulation_is_made_again(tmp_path: Path) -> None:
    path = tmp_path / "damaged"
    run_study(small_table(), ROTTERDAM, Here(), path)
    for file in (path / "simulations").iterdir():
        file.write_bytes(file.read_bytes()[:200])
    sorted((path / "cells").iterdir())[0].unlink()
    assert bits(run_study(small_table(), ROTTERDAM, Here(), path)) == bits(small_study())


def test_another_study_in_the_same_directory_is_refused_with_what_differs(kept: Path) -> None:
    other = Asked(
        settings=["insurance_share=0.01"],
        alternatives="central",
        scenarios=[*SCENARIOS, "wlo=low"],
        draws=10,
        seed=2,
    )
    found = refusal(kept, other)
    for part in (
        'settings: is that of another study: {} there, {"insurance_share": "0.01"} asked',
        'alternatives: is that of another study: ["federated", "ecosystem"] there, [] asked',
        'scenarios: is that of another study: [] there, ["wlo=low"] asked',
        "seed: is that of another study: 1 there, 2 asked",
        "draws: is that of another study: 20 there, 10 asked",
    ):
        assert any(part in message for message in found), (part, found)
    assert len(found) == 5


def test_the_proposal_may_not_change(kept: Path, tmp_path: Path) -> None:
    other = tmp_path / "rotterdam.yaml"
    other.write_text(ROTTERDAM.read_text(encoding="utf-8") + "\n# a remark\n", encoding="utf-8")
    with pytest.raises(InputError, match="input_digest"):
        run_study(read_table(other, SMALL), other, Here(), kept)


def test_two_at_a_time_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "study"
    with open_folder(path, small_table(), ROTTERDAM, ""):
        assert "another study is at work in it" in refusal(path)[0]
    with open_folder(path, small_table(), ROTTERDAM, ""):
        pass


def test_what_is_no_study_is_left_as_it_is(tmp_path: Path) -> None:
    file, full, appraisal = tmp_path / "file", tmp_path / "full", tmp_path / "appraisal"
    file.write_text("mine", encoding="utf-8")
    for folder, name, text in ((full, "note.txt", "mine"), (appraisal, "manifest.json", '{"format": 2}')):
        folder.mkdir()
        (folder / name).write_text(text, encoding="utf-8")
    assert "exists and is no directory" in refusal(file)[0]
    assert "exists and is no study" in refusal(full)[0]
    assert "is no study" in refusal(appraisal)[0]
    assert file.read_text(encoding="utf-8") == "mine"
    assert [path.name for path in full.iterdir()] == ["note.txt"]
    assert [path.name for path in appraisal.iterdir()] == ["manifest.json"]
    assert {path.name for path in tmp_path.iterdir()} == {"file", "full", "appraisal"}


def test_an_empty_directory_and_a_new_one_inside_a_new_one(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    for path in (tmp_path / "empty", tmp_path / "new" / "inside"):
        run_study(small_table(), ROTTERDAM, Here(), path)
        assert bits(read_study(path)) == bits(small_study())


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may write anywhere")
def test_a_directory_that_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "closed").mkdir(mode=0o500)
    assert "cannot be written" in refusal(tmp_path / "closed" / "study")[0]


def test_below_a_file_nothing_can_be_written(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    assert "cannot be written" in refusal(tmp_path / "file" / "study")[0]


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"format": 99}, "is a study of format version 99"),
        ({"kind": "appraisal"}, "is no study"),
        ({"draws": "many"}, "damaged manifest.json"),
        ({"scenarios": None}, "damaged manifest.json"),
        ({"scenarios": [{"name": "x"}]}, "damaged manifest.json"),
        ({"seed": 7}, "3 of 3 cells are missing or damaged"),
    ],
)
def test_a_manifest_that_is_not_right(
    kept: Path, tmp_path: Path, change: dict[str, object], message: str
) -> None:
    path = tmp_path / "study"
    path.mkdir()
    (path / "cells").symlink_to(kept / "cells")
    manifest = json.loads((kept / "manifest.json").read_text(encoding="utf-8"))
    (path / "manifest.json").write_text(json.dumps({**manifest, **change}), encoding="utf-8")
    with pytest.raises(InputError, match=message):
        read_study(path)


def test_an_appraisal_and_a_study_are_not_taken_for_each_other(kept: Path, tmp_path: Path) -> None:
    from aigf.dossier.directory import read_manifest, writable_target

    with pytest.raises(InputError, match="is a study"):
        read_manifest(kept)
    with pytest.raises(InputError, match="is a study"):
        writable_target(kept)
