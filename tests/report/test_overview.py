"""What stands side by side on the page."""

from __future__ import annotations

from itertools import cycle
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
    verdict = sample.complete("en")["verdict"]
    found = decisive(verdict, "en")
    assert found is not None
    asked = [item["question"] for item in verdict["missing"]]
    first = next(
        step for step in verdict["path"] if step["weight"] == "knock-out" and step["question"] in asked
    )
    assert (found.question, found.answer) == (first["question"], "unknown")
    assert found.text.text == first["text"]["en"]
    assert found.because == first["because"]


def test_the_decisive_condition_of_a_verdict_is_the_last_hard_answer() -> None:
    verdict = sample.decided("nl")["verdict"]
    found = decisive(verdict, "nl")
    assert found is not None
    assert found.question == verdict["path"][-1]["question"] == "ecosystem-investment"
    assert found.answer_word == "Ja"


def test_no_question_no_condition() -> None:
    assert decisive({"outcome": None, "path": [], "missing": []}, "en") is None


@pytest.mark.slow
def test_an_alternative_without_a_figure_says_not_applicable() -> None:
    brief = brief_alternatives(sample.complete("en"), "en")
    assert brief is not None
    columns = [column.text for column in brief.columns]
    assert columns[:2] == ["National contribution", "Net present value with contributions"]
    alternatives = sample.complete("en")["alternatives"]
    rows = {line.title.text: line.cells for line in brief.rows}
    assert list(rows) == [item["title"]["en"] for item in alternatives.values()]
    assert "project_npv_with_contribution" not in alternatives["ecosystem"]["quantities"]
    assert rows[alternatives["ecosystem"]["title"]["en"]][1] is None
    assert "not applicable" in html_report(sample.complete("en"), "en")
    assert "n.v.t." in html_report(sample.complete("nl"), "nl")


def test_choices_and_variants_stand_apart() -> None:
    policy, variants = alternatives_side_by_side(sample.complete("en"), "en")
    titles = {name: item["title"]["en"] for name, item in sample.complete("en")["alternatives"].items()}
    assert [title.text for title in variants.columns] == [
        title for name, title in titles.items() if name == "central" or name.startswith("central-")
    ]
    assert len(variants.columns) > 2
    assert [title.text for title in policy.columns] == [
        title for name, title in titles.items() if not name.startswith("central-")
    ]
    assert policy.rows[0].title.text == "National contribution"


def test_welfare_comes_first_among_uncertainties() -> None:
    result = sample.complete("en")
    result["uncertainties"]["welfare_balance"][0]["share"] = 0.22
    found = spreads(result, "en")
    assert [spread.result for spread in found] == ["welfare_balance", "project_npv"]
    assert found[0].inputs[0].shown == "22%"
    largest = largest_uncertainties(found, "en")
    assert largest is not None
    label = result["quantities"]["welfare_balance"]["label"]
    assert largest[0] == f"The largest uncertainties: {label[0].lower()}{label[1:]}"
    assert len(largest[1]) == 3
    assert largest_uncertainties([], "en") is None


def test_actors_have_flows_and_a_balance() -> None:
    actors = sample.complete("nl")["actors"]
    for flow, value in zip(actors[1]["flows"], (-7e8, 2.1e8), strict=True):
        flow["value"] = value
    actors[1]["balance"] = {"value": -4.9e8, "low": -7e8, "high": -2e8}
    state = actor_rows(actors, "nl")[1]
    assert state["title"].text == "Nederlandse Staat"
    assert [flow["value"] for flow in state["flows"]] == ["−700 mln. euro", "210 mln. euro"]
    assert state["balance"].value == "−490 mln. euro"
    assert state["balance"].range == "−700 tot −200 mln. euro"


def test_what_has_no_figure_says_which_way_and_why() -> None:
    items = sample.complete("nl")["pm"]
    words = {"minus": "negatief", "plus": "positief"}
    shown = unquantified(items, "nl")
    assert [item["title"].text for item in shown] == [item["title"]["nl"] for item in items]
    assert [item["why"].text for item in shown] == [item["why"]["nl"] for item in items]
    told = [(item["direction"], given["direction"]) for item, given in zip(shown, items, strict=True)]
    assert all(word == words.get(direction, word) for word, direction in told)
    assert set(words) <= {direction for _, direction in told}
    assert unquantified(None, "nl") == []


def test_dutch_capacity_stands_beside_the_proposal() -> None:
    found = capacity(sample.complete("nl"), "nl")
    assert found is not None
    assert (found["total"], found["own"]) == ("22.798", "100.000")
    assert {row["kind"] for row in found["rows"]} >= {"commercieel"}
    assert capacity({**sample.complete("nl"), "dutch_gpus": None}, "nl") is None


def test_the_least_certain_assumptions_come_first() -> None:
    result = sample.complete("en")
    themes = answer_themes(answers(result, "en"), result, "en")
    assert [theme["title"] for theme in themes][1] == "Added value of an AI gigafactory in the Netherlands"
    business = themes[-1]["questions"][0]
    assert business["number"] == "4.1"
    order = [group["confidence"] for group in business["assumed"]]
    assert order == sorted(order, key=["judgement", "estimate", "published", "measured"].index)


PARTS = (
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
)


# What stands there without a part is the same in both languages: each part lacks in one of them.
@pytest.mark.slow
@pytest.mark.parametrize(("part", "lang"), list(zip(PARTS, cycle(["nl", "en"]), strict=False)))
def test_a_page_without_one_part_still_stands(part: str, lang: str) -> None:
    for empty in (None, {}, "absent"):
        result: dict[str, Any] = sample.complete(lang)
        if empty == "absent":
            del result[part]
        else:
            result[part] = empty
        assert "</html>" in html_report(result, lang)


@pytest.mark.slow
def test_variants_that_change_nothing_are_named() -> None:
    result = sample.complete("en")
    others = result["alternatives"]
    for name, item in others.items():
        if name.startswith("central-"):
            item["quantities"]["welfare_balance"]["value"] = 1.0
    assert variants_without_effect(result, "en") == []
    sentence = f"so that the choice changes nothing here: {others['central-delayed']['title']['en']}."
    assert sentence not in " ".join(html_report(result, "en").split())
    others["central-delayed"]["quantities"] = others["central"]["quantities"]
    assert [title.text for title in variants_without_effect(result, "en")] == [
        others["central-delayed"]["title"]["en"]
    ]
    assert sentence in " ".join(html_report(result, "en").split())
