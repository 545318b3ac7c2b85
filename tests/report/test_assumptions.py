"""What is assumed is said as assumed, in every sentence, and what was stated is not."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from aigf.report.questions.answering import QUESTIONS, answers, known
from aigf.report.questions.sentences import Facts, Sentence
from tests.appraisals import EACH
from tests.report.appraisals import NAMES, appraised, result

SAYS_SO = {"en": "ssum", "nl": "angenomen"}


def said(name: str, lang: str) -> Iterator[tuple[Sentence, str, Facts]]:
    """Every sentence of the answers with what it became."""
    found = result(name, lang)
    facts = known(found, lang)
    text = answers(found, lang)
    for code, question in QUESTIONS.items():
        for topic in question.topics:
            spoken = topic.said(facts)
            if spoken is not None:
                words, sentence = spoken
                whole = next(line for line in text[code]["answer"] if line.startswith(words))
                yield sentence, whole, facts


@pytest.mark.parametrize("lang", ["nl", "en"])
@pytest.mark.parametrize("name", EACH)
@pytest.mark.slow
def test_a_figure_that_is_assumed_is_said_to_be(name: str, lang: str) -> None:
    silent = [
        whole
        for sentence, whole, facts in said(name, lang)
        if {cited.partition(".")[0] for cited in sentence.rests()} & facts.assumed
        and SAYS_SO[lang] not in whole
    ]
    assert silent == []


@pytest.mark.parametrize("name", EACH)
def test_an_assumption_that_decides_an_answer_is_named_in_it(name: str) -> None:
    for code, answer in answers(result(name, "en"), "en").items():
        facts = known(result(name, "en"), "en")
        behind = {
            assumption
            for topic in QUESTIONS[code].topics
            if (spoken := topic.said(facts)) is not None
            for cited in spoken[1].rests()
            for assumption in (facts.quantities.get(cited.partition(".")[0]) or {}).get("rests_on", ())
        }
        assert not behind or any(SAYS_SO["en"] in line for line in answer["answer"])


def test_no_heat_is_said_to_be_delivered_where_no_customer_is_named() -> None:
    for name in NAMES:
        if appraised(name).quantities["heat_connected_demand"].status == "stated":
            continue
        text = " ".join(answers(result(name, "en"), "en")["2.3"]["answer"])
        assert "states no demand of customers" in text
        assert not re.search(r"is delivered, [\d.]+%|enough for .* households\. ", text.split("assumed")[0])


def test_to_state_what_was_assumed_changes_no_figure_and_takes_the_assumption_away() -> None:
    before = appraised("reference")
    share = before.inputs["sold_share"].value
    assert "sold_share" in before.quantities["project_npv"].rests_on
    after = appraised("reference", 0, (("use.sold_share", f"{share * 100}%"),))
    assert after.quantities["project_npv"].value == pytest.approx(before.quantities["project_npv"].value)
    assert all("sold_share" not in quantity.rests_on for quantity in after.quantities.values())


def test_a_stated_quantity_rests_on_no_assumption() -> None:
    for name in NAMES:
        resting = [
            key
            for key, quantity in appraised(name).quantities.items()
            if quantity.status == "stated" and quantity.rests_on
        ]
        assert resting == []


def test_a_reason_says_whether_a_figure_was_stated_or_computed() -> None:
    reasons = {step["question"]: step["because"] for step in result("reference", "en")["verdict"]["path"]}
    assert "Stated in the proposal: IT load" in reasons["call-minimum"]
    assert "Computed from assumptions: net present value of the project" in reasons["business-case"]
    assert not any("Found:" in reason for reason in reasons.values())


def test_the_answers_on_access_say_how_they_go_together() -> None:
    text = answers(result("rotterdam", "en"), "en")["1.2"]["answer"]
    both = [line for line in text if "guaranteed by contract" in line]
    assert len(both) == 1
    assert any("does not say which of the two does better" in line for line in text)
