"""What rounding leaves of a sum that cancels is told as nothing, in every language and form."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from aigf.report.documents import result_object
from aigf.units import settled, unit
from tests.report.appraisals import appraised


def numbers(value: Any) -> list[float]:
    if isinstance(value, dict):
        return [number for inner in value.values() for number in numbers(inner)]
    if isinstance(value, list):
        return [number for inner in value for number in numbers(inner)]
    return [value] if isinstance(value, float) else []


def test_a_result_tells_a_residue_as_nothing() -> None:
    appraisal = appraised("narvik")
    quantities = dict(appraisal.quantities)
    for name, rest in (("surplus_electricity", -6.98e-10), ("excess_contribution", 4e-7)):
        quantities[name] = replace(quantities[name], low=-rest, value=rest, high=rest, median=rest)
    told = result_object(replace(appraisal, quantities=quantities), "en")["quantities"]
    for name in ("surplus_electricity", "excess_contribution"):
        assert [str(told[name][end]) for end in ("value", "low", "median", "high")] == ["0.0"] * 4


@pytest.mark.parametrize(
    "symbol", ["EUR", "MWh", "TWh", "MW", "kW", "t", "m3", "ha", "PJ", "year", "fte", "1", ""]
)
def test_what_can_be_measured_is_no_residue(symbol: str) -> None:
    scale = unit(symbol).scale
    assert settled(0.01 / scale, symbol) == 0.01 / scale
    assert str(settled(-1e-16 / scale, symbol)) == "0.0"
    assert str(settled(-0.0, symbol)) == "0.0"


def test_a_price_keeps_its_own_size() -> None:
    assert settled(2.3e-15, "USD/FLOP·s/h") == 2.3e-15
    assert settled(1e-15, "no unit") == 1e-15
