"""What a formula did: a tree of operations on named inputs, with the value and unit of every node."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import numpy as np

from aigf.trace.operations import LEAVES, NEGATED, OPERATIONS, POWER, PRODUCT, SINGLE
from aigf.units import Array, Unit


@dataclass(frozen=True, eq=False)
class Expression:
    """One node: an operation, its arguments, and what it yielded.

    ``operation`` is a leaf (``input``, ``constant`` with its name, ``literal``; ``state`` and ``element``
    inside the body of a scan) or the name of a NumPy function or primitive. ``settings`` holds what is no
    operand, such as the years of a lag.
    """

    operation: str
    arguments: tuple[Expression, ...]
    unit: Unit
    value: Array
    name: str = ""
    boolean: bool = False
    settings: dict[str, Any] = field(default_factory=dict)

    def __str__(self) -> str:
        return _written(self)[0]


def leaves(expression: Expression) -> list[Expression]:
    """The leaves in order of first appearance, each input and constant once.

    The state and elements inside a scan's body stand for operands that are listed themselves.
    """
    found: dict[tuple[str, str], Expression] = {}

    def walk(node: Expression) -> None:
        if node.operation in ("state", "element"):
            return
        if not node.arguments:
            found.setdefault((node.operation, node.name or str(node)), node)
        for argument in node.arguments:
            walk(argument)
        body = node.settings.get("body")
        if isinstance(body, Expression):
            walk(body)

    walk(expression)
    return list(found.values())


def _written(node: Expression) -> tuple[str, int]:
    """The text of a node and how tightly it binds."""
    if node.operation == "literal":
        return np.format_float_positional(float(node.value), trim="-"), SINGLE
    if node.operation in LEAVES:
        return node.name, SINGLE
    operation = OPERATIONS[node.operation]
    if not operation.sign:
        return _call(node), SINGLE
    if operation.operands == 1:
        inner = _written(node.arguments[0])
        return f"{operation.sign}{inner[0] if inner[1] > PRODUCT else _bracketed(inner)}", NEGATED
    left, right = (_written(argument) for argument in node.arguments)
    # a - (b + c) and a / (b * c) need their brackets; a + (b + c) keeps them to stay bit for bit.
    binds = operation.binds
    left_text = left[0] if left[1] >= binds and binds != POWER else _bracketed(left)
    right_text = right[0] if right[1] > binds else _bracketed(right)
    return f"{left_text} {operation.sign} {right_text}", binds


def _bracketed(written: tuple[str, int]) -> str:
    return written[0] if written[1] == SINGLE else f"({written[0]})"


def _call(node: Expression) -> str:
    inside = [_written(argument)[0] for argument in node.arguments]
    inside += [
        f"{key}={_written(value)[0] if isinstance(value, Expression) else value}"
        for key, value in node.settings.items()
    ]
    return f"{node.operation}({', '.join(inside)})"
