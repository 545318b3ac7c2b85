"""The value at which the best choice changes, against a grid of appraisals."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import numpy as np
import pytest

from aigf.documents import InputError
from aigf.study.alternatives import compared, load_alternatives
from aigf.study.binding import bind
from aigf.study.case import prepare
from aigf.study.run import plan_of, run
from aigf.study.table import kept as engines
from aigf.study.table.kept import Kept
from aigf.study.table.lever import lever_of
from aigf.study.table.plan import Asked, read_table
from aigf.study.table.switching import Switching, switching
from tests.study.examples import written
from tests.study.table.studies import ROTTERDAM

CHOICES = ("central", "none", "central-market", "federated", "ecosystem", "abroad")


@cache
def found(name: str, scenarios: str = "base", alternatives: str = "all") -> Switching:
    table = read_table(ROTTERDAM, Asked(scenarios=scenarios, alternatives=alternatives))
    return switching(table, ROTTERDAM, name)


def best(name: str, value: float, scenario: str) -> str:
    """The best choice of an appraisal in which the number was set."""
    case = prepare(ROTTERDAM, {name: written(value)}, scenario, seed=1)
    bound = bind(case)
    central = run(case, bound, plan_of(case))
    balances = {
        choice: float(compared(load_alternatives()[choice], case, bound, central)["welfare_balance"][0, 0])
        for choice in CHOICES
    }
    return max(CHOICES, key=lambda choice: balances[choice])


@pytest.mark.parametrize(
    ("name", "scenario"),
    [
        ("sold_share", "base"),
        pytest.param("sold_share", "access=closed,adoption=high", marks=pytest.mark.slow),
        pytest.param("finance.capex", "base", marks=pytest.mark.slow),
        pytest.param("market_price_change", "base", marks=pytest.mark.slow),
        pytest.param("temperature_mean", "base", marks=pytest.mark.slow),
        pytest.param("factory.accelerator_count", "base", marks=pytest.mark.slow),
        pytest.param("hardware_life", "base", marks=pytest.mark.slow),
    ],
)
def test_against_a_grid_of_appraisals(name: str, scenario: str) -> None:
    made = found(name, scenario)
    (world,) = made.worlds
    assert best(name, world.value, scenario) == world.best
    low, high = made.lever.low, made.lever.high
    grid = [value for value in np.linspace(low, high, 13).tolist() if low < high]
    of_grid = [best(name, value, scenario) for value in grid]
    changed = [abs(value - world.value) for value, of in zip(grid, of_grid, strict=True) if of != world.best]
    if world.within is None:
        assert not changed
    else:
        step = (high - low) / 12
        reach = abs(world.within.value - world.value)
        assert reach <= min(changed, default=np.inf) + 1e-9 * high
        assert reach >= min(changed, default=np.inf) - step - 1e-9 * high
        side = np.sign(world.within.value - world.value)
        just = 1e-6 * (high - low)
        assert best(name, world.within.value - side * just, scenario) == world.best
        assert best(name, world.within.value + side * just, scenario) == world.within.to


@pytest.mark.slow
def test_within_is_within_and_beyond_is_beyond() -> None:
    for name in ("sold_share", "finance.capex", "access_probability", "ecosystem_benefit_ratio"):
        made = found(name)
        lever = made.lever
        for world in made.worlds:
            if world.within is not None:
                assert lever.low <= world.within.value <= lever.high
                assert world.beyond is None
            if world.beyond is not None:
                assert lever.least <= world.beyond.value <= lever.most
                assert not lever.low < world.beyond.value < lever.high


def test_never_where_nothing_changes() -> None:
    (world,) = found("access_probability", alternatives="none,ecosystem").worlds
    assert world.within is None
    assert world.beyond is None


def test_two_choices_of_which_one_does_not_move_change_where_the_other_is_nothing() -> None:
    made = found("ecosystem_benefit_ratio", alternatives="none,ecosystem")
    (world,) = made.worlds
    switch = world.within or world.beyond
    assert switch is not None
    assert switch.value == pytest.approx(1.0, rel=1e-6), "a euro that brings a euro brings no balance"
    assert {world.best, switch.to} == {"none", "ecosystem"}


def test_in_a_world_that_sets_it_the_value_is_that_of_the_world() -> None:
    table = read_table(ROTTERDAM, Asked(scenarios="adoption=low,central,high"))
    lever = lever_of(table.case, "sold_share", ROTTERDAM)
    values = [lever.value_in(table.case_in(world)) for world in range(3)]
    assert values == [lever.low, table.case.entries["sold_share"].value, lever.high]


@pytest.mark.slow
def test_the_engines_run_only_for_values_that_they_read(monkeypatch: pytest.MonkeyPatch) -> None:
    ran: list[object] = []
    original = engines.simulate_begun

    def counted(case: object, begun: object, sample: object) -> object:
        ran.append(sample)
        return original(case, begun, sample)  # type: ignore[arg-type]

    monkeypatch.setattr(engines, "simulate_begun", counted)
    table = read_table(ROTTERDAM, Asked(scenarios="base,protectionist"))
    kept = Kept()
    switching(table, ROTTERDAM, "access_probability", kept=kept)
    assert len(ran) == 1
    switching(table, ROTTERDAM, "market_price_change", kept=kept)
    assert len(ran) == 1


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("sold_shar", "did you mean sold_share?"),
        ("capex", "finance.capex"),
        ("finance.capx", "finance.capex"),
        ("finance.debt_share", "is not stated"),
        ("inference_training_share", "changes nothing"),
        ("policy.x", "is no number of a proposal"),
        ("factory.phases[0].accelerator_count", "a number outside a list"),
        ("", "is no name that can be set"),
    ],
)
def test_what_cannot_be_moved_is_refused(name: str, message: str) -> None:
    with pytest.raises(InputError) as caught:
        found(name)
    (problem,) = caught.value.problems
    assert message in str(problem.render())


def test_a_single_choice_has_nothing_to_change_to() -> None:
    with pytest.raises(InputError, match="to choose between"):
        found("sold_share", alternatives="ecosystem")


def test_a_chance_may_not_be_set_above_one(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="access_probability"):
        prepare(ROTTERDAM, {"access_probability": "1,5"}, "base", seed=1)
