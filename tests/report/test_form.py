"""The form as it is written: every field of the schema, in both languages, and nothing cut off."""

from __future__ import annotations

import io
from typing import Any

import openpyxl
import pytest

from aigf.proposal.fields import COUNTRIES
from aigf.proposal.form import layout
from aigf.proposal.numbers import Language
from aigf.proposal.structure import SHAPES
from aigf.proposal.words import chosen, countries, country_code, usual
from aigf.report.form import form_workbook
from aigf.report.form.guide import help_of
from aigf.report.form.labels import label
from aigf.report.translations import translator

LANGUAGES: tuple[Language, ...] = ("nl", "en")


@pytest.fixture(scope="module", params=LANGUAGES)
def form(request: pytest.FixtureRequest) -> Any:
    return openpyxl.load_workbook(io.BytesIO(form_workbook(request.param)))


def marks(sheet: Any) -> list[list[str]]:
    return [layout.parts_of(str(row[0].value)) for row in sheet.iter_rows() if row[0].value]


def test_every_field_has_a_cell() -> None:
    """A field of the schema that has no place in the form would be lost."""
    inside = {path for blocks in layout.sections().values() for block in blocks for path in block.fields}
    parts = {
        (*path, name) for path in inside if layout.is_answer(path) for name in ("answer", "evidence", "note")
    }
    lists = {path for path, shape in SHAPES.items() if shape.kind in ("list", "section")}
    items = {path for path in SHAPES if path[-1] == "*"}
    assert set(SHAPES) - inside - parts - lists - items == set()


def test_a_sheet_for_each_section_with_all_of_its_fields(form: Any) -> None:
    shown = [sheet for sheet in form.worksheets if sheet.sheet_state == "visible"]
    assert [marks(sheet)[0][3] for sheet in shown] == ["start", *layout.sections()]
    paths = [
        mark[0] for sheet in shown for mark in marks(sheet) if mark[0].partition(".")[0] in layout.sections()
    ]
    assert sorted(paths) == sorted(".".join(path) for path in layout.fields())
    tables = [mark[1] for sheet in shown for mark in marks(sheet) if mark[0] == layout.ROWS]
    assert len(tables) == 6


def test_names_are_unlike_within_a_sheet(form: Any) -> None:
    for sheet in form.worksheets:
        labels = [mark[1] for mark in marks(sheet) if tuple(mark[0].split(".")) in layout.fields()]
        assert len(labels) == len(set(labels))


def test_only_what_is_to_be_filled_in_is_open(form: Any) -> None:
    for sheet in form.worksheets:
        assert sheet.protection.sheet
        assert sheet.protection.password is None
        for row in sheet.iter_rows():
            for cell in row:
                if cell.value is not None and (cell.column == 1 or sheet.sheet_state != "visible"):
                    assert cell.protection.locked
    opened = form.worksheets[1]["C5"]
    assert not opened.protection.locked


def test_the_marks_are_out_of_sight(form: Any) -> None:
    for sheet in form.worksheets:
        if sheet.sheet_state == "visible":
            assert sheet.column_dimensions["A"].hidden
            names = [
                row[0].row for row in sheet.iter_rows() if str(row[0].value).split(" ")[0] in layout.NAMES
            ]
            assert all(sheet.row_dimensions[row].hidden for row in names)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_field_is_named_and_choices_read_back(language: Language) -> None:
    say = translator(language)
    for path in layout.fields():
        assert path[0] == "commitments" or label(path).render(say)
        assert path[0] != "commitments" or help_of(path, language, say).endswith("?")
    for shape in SHAPES.values():
        for word in shape.words:
            assert chosen(usual(word, language), shape.words) == word
    assert all(country_code(name, COUNTRIES) for name in countries(language))


def test_what_is_needed_is_marked(form: Any) -> None:
    required = [path for path in layout.fields() if layout.required(path)]
    assert sorted(".".join(path) for path in required) == [
        "factory.accelerator",
        "proposal.name",
        "proposal.signature_year",
    ]
    labels = [
        mark[1] for sheet in form.worksheets for mark in marks(sheet) if mark[0] in map(".".join, required)
    ]
    assert all(name.endswith("*") for name in labels)


def test_the_same_form_is_the_same_bytes() -> None:
    assert form_workbook("nl") == form_workbook("nl")
