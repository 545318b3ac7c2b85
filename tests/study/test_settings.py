"""What is set from outside is refused where it is wrong: all of it at once, and before anything is simulated."""

from __future__ import annotations

from pathlib import Path

import pytest

from aigf.decision import load_framework
from aigf.documents import InputError
from aigf.report.documents import explanations, result_object
from aigf.study import run as running
from aigf.study.appraise import appraise
from aigf.study.explainable import explainable

EXAMPLES = Path(__file__).parents[2] / "examples"
REFERENCE = EXAMPLES / "reference.yaml"


@pytest.fixture
def no_engines(monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: object) -> None:
        raise AssertionError("the engines ran")

    monkeypatch.setattr(running, "simulated", refused)


def refusals(*settings: str, scenario: str = "base", hold: Path | None = None) -> list[str]:
    with pytest.raises(InputError) as caught:
        appraise(REFERENCE, settings=settings, scenario=scenario, hold=hold)
    return [f"{problem.place.file} {problem.field}".strip() for problem in caught.value.problems]


@pytest.mark.usefixtures("no_engines")
@pytest.mark.parametrize(
    "setting",
    [
        "policy.foo=yes",
        "policy.joint_procurement=ja",
        "finance.foo=1",
        "finance.debt_share=7",
        "electricity_prise=1",
        "electricity_price=-1",
        "electricity_price",
        "=1",
    ],
)
def test_a_wrong_name_or_value_is_refused_before_anything_is_simulated(setting: str) -> None:
    name, _, value = setting.partition("=")
    assert refusals(setting) == [f"--set {name}" if name and value else "--set"]


@pytest.mark.usefixtures("no_engines")
def test_all_that_is_wrong_is_said_at_once(tmp_path: Path) -> None:
    found = refusals(
        "foo",
        "site.name=a",
        "site.name=b",
        "policy.foo=yes",
        "policy.exempted_area=ja",
        "finance.foo=1",
        "electricity_prise=1",
        "electricity_price=-1",
        scenario="acces=closed",
        hold=tmp_path,
    )
    assert sorted(found) == sorted(
        [
            "--scenario",
            "--set",
            "--set site.name",
            "--set policy.foo",
            "--set policy.exempted_area",
            "--set finance.foo",
            "--set electricity_prise",
            "--set electricity_price",
            str(tmp_path),
        ]
    )


@pytest.mark.usefixtures("no_engines")
def test_what_is_set_is_told_too_where_the_proposal_cannot_be_read(tmp_path: Path) -> None:
    """A value in the register is read in the notation of the proposal; the name needs none."""
    wrong = tmp_path / "wrong.yaml"
    wrong.write_text("proposal: {name: x, signature_year: 1999, language: en}\n")
    settings = ("electricity_prise=1", "electricity_price=-1", "policy.foo=yes")
    for file, among in ((wrong, "electricity_price"), (tmp_path / "none.yaml", "electricity_prise")):
        with pytest.raises(InputError) as caught:
            appraise(file, settings=settings)
        fields = [problem.field for problem in caught.value.problems if problem.place.file == "--set"]
        assert {among, "electricity_prise", "policy.foo"} <= set(fields)
        assert any(problem.place.file == str(file) for problem in caught.value.problems)


def test_every_policy_question_of_the_framework_may_be_answered() -> None:
    asked = {test.key.name for test in load_framework().tests() if test.key.kind == "policy"}
    found = appraise(REFERENCE, settings=[f"policy.{name}=no" for name in sorted(asked)])
    assert found.verdict.outcome or found.verdict.reachable


def test_a_name_that_no_appraisal_explains_is_known_without_one() -> None:
    appraisal = appraise(REFERENCE)
    names = explanations(result_object(appraisal, "en"), appraisal.basis, "en").names()
    assert set(names) <= explainable()


@pytest.mark.parametrize("value", ["{low: 4,5 mld, high: 5,5 mld}", "[4,5 mld; 5,5 mld]"])
def test_a_set_in_braces_is_refused_with_the_path_of_a_part(value: str) -> None:
    with pytest.raises(InputError) as caught:
        appraise(REFERENCE, settings=[f"finance.capex={value}"])
    refusal = caught.value.problems[0].render()
    assert "is a list or set, and one value is set at a time" in refusal
    assert "finance.capex.low=" in refusal
