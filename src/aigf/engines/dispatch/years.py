"""Many site-years at once, with only what each comes to."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from typing import NamedTuple

import numpy as np

from aigf.engines.dispatch.optimum import ImpossibleError
from aigf.engines.dispatch.schedule import Totals
from aigf.engines.dispatch.site import Array, Battery, Hours
from aigf.engines.dispatch.year import dispatch

#: Site-years that wait for each worker; all others stay where they come from.
WAITING = 4


class SiteYear(NamedTuple):
    """A year of a site, as ``dispatch`` takes it."""

    hours: Hours
    battery: Battery
    min_energy_share: float = 0.0


class YearTotals(NamedTuple):
    """The totals of many site-years, each of shape (years,); not-a-number where a year has no schedule."""

    cost: Array
    imported: Array
    exported: Array
    wind_used: Array
    wind_spilled: Array
    curtailed: Array
    discharged: Array
    peak_import: Array
    both: Array
    worth: Array


def dispatch_years(years: Iterable[SiteYear], jobs: int | None = None) -> YearTotals:
    """The totals of every site-year under perfect foresight, in order.

    ``years`` may be a generator: it is asked for a few at a time, so that memory does not grow with their
    number. ``jobs`` threads work beside each other (all processors by default); the results do not depend on it.

    Raises ValueError for what ``dispatch`` refuses.
    """
    rows = list(_in_turn(iter(years), jobs or os.cpu_count() or 1))
    return YearTotals(*np.array(rows, dtype=np.float64).reshape(-1, len(Totals._fields)).T.copy())


def _in_turn(years: Iterator[SiteYear], jobs: int) -> Iterator[Totals]:
    if jobs == 1:
        yield from map(_totals, years)
        return
    with ThreadPoolExecutor(jobs) as pool:
        pending: deque[Future[Totals]] = deque()
        for year in years:
            pending.append(pool.submit(_totals, year))
            if len(pending) >= WAITING * jobs:
                yield pending.popleft().result()
        while pending:
            yield pending.popleft().result()


def _totals(year: SiteYear) -> Totals:
    try:
        return dispatch(*year).totals()
    except ImpossibleError:
        return Totals(*(float("nan"),) * len(Totals._fields))
