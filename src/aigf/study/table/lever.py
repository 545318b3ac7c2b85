"""A number that is moved while everything else stays: a register entry, or a field of the proposal."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from aigf.documents import InputError, Place, Problem, nearest, shown
from aigf.model import wiring
from aigf.proposal import FIELD_QUANTITIES, NUMERIC_PATHS, read_proposal
from aigf.proposal.amounts import Quantity
from aigf.register import load_register
from aigf.register.scenarios import ENDS
from aigf.study.binding import WHOLE_YEARS
from aigf.study.case import Case, set_entries, settable
from aigf.study.overridden import overridden
from aigf.text import Text

PLACE = Place("--switching", 1, 1)
#: How far beyond what is known of a number it is moved, in times its size.
_BEYOND = 9.0


@dataclass(frozen=True)
class Lever:
    """What is moved: ``low`` and ``high`` are the ends of what is known of it, ``least`` and ``most`` how far it goes.

    Without a known range ``low`` and ``high`` are its value.
    """

    name: str
    title: str | Mapping[str, str]
    unit: str
    low: float
    high: float
    least: float
    most: float
    proposal: Path | None = None

    @property
    def known(self) -> bool:
        """True where a range of it is known."""
        return self.low < self.high

    @property
    def whole(self) -> bool:
        """True where it counts in whole years."""
        return self.name.rpartition(".")[2] in WHOLE_YEARS

    def at(self, case: Case, value: float) -> Case:
        """The case with the number at a value. Raises InputError for one that the proposal cannot state."""
        text = f"{value!r}"
        if self.proposal is None:
            entry = replace(
                case.entries[self.name], value=value, low=None, high=None, distribution="fixed", by_year={}
            )
            register = {**case.settings.register, self.name: text}
            settings = replace(case.settings, register=register)
            return replace(case, entries={**case.entries, self.name: entry}, settings=settings)
        proposal = {**case.settings.proposal, self.name: f"{value:.17e}"}
        read = read_proposal(self.proposal, proposal)
        return replace(case, read=read, settings=replace(case.settings, proposal=proposal))

    def value_in(self, case: Case) -> float:
        """Its value in a case: what the scenario sets, else what is stated or the register's."""
        if self.proposal is not None:
            return case.read.amounts()[self.name.rpartition(".")[2]].amount.central
        entry = case.entries[self.name]
        level = None if self.name in case.settings.register else case.scenario.levels().get(self.name)
        if level is None:
            return entry.value
        known = {"low": entry.low, "high": entry.high}
        end = known[level] if level in ENDS else case.entries[level].value
        return entry.value if end is None else end


def lever_of(case: Case, name: str, proposal: Path) -> Lever:
    """The number of that name. Raises InputError where it is none that can be set, or nothing reads it."""
    if name in NUMERIC_PATHS.values():
        return _of_field(case, name, proposal)
    if "." in name:
        near = nearest(name, list(NUMERIC_PATHS.values()))
        wrong = Text("{name} is no number of a proposal that can be moved", {"name": shown(name)})
        expected = Text("a number outside a list, such as {near}", {"near": near or "finance.debt_share"})
        raise InputError([Problem(PLACE, "", wrong, expected)])
    set_entries(load_register(), {name: "0"}, None)  # refuses what is no name, with what was meant
    entry = case.entries[name]
    low, high = _ends(entry.value, entry.low, entry.high)
    lever = Lever(name, entry.title, settable(entry).unit, low, high, *_reach(low, high, settable(entry)))
    if problems := overridden(lever.at(case, entry.value)):
        own = [problem for problem in problems if problem.field == name]
        raise InputError([replace(problem, place=PLACE) for problem in own or problems])
    return lever


def _of_field(case: Case, path: str, proposal: Path) -> Lever:
    name = path.rpartition(".")[2]
    stated = case.read.amounts().get(name)
    if stated is None:
        wrong = Text("{name} is not stated, so it has no value to move", {"name": path})
        entry = Text("the register entry {name}", {"name": name})
        expected = entry if name in case.entries else Text("a number that the proposal states")
        raise InputError([Problem(PLACE, "", wrong, expected)])
    amount = stated.amount
    low, high = _ends(amount.central, amount.low, amount.high)
    title = wiring.label_of(name) if name in wiring.functions() else path
    called = case.entries[name].title if name in case.entries else title
    return Lever(path, called, stated.unit, low, high, *_reach(low, high, FIELD_QUANTITIES[name]), proposal)


def _ends(value: float, low: float | None, high: float | None) -> tuple[float, float]:
    return (value if low is None else low), (value if high is None else high)


def _reach(low: float, high: float, allowed: Quantity) -> tuple[float, float]:
    """How far a number is moved: ten times its size, as far as it may be set; what is a part of something up to 1."""
    size = max(abs(low), abs(high)) or 1.0
    least, most = low - _BEYOND * size, high + _BEYOND * size
    if allowed.unit == "" and 0.0 <= low < 1.0 and high <= 1.0:
        least, most = 0.0, 1.0
    return (
        max(least, -math.inf if allowed.minimum is None else float(allowed.minimum)),
        min(most, math.inf if allowed.maximum is None else float(allowed.maximum)),
    )
