from __future__ import annotations

import pytest

from aigf.decision import Fact, Facts, rules
from aigf.decision.facts import possible_values
from aigf.decision.reasons import reason
from aigf.decision.rules import Bound, Choice, Combination, Key, Rule, YesNo

GRID, FIBRE = YesNo(Key("commitment", "grid_agreement")), YesNo(Key("commitment", "fibre_connection"))
LOAD = Bound(Key("quantity", "it_load"), "at_least", 120.0)
MODE = Choice(Key("field", "use.mode"), ("hero-run",), ("mixed",))
ACCESS = Choice(Key("scenario", "access"), ("guaranteed",), None)
POLICY = YesNo(Key("policy", "joint_procurement"))


def sentence(rule: Rule, known: Facts) -> str:
    return str(reason(rule, possible_values(rules.tests_of(rule), known), known))


@pytest.mark.parametrize(
    ("rule", "known", "expected"),
    [
        (GRID, Facts(), "The proposal gives no answer to: firm agreement with the grid operator."),
        (
            GRID,
            Facts(commitments={"grid_agreement": Fact("no")}),
            "The proposal answers no to: firm agreement with the grid operator.",
        ),
        (
            YesNo(Key("commitment", "new_one")),
            Facts(commitments={"new_one": Fact("yes")}),
            "The proposal answers yes to: new_one.",
        ),
        (LOAD, Facts(), "Not known: IT load (tested against at least 120 MW)."),
        (
            LOAD,
            Facts(quantities={"it_load": (100.0, 110.0, 1250.5)}),
            "Computed: IT load 100 MW to 1.25e+03 MW (tested against at least 120 MW).",
        ),
        (MODE, Facts(), "The proposal does not state: intended use of the factory."),
        (
            MODE,
            Facts(fields={"use.mode": "mixed"}),
            "Stated in the proposal: intended use of the factory: training and inference.",
        ),
        (
            ACCESS,
            Facts(scenario={"access": "closed"}),
            "In this scenario: access to compute in other member states closed.",
        ),
        (ACCESS, Facts(), "The scenario leaves open: access to compute in other member states."),
        (
            POLICY,
            Facts(),
            "The government has yet to answer: Dutch participation in the joint procurement.",
        ),
        (
            POLICY,
            Facts(policy={"joint_procurement": "no"}),
            "The government answers no to: Dutch participation in the joint procurement.",
        ),
    ],
)
def test_a_sentence_for_each_kind_of_fact(rule: Rule, known: Facts, expected: str) -> None:
    assert sentence(rule, known) == expected


def test_only_what_settles_the_answer_is_said() -> None:
    both = Combination("all", (GRID, FIBRE))
    known = Facts(commitments={"grid_agreement": Fact("no")})
    assert sentence(both, known) == "The proposal answers no to: firm agreement with the grid operator."


def test_while_the_answer_is_open_what_is_known_is_said_too() -> None:
    either = Combination("any", (LOAD, GRID))
    known = Facts(quantities={"it_load": (80.0, 80.0, 80.0)})
    assert sentence(either, known) == (
        "Computed: IT load 80 MW (tested against at least 120 MW). "
        "The proposal gives no answer to: firm agreement with the grid operator."
    )


def test_facts_with_the_same_answer_share_a_sentence_and_none_is_said_twice() -> None:
    rule = Combination("any", (GRID, FIBRE, GRID))
    assert sentence(rule, Facts()) == (
        "The proposal gives no answer to: firm agreement with the grid operator; "
        "connection to international fibre."
    )


def test_what_a_proposal_says_is_never_read_as_a_template() -> None:
    known = Facts(fields={"use.mode": "{__class__} {0}"})
    assert "{__class__} {0}" in sentence(MODE, known)


def test_figures_are_written_in_the_readers_notation() -> None:
    known = Facts(quantities={"it_load": (100.5, 700.0, 1250.0)})
    world = possible_values(rules.tests_of(LOAD), known)
    said = reason(LOAD, world, known).render(str, lambda value, unit: f"<{value}|{unit}>")
    assert said == "Computed: IT load <100.5|MW> to <1250.0|MW> (tested against at least <120.0|MW>)."
