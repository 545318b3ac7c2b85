"""Silence about public money is no request; a request without an amount is a question, and its range is shown."""

from __future__ import annotations

from pathlib import Path

import pytest

from aigf.study.appraise import appraise
from aigf.study.completeness import completeness
from aigf.study.result import Appraisal
from tests.effort import few

EXAMPLES = Path(__file__).parents[2] / "examples"
NATIONAL, UNION = "national_contribution_share", "union_contribution_share"


def bid(folder: Path, *, answer: str | None, finance: str) -> Path:
    """A small proposal with these lines under finance, and this answer on public money."""
    path = folder / "bid.yaml"
    path.write_text(
        "proposal: {name: Bid, signature_year: 2027, language: en}\n"
        "factory: {accelerator: h100-sxm, accelerator_count: 20000}\n"
        f"finance: {{capex: 1 bn EUR{finance}}}\n"
        + (f"commitments: {{public_money_requested: {answer}}}\n" if answer else "")
    )
    return path


def shares(result: Appraisal) -> tuple[float, float]:
    return result.inputs[NATIONAL].value, result.inputs[UNION].value


def answer(result: Appraisal) -> str:
    return next(step.answer for step in result.verdict.path if step.question == "public-money")


@pytest.mark.parametrize("said", ["yes", "no", "unknown", None])
@pytest.mark.parametrize(("named", "other"), [(NATIONAL, UNION), (UNION, NATIONAL)])
@pytest.mark.slow
def test_who_names_one_contribution_and_is_silent_on_the_other_does_not_ask_for_it(
    tmp_path: Path, said: str | None, named: str, other: str
) -> None:
    result = appraise(bid(tmp_path, answer=said, finance=f", {named}: 10%"))
    assert result.inputs[named].value == 0.1
    assert result.inputs[other].value == 0
    assert result.quantities[other.removesuffix("_share")].value == 0
    assert NATIONAL not in completeness(tmp_path / "bid.yaml").missing


@pytest.mark.parametrize("said", few(["no", "unknown", None], 1))
def test_without_a_request_and_without_an_amount_nothing_is_asked(tmp_path: Path, said: str | None) -> None:
    path = bid(tmp_path, answer=said, finance="")
    result = appraise(path)
    assert shares(result) == (0, 0)
    assert result.quantities["public_contribution"].value == 0
    assert result.quantities["public_time_share"].value == 0
    assert {result.inputs[name].status for name in (NATIONAL, UNION)} == {
        "stated" if said == "no" else "assumed"
    }
    assert {completeness(path).assumed[name].value for name in (NATIONAL, UNION)} == {0}
    if said != "no":
        assert "public-money" in {step.question for step in result.verdict.path if step.answer == "unknown"}


def test_a_request_without_an_amount_is_a_question_with_its_range(tmp_path: Path) -> None:
    path = bid(tmp_path, answer="yes", finance="")
    result = appraise(path)
    for name in ("national_contribution", "union_contribution", "public_contribution"):
        found = result.quantities[name]
        assert found.low is not None and found.high is not None
        assert found.low < found.value <= found.high
    assert {result.inputs[name].status for name in (NATIONAL, UNION)} == {"assumed"}
    assert [said for said in result.warnings if "does not say how much" in said.template]
    assert {f"finance.{NATIONAL}", f"finance.{UNION}"} <= set(completeness(path).missing)
    assert answer(result) == "yes"


def test_a_share_set_by_its_name_in_the_register_acts_where_the_proposal_is_silent(tmp_path: Path) -> None:
    path = bid(tmp_path, answer="yes", finance=f", {NATIONAL}: 12%")
    result = appraise(path, settings={UNION: "11%"})
    assert shares(result) == (0.12, 0.11)


@pytest.mark.parametrize(
    ("said", "finance", "expected"),
    [
        (None, f", {NATIONAL}: 10%", "yes"),
        (None, f", {NATIONAL}: 0%, {UNION}: 0%", "no"),
        ("no", f", {NATIONAL}: 10%", "unknown"),
        ("yes", f", {NATIONAL}: 10%", "yes"),
        ("no", "", "no"),
    ],
)
@pytest.mark.slow
def test_the_framework_reads_the_request_from_answer_and_shares_together(
    tmp_path: Path, said: str | None, finance: str, expected: str
) -> None:
    result = appraise(bid(tmp_path, answer=said, finance=finance))
    assert answer(result) == expected
    contradicted = [warning for warning in result.warnings if "which of the two holds" in warning.template]
    assert bool(contradicted) == (expected == "unknown")


def test_what_the_union_does_not_give_of_what_is_asked_is_said() -> None:
    result = appraise(EXAMPLES / "rotterdam.yaml", settings={"finance.national_contribution_share": "5%"})
    said = [warning for warning in result.warnings if "The Union is asked for" in warning.template]
    assert len(said) == 1
    assert said[0].values["given"].value == pytest.approx(0.05)
