"""The examples that ship with the product."""

from pathlib import Path

import pytest

from aigf.proposal import read_proposal

EXAMPLES = Path(__file__).parents[2] / "examples"


@pytest.mark.parametrize("path", sorted(EXAMPLES.glob("*.yaml")), ids=lambda path: path.name)
def test_an_example_is_right(path: Path) -> None:
    assert read_proposal(path).proposal.proposal.name


def test_the_reference_states_the_figures_of_the_report() -> None:
    stated = {
        name: found.amount for name, found in read_proposal(EXAMPLES / "reference.yaml").amounts().items()
    }
    assert stated["accelerator_count"].central * stated["accelerator_price"].central == 2.128e9
    assert stated["capex"].central * stated["national_contribution_share"].central == 700e6
    assert stated["it_load"].central == 250
    assert (stated["net_area"].low, stated["net_area"].high) == (30, 40)


def test_the_answers_of_the_report() -> None:
    answers = read_proposal(EXAMPLES / "reference.yaml").commitments()
    known = {name: answer.answer for name, answer in answers.items() if answer.answer != "unknown"}
    assert known == {
        "frontier_training_demand": "yes",
        "dutch_training_parties": "no",
        "public_money_requested": "yes",
    }
    assert all(answers[name].evidence for name in known)


def test_what_is_not_public_about_rotterdam_stays_unknown() -> None:
    read = read_proposal(EXAMPLES / "rotterdam.yaml")
    assert set(read.amounts()) == {
        "accelerator_count",
        "capex",
        "national_contribution_share",
        "union_contribution_share",
    }
    known = [name for name, answer in read.commitments().items() if answer.answer != "unknown"]
    assert known == ["public_money_requested"]
    assert read.words()["site.municipality"] == "Rotterdam"
    assert read.words()["use.mode"] is None
