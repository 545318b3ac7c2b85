"""One cell of a study: every alternative in one world, for a block of draws and, with the first, the point estimate."""

from __future__ import annotations

import os
import socket
import sys
import time
from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np

from aigf.model import wiring
from aigf.study.alternatives import Alternative, changed_run, compared, load_alternatives
from aigf.study.binding import Bound, bind
from aigf.study.case import Case
from aigf.study.run import Run, begin, plan_of
from aigf.study.sampling import Sample
from aigf.study.table.kept import Found, Kept, start_key
from aigf.study.table.plan import Cell, Table
from aigf.units import Array


@dataclass(frozen=True)
class Task:
    """A cell to compute, with what the engines are known to find."""

    cell: Cell
    known: Mapping[str, Found] = field(default_factory=dict)


@dataclass(frozen=True)
class Computed:
    """A computed cell: values by alternative and name, (rows, 1) or (rows, years), and how it was computed.

    ``simulations`` are the digests that it needed and ``new`` what the engines found for those that were not known.
    """

    cell: Cell
    values: Mapping[tuple[str, str], Array]
    simulations: tuple[str, ...]
    new: Mapping[str, Found]
    seconds: float
    worker: str
    megabytes: float | None


def compute(table: Table, task: Task) -> Computed:
    """The values of a cell. The same bits whoever computes it, and whatever is known already."""
    started = time.perf_counter()
    cell, kept = task.cell, Kept(dict(task.known))
    case = table.case_in(cell.world)
    bound = bind(case)
    parts: list[dict[tuple[str, str], Array]] = []
    with np.errstate(all="ignore"):
        if not cell.start:
            parts.append(_values(table, cell, case, bound, kept, None))
        if cell.stop:
            sample = Sample(case.seed, table.draws, cell.start, cell.stop)
            parts.append(_values(table, cell, case, bound, kept, sample))
    together = {key: _joined([part[key] for part in parts]) for key in parts[-1]}
    spent = time.perf_counter() - started
    worker = f"{socket.gethostname()}:{os.getpid()}"
    return Computed(cell, together, tuple(kept.asked), kept.new, spent, worker, peak_memory())


def point_key(table: Table, world: int) -> str:
    """The digest of what the engines start from in a world at point values: worlds in which it is equal go together."""
    case = table.case_in(world)
    return start_key(case, begin(case, bind(case), plan_of(case)))


def _values(
    table: Table, cell: Cell, case: Case, bound: Bound, kept: Kept, sample: Sample | None
) -> dict[tuple[str, str], Array]:
    """The values of every alternative, (draws, 1) or (draws, years from the signature on)."""
    begun = begin(case, bound, plan_of(case), sample)
    proposed = begun.ended(kept.simulation(case, begun, sample))
    size = 1 if sample is None else sample.size
    world = table.worlds[cell.world].name
    found: dict[tuple[str, str], Array] = {}
    for name in table.alternatives:
        alternative = load_alternatives()[name]
        whole = (name, world) in table.whole and alternative.builds
        values = (
            _everything(alternative, case, bound, proposed, sample)
            if whole
            else compared(alternative, case, bound, proposed, sample)
        )
        for quantity, value in values.items():
            found[name, quantity] = np.broadcast_to(value, (size, value.shape[-1])).astype(np.float64)
    return found


def _everything(
    alternative: Alternative, case: Case, bound: Bound, proposed: Run, sample: Sample | None
) -> dict[str, Array]:
    """Every quantity of an alternative that is a factory, and its yearly series."""
    changes = alternative.changes
    own = changed_run(changes, case, bound, proposed, sample) if changes else proposed
    return own.values(list(wiring.functions()))


def _joined(parts: list[Array]) -> Array:
    """The point estimate before the draws; a series of the former has as many years as that of the latter."""
    if len(parts) == 1:
        return parts[0]
    width = max(part.shape[-1] for part in parts)
    return np.concatenate([_widened(part, width) for part in parts])


def _widened(part: Array, width: int) -> Array:
    missing = width - part.shape[-1]
    return part if not missing else np.pad(part, ((0, 0), (0, missing)), constant_values=np.nan)


def peak_memory() -> float | None:
    """The most memory that this process has had, in MB; None where the system does not say."""
    try:
        import resource
    except ImportError:
        return None
    unit = 1.0 if sys.platform == "darwin" else 1024.0
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit / 1e6
