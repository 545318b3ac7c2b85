"""The NumPy functions a formula may use, each with the rule for its unit."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from aigf.trace.expression import Expression
from aigf.units import DIMENSIONLESS, Unit


class RecordingError(TypeError):
    """A formula does what the recorder does not know, or mixes units."""


UnitRule = Callable[[str, tuple[Expression, ...]], Unit]


def described(node: Expression) -> str:
    """A node for a message: its text and its unit."""
    text = str(node)
    return f"{text if len(text) <= 60 else text[:57] + '...'} [{node.unit.symbol or 'no unit'}]"


def _adopts(node: Expression) -> bool:
    """Zero and infinity are the same in every unit."""
    return node.operation == "literal" and not (abs(float(node.value)) > 0 and np.isfinite(node.value))


def _numbers(name: str, operands: tuple[Expression, ...]) -> None:
    for node in operands:
        if node.boolean:
            raise RecordingError(f"{name} of a condition: {described(node)}. Use where(condition, a, b)")


def common_unit(name: str, operands: tuple[Expression, ...]) -> Unit:
    """The one unit of all operands; RecordingError where they differ."""
    _numbers(name, operands)
    with_unit = [node for node in operands if not _adopts(node)] or list(operands)
    first = with_unit[0]
    for other in with_unit[1:]:
        if not first.unit.same_as(other.unit):
            raise RecordingError(f"{name} of different units: {described(first)} and {described(other)}")
    return first.unit


def _product(name: str, operands: tuple[Expression, ...]) -> Unit:
    _numbers(name, operands)
    return operands[0].unit * operands[1].unit


def _quotient(name: str, operands: tuple[Expression, ...]) -> Unit:
    _numbers(name, operands)
    return operands[0].unit / operands[1].unit


def _power(name: str, operands: tuple[Expression, ...]) -> Unit:
    _numbers(name, operands)
    base, exponent = operands
    if not exponent.unit.dimensionless:
        raise RecordingError(f"an exponent has no unit, but {described(exponent)} has")
    if base.unit.dimensionless:
        return DIMENSIONLESS
    if exponent.operation == "literal" and float(exponent.value).is_integer():
        return base.unit ** int(exponent.value)
    raise RecordingError(f"{described(base)} can only be raised to a whole number that is written out")


def _same(name: str, operands: tuple[Expression, ...]) -> Unit:
    _numbers(name, operands)
    return operands[0].unit


def _pure(name: str, operands: tuple[Expression, ...]) -> Unit:
    _numbers(name, operands)
    if not operands[0].unit.dimensionless:
        raise RecordingError(f"{name} needs a number without unit, not {described(operands[0])}")
    return DIMENSIONLESS


def _comparison(name: str, operands: tuple[Expression, ...]) -> Unit:
    common_unit(name, operands)
    return DIMENSIONLESS


def _conditions(name: str, operands: tuple[Expression, ...]) -> Unit:
    for node in operands:
        if not node.boolean:
            raise RecordingError(f"{name} needs conditions, not the number {described(node)}")
    return DIMENSIONLESS


COMPARISONS = (np.greater, np.greater_equal, np.less, np.less_equal, np.equal, np.not_equal)
LOGIC = (np.logical_and, np.logical_or, np.logical_not)

UFUNCS: dict[Any, UnitRule] = {
    np.add: common_unit,
    np.subtract: common_unit,
    np.maximum: common_unit,
    np.minimum: common_unit,
    np.multiply: _product,
    np.true_divide: _quotient,
    np.power: _power,
    np.negative: _same,
    np.absolute: _same,
    np.exp: _pure,
    np.log: _pure,
    np.log10: _pure,
    np.isnan: lambda name, operands: DIMENSIONLESS,
    np.isfinite: lambda name, operands: DIMENSIONLESS,
    **dict.fromkeys(COMPARISONS, _comparison),
    **dict.fromkeys(LOGIC, _conditions),
}

#: The ufuncs that yield a condition.
BOOLEAN = frozenset([*COMPARISONS, *LOGIC, np.isnan, np.isfinite])

#: Reductions and running sums over the years, by NumPy function; True where one value a draw is left.
OVER_YEARS: dict[Any, bool] = {np.sum: True, np.max: True, np.min: True, np.mean: True, np.cumsum: False}


def known_names() -> str:
    """The names a formula may use, for messages."""
    names = {function.__name__ for function in [*UFUNCS, *OVER_YEARS]} | {"where", "scan", "lag", "irr"}
    return ", ".join(sorted(names))
