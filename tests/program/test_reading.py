"""A program that was kept is read strictly: what is damaged is refused, and never run."""

from __future__ import annotations

import copy
import json
import math
from collections.abc import Iterator
from functools import cache
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aigf.program import program_of
from tests.program.test_program import basis_of, program

REFUSED = (ValueError, KeyError, TypeError)


@cache
def written() -> str:
    return json.dumps(program("rotterdam").as_object())


def fresh() -> dict[str, Any]:
    data: dict[str, Any] = json.loads(written())
    return data


def small() -> dict[str, Any]:
    """A program of two formulas, by hand."""
    return {
        "version": 1,
        "units": [["EUR", 1.0, {"EUR": 1}], ["", 1.0, {}]],
        "inputs": {"cost": 0, "rate": 1},
        "constants": {"HALF": {"value": 0.5, "unit": 1, "source": "a half"}},
        "formulas": [
            formula("total", ["cost"], [["input", 0, 1, "cost"], ["sum", 0, 0, 0]]),
            formula(
                "kept",
                ["total", "rate", "cost"],
                [
                    ["input", 0, 0, "total"],
                    ["input", 1, 0, "rate"],
                    ["multiply", 0, 0, 0, 1],
                    ["input", 0, 1, "cost"],
                    ["literal", 1, 0, 0.0],
                    ["scan", 0, 1, 4, 3, [["state", 0, 0], ["element", 0, 0, 1], ["add", 0, 0, 0, 1]]],
                    ["lag", 0, 1, 5, 4, 1],
                    ["constant", 1, 0, "HALF"],
                    ["multiply", 0, 1, 6, 7],
                    ["add", 0, 1, 2, 8],
                ],
            ),
        ],
        "reading_order": ["kept", "total"],
    }


def formula(name: str, arguments: list[str], instructions: list[Any]) -> dict[str, Any]:
    return {
        "name": name,
        "unit": 0,
        "perspective": "money",
        "label": name,
        "explanation": "",
        "arguments": arguments,
        "instructions": instructions,
    }


def test_a_program_by_hand_runs() -> None:
    found = program_of(small())
    given_ = {"cost": np.array([[1.0, 2.0, 3.0]]), "rate": np.array([[2.0]])}
    values, expressions = found.recorded(given_, {})
    assert values["total"].tolist() == [[6.0]]
    assert values["kept"].tolist() == [[12.0, 12.5, 13.5]]
    assert str(expressions["kept"]) == (
        "total * rate + lag(scan(0, cost, body=previous + cost[t]), 0, years=1) * HALF"
    )
    assert found.perspectives() == ("money",) and found.of_perspective("money") == ("kept", "total")
    assert found.behind("kept") == {"kept", "total", "cost", "rate"}
    assert found.behind("unheard_of") == {"unheard_of"}


def changed(path: tuple[Any, ...], value: Any) -> dict[str, Any]:
    data = small()
    inner: Any = data
    for step in path[:-1]:
        inner = inner[step]
    if value is ...:
        del inner[path[-1]]
    else:
        inner[path[-1]] = value
    return data


KEPT = ("formulas", 1, "instructions")


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("version",), 2),
        (("version",), True),
        (("units",), ...),
        (("more",), 1),
        (("inputs", "cost"), 7),
        (("inputs", "cost"), -1),
        (("inputs", "no name"), 0),
        (("units", 0), ["EUR", 0.0, {"EUR": 1}]),
        (("units", 0), ["EUR", math.inf, {"EUR": 1}]),
        (("units", 0), ["EUR", 1.0, {"EUR": 0}]),
        (("units", 0), ["EUR", 1.0, {"EUR": 1.5}]),
        (("constants", "HALF", "value"), math.nan),
        (("constants", "HALF", "source"), None),
        (("reading_order",), ["kept"]),
        (("reading_order",), ["kept", "kept"]),
        (("formulas", 1, "name"), "total"),
        (("formulas", 1, "name"), "cost"),
        (("formulas", 1, "name"), "__import__('os')"),
        (("formulas", 0, "arguments"), ["cost", "kept"]),
        (("formulas", 1, "arguments"), ["total", "rate", "cost", "cost"]),
        (("formulas", 1, "arguments"), ["total", "rate"]),
        (("formulas", 1, "label"), 5),
        ((*KEPT,), []),
        ((*KEPT, 2), ["multiply", 0, 0, 0, 2]),
        ((*KEPT, 2), ["multiply", 0, 0, 0, -1]),
        ((*KEPT, 2), ["multiply", 0, 0, 0, True]),
        ((*KEPT, 2), ["multiply", 0, 0, 0]),
        ((*KEPT, 2), ["multiply", 0, 2, 0, 1]),
        ((*KEPT, 2), ["exec", 0, 0, 0, 1]),
        ((*KEPT, 2), ["__class__", 0, 0, 0]),
        ((*KEPT, 2), [["multiply"], 0, 0, 0, 1]),
        ((*KEPT, 2), ["greater", 1, 0, 0, 1]),
        ((*KEPT, 2), ["where", 0, 0, 0, 1, 1]),
        ((*KEPT, 2), ["state", 0, 0]),
        ((*KEPT, 2), ["element", 0, 0, 1]),
        ((*KEPT, 4), ["literal", 1, 0, "infinite"]),
        ((*KEPT, 4), ["literal", 1, 0, math.inf]),
        ((*KEPT, 4), ["literal", 1, 0, None]),
        ((*KEPT, 4), ["literal", 1, 0, 10**400]),
        ((*KEPT, 7), ["constant", 1, 0, "DOUBLE"]),
        ((*KEPT, 7), ["input", 1, 0, "kept"]),
        ((*KEPT, 5, -1), [["state", 0, 0], ["element", 0, 0, 2], ["add", 0, 0, 0, 1]]),
        ((*KEPT, 5, -1), [["input", 0, 0, "cost"]]),
        ((*KEPT, 5, -1), [["state", 0, 0], ["sum", 0, 0, 0]]),
        ((*KEPT, 5, -1), [["state", 0, 0], ["greater", 1, 0, 0, 0]]),
        ((*KEPT, 5, -1), []),
        ((*KEPT, 6), ["lag", 0, 1, 5, 4, 0]),
        ((*KEPT, 6), ["lag", 0, 1, 5, 4, 1.0]),
        ((*KEPT, 6), ["lag", 0, 1, 5, 4, 10**9]),
        ((*KEPT, -1), ["greater", 1, 0, 2, 8]),
    ],
)
def test_what_is_damaged_is_refused(path: tuple[Any, ...], value: Any) -> None:
    with pytest.raises(REFUSED):
        program_of(changed(path, value))


