"""An appraisal is explained, and its workbook written, by the formulas it was made with, whatever those are now."""

from __future__ import annotations

import copy
import io
import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache, wraps
from typing import Any

import openpyxl
import pytest

from aigf.model import wiring
from aigf.program import Program, program_of
from aigf.program.derivation import Derivation, basis_of, derived
from aigf.report.explanation import Explanations
from aigf.report.explanation.page import explanation_page
from aigf.report.questions import answering
from aigf.report.questions.answering import inputs_behind
from aigf.report.workbook import Source, workbook
from aigf.units import EUR, SYMBOLS
from tests.appraisals import result
from tests.effort import few
from tests.report.workbook.appraised import derivation

EXAMPLE = "rotterdam"


def kept() -> tuple[Any, Any]:
    """The formulas of an appraisal and what they started from, as they are written down."""
    made = derivation(EXAMPLE)
    return tuple(json.loads(json.dumps(part.as_object())) for part in (made.program, made.basis))


def archived(program: Any, basis: Any) -> Derivation:
    return derived(program_of(program), basis_of(basis))


@cache
def before() -> tuple[str, bytes]:
    """The page of explanations and the workbook as the appraisal was made."""
    return documents(derivation(EXAMPLE), result(EXAMPLE, "nl"))


def documents(made: Derivation, of: Mapping[str, Any]) -> tuple[str, bytes]:
    return explanation_page(Explanations(of, made, "nl")), workbook(Source(of, made, "nl"))


@pytest.fixture
def model(monkeypatch: pytest.MonkeyPatch) -> Iterator[dict[str, Any]]:
    """The functions of the model by name: what is done to them holds for everyone who asks the wiring."""
    kept(), before()  # made by the model as it is
    caches = [item for item in [*vars(wiring).values(), answering._behind] if hasattr(item, "cache_clear")]
    functions = dict(wiring.functions())
    monkeypatch.setattr(wiring, "functions", lambda: functions)
    for item in caches:
        item.cache_clear()
    yield functions
    for item in caches:
        item.cache_clear()


def evening_cost(capex: EUR) -> EUR:
    """Evening surcharge.

    As much as the investment.
    """
    return EUR(capex * 1)


def other_npv(capex: EUR) -> EUR:
    """Something else.

    Minus the investment.
    """
    return EUR(-capex)


def test_the_old_figures_stand_after_formulas_were_removed_changed_and_added(model: dict[str, Any]) -> None:
    program, basis = kept()
    page, book = before()
    for gone in ("welfare_balance", "electricity_use", "dscr"):
        del model[gone]
    other_npv.__name__ = "project_npv"
    model["project_npv"] = other_npv
    model["evening_cost"] = evening_cost
    assert "evening_cost" in wiring.in_order() and "dscr" not in wiring.in_order()
    again = archived(program, basis)
    assert documents(again, result_kept()) == (page, book)
    assert "evening_cost" not in Explanations(result_kept(), again, "nl").names()
    assert "electricity_use" in inputs_behind("welfare_balance", again.program)
    assert inputs_behind("welfare_balance") == {"welfare_balance"}


@cache
def result_kept() -> dict[str, Any]:
    return result(EXAMPLE, "nl")


def test_no_formula_of_the_model_is_run(model: dict[str, Any], monkeypatch: pytest.MonkeyPatch) -> None:
    page, book = before()
    program, basis = kept()
    for name, function in model.items():

        @wraps(function)
        def refuses(*_: Any, **__: Any) -> Any:
            raise AssertionError("a formula of the model is run")

        model[name] = refuses
    with pytest.raises(AssertionError, match="is run"):
        wiring.functions()["capex"]()
    assert documents(archived(program, basis), result_kept()) == (page, book)


