from __future__ import annotations

import math
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aigf.decision import Fact, Facts, Framework, Outcome, Question, Verdict, decide
from aigf.decision.rules import Bound, Choice, Combination, Key, Rule, YesNo
from tests.decision.frameworks import (
    MODES,
    THRESHOLDS,
    WORDS,
    answers,
    facts,
    frameworks,
    numbers,
    reachable_by_trying,
)

P, Q = YesNo(Key("commitment", "p")), YesNo(Key("commitment", "q"))


def asked(name: str, rule: Rule, yes: str, no: str) -> Question:
    return Question(name, WORDS, WORDS, "tender", "weigh", "report", "q", "1", WORDS, rule, yes, no, {})


def framework(*questions: Question, outcomes: str = "good bad") -> Framework:
    ends = {name: Outcome(name, None, WORDS, WORDS) for name in outcomes.split()}
    return Framework("f", "1", WORDS, WORDS, (), {item.id: item for item in questions}, ends)


@given(frameworks(), facts())
def test_exactly_the_outcomes_that_some_world_leads_to(tree: Framework, known: Facts) -> None:
    assert set(decide(tree, known).reachable) == reachable_by_trying(tree, known)


@given(frameworks(), facts(), st.data())
def test_learning_an_answer_never_adds_an_outcome(tree: Framework, known: Facts, data: st.DataObject) -> None:
    learnt = replace(
        known,
        commitments={
            name: Fact(data.draw(st.sampled_from(["yes", "no"]))) if fact.answer == "unknown" else fact
            for name, fact in known.commitments.items()
        },
        policy={"m": data.draw(answers), **{n: a for n, a in known.policy.items() if a != "unknown"}},
        scenario={"axis": data.draw(st.sampled_from(MODES)), **known.scenario},
        fields={"mode": data.draw(st.sampled_from([*MODES, "elsewhere"])), **known.fields},
    )
    number = data.draw(numbers)
    low, _, high = known.quantities.get("x", (-math.inf, 0.0, math.inf))
    if low <= number <= high:
        learnt = replace(learnt, quantities={"x": (number, number, number)})
    before, after = decide(tree, known), decide(tree, learnt)
    assert set(after.reachable) <= set(before.reachable)
    assert {step.question for step in after.path} <= {step.question for step in before.path}
    assert before.outcome in (None, after.outcome)


@given(frameworks(), facts())
def test_something_is_missing_exactly_while_the_outcome_is_open(tree: Framework, known: Facts) -> None:
    verdict = decide(tree, known)
    assert (verdict.outcome is None) == bool(verdict.missing) == (len(verdict.reachable) > 1)
    steps = {step.question: step for step in verdict.path}
    assert all(steps[item.question].answer == "unknown" for item in verdict.missing)


@given(frameworks(), facts())
def test_the_path_hangs_together(tree: Framework, known: Facts) -> None:
    verdict = decide(tree, known)
    names = [step.question for step in verdict.path]
    assert names == [name for name in tree.questions if name in names]
    assert names[0] == tree.first
    led_to = {tree.first} | {
        tree.questions[step.question].target(answer)
        for step in verdict.path
        for answer in (("yes", "no") if step.answer == "unknown" else (step.answer,))
    }
    assert set(names) | set(verdict.reachable) <= led_to
    assert all(str(step.because) for step in verdict.path)


@given(frameworks(), facts())
def test_the_verdict_is_the_same_every_time(tree: Framework, known: Facts) -> None:
    assert as_text(decide(tree, known)) == as_text(decide(tree, known))


def as_text(verdict: Verdict) -> str:
    return repr(
        (verdict.reachable, verdict.missing, [(s.question, s.answer, str(s.because)) for s in verdict.path])
    )


def test_a_known_answer_gives_one_outcome_and_its_evidence() -> None:
    tree = framework(asked("one", P, "good", "bad"))
    verdict = decide(tree, Facts(commitments={"p": Fact("yes", ("letter", "letter"))}))
    assert verdict.outcome == "good"
    assert verdict.reachable == ("good",)
    assert verdict.missing == ()
    assert verdict.path[0].evidence == ("letter",)
    assert verdict.path[0].decided


def test_an_unknown_answer_keeps_both_branches_and_is_asked() -> None:
    tree = framework(asked("one", P, "good", "bad"))
    verdict = decide(tree, Facts())
    assert verdict.outcome is None
    assert verdict.reachable == ("good", "bad")
    assert [item.question for item in verdict.missing] == ["one"]
    assert not verdict.path[0].decided


