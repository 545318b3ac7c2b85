"""Progress on stderr for what takes longer than two seconds."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

#: Seconds after which a reader wants to see that something happens.
PATIENCE = 2.0


@contextmanager
def showing_progress(what: str) -> Iterator[Callable[[int, int], None]]:
    """Yields the function to report progress to (done, total).

    On a terminal a bar, elsewhere a line at most every ten seconds; nothing in the first two seconds.
    """
    started = time.monotonic()
    terminal = sys.stderr.isatty()
    last = started

    def report(done: int, total: int) -> None:
        nonlocal last
        now = time.monotonic()
        if now - started < PATIENCE or (not terminal and now - last < 10.0):
            return
        last = now
        if terminal:
            filled = 30 * done // total
            print(
                f"\r{what} [{'#' * filled}{'.' * (30 - filled)}] {done}/{total}",
                end="",
                file=sys.stderr,
                flush=True,
            )
        else:
            print(f"{what} {done}/{total}", file=sys.stderr, flush=True)

    try:
        yield report
    finally:
        if terminal and last > started:
            print("\r\033[K", end="", file=sys.stderr, flush=True)
