"""Nothing that is set is ignored in silence: it is used, or refused or warned of with the path that acts."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from aigf.documents import InputError
from aigf.model import wiring
from aigf.proposal import FIELD_QUANTITIES, NUMERIC_PATHS
from aigf.proposal.numbers import written
from aigf.proposal.settings import steps_of
from aigf.proposal.structure import shape_at
from aigf.register import load_register
from aigf.register.scenarios import load_scenarios
from aigf.study.appraise import appraise
from aigf.study.beside import beside_inputs
from aigf.study.binding import bind
from aigf.study.case import Case, prepare, settable
from aigf.study.overridden import overridden
from aigf.study.run import plan_of, run
from aigf.study.settings import Settings
from aigf.units import unit

EXAMPLES = Path(__file__).parents[2] / "examples"
REGISTER = load_register()


def everything_stated() -> dict[str, str]:
    """Settings that state every numeric field that a bid can state, and every choice and list."""
    found = {
        "factory.cooling": "liquid-hybrid",
        "factory.phases[0].year": "2031",
        "factory.phases[0].accelerator_count": "40000",
        "factory.phases[1].year": "2032",
        "factory.phases[1].accelerator_count": "100000",
        "consortium.members[0].name": "A",
        "consortium.members[0].country": "NL",
        "consortium.members[0].share": "50%",
        "energy.energisation_year": "2031",
        "energy.grid_contract": "time-duration",
        "energy.backup": "gas",
        "energy.supply[0].source": "offshore-wind",
        "energy.supply[0].power": "300",
        "energy.supply[0].price": "70",
        "energy.supply[0].coupling": "direct-line",
        "energy.supply[1].source": "solar",
        "energy.supply[1].power": "100",
        "energy.supply[1].price": "60",
        "energy.supply[1].coupling": "same-station",
        "energy.supply[1].delivery": "baseload",
        "use.mode": "inference",
        "use.anchor_users[0].name": "B",
        "use.anchor_users[0].country": "NL",
        "use.anchor_users[0].share": "30%",
        "commitments.public_money_requested": "no",
        "commitments.residual_heat": "no",
    }
    computed = appraise(EXAMPLES / "reference.yaml").quantities
    entries = REGISTER.entries
    for name, path in NUMERIC_PATHS.items():
        value = entries[name].value if name in entries else None
        if name in computed:
            value = computed[name].value
        if value is not None and FIELD_QUANTITIES[name].holds(value) and name != "accelerator_count":
            found[path] = written(float(f"{value:.4g}"), "nl")
    # What the project asks, and the private part, make one whole.
    found |= {"finance.national_contribution_share": "0", "finance.private_commitment_share": "80%"}
    return found


@pytest.fixture(scope="module", params=["reference", "federated", "everything stated"])
def case(request: pytest.FixtureRequest) -> Case:
    if request.param == "everything stated":
        return prepare(EXAMPLES / "reference.yaml", everything_stated(), "base", 1)
    return prepare(EXAMPLES / f"{request.param}.yaml", {}, "base", 1)


def with_entry(case: Case, name: str) -> Case:
    """The case with another value of an entry, as if it had been set."""
    entry = case.entries[name]
    quantity = settable(entry)
    value = next(value for value in candidates(entry.value) if quantity.holds(value))
    changed = replace(entry, value=value, low=None, high=None, distribution="fixed", by_year={})
    settings = Settings(case.settings.proposal, {}, {name: repr(value)})
    return replace(case, entries={**case.entries, name: changed}, settings=settings)


def candidates(value: float) -> tuple[float, ...]:
    return (value * 1.07, value * 0.93, value + 0.01, value - 0.01, value + 1)


def acts(case: Case, path: str) -> bool:
    """True where a path that is named may be set."""
    option, _, axis = path.partition(" ")
    if option == "--scenario":
        return axis in load_scenarios()[0]
    steps = steps_of(path)
    return steps is not None and shape_at(steps) is not None


def ignored(case: Case, name: str) -> str | None:
    """Why an entry that was set is ignored in silence; None where it is used, or refused with a path that acts."""
    changed = with_entry(case, name)
    problems = overridden(changed)
    inputs = {**bind(changed).used(), **beside_inputs(changed)}
    shown = [item for item in inputs.values() if item.where == "--set" and item.entry == name]
    if problems:
        paths = [str(problem.expected.values["path"]) for problem in problems if problem.field == name]
        right = len(problems) == len(paths) == 1 and not shown and acts(changed, paths[0])
        return None if right else f"{name}: refused with {paths}, {len(shown)} used"
    entry = changed.entries[name]
    same = [item for item in shown if item.value == entry.value * unit(entry.unit).factor_to(unit(item.unit))]
    return None if same else f"{name}: {shown}"


@pytest.mark.slow
def test_what_is_set_is_among_the_inputs_or_refused_with_what_acts(case: Case) -> None:
    found = [ignored(case, name) for name in REGISTER.entries]
    assert not [why for why in found if why]


def test_what_is_refused_says_what_acts_and_that_acts() -> None:
    strong = everything_stated()
    with pytest.raises(InputError) as caught:
        prepare(EXAMPLES / "reference.yaml", {**strong, "battery_power": "250"}, "base", 1)
    (problem,) = caught.value.problems
    assert problem.expected.render() == "energy.battery_power=250"
    bound = bind(prepare(EXAMPLES / "reference.yaml", {**strong, "energy.battery_power": "250"}, "base", 1))
    assert bound.inputs["battery_power"].range.central == 250


def test_an_entry_of_a_choice_is_refused_until_that_is_chosen() -> None:
    settings = {"gas_backup_cost": f"{REGISTER.entries['gas_backup_cost'].value:g}"}
    with pytest.raises(InputError, match=r"energy\.backup=gas"):
        prepare(EXAMPLES / "reference.yaml", settings, "base", 1)
    chosen = prepare(EXAMPLES / "reference.yaml", {**settings, "energy.backup": "gas"}, "base", 1)
    assert bind(chosen).inputs["backup_cost"].used.where == "--set"


def test_a_level_of_a_scenario_is_refused_until_that_is_chosen() -> None:
    settings = {"electricity_price_2019": "30"}
    with pytest.raises(InputError, match="--scenario prices=like-2019"):
        prepare(EXAMPLES / "reference.yaml", settings, "base", 1)
    chosen = bind(prepare(EXAMPLES / "reference.yaml", settings, "prices=like-2019", 1))
    assert chosen.inputs["electricity_price"].range.central == 30
    assert chosen.inputs["electricity_price"].used.where == "--set"
    with pytest.raises(InputError, match=r"energy\.electricity_price settles it"):
        stated = {**settings, "energy.electricity_price": "50"}
        prepare(EXAMPLES / "reference.yaml", stated, "prices=like-2019", 1)


def test_a_scenario_that_a_setting_overrides_is_told() -> None:
    found = bind(prepare(EXAMPLES / "reference.yaml", {"electricity_price": "50"}, "prices=high", 1))
    assert [warning for warning in found.warnings if "Electricity price" in str(warning)]


def test_the_name_of_a_field_that_is_no_entry_is_told_its_path() -> None:
    with pytest.raises(InputError, match=r"finance\.capex, a path"):
        prepare(EXAMPLES / "reference.yaml", {"capex": "1"}, "base", 1)
    with pytest.raises(InputError, match=r"another factory\.accelerator"):
        prepare(EXAMPLES / "reference.yaml", {"accelerator_it_power": "1"}, "base", 1)


@pytest.mark.slow
def test_what_stands_beside_a_stated_figure_is_told_and_changes_no_quantity() -> None:
    """Of a bid that states nearly everything, over the entries that are told to change only what is computed beside."""
    case = prepare(EXAMPLES / "reference.yaml", everything_stated(), "base", 1)
    names = list(wiring.functions())

    def values(of: Case) -> dict[str, bytes]:
        made = run(of, bind(of), plan_of(of), simulation=simulation)
        return {name: value.tobytes() for name, value in made.values(names).items()}

    simulation = run(case, bind(case), plan_of(case)).simulation
    before = values(case)
    told = {}
    for name in REGISTER.entries:
        changed = with_entry(case, name)
        if any("beside what the proposal states" in warning.template for warning in bind(changed).warnings):
            told[name] = values(changed)
    assert "restart_time" in told
    changed_by = {name: [key for key in names if after[key] != before[key]] for name, after in told.items()}
    assert {name: keys for name, keys in changed_by.items() if keys} == {}
    free = prepare(EXAMPLES / "reference.yaml", {}, "base", 1)
    assert not bind(with_entry(free, "restart_time")).warnings
