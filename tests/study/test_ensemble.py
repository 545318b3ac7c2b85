"""Draws: the same bits for any number of processes, and no finished block is computed twice."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import pytest

from aigf.study import ensemble as module
from aigf.study.case import Case, prepare
from aigf.study.ensemble import ensemble
from aigf.study.uncertainty import explained_shares, percentiles, ranks

ROOT = Path(__file__).parents[2]
REFERENCE = ROOT / "examples" / "reference.yaml"


@pytest.fixture(scope="module")
def case() -> Case:
    return prepare(REFERENCE, {}, "base", seed=1)


@pytest.mark.slow
def test_the_same_bits_for_any_number_of_jobs(case: Case) -> None:
    alone, together = ensemble(case, 600, jobs=1), ensemble(case, 600, jobs=3)
    assert set(alone.quantities) == set(together.quantities)
    for name, values in alone.quantities.items():
        assert values.tobytes() == together.quantities[name].tobytes(), name
        assert values.shape == (600,)


@pytest.mark.slow
def test_finished_blocks_are_not_computed_again(
    case: Case, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = ensemble(case, 300, keep=tmp_path)
    computed: list[int] = []
    original = module.block_values

    def counted(case: Case, sample: module.Sample) -> dict[str, module.Array]:
        computed.append(sample.start)
        return original(case, sample)

    monkeypatch.setattr(module, "block_values", counted)
    again = ensemble(case, 300, keep=tmp_path)
    assert computed == []
    assert again.quantities["project_npv"].tobytes() == first.quantities["project_npv"].tobytes()
    next(path for path in tmp_path.rglob("draws-0000250*")).unlink()
    ensemble(case, 300, keep=tmp_path)
    assert computed == [250]
    other = prepare(REFERENCE, {"energy_tax": "4"}, "base", seed=1)
    ensemble(other, 300, keep=tmp_path)
    assert computed == [250, 0, 250], "another case has its own blocks"


@pytest.mark.slow
def test_killed_it_loses_at_most_the_block_it_was_at(tmp_path: Path) -> None:
    out = tmp_path / "out"
    command = [sys.executable, "-m", "aigf", "appraise", str(REFERENCE), "-o", str(out)]
    command += ["--draws", "1250", "--jobs", "1"]
    run = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    deadline = time.monotonic() + 240
    while len(list(tmp_path.rglob("draws-*.npz"))) < 2 and time.monotonic() < deadline:
        time.sleep(0.02)
    run.send_signal(signal.SIGKILL)
    run.wait()
    kept = {path: path.stat().st_mtime_ns for path in tmp_path.rglob("draws-*.npz")}
    assert len(kept) >= 2
    assert not out.exists()
    again = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    while len(list(tmp_path.rglob("draws-*.npz"))) <= len(kept) and time.monotonic() < deadline:
        time.sleep(0.02)
    unchanged = [path for path, written in kept.items() if path.stat().st_mtime_ns == written]
    assert len(unchanged) == len(kept), "what was finished is used, not computed again"
    assert again.wait(timeout=120) == 0
    assert (out / "manifest.json").is_file()
    assert not list(tmp_path.glob(".out.draws")), "blocks go when the appraisal is written"


@pytest.mark.slow
def test_percentiles_are_in_order(case: Case) -> None:
    for values in ensemble(case, 120).quantities.values():
        low, median, high = percentiles(values)
        assert low is None or median is None or high is None or low <= median <= high


def test_what_explains_a_spread() -> None:
    generator = np.random.default_rng(1)
    large, small, none = generator.random((3, 2000))
    shares = explained_shares(10 * large - 2 * small, {"small": small, "none": none, "large": large})
    assert list(shares)[:2] == ["large", "small"]
    assert sum(shares.values()) == pytest.approx(1.0)
    assert shares["none"] < 0.01
    assert explained_shares(np.ones(10), {"large": large[:10]}) == {}
    np.testing.assert_array_equal(ranks(np.array([3.0, 1.0, 3.0])), [1.5, 0.0, 1.5])


def test_percentiles_of_what_does_not_exist() -> None:
    assert percentiles(np.full(100, np.nan)) == (None, None, None)
    assert percentiles(np.r_[np.full(50, np.nan), np.arange(50.0)])[1] == 24.5


def test_blocks_say_nothing_of_the_environment(case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OMP_NUM_THREADS", "7")
    ensemble(case, 10, jobs=2)
    assert os.environ["OMP_NUM_THREADS"] == "7"
