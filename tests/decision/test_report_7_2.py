"""The decision framework of the report: its data, and what it says of the report's own facts."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aigf.decision import Fact, Facts, Question, Verdict, decide, frameworks, labels, load_framework, rules
from aigf.decision.rules import Bound, Choice
from aigf.proposal import template
from aigf.register import load_register
from aigf.register.scenarios import load_scenarios

SOURCE = Path(__file__).parents[3] / "shared" / "source-report-nl.txt"
FRAMEWORK = load_framework()
QUESTIONS = list(FRAMEWORK.questions.values())
THRESHOLDS = {name: entry.value for name, entry in load_register().entries.items()}
NAMES = {
    kind: sorted({test.key.name for test in FRAMEWORK.tests() if test.key.kind == kind})
    for kind in ("commitment", "policy", "scenario", "field", "quantity")
}
ANSWERED = NAMES["commitment"] + NAMES["policy"]
SUFFICIENT = {
    "accelerator_count": (1e5, 1e5, 1e5),
    "peak_flops": (9.9e19, 9.9e19, 9.9e19),
    "it_load": (250.0, 250.0, 250.0),
    "facility_load": (280.0, 285.0, 290.0),
    "built_floor_area": (15.0, 15.0, 15.0),
    "available_area": (40.0, 40.0, 40.0),
    "supply_coverage": (1.0, 1.1, 1.2),
    "project_npv": (1e8, 2e8, 3e8),
    "private_commitment_share": (0.65, 0.65, 0.65),
    "contracted_share": (0.8, 0.8, 0.8),
}


def judged(
    answers: dict[str, str] | None = None,
    *,
    mode: str | None = "hero-run",
    access: str | None = "unguaranteed",
    municipality: str | None = "Hollands Kroon",
    quantities: dict[str, tuple[float, float, float]] | None = None,
    default: str = "yes",
) -> Verdict:
    """The verdict where everything is answered ``default`` but for ``answers``."""
    given_answers = answers or {}
    chosen = {name: given_answers.get(name, default) for name in ANSWERED}
    assert not set(given_answers) - set(chosen)
    return decide(
        FRAMEWORK,
        Facts(
            commitments={name: Fact(chosen[name]) for name in NAMES["commitment"]},  # type: ignore[arg-type]
            policy={name: chosen[name] for name in NAMES["policy"]},
            scenario={} if access is None else {"access": access},
            fields={"use.mode": mode, "site.municipality": municipality, "site.country": "NL"},
            quantities=SUFFICIENT if quantities is None else quantities,
            thresholds=THRESHOLDS,
        ),
    )


def test_the_reports_own_facts_leave_a_set_with_the_ecosystem_and_the_conditional_option() -> None:
    known = Facts(
        commitments={
            "frontier_training_demand": Fact("yes", ("synthese",)),
            "dutch_training_parties": Fact("no", ("interviews",)),
            "public_money_requested": Fact("yes"),
        },
        scenario={"access": "unguaranteed"},
        fields={"use.mode": "hero-run"},
        quantities={"accelerator_count": (1e5, 1e5, 1e5), "it_load": (250.0, 250.0, 250.0)},
        thresholds=THRESHOLDS,
    )
    verdict = decide(FRAMEWORK, known)
    assert verdict.outcome is None
    assert {"ecosystem", "central-conditional"} <= set(verdict.reachable)
    assert not {"abroad", "regular-factory"} & set(verdict.reachable)
    answers = {step.question: step.answer for step in verdict.path}
    assert answers["frontier-demand"] == "yes"
    assert answers["access-abroad"] == "no"
    assert answers["dutch-training"] == "no"
    assert answers["durable-ties"] == answers["foreign-benefit"] == "unknown"
    assert {"durable-ties", "foreign-benefit", "societal-contribution"} <= {
        m.question for m in verdict.missing
    }
    assert verdict.path[0].evidence == ("synthese",)


def test_the_reports_facts_without_ties_and_without_acceptance_end_in_the_ecosystem() -> None:
    answers = {"dutch_training_parties": "no", "foreign_users_bound": "no", "dutch_value_chain": "no"}
    answers |= {"knowledge_and_access_conditions": "no", "accept_mainly_foreign_benefit": "no"}
    assert judged(answers).outcome == "ecosystem"
    assert judged(answers | {"invest_in_ecosystem": "no"}).outcome == "none"


def test_nothing_known_leaves_every_outcome_open() -> None:
    verdict = decide(FRAMEWORK, Facts(thresholds=THRESHOLDS))
    assert set(verdict.reachable) == set(FRAMEWORK.outcomes)
    assert verdict.compare_with == ("abroad",)


def test_all_conditions_met_is_support() -> None:
    assert judged().outcome == "central"
    assert judged().missing == ()


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        ({"landscape": "no"}, "central-conditional"),
        ({"regional_embedding": "no", "residual_heat": "no"}, "central-conditional"),
        ({"generation_coupling": "no"}, "other-site"),
        ({"grid_agreement": "no"}, "other-site"),
        ({"no_added_congestion": "no"}, "other-site"),
        ({"cooling_secured": "no"}, "other-site"),
        ({"flexibility": "no"}, "returned"),
        ({"private_majority_committed": "no"}, "returned"),
        ({"offtake_contracts": "no"}, "returned"),
        ({"mature_governance": "no"}, "returned"),
        ({"public_money_requested": "no"}, "private-track"),
        ({"joint_procurement": "no"}, "private-track"),
        ({"contribution_more_effective": "no"}, "ecosystem"),
        ({"societal_contribution": "no"}, "ecosystem"),
        ({"frontier_training_demand": "no"}, "regular-factory"),
        ({"frontier_training_demand": "no", "dutch_training_parties": "no"}, "ecosystem"),
    ],
)
def test_where_a_single_no_leads(answers: dict[str, str], expected: str) -> None:
    assert judged(answers).outcome == expected


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [
        ("available_area", 29.0, "other-site"),
        ("supply_coverage", 0.9, "other-site"),
        ("it_load", 119.0, "returned"),
        ("private_commitment_share", 0.4, "returned"),
        ("project_npv", -1e9, "central"),
        ("contracted_share", 0.0, "central"),
    ],
)
def test_where_a_quantity_leads(name: str, value: float, expected: str) -> None:
    assert judged(quantities=SUFFICIENT | {name: (value, value, value)}).outcome == expected


def test_size_counts_processors_or_their_peak() -> None:
    small = SUFFICIENT | {"accelerator_count": (4e4, 4e4, 4e4)}
    assert judged(quantities=small).outcome == "central"
    weak = small | {"peak_flops": (4e19, 4e19, 4e19)}
    assert judged(quantities=weak).outcome == "returned"
    assert judged(quantities=weak | {"accelerator_count": (2e4, 2e4, 2e4)}).outcome == "regular-factory"


def test_guaranteed_access_abroad_goes_on_and_adds_the_comparison() -> None:
    verdict = judged(access="guaranteed")
    assert verdict.outcome == "central"
    assert verdict.compare_with == ("abroad",)
    assert judged({"domestic_over_abroad": "no"}, access="guaranteed").outcome == "abroad"
    assert judged({"domestic_over_abroad": "no"}, access="closed").outcome == "central"
    assert judged(access="closed").compare_with == ()


def test_demand_that_does_not_fill_the_factory_is_for_smaller_sites() -> None:
    quantities = SUFFICIENT | {"contracted_share": (0.1, 0.2, 0.3)}
    assert judged({"demand_fills_capacity": "no"}, quantities=quantities).outcome == "federated"


def test_fibre_is_required_for_inference_and_mixed_use_only() -> None:
    assert judged({"fibre_connection": "no"}, mode="hero-run").outcome == "central"
    assert judged({"fibre_connection": "no"}, mode="mixed").outcome == "other-site"
    assert judged({"fibre_connection": "no"}, mode="inference").outcome == "other-site"


def test_inference_needs_a_decision_of_the_minister() -> None:
    no_training = {"frontier_training_demand": "no"}
    assert judged(no_training | {"strategic_inference_role": "no"}, mode="inference").outcome == "federated"
    assert judged(no_training, mode="inference").outcome == "central"


@pytest.mark.parametrize(
    ("municipality", "exempted", "load", "floor", "allowed"),
    [
        ("Rotterdam", "yes", 285.0, 15.0, False),
        ("Rotterdam", "yes", 69.9, 15.0, True),
        ("Rotterdam", "yes", 70.0, 10.1, False),
        ("Rotterdam", "yes", 285.0, 10.0, True),
        ("Hollands Kroon", "no", 285.0, 15.0, False),
        ("Hollands Kroon", "yes", 285.0, 15.0, True),
        ("Het Hogeland", "yes", 285.0, 15.0, True),
        ("Het Hogeland", "no", 285.0, 15.0, False),
    ],
)
def test_the_hyperscale_rules(
    municipality: str, exempted: str, load: float, floor: float, allowed: bool
) -> None:
    verdict = judged(
        {"exempted_area": exempted},
        municipality=municipality,
        quantities=SUFFICIENT | {"facility_load": (load,) * 3, "built_floor_area": (floor,) * 3},
    )
    assert verdict.outcome == ("central" if allowed else "other-site")


answer = st.sampled_from(["yes", "no", "unknown"])


@given(
    st.fixed_dictionaries(dict.fromkeys(ANSWERED, answer)),
    st.sampled_from(ANSWERED),
    st.sampled_from(["yes", "no"]),
)
def test_learning_an_answer_never_adds_an_outcome(answers: dict[str, str], name: str, learnt: str) -> None:
    before = judged(answers | {name: "unknown"}, access=None, mode=None, quantities={}, municipality=None)
    after = judged(answers | {name: learnt}, access=None, mode=None, quantities={}, municipality=None)
    assert set(after.reachable) <= set(before.reachable)
    assert before.outcome is not None or before.missing


@given(
    st.fixed_dictionaries({name: st.sampled_from(["yes", "no"]) for name in ANSWERED}),
    st.sampled_from(["hero-run", "mixed", "inference"]),
    st.sampled_from(["guaranteed", "unguaranteed", "closed"]),
    st.sampled_from(["Hollands Kroon", "Het Hogeland", "Rotterdam"]),
)
def test_everything_known_gives_exactly_one_outcome(
    answers: dict[str, str], mode: str, access: str, municipality: str
) -> None:
    verdict = judged(answers, mode=mode, access=access, municipality=municipality)
    assert verdict.outcome is not None
    assert verdict.missing == ()
    assert all(step.decided for step in verdict.path)


def plain(text: str) -> str:
    """Text without spaces and hyphens, which a line end may have added."""
    return re.sub(r"[\s‑-]+", "", text)


@pytest.mark.skipif(not SOURCE.exists(), reason="the source report is not beside this checkout")
@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.id)
def test_quotes_are_literal(question: Question) -> None:
    report = plain(SOURCE.read_text(encoding="utf-8"))
    for part in question.quote.split("[...]"):
        assert plain(part) in report


def test_outside_the_report_means_no_quote_and_a_word_about_it() -> None:
    external = [question for question in QUESTIONS if question.origin == "external"]
    assert {question.id for question in external} == {
        "private-majority",
        "hyperscale-ban",
        "joint-procurement",
        "call-minimum",
    }
    for question in external:
        assert question.note["nl"].startswith("Staat niet in het rapport.")
        assert question.note["en"].startswith("Not in the report.")
    assert all(question.note for question in QUESTIONS if question.inferred)


def test_a_question_is_put_to_the_minister_exactly_where_the_government_answers() -> None:
    for question in QUESTIONS:
        kinds = {test.key.kind for test in rules.tests_of(question.rule)}
        to_minister = question.ask["nl"].startswith(("Voor de minister:", "Voor het ministerie:"))
        assert to_minister == question.ask["en"].startswith(("For the minister:", "For the ministry:"))
        assert to_minister == (kinds <= {"policy", "scenario"})


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.id)
def test_texts_read_as_sentences_in_both_languages(question: Question) -> None:
    for words in (question.text, question.ask, question.note):
        for language, text in words.items():
            assert text[0].isupper() and text[-1] in "?.", (language, text)
            assert "  " not in text


def test_outcomes_stand_for_the_policy_options_and_all_options_occur() -> None:
    assert {outcome.option for outcome in FRAMEWORK.outcomes.values()} == {*FRAMEWORK.options, None}


def test_the_facts_that_rules_ask_for_exist_elsewhere() -> None:
    asked_for = set(re.findall(r"^  (\w+): unknown", template("en"), re.MULTILINE))
    assert set(NAMES["commitment"]) == asked_for
    axes, _ = load_scenarios()
    for test in FRAMEWORK.tests():
        if isinstance(test, Bound) and isinstance(test.bound, str):
            assert test.bound in THRESHOLDS
        if isinstance(test, Choice) and test.key.kind == "scenario":
            assert set(test.yes) | set(test.no or ()) == set(axes[test.key.name].values)


def test_every_fact_has_a_label() -> None:
    assert set(NAMES["commitment"]) == set(labels.COMMITMENTS)
    abroad = {test.key.name for test in frameworks()[1].tests()}
    assert set(NAMES["policy"]) | abroad == set(labels.POLICY)
    assert {*NAMES["scenario"], *NAMES["field"]} == set(labels.CHOICES)
    assert set(NAMES["quantity"]) == set(labels.QUANTITIES)


def test_the_hyperscale_ban_is_dutch() -> None:
    thresholds = {name: entry.value for name, entry in load_register().entries.items()}
    facts = Facts(fields={"site.country": "NO", "site.municipality": "Narvik"}, thresholds=thresholds)
    steps = {step.question: step.answer for step in decide(load_framework(), facts).path}
    assert steps["hyperscale-ban"] == "yes"
