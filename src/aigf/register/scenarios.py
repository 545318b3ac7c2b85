"""Scenarios: the axes of the world, their values, and named combinations of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from aigf.documents import InputError, Place, Problem, Steps, compose_kept, dotted, nearest, shown
from aigf.text import Text

SCENARIOS = Path(__file__).parent / "scenarios.yaml"
PLACE = Place("--scenario", 1, 1)
ENDS = ("low", "high")
#: Every value of an axis, or every axis with every value.
ALL = "all"


@dataclass(frozen=True)
class AxisValue:
    """One value of an axis.

    ``levels`` names the register entries that take their low or high end, or the value of another entry of their kind:
    one whose name begins with theirs.
    """

    title: Mapping[str, str]
    levels: Mapping[str, str]


@dataclass(frozen=True)
class Axis:
    """One thing of the world that may turn out in several ways."""

    title: Mapping[str, str]
    base: str
    values: Mapping[str, AxisValue]


@dataclass(frozen=True)
class Scenario:
    """A value for every axis."""

    name: str
    axes: Mapping[str, str]

    def levels(self) -> dict[str, str]:
        """The register entries that this scenario sets, each to its low or high end or to another entry's value."""
        known, _ = load_scenarios()
        return {
            entry: end
            for axis, value in self.axes.items()
            for entry, end in known[axis].values[value].levels.items()
        }


@dataclass(frozen=True)
class WorldSet:
    """A named set of worlds: the values that each of its axes takes, in every combination."""

    title: Mapping[str, str]
    axes: Mapping[str, tuple[str, ...]]


def load_scenarios(path: Path = SCENARIOS) -> tuple[Mapping[str, Axis], Mapping[str, Mapping[str, str]]]:
    """The axes and the named combinations (axis to value).

    Raises InputError with every unknown key, missing title, and value or axis that is not there.
    """
    axes, named, _ = _loaded(path)
    return axes, named


def load_sets(path: Path = SCENARIOS) -> Mapping[str, WorldSet]:
    """The named sets of worlds. Raises InputError as ``load_scenarios`` does."""
    return _loaded(path)[2]


@cache
def _loaded(
    path: Path,
) -> tuple[Mapping[str, Axis], Mapping[str, Mapping[str, str]], Mapping[str, WorldSet]]:
    document, problems = compose_kept(path)

    def wrong(path: Steps, what: str, expected: str) -> None:
        problems.append(Problem(document.place(path), dotted(path), Text(what), Text(expected)))

    def section(path: Steps, data: Any, required: set[str], optional: set[str]) -> Mapping[str, Any]:
        found = data if isinstance(data, dict) else {}
        for key in sorted(required - set(found)):
            wrong((*path, key), "is missing", "a value")
        for key in sorted(set(found) - required - optional):
            wrong((*path, key), "is not known here", ", ".join(sorted(required | optional)))
        return found

    top = section((), document.data, {"axes", "named"}, {"sets"})
    axes: dict[str, Axis] = {}
    for name, data in top.get("axes", {}).items():
        at: Steps = ("axes", name)
        axis = section(at, data, {"title", "base", "values"}, set())
        values = {}
        for value, inside in axis.get("values", {}).items():
            here = (*at, "values", value)
            content = section(here, inside, {"title"}, {"levels"})
            section((*here, "title"), content.get("title"), {"nl", "en"}, set())
            for entry, end in content.get("levels", {}).items():
                if end not in ENDS and not str(end).startswith(f"{entry}_"):
                    wrong((*here, "levels", entry), "is no end of a range", f"low, high or {entry}_...")
            values[value] = AxisValue(content.get("title", {}), content.get("levels", {}))
        section((*at, "title"), axis.get("title"), {"nl", "en"}, set())
        if axis.get("base") not in values:
            wrong((*at, "base"), "is no value of this axis", ", ".join(values))
        axes[name] = Axis(axis.get("title", {}), str(axis.get("base")), values)
    named = {}
    for name, data in top.get("named", {}).items():
        content = section(("named", name), data, {"title", "axes"}, set())
        for axis_name, value in content.get("axes", {}).items():
            if axis_name not in axes or value not in axes[axis_name].values:
                wrong(("named", name, "axes", axis_name), "is no axis with that value", ", ".join(axes))
        named[name] = dict(content.get("axes", {}))
    sets = {}
    for name, data in top.get("sets", {}).items():
        content = section(("sets", name), data, {"title", "axes"}, set())
        section(("sets", name, "title"), content.get("title"), {"nl", "en"}, set())
        sets[name] = WorldSet(content.get("title", {}), _values_of_set(content.get("axes", {}), axes))
        for axis_name in _unknown_values(sets[name], axes):
            wrong(("sets", name, "axes", axis_name), "is no axis with these values", ", ".join(axes))
    if problems:
        raise InputError(problems)
    return axes, named, sets