@pytest.mark.parametrize("data", [None, [], 1, "program", {}])
def test_what_is_no_program_is_refused(data: Any) -> None:
    with pytest.raises(REFUSED):
        program_of(data)


def test_a_formula_that_is_short_as_written_and_endless_as_read_is_refused() -> None:
    """Each step doubles what is above it: forty of them are a thousand milliard operations."""
    data = small()
    doubled = [["input", 0, 1, "cost"], *(["add", 0, 1, place, place] for place in range(40))]
    data["formulas"][0]["instructions"] = [*doubled, ["sum", 0, 0, 40]]
    with pytest.raises(ValueError, match="too long"):
        program_of(data)


def test_a_formula_that_is_too_deep_to_be_written_out_is_refused() -> None:
    data = small()
    deep = [["input", 0, 1, "cost"], *(["negative", 0, 1, place] for place in range(300))]
    data["formulas"][0]["instructions"] = [*deep, ["sum", 0, 0, 300]]
    with pytest.raises(ValueError, match="too long"):
        program_of(data)


@pytest.mark.parametrize("value", [0.1, 1e-320, -0.0, 1.7976931348623157e308, math.inf, -math.inf, math.nan])
def test_every_number_is_kept_to_the_bit(value: float) -> None:
    data = small()
    data["formulas"][1]["instructions"][4] = ["literal", 1, 0, value if math.isfinite(value) else str(value)]
    found = program_of(json.loads(json.dumps(data, allow_nan=False)))
    literal = found.formulas["kept"].instructions[4].value
    assert np.float64(literal).tobytes() == np.float64(value).tobytes()
    assert program_of(found.as_object()).as_object() == data


def places(data: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Every place in lists and objects."""
    inner = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for key, value in inner:
        yield (*path, key)
        yield from places(value, (*path, key))


JUNK = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-3, 5)
    | st.integers()
    | st.floats()
    | st.text(max_size=8)
    | st.sampled_from(["add", "scan", "lag", "irr", "where", "state", "input", "cost", "kept", "inf"]),
    lambda inner: st.lists(inner, max_size=5) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)
_WHERE = sorted(places(small()), key=repr)


@settings(max_examples=400, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(_WHERE), JUNK), min_size=1, max_size=3))
def test_whatever_is_changed_is_refused_or_runs(changes: list[tuple[tuple[Any, ...], Any]]) -> None:
    """Never another error than that of damaged data, never a hang, and what is read can be run and written again."""
    data: Any = small()
    for path, value in changes:
        inner = data
        try:
            for step in path[:-1]:
                inner = inner[step]
            inner[path[-1]] = copy.deepcopy(value)
        except (KeyError, IndexError, TypeError):
            continue  # an earlier change took the place away
    try:
        found = program_of(data)
    except REFUSED:
        return
    numbers = {name: np.array([[1.0, 2.0, 3.0]]) for name in found.inputs}
    with np.errstate(all="ignore"):
        values, expressions = found.recorded(numbers, {})
    assert set(values) == set(found.formulas) and all(str(item) for item in expressions.values())
    assert program_of(json.loads(json.dumps(found.as_object()))).as_object() == found.as_object()


@pytest.mark.slow
@settings(max_examples=60, deadline=None)
@given(st.data())
def test_whatever_is_changed_in_the_model_s_program_is_refused_or_runs(data: st.DataObject) -> None:
    kept: Any = fresh()
    formula_ = data.draw(st.integers(0, len(kept["formulas"]) - 1))
    inside = sorted(places(kept["formulas"][formula_]), key=repr)
    path = data.draw(st.sampled_from(inside))
    inner = kept["formulas"][formula_]
    for step in path[:-1]:
        inner = inner[step]
    inner[path[-1]] = data.draw(JUNK)
    try:
        found = program_of(kept)
    except REFUSED:
        return
    with np.errstate(all="ignore"):
        found.recorded(basis_of("rotterdam").inputs, {})
