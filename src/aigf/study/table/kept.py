"""What the engines found, kept by the digest of what they start from: another world with the same start needs no run.

The digest is taken before the engines run, of every input that they can read, and of those behind the quantities that
they are given; that of a block of draws knows which draws they are, because each has a year of its own.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

import numpy as np

from aigf.model import wiring
from aigf.study.case import Case
from aigf.study.run import Begun, simulate_begun
from aigf.study.sampling import BLOCK, Sample
from aigf.study.simulation import Simulation, engine_entries, heat, proposed_inputs, supply
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
    digest = hashlib.sha256(repr(sample).encode())
    if case.own is not None and case.own.given is not None:
        digest.update(case.own.given.digest().encode())
    needed = _read(begun)
    for kind in (begun.inputs, begun.overrides):
        for name in sorted(needed & set(kind)):
            value = np.ascontiguousarray(kind[name])
            digest.update(f" {name} {value.shape} ".encode() + value.tobytes())
    return digest.hexdigest()[:32]


def _read(begun: Begun) -> set[str]:
    """The inputs and stated quantities that the engines read, or that are behind the quantities they are given."""
    quantities = ["it_load_share", "electricity_use", *supply.QUANTITIES, *heat.SIZES]
    if supply.is_steered(begun.inputs):
        quantities += [*supply.EARNINGS, "electricity_price"]
    return {*engine_entries(), *proposed_inputs(), *_behind(quantities, begun.overrides)}


def _behind(quantities: Iterable[str], overrides: Mapping[str, Array]) -> set[str]:
    """The inputs that quantities rest on, and the stated quantities: behind those nothing is read."""
    found, waiting = set[str](), list(quantities)
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            if name in wiring.functions() and name not in overrides:
                waiting.extend(wiring.arguments_of(name))
    return found


def _part(begun: Begun, size: int, rows: slice) -> Begun:
    """Some of the draws of a run that has begun."""

    def of(arrays: Mapping[str, Array]) -> dict[str, Array]:
        return {name: value[rows] if value.shape[0] == size else value for name, value in arrays.items()}

    return Begun(of(begun.inputs), of(begun.overrides), begun.years)
