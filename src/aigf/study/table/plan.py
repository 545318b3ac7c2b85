"""What a study computes: its case, choices, worlds and draws, divided into cells that commit alone."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from platform import python_version
from typing import TypeVar

from aigf.documents import InputError, Place, Problem, nearest, shown
from aigf.register.scenarios import ALL, Scenario
from aigf.study.alternatives import load_alternatives
from aigf.study.case import Case, read_case
from aigf.study.ensemble import case_key
from aigf.study.libraries import library_versions
from aigf.study.overridden import overridden
from aigf.study.table.worlds import read_worlds
from aigf.text import Text
from aigf.version import version

_Read = TypeVar("_Read")

#: Draws of which the formulas are computed together. The engines take a quarter of them at a time; no result depends
#: on either.
BLOCK = 1000
#: What the manifest says of what a study is of.
DESCRIBED = (
    "aigf_version",
    "register_version",
    "input_digest",
    "settings",
    "alternatives",
    "scenarios",
    "seed",
    "draws",
    "block",
    "all_quantities",
    "inputs",
    "libraries",
)
#: Bytes that a figure takes in a cell.
_BYTES = 9.0
#: Places times draws beyond which a study is computed only where that is asked for.
MANY = 20_000_000


@dataclass(frozen=True)
class Cell:
    """A part of the table that is computed and committed alone: one world, all alternatives, a block of draws.

    It has the draws after ``start`` up to ``stop``; that from 0 on has the point estimate too, as draw 0.
    """

    world: int
    start: int
    stop: int

    @property
    def name(self) -> str:
        return f"{self.world:05d}-{self.start:07d}-{self.stop:07d}"

    @property
    def first(self) -> int:
        """The first draw of its rows."""
        return self.start + 1 if self.start else 0

    @property
    def rows(self) -> int:
        return self.stop - self.first + 1


@dataclass(frozen=True)
class Table:
    """What is computed. ``whole`` are the places (alternative, scenario) of which every quantity is kept."""

    case: Case
    alternatives: tuple[str, ...]
    worlds: tuple[Scenario, ...]
    draws: int
    whole: frozenset[tuple[str, str]] = frozenset()
    block: int = BLOCK

    def cells(self) -> list[Cell]:
        """Every cell, in order of world and draws."""
        return cells_of(len(self.worlds), self.draws, self.block)

    def case_in(self, world: int) -> Case:
        """The case in one of the worlds."""
        return replace(self.case, scenario=self.worlds[world])

    def describes(self) -> dict[str, object]:
        """All that the figures rest on, as it stands in the manifest: two studies of which it is equal are the same."""
        described = {
            "aigf_version": version(),
            "register_version": self.case.register_version,
            "input_digest": self.case.read.document.digest,
            "settings": _settings(self.case),
            "alternatives": list(self.alternatives),
            "scenarios": [{"name": world.name, "axes": dict(world.axes)} for world in self.worlds],
            "seed": self.case.seed,
            "draws": self.draws,
            "block": self.block,
            "all_quantities": sorted(f"{alternative}/{world}" for alternative, world in self.whole),
            "inputs": hashlib.sha256(case_key(self.case, self.draws).encode()).hexdigest()[:16],
            "libraries": {"python": python_version(), **library_versions()},
        }
        assert tuple(described) == DESCRIBED  # noqa: S101 - what is read back from a manifest
        return described

    def key(self) -> str:
        """The digest of what the study is of."""
        return key_of(self.describes())

    def figures(self) -> int:
        """How many places the table has, each of some eight figures: alternatives x worlds x draws."""
        return len(self.alternatives) * len(self.worlds) * (self.draws + 1)

    def size(self) -> float:
        """About how many bytes the cells take on the disk."""
        compared, whole = 8, 8000  # figures of a place and a draw: what is compared, or all with their series
        places = len(self.alternatives) * len(self.worlds)
        figures = compared * (places - len(self.whole)) + whole * len(self.whole)
        return _BYTES * figures * (self.draws + 1)


def cells_of(worlds: int, draws: int, block: int) -> list[Cell]:
    """The cells of so many worlds and draws, in order of both."""
    starts = range(0, max(draws, 1), block)
    return [Cell(world, start, min(start + block, draws)) for world in range(worlds) for start in starts]


def key_of(described: Mapping[str, object]) -> str:
    """The digest of what ``Table.describes`` says."""
    return hashlib.sha256(json.dumps(described, sort_keys=True).encode()).hexdigest()[:32]


def _settings(case: Case) -> dict[str, str]:
    chosen = case.settings
    policy = {f"policy.{name}": text for name, text in chosen.policy.items()}
    return dict(sorted({**chosen.proposal, **policy, **chosen.register}.items()))


@dataclass(frozen=True)
class Asked:
    """What is asked for, as it is written."""

    settings: Mapping[str, str] | Sequence[str] = ()
    alternatives: str | Sequence[str] = ALL
    scenarios: str | Sequence[str] = ALL
    draws: int = 0
    seed: int = 1
    whole: Sequence[str] = ()
    block: int = BLOCK


def read_table(path: Path, asked: Asked) -> Table:
    """The table that is asked for of the proposal in ``path``.

    Raises InputError with everything that is wrong in the proposal and in what is asked.
    """
    problems: list[Problem] = []
    chosen = _or_none(partial(read_alternatives, asked.alternatives), problems)
    worlds = _or_none(partial(read_worlds, asked.scenarios), problems)
    places: frozenset[tuple[str, str]] = frozenset()
    if chosen is not None and worlds is not None:
        places = _or_none(partial(read_places, asked.whole, chosen, worlds), problems) or places
    read = _or_none(partial(read_case, path, asked.settings, "base", asked.seed), problems)
    if read is not None:
        problems += read[1]
        problems += [_abroad(read[0])] if read[0].read.proposal.site.country != "NL" else []
    if problems or read is None or chosen is None or worlds is None:
        raise InputError(problems)
    table = Table(read[0], chosen, worlds, asked.draws, places, asked.block)
    if refused := _in_vain(table):
        raise InputError(refused)
    return table


def read_alternatives(written: str | Sequence[str]) -> tuple[str, ...]:
    """The alternatives written ``all`` or ``a,b``, in the order in which alternatives are shown.

    Raises InputError with every name that is none and every one that is there twice.
    """
    place = Place("--alternatives", 1, 1)
    known = list(load_alternatives())
    texts = [written] if isinstance(written, str) else list(written)
    names = [name.strip() for text in texts for name in text.split(",")]
    if names == [ALL]:
        return tuple(known)
    problems = []
    for position, name in enumerate(names):
        expected = Text("one of {known}", {"known": ", ".join([ALL, *known])})
        if not name:
            problems.append(Problem(place, "", Text("a part is empty"), expected))
        elif name in names[:position]:
            problems.append(Problem(place, shown(name), Text("is there twice"), Text("each once")))
        elif name not in known:
            near = nearest(name, [*known, ALL])
            said = {"name": shown(name), "near": near}
            wrong = Text("{name} is not known; did you mean {near}?", said)
            if name == ALL or near is None:
                wrong = Text("{name} is not known", said)
            if name == ALL:
                wrong = Text("all stands beside other names")
            problems.append(Problem(place, "", wrong, expected))
    if problems or not names:
        raise InputError(problems)
    return tuple(name for name in known if name in names)


def read_places(
    written: Sequence[str], alternatives: Sequence[str], worlds: Sequence[Scenario]
) -> frozenset[tuple[str, str]]:
    """The places written ``alternative/scenario``, either of which may be ``all``.

    Raises InputError with every one that is not in the table.
    """
    found: set[tuple[str, str]] = set()
    problems = []
    for text in written:
        name, sign, world = (part.strip() for part in text.partition("/"))
        choices = [each for each in alternatives if name in (each, ALL)]
        chosen = {ALL: [each.name for each in worlds]}.get(world) or _named_worlds(world, worlds)
        if not sign or not choices or not chosen:
            wrong = Text("'{item}' is no place of this study", {"item": shown(text)})
            expected = Text("alternative/scenario, both of this study, or all in the place of either")
            problems.append(Problem(Place("--all-quantities", 1, 1), "", wrong, expected))
        found |= {(alternative, scenario) for alternative in choices for scenario in chosen}
    if problems:
        raise InputError(problems)
    return frozenset(found)


def _named_worlds(text: str, worlds: Sequence[Scenario]) -> list[str]:
    try:
        meant = {world.name for world in read_worlds(text)}
    except InputError:
        return []
    names = {world.name for world in worlds}
    return sorted(meant) if meant <= names else []


def _abroad(case: Case) -> Problem:
    where = case.read.document.place(("site", "country"))
    country = case.read.proposal.site.country
    return Problem(
        where,
        "site.country",
        Text(
            "is {country}: the alternatives are compared by what they bring the Netherlands",
            {"country": country},
        ),
        Text("NL; aigf appraise has the rest of a site elsewhere, --scenario by --scenario"),
    )


def _in_vain(table: Table) -> list[Problem]:
    """What was set and would not be read in any of the worlds."""
    if not table.case.settings.register:
        return []
    by_world = [overridden(table.case_in(world)) for world in range(len(table.worlds))]
    everywhere = set.intersection(*({problem.field for problem in problems} for problems in by_world))
    return [problem for problem in by_world[0] if problem.field in everywhere]


def _or_none(read: Callable[[], _Read], problems: list[Problem]) -> _Read | None:
    """What is read, or None with its problems added to the others."""
    try:
        return read()
    except InputError as error:
        problems += error.problems
        return None
