"""The fixed draws on which the thresholds of the decision are tested, whatever draws and seed are asked for.

An outcome may depend on what is not known, not on how many draws someone asked for: a point value lies on one side of
every threshold, and a few draws seldom reach beyond one. So the ranges that the decision reads are P5 to P95 of always
the same sample. The formulas are computed for each of its draws; the engines, which take nearly all the time, for the
years of a smaller sample, each of which stands for as many draws.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from aigf.decision import Framework
from aigf.model import wiring
from aigf.study.binding import Bound
from aigf.study.case import Case
from aigf.study.run import plan_of, run
from aigf.study.sampling import Range, Sample
from aigf.study.simulation import SIMULATED, Simulation, engine_entries, proposed_inputs
from aigf.study.uncertainty import explained_shares, percentiles
from aigf.units import Array

#: The draws of the formulas, the simulated years among them, and their seed.
DRAWS, YEARS, SEED = 1000, 25, 1


@dataclass(frozen=True)
class Tested:
    """P5 and P95 by quantity, and what the engines found in the simulated years, (YEARS, 1) each.

    ``shares`` is the part of the spread of each traced result that an uncertain input explains on its own.
    """

    ranges: Mapping[str, tuple[float, float]]
    simulated: Mapping[str, Array]
    shares: Mapping[str, Mapping[str, float]]


@dataclass(frozen=True)
class _Repeated(Sample):
    """The draws, with those of the engines' inputs that the simulated years were made with."""

    names: frozenset[str] = field(default_factory=frozenset)

    def values(self, name: str, known: Range) -> Array:
        if name not in self.names:
            return super().values(name, known)
        return _repeated(Sample(SEED, YEARS, 0, YEARS).values(name, known))


def fixed_sample(case: Case, bound: Bound, framework: Framework, traced: Sequence[str] = ()) -> Tested:
    """The ranges of what the framework compares with a threshold, and the inputs behind ``traced`` results."""
    plan = plan_of(case)
    years = dict(case.held.tested) if case.held is not None else {}
    if not years:
        made = run(case, bound, plan, Sample(SEED, YEARS, 0, YEARS))
        years = {name: np.broadcast_to(made.inputs[name], (YEARS, 1)) for name in SIMULATED}
    given = frozenset((*engine_entries(), *proposed_inputs()))
    sample = _Repeated(SEED, DRAWS, 0, DRAWS, given)
    simulation = Simulation({name: _repeated(values) for name, values in years.items()}, {})
    made = run(case, bound, plan, sample, simulation)
    names = compared(framework)
    drawn = {
        name: np.broadcast_to(values, (DRAWS, 1))[:, 0]
        for name, values in made.values([*names, *traced]).items()
    }
    ranges = {}
    for name in names:
        low, _, high = percentiles(drawn[name])
        if low is not None and high is not None:
            ranges[name] = (low, high)
    uncertain = {
        name: np.broadcast_to(made.inputs[name], (DRAWS, 1))[:, 0]
        for name, known in bound.inputs.items()
        if known.range.uncertain and not known.by_year
    }
    return Tested(ranges, years, {name: explained_shares(drawn[name], uncertain) for name in traced})


def compared(framework: Framework) -> Sequence[str]:
    """The quantities of the model that the framework compares with a threshold."""
    names = {test.key.name for test in framework.tests() if test.key.kind == "quantity"}
    return sorted(names & set(wiring.functions()))


def _repeated(values: Array) -> Array:
    """The values of the simulated years, each for as many draws: in turn, because the draws are in random order."""
    return np.tile(values, (DRAWS // YEARS, 1))
