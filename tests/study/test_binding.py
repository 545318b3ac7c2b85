"""Every input of a formula has a value from somewhere, and every register entry is used."""

from __future__ import annotations

from pathlib import Path

import pytest

from aigf.decision import load_framework
from aigf.decision.rules import Bound
from aigf.model import wiring
from aigf.proposal import NUMERIC_FIELDS, NUMERIC_PATHS
from aigf.register import load_register
from aigf.register.scenarios import ENDS, load_scenarios
from aigf.study.binding import bind
from aigf.study.case import prepare
from aigf.study.choices import BY_BACKUP, BY_CONTRACT
from aigf.study.connection import CONTRACTS
from aigf.study.cooling_design import PREFIXES, own_entry
from aigf.study.simulation import SIMULATED, engine_entries, proposed_inputs
from aigf.study.timeline import DERIVED, SCHEDULES
from aigf.units import unit, unit_of

EXAMPLES = Path(__file__).parents[2] / "examples"

TIMELINE = {"construction_duration", "hardware_life"}
BY_USE_MODE = {
    f"{mode}_{segment}_share"
    for mode in ("hero_run", "mixed", "inference")
    for segment in ("training", "midsize", "inference")
}
CHOICES = {"time-duration": BY_CONTRACT, "capacity-limiting": BY_CONTRACT, "congestion-reliever": BY_CONTRACT}
CHOICES |= {"gas": BY_BACKUP, "hydrogen": BY_BACKUP, "battery": BY_BACKUP}
BY_CHOICE = {f"{choice.replace('-', '_')}_{name}" for choice, names in CHOICES.items() for name in names}
BY_COOLING = {
    own_entry(name, design) for name in engine_entries() for design in PREFIXES if "cooling_" in name
}
#: What the connection of a proposal is found with.
CONNECTION = {*CONTRACTS.values(), "extra_high_voltage_load"}
FROM_LISTS = set(proposed_inputs())
FROM_LISTS |= {"accelerator_release_year"}
FROM_LISTS |= {f"{segment}_revenue_share" for segment in ("training", "midsize", "inference")}
FROM_LISTS |= {"dutch_contracted_share", "foreign_contracted_share"}


def register_names() -> set[str]:
    register = load_register()
    properties = next(iter(register.accelerators.values())).properties
    return set(register.entries) | set(properties)


def test_every_formula_input_is_a_register_entry_a_schedule_or_simulated() -> None:
    assert (
        set(wiring.input_types())
        <= register_names() | set(SIMULATED) | set(SCHEDULES) | set(DERIVED) | FROM_LISTS
    )
    assert set(engine_entries()) <= register_names()


def test_every_register_entry_is_used() -> None:
    thresholds = {test.bound for test in load_framework().tests() if isinstance(test, Bound)}
    axes, _ = load_scenarios()
    levels = {
        level for axis in axes.values() for value in axis.values.values() for level in value.levels.values()
    }
    used = (
        set(wiring.input_types())
        | set(engine_entries())
        | TIMELINE
        | BY_USE_MODE
        | BY_CHOICE
        | BY_COOLING
        | {"first_phase_share"}
        | CONNECTION
        | thresholds
        | levels
    )
    assert register_names() - used == set()


def test_what_the_framework_shows_is_a_quantity_or_an_input() -> None:
    shown = {name for question in load_framework().questions.values() for name in question.shows}
    assert "coupling_grade" in shown
    assert shown <= set(wiring.functions()) | set(wiring.input_types())


def test_register_and_proposal_units_fit_the_model() -> None:
    register = load_register()
    types = {**wiring.input_types(), **wiring.result_types()}
    accelerator = next(iter(register.accelerators.values()))
    for name, entry in {**register.entries, **accelerator.properties}.items():
        if name in types:
            unit(entry.unit).factor_to(unit_of(types[name]))
    for name, symbol in NUMERIC_FIELDS.items():
        if name in types:
            assert unit(symbol).same_as(unit_of(types[name])), name


def test_scenarios_set_entries_that_have_a_range_or_to_another_entry() -> None:
    axes, _ = load_scenarios()
    entries = load_register().entries
    for axis in axes.values():
        for value in axis.values.values():
            for name, level in value.levels.items():
                if level in ENDS:
                    assert entries[name].low is not None
                    assert entries[name].high is not None
                else:
                    assert entries[level].unit == entries[name].unit
                    assert entries[level].low is None, "a level is not drawn"


@pytest.mark.parametrize(
    ("scenario", "price"), [("base", 78.4), ("prices=high", 104), ("prices=like-2022", 241.9)]
)
def test_a_scenario_sets_the_price_level_with_its_source(scenario: str, price: float) -> None:
    case = prepare(EXAMPLES / "reference.yaml", {}, scenario, 1)
    known = bind(case).inputs["electricity_price"]
    assert known.range.central == price
    assert known.range.uncertain == (scenario == "base")
    if scenario == "prices=like-2022":
        assert known.used is not None
        assert known.used.source == load_register().entries["electricity_price_2022"].source
    set_to = prepare(EXAMPLES / "reference.yaml", {"electricity_price": "50"}, scenario, 1)
    assert bind(set_to).inputs["electricity_price"].range.central == 50


def test_one_namespace_of_settings() -> None:
    """A name with a dot is a proposal path or a policy answer; a register name has none."""
    assert not [name for name in register_names() if "." in name]
    assert all("." in path for path in NUMERIC_PATHS.values())
    assert not [path for path in NUMERIC_PATHS.values() if path.startswith("policy.")]
