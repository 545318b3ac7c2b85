"""Every input of a formula has a value from somewhere, and every register entry is used."""

from __future__ import annotations

from aigf.decision import load_framework
from aigf.decision.rules import Bound
from aigf.model import wiring
from aigf.proposal import NUMERIC_FIELDS, NUMERIC_PATHS
from aigf.register import load_register
from aigf.register.scenarios import load_scenarios
from aigf.study.choices import BY_BACKUP, BY_CONTRACT
from aigf.study.simulation import SIMULATED, engine_entries, proposed_inputs
from aigf.study.timeline import DERIVED, SCHEDULES
from aigf.units import unit, unit_of

TIMELINE = {"construction_duration", "hardware_life"}
BY_USE_MODE = {
    f"{mode}_{segment}_share"
    for mode in ("hero_run", "mixed", "inference")
    for segment in ("training", "midsize", "inference")
}
CHOICES = {"time-duration": BY_CONTRACT, "capacity-limiting": BY_CONTRACT, "congestion-reliever": BY_CONTRACT}
CHOICES |= {"gas": BY_BACKUP, "hydrogen": BY_BACKUP, "battery": BY_BACKUP}
BY_CHOICE = {f"{choice.replace('-', '_')}_{name}" for choice, names in CHOICES.items() for name in names}
FROM_LISTS = set(proposed_inputs())
FROM_LISTS |= {f"{segment}_revenue_share" for segment in ("training", "midsize", "inference")}


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
    used = (
        set(wiring.input_types())
        | set(engine_entries())
        | TIMELINE
        | BY_USE_MODE
        | BY_CHOICE
        | {"first_phase_share"}
        | thresholds
    )
    assert register_names() - used == set()


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


def test_scenarios_set_entries_that_have_a_range() -> None:
    axes, _ = load_scenarios()
    entries = load_register().entries
    for axis in axes.values():
        for value in axis.values.values():
            for name in value.levels:
                assert entries[name].low is not None
                assert entries[name].high is not None


def test_one_namespace_of_settings() -> None:
    """A name with a dot is a proposal path or a policy answer; a register name has none."""
    assert not [name for name in register_names() if "." in name]
    assert all("." in path for path in NUMERIC_PATHS.values())
    assert not [path for path in NUMERIC_PATHS.values() if path.startswith("policy.")]
