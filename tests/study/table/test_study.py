"""A study says what appraisals say, bit for bit, however it is divided and whatever is kept."""

from __future__ import annotations

import pickle
from pathlib import Path

import numpy as np
import pytest

from aigf.study.alternatives import COMPARED, compared, load_alternatives
from aigf.study.appraise import Draws, appraise
from aigf.study.binding import bind
from aigf.study.case import prepare
from aigf.study.ensemble import ensemble
from aigf.study.run import plan_of, run
from aigf.study.table import kept as engines
from aigf.study.table.cells import Task, compute, point_key
from aigf.study.table.executors import Here
from aigf.study.table.plan import Asked, read_table
from aigf.study.table.study import run_study, study
from tests.study.table.studies import (
    DRAWS,
    ROTTERDAM,
    SCENARIOS,
    SMALL,
    bits,
    points_of_all,
    small_study,
    small_table,
)


@pytest.mark.parametrize("scenario", SCENARIOS)
def test_the_draws_are_those_of_an_appraisal(scenario: str) -> None:
    found = small_study()
    drawn = ensemble(prepare(ROTTERDAM, {}, scenario, seed=1), DRAWS)
    for alternative in found.alternatives:
        of_appraisal = drawn.alternatives[alternative]
        assert set(of_appraisal) == set(found.names(alternative))
        for name, values in of_appraisal.items():
            assert found.quantity(alternative, scenario, name).tobytes() == values.tobytes(), name


@pytest.mark.parametrize("scenario", SCENARIOS)
def test_the_point_estimates_are_those_of_an_appraisal(scenario: str) -> None:
    found, case = small_study(), prepare(ROTTERDAM, {}, scenario, seed=1)
    bound = bind(case)
    central = run(case, bound, plan_of(case))
    for alternative in found.alternatives:
        for name, value in compared(load_alternatives()[alternative], case, bound, central).items():
            assert found.points[alternative, scenario, name] == value[0, 0], name


@pytest.mark.slow
def test_an_appraisal_shows_what_the_study_has() -> None:
    found = small_study()
    shown = appraise(ROTTERDAM, scenario=SCENARIOS[1], draws=Draws(DRAWS))
    for alternative in found.alternatives:
        for name, quantity in shown.alternatives[alternative].quantities.items():
            drawn = found.quantity(alternative, SCENARIOS[1], name)
            assert found.points[alternative, SCENARIOS[1], name] == quantity.value
            assert np.median(drawn[np.isfinite(drawn)]) == pytest.approx(
                quantity.median, rel=1e-12, nan_ok=True
            )


def test_every_alternative_in_every_world() -> None:
    found = points_of_all()
    assert found.alternatives == tuple(load_alternatives())
    assert len(found.scenarios) == 36
    assert {(alternative, world) for alternative, world, _ in found.points} == {
        (alternative, scenario.name) for alternative in found.alternatives for scenario in found.scenarios
    }
    assert {name for _, _, name in found.points} <= set(COMPARED)


def test_the_same_bits_for_any_division_of_the_draws() -> None:
    for block in (5, 10):
        divided = run_study(small_table(block), ROTTERDAM, Here())
        assert bits(divided) == bits(small_study())


def test_engines_run_once_for_worlds_that_start_from_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    ran: list[object] = []
    original = engines.simulate_begun

    def counted(case: object, begun: object, sample: object) -> object:
        ran.append(sample)
        return original(case, begun, sample)  # type: ignore[arg-type]

    monkeypatch.setattr(engines, "simulate_begun", counted)
    asked = Asked(alternatives="central", scenarios="all")
    table = read_table(ROTTERDAM, asked)
    run_study(table, ROTTERDAM, Here())
    assert len(ran) == len({point_key(table, world) for world in range(36)}) == 3


def test_what_is_known_of_the_engines_changes_no_bit() -> None:
    table = small_table()
    alone = compute(table, Task(table.cells()[0]))
    told = compute(table, Task(table.cells()[2], alone.new))
    anew = compute(table, Task(table.cells()[2]))
    assert not told.new
    assert anew.new
    assert told.simulations == anew.simulations == alone.simulations
    for key, values in anew.values.items():
        assert values.tobytes() == told.values[key].tobytes()


