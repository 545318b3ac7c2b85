from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aigf.decision.logic import ANSWERS, Answer, common, conjunction, disjunction, negation

answers = st.sampled_from(ANSWERS)
lists = st.lists(answers, max_size=5)


@pytest.mark.parametrize(
    ("first", "second", "both", "either"),
    [
        ("yes", "yes", "yes", "yes"),
        ("yes", "no", "no", "yes"),
        ("yes", "unknown", "unknown", "yes"),
        ("no", "no", "no", "no"),
        ("no", "unknown", "no", "unknown"),
        ("unknown", "unknown", "unknown", "unknown"),
    ],
)
def test_the_truth_tables_of_kleene(first: Answer, second: Answer, both: Answer, either: Answer) -> None:
    assert conjunction([first, second]) == conjunction([second, first]) == both
    assert disjunction([first, second]) == disjunction([second, first]) == either


@given(lists)
def test_de_morgan(given_answers: list[Answer]) -> None:
    assert negation(conjunction(given_answers)) == disjunction(map(negation, given_answers))


@given(lists, st.integers(0, 4), st.sampled_from(["yes", "no"]))
def test_learning_an_answer_never_changes_a_known_one(
    given_answers: list[Answer], index: int, learnt: Answer
) -> None:
    before = list(given_answers)
    if index >= len(before) or before[index] != "unknown":
        return
    after = [*before[:index], learnt, *before[index + 1 :]]
    for operation in (conjunction, disjunction):
        assert operation(before) in ("unknown", operation(after))


def test_what_worlds_have_in_common() -> None:
    assert common(["yes", "yes"]) == "yes"
    assert common(["yes", "no"]) == "unknown"
    assert common([]) == "unknown"
