"""The same bits from this process, from processes of this machine and from the workers of a Dask scheduler."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from aigf.documents import InputError
from aigf.study.table import executors
from aigf.study.table.executors import Dask, Here, Processes
from aigf.study.table.result import read_study
from aigf.study.table.study import chosen_executor, run_study
from tests.cli.running import aigf
from tests.study.table.studies import ROTTERDAM, bits, small_study, small_table


@pytest.fixture(scope="module")
def scheduler() -> Iterator[str]:
    """The address of a cluster of two worker processes."""
    distributed = pytest.importorskip("distributed")
    with distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None, memory_limit=None
    ) as cluster:
        yield cluster.scheduler_address


@pytest.mark.slow
@pytest.mark.parametrize("jobs", [2, 3])
def test_processes(jobs: int, tmp_path: Path) -> None:
    made = run_study(small_table(5), ROTTERDAM, Processes(jobs), tmp_path / "study")
    assert bits(made) == bits(small_study())
    assert bits(read_study(tmp_path / "study")) == bits(small_study())


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore::ResourceWarning", "ignore::DeprecationWarning")
def test_the_workers_of_dask(scheduler: str, tmp_path: Path) -> None:
    log = tmp_path / "log"
    made = run_study(small_table(5), ROTTERDAM, Dask(scheduler), tmp_path / "study")
    assert bits(made) == bits(small_study())
    arguments = ("--alternatives", "central,ecosystem,federated", "--scenarios", "base", "--draws", 3)
    by_dask = aigf("study", ROTTERDAM, *arguments, "--scheduler", scheduler, "--log", log, "--json")
    here = aigf("study", ROTTERDAM, *arguments, "--json")
    assert by_dask.returncode == 0, by_dask.stderr
    assert by_dask.stdout == here.stdout


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore::ResourceWarning", "ignore::DeprecationWarning")
def test_workers_of_another_version_are_refused(scheduler: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(executors, "version", lambda: "9.9")
    with pytest.raises(InputError, match=r"a worker has other versions than are here: aigf .*9\.9"):
        run_study(small_table(5), ROTTERDAM, Dask(scheduler))


@pytest.mark.slow
def test_no_scheduler_there(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("distributed")
    monkeypatch.setattr(executors, "_PATIENCE", 0.5)
    for address in ("tcp://127.0.0.1:1", "nonsense", "ftp://x:1", ""):
        with pytest.raises(InputError, match="--scheduler"):
            run_study(small_table(), ROTTERDAM, Dask(address))


def test_without_dask_it_is_said_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(InputError, match=r"pip install 'aigf\[dask\]'"):
        run_study(small_table(), ROTTERDAM, Dask("tcp://127.0.0.1:8786"))


def test_one_job_is_this_process() -> None:
    assert isinstance(chosen_executor(1), Here)
    assert isinstance(chosen_executor(2), Processes)
