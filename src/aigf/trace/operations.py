"""The operations a formula may use, in one table: what each does, the rule for its unit, and how it is written."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, Any

import numpy as np

from aigf.units import DIMENSIONLESS, Unit

if TYPE_CHECKING:
    from aigf.trace.expression import Expression


class RecordingError(TypeError):
    """A formula does what the recorder does not know, or mixes units."""


UnitRule = Callable[[str, "tuple[Expression, ...]"], Unit]

#: How tightly a sign binds; a name, a number and a call hold together by themselves.
COMPARED, SUM, PRODUCT, NEGATED, POWER, SINGLE = 0, 1, 2, 3, 4, 9


class Kind(Enum):
    """What an operation does with the years: something in each, one value of all, a value up to each, a shift."""

    EACH = "each"
    ONE_LEFT = "one left"
    RUNNING = "running"
    EARLIER = "earlier"


@dataclass(frozen=True)
class Operation:
    """One operation: how many operands it has (at least, for a scan), and what comes out.

    ``conditions`` counts the operands, from the first, that are conditions; ``boolean`` where it yields one.
    ``function`` is NumPy's, None for a primitive. ``sign`` is how Python writes it between or before its operands,
    empty where it is written as a call; ``binds`` how tightly.
    """

    name: str
    kind: Kind
    operands: int
    rule: UnitRule
    function: Callable[..., Any] | None = None
    sign: str = ""
    binds: int = SINGLE
    boolean: bool = False
    conditions: int = 0

    def calculated(self, *values: Any) -> Any:
        """What NumPy makes of plain arrays and numbers."""
        if self.function is None:
            raise RecordingError(f"{self.name} is no function of NumPy")
        if self.kind is Kind.EACH:
            return self.function(*values)
        kept = {"keepdims": True} if self.kind is Kind.ONE_LEFT else {}
        return self.function(values[0], axis=-1, **kept)


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


def _choice(name: str, operands: tuple[Expression, ...]) -> Unit:
    if not operands[0].boolean:
        raise RecordingError(f"where needs a condition, not the number {described(operands[0])}")
    return common_unit(name, operands[1:])


def _recurrence(name: str, operands: tuple[Expression, ...]) -> Unit:
    """The unit of the state: that of what it starts from, and of the first series where that is nothing."""
    initial = operands[0]
    nothing = initial.operation == "literal" and float(initial.value) == 0.0
    return operands[1].unit if nothing else initial.unit


def _pure_result(name: str, operands: tuple[Expression, ...]) -> Unit:
    return DIMENSIONLESS


def _sign(function: Any, sign: str, binds: int, rule: UnitRule) -> Operation:
    compared = binds == COMPARED
    return Operation(function.__name__, Kind.EACH, 2, rule, function, sign, binds, boolean=compared)


def _call(function: Any, operands: int, rule: UnitRule) -> Operation:
    return Operation(function.__name__, Kind.EACH, operands, rule, function)


def _logic(function: Any, operands: int) -> Operation:
    return Operation(
        function.__name__,
        Kind.EACH,
        operands,
        _conditions,
        function,
        boolean=True,
        conditions=operands,
    )


def _existence(function: Any) -> Operation:
    return Operation(function.__name__, Kind.EACH, 1, _pure_result, function, boolean=True)


def _reduction(function: Any) -> Operation:
    return Operation(function.__name__, Kind.ONE_LEFT, 1, common_unit, function)


_TABLE = (
    _sign(np.add, "+", SUM, common_unit),
    _sign(np.subtract, "-", SUM, common_unit),
    _sign(np.multiply, "*", PRODUCT, _product),
    _sign(np.true_divide, "/", PRODUCT, _quotient),
    _sign(np.power, "**", POWER, _power),
    _sign(np.greater, ">", COMPARED, _comparison),
    _sign(np.greater_equal, ">=", COMPARED, _comparison),
    _sign(np.less, "<", COMPARED, _comparison),
    _sign(np.less_equal, "<=", COMPARED, _comparison),
    _sign(np.equal, "==", COMPARED, _comparison),
    _sign(np.not_equal, "!=", COMPARED, _comparison),
    Operation("negative", Kind.EACH, 1, _same, np.negative, "-", NEGATED),
    _call(np.maximum, 2, common_unit),
    _call(np.minimum, 2, common_unit),
    _call(np.absolute, 1, _same),
    _call(np.exp, 1, _pure),
    _call(np.log, 1, _pure),
    _call(np.log10, 1, _pure),
    _existence(np.isnan),
    _existence(np.isfinite),
    _logic(np.logical_and, 2),
    _logic(np.logical_or, 2),
    _logic(np.logical_not, 1),
    Operation("where", Kind.EACH, 3, _choice, np.where, conditions=1),
    _reduction(np.sum),
    _reduction(np.max),
    _reduction(np.min),
    _reduction(np.mean),
    Operation("irr", Kind.ONE_LEFT, 1, _pure_result),
    Operation("cumsum", Kind.RUNNING, 1, common_unit, np.cumsum),
    Operation("scan", Kind.RUNNING, 2, _recurrence),
    Operation("lag", Kind.EARLIER, 2, common_unit),
)

#: Every operation by its name.
OPERATIONS: Mapping[str, Operation] = {operation.name: operation for operation in _TABLE}

#: What is no operation: names, numbers, and inside the step of a scan its state and the elements of its series.
LEAVES = ("input", "constant", "literal", "state", "element")

#: The operations of NumPy by its functions.
BY_FUNCTION: Mapping[Any, Operation] = {
    operation.function: operation for operation in _TABLE if operation.function is not None
}


def over_years(name: str) -> bool:
    """True for what leaves one value of a series, or is a series of its own making: a sum, a recurrence."""
    return name in OPERATIONS and OPERATIONS[name].kind in (Kind.ONE_LEFT, Kind.RUNNING)


def known_names() -> str:
    """The names a formula may use, for messages."""
    return ", ".join(sorted(OPERATIONS))
