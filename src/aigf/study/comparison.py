"""The comparison of the alternatives: each against the null alternative, at point values and over the draws."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from aigf.study.alternatives import (
    COMPARED,
    PROPOSAL,
    Alternative,
    best_shares,
    changed_run,
    compared,
    load_alternatives,
    proposal_better,
    switching_ratio,
)
from aigf.study.binding import Bound
from aigf.study.case import Case
from aigf.study.ensemble import Ensemble
from aigf.study.foundations import foundations
from aigf.study.result import Compared, Quantity
from aigf.study.run import Run
from aigf.study.uncertainty import percentiles, positive_share, quartiles
from aigf.units import Array

_BALANCE = "welfare_balance"
_PAYS = "project_npv_with_contribution"


def comparison(
    case: Case, bound: Bound, central: Run, drawn: Ensemble | None, quantities: Mapping[str, Quantity]
) -> dict[str, Compared]:
    """What the alternatives are compared by, each against the null alternative.

    ``drawn`` gives the ranges and the shares of draws; ``quantities`` the units and labels.
    """
    points = {
        name: compared(alternative, case, bound, central) for name, alternative in load_alternatives().items()
    }
    draws = drawn.alternatives if drawn else {}
    of_balances = draws or {name: {_BALANCE: values[_BALANCE][:, 0]} for name, values in points.items()}
    balances = {name: values[_BALANCE] for name, values in of_balances.items()}
    better, best = (proposal_better(balances), best_shares(balances)) if draws else ({}, {})
    return {
        name: Compared(
            alternative.title,
            alternative.text,
            _own(points[name], quantities)
            if name == PROPOSAL
            else _quantities(
                points[name],
                draws.get(name, {}),
                quantities,
                _rests_on(alternative, case, bound, central, quantities),
            ),
            proposal_better=better.get(name),
            best=best.get(name),
            pays=positive_share(draws[name][_PAYS]) if _PAYS in draws.get(name, {}) else None,
            switching=_switching(alternative, balances, central, drawn),
            kind=alternative.kind,
            same_factory=alternative.same_factory,
        )
        for name, alternative in load_alternatives().items()
    }


def _switching(
    alternative: Alternative, balances: Mapping[str, Array], central: Run, drawn: Ensemble | None
) -> float | None:
    """The benefit per euro at which what spends money is as good as the best other choice; None for all others."""
    name = alternative.spends
    if name is None:
        return None
    spent = drawn.quantities[name] if drawn else central.values([name])[name][:, 0]
    return switching_ratio(alternative.name, balances, spent)


def _own(points: Mapping[str, Array], quantities: Mapping[str, Quantity]) -> dict[str, Quantity]:
    """Those of the proposal itself, which the appraisal has: stated where they are stated."""
    return {name: quantities[name] for name in points}


def _rests_on(
    alternative: Alternative, case: Case, bound: Bound, central: Run, quantities: Mapping[str, Quantity]
) -> Mapping[str, tuple[str, ...]]:
    """Of each quantity of an alternative the assumptions that decide it.

    Looked for are those that decide anything of the proposal: a variant of it rests on no others.
    """
    if alternative.builds:
        known = {assumption for quantity in quantities.values() for assumption in quantity.rests_on}
        used = {name: item for name, item in bound.used().items() if name in known}
        own = changed_run(alternative.changes, case, bound, central)
        return foundations(case, own, used, own.known(COMPARED))
    sources = alternative.sources.items()
    return {name: quantities[source].rests_on for name, source in sources if source in quantities}


def _quantities(
    points: Mapping[str, Array],
    draws: Mapping[str, Array],
    quantities: Mapping[str, Quantity],
    rests_on: Mapping[str, tuple[str, ...]],
) -> dict[str, Quantity]:
    """The quantities of one alternative, with the ranges of its draws."""
    found = {}
    for name, value in points.items():
        low, median, high = percentiles(draws[name]) if name in draws else (None, None, None)
        found[name] = replace(
            quantities[name],
            value=float(value[0, 0]),
            low=low,
            median=median,
            quartiles=quartiles(draws[name]) if name in draws else None,
            high=high,
            status="computed",
            computed=None,
            rates=(),
            rests_on=rests_on.get(name, ()),
        )
    return found
