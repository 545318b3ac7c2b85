"""Every operation that a formula may use is written as a cell's formula, and means the same there."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from aigf.model import wiring
from aigf.report.workbook.formula import (
    TRANSLATIONS,
    Translator,
    UntranslatedError,
    key,
    rates_needed,
    rows_needed,
)
from aigf.report.workbook.layout import lay_out
from aigf.report.workbook.perspectives import translator_of
from aigf.report.workbook.place import Place, defined_name
from aigf.trace import Expression, irr, lag, record, scan
from aigf.trace.operations import LEAVES, OPERATIONS
from aigf.units import DIMENSIONLESS, EUR, Ratio
from tests.appraisals import EACH
from tests.report.workbook.appraised import source

HOME = "Sums"
SERIES, SINGLE = np.array([[1.0, 2.0, 3.0]]), np.array([[2.0]])


def written(function: Callable[..., Any], year: int = 0, absent: tuple[str, ...] = ()) -> str:
    """The formula of a quantity of the series a and b (rows 1 and 2) and the numbers x and y (D3 and D4)."""
    places = {
        "a": Place(HOME, 0, 4, 3),
        "b": Place(HOME, 1, 4, 3),
        "x": Place(HOME, 2, 3),
        "y": Place("Other sheet", 3, 3),
    }
    names = function.__annotations__.keys() - {"return"}
    root = record(function, {name: SERIES if name in "ab" else SINGLE for name in names}).expression
    parts = [
        *rows_needed(root),
        *([root] if root.operation in ("scan", "cumsum") else []),
        *rates_needed(root),
    ]
    rows = {key(node): Place(HOME, 9 + place, 4, 3) for place, node in enumerate(parts)}
    return Translator("quantity", HOME, places, rows, absent).formula(root, year)


def powers(x: Ratio, y: Ratio) -> Ratio:
    return Ratio(-(x**2) + (-x) ** -y)


def order(a: Ratio, b: Ratio, x: Ratio) -> Ratio:
    return Ratio(a - (b + x) / (a * b) - -x)


def conditions(a: Ratio, x: Ratio) -> Ratio:
    return Ratio(np.where(np.logical_and(a >= x, np.isfinite(a)), np.maximum(a, x), np.nan))


def guarded(a: EUR, b: EUR) -> Ratio:
    return Ratio(a / np.where(b > 0, b, np.inf) + a / np.where(b > 0, b, np.nan))


def total(a: EUR, b: EUR) -> EUR:
    return EUR(np.sum(a, axis=-1, keepdims=True) + np.max(a + b, axis=-1, keepdims=True))


def balance(a: EUR, b: EUR, x: Ratio) -> EUR:
    return EUR(scan(lambda before, more, rate, less: before * (1 + rate) + more - less, 0.0, a, x, b))


def before(a: EUR, b: EUR) -> EUR:
    return EUR(lag(a) - lag(a + b, 2))


def running(a: EUR) -> EUR:
    return EUR(np.cumsum(a, axis=-1))


def rate(a: EUR) -> Ratio:
    return Ratio(1 + irr(a))


@pytest.mark.parametrize(
    ("function", "year", "expected"),
    [
        (powers, 0, "-($D$3^2)+(-$D$3)^(-'Other sheet'!$D$4)"),
        (order, 1, "F1-(F2+$D$3)/(F1*F2)-(-$D$3)"),
        (conditions, 0, "IF(AND(E1>=$D$3,IF(ISNUMBER(E1),ABS(E1)<9.9E+307,FALSE)),MAX(E1,$D$3),NA())"),
        (guarded, 2, "IF(G2>0,G1/G2,0)+IF(G2>0,G1/G2,NA())"),
        (total, 0, "SUM($E$1:$G$1)+MAX($E$10:$G$10)"),
        (balance, 0, "0*(1+$D$3)+E1-E2"),
        (balance, 1, "E10*(1+$D$3)+F1-F2"),
        (before, 0, "0-0"),
        (before, 2, "F1-E10"),
        (running, 0, "E1"),
        (running, 2, "F10+G1"),
        (rate, 0, "1+E10"),
    ],
)
def test_a_formula_reads_as_people_write_it(function: Callable[..., Any], year: int, expected: str) -> None:
    assert written(function, year) == expected


def test_a_comparison_with_what_does_not_exist_is_false_as_in_numpy() -> None:
    def above(a: EUR, b: EUR) -> EUR:
        return EUR(np.where(a > b, a, 0.0))

    assert written(above, absent=("a",)) == "IF(IFERROR(E1>E2,FALSE),E1,0)"


def test_every_operation_of_the_recorder_has_a_translation() -> None:
    assert set(TRANSLATIONS) == {*OPERATIONS, *LEAVES}


def test_an_unknown_operation_is_named_with_its_quantity() -> None:
    node = Expression("sinh", (), DIMENSIONLESS, np.ones((1, 1)))
    with pytest.raises(UntranslatedError, match="wave_height: the workbook has no translation of sinh"):
        Translator("wave_height", HOME, {}).formula(node)


@pytest.mark.parametrize("example", EACH)
def test_every_formula_of_the_model_is_written_short_enough_to_be_checked(example: str) -> None:
    made = source(example, "en")
    layout = lay_out(made)
    for name in wiring.functions():
        root = made.expression(name)
        translator = translator_of(name, layout.quantities[name].computed.sheet, layout, root)
        for year in range(root.value.shape[-1]):
            assert len(translator.formula(root, year)) < 400, name


def test_no_name_reads_as_a_cell() -> None:
    for name in ("co2", "q1", "R", "c", "r1c1", "xfd12", "true"):
        assert defined_name(name) == f"_{name}"
    for name in (*wiring.functions(), *wiring.input_types()):
        assert defined_name(name) == name
