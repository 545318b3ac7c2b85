"""Alternatives: choices on the same case, compared with the null alternative over one base year."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from aigf.model import wiring
from aigf.register.stations import REGIONAL, load_areas
from aigf.study.alternatives import (
    COMPARED,
    Delay,
    Sites,
    best_shares,
    changed,
    changed_run,
    compared,
    load_alternatives,
    proposal_better,
)
from aigf.study.binding import Bound, bind
from aigf.study.case import Case, prepare
from aigf.study.run import Run, plan_of, run

EXAMPLES = Path(__file__).parents[2] / "examples"
NAMES = {"none", "central", "central-market", "central-co-funded", "central-phase-1"}
NAMES |= {"central-delayed", "central-when-connected", "federated", "ecosystem", "abroad"}


@pytest.fixture(scope="module", params=["rotterdam", "eemshaven"])
def proposed(request: pytest.FixtureRequest) -> tuple[Case, Bound, Run]:
    case = prepare(EXAMPLES / f"{request.param}.yaml", {}, "base", seed=1)
    bound = bind(case)
    return case, bound, run(case, bound, plan_of(case))


def figures(proposed: tuple[Case, Bound, Run], name: str) -> dict[str, float]:
    found = compared(load_alternatives()[name], *proposed)
    return {key: float(value[0, 0]) for key, value in found.items()}


def test_all_options_of_figure_7_1_are_there() -> None:
    assert set(load_alternatives()) == NAMES


def test_the_null_alternative_differs_from_itself_by_nothing(proposed: tuple[Case, Bound, Run]) -> None:
    found = figures(proposed, "none")
    assert found["welfare_balance"] == found["national_contribution"] == 0.0


def test_the_proposal_is_compared_as_it_is(proposed: tuple[Case, Bound, Run]) -> None:
    values = proposed[2].values(COMPARED)
    assert figures(proposed, "central") == {name: float(value[0, 0]) for name, value in values.items()}


def test_the_market_alone_gets_no_public_money_and_is_the_same_project(
    proposed: tuple[Case, Bound, Run],
) -> None:
    market, central = figures(proposed, "central-market"), figures(proposed, "central")
    assert market["national_contribution"] == 0.0
    assert market["project_npv"] == pytest.approx(central["project_npv"])
    assert market["project_npv_with_contribution"] == pytest.approx(market["project_npv"])


def test_half_the_factory_is_half_of_what_scales(proposed: tuple[Case, Bound, Run]) -> None:
    part = 0.4
    first, central = figures(proposed, "central-phase-1"), figures(proposed, "central")
    assert first["training_flop_per_month"] < central["training_flop_per_month"]
    # The hardware of a later phase is bought for less.
    assert first["capex"] == pytest.approx(part * central["capex"], rel=0.1)
    assert first["capex"] >= 0.99 * part * central["capex"]


def test_a_delay_is_counted_from_the_same_base_year(proposed: tuple[Case, Bound, Run]) -> None:
    case, bound, central = proposed
    later = changed_run([Delay(2.0)], case, bound, central)
    assert later.years.years[0] == central.years.years[0]
    assert later.inputs["years_to_planned_start"] == central.inputs["years_to_planned_start"] + 2
    assert later.inputs["start_year"] == central.inputs["start_year"] + 2
    assert later.years.years[-1] == central.years.years[-1] + 2


def test_once_connected_the_factory_starts_when_power_can_be_expected(
    proposed: tuple[Case, Bound, Run],
) -> None:
    case, bound, central = proposed
    own = changed_run([Delay("connection_delay", stated=True)], case, bound, central)
    assert own.inputs["years_to_operation"] + 0.5 >= own.values(["time_to_power"])["time_to_power"]
    if plan_of(case).phases:
        assert own.values(["connection_delay"])["connection_delay"] <= 0.5
        late = central.values(["connection_delay"])["connection_delay"] > 0
        assert late == (own.inputs["start_year"] > central.inputs["start_year"])
    else:  # without a plan the proposal itself waits
        assert own.inputs["start_year"] == central.inputs["start_year"]
        values = [of.values(["project_npv"])["project_npv"] for of in (own, central)]
        assert values[0] == pytest.approx(values[1], rel=1e-12)


def test_small_sites_wait_for_the_regional_grid(proposed: tuple[Case, Bound, Run]) -> None:
    case, bound, _ = proposed
    spread = changed(case, bound, [Sites(10_000)]).bound
    area = load_areas()[REGIONAL]
    signature = case.read.proposal.proposal.signature_year
    wait = spread.inputs["grid_connection_lead_time"].range
    assert [wait.low, wait.central, wait.high] == [
        year - signature for year in (area.p10, area.p50, area.p90)
    ]
    assert "time_to_power" not in spread.overrides
    large = changed(case, bound, [Sites(100_000)]).bound
    assert large.inputs["grid_connection_lead_time"] == bound.inputs["grid_connection_lead_time"]


def test_what_is_stated_changes_as_what_is_computed(proposed: tuple[Case, Bound, Run]) -> None:
    """A later purchase lowers the stated investment by as much as the computed one."""
    case, bound, central = proposed
    own = changed_run([Delay(3.0)], case, bound, central)
    stated = list(central.overrides)
    after, before = (wiring.evaluate(stated, of.inputs) for of in (own, central))
    for name in stated:
        assert own.overrides[name] / central.overrides[name] == pytest.approx(after[name] / before[name]), (
            name
        )
    capex = [of.values(["capex"])["capex"] for of in (own, central)]
    assert (capex[0] < (1 - 1e-9) * capex[1]) == (own.inputs["start_year"] > central.inputs["start_year"])


def test_over_many_sites_one_run_is_slower_and_secures_less(proposed: tuple[Case, Bound, Run]) -> None:
    case, bound, central = proposed
    spread = changed_run(load_alternatives()["federated"].changes, case, bound, central)
    names = ["hero_run_duration", "secured_access", "training_flop_per_month"]
    before, after = central.values(names), spread.values(names)
    assert (after["hero_run_duration"] > before["hero_run_duration"]).all()
    assert (after["secured_access"] < before["secured_access"]).all()
    # As many accelerators, of the type of the year in which they are bought.
    bought = [of.values(["mean_performance"])["mean_performance"] for of in (spread, central)]
    assert after["training_flop_per_month"] / before["training_flop_per_month"] == pytest.approx(
        bought[0] / bought[1]
    )


def test_the_ecosystem_gets_the_same_public_money(proposed: tuple[Case, Bound, Run]) -> None:
    ecosystem, central = figures(proposed, "ecosystem"), figures(proposed, "central")
    assert ecosystem["national_contribution"] == central["national_contribution"]
    assert ecosystem["welfare_balance"] == pytest.approx(
        ecosystem["welfare_benefits"] - ecosystem["welfare_costs"]
    )


def test_of_equal_balances_the_proposal_is_the_best() -> None:
    zero, one = np.zeros(4), np.array([1.0, 1.0, -1.0, 0.0])
    balances = {
        "none": zero,
        "central": one,
        "central-market": one,
        "central-delayed": one + 5,
        "ecosystem": zero,
    }
    assert best_shares(balances) == {"central": 0.75, "none": 0.25, "central-market": 0, "ecosystem": 0}
    assert proposal_better(balances)["none"] == 0.5
    assert proposal_better(balances)["central-market"] == 0
