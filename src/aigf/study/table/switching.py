"""The value of a number at which another choice becomes the best, in each world.

Everything else stays at its point value. From the value that holds, the number is moved to both sides, a step at a
time, until another choice has the largest balance for the Netherlands; between the last two values the change is looked
for. First within what is known of the number, and only where that changes nothing beyond it. The engines run only for
values from which they would start otherwise.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from aigf.documents import InputError, Place, Problem
from aigf.register.scenarios import Scenario
from aigf.study.alternatives import choices, compared, load_alternatives
from aigf.study.binding import bind
from aigf.study.case import Case
from aigf.study.run import begin, plan_of
from aigf.study.table.kept import Kept
from aigf.study.table.lever import Lever, lever_of
from aigf.study.table.outcomes import BALANCE
from aigf.study.table.plan import Table
from aigf.text import Text
from aigf.units import Array

#: Steps on each side within what is known of a number, and beyond it.
_STEPS = 8
#: How exactly the change is looked for, relative to the size of the number and of the balances, and how long.
_EXACT, _LONGEST = 1e-9, 80

#: Called with the number of worlds that are done and the number there are.
Progress = Callable[[int, int], None]


@dataclass(frozen=True)
class Switch:
    """Where the best choice changes: the value, and the choice that is best from there on."""

    value: float
    to: str


@dataclass(frozen=True)
class Switched:
    """A world: the value that holds there, the best choice at it, and the nearest change.

    ``within`` what is known of the number; ``beyond`` only where there is none within. Both None: it never changes.
    """

    scenario: str
    value: float
    best: str
    within: Switch | None
    beyond: Switch | None


@dataclass(frozen=True)
class Switching:
    """What came of moving a number."""

    lever: Lever
    choices: tuple[str, ...]
    worlds: tuple[Switched, ...]


def switching(
    table: Table,
    proposal: Path,
    name: str,
    worlds: Sequence[Scenario] | None = None,
    kept: Kept | None = None,
    progress: Progress | None = None,
) -> Switching:
    """Moves the register entry or proposal field of that name in each of the worlds.

    Raises InputError where it cannot be moved, or there are no two choices.
    """
    own = choices(table.alternatives)
    if len(own) < 2:
        wrong = Text("has {choices} to choose between", {"choices": ", ".join(own) or "nothing"})
        expected = Text("two choices or more; variants of the proposal are no choice of their own")
        raise InputError([Problem(Place("--alternatives", 1, 1), "", wrong, expected)])
    asked = tuple(worlds or table.worlds)
    cases = [Table(table.case, table.alternatives, asked, 0).case_in(place) for place in range(len(asked))]
    lever = _lever(cases, name, proposal)
    known = kept or Kept()
    found = []
    for case in cases:
        found.append(_Search(case, lever, own, known).switched())
        if progress is not None:
            progress(len(found), len(cases))
    return Switching(lever, own, tuple(found))


def _lever(cases: Sequence[Case], name: str, proposal: Path) -> Lever:
    """The number; refused only where none of the worlds reads it."""
    for case in cases[:-1]:
        try:
            return lever_of(case, name, proposal)
        except InputError:
            continue
    return lever_of(cases[-1], name, proposal)


@dataclass
class _Search:
    """The search in one world."""

    case: Case
    lever: Lever
    choices: tuple[str, ...]
    kept: Kept

    def switched(self) -> Switched:
        lever, now = self.lever, self.lever.value_in(self.case)
        here = self.balances(now)
        if here is None:
            raise InputError([_no_balance(self.case)])
        own = int(np.argmax(here))
        low, high = min(lever.low, now), max(lever.high, now)
        within = self._nearest(
            now, own, np.linspace(now, low, _STEPS + 1), np.linspace(now, high, _STEPS + 1)
        )
        beyond = None
        if within is None:
            further = np.linspace(0.0, 1.0, _STEPS + 1) ** 2
            down, up = low + (lever.least - low) * further, high + (lever.most - high) * further
            beyond = self._nearest(now, own, down, up)
        return Switched(self.case.scenario.name, now, self.choices[own], within, beyond)

    def balances(self, value: float) -> Array | None:
        """The balances of the choices at a value, (choices,); None where it cannot be, or a balance does not exist."""
        try:
            case = self.lever.at(self.case, value)
            bound = bind(case)
            begun = begin(case, bound, plan_of(case))
            with np.errstate(all="ignore"):
                proposed = begun.ended(self.kept.simulation(case, begun, None))
                known = load_alternatives()
                found = [compared(known[name], case, bound, proposed)[BALANCE][0, 0] for name in self.choices]
        except (InputError, ValueError, ZeroDivisionError):
            return None
        values = np.array(found, dtype=np.float64)
        return values if np.isfinite(values).all() else None

    def _nearest(self, now: float, own: int, down: Array, up: Array) -> Switch | None:
        """The change that is nearest to the value that holds, on either side."""
        found = [switch for side in (down, up) for switch in self._first(own, side)]
        return min(found, key=lambda switch: abs(switch.value - now), default=None)

    def _first(self, own: int, points: Array) -> Iterator[Switch]:
        """The first change along the points, which lead away from where the choice is best."""
        before = float(points[0])
        for point in map(float, points[1:]):
            if point == before:
                continue
            of_point = self.balances(point)
            if of_point is None:
                return
            if int(np.argmax(of_point)) != own:
                yield self._between(own, before, point)
                return
            before = point

    def _between(self, own: int, near: float, far: float) -> Switch:
        """Where the choice stops being the best, between a value at which it is and one at which it is not.

        By false position, with a halving where that does not close in: also a jump is found.
        """
        at_near, at_far = self._lead(own, near), self._lead(own, far)
        size = max(abs(near), abs(far), abs(self.lever.high - self.lever.low))
        for step in range(_LONGEST):
            if abs(far - near) <= _EXACT * size:
                break
            middle = (near + far) / 2
            if step % 3 < 2 and at_near > at_far:
                middle = near + (far - near) * min(max(at_near / (at_near - at_far), 1e-3), 1.0 - 1e-3)
            lead = self._lead(own, middle)
            if lead > 0.0:
                near, at_near = middle, lead
            else:
                far, at_far = middle, lead
        of_far = self.balances(far)
        others = [] if of_far is None else [place for place in np.argsort(-of_far) if place != own]
        value = float(np.floor(far + 0.5)) if self.lever.whole else far
        return Switch(value, self.choices[int(others[0])] if others else self.choices[own])

    def _lead(self, own: int, value: float) -> float:
        """By how much the choice is ahead of the best other one; behind where there are no balances."""
        found = self.balances(value)
        return -1.0 if found is None else float(found[own] - np.delete(found, own).max())


def _no_balance(case: Case) -> Problem:
    wrong = Text("a choice has no balance for the Netherlands in {world}", {"world": case.scenario.name})
    return Problem(Place("--switching", 1, 1), "", wrong, Text("another world, or other choices"))
