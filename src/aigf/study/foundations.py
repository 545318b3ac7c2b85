"""On which assumptions each result rests that the proposal could have taken away by a statement."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

import numpy as np

from aigf.model import wiring
from aigf.proposal import NUMERIC_PATHS
from aigf.study.binding import WHOLE_YEARS
from aigf.study.case import Case
from aigf.study.result import UsedInput
from aigf.study.run import Run
from aigf.units import Array

#: What a proposal has agreed with others. The model's figure stands in for it and is no check of it.
AGREED = ("heat_connected_demand", "heat_network_capacity", "heat_storage")

#: What follows from the use mode, or for want of one from the register.
OF_USE = ("training_revenue_share", "midsize_revenue_share", "inference_revenue_share")

#: The inputs that a proposal can settle by a statement.
ASSUMABLE = frozenset({*NUMERIC_PATHS, *OF_USE})

#: What the kind of cooling decides by itself, where the proposal names none.
DESIGN_DECIDES = ("water_use", "wue")

#: By how much an assumption is lowered, and from which change on a result rests on it.
_LOWERED, _RESTS = 0.1, 0.05

#: How many assumptions are named of each result.
_NAMED = 2


def assumed_for(used: Mapping[str, UsedInput]) -> tuple[str, ...]:
    """The figures that a proposal can state, that this one does not, and that are filled in for it."""
    inputs = [
        name
        for name, item in used.items()
        if name in ASSUMABLE and item.status == "assumed" and item.where != "--set"
    ]
    return (*inputs, *(name for name in AGREED if name not in used))


def foundations(
    case: Case, central: Run, used: Mapping[str, UsedInput], names: Sequence[str]
) -> dict[str, tuple[str, ...]]:
    """Of each quantity the assumptions that decide it, the weightiest first; none where none does.

    An assumption decides a quantity where it changes by half as much as the assumption or more. The engines are not
    run again: what they found holds.
    """
    base = central.values(names)
    found: dict[str, list[tuple[float, str]]] = {name: [] for name in names}
    for assumption in assumed_for(used):
        changed = _with_less(assumption, central, names)
        for name, value in (changed or {}).items():
            weight = _change(base[name], value)
            if weight >= _RESTS:
                found[name].append((-weight, assumption))
    by_name = {
        name: tuple(assumption for _, assumption in sorted(weighty)[:_NAMED])
        for name, weighty in found.items()
    }
    if case.read.proposal.factory.cooling is None:
        by_name |= {name: ("cooling", *by_name.get(name, ())) for name in DESIGN_DECIDES if name in by_name}
    return by_name


def _with_less(assumption: str, central: Run, names: Sequence[str]) -> Mapping[str, Array] | None:
    """The quantities with an assumption a tenth lower; None where it is zero or sets no figure by itself."""
    if assumption in WHOLE_YEARS:
        return None
    inputs, overrides = dict(central.inputs), dict(central.overrides)
    if assumption in inputs:
        inputs[assumption] = inputs[assumption] * (1 - _LOWERED)
    else:
        overrides[assumption] = central.values([assumption])[assumption] * (1 - _LOWERED)
    if not np.any((inputs | overrides)[assumption]):
        return None
    return wiring.evaluate(names, inputs, overrides)


def _change(before: Array, after: Array) -> float:
    one, two = float(before.flat[0]), float(after.flat[0])
    if not math.isfinite(one) or not math.isfinite(two) or one == two:
        return 0.0
    return abs(two - one) / abs(one) if one else 1.0
