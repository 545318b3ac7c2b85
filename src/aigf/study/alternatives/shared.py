"""What the engines start from, which alternatives share because the simulation of the proposal serves them all."""

from __future__ import annotations

from functools import cache

from aigf.model import wiring
from aigf.study.simulation import SIMULATED, engine_entries, proposed_inputs, starts_from
from aigf.study.simulation.supply import EARNINGS


@cache
def shared_inputs() -> frozenset[str]:
    """The inputs that the engines are given, and all that the quantities which they are given are computed from.

    What an hour earns, which counts only where load waits for lower prices, is none: there the schedule of the
    proposal holds for its alternatives.
    """
    quantities = {name for result in SIMULATED for name in starts_from(result)} - set(EARNINGS)
    return frozenset({*engine_entries(), *proposed_inputs(), *_behind(quantities)})


def _behind(names: set[str]) -> set[str]:
    """The names, and all names that they are computed from."""
    found: set[str] = set()
    waiting = sorted(names)
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            waiting += wiring.arguments_of(name) if name in wiring.functions() else ()
    return found
