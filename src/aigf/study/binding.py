"""Gives every input of the model and the engines its value: stated, set, or the register's."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np

from aigf.model import wiring
from aigf.model.wiring import label_of
from aigf.proposal import StatedAmount
from aigf.register import Entry
from aigf.register.scenarios import ENDS
from aigf.study.case import Case
from aigf.study.choices import entry_of_choice
from aigf.study.connection import connection_inputs
from aigf.study.cooling_design import entry_of_design
from aigf.study.derived import derived_inputs
from aigf.study.effect import set_beside_stated
from aigf.study.result import UsedInput
from aigf.study.sampling import Range, Sample
from aigf.study.simulation import SIMULATED, engine_entries, proposed_inputs
from aigf.study.timeline import DERIVED, SCHEDULES
from aigf.text import Text, named
from aigf.units import Array, unit, unit_of

#: Fields of a proposal that state a quantity of another name: revenue before the hours that public money buys.
STATES: Mapping[str, str] = {"revenue": "market_revenue"}

#: Inputs that set the timeline. They count in whole years, to the nearest, because the schedules do.
WHOLE_YEARS = ("construction_duration", "hardware_life")


@dataclass(frozen=True)
class Known:
    """What is known of an input, in the model's unit, and where it comes from."""

    range: Range
    used: UsedInput
    by_year: Mapping[int, float] = field(default_factory=dict)


@dataclass(frozen=True)
class Bound:
    """Every input and every stated quantity; ``unused`` lists stated fields that no formula reads."""

    inputs: Mapping[str, Known]
    overrides: Mapping[str, Known]
    unused: Sequence[str]
    warnings: Sequence[Text]

    def used(self) -> dict[str, UsedInput]:
        """Where each input and stated quantity comes from."""
        return {name: known.used for name, known in {**self.inputs, **self.overrides}.items()}


def bind(case: Case) -> Bound:
    """Binds the inputs of the model, the engines and the timeline, and the stated quantities as overrides.

    What the proposal states goes before what follows from its lists, that before what is known of its connection, and
    that before the register.
    """
    stated = {STATES.get(name, name): amount for name, amount in case.read.amounts().items()}
    derived = derived_inputs(case)
    connection = connection_inputs(case)
    inputs: dict[str, Known] = {}
    for name in bound_names():
        if name in stated:
            inputs[name] = _stated(stated[name], _title(name, case))
        elif name in derived:
            inputs[name] = Known(Range(derived[name].value), derived[name])
        elif name in connection:
            inputs[name] = Known(*connection[name])
        else:
            inputs[name] = registered(name, case)
    overrides = {
        name: _stated(amount, label_of(name)) for name, amount in stated.items() if name in wiring.functions()
    }
    overrides |= _energised(case)
    unused = [amount.field for name, amount in stated.items() if name not in {*inputs, *overrides}]
    warnings = [
        *_scenario_in_vain(case, stated),
        *set_beside_stated(case.settings.register, inputs, overrides),
    ]
    return Bound(inputs, overrides, unused, warnings)


def bound_names() -> tuple[str, ...]:
    """The inputs of the model, the engines and the timeline that do not come out of the latter two."""
    elsewhere = {*SIMULATED, *SCHEDULES, *DERIVED}
    names = dict.fromkeys([*wiring.input_types(), *engine_entries(), *proposed_inputs(), *WHOLE_YEARS])
    return tuple(name for name in names if name not in elsewhere)


def values_of(name: str, known: Known, sample: Sample | None, years: Sequence[int] = ()) -> Array:
    """The values of an input: its point value without a sample, else the draws; by year where it has years."""
    if known.by_year:
        at = sorted(known.by_year)
        return np.interp(years, at, [known.by_year[year] for year in at])[np.newaxis, :]
    values = np.full((1, 1), known.range.central) if sample is None else sample.values(name, known.range)
    return np.maximum(np.floor(values + 0.5), 1.0) if name in WHOLE_YEARS else values


def _scenario_in_vain(case: Case, stated: Mapping[str, StatedAmount]) -> Iterator[Text]:
    """Says what the scenario does not change, because the proposal states it or it was set."""
    for name in case.scenario.levels():
        if name in stated:
            yield Text(
                "The scenario changes nothing in '{name}': the proposal states it, and a stated figure holds.",
                {"name": named(_title(name, case))},
            )
        elif name in case.settings.register:
            yield Text(
                "The scenario changes nothing in '{name}': it was set, and what is set holds.",
                {"name": named(_title(name, case))},
            )


def _energised(case: Case) -> dict[str, Known]:
    """The time to power, where the proposal states the year in which its connection is live."""
    year = case.read.proposal.energy.energisation_year
    if year is None:
        return {}
    wait = float(year - case.read.proposal.proposal.signature_year)
    place = case.read.document.place(("energy", "energisation_year")).by_name()
    used = UsedInput(wait, None, None, "year", label_of("time_to_power"), "stated", place)
    used = replace(used, field="energy.energisation_year")
    return {"time_to_power": Known(Range(wait), used)}


def _title(name: str, case: Case) -> str | Mapping[str, str]:
    entry = _entry(name, case)
    return entry.title if entry else label_of(name)


def _entry(name: str, case: Case) -> Entry | None:
    """The register's entry: that of the accelerator, the cooling design or a choice where these have their own."""
    own = case.accelerator.properties.get(name) or entry_of_design(case, name) or entry_of_choice(case, name)
    return own or case.entries.get(name)


def _stated(stated: StatedAmount, title: str | Mapping[str, str]) -> Known:
    amount = stated.amount
    used = UsedInput(
        value=amount.central,
        low=amount.low,
        high=amount.high,
        unit=stated.unit,
        title=title,
        status="stated",
        where=stated.place.by_name(),
        field=stated.field,
    )
    return Known(Range(amount.central, amount.low, amount.high), used)


def registered(name: str, case: Case) -> Known:
    """The register's entry in the model's unit, at the level that the scenario says."""
    entry = _entry(name, case) or case.entries[name]
    end = None if entry.name in case.settings.register else case.scenario.levels().get(entry.name)
    if end is not None and end in case.entries:  # another entry of its kind, with the source of that
        entry = replace(case.entries[end], low=None, high=None)
    types = wiring.input_types()
    wanted = unit_of(types[name]) if name in types else unit(entry.unit)
    factor = unit(entry.unit).factor_to(wanted)
    known = Range(
        entry.value * factor,
        None if entry.low is None else entry.low * factor,
        None if entry.high is None else entry.high * factor,
        entry.distribution,
    )
    if end is not None and end in ENDS:
        known = Range(_end(entry, end) * factor)
    where = "--set" if entry.name in case.settings.register else "register"
    if name in case.accelerator.properties:
        where = f"register: {case.accelerator.name}"
    if entry.name in case.levels:
        where = f"series: {case.series_files()}"
        used = UsedInput(known.central, None, None, wanted.symbol, entry.title, "stated", where)
        return Known(known, used)
    used = UsedInput(
        value=known.central,
        low=known.low,
        high=known.high,
        unit=wanted.symbol,
        title=entry.title,
        status="assumed",
        where=where,
        source=entry.source,
        confidence=entry.confidence,
        note=entry.note,
        entry=entry.name,
        valid_until=entry.valid_until,
    )
    by_year = {} if end is not None else {year: value * factor for year, value in entry.by_year.items()}
    return Known(known, used, by_year)


def _end(entry: Entry, end: str) -> float:
    bound = entry.low if end == "low" else entry.high
    if bound is None:
        raise ValueError(f"{entry.name} has no {end} end, so no scenario can set it")
    return bound
