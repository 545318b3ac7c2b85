"""What the workbook shows, and that nothing a proposal says can become more than text."""

from __future__ import annotations

import io
import zipfile
from itertools import cycle
from typing import Any

import openpyxl
import pytest

from aigf.model import wiring
from aigf.report.workbook import Source, workbook
from aigf.report.workbook.place import defined_name
from aigf.report.workbook.words import sheet_name, unit_words
from tests.appraisals import EACH
from tests.effort import few
from tests.report import sample
from tests.report.workbook.appraised import source

FORMULAS_IN_DISGUISE = (
    "=1+1",
    "+1",
    "-1",
    "@SUM(1)",
    "\t=1+1",
    "\r=1+1",
    '=HYPERLINK("http://example.org")',
    "http://example.org",
    "12",
    "\x00\x1b=1",
    "<r><t>rich</t></r>",
    "\ud800\uffff",
    sample.HOSTILE,
    "x" * 40_000,
)


def opened(made: Source, **settings: Any) -> Any:
    return openpyxl.load_workbook(io.BytesIO(workbook(made)), **settings)


def texts(made: Source, code: str) -> set[str]:
    sheet = opened(made, data_only=True)[sheet_name(code, made.lang)]
    return {str(cell.value) for row in sheet.iter_rows() for cell in row if cell.value is not None}


def formulas(book: Any) -> int:
    return sum(cell.data_type == "f" for sheet in book for row in sheet.iter_rows() for cell in row)


@pytest.mark.slow
def test_texts_of_a_proposal_are_no_formulas() -> None:
    plain = source("rotterdam", "en")
    texts = cycle(FORMULAS_IN_DISGUISE)
    facts = {
        **plain.result["proposal"],
        "name": next(texts),
        "submitted_by": next(texts),
        "summary": next(texts),
    }
    inputs = {name: {**item, "where": next(texts)} for name, item in plain.result["inputs"].items()}
    hostile = source("rotterdam", "en", proposal=facts, inputs=inputs, warnings=list(FORMULAS_IN_DISGUISE))
    assert formulas(opened(hostile)) == formulas(opened(plain))


@pytest.mark.slow
@pytest.mark.parametrize("text", FORMULAS_IN_DISGUISE, ids=lambda text: repr(text)[:24])
def test_text_of_a_proposal_is_text(text: str) -> None:
    plain = source("rotterdam", "en")
    facts = {**plain.result["proposal"], "name": text, "submitted_by": text, "summary": text}
    inputs = {name: {**item, "where": text} for name, item in plain.result["inputs"].items()}
    hostile = source("rotterdam", "en", proposal=facts, inputs=inputs, warnings=[text])
    book = opened(hostile)
    assert formulas(book) == formulas(opened(plain))
    title = book["Summary"]["A1"]
    assert title.data_type == "s"
    assert title.hyperlink is None
    assert title.quotePrefix == title.value.startswith(("=", "+", "-", "@", "\t", "\r"))


@pytest.mark.parametrize("lang", ["nl", "en"])
@pytest.mark.slow
def test_the_same_appraisal_gives_the_same_bytes(lang: str) -> None:
    assert workbook(source("rotterdam", lang)) == workbook(source("rotterdam", lang))


@pytest.mark.parametrize("example", EACH)
@pytest.mark.parametrize("lang", few(["nl", "en"], 1))
def test_every_quantity_and_input_has_a_name_and_a_row_that_explains_it(example: str, lang: str) -> None:
    made = source(example, lang)
    book = opened(made)
    names = set(book.defined_names)
    assert {defined_name(name) for name in wiring.functions()} <= names
    assert {defined_name(name) for name in made.derivation.basis.inputs} <= names
    for name, perspective in wiring.perspective_of().items():
        sheet, cells = next(iter(book.defined_names[name].destinations))
        assert sheet == sheet_name(perspective, lang)
        row = book[sheet][cells.split(":")[0].replace("$", "")].row
        assert book[sheet].cell(row, 1).value == made.label(name)
        assert book[sheet].cell(row, 2).value == name
        explained = {str(cell.value) for cell in book[sheet][row]} | {
            str(cell.value) for cell in book[sheet][row + 1]
        }
        words, assumed = made.words(name), made.assumed(name)
        assert any(text.startswith(words) and text.endswith(assumed) for text in explained), name


@pytest.mark.slow
def test_a_stated_quantity_stands_beside_what_the_model_computes() -> None:
    made = source("rotterdam", "en")
    book = opened(made, data_only=True)
    cells = {
        name: next(iter(book.defined_names[name].destinations))
        for name in ("capex", "stated_capex", "computed_capex")
    }
    values = {name: book[sheet][cell.replace("$", "")].value for name, (sheet, cell) in cells.items()}
    assert values["capex"] == values["stated_capex"] == made.value("capex").item()
    assert values["computed_capex"] == pytest.approx(made.expression("capex").value.item(), rel=1e-12)


@pytest.mark.slow
def test_only_inputs_look_like_inputs_and_hold_a_number() -> None:
    made = source("rotterdam", "en")
    book = opened(made)
    yellow = {
        (sheet.title, cell.coordinate)
        for sheet in book
        for row in sheet.iter_rows()
        for cell in row
        if cell.fill.fgColor.rgb == "FFFFF6CC" and sheet.title != "Summary"
    }
    # What the decision alone compares with is no input of a formula.
    basis = {*made.derivation.basis.inputs, *made.derivation.basis.overrides}
    named = {
        (sheet, cell.replace("$", ""))
        for name, item in made.result["inputs"].items()
        if item["status"] != "simulated" and name in basis
        for sheet, cell in book.defined_names[
            f"stated_{name}" if name in made.derivation.basis.overrides else name
        ].destinations
    }
    assert yellow == named
    for sheet, cell in yellow:
        held = book[sheet][cell].value
        assert isinstance(float(str(held).removeprefix("=")), float)


@pytest.mark.slow
def test_an_appraisal_abroad_says_that_dutch_effects_are_not_its_own() -> None:
    made = source("narvik", "en")
    said = (
        "The site is abroad: these figures hold for the Netherlands, and the appraisal reports none of them."
    )
    for code in ("welfare", "costs_and_benefits"):
        assert said in texts(made, code)
    assert made.label("welfare_balance") not in texts(made, "summary")


@pytest.mark.parametrize(
    ("lang", "verdict", "legend"), [("nl", "Nog niet beslist", "Invoer"), ("en", "Not decided", "An input")]
)
@pytest.mark.slow
def test_the_summary_says_the_verdict_and_how_to_read_the_colours(
    lang: str, verdict: str, legend: str
) -> None:
    shown = texts(source("rotterdam", lang), "summary")
    assert any(text.startswith(verdict) for text in shown)
    assert any(text.startswith(legend) for text in shown)


def test_the_file_names_no_time_and_no_machine() -> None:
    archive = zipfile.ZipFile(io.BytesIO(workbook(source("rotterdam", "nl"))))
    assert {item.date_time for item in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert b"2026-01-01T00:00:00Z" in archive.read("docProps/core.xml")


def test_units_are_in_the_readers_words() -> None:
    assert unit_words("EUR/accelerator/h", "nl") == "EUR/AI-processor/uur"
    assert unit_words("degC", "nl") == "°C"
    assert unit_words("1", "en") == ""