def test_a_constant_that_is_another_now_changes_no_old_figure() -> None:
    program, basis = kept()
    program["constants"]["HOURS_IN_YEAR"]["value"] = 8784.0
    program["constants"]["HOURS_IN_YEAR"]["source"] = "366 days of 24 hours"
    made = archived(program, basis)
    shown = Explanations(result_kept(), made, "en").of("HOURS_IN_YEAR")
    assert shown.value == 8784.0 and "366 days" in (shown.origin.said if shown.origin else "")
    found = made.values["facility_load"], derivation(EXAMPLE).values["facility_load"]
    assert found[0] == pytest.approx(found[1])
    book = openpyxl.load_workbook(io.BytesIO(workbook(Source(result_kept(), made, "en"))), read_only=True)
    rows = list(book["Register"].iter_rows(values_only=True))
    assert [row[3] for row in rows if row[0] == "HOURS_IN_YEAR"] == [8784]


def without(made: Derivation, of: Mapping[str, Any], gone: set[str]) -> tuple[Derivation, dict[str, Any]]:
    """An appraisal by a model without some quantities, and without what rests on these."""
    formulas = {}
    for name, formula in made.program.formulas.items():
        if name in gone or gone & set(formula.arguments):
            gone = gone | {name}
        else:
            formulas[name] = formula
    order = tuple(name for name in made.program.reading_order if name in formulas)
    used = {argument for formula in formulas.values() for argument in formula.arguments}
    inputs = {name: unit for name, unit in made.program.inputs.items() if name in used}
    lost = set(made.program.inputs) - set(inputs)
    program = program_of(Program(formulas, order, inputs, made.program.constants).as_object())
    basis = replace(
        made.basis,
        inputs={name: value for name, value in made.basis.inputs.items() if name not in lost},
        overrides={name: value for name, value in made.basis.overrides.items() if name in formulas},
        scheduled=tuple(name for name in made.basis.scheduled if name not in lost),
    )
    less = copy.deepcopy(dict(of))
    less["quantities"] = {name: item for name, item in of["quantities"].items() if name not in gone}
    less["inputs"] = {name: item for name, item in of["inputs"].items() if name not in {*gone, *lost}}
    return derived(program, basis), less


@pytest.mark.parametrize(
    "gone",
    few(
        [
            "it_load_share",
            "project_npv",
            "project_npv_with_contribution",
            "capex",
            "time_to_power",
            "electricity_use",
            "welfare_balance",
            "debt_balance",
            "equity_irr",
            "balance_state",
            "start",
        ]
    ),
)
def test_what_an_older_model_lacked_is_left_out(gone: str) -> None:
    made = derivation(EXAMPLE)
    names = {gone} if gone in made.program.formulas else set(made.program.formulas) - {"it_load"}
    less, of = without(made, result_kept(), names)
    explained = Explanations(of, less, "nl")
    assert not names & set(explained.names())
    for name in explained.names():
        assert set(explained.of(name).rests_on) <= set(explained.names())
    book = openpyxl.load_workbook(io.BytesIO(documents(less, of)[1]), read_only=True)
    assert set(less.program.formulas) <= set(book.defined_names)
    assert not names & set(book.defined_names)


def test_an_input_that_the_timeline_made_then_keeps_its_row_and_its_name() -> None:
    """A schedule that this version does not know: the formulas of then take it."""
    program, basis = kept()
    text = json.dumps([program, basis, result_kept()]).replace('"year_index"', '"years_gone_by"')
    program, basis, result = json.loads(text)
    made = archived(program, basis)
    explained = Explanations(result, made, "nl")
    assert (
        explained.of("years_gone_by").series
        == Explanations(result_kept(), derivation(EXAMPLE), "nl").of("year_index").series
    )
    book = openpyxl.load_workbook(io.BytesIO(documents(made, result)[1]), read_only=True)
    assert "years_gone_by" in book.defined_names and "year_index" not in book.defined_names


def test_units_are_those_of_then() -> None:
    made = archived(*kept())
    assert {formula.unit.symbol for formula in made.program.formulas.values()} <= set(SYMBOLS.values())
