"""Regret against brute force, and the relations that hold whatever the balances are."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from aigf.documents import InputError
from aigf.study.table.executors import Here
from aigf.study.table.outcomes import BALANCE, balances, best_shares_of, choices_of, outcomes
from aigf.study.table.plan import Asked, read_table
from aigf.study.table.regret import regret, regrets
from aigf.study.table.study import run_study
from tests.study.table.studies import ROTTERDAM, points_of_all, small_study

AMOUNTS = st.floats(-1e12, 1e12)


@given(
    st.integers(2, 6).flatmap(lambda choices: st.lists(st.lists(AMOUNTS, min_size=choices, max_size=choices)))
)
def test_never_negative_and_somewhere_nothing(draws: list[list[float]]) -> None:
    found = regrets(np.array(draws).T) if draws else np.zeros((2, 1))
    assert (found >= 0).all()
    assert (found.min(axis=0) == 0).all()


def test_minimax_against_brute_force() -> None:
    found, made = small_study(), regret(small_study())
    worst = {}
    for choice in choices_of(found):
        by_world = []
        for scenario in found.scenarios:
            lost = []
            for draw in range(found.draws):
                of_all = [found.quantity(c, scenario.name, BALANCE)[draw] for c in choices_of(found)]
                lost.append(max(of_all) - found.quantity(choice, scenario.name, BALANCE)[draw])
            by_world.append(sum(lost) / len(lost))
            assert made.expected[scenario.name][choice] == pytest.approx(by_world[-1], rel=1e-12)
            assert made.largest[scenario.name][choice] == max(lost)
        worst[choice] = max(by_world)
        assert made.worst[choice][1] == pytest.approx(worst[choice], rel=1e-12)
    assert made.minimax == min(worst, key=lambda choice: worst[choice])


def test_in_every_world_one_choice_is_best() -> None:
    made = regret(points_of_all())
    assert sum(len(made.worlds_of(choice)) for choice in made.choices) == 36
    for world in made.scenarios:
        assert made.expected[world][made.best_in[world]] == min(made.expected[world].values())
        assert min(made.expected[world].values()) == 0.0, "of point estimates one choice has no regret"


def test_shares_of_draws_sum_to_one_and_variants_have_none() -> None:
    for study in (small_study(), points_of_all()):
        by_world: dict[str, list[float]] = {}
        for outcome in outcomes(study):
            if outcome.best is not None:
                by_world.setdefault(outcome.scenario, []).append(outcome.best)
            assert (outcome.best is None) == (outcome.alternative not in choices_of(study))
        assert all(sum(shares) == pytest.approx(1.0) for shares in by_world.values())
        assert len(by_world) == len(study.scenarios)


def test_of_equal_balances_the_first_is_best() -> None:
    assert best_shares_of(np.array([[1.0, 2.0], [1.0, 3.0]])).tolist() == [0.5, 0.5]


def test_an_outcome_lies_in_its_draws() -> None:
    study = small_study()
    for outcome in outcomes(study):
        spread = outcome.quantities[BALANCE]
        drawn = study.quantity(outcome.alternative, outcome.scenario, BALANCE)
        assert spread.low is not None
        assert spread.median is not None
        assert spread.high is not None
        assert drawn.min() <= spread.low <= spread.median <= spread.high <= drawn.max()


def test_balances_are_those_of_the_choices_the_proposal_first() -> None:
    study = small_study()
    assert choices_of(study) == ("central", "federated", "ecosystem")
    assert balances(study, choices_of(study), "base").shape == (3, study.draws)


def test_one_choice_is_nothing_to_regret() -> None:
    alone = read_table(ROTTERDAM, Asked(alternatives="central,central-delayed", scenarios="base"))
    with pytest.raises(InputError, match="central to choose between"):
        regret(run_study(alone, ROTTERDAM, Here()))