def _values_of_set(given: Any, axes: Mapping[str, Axis]) -> dict[str, tuple[str, ...]]:
    """The values of each axis of a set; ``all`` is every one, in the place of the axes every axis."""
    by_axis = dict.fromkeys(axes, ALL) if given == ALL else given
    return {
        name: tuple(axes[name].values) if chosen == ALL and name in axes else tuple(chosen)
        for name, chosen in by_axis.items()
    }


def _unknown_values(found: WorldSet, axes: Mapping[str, Axis]) -> list[str]:
    """The axes of a set that are none, or have no such value."""
    return [
        name
        for name, values in found.axes.items()
        if name not in axes or not values or not set(values) <= set(axes[name].values)
    ]


def read_scenario(text: str) -> Scenario:
    """The scenario written ``name``, ``axis=value,axis=value`` or ``name,axis=value``; blanks around do not count.

    Axes that are not named keep their base value. Raises InputError with every empty part, every name that does
    not stand first, every axis that is set twice and every unknown name or value.
    """
    axes, named = load_scenarios()
    chosen = {name: axis.base for name, axis in axes.items()}
    problems: list[Problem] = []
    once: set[str] = set()
    for position, part in enumerate(text.split(",")):
        problem = _part_problem(part.strip(), position, once)
        name, sign, value = (piece.strip() for piece in part.partition("="))
        if problem is not None:
            problems.append(problem)
        elif sign:
            chosen[name] = value
        else:
            chosen.update(named[name])
        once.add(name)
    if problems:
        raise InputError(problems)
    return scenario_of(chosen)


def scenario_of(chosen: Mapping[str, str]) -> Scenario:
    """The scenario with a value for every axis, under its name where it has one, else as it is written."""
    axes, named = load_scenarios()
    changed = {axis: chosen[axis] for axis in axes if chosen[axis] != axes[axis].base}
    written = ",".join(f"{axis}={value}" for axis, value in changed.items())
    return Scenario(next((key for key, values in named.items() if values == changed), written), dict(chosen))


def _part_problem(part: str, position: int, once: set[str]) -> Problem | None:
    """What is wrong with one part of a written scenario; ``once`` holds the axes that were set before it."""
    name, sign, value = (piece.strip() for piece in part.partition("="))
    return _axis_problem(name, value, once) if sign else _name_problem(name, position)


def _name_problem(name: str, position: int) -> Problem | None:
    axes, named = load_scenarios()
    known = [*named, *(f"{axis}=..." for axis in axes)]
    if not name:
        return _problem("", Text("a part is empty"), known)
    if name not in named:
        return _unknown(name, known)
    if not position:
        return None
    wrong = Text("{name} stands behind what it would replace", {"name": name})
    return Problem(PLACE, "", wrong, Text("the name of a scenario first, its changes behind it"))


def _axis_problem(name: str, value: str, once: set[str]) -> Problem | None:
    axes, _ = load_scenarios()
    if name not in axes:
        return _unknown(name, list(axes)) if name else _problem("", Text("a value has no axis"), list(axes))
    if name in once:
        return Problem(PLACE, name, Text("is set twice"), Text("one value"))
    known = list(axes[name].values)
    if not value:
        return _problem(name, Text("has no value"), known)
    return None if value in known else _unknown(value, known, name)


def _unknown(name: str, known: list[str], field: str = "") -> Problem:
    near = nearest(name, known)
    said = {"name": shown(name), "near": near}
    wrong = Text("{name} is not known; did you mean {near}?", said)
    return _problem(field, Text("{name} is not known", said) if near is None else wrong, known)


def _problem(field: str, wrong: Text, known: list[str]) -> Problem:
    return Problem(PLACE, field, wrong, Text("one of {known}", {"known": ", ".join(known)}))
