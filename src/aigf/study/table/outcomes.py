"""What a study says of every alternative in every world: medians, ranges, the share of draws in which it is best."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from aigf.study.alternatives import choices
from aigf.study.table.result import Study
from aigf.study.uncertainty import percentiles
from aigf.units import Array

BALANCE = "welfare_balance"
#: What the table shows of every alternative.
SHOWN = (BALANCE, "project_npv_with_contribution", "national_contribution")


@dataclass(frozen=True)
class Spread:
    """A quantity of an alternative in a world: the point estimate, and P5, P50 and P95 of the draws, if there are."""

    value: float
    low: float | None
    median: float | None
    high: float | None
    unit: str


@dataclass(frozen=True)
class Outcome:
    """An alternative in a world. ``best`` is the share of the draws in which it has the largest balance.

    That is None for a variant of the proposal, which is no choice of its own.
    """

    scenario: str
    alternative: str
    quantities: Mapping[str, Spread]
    best: float | None


def choices_of(study: Study) -> tuple[str, ...]:
    """The alternatives of a study that are a choice of their own: the proposal first, variants of it not."""
    return choices(study.alternatives)


def outcomes(study: Study) -> tuple[Outcome, ...]:
    """The table: every world, and in it every alternative."""
    own = choices_of(study)
    found = []
    for scenario in study.scenarios:
        best = dict(zip(own, best_shares_of(balances(study, own, scenario.name)), strict=True))
        found += [
            Outcome(scenario.name, name, _spreads(study, name, scenario.name), best.get(name))
            for name in study.alternatives
        ]
    return tuple(found)


def balances(study: Study, names: Sequence[str], scenario: str) -> Array:
    """The balances of choices in a world, (choices, draws); of a study without draws the point estimates."""
    if study.draws:
        return np.stack([study.quantity(name, scenario, BALANCE) for name in names])
    return np.array([[study.points[name, scenario, BALANCE]] for name in names])


def best_shares_of(of_choices: Array) -> Array:
    """The share of draws in which each choice has the largest balance; of equal ones the first. They sum to one."""
    largest = np.argmax(of_choices, axis=0)
    counts: Array = np.bincount(largest, minlength=len(of_choices)) / of_choices.shape[1]
    return counts


def _spreads(study: Study, alternative: str, scenario: str) -> dict[str, Spread]:
    found = {}
    for (own, world, name), value in study.points.items():
        if (own, world) == (alternative, scenario):
            drawn = study.quantities[own, world, name]
            low, median, high = percentiles(drawn) if study.draws else (None, None, None)
            found[name] = Spread(value, low, median, high, study.units[name])
    return found
