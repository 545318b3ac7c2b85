"""What the engines found, remembered by what they started from: in a process that appraises again, only a price moved.

The digest is of every input that they can read and of those behind the quantities that they are given, taken before
they run; that of draws knows which draws they are, because each has a year of its own.
"""

from __future__ import annotations

import hashlib
from collections import OrderedDict
from collections.abc import Callable, Iterable, Mapping

import numpy as np

from aigf.model import wiring
from aigf.study.sampling import Sample
from aigf.study.simulation import (
    Given,
    Simulation,
    engine_entries,
    heat,
    proposed_inputs,
    supply,
)
from aigf.units import Array

#: How many are kept: the point values, the tested years and some blocks of a few appraisals; 25 MB.
_MOST = 16
_known: OrderedDict[str, Simulation] = OrderedDict()


def remembered(
    engines: Callable[..., Simulation],
    inputs: Mapping[str, Array],
    overrides: Mapping[str, Array],
    sample: Sample | None = None,
    given: Given | None = None,
) -> Simulation:
    """What ``engines`` (``simulated``) find, from memory where the same start was simulated lately."""
    key = start_key(inputs, overrides, sample, given)
    found = _known.pop(key, None) or engines(inputs, overrides, sample, given)
    _known[key] = found
    while len(_known) > _MOST:
        _known.popitem(last=False)
    return found


def start_key(
    inputs: Mapping[str, Array], overrides: Mapping[str, Array], sample: Sample | None, given: Given | None
) -> str:
    """The digest of all that the engines can read, before they run."""
    digest = hashlib.sha256(repr(sample).encode())
    if given is not None:
        digest.update(given.digest().encode())
    needed = _read(inputs, overrides)
    for kind in (inputs, overrides):
        for name in sorted(needed & set(kind)):
            value = np.ascontiguousarray(kind[name])
            digest.update(f" {name} {value.shape} ".encode() + value.tobytes())
    return digest.hexdigest()[:32]


def _read(inputs: Mapping[str, Array], overrides: Mapping[str, Array]) -> set[str]:
    """The inputs and stated quantities that the engines read, or that are behind the quantities they are given."""
    quantities = ["it_load_share", "electricity_use", *supply.QUANTITIES, *heat.SIZES]
    if supply.is_steered(inputs):
        quantities += [*supply.EARNINGS, "electricity_price"]
    return {*engine_entries(), *proposed_inputs(), *_behind(quantities, overrides)}


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
