"""What rounding leaves is no money: no debt that bears interest, no contribution in excess, no rate that gets lost."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from aigf.model import financing
from aigf.study.binding import bind
from aigf.study.case import prepare
from aigf.study.run import Run, plan_of, run
from aigf.study.sampling import Sample
from aigf.units import RESIDUE

EXAMPLES = Path(__file__).parents[2] / "examples"


def made(name: str, settings: dict[str, str] | None = None, sample: Sample | None = None) -> Run:
    case = prepare(EXAMPLES / f"{name}.yaml", settings or {}, "base", 1)
    return run(case, bind(case), plan_of(case), sample)


@pytest.mark.slow
@pytest.mark.parametrize("name", ["rotterdam", "narvik"])
def test_no_draw_loses_its_return_on_equity_to_rounding(name: str) -> None:
    """The flows change sign once, as sums of years show: then there is a rate, whatever the years after the debt."""
    values = made(name, sample=Sample(1, 50, 0, 50)).values(
        ["equity_cash_flow", "equity_irr", "debt_balance"]
    )
    flows = values["equity_cash_flow"]
    size = np.max(np.abs(flows), axis=-1, keepdims=True)
    assert not np.any((flows != 0) & (np.abs(flows) <= float(RESIDUE) * size))
    once = np.sum(np.diff(np.sign(flows), axis=-1) != 0, axis=-1) <= 3
    running = np.cumsum(flows, axis=-1)
    invested = (np.min(running, axis=-1) < 0) & (flows.sum(axis=-1) > 0)
    assert np.all(np.isfinite(values["equity_irr"][once & invested]))


@pytest.mark.parametrize("name", ["narvik", "federated"])
def test_without_a_contribution_none_is_in_excess(name: str) -> None:
    values = made(name).values(["excess_contribution", "public_contribution", "debt_balance", "debt"])
    assert values["public_contribution"][0, 0] == 0
    assert values["excess_contribution"][0, 0] == 0
    assert values["debt_balance"][0, -1] == 0


def test_what_public_money_pays_in_full_leaves_no_debt() -> None:
    whole = np.array([[3e9]])
    paid = np.array([[0.83]]) * whole + np.array([[0.17]]) * whole
    shares = np.array([[0.45]])
    assert financing.debt(whole, shares, paid * (1 - 1e-15), whole, np.zeros((1, 1)))[0, 0] == 0