def test_a_fact_has_one_value_in_all_questions() -> None:
    tree = framework(
        asked("one", P, "two", "bad"), asked("two", P, "good", "never"), outcomes="good bad never"
    )
    assert decide(tree, Facts()).reachable == ("good", "bad")


def test_a_quantity_has_one_value_in_all_questions() -> None:
    x = Key("quantity", "x")
    tree = framework(
        asked("one", Bound(x, "at_least", 2.0), "two", "bad"),
        asked("two", Bound(x, "at_least", 1.0), "good", "never"),
        outcomes="good bad never",
    )
    assert decide(tree, Facts()).reachable == ("good", "bad")


def test_a_rule_that_holds_either_way_is_settled() -> None:
    either = Combination("any", (P, Combination("not", (P,))))
    verdict = decide(framework(asked("one", either, "good", "bad")), Facts())
    assert verdict.outcome == "good"


def test_a_question_whose_answer_changes_nothing_is_not_asked() -> None:
    tree = framework(asked("one", P, "two", "two"), asked("two", Q, "good", "bad"))
    verdict = decide(tree, Facts())
    assert [step.question for step in verdict.path] == ["one", "two"]
    assert [item.question for item in verdict.missing] == ["two"]


def test_a_question_that_only_matters_later_is_asked() -> None:
    both = Combination("all", (P, Q))
    tree = framework(
        asked("one", P, "two", "two"), asked("two", Q, "end", "end"), asked("end", both, "good", "bad")
    )
    assert [item.question for item in decide(tree, Facts()).missing] == ["one", "two"]


@pytest.mark.parametrize(
    ("known", "expected"),
    [
        ((5.0, 5.0, 5.0), ("good",)),
        ((1.0, 5.0, 7.0), ("good", "bad")),
        ((1.0, 2.0, 3.0), ("bad",)),
        ((5.0, 6.0, 7.0), ("good",)),
        ((4.999, 4.999, 5.0), ("good", "bad")),
        ((math.nan, math.nan, math.nan), ("good", "bad")),
        ((7.0, 6.0, 5.0), ("good",)),
        ((math.inf, math.inf, math.inf), ("good",)),
        ((-math.inf, -math.inf, -math.inf), ("bad",)),
    ],
)
def test_a_range_that_straddles_a_threshold_is_unknown(
    known: tuple[float, float, float], expected: tuple[str, ...]
) -> None:
    tree = framework(asked("one", Bound(Key("quantity", "x"), "at_least", "entry"), "good", "bad"))
    verdict = decide(tree, Facts(quantities={"x": known}, thresholds={"entry": 5.0}))
    assert verdict.reachable == expected


def test_a_field_with_a_value_that_no_rule_foresees_settles_nothing() -> None:
    rule = Choice(Key("field", "use.mode"), ("inference",), ("hero-run",))
    tree = framework(asked("one", rule, "good", "bad"))
    assert decide(tree, Facts(fields={"use.mode": "other"})).outcome is None
    assert decide(tree, Facts(fields={"use.mode": None})).outcome is None
    assert decide(tree, Facts(fields={"use.mode": " Inference"})).outcome == "good"


def test_without_a_list_for_no_every_other_value_means_no() -> None:
    rule = Choice(Key("field", "site.municipality"), ("Hollands Kroon",), None)
    tree = framework(asked("one", rule, "good", "bad"))
    assert decide(tree, Facts(fields={"site.municipality": "Rotterdam"})).outcome == "bad"
    assert decide(tree, Facts(fields={"site.municipality": "hollands  kroon"})).outcome == "good"


def test_outcomes_to_compare_with_follow_from_an_answer_that_is_still_possible() -> None:
    question = replace(asked("one", P, "good", "good"), compare_with={"yes": ("bad",)})
    tree = framework(question)
    assert decide(tree, Facts()).compare_with == ("bad",)
    assert decide(tree, Facts(commitments={"p": Fact("yes")})).compare_with == ("bad",)
    assert decide(tree, Facts(commitments={"p": Fact("no")})).compare_with == ()


def test_a_missing_threshold_is_an_error() -> None:
    tree = framework(asked("one", Bound(Key("quantity", "x"), "at_least", "limit"), "good", "bad"))
    assert decide(tree, Facts(thresholds=THRESHOLDS)).outcome is None
    with pytest.raises(ValueError, match="no value is given for the threshold 'limit' of x"):
        decide(tree, Facts())


def test_an_answer_that_is_none_is_an_error() -> None:
    tree = framework(asked("one", YesNo(Key("policy", "m")), "good", "bad"))
    with pytest.raises(ValueError, match="policy m is 'maybe': expected yes, no or unknown"):
        decide(tree, Facts(policy={"m": "maybe"}))
