"""The workbook says of a figure what the page says: that it rests on an assumption or was searched for."""

from __future__ import annotations

import io
from functools import cache
from typing import Any

import openpyxl
import pytest

from aigf.decision import load_framework
from aigf.report.numbers import GIVEN
from aigf.report.summary import reading, summary_rows
from aigf.report.wording import SEARCHED
from aigf.report.workbook import workbook
from aigf.report.workbook.layout import FIRST, HEAD
from aigf.report.workbook.place import NAME
from aigf.report.workbook.summary import FIGURES
from aigf.report.workbook.words import sheet_name
from tests.effort import few
from tests.report.workbook.appraised import source

SAYS_SO = {"en": "Assumed, as the proposal", "nl": "Aangenomen, omdat"}
PERSPECTIVES = {"sales": "revenue", "finance": "project_npv", "compute": "training_flop_per_month"}


@cache
def book(lang: str) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(workbook(source("reference", lang))))


def rows(lang: str, sheet: str) -> list[list[Any]]:
    return [[cell.value for cell in row] for row in book(lang)[sheet_name(sheet, lang)].iter_rows()]


@pytest.mark.parametrize("lang", few(["nl", "en"], 1))
def test_the_summary_says_what_each_figure_is(lang: str) -> None:
    result = source("reference", lang).result
    said = {row.label: row.status_word for row in summary_rows(result, lang)}
    labels = {str(row[0]): str(row[8]) for row in rows(lang, "summary")[HEAD + 1 :] if row[0] and row[8]}
    assert len(labels) > len(FIGURES) / 2
    for name in FIGURES:
        quantity = result["quantities"].get(name)
        if quantity is not None and quantity["label"] in labels:
            told = labels[quantity["label"]]
            assert told.lower().startswith(said[quantity["label"]])
            assert (SAYS_SO[lang] in told) == bool(quantity["rests_on"])


@pytest.mark.parametrize("lang", few(["nl", "en"], 1))
def test_a_figure_on_its_own_sheet_names_what_it_rests_on(lang: str) -> None:
    made = source("reference", lang)
    for perspective, name in PERSPECTIVES.items():
        row = next(row for row in rows(lang, perspective) if row[NAME] == name)
        told = str(row[max(place for place, cell in enumerate(row) if cell is not None)])
        assert made.words(name) in told
        assert made.assumed(name)
        assert told.endswith(made.assumed(name))


@pytest.mark.parametrize("lang", few(["nl", "en"], 1))
def test_what_was_searched_for_says_so_and_how_to_check_it(lang: str) -> None:
    result = source("reference", lang).result
    told = {str(row[0]): str(row[8]) for row in rows(lang, "summary") if row[0]}
    for name in SEARCHED:
        said = told[result["quantities"][name]["label"]]
        assert {"en": "Found by a search", "nl": "Gevonden door te zoeken"}[lang] in said
        assert name in said or "0%" in said


@pytest.mark.parametrize("lang", few(["nl", "en"], 1))
def test_a_threshold_stands_with_its_question(lang: str) -> None:
    result = source("reference", lang).result
    answered = {row[0]: str(row[4] or "") for row in rows(lang, "decision")[FIRST:] if row[0]}
    questions = load_framework().questions
    assert any(questions[step["question"]].thresholds for step in result["verdict"]["path"])
    for step in result["verdict"]["path"]:
        names = questions[step["question"]].thresholds
        assert tuple(step["thresholds"]) == names
        for name in names:
            item = result["inputs"][name]
            shown = f"{item['title'][lang]}: {reading(name, item, lang, GIVEN).value}"
            assert shown in answered[step["question"]]
        assert names or not answered[step["question"]]
