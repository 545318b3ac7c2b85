"""Programs of version 1 are read for good: its operations mean what they meant, whatever the code has become."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from aigf.program import program_of
from aigf.trace.operations import OPERATIONS

NAN, INF = float("nan"), float("inf")

#: What each operation makes of a = 4, 0, -1, 2 and b = 2, 2, 2, 2; worked out by hand.
#: The condition of a choice is a > b, and that of logic is a > b and a >= b.
MEANT: dict[str, list[float]] = {
    "add": [6, 2, 1, 4],
    "subtract": [2, -2, -3, 0],
    "multiply": [8, 0, -2, 4],
    "divide": [2, 0, -0.5, 1],
    "power": [16, 0, 1, 4],
    "maximum": [4, 2, 2, 2],
    "minimum": [2, 0, -1, 2],
    "negative": [-4, 0, 1, -2],
    "absolute": [4, 0, 1, 2],
    "exp": [54.598150033144236, 1, 0.36787944117144233, 7.38905609893065],
    "log": [1.3862943611198906, -INF, NAN, 0.6931471805599453],
    "log10": [0.6020599913279624, -INF, NAN, 0.3010299956639812],
    "greater": [1, 0, 0, 0],
    "greater_equal": [1, 0, 0, 1],
    "less": [0, 1, 1, 0],
    "less_equal": [0, 1, 1, 1],
    "equal": [0, 0, 0, 1],
    "not_equal": [1, 1, 1, 0],
    "logical_and": [1, 0, 0, 0],
    "logical_or": [1, 0, 0, 1],
    "logical_not": [0, 1, 1, 1],
    "isnan": [0, 0, 1, 0],
    "isfinite": [1, 0, 0, 1],
    "where": [4, 2, 2, 2],
    "sum": [5],
    "max": [4],
    "min": [-1],
    "mean": [1.25],
    "cumsum": [4, 4, 3, 5],
    "lag": [2, 2, 4, 0],
    "scan": [6, 12, 23, 48],
    "irr": [0.1],
}

_A, _B = ["input", 0, 1, "a"], ["input", 0, 1, "b"]
_ABOVE, _NO_LESS = ["greater", 0, 1, 0, 1], ["greater_equal", 0, 1, 0, 1]
_ONE, _NONE = ["literal", 0, 0, 1.0], ["literal", 0, 0, 0.0]
#: The step of a scan: the state times the b of this year, plus its a.
_STEP = [
    ["state", 0, 0],
    ["element", 0, 0, 1],
    ["multiply", 0, 0, 0, 1],
    ["element", 0, 0, 2],
    ["add", 0, 0, 2, 3],
]


def instructions(name: str) -> list[Any]:
    """The operation on a and b as version 1 writes it; a condition as a choice between one and zero."""
    operation = OPERATIONS[name]
    if name == "lag":
        return [_A, ["literal", 0, 0, 2.0], [name, 0, 1, 0, 1, 2]]
    if name == "scan":
        return [["literal", 0, 0, 1.0], _B, _A, [name, 0, 1, 0, 1, 2, _STEP]]
    if operation.conditions:
        operands = [2, 0, 1] if name == "where" else [2, 3][: operation.operands]
        found = [_A, _B, _ABOVE, _NO_LESS, [name, 0, 1, *operands]]
    elif name in ("isnan", "isfinite"):
        found = [_A, _B, ["log", 0, 1, 0], [name, 0, 1, 2]]
    else:
        found = [_A, _B, [name, 0, 1, *range(operation.operands)]]
    if operation.boolean:
        found = [*found, _ONE, _NONE, ["where", 0, 1, len(found) - 1, len(found), len(found) + 1]]
    return found


def values(name: str, a: list[float]) -> list[float]:
    program = program_of(
        {
            "version": 1,
            "units": [["", 1.0, {}]],
            "inputs": {"a": 0, "b": 0},
            "constants": {},
            "formulas": [
                {
                    "name": "made",
                    "unit": 0,
                    "perspective": "money",
                    "label": "Made",
                    "explanation": "",
                    "arguments": ["a", "b"],
                    "instructions": instructions(name),
                }
            ],
            "reading_order": ["made"],
        }
    )
    given = {"a": np.array([a]), "b": np.full((1, len(a)), 2.0)}
    with np.errstate(divide="ignore", invalid="ignore"):
        found: list[float] = program.run(given)["made"][0].tolist()
    return found


@pytest.mark.parametrize("name", MEANT)
def test_an_operation_means_what_it_meant(name: str) -> None:
    a = [4.0, 0.0, -1.0, 2.0] if name != "irr" else [-100.0, 60.0, 55.0]
    wanted = MEANT[name]
    if name == "irr":
        # 60 / 1.1 + 55 / 1.21 = 54.545... + 45.454... = 100
        assert values(name, a) == pytest.approx(wanted, abs=1e-12)
    else:
        assert values(name, a) == pytest.approx(wanted, rel=1e-15, abs=0, nan_ok=True)


def test_no_operation_of_version_1_is_lost() -> None:
    assert set(MEANT) <= set(OPERATIONS)
    assert set(OPERATIONS) <= set(MEANT), "say here by hand what an operation that is new means"
