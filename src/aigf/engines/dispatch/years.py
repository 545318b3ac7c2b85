"""Many site-years at once, of which only what each comes to is kept."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from aigf.engines.dispatch.optimum import ImpossibleError
from aigf.engines.dispatch.schedule import Schedule, Totals
from aigf.engines.dispatch.site import Array, Battery, Hours
from aigf.engines.dispatch.year import dispatch

#: Site-years that wait for each worker; all others stay where they come from.
WAITING = 4


#: What is kept of a schedule: a number, or an array of the same shape for every site-year.
Reduction = Callable[[Schedule], npt.ArrayLike]


class SiteYear(NamedTuple):
    """A year of a site, as ``dispatch`` takes it."""

    hours: Hours
    battery: Battery
    min_energy_share: float = 0.0
    worth: float = 0.0  #: what serving a MWh brings [EUR/MWh]
    hours_per_step: float = 1.0


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
    """The totals of every site-year under perfect foresight, in order; see ``reduced_years``."""
    rows = reduced_years(years, Schedule.totals, jobs)
    return YearTotals(*rows.reshape(-1, len(Totals._fields)).T.copy())


def reduced_years(years: Iterable[SiteYear], reduction: Reduction, jobs: int | None = None) -> Array:
    """``reduction`` of the schedule of every site-year, in order: (years, ...); not-a-number without a schedule.

    ``lambda schedule: schedule.imported`` gives the hourly import, (years, hours); a function that returns a
    price captured, a share or the monthly peaks keeps no hour. Where no site-year has a schedule: (years, 0).

    ``years`` may be a generator: it is asked for a few at a time, so that memory does not grow with their
    number. ``jobs`` threads work beside each other (all processors by default), ``reduction`` in them; the
    results do not depend on it.

    Raises ValueError for what ``dispatch`` refuses.
    """
    rows = list(_in_turn(iter(years), reduction, jobs or os.cpu_count() or 1))
    shape = next((row.shape for row in rows if row is not None), (0,))
    reduced = np.full((len(rows), *shape), np.nan)
    for place, row in enumerate(rows):
        if row is not None:
            reduced[place] = row
    return reduced


def _in_turn(years: Iterator[SiteYear], reduction: Reduction, jobs: int) -> Iterator[Array | None]:
    if jobs == 1:
        yield from (_reduced(year, reduction) for year in years)
        return
    with ThreadPoolExecutor(jobs) as pool:
        pending: deque[Future[Array | None]] = deque()
        for year in years:
            pending.append(pool.submit(_reduced, year, reduction))
            if len(pending) >= WAITING * jobs:
                yield pending.popleft().result()
        while pending:
            yield pending.popleft().result()


def _reduced(year: SiteYear, reduction: Reduction) -> Array | None:
    try:
        return np.asarray(reduction(dispatch(*year)), dtype=np.float64)
    except ImpossibleError:
        return None
