"""Regret: what a choice brings less than the best one would have, in each world and draw.

In every world and draw the regret of a choice is the largest balance of any choice less its own: never negative, and
nothing for the best. A world's regret is the mean over its draws, which are as likely; worlds have no likelihood, so
that the worst of them counts: the minimax choice is the one whose largest regret over the worlds is smallest.
Source: Savage (1951), The theory of statistical decision.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from aigf.documents import InputError, Place, Problem
from aigf.study.table.outcomes import balances, choices_of
from aigf.study.table.result import Study
from aigf.text import Text
from aigf.units import Array


@dataclass(frozen=True)
class Regret:
    """The regret of every choice, in euro of balance.

    By scenario and choice: ``expected`` over the draws, ``largest`` of any draw, ``best`` the share of draws in which
    it has none. ``worst`` is the largest of the expected over the scenarios, and in which. ``best_in`` is by scenario
    the choice with the least expected regret. ``minimax`` has the least ``worst``; of equal ones the first.
    """

    choices: tuple[str, ...]
    scenarios: tuple[str, ...]
    draws: int
    expected: Mapping[str, Mapping[str, float]]
    largest: Mapping[str, Mapping[str, float]]
    best: Mapping[str, Mapping[str, float]]
    worst: Mapping[str, tuple[str, float]]
    best_in: Mapping[str, str]
    minimax: str

    def worlds_of(self, choice: str) -> tuple[str, ...]:
        """The worlds in which a choice is best."""
        return tuple(name for name in self.scenarios if self.best_in[name] == choice)


def regrets(of_choices: Array) -> Array:
    """The regret of each choice in each draw, (choices, draws), of their balances."""
    largest: Array = of_choices.max(axis=0)
    return largest - of_choices


def regret(study: Study) -> Regret:
    """The regret of the choices of a study. Raises InputError where there is nothing to choose between."""
    choices = choices_of(study)
    if len(choices) < 2:
        raise InputError([_nothing_to_choose(choices)])
    scenarios = tuple(scenario.name for scenario in study.scenarios)
    of_world = {name: regrets(balances(study, choices, name)) for name in scenarios}
    expected = {name: _by(choices, found.mean(axis=1)) for name, found in of_world.items()}
    worst = {
        choice: max(((name, expected[name][choice]) for name in scenarios), key=lambda world: world[1])
        for choice in choices
    }
    return Regret(
        choices=choices,
        scenarios=scenarios,
        draws=study.draws,
        expected=expected,
        largest={name: _by(choices, found.max(axis=1)) for name, found in of_world.items()},
        best={name: _by(choices, (found == 0.0).mean(axis=1)) for name, found in of_world.items()},
        worst=worst,
        best_in={name: min(choices, key=lambda choice: expected[name][choice]) for name in scenarios},
        minimax=min(choices, key=lambda choice: worst[choice][1]),
    )


def _by(choices: tuple[str, ...], values: Array) -> dict[str, float]:
    return {choice: float(value) for choice, value in zip(choices, values, strict=True)}


def _nothing_to_choose(choices: tuple[str, ...]) -> Problem:
    wrong = Text("has {choices} to choose between", {"choices": ", ".join(choices) or "nothing"})
    expected = Text("two choices or more; variants of the proposal are no choice of their own")
    return Problem(Place("--alternatives", 1, 1), "", wrong, expected)
