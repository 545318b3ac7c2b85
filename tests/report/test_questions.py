"""The answers to the questions of the report: they say what the figures bear out, in both languages."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aigf.report.questions import answers
from aigf.report.questions.answering import QUESTIONS, inputs_behind
from aigf.report.questions.sentences import names_in
from tests import appraisals as results
from tests.effort import examples, few
from tests.report import sample
from tests.report.sample import KINDS, LANGUAGES, with_figure

REPORT = Path(__file__).parents[3] / "shared" / "source-report-nl.txt"


def answered(result: dict[str, Any], question: str, lang: str = "en") -> str:
    return " ".join(answers(result, lang)[question]["answer"])


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("kind", few(KINDS, 3))
def test_every_question_has_an_answer(kind: str, lang: str) -> None:
    found = answers(getattr(sample, kind)(lang), lang)
    assert list(found) == [
        "central", "1.1", "1.2", "1.3", "2.1", "2.2", "2.3", "2.4", "3.1", "3.2", "4.1", "4.2"
    ]  # fmt: skip
    assert all(item["answer"] and item["title"] for item in found.values())
    json.dumps(found)


def test_the_dutch_questions_are_those_of_the_report() -> None:
    if not REPORT.exists():
        pytest.skip("the report is not here")

    def bare(text: str) -> str:
        return re.sub(r"[\s-]|typen?", "", text)

    report = bare(REPORT.read_text(encoding="utf-8"))
    for item in answers(sample.complete("nl"), "nl").values():
        assert bare(item["title"]) in report


@pytest.mark.parametrize(
    ("figures", "words"),
    [
        ((4e8, 1e8, 9e8), "the benefits exceed the costs over the whole range from P5 to P95"),
        ((-4e8, -9e8, -1e8), "the costs exceed the benefits over the whole range from P5 to P95"),
        ((4e8, -1e8, 9e8), "gains or loses is not certain"),
        ((4e8, None, None), "By a single estimate, of which the range is not known, the benefits"),
        ((-4e8, None, None), "By a single estimate, of which the range is not known, the costs"),
        ((None, None, None), "Not known from this appraisal: the balance of costs and benefits"),
    ],
)
def test_an_answer_changes_with_the_figures(figures: tuple[float | None, ...], words: str) -> None:
    assert words in answered(with_figure("welfare_balance", *figures), "1.1")


@pytest.mark.parametrize(
    ("figures", "words"),
    [
        ((0.0, 0.0, 0.0), "No contribution is needed"),
        ((0.0, None, None), "No contribution is needed"),
    ],
)
def test_the_funding_gap(figures: tuple[float | None, ...], words: str) -> None:
    assert words in answered(with_figure("funding_gap", *figures), "4.1")


@pytest.mark.parametrize(
    ("figures", "words"),
    [
        ((5e8, 1e8, 9e8), "of the investment: EUR"),
        ((5e8, 0.0, 9e8), "possibly none is needed"),
    ],
)
def test_the_grant_that_breaks_even(figures: tuple[float | None, ...], words: str) -> None:
    assert words in answered(with_figure("break_even_grant", *figures), "4.1")


@pytest.mark.slow
def test_draws_say_how_often_this_factory_does_better() -> None:
    result = sample.complete("en")
    assert "without ranges the figures do not settle" in answered(results.result("reference", "en"), "1.2")
    result["alternatives"]["abroad"]["proposal_better"] = 0.474
    assert "this factory does better in 47% of the draws" in answered(result, "1.2")
    for item in result["alternatives"].values():
        item["best"] = 0.01
    result["alternatives"]["abroad"]["best"], result["alternatives"]["central"]["best"] = 0.52, 0.3
    assert "in 52% of the draws" in answered(result, "central")
    del result["alternatives"]
    assert "Not known from this appraisal: the balance of a share in a factory abroad" in answered(
        result, "1.2"
    )


def test_the_answers_of_the_framework_are_counted() -> None:
    result = sample.complete("en")
    step = result["verdict"]["path"][0]
    result["verdict"]["path"] = [
        {**step, "question": name, "answer": answer}
        for name, answer in (("generation", "yes"), ("grid-agreement", "no"), ("space", "unknown"))
    ]
    assert (
        "Conditions for the site: 3, of which met: 1, not met: 1, not known: 1. So this site does not meet"
        in answered(result, "3.1")
    )
    assert "There is no firm agreement with the grid operator" in answered(result, "2.2")
    assert answers(result, "en")["2.2"]["steps"] == ["grid-agreement"]


@pytest.mark.parametrize(
    ("figures", "words"),
    [
        (
            {"connection_chance_2030": 0.1},
            "to 2030, congestion is an obstacle: the chance that the connection",
        ),
        ({"connection_chance_2030": 0.4}, "to 2030, congestion may be an obstacle"),
        ({"connection_chance_2030": 0.8}, "to 2030, congestion is probably no obstacle"),
        ({"connection_chance_2035": 0.2}, "from 2031 to 2035, it probably remains one: by the end of it"),
        ({"connection_chance_2035": 0.5}, "from 2031 to 2035, it may remain one"),
        ({"connection_chance_2035": 0.9}, "it probably is none: by the end of it the chance is 90%"),
        ({"connection_chance_after_2035": 0.001}, "after 2035, congestion is no obstacle to this connection"),
        ({"connection_chance_after_2035": 0.3}, "still not live at the end of 2035 is 30%"),
        (
            {"connection_chance_2030": None},
            "Not known from this appraisal: the chance of a connection by 2030",
        ),
    ],
)
@pytest.mark.slow
def test_congestion_is_answered_for_three_horizons(figures: dict[str, float | None], words: str) -> None:
    ((name, value),) = figures.items()
    assert words in answered(with_figure(name, value), "2.2")


def test_what_shortens_the_wait_for_the_grid() -> None:
    result = sample.awaited()
    assert (
        "What shortens the wait is the form of contract (by the middle estimate firm capacity in 2034, a time-duration "
        "right in 2031, a congestion reliever in 2030), another station (room for firm capacity is expected from 2026 "
        "at Zeyerveen to 2035 at Middenmeer), or the re-use of an existing connection."
    ) in answered(result, "2.2")
    result["connection"]["basis"] = "regional"
    assert "a congestion reliever in 2030), or the re-use of an existing" in answered(result, "2.2")
    result["quantities"]["time_to_power"]["status"] = "stated"
    assert "can be expected in 2031 (P10 2030, P90 2033)" in answered(result, "2.2")
    result["connection"] = None
    assert "What shortens" not in answered(result, "2.2")


@pytest.mark.parametrize(
    ("grade", "words"),
    [
        (
            3,
            "coupled as the report prefers: 60% comes over a direct line, 30% connects at the same station, 10% is",
        ),
        (2, "connects close by, but not over the direct line"),
        (1, "is coupled by contract only and loads the existing lines in full"),
    ],
)
def test_the_coupling_to_generation_is_graded(grade: float, words: str) -> None:
    result = sample.complete("en")
    for name, value in (
        ("coupling_grade", grade),
        ("direct_line_share", 0.6),
        ("same_station_share", 0.3),
        ("contract_only_share", 0.1),
    ):
        result["inputs" if name in result["inputs"] else "quantities"][name] |= {
            "value": value,
            "low": None,
            "high": None,
        }
    assert words in answered(result, "2.1")


def test_what_is_stated_and_what_is_assumed() -> None:
    result = sample.complete("en")
    share = {**result["inputs"]["sold_share"], "value": 0.75, "low": None, "high": None}
    assert share["status"] == "assumed"
    result["inputs"]["sold_share"] = share
    assert "assumes that 75% of the capacity can be sold" in answered(result, "4.2")
    result["inputs"]["sold_share"] = {**share, "status": "stated"}
    assert "According to the proposal 75%" in answered(result, "4.2")


def test_quantities_and_assumptions_are_named() -> None:
    found = answers(sample.complete("en"), "en")["4.1"]
    assert {"capex", "opex", "revenue", "project_npv"} <= set(found["quantities"])
    assert "electricity_price" in found["assumed"]
    assert "accelerator_count" not in found["assumed"]


def test_what_is_behind_a_quantity() -> None:
    assert {"facility_load", "it_load", "accelerator_count"} <= inputs_behind("facility_load")
    assert inputs_behind("unheard_of") == {"unheard_of"}


def test_every_figure_that_a_sentence_names_exists() -> None:
    """A sentence on a quantity that the model does not have could never be said."""
    from aigf.model import wiring
    from aigf.study.alternatives import COMPARED
    from aigf.study.break_even import FOUND
    from aigf.study.simulation import proposed_inputs

    known = {*wiring.functions(), *wiring.input_types(), *FOUND, *proposed_inputs(), "accelerator_count"}
    words = re.compile(
        r"verdict|asks|best|best_share|ecosystem_switching|\w+_irr_rates|better_\w+|chance_\w+|pm_items|"
        r"scenario_\w+|reason_\w+|"
        r"(site|guiding)_(asked|yes|no|unknown)|connection_(start|planned|year|p10|p90|(earliest|latest)_(station|room))|"
        r"connection_(firm|time_duration|capacity_limiting|congestion_reliever)"
    )
    for question in QUESTIONS.values():
        for topic in question.topics:
            for sentence in topic.sentences:
                for name in names_in(sentence.template):
                    first, _, rest = name.partition(".")
                    if first in ("abroad", "central", "central_when_connected"):
                        assert rest in COMPARED, name
                    else:
                        assert first in known or words.fullmatch(first), name


def test_every_framework_question_that_is_named_exists() -> None:
    from aigf.decision import load_framework

    named = {step for question in QUESTIONS.values() for step in question.steps}
    assert named <= set(load_framework().questions)


amounts = st.one_of(st.none(), st.floats(allow_nan=True, allow_infinity=True), st.just(0.0))


def cited() -> set[str]:
    """The quantities that some sentence names."""
    sentences = [
        sentence
        for question in QUESTIONS.values()
        for topic in question.topics
        for sentence in topic.sentences
    ]
    return {name for sentence in sentences for name in names_in(sentence.template)}


@settings(max_examples=examples(40), deadline=None)
@given(st.data())
@pytest.mark.slow
def test_any_figures_give_sentences_without_holes(data: st.DataObject) -> None:
    result = sample.complete("en")
    names = sorted(cited() & set(result["quantities"]))
    assert len(names) > 50
    for name in names:
        value, low, high = (data.draw(amounts) for _ in range(3))
        sample.put(result, name, value=value, low=low, high=high)
    for lang in LANGUAGES:
        for item in answers(result, lang).values():
            text = " ".join(item["answer"])
            assert item["answer"]
            assert not re.search(r"[{}]|\bnan\b|\binf\b|\bNone\b(?! of )", text), text
