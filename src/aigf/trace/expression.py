"""What a formula did: a tree of operations on named inputs, with the value and unit of every node."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import numpy as np

from aigf.units import Array, Unit

_INFIX = {
    "add": ("+", 1),
    "subtract": ("-", 1),
    "multiply": ("*", 2),
    "divide": ("/", 2),
    "power": ("**", 4),
    "greater": (">", 0),
    "greater_equal": (">=", 0),
    "less": ("<", 0),
    "less_equal": ("<=", 0),
    "equal": ("==", 0),
    "not_equal": ("!=", 0),
}
_LEAVES = ("input", "constant", "state", "element")
_SINGLE = 9


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
        return np.format_float_positional(float(node.value), trim="-"), _SINGLE
    if node.operation in _LEAVES:
        return node.name, _SINGLE
    if node.operation in _INFIX:
        sign, binds = _INFIX[node.operation]
        left, right = (_written(argument) for argument in node.arguments)
        # a - (b + c) and a / (b * c) need their brackets; a + (b + c) keeps them to stay bit for bit.
        left_text = left[0] if left[1] >= binds and node.operation != "power" else _bracketed(left)
        right_text = right[0] if right[1] > binds else _bracketed(right)
        return f"{left_text} {sign} {right_text}", binds
    if node.operation == "negative":
        inner = _written(node.arguments[0])
        return f"-{inner[0] if inner[1] > 2 else _bracketed(inner)}", 3
    return _call(node), _SINGLE


def _bracketed(written: tuple[str, int]) -> str:
    return written[0] if written[1] == _SINGLE else f"({written[0]})"


def _call(node: Expression) -> str:
    inside = [_written(argument)[0] for argument in node.arguments]
    inside += [
        f"{key}={_written(value)[0] if isinstance(value, Expression) else value}"
        for key, value in node.settings.items()
    ]
    return f"{node.operation}({', '.join(inside)})"
