"""Alternatives: choices on the same case, compared with the null alternative over one base year."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from aigf.study.alternatives import COMPARED, changed, compared, load_alternatives
from aigf.study.binding import Bound, bind
from aigf.study.case import Case, prepare
from aigf.study.run import Run, plan_of, run

EXAMPLES = Path(__file__).parents[2] / "examples"
NAMES = {"none", "central", "central-market", "central-co-funded", "central-phase-1", "central-delayed"}
NAMES |= {"federated", "ecosystem", "abroad"}


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


def test_the_market_alone_gets_no_public_money_and_has_the_same_project(
    proposed: tuple[Case, Bound, Run],
) -> None:
    market, central = figures(proposed, "central-market"), figures(proposed, "central")
    assert market["national_contribution"] == 0.0
    assert market["project_npv"] == pytest.approx(central["project_npv"])


def test_half_the_factory_is_half_of_what_scales(proposed: tuple[Case, Bound, Run]) -> None:
    part = 0.4
    first, central = figures(proposed, "central-phase-1"), figures(proposed, "central")
    assert first["training_flop_per_month"] < central["training_flop_per_month"]
    assert first["capex"] == pytest.approx(part * central["capex"], rel=0.02)


def test_a_delay_is_counted_from_the_same_base_year(proposed: tuple[Case, Bound, Run]) -> None:
    case, bound, _ = proposed
    factory = load_alternatives()["central-delayed"].factory
    assert factory is not None
    _, plan = changed(case, bound, plan_of(case), factory)
    assert plan.signature_year == plan_of(case).signature_year + 2
    assert plan.base_year == plan_of(case).base_year


def test_over_many_sites_one_run_is_slower_and_secures_less(proposed: tuple[Case, Bound, Run]) -> None:
    case, bound, central = proposed
    factory = load_alternatives()["federated"].factory
    assert factory is not None
    inputs, plan = changed(case, bound, plan_of(case), factory)
    spread = run(case, inputs, plan, simulation=central.simulation)
    names = ["hero_run_duration", "secured_access", "training_flop_per_month"]
    before, after = central.values(names), spread.values(names)
    assert (after["hero_run_duration"] > before["hero_run_duration"]).all()
    assert (after["secured_access"] < before["secured_access"]).all()
    np.testing.assert_array_equal(after["training_flop_per_month"], before["training_flop_per_month"])


def test_the_ecosystem_gets_the_same_public_money(proposed: tuple[Case, Bound, Run]) -> None:
    ecosystem, central = figures(proposed, "ecosystem"), figures(proposed, "central")
    assert ecosystem["national_contribution"] == central["national_contribution"]
    assert ecosystem["welfare_balance"] == pytest.approx(
        ecosystem["welfare_benefits"] - ecosystem["welfare_costs"]
    )
