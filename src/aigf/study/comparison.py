"""The comparison of the alternatives: each against the null alternative, at point values and over the draws."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from aigf.study.alternatives import (
    ECOSYSTEM,
    best_shares,
    compared,
    load_alternatives,
    proposal_better,
    switching_ratio,
)
from aigf.study.binding import Bound
from aigf.study.case import Case
from aigf.study.ensemble import Ensemble
from aigf.study.result import Compared, Quantity
from aigf.study.run import Run
from aigf.study.uncertainty import percentiles, positive_share
from aigf.units import Array

_BALANCE = "welfare_balance"
_PAYS = "project_npv_with_contribution"
_SPENT = "national_contribution_pv"


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
    spent = drawn.quantities[_SPENT] if drawn else central.values([_SPENT])[_SPENT][:, 0]
    of_balances = draws or {name: {_BALANCE: values[_BALANCE][:, 0]} for name, values in points.items()}
    balances = {name: values[_BALANCE] for name, values in of_balances.items()}
    better, best = (proposal_better(balances), best_shares(balances)) if draws else ({}, {})
    return {
        name: Compared(
            alternative.title,
            alternative.text,
            _quantities(points[name], draws.get(name, {}), quantities),
            proposal_better=better.get(name),
            best=best.get(name),
            pays=positive_share(draws[name][_PAYS]) if _PAYS in draws.get(name, {}) else None,
            switching=switching_ratio(balances, spent) if name == ECOSYSTEM else None,
        )
        for name, alternative in load_alternatives().items()
    }


def _quantities(
    points: Mapping[str, Array], draws: Mapping[str, Array], quantities: Mapping[str, Quantity]
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
            high=high,
            status="computed",
            computed=None,
        )
    return found
