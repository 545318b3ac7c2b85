"""JSON with one or a few values replaced, left out, doubled or put elsewhere."""

from __future__ import annotations

import json
import random
from typing import Any

from tests.mutation import hostile

Steps = tuple[Any, ...]
_VALUES: tuple[Any, ...] = (
    None, True, False, 0, -1, 1.5, 10**30, -(10**400), 1e308, float("nan"), float("inf"), "", "x", [], {}, [[]], [None],
    {"a": 1}, [1, 2], "2019-01-01T00:00", "NaN", 253402300799, 2**63, -(2**63), "\u0000", "\ud7ff", {"": None},
)  # fmt: skip


def mutated(text: str, rng: random.Random) -> tuple[str, list[str]] | None:
    """The text with one to three values changed, and how; None where it is no JSON."""
    try:
        data = json.loads(text)
    except (ValueError, RecursionError):
        return None
    said = []
    for _ in range(rng.choice((1, 1, 2, 3))):
        steps = _somewhere(data, rng)
        if not steps:
            return json.dumps(rng.choice(_VALUES)), ["whole"]
        parent = data
        for step in steps[:-1]:
            parent = parent[step]
        said.append(f"{_change(parent, steps[-1], rng)} {'.'.join(map(str, steps))}"[:80])
    return json.dumps(data, ensure_ascii=rng.random() < 0.5), said


def _somewhere(data: Any, rng: random.Random) -> Steps:
    steps: Steps = ()
    while True:
        if isinstance(data, dict) and data:
            step: Any = rng.choice(list(data))
        elif isinstance(data, list) and data:
            step = rng.randrange(len(data))
        else:
            return steps
        steps, data = (*steps, step), data[step]
        if rng.random() < 0.25:
            return steps


def _change(parent: Any, step: Any, rng: random.Random) -> str:
    kind = rng.choice(("value", "value", "value", "text", "out", "double", "cut", "deep", "many", "all"))
    value = parent[step]
    if kind == "out":
        del parent[step]
    elif kind == "double" and isinstance(parent, list):
        parent.insert(step, value)
    elif kind == "double":
        parent[f"{step}_x"] = value
    elif kind == "cut" and isinstance(value, list):
        parent[step] = value[: rng.randint(0, len(value))]
    elif kind == "deep":
        for _ in range(rng.choice((3, 500))):
            value = [value]
        parent[step] = value
    elif kind == "many":
        parent[step] = [rng.choice(_VALUES)] * rng.choice((10, 20_000))
    elif kind == "all" and isinstance(parent, list):
        parent[:] = [rng.choice(_VALUES)] * len(parent)
    elif kind == "text":
        parent[step] = hostile.cell(rng)
    else:
        parent[step] = rng.choice(_VALUES)
    return kind
