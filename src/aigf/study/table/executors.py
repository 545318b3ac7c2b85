"""Who computes the cells of a study: this process, processes of this machine, or a cluster of Dask. The same bits."""

from __future__ import annotations

import multiprocessing
import os
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from contextlib import AbstractContextManager, contextmanager, suppress
from platform import python_version
from typing import Any, Protocol

from aigf.documents import InputError, Place, Problem, shown
from aigf.study.libraries import library_versions
from aigf.study.processes import start_worker, workers
from aigf.study.table.cells import Computed, Task, compute
from aigf.study.table.plan import Table
from aigf.text import Text
from aigf.version import version

#: Computes tasks and yields each as it is finished.
Computing = Callable[[Sequence[Task]], Iterator[Computed]]
#: Seconds until a scheduler must have answered, and until a worker must be there.
_PATIENCE = 20.0
_ADDRESS = Text("the address of a Dask scheduler: tcp://host:8786")


class Executor(Protocol):
    """Computes the cells of a table, in any order."""

    def opened(self, table: Table) -> AbstractContextManager[Computing]:
        """What computes tasks of the table while the context lasts."""


class Here:
    """Computes one cell after another in this process."""

    @contextmanager
    def opened(self, table: Table) -> Iterator[Computing]:
        yield lambda tasks: (compute(table, task) for task in tasks)


class Processes:
    """Computes in ``jobs`` new processes of this machine (spawned, not forked), with one thread each."""

    def __init__(self, jobs: int) -> None:
        self.jobs = jobs

    @contextmanager
    def opened(self, table: Table) -> Iterator[Computing]:
        with workers(self.jobs, _start_with, (table,)) as pool:
            yield lambda tasks: _computed(pool, tasks, 2 * self.jobs)


class Dask:
    """Computes on the workers of a Dask scheduler, which may be other machines: nothing is read from a disk of theirs.

    Needs ``aigf[dask]`` here and aigf with the same libraries at every worker.
    """

    def __init__(self, address: str) -> None:
        self.address = address

    @contextmanager
    def opened(self, table: Table) -> Iterator[Computing]:
        with self._client() as client:
            _refuse_other_versions(self.address, client)
            held = client.scatter(table, broadcast=True, hash=False)

            def computing(tasks: Sequence[Task]) -> Iterator[Computed]:
                from distributed import as_completed

                futures = [client.submit(compute, held, task, pure=False) for task in tasks]
                for future in as_completed(futures, loop=client.loop):  # type: ignore[no-untyped-call]
                    yield future.result()
                    future.release()

            yield computing

    @contextmanager
    def _client(self) -> Iterator[Any]:
        try:
            from distributed import Client
        except ImportError as error:
            wrong = Text("needs Dask, which is not installed")
            raise _unusable(self.address, wrong, Text("pip install 'aigf[dask]'")) from error
        if not self.address.strip():  # Dask would start a cluster of its own
            raise _unusable(self.address, Text("no scheduler is named"), _ADDRESS)
        try:
            client = Client(self.address, timeout=_PATIENCE, set_as_default=False)  # type: ignore[no-untyped-call]
        except (OSError, ValueError, TypeError) as error:
            wrong = Text("no scheduler answers ({reason})", {"reason": shown(error, 120)})
            raise _unusable(self.address, wrong, _ADDRESS) from error
        with client:
            try:
                client.wait_for_workers(1, timeout=_PATIENCE)
            except OSError as error:
                wrong = Text("the scheduler has no workers")
                raise _unusable(
                    self.address, wrong, Text("workers: dask worker ADDRESS --nthreads 1")
                ) from error
            yield client


def versions() -> dict[str, str]:
    """What decides the bits of a result, as it is installed where this runs."""
    return {"aigf": version(), "python": python_version(), **library_versions()}


def _refuse_other_versions(address: str, client: Any) -> None:
    """Raises InputError where a worker has another version of aigf or of a library, which may give other bits."""
    own = versions()
    different = {
        f"{name} {there.get(name)} ({known})"
        for there in client.run(versions).values()
        for name, known in own.items()
        if there.get(name) != known
    }
    if different:
        wrong = Text(
            "a worker has other versions than are here: {names}", {"names": ", ".join(sorted(different))}
        )
        raise _unusable(address, wrong, Text("workers with the same versions as here (in brackets)"))


def _unusable(address: str, wrong: Text, expected: Text) -> InputError:
    return InputError([Problem(Place("--scheduler", 1, 1), shown(address), wrong, expected)])


def _computed(pool: ProcessPoolExecutor, tasks: Sequence[Task], ahead: int) -> Iterator[Computed]:
    """Each as it is finished, so many at a time: what waits is not yet copied."""
    waiting = iter(tasks)
    running: set[Future[Computed]] = set()
    while True:
        for task in waiting:
            running.add(pool.submit(_compute_with, task))
            if len(running) >= ahead:
                break
        if not running:
            return
        finished, running = wait(running, return_when=FIRST_COMPLETED)
        for future in finished:
            yield future.result()


_TABLE: list[Table] = []


def _start_with(table: Table) -> None:
    """Starts a worker, which ends with the process that started it, however that ends."""
    start_worker()
    _TABLE[:] = [table]
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_end_after, args=(parent,), daemon=True).start()


def _end_after(parent: Any) -> None:
    with suppress(OSError):
        parent.join()
    os._exit(1)


def _compute_with(task: Task) -> Computed:
    return compute(_TABLE[0], task)
