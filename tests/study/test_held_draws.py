"""A held simulation stands in for the engines draw by draw: the ranges are the same, bit for bit."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import numpy as np
import pytest

from aigf.documents import InputError
from aigf.dossier.directory import MANIFEST
from aigf.report.documents import write_appraisal
from aigf.study import run as running
from aigf.study.appraise import Draws, appraise
from aigf.study.result import Appraisal
from aigf.study.simulation import SIMULATED
from tests.dossier.signed import signed

pytestmark = pytest.mark.slow

EEMSHAVEN = Path(__file__).parents[2] / "examples" / "eemshaven.yaml"
DRAWS, SEED = 6, 3


@pytest.fixture(scope="module")
def plain() -> Appraisal:
    return appraise(EEMSHAVEN, draws=Draws(DRAWS), seed=SEED)


@pytest.fixture(scope="module")
def kept(plain: Appraisal, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("held") / "drawn"
    write_appraisal(folder, plain, EEMSHAVEN)
    return folder


def ranges(found: Appraisal) -> dict[str, tuple[str, ...]]:
    """Every figure with its range, bit for bit."""
    return {
        name: tuple(repr(value) for value in (of.value, of.low, of.median, of.high))
        for name, of in found.quantities.items()
    }


def test_every_range_is_the_same_and_the_engines_do_not_run(
    kept: Path, plain: Appraisal, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: object) -> None:
        raise AssertionError("the engines ran")

    monkeypatch.setattr(running, "simulated", refused)
    held = appraise(EEMSHAVEN, draws=Draws(DRAWS), seed=SEED, hold=kept)
    assert ranges(held) == ranges(plain)
    assert held.chances == plain.chances
    assert held.uncertainties == plain.uncertainties
    use = held.quantities["electricity_use"]
    assert use.low is not None
    assert use.high is not None
    assert use.low < use.value < use.high
    assert held.drawn is not None
    assert plain.drawn is not None
    for name in SIMULATED:
        assert np.array_equal(held.drawn.simulated[name], plain.drawn.simulated[name])
    assert any("in every draw those of that draw" in str(warning) for warning in held.warnings)


def test_a_price_changes_the_ranges_as_with_a_new_simulation(kept: Path) -> None:
    dearer = {"electricity_price": "100"}
    held = appraise(EEMSHAVEN, settings=dearer, draws=Draws(DRAWS), seed=SEED, hold=kept)
    assert ranges(held) == ranges(appraise(EEMSHAVEN, settings=dearer, draws=Draws(DRAWS), seed=SEED))


def test_what_is_held_can_be_held_in_turn(kept: Path, plain: Appraisal, tmp_path: Path) -> None:
    write_appraisal(
        tmp_path / "again", appraise(EEMSHAVEN, draws=Draws(DRAWS), seed=SEED, hold=kept), EEMSHAVEN
    )
    again = appraise(EEMSHAVEN, draws=Draws(DRAWS), seed=SEED, hold=tmp_path / "again")
    assert ranges(again) == ranges(plain)


@pytest.mark.parametrize(("draws", "seed"), [(DRAWS + 1, SEED), (DRAWS - 1, SEED), (DRAWS, SEED + 1)])
def test_other_draws_are_refused_with_those_that_are_kept(kept: Path, draws: int, seed: int) -> None:
    with pytest.raises(InputError, match=f"6 draws of seed 3; {draws} of seed {seed}.*--draws 6 --seed 3"):
        appraise(EEMSHAVEN, draws=Draws(draws), seed=seed, hold=kept)


def test_without_draws_the_point_values_are_held(kept: Path, plain: Appraisal, tmp_path: Path) -> None:
    held = appraise(EEMSHAVEN, seed=SEED, hold=kept)
    assert {name: of.value for name, of in held.quantities.items() if of.value == of.value} == {
        name: of.value for name, of in plain.quantities.items() if of.value == of.value
    }
    write_appraisal(tmp_path / "none", held, EEMSHAVEN)
    with pytest.raises(InputError, match=r"of no draws, and 6 are asked for.*with --draws 6 --seed 3"):
        appraise(EEMSHAVEN, draws=Draws(DRAWS), seed=SEED, hold=tmp_path / "none")


@pytest.mark.parametrize("damage", ["gone", "text", "short"])
def test_damaged_draws_are_refused(kept: Path, tmp_path: Path, damage: str) -> None:
    import pyarrow.parquet as pq

    broken = tmp_path / "broken"
    shutil.copytree(kept, broken)
    (target,) = (broken / "engines").glob("*.draws.parquet")
    if damage == "gone":
        target.unlink()
    elif damage == "text":
        target.write_text("x")
    else:
        pq.write_table(pq.read_table(target).slice(1), target)
    signed(broken)
    with pytest.raises(InputError, match="no readable"):
        appraise(EEMSHAVEN, draws=Draws(DRAWS), seed=SEED, hold=broken)


def test_a_directory_of_the_format_before_is_refused(kept: Path, tmp_path: Path) -> None:
    old = tmp_path / "old"
    shutil.copytree(kept, old)
    manifest = json.loads((old / MANIFEST).read_text())
    (old / MANIFEST).write_text(json.dumps({**manifest, "format": 1}))
    with pytest.raises(InputError, match=r"format version 1.*aigf appraise --from .* recalculates it"):
        appraise(EEMSHAVEN, hold=old)


def test_the_draws_of_other_processes_are_the_same(kept: Path, plain: Appraisal) -> None:
    held = appraise(EEMSHAVEN, draws=Draws(DRAWS, jobs=2), seed=SEED, hold=kept)
    assert ranges(held) == ranges(plain)
