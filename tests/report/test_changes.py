"""What a recalculation changed is said in words, in both languages, on the page and on screen."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from aigf.cli.summary import print_summary
from aigf.report.changes import changed
from aigf.report.documents import result_object
from aigf.report.html import html_report
from aigf.report.translations import LANGUAGES
from aigf.study.appraise import appraise
from aigf.study.changes import recalculated
from aigf.study.earlier import read_earlier
from tests.appraisals import EXAMPLES, result


@pytest.fixture(scope="module", params=LANGUAGES)
def told(request: pytest.FixtureRequest, written: Callable[[str], Path]) -> tuple[dict[str, Any], str]:
    dearer = appraise(EXAMPLES["rotterdam"], settings={"electricity_price": "200"})
    earlier = read_earlier(written("rotterdam"))
    return result_object(recalculated(dearer, earlier), request.param), request.param


def test_it_is_on_the_page_and_on_screen(
    told: tuple[dict[str, Any], str], capsys: pytest.CaptureFixture[str]
) -> None:
    of, lang = told
    found = changed(of, lang)
    assert found is not None
    page = html_report(of, lang)
    print_summary(of, lang)
    screen = " ".join(capsys.readouterr().out.split())
    assert 'id="changes"' in page
    for row in found.key_figures():
        assert row.old != row.new
        for text in (row.old, row.new):
            assert " ".join(text.split()) in screen
    assert {"project_npv", "opex"} <= {row.name for row in found.key_figures()}
    assert not {row.name for row in found.key_figures()} & {row.name for row in found.other_figures()}


def test_the_input_that_was_set_is_told_with_both_values(told: tuple[dict[str, Any], str]) -> None:
    found = changed(*told)
    assert found is not None
    (row,) = found.inputs
    assert ("78,4" if told[1] == "nl" else "78.4") in row.old
    assert "200" in row.new


@pytest.mark.parametrize("lang", LANGUAGES)
def test_an_appraisal_that_is_no_recalculation_says_nothing_of_it(lang: str) -> None:
    of = result("rotterdam", lang)
    assert changed(of, lang) is None
    assert 'id="changes"' not in html_report(of, lang)


@pytest.mark.parametrize(("lang", "words"), [("nl", ("mln.", "mld.")), ("en", ("million", "billion"))])
def test_a_range_says_its_own_unit(lang: str, words: tuple[str, str]) -> None:
    """A figure in millions may have a range in billions."""
    item = {
        "name": "project_npv",
        "title": "NPV",
        "unit": "EUR",
        "old_unit": "EUR",
        "old": -997e6,
        "new": -997e6,
        "old_range": [-2.1e9, 1.8e9],
        "new_range": [-2.2e9, 1.8e9],
    }
    changes = {
        **{part: {"old": "1", "new": "1"} for part in ("aigf_version", "register_version")},
        "proposal_changed": False,
        "options": {},
        "hourly_series": [],
        "outcome": {"old": None, "new": None},
        "reachable": {"old": [], "new": []},
        "answers": [],
        "formulas": None,
        "inputs": [],
        "quantities": [item],
    }
    found = changed({"changes": changes, "verdict": {"outcomes": {}}}, lang)
    assert found is not None
    (row,) = found.figures
    for said in (row.old, row.new):
        value, _, between = said.partition(" (")
        assert words[0] in value
        assert words[1] in between
