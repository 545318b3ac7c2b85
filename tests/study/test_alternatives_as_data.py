"""Alternatives are data: what the file may say, what each change does, and that every mistake is told at its place."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from aigf.documents import InputError
from aigf.study.alternatives import (
    PROPOSAL,
    Change,
    Delay,
    Phases,
    Scale,
    Set,
    Sites,
    best_shares,
    changed_run,
    choices,
    compared,
    load_alternatives,
)
from aigf.study.binding import Bound, bind
from aigf.study.case import Case, prepare
from aigf.study.run import Run, plan_of, run

EXAMPLES = Path(__file__).parents[2] / "examples"
CENTRAL = """central:
  kind: proposal
  title: {nl: Het voorstel, en: The proposal}
  text: {nl: Zo., en: So.}
"""
OTHER = """other:
  kind: choice
  title: {nl: Anders, en: Other}
  text: {nl: Anders., en: Other.}
"""


@pytest.fixture(scope="module", params=["rotterdam", "eemshaven"])
def proposed(request: pytest.FixtureRequest) -> tuple[Case, Bound, Run]:
    case = prepare(EXAMPLES / f"{request.param}.yaml", {}, "base", seed=1)
    bound = bind(case)
    return case, bound, run(case, bound, plan_of(case))


def written(tmp_path: Path, more: str, central: str = CENTRAL) -> Path:
    path = tmp_path / "alternatives.yaml"
    path.write_text(central + OTHER + more, encoding="utf-8")
    return path


def problems(path: Path) -> list[str]:
    with pytest.raises(InputError) as caught:
        load_alternatives(path)
    return [problem.render().removeprefix(str(path)) for problem in caught.value.problems]


@pytest.mark.parametrize(
    ("item", "expected"),
    [
        ("{set: discount_rate, to: 0.03}", Set("discount_rate", 0.03)),
        ("{set: discount_rate, to: register}", Set("discount_rate", None)),
        ("{scale: electricity_price, by: 2}", Scale("electricity_price", 2.0)),
        ("{scale: size, by: first-phase}", Scale("size", None)),
        ("{scale: size, by: 0.5}", Scale("size", 0.5)),
        ("{delay: everything, by: 3}", Delay(3.0)),
        ("{delay: stated-plan, by: connection_delay}", Delay("connection_delay", stated=True)),
        ("{replace: phases, by: first-phase}", Phases()),
        ("{replace: sites, by: 5000}", Sites(5000.0)),
    ],
)
def test_every_kind_of_change(tmp_path: Path, item: str, expected: Change) -> None:
    other = load_alternatives(written(tmp_path, f"  changes: [{item}]\n"))["other"]
    assert other.changes == (expected,)
    assert other.builds
    assert other.short == other.title


@pytest.mark.parametrize(
    ("more", "place", "wrong"),
    [
        ("  chagnes: []\n", ":9:3: other.chagnes", "chagnes is not known here, expected changes"),
        ("", ":6:3: other", "a changed factory, or something else"),
        ("  changes: []\n", ":9:12: other.changes", "not a list of changes"),
        ("  changes: [{set: discount_rat, to: 1}]\n", "changes[0].set", "expected discount_rate"),
        ("  changes: [{set: discount_rate}]\n", "changes[0].to", "to is missing"),
        ("  changes: [{set: discount_rate, to: much}]\n", "changes[0].to", "a number, or register"),
        ("  changes: [{set: discount_rate, to: .inf}]\n", "changes[0].to", "a number, or register"),
        ("  changes: [{set: discount_rate, to: true}]\n", "changes[0].to", "a number, or register"),
        ("  changes: [{set: discount_rate, by: 1}]\n", "changes[0].by", "not known here"),
        (
            "  changes: [{set: dutch_contracted_share, to: register}]\n",
            "changes[0].to",
            "the register has no dutch_contracted_share",
        ),
        ("  changes: [{set: a, scale: b}]\n", "changes[0]", "not one change"),
        ("  changes: [later]\n", "changes[0]", "not a set of names with values"),
        ("  changes: [{scale: discount_rate, by: 0}]\n", "changes[0].by", "above zero"),
        ("  changes: [{scale: discount_rate, by: first-phase}]\n", "changes[0].by", "above zero"),
        ("  changes: [{set: accelerator_count, to: 5}]\n", "changes[0].set", "the engines start from"),
        ("  changes: [{set: capex, to: 5}]\n", "changes[0].set", "not known here"),
        ("  changes: [{delay: everything, by: 0}]\n", "changes[0].by", "from 1 to 50"),
        ("  changes: [{delay: everything, by: 1.5}]\n", "changes[0].by", "from 1 to 50"),
        ("  changes: [{delay: everything, by: capex}]\n", "changes[0].by", "no number of years"),
        ("  changes: [{delay: something, by: 1}]\n", "changes[0].delay", "everything, stated-plan"),
        ("  changes: [{replace: phases, by: last}]\n", "changes[0].by", "first-phase"),
        ("  instead: {capex: 0}\n", "instead.welfare_balance", "missing"),
        ("  instead: {welfare_balance: 0, welfare: 0}\n", "instead.welfare", "not known here"),
        ("  instead: {welfare_balance: [0]}\n", "instead.welfare_balance", "not a text"),
        ("  instead: {welfare_balance: abroad_balanc}\n", "instead.welfare_balance", "abroad_balance"),
        (
            "  changes: [{delay: everything, by: 1}]\n  spends: capex\n",
            "other.spends",
            "spends beside instead",
        ),
        ("  changes: [{delay: everything, by: 1}]\n  same_factory: 1\n", "same_factory", "true or false"),
        ("  instead: {welfare_balance: 0}\n  same_factory: true\n", "same_factory", "a choice with changes"),
        ("  instead: {welfare_balance: 0}\n  short: {nl: kort}\n", "other.short.en", "missing"),
    ],
)
def test_a_mistake_is_told_at_its_place(tmp_path: Path, more: str, place: str, wrong: str) -> None:
    told = problems(written(tmp_path, more))
    assert [problem for problem in told if place in problem and wrong in problem], told


def test_all_mistakes_are_told_at_once(tmp_path: Path) -> None:
    more = "  changes: [{set: nothing_known, to: x}, {delay: everything, by: 0}]\n  kin: choice\n"
    assert len(problems(written(tmp_path, more))) == 4


def test_there_is_one_proposal_and_it_is_as_it_is(tmp_path: Path) -> None:
    known = "  changes: [{delay: everything, by: 1}]\n"
    assert "central is missing" in problems(written(tmp_path, known, central=""))[0]
    changed = problems(
        written(tmp_path, known, central=CENTRAL + "  changes: [{delay: everything, by: 1}]\n")
    )
    assert "the proposal is as it is" in changed[0]
    (second,) = problems(written(tmp_path, known.replace("changes", "kindly: proposal\n  changes")))
    assert "kindly is not known here" in second
    posing = CENTRAL.replace("central", "mine") + CENTRAL
    assert "this is not the proposal's kind" in problems(written(tmp_path, known, central=posing))[0]


def test_variants_are_no_choice_of_their_own() -> None:
    known = load_alternatives()
    assert [name for name, item in known.items() if item.kind == "proposal"] == [PROPOSAL]
    own = choices(known)
    assert own[0] == PROPOSAL
    assert set(own) == {name for name, item in known.items() if item.kind != "variant"}
    shares = best_shares({name: np.arange(3.0) * place for place, name in enumerate(known)})
    assert set(shares) == set(own)
    assert sum(shares.values()) == 1.0


def test_what_is_set_and_scaled_is_what_the_formulas_read(proposed: tuple[Case, Bound, Run]) -> None:
    case, bound, central = proposed
    changes = [Set("discount_rate", 0.05), Scale("electricity_price", 2.0), Scale("electricity_price", 0.5)]
    own = changed_run(changes, case, bound, central)
    assert (own.inputs["discount_rate"] == 0.05).all()
    assert own.inputs["electricity_price"] == pytest.approx(central.inputs["electricity_price"])
    dearer = changed_run([Scale("electricity_price", 2.0)], case, bound, central)
    assert dearer.inputs["electricity_price"] == pytest.approx(2 * central.inputs["electricity_price"])
    names = ["electricity_cost", "electricity_use"]
    cost, before = dearer.values(names), central.values(names)
    assert cost["electricity_use"] == pytest.approx(before["electricity_use"])
    assert cost["electricity_cost"] > before["electricity_cost"]


def test_half_the_size_uses_half_the_power(proposed: tuple[Case, Bound, Run]) -> None:
    case, bound, central = proposed
    own = changed_run([Scale("size", 0.5)], case, bound, central)
    for name in ("electricity_use", "it_load"):
        half, whole = own.values([name])[name], central.values([name])[name]
        assert half == pytest.approx(0.5 * whole)


def test_delays_add_up(proposed: tuple[Case, Bound, Run]) -> None:
    case, bound, central = proposed
    twice = changed_run([Delay(1.0), Delay(2.0)], case, bound, central)
    once = changed_run([Delay(3.0)], case, bound, central)
    values = [of.values(["project_npv"])["project_npv"] for of in (twice, once)]
    assert values[0] == values[1]


def test_what_stands_instead_is_taken_from_the_run_of_the_proposal(
    proposed: tuple[Case, Bound, Run], tmp_path: Path
) -> None:
    case, bound, central = proposed
    more = "  instead: {welfare_balance: ecosystem_balance, secured_access: 0.25}\n"
    other = load_alternatives(written(tmp_path, more))["other"]
    found = compared(other, case, bound, central)
    assert found["secured_access"] == 0.25
    assert found["welfare_balance"] == central.values(["ecosystem_balance"])["ecosystem_balance"]
