"""What is appraised: a proposal, the register with what was set in it, a scenario, a seed."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import TypeVar

from aigf.decision import frameworks
from aigf.documents import InputError, Place, Problem, nearest, resolve
from aigf.proposal import FIELD_QUANTITIES, NUMERIC_PATHS, ReadProposal, notation, read_proposal
from aigf.proposal.amounts import AmountError, Quantity, ambiguous_number, parse_value, too_little
from aigf.proposal.numbers import Language
from aigf.register import AcceleratorEntry, Entry, Register, load_register
from aigf.register.scenarios import Scenario, read_scenario
from aigf.series import Filling
from aigf.study.divisors import divisors
from aigf.study.held import Held, read_held
from aigf.study.own_series import OwnSeries, read_own_series
from aigf.study.policy import policy_problems
from aigf.study.result import UsedInput
from aigf.study.series_levels import at_levels, level_entries
from aigf.study.settings import Settings, parse_settings, split_settings
from aigf.text import Text

_Read = TypeVar("_Read")


@dataclass(frozen=True)
class Case:
    """Everything an appraisal starts from.

    ``entries`` are the register's, those that were set with the value set; ``held`` what takes the engines' place;
    ``own`` the hourly series that take the place of made ones; ``levels`` the capacity factors, by entry, that such
    series give, also those of a simulation that is held.
    """

    read: ReadProposal
    entries: Mapping[str, Entry]
    accelerator: AcceleratorEntry
    register_version: str
    scenario: Scenario
    settings: Settings
    seed: int
    held: Held | None = None
    own: OwnSeries | None = None
    levels: Mapping[str, float] = field(default_factory=dict)

    def series_files(self) -> str:
        """The names of the files with hourly series, of this appraisal or of the simulation that is held."""
        return self.own.files() if self.own else ", ".join(self.held.files) if self.held else ""


def prepare(  # noqa: PLR0913 - each is an option of the command
    path: Path,
    settings: Mapping[str, str] | Sequence[str],
    scenario: str,
    seed: int,
    hold: Path | None = None,
    series: Sequence[Path] = (),
    *,
    filling: Filling | None = None,
) -> Case:
    """Reads all that an appraisal of the proposal in ``path`` starts from.

    Raises InputError with everything that is wrong in the proposal, the settings, the policy answers, the scenario,
    the series and the simulation that is held, before anything is simulated.
    ``settings`` are texts by name, or texts ``name=value``. ``hold`` is the directory of a finished appraisal whose
    simulation is used instead of a new one; ``series`` are files with hourly series of the user,
    in which gaps are filled as ``filling`` says.
    """
    from aigf.study.overridden import overridden  # here, because what is overridden is told of a case

    case, problems = read_case(path, settings, scenario, seed, hold, series, filling=filling)
    problems += overridden(case)
    if problems:
        raise InputError(problems)
    return case


def read_case(  # noqa: PLR0913 - each is an option of the command
    path: Path,
    settings: Mapping[str, str] | Sequence[str],
    scenario: str,
    seed: int,
    hold: Path | None = None,
    series: Sequence[Path] = (),
    *,
    filling: Filling | None = None,
) -> tuple[Case, list[Problem]]:
    """What ``prepare`` reads, and what is wrong with it but for settings that this scenario does not read.

    Raises InputError with everything that is wrong where the proposal cannot be read.
    """
    problems: list[Problem] = []
    if not isinstance(settings, Mapping):
        settings, problems = parse_settings(settings)
    chosen = split_settings(settings)
    problems += policy_problems(frameworks(), chosen.policy) if chosen.policy else []
    register = load_register()
    world = _or_problems(lambda: read_scenario(scenario), problems)
    own = _or_problems(lambda: read_own_series(series, filling), problems)
    read = _or_problems(lambda: read_proposal(path, chosen.proposal), problems)
    language = read.proposal.proposal.language if read else notation(path, chosen.proposal)
    entries = _or_problems(lambda: set_entries(register, chosen.register, language), problems)
    if own is not None and entries is not None:
        own = _or_problems(partial(at_levels, own, entries, chosen.register), problems) or own
    digest = read.document.digest if read else None
    held = None if hold is None else _or_problems(lambda: read_held(hold, digest), problems)
    if read is None:
        raise InputError(problems)
    levels = own.own_levels() if own else held.levels if held else {}
    levels = {name: level for name, level in levels.items() if name not in chosen.register}
    case = Case(
        read=read,
        entries=level_entries(entries or register.entries, levels),
        accelerator=register.accelerators[read.proposal.factory.accelerator],
        register_version=register.version,
        scenario=world or read_scenario("base"),
        settings=chosen,
        seed=seed,
        held=held,
        own=own,
        levels=levels,
    )
    return case, problems


def used_entry(entry: Entry, case: Case) -> UsedInput:
    """What is told of an entry that is used as it is, in its own unit."""
    return UsedInput(
        value=entry.value,
        low=entry.low,
        high=entry.high,
        unit="" if entry.unit == "1" else entry.unit,
        title=entry.title,
        status="assumed",
        where="--set" if entry.name in case.settings.register else "register",
        source=entry.source,
        confidence=entry.confidence,
        note=entry.note,
        entry=entry.name,
        valid_until=entry.valid_until,
    )


def _or_problems(read: Callable[[], _Read], problems: list[Problem]) -> _Read | None:
    """What is read, or None with its problems added to the others."""
    try:
        return read()
    except InputError as error:
        problems += error.problems
        return None


#: How far beyond what is known of an entry a setting may go; further is a slip of a unit.
_BEYOND = 100.0
#: What an entry that is zero may be set to at most: its size says nothing.
_ANY = 1e12
#: What a share, a chance, a weight or a rate of tax or interest may be set to at most, by the end of its name.
_HIGHEST = {"_share": 1.0, "_probability": 1.0, "_weight": 1.0, "_rate": 0.99}
#: What a yearly change may be set to at least: a price that loses all of itself in a year has no trend.
_LOWEST_CHANGE = -0.99
#: The longest time in years; a year beyond it is one of the calendar, between these two.
_LONGEST = 50.0
_CALENDAR = (2000.0, 2100.0)


def settable(entry: Entry) -> Quantity:
    """What an entry may be set to: what a proposal may state in the field of that name.

    Without such a field: of its own sign, a share up to 1, a rate below it, 50 years or a year of this century,
    and no other order of size; downward too where a formula divides by it.
    """
    symbol = "" if entry.unit == "1" else entry.unit
    stated = FIELD_QUANTITIES.get(entry.name)
    if stated is not None and stated.unit == symbol:
        return stated
    known = [value for value in (entry.value, entry.low, entry.high) if value is not None]
    if symbol == "year" and min(known) > _LONGEST:
        return Quantity(symbol, minimum=_CALENDAR[0], maximum=_CALENDAR[1])
    largest = _BEYOND * max(1.0 if symbol in ("", "degC") else 0.0, *(abs(value) for value in known))
    for ending, highest in _HIGHEST.items():
        if entry.name.endswith(ending) and max(known) <= highest:
            largest = highest
    if symbol == "year":
        largest = _LONGEST
    if entry.name in divisors() and min(known) > 0.0:
        return Quantity(symbol, minimum=min(known) / _BEYOND, maximum=largest)
    if "change" in entry.name.split("_"):
        return Quantity(symbol, minimum=_LOWEST_CHANGE, maximum=largest)
    signed = min(known) < 0.0 or symbol == "degC"
    return Quantity(symbol, minimum=-largest if signed else 0.0, maximum=largest or _ANY)


#: What took the place of an entry that is no more.
_REPLACED = {
    "rental_price_change": "market_price_change, owned_chip_price_change",
    "list_price_until": "accelerator_sale_duration",
}


def set_entries(
    register: Register, settings: Mapping[str, str], language: Language | None
) -> dict[str, Entry]:
    """The register's entries, those that are set on the command line with the value set.

    Without a ``language``, which says what 1.300 means, only the names are looked at. Raises InputError for every
    name that is no entry and every value that does not fit its unit.
    """
    entries = dict(register.entries)
    problems: list[Problem] = []
    place = Place("--set", 1, 1)
    for name, text in settings.items():
        entry = entries.get(name)
        if entry is None:
            problems.append(Problem(place, name, Text("is no name that can be set"), _meant(name, register)))
            continue
        if language is None:
            continue
        try:
            quantity = settable(entry)
            value = _value(text, quantity, language)
            if not quantity.can_be_meant(value):
                raise too_little(text, quantity, language)
        except AmountError as error:
            problems.append(Problem(place, name, error.wrong, error.expected))
            continue
        entries[name] = replace(entry, value=value, low=None, high=None, distribution="fixed", by_year={})
    if problems:
        raise InputError(problems)
    return entries


def _value(text: str, quantity: Quantity, language: Language) -> float:
    """The value that is set, read as in a proposal: a plain number too may have two readings. Raises AmountError."""
    plain = resolve(text)
    if isinstance(plain, (int, float)) and not isinstance(plain, bool):
        error = ambiguous_number(text, quantity, language)
        if error is not None:
            raise error
        return parse_value(plain, quantity, language)
    return parse_value(text, quantity, language)


def _meant(name: str, register: Register) -> Text:
    """What was meant by a name that is no entry."""
    if name in NUMERIC_PATHS:
        return Text("{path}, a path in the proposal", {"path": NUMERIC_PATHS[name]})
    if any(name in accelerator.properties for accelerator in register.accelerators.values()):
        return Text("another factory.accelerator, of which it is a property, or a path in the proposal")
    near = _REPLACED.get(name) or nearest(name, register.entries)
    if near:
        return Text("a proposal path or a register name; did you mean {near}?", {"near": near})
    return Text("a proposal path such as finance.debt_share, or a name from aigf sources")
