"""Debt, public money and equity pay the investment together; what no source pays is said, and earns nobody anything."""

from __future__ import annotations

import math
from pathlib import Path

import pytest

from aigf.study.appraise import appraise
from aigf.study.result import Appraisal
from tests.effort import few

REFERENCE = Path(__file__).parents[2] / "examples" / "reference.yaml"
READ = ("equity", "debt", "public_contribution", "uncovered_investment", "capex")


def stated(**settings: object) -> Appraisal:
    return appraise(REFERENCE, settings={f"finance.{name}": str(value) for name, value in settings.items()})


def amounts(result: Appraisal) -> dict[str, float]:
    return {name: result.quantities[name].value for name in READ}


def warned(result: Appraisal, words: str) -> bool:
    return any(words in warning.template for warning in result.warnings)


@pytest.fixture(name="computed", scope="module")
def without_stated_equity() -> Appraisal:
    return stated()


def test_the_equity_that_is_computed_may_be_stated_without_changing_anything(computed: Appraisal) -> None:
    same = stated(equity=repr(computed.quantities["equity"].value).replace(".", ","))
    assert amounts(same) == pytest.approx(amounts(computed), rel=1e-9, abs=1e-3)
    for name in ("equity_irr", "project_npv", "project_npv_with_contribution", "dscr_min"):
        assert same.quantities[name].value == pytest.approx(computed.quantities[name].value, rel=1e-9)
    assert not warned(same, "equity")


@pytest.mark.parametrize("part", few([0.9, 1.1, 0, 0.2, 1.3, 2]))
def test_the_sources_and_what_is_uncovered_are_the_whole_investment(computed: Appraisal, part: float) -> None:
    equity = round(part * computed.quantities["equity"].value)
    result = stated(equity=equity)
    found = amounts(result)
    left = found["capex"] - found["public_contribution"]
    used = min(found["equity"], left)
    assert found["debt"] + found["public_contribution"] + used + found[
        "uncovered_investment"
    ] == pytest.approx(found["capex"], rel=1e-9)
    assert found["debt"] <= computed.quantities["debt_capacity"].value * (1 + 1e-9)
    short = part < 1
    assert (found["uncovered_investment"] > 0) == short
    assert math.isnan(result.quantities["equity_irr"].value) == short
    assert warned(result, "do not cover the investment") == short
    assert warned(result, "more than public money leaves") == (equity > left)


def test_more_equity_is_less_debt_and_another_return(computed: Appraisal) -> None:
    more = stated(equity=round(1.2 * computed.quantities["equity"].value))
    assert amounts(more)["debt"] < amounts(computed)["debt"]
    assert more.quantities["equity_irr"].value != computed.quantities["equity_irr"].value


def test_a_debt_that_cannot_be_carried_is_said(computed: Appraisal) -> None:
    carried = computed.quantities["debt_capacity_share"].value
    assert 0 < carried < 1
    result = stated(debt_share="95%")
    assert result.quantities["debt_financed_share"].value <= carried * (1 + 1e-9)
    assert warned(result, "pays up to {stated} of the investment with debt") == (carried < 0.95)
    assert not warned(stated(debt_share="1%"), "pays up to {stated} of the investment with debt")