def test_another_start_of_the_engines_has_another_key() -> None:
    keys = {
        point_key(read_table(ROTTERDAM, Asked(settings=setting, scenarios="base")), 0)
        for setting in ([], ["temperature_mean=12"], ["energy.grid_connection=900"], ["grid_export=5"])
    }
    assert len(keys) == 4
    price = read_table(ROTTERDAM, Asked(settings=["insurance_share=0.01"], scenarios="base"))
    assert point_key(price, 0) in keys


def test_every_quantity_of_the_places_that_are_asked_for() -> None:
    asked = Asked(alternatives="central,none", scenarios="base", draws=3, whole=["central/base"])
    found = run_study(read_table(ROTTERDAM, asked), ROTTERDAM, Here())
    drawn = ensemble(prepare(ROTTERDAM, {}, "base", seed=1), 3)
    for name in found.names("central"):
        assert found.quantity("central", "base", name).tobytes() == drawn.quantities[name].tobytes(), name
    assert len(found.names("central")) > 200
    assert len(found.names("none")) < 10
    flow = found.series["central", "base", "cash_flow"]
    assert flow.shape[0] == 4


def test_the_table_of_the_result_is_the_arrays_and_it_travels() -> None:
    found = pickle.loads(pickle.dumps(small_study()))  # noqa: S301 - just written
    assert bits(found) == bits(small_study())
    table = found.table()
    assert {len(column) for column in table.values()} == {len(found.points) * (1 + DRAWS)}
    rows = (
        (table["alternative"] == "ecosystem")
        & (table["scenario"] == "base")
        & (table["name"] == "welfare_balance")
    )
    assert (
        table["value"][rows & (table["draw"] > 0)].tobytes()
        == found.quantity("ecosystem", "base", "welfare_balance").tobytes()
    )
    assert set(table["unit"][rows]) == {"EUR"}


def test_the_function_of_the_library_is_the_command(tmp_path: Path) -> None:
    found = study(
        str(ROTTERDAM),
        alternatives=["ecosystem", "central", "federated"],
        scenarios=list(SMALL.scenarios),
        draws=DRAWS,
        directory=tmp_path / "kept",
    )
    assert bits(found) == bits(small_study())


def test_the_package_can_be_called_whatever_is_imported(tmp_path: Path) -> None:
    import aigf

    asked = {"alternatives": "central", "draws": 0}
    by_axis = aigf.study(ROTTERDAM, scenarios={"access": ["closed", "guaranteed"], "wlo": "high"}, **asked)
    written = aigf.study(str(ROTTERDAM), scenarios="access=closed,guaranteed,wlo=high", **asked)
    assert isinstance(by_axis, aigf.Study)
    assert bits(by_axis) == bits(written)
    several = aigf.study(ROTTERDAM, scenarios=["base", {"access": "closed"}], **asked)
    assert [scenario.name for scenario in several.scenarios] == ["base", "protectionist"]
    cheaper = aigf.study(ROTTERDAM, scenarios="base", settings={"electricity_price": 61}, **asked)
    assert cheaper.points["central", "base", "capex"] == several.points["central", "base", "capex"]
    assert (
        cheaper.points["central", "base", "project_npv"] != several.points["central", "base", "project_npv"]
    )


def test_a_proposal_that_was_made_in_python() -> None:
    import aigf
    from aigf.proposal import read_proposal

    made = aigf.study(read_proposal(ROTTERDAM).proposal, alternatives="central", scenarios="base", draws=0)
    read = aigf.study(ROTTERDAM, alternatives="central", scenarios="base", draws=0)
    assert made.points == read.points


@pytest.mark.slow
def test_called_first_thing_in_a_process() -> None:
    from tests.cli.running import python

    code = f"import aigf; print(aigf.study({str(ROTTERDAM)!r}, alternatives='none', scenarios='base', draws=0).draws)"
    ended = python(code)
    assert (ended.returncode, ended.stdout) == (0, "0\n"), ended.stderr
