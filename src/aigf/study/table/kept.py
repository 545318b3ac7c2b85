"""What the engines found, kept by the digest of what they start from: another world with the same start needs no run.

The digest is taken before the engines run, of every input that they can read, and of those behind the quantities that
they are given; that of a block of draws knows which draws they are, because each has a year of its own.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np

from aigf.study.case import Case
from aigf.study.run import Begun, simulate_begun
from aigf.study.sampling import BLOCK, Sample
from aigf.study.simulation import Simulation, remembered
from aigf.units import Array

#: What the engines found, by name, (draws, 1).
Found = Mapping[str, Array]


@dataclass
class Kept:
    """What was found before, by digest; ``asked`` are those that were asked for, ``new`` those that were not there."""

    known: dict[str, Found] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    new: dict[str, Found] = field(default_factory=dict)

    def simulation(self, case: Case, begun: Begun, sample: Sample | None) -> Simulation:
        """What the engines find for a run that has begun, in blocks of draws."""
        if sample is None:
            return Simulation(self._found(case, begun, None), {})
        parts = []
        for start in range(sample.start, sample.stop, BLOCK):
            part = Sample(sample.seed, sample.draws, start, min(start + BLOCK, sample.stop))
            rows = slice(part.start - sample.start, part.stop - sample.start)
            parts.append(self._found(case, _part(begun, sample.size, rows), part))
        return Simulation({name: np.concatenate([part[name] for part in parts]) for name in parts[0]}, {})

    def _found(self, case: Case, begun: Begun, sample: Sample | None) -> Found:
        key = start_key(case, begun, sample)
        self.asked.append(key)
        if key not in self.known:
            found = simulate_begun(case, begun, sample)
            shape = (1 if sample is None else sample.size, 1)
            self.new[key] = {name: np.broadcast_to(value, shape).copy() for name, value in found.items()}
            self.known[key] = self.new[key]
        return self.known[key]


def start_key(case: Case, begun: Begun, sample: Sample | None = None) -> str:
    """The digest of all that the engines can read, before they run."""
    given = case.own.given if case.own else None
    return remembered.start_key(begun.inputs, begun.overrides, sample, given)


def _part(begun: Begun, size: int, rows: slice) -> Begun:
    """Some of the draws of a run that has begun."""

    def of(arrays: Mapping[str, Array]) -> dict[str, Array]:
        return {name: value[rows] if value.shape[0] == size else value for name, value in arrays.items()}

    return Begun(of(begun.inputs), of(begun.overrides), begun.years)
