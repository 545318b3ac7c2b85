"""What stands side by side on the page."""

from __future__ import annotations

from typing import Any

import pytest

from aigf.report.html import html_report
from aigf.report.overview import (
    actor_rows,
    alternatives_side_by_side,
    answer_themes,
    brief_alternatives,
    capacity,
    decisive,
    largest_uncertainties,
    spreads,
    unquantified,
    variants_without_effect,
)
from aigf.report.questions import answers
from tests.report import sample


def test_the_decisive_condition_of_an_open_verdict_is_its_first_hard_question() -> None:
    found = decisive(sample.complete("en")["verdict"], "en")
    assert found is not None
    assert (found.question, found.answer) == ("foreign-users-bound", "unknown")
    assert found.text.text == "Do the foreign users bind themselves durably to the Netherlands?"


def test_the_decisive_condition_of_a_verdict_is_the_last_hard_answer() -> None:
    found = decisive(sample.decided("nl")["verdict"], "nl")
    assert found is not None
    assert (found.question, found.answer_word) == ("access-abroad", "Nee")


def test_no_question_no_condition() -> None:
    assert decisive({"outcome": None, "path": [], "missing": []}, "en") is None


def test_an_alternative_without_a_figure_says_not_applicable() -> None:
    brief = brief_alternatives(sample.complete("en"), "en")
    assert brief is not None
    columns = [column.text for column in brief.columns]
    assert columns[:2] == ["National contribution", "Net present value with contributions"]
    rows = {title.text: cells for title, cells in brief.rows}
    assert rows["Many smaller sites"][0] is None
    assert "not applicable" in html_report(sample.complete("en"), "en")
    assert "n.v.t." in html_report(sample.complete("nl"), "nl")


def test_choices_and_variants_stand_apart() -> None:
    policy, variants = alternatives_side_by_side(sample.complete("en"), "en")
    assert [title.text for title in variants.columns] == [
        "One central AI gigafactory: the proposal",
        "The proposal without public money",
        "The proposal, two years later",
    ]
    assert "The proposal without public money" not in [title.text for title in policy.columns]
    assert policy.rows[0][0].text == "National contribution"


def test_welfare_comes_first_among_uncertainties() -> None:
    found = spreads(sample.complete("en"), "en")
    assert [spread.result for spread in found] == ["welfare_balance", "project_npv"]
    assert found[0].inputs[0].shown == "22%"
    largest = largest_uncertainties(found, "en")
    assert largest is not None
    assert largest[0] == "The largest uncertainties: welfare balance"
    assert len(largest[1]) == 3
    assert largest_uncertainties([], "en") is None


def test_actors_have_flows_and_a_balance() -> None:
    state = actor_rows(sample.complete("nl")["actors"], "nl")[1]
    assert state["title"].text == "Nederlandse Staat"
    assert [flow["value"] for flow in state["flows"]] == ["−700 mln. euro", "210 mln. euro"]
    assert state["balance"].value == "−490 mln. euro"
    assert state["balance"].range == "−700 tot −200 mln. euro"


def test_what_has_no_figure_says_which_way_and_why() -> None:
    first = unquantified(sample.complete("nl")["pm"], "nl")[0]
    assert (first["title"].text, first["direction"]) == ("Geluid en uitzicht", "negatief")
    assert unquantified(None, "nl") == []


def test_dutch_capacity_stands_beside_the_proposal() -> None:
    found = capacity(sample.complete("nl"), "nl")
    assert found is not None
    assert (found["total"], found["own"]) == ("22.798", "100.000")
    assert found["rows"][1]["kind"] == "commercieel"
    assert capacity(sample.plain("nl"), "nl") is None


def test_the_least_certain_assumptions_come_first() -> None:
    result = sample.complete("en")
    themes = answer_themes(answers(result, "en"), result, "en")
    assert [theme["title"] for theme in themes][1] == "Added value of an AI gigafactory in the Netherlands"
    business = themes[-1]["questions"][0]
    assert business["number"] == "4.1"
    order = [group["confidence"] for group in business["assumed"]]
    assert order == sorted(order, key=["judgement", "estimate", "published", "measured"].index)


@pytest.mark.parametrize("lang", ["nl", "en"])
@pytest.mark.parametrize(
    "part",
    [
        "draws",
        "alternatives",
        "uncertainties",
        "actors",
        "pm",
        "year",
        "energy_hours",
        "frontier",
        "dutch_gpus",
        "questions",
        "series",
    ],
)
def test_a_page_without_one_part_still_stands(part: str, lang: str) -> None:
    for empty in (None, {}, "absent"):
        result: dict[str, Any] = sample.complete(lang)
        if empty == "absent":
            del result[part]
        else:
            result[part] = empty
        assert "</html>" in html_report(result, lang)


def test_variants_that_change_nothing_are_named() -> None:
    result = sample.complete("en")
    own = result["alternatives"]["central"]
    changed = {**own, "quantities": {**own["quantities"], "welfare_balance": {"value": 1.0, "unit": "EUR"}}}
    result["alternatives"] |= {
        "central-same": {**own, "title": {"nl": "Later", "en": "Later"}},
        "central-other": {**changed, "title": {"nl": "Kleiner", "en": "Smaller"}},
    }
    assert [title.text for title in variants_without_effect(result, "en")] == ["Later"]
    sentence = "so that the choice changes nothing here: Later."
    assert sentence in " ".join(html_report(result, "en").split())
    assert sentence not in html_report(sample.complete("en"), "en")
