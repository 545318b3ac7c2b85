"""On which assumptions each result rests that the proposal could have taken away by a statement."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence

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
    for assumption, changed in _with_less(assumed_for(used), central, names):
        for name, value in changed.items():
            weight = _change(base[name].flat[0], value)
            if weight >= _RESTS:
                found[name].append((-weight, assumption))
    by_name = {
        name: tuple(assumption for _, assumption in sorted(weighty)[:_NAMED])
        for name, weighty in found.items()
    }
    if case.read.proposal.factory.cooling is None:
        by_name |= {name: ("cooling", *by_name.get(name, ())) for name in DESIGN_DECIDES if name in by_name}
    return by_name


def _with_less(
    assumptions: Sequence[str], central: Run, names: Sequence[str]
) -> Iterator[tuple[str, Mapping[str, float]]]:
    """The quantities with each assumption a tenth lower; without what is zero or sets no figure by itself.

    The inputs are lowered in one go, each in a draw of its own. A quantity that is computed is replaced, in an
    evaluation of its own: where another assumption is lowered it is computed as before.
    """
    alone = [name for name in assumptions if name not in WHOLE_YEARS]
    inputs = [name for name in alone if name in central.inputs and np.any(central.inputs[name])]
    if inputs:
        lowered = {
            name: _lowered_in(row, central.inputs[name], len(inputs)) for row, name in enumerate(inputs)
        }
        values = wiring.evaluate(names, {**central.inputs, **lowered}, central.overrides)
        for row, assumption in enumerate(inputs):
            yield (
                assumption,
                {name: float(array[min(row, len(array) - 1), 0]) for name, array in values.items()},
            )
    for assumption in alone:
        if assumption not in central.inputs:
            less = central.values([assumption])[assumption] * (1 - _LOWERED)
            if np.any(less):
                values = wiring.evaluate(names, central.inputs, {**central.overrides, assumption: less})
                yield assumption, {name: float(array.flat[0]) for name, array in values.items()}


def _lowered_in(row: int, value: Array, rows: int) -> Array:
    """The value in ``rows`` draws, in one of which it is a tenth lower."""
    repeated = np.repeat(value, rows, axis=0)
    repeated[row] *= 1 - _LOWERED
    return repeated


def _change(one: float, two: float) -> float:
    if not math.isfinite(one) or not math.isfinite(two) or one == two:
        return 0.0
    return abs(two - one) / abs(one) if one else 1.0
