"""Arrays that record what a formula does with them, and yield its value bit for bit."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NoReturn

import numpy as np
from numpy.lib.mixins import NDArrayOperatorsMixin

from aigf.trace.expression import Expression
from aigf.trace.operations import (
    BY_FUNCTION,
    OPERATIONS,
    Kind,
    Operation,
    RecordingError,
    described,
    known_names,
)
from aigf.units import DIMENSIONLESS, Array, Constant, Unit

#: Bare numbers with a meaning of their own. Any other number needs a name and a source.
_PLAIN_LITERALS = (0.0, 1.0, -1.0, 2.0)


class Recorded(NDArrayOperatorsMixin):
    """An array with its expression. Formulas take it for an array; it refuses what leaves no record."""

    __slots__ = ("expression",)

    def __init__(self, expression: Expression) -> None:
        self.expression = expression

    def __array_ufunc__(self, ufunc: np.ufunc, method: str, *inputs: Any, **settings: Any) -> Recorded:
        name = ufunc.__name__
        operation = BY_FUNCTION.get(ufunc)
        if method != "__call__" or operation is None:
            called = name if method == "__call__" else f"{name}.{method}"
            raise RecordingError(f"the recorder does not know {called}; it knows {known_names()}")
        if settings:
            raise RecordingError(
                f"{name} with {', '.join(settings)}: a formula makes new values and changes none in place"
            )
        operands = tuple(expression_of(item) for item in inputs)
        unit = operation.rule(name, operands)
        value = operation.calculated(*(raw(item) for item in inputs))
        return Recorded(Expression(name, operands, unit, value, boolean=operation.boolean))

    def __array_function__(
        self, func: Callable[..., Any], types: Any, args: Any, kwargs: dict[str, Any]
    ) -> Recorded:
        if func is np.where and len(args) == 3 and not kwargs:
            return _where(*args)
        operation = BY_FUNCTION.get(func)
        if operation is not None and operation.kind is not Kind.EACH and len(args) == 1:
            return _over_years(operation, args[0], kwargs)
        raise RecordingError(
            f"the recorder does not know {func.__name__} called this way; it knows {known_names()}"
        )

    def __bool__(self) -> NoReturn:
        raise RecordingError(
            f"a formula cannot branch on {described(self.expression)}: it holds for all draws at once. "
            "Use where(condition, a, b)"
        )

    def _refuse(self, *_: Any, **__: Any) -> NoReturn:
        raise RecordingError(
            f"{described(self.expression)} cannot be turned into a plain number or array, nor be cut up, "
            f"inside a formula. A formula uses plain arithmetic and {known_names()}"
        )

    __array__ = __iter__ = __len__ = __getitem__ = __float__ = __int__ = __index__ = __round__ = _refuse
    __contains__ = __complex__ = _refuse

    def __getattr__(self, name: str) -> NoReturn:
        if name.startswith("__"):
            raise AttributeError(name)
        raise RecordingError(
            f"the recorder has no method {name}; write it as a function, one of {known_names()}"
        )

    def __repr__(self) -> str:
        return f"Recorded({described(self.expression)})"


def input_of(name: str, value: Array, unit: Unit) -> Recorded:
    """A named input of a formula."""
    return Recorded(Expression("input", (), unit, value, name=name))


def raw(item: Any) -> Any:
    """What NumPy is to calculate with: the value that was recorded, or the number itself."""
    return item.expression.value if isinstance(item, Recorded) else item


def expression_of(item: Any) -> Expression:
    """The expression of an operand: recorded, a constant with a name, or a bare number.

    Raises RecordingError for a bare array and for a number without a source.
    """
    if isinstance(item, Recorded):
        return item.expression
    if isinstance(item, Constant):
        return Expression("constant", (), item.unit, np.asarray(float(item)), name=item.name)
    if isinstance(item, (bool, np.bool_)) or not isinstance(item, (int, float, np.integer, np.floating)):
        raise RecordingError(
            f"{type(item).__name__} in a formula: an array needs a name, so make it an argument "
            "(a step of scan gets what it needs as series)"
        )
    if float(item) not in _PLAIN_LITERALS and np.isfinite(item):
        raise RecordingError(
            f"the number {item!r} has no source: make it a register entry or a Constant in aigf.units"
        )
    return Expression("literal", (), DIMENSIONLESS, np.asarray(float(item)))


def _where(condition: Any, yes: Any, no: Any) -> Recorded:
    operands = tuple(expression_of(item) for item in (condition, yes, no))
    unit = OPERATIONS["where"].rule("where", operands)
    return Recorded(Expression("where", operands, unit, np.where(raw(condition), raw(yes), raw(no))))


def _over_years(operation: Operation, item: Any, settings: dict[str, Any]) -> Recorded:
    operand = expression_of(item)
    one_left = operation.kind is Kind.ONE_LEFT
    name = operation.name
    if settings.get("axis") != -1 or settings.get("keepdims", False) is not one_left or len(settings) > 2:
        wanted = "axis=-1, keepdims=True" if one_left else "axis=-1"
        raise RecordingError(f"{name} runs over the years only: {name}(x, {wanted})")
    refuse_single_year(name, operand)
    unit = operation.rule(name, (operand,))
    return Recorded(Expression(name, (operand,), unit, operation.calculated(operand.value)))


def refuse_single_year(name: str, operand: Expression) -> None:
    """Refuses to sum one value a draw as if it were a series: that would count one year only."""
    if operand.value.ndim == 0 or operand.value.shape[-1] == 1:
        raise RecordingError(
            f"{name} runs over the years, but {described(operand)} has one value a draw, not a series"
        )
