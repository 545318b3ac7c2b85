"""The examples as runs of the model: what tests of relations start from."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

import numpy as np

from aigf.model import wiring
from aigf.study.binding import bind
from aigf.study.case import prepare
from aigf.study.run import Run, plan_of, run
from aigf.units import Array

FOLDER = Path(__file__).parents[2] / "examples"
EXAMPLES = ("reference", "rotterdam", "eemshaven", "narvik", "federated")


def run_of(example: str, settings: Mapping[str, str] | None = None) -> Run:
    """The point run of an example, with what is set."""
    return _run(example, tuple(sorted((settings or {}).items())))


@cache
def _run(example: str, settings: tuple[tuple[str, str], ...]) -> Run:
    case = prepare(FOLDER / f"{example}.yaml", dict(settings), "base", seed=1)
    return run(case, bind(case), plan_of(case))


def values_of(made: Run) -> dict[str, Array]:
    """Every quantity of a run."""
    return made.values(list(wiring.functions()))


def written(value: float) -> str:
    """A number as the examples, in Dutch notation, write it: no digit lost."""
    return repr(float(value)).replace(".", ",")


def different(one: Mapping[str, Array], other: Mapping[str, Array]) -> list[str]:
    """The quantities that differ by more than a billionth of their largest value."""
    found = []
    for name, values in one.items():
        first, second = np.broadcast_arrays(values, other[name])
        known = np.abs(first[np.isfinite(first)])
        largest = float(known.max()) if known.size else 0.0
        if not np.allclose(first, second, rtol=0, atol=1e-9 * largest, equal_nan=True):
            found.append(name)
    return found
