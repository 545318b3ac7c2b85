"""What may be set in the register, and that nothing that may be set ends in a warning of NumPy."""

from __future__ import annotations

import warnings
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from aigf.documents import InputError
from aigf.model import wiring
from aigf.register import load_register
from aigf.study.binding import bind
from aigf.study.case import Case, prepare, settable
from aigf.study.divisors import divisors
from aigf.study.run import Run, plan_of, run
from aigf.study.settings import Settings
from aigf.study.simulation import Simulation, engine_entries

EXAMPLES = Path(__file__).parents[2] / "examples"
REFERENCE = EXAMPLES / "reference.yaml"


@pytest.mark.parametrize(
    ("setting", "message"),
    [
        ("hero_run_flop=0", "'0' is below 1000000000000 FLOP"),
        ("household_electricity=0", "'0' is below 0,0187 MWh/household"),
        ("facility_life=0", "'0' is below 0,14 year"),
        ("accelerator_count=0", "'0' is below 1 accelerator"),
        ("model_flops_utilisation=35", "'35' is above 1, expected a share from 0.0001 to 1, such as 35%"),
        ("electricity_price=-1", "'-1' is negative"),
        ("co2_price_year=30", "'30' is below 2000 year"),
    ],
)
def test_a_setting_beyond_what_can_be_is_refused(setting: str, message: str) -> None:
    name, _, value = setting.partition("=")
    with pytest.raises(InputError) as caught:
        prepare(REFERENCE, {name: value}, "base", 1)
    assert str(caught.value).startswith(f"--set:1:1: {name}: {message}")


def test_what_may_be_nothing_may_be_set_to_nothing() -> None:
    for name in ("electricity_price", "sold_share", "debt_share", "euro_per_dollar"):
        assert prepare(REFERENCE, {name: "0"}, "base", 1).entries[name].value == 0


def test_every_entry_may_be_set_to_what_it_is_and_to_its_ends() -> None:
    for name, entry in load_register().entries.items():
        for value in (entry.value, entry.low, entry.high):
            assert value is None or settable(entry).holds(value), name


def test_divisors_are_found_directly_and_by_way_of_a_product() -> None:
    assert {"household_electricity", "frontier_flop_2025"} <= divisors()
    assert not {"electricity_price", "debt_share"} & divisors()


def test_what_is_wrong_in_file_settings_and_scenario_is_said_together(tmp_path: Path) -> None:
    bid = tmp_path / "bid.yaml"
    bid.write_text("proposal: {name: x, signature_year: 1999}\nfactory: {accelerator: h100-sxm}\n")
    with pytest.raises(InputError) as caught:
        prepare(bid, {"site.nam": "x"}, "acces=closed", 1)
    assert {problem.place.file for problem in caught.value.problems} == {str(bid), "--set", "--scenario"}
    with pytest.raises(InputError) as caught:
        prepare(REFERENCE, {"electricity_prise": "1"}, "acces=closed", 1)
    assert {problem.place.file for problem in caught.value.problems} == {"--set", "--scenario"}


def at_ends(case: Case, name: str) -> list[Case]:
    """The case with an entry at each end of what it may be set to."""
    quantity = settable(case.entries[name])
    return [
        replace(
            case,
            entries={
                **case.entries,
                name: replace(
                    case.entries[name], value=value, low=None, high=None, distribution="fixed", by_year={}
                ),
            },
            settings=Settings({}, {}, {name: str(value)}),
        )
        for value in (quantity.minimum, quantity.maximum)
    ]


def values(case: Case, simulation: Simulation | None) -> Run:
    made = run(case, bind(case), plan_of(case), simulation=simulation)
    made.values(list(wiring.functions()))
    return made


@pytest.mark.slow
@pytest.mark.parametrize("example", ["rotterdam", "federated"])
def test_no_setting_makes_a_formula_or_an_engine_warn(example: str) -> None:
    case = prepare(EXAMPLES / f"{example}.yaml", {}, "base", 1)
    simulation = values(case, None).simulation
    found = []
    for name in load_register().entries:
        for changed in at_ends(case, name):
            with warnings.catch_warnings(record=True) as caught:
                warnings.simplefilter("always")
                try:
                    values(changed, None if name in engine_entries() else simulation)
                except InputError:
                    assert name in engine_entries(), "only an engine may refuse what is within bounds"
            found += [f"{name}={changed.entries[name].value:g}: {item.message}" for item in caught]
    assert not found


def test_an_engine_refuses_wind_that_never_or_always_blows() -> None:
    for value in ("0.0036", "1"):
        case = prepare(REFERENCE, {"offshore_wind_capacity_factor": value}, "base", 1)
        with np.errstate(divide="raise", invalid="raise"), pytest.raises(InputError, match="wind"):
            values(case, None)
