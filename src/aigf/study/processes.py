"""Processes of this machine that compute: as many as it can wait for, a thread each, ended when they are not needed."""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import warnings
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from typing import Any

#: Windows waits for 63 handles at once, of which Python uses two.
_MOST_ON_WINDOWS = 61
_PINNED = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "NUMBA_NUM_THREADS")


def possible(jobs: int) -> int:
    """The number of processes that were asked for, or as many as the system allows."""
    return min(jobs, _MOST_ON_WINDOWS) if sys.platform == "win32" else jobs


@contextmanager
def workers(
    jobs: int, start: Callable[..., None], arguments: tuple[Any, ...] = ()
) -> Iterator[ProcessPoolExecutor]:
    """New processes of this machine (spawned, not forked) with one thread each, that ``start`` prepares.

    Where the block is interrupted or fails, they end at once: nobody waits for what is still queued.
    """
    with single_threaded():
        context = multiprocessing.get_context("spawn")
        pool = ProcessPoolExecutor(possible(jobs), mp_context=context, initializer=start, initargs=arguments)
        try:
            yield pool
        except BaseException:
            running = list((pool._processes or {}).values())
            pool.shutdown(wait=False, cancel_futures=True)
            for worker in running:
                worker.terminate()
            raise
        pool.shutdown()


def start_worker() -> None:
    """Ctrl-C reaches all processes of a terminal; only the first one decides what it means, and what is told."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    warnings.simplefilter("ignore", RuntimeWarning)


@contextmanager
def single_threaded() -> Iterator[None]:
    """New processes calculate with one thread each: more would only wait for one another."""
    before = {name: os.environ.get(name) for name in _PINNED}
    os.environ.update(dict.fromkeys(_PINNED, "1"))
    try:
        yield
    finally:
        for name, value in before.items():
            os.environ.pop(name, None) if value is None else os.environ.update({name: value})
