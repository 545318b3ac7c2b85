"""Gives every input of the model and the engines its value: stated, set, or the register's."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from aigf.documents import InputError, Place, Problem, nearest
from aigf.model import wiring
from aigf.proposal import ReadProposal, StatedAmount
from aigf.proposal.amounts import AmountError, Quantity, parse_value
from aigf.proposal.numbers import Language
from aigf.register import Entry, Register
from aigf.register.scenarios import Scenario
from aigf.study.result import UsedInput
from aigf.study.simulation import SIMULATED, engine_entries
from aigf.study.timeline import SCHEDULES
from aigf.text import Text
from aigf.units import Array, unit, unit_of


@dataclass(frozen=True)
class Bound:
    """What the model is given.

    ``inputs`` and ``overrides`` hold arrays of shape (draws, 1) or (draws, years) in the model's units;
    ``used`` says where each comes from; ``unused`` lists stated fields that no formula reads yet.
    """

    inputs: Mapping[str, Array]
    overrides: Mapping[str, Array]
    used: Mapping[str, UsedInput]
    unused: Sequence[str]
    warnings: Sequence[Text]


def central_value(name: str, read: ReadProposal, register: Register, settings: Mapping[str, str]) -> float:
    """The point value of an input outside the formulas, such as a duration of the timeline."""
    stated = read.amounts().get(name)
    if stated is not None:
        return stated.amount.central
    return set_entries(register, settings, read.proposal.proposal.language)[name].value


def set_entries(register: Register, settings: Mapping[str, str], language: Language) -> dict[str, Entry]:
    """The register's entries, those that are set on the command line with the value set.

    Raises InputError for every name that is no entry and every value that does not fit its unit.
    """
    entries = dict(register.entries)
    problems: list[Problem] = []
    place = Place("--set", 1, 1)
    for name, text in settings.items():
        entry = entries.get(name)
        if entry is None:
            near = nearest(name, entries)
            expected = Text("a proposal path such as finance.debt_share, or a name from aigf sources")
            if near:
                expected = Text("a proposal path or a register name; did you mean {near}?", {"near": near})
            problems.append(Problem(place, name, Text("is no name that can be set"), expected))
            continue
        symbol = "" if entry.unit == "1" else entry.unit
        try:
            value = parse_value(text, Quantity(symbol, minimum=-math.inf), language)
        except AmountError as error:
            problems.append(Problem(place, name, error.wrong, error.expected))
            continue
        entries[name] = replace(entry, value=value, low=None, high=None, by_year={})
    if problems:
        raise InputError(problems)
    return entries


def bind(
    read: ReadProposal,
    register: Register,
    scenario: Scenario,
    settings: Mapping[str, str],
    years: Sequence[int],
) -> Bound:
    """Binds the inputs of the model and the engines, and the stated quantities as overrides.

    ``settings`` holds register names; settings of proposal paths are in ``read`` already.
    """
    entries = set_entries(register, settings, read.proposal.proposal.language)
    accelerator = register.accelerators[read.proposal.factory.accelerator]
    levels = scenario.levels()
    stated = read.amounts()
    inputs: dict[str, Array] = {}
    overrides: dict[str, Array] = {}
    used: dict[str, UsedInput] = {}
    types = wiring.input_types()
    for name in [*types, *engine_entries()]:
        if name in SIMULATED or name in SCHEDULES:
            continue
        if name in stated:
            inputs[name] = _column(stated[name].amount.central)
            used[name] = _from_proposal(stated[name], _title(name, entries, accelerator.properties))
            continue
        entry = accelerator.properties.get(name) or entries[name]
        wanted = unit_of(types[name]) if name in types else unit(entry.unit)
        factor = unit(entry.unit).factor_to(wanted)
        inputs[name] = _values(entry, levels.get(name), years) * factor
        where = "--set" if name in settings else _register_place(entry, accelerator.name)
        used[name] = _from_register(entry, float(inputs[name][0, 0]), factor, wanted.symbol, where)
    for name, amount in stated.items():
        if name in wiring.functions():
            overrides[name] = _column(amount.amount.central)
            used[name] = _from_proposal(amount, label_of(name))
    unused = [amount.field for name, amount in stated.items() if name not in used]
    warnings = [
        Text(
            "The scenario changes nothing in {name}: the proposal states it, and a stated figure holds.",
            {"name": stated[name].field},
        )
        for name in levels
        if name in stated
    ]
    return Bound(inputs, overrides, used, unused, warnings)


def _column(value: float) -> Array:
    return np.full((1, 1), value, dtype=np.float64)


def _values(entry: Entry, end: str | None, years: Sequence[int]) -> Array:
    """The entry's value, or its low or high end, or its series over the years (interpolated)."""
    if end is not None:
        bound = entry.low if end == "low" else entry.high
        if bound is None:
            raise ValueError(f"{entry.name} has no {end} end, so no scenario can set it")
        return _column(bound)
    if not entry.by_year:
        return _column(entry.value)
    known = sorted(entry.by_year)
    return np.interp(years, known, [entry.by_year[year] for year in known])[np.newaxis, :]


def _title(name: str, entries: Mapping[str, Entry], properties: Mapping[str, Entry]) -> Any:
    entry = properties.get(name) or entries.get(name)
    return entry.title if entry else label_of(name)


def label_of(name: str) -> str:
    """The English label of a model quantity: the first line of its docstring."""
    return (wiring.functions()[name].__doc__ or "").strip().splitlines()[0].rstrip(".")


def _register_place(entry: Entry, accelerator: str) -> str:
    return f"register: {accelerator}" if entry.name.startswith("accelerator_") else "register"


def _from_proposal(stated: StatedAmount, title: Any) -> UsedInput:
    return UsedInput(
        value=stated.amount.central,
        low=stated.amount.low,
        high=stated.amount.high,
        unit=stated.unit,
        title=title,
        status="stated",
        where=str(stated.place),
    )


def _from_register(entry: Entry, value: float, factor: float, symbol: str, where: str) -> UsedInput:
    return UsedInput(
        value=value,
        low=None if entry.low is None else entry.low * factor,
        high=None if entry.high is None else entry.high * factor,
        unit=symbol,
        title=entry.title,
        status="assumed",
        where=where,
        source=entry.source,
        confidence=entry.confidence,
        note=entry.note,
    )
