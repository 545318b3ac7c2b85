"""Which inputs may not be zero: those that a formula divides by, or takes the logarithm of."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache

import numpy as np

from aigf.model import wiring
from aigf.trace import Expression, record

#: Operations whose result is zero or without value where their first argument is zero.
_LIKE_THE_FIRST = ("power", "negative", "absolute", "sum", "max", "min", "mean")


@cache
def divisors() -> frozenset[str]:
    """The inputs of the model that a formula divides by, directly or by way of a product that is a quantity.

    Found by recording every formula once. A divisor that is chosen with ``where`` is not counted: its formula says
    itself what holds at zero.
    """
    expressions = {
        name: record(function, dict.fromkeys(wiring.arguments_of(name), np.full((1, 2), 2.0))).expression
        for name, function in wiring.functions().items()
    }
    found: set[str] = set()
    for expression in expressions.values():
        for node in _nodes(expression):
            if node.operation == "divide":
                found |= _factors(node.arguments[1], expressions)
            elif node.operation in ("log", "log10"):
                found |= _factors(node.arguments[0], expressions)
    return frozenset(found & set(wiring.input_types()))


def _nodes(expression: Expression) -> Iterator[Expression]:
    waiting = [expression]
    while waiting:
        node = waiting.pop()
        yield node
        waiting += node.arguments


def _factors(expression: Expression, expressions: Mapping[str, Expression]) -> set[str]:
    """The inputs and quantities that make an expression zero, or without value, when they are zero."""
    if expression.operation == "input":
        inside = expressions.get(expression.name)
        return {expression.name} | (_factors(inside, expressions) if inside is not None else set())
    if expression.operation in ("multiply", "divide", "minimum"):
        return set().union(*(_factors(part, expressions) for part in expression.arguments))
    if expression.operation in _LIKE_THE_FIRST:
        return _factors(expression.arguments[0], expressions)
    return set()
