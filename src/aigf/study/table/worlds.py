"""The worlds that a study is asked for: named sets, named scenarios, and combinations of values of axes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import product

from aigf.documents import InputError, Place, Problem, nearest, shown
from aigf.register.scenarios import ALL, Scenario, load_scenarios, load_sets, scenario_of
from aigf.text import Text

PLACE = Place("--scenarios", 1, 1)


def read_worlds(written: str | Sequence[str]) -> tuple[Scenario, ...]:
    """The worlds written ``all``, ``protectionist``, ``access=closed,guaranteed`` or ``all,prices=low,high``.

    Names of sets and scenarios come first, each a start; then axes with the values that each takes (``axis=all``: every
    one), in every combination and for every start. ``;`` parts as ``,`` does. Of several texts the worlds are joined,
    each once. Raises InputError with every part that means nothing and everything that is there twice.
    """
    texts = [written] if isinstance(written, str) else list(written)
    problems: list[Problem] = []
    found: dict[str, Scenario] = {}
    for text in texts or [""]:
        asked = _read(text)
        problems += asked.problems
        if not asked.problems:
            found |= {world.name: world for world in asked.worlds()}
    if problems:
        raise InputError(problems)
    return tuple(found.values())


@dataclass
class _Asked:
    """What one text asks for."""

    starts: list[str] = field(default_factory=list)
    axes: dict[str, list[str]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def worlds(self) -> list[Scenario]:
        axes, _ = load_scenarios()
        base = {name: axis.base for name, axis in axes.items()}
        starts = [start for name in self.starts or ["base"] for start in _started(name)]
        changes = [dict(zip(self.axes, values, strict=True)) for values in product(*self.axes.values())]
        return [scenario_of({**base, **start, **change}) for start in starts for change in changes]


def _started(name: str) -> list[Mapping[str, str]]:
    """The values of axes that a name stands for: one combination, or those of a set."""
    sets = load_sets()
    if name not in sets:
        return [load_scenarios()[1][name]]
    return [dict(zip(sets[name].axes, values, strict=True)) for values in product(*sets[name].axes.values())]


def _read(text: str) -> _Asked:
    """Each part is a name, an axis with its first value, or another value of the axis before it."""
    asked = _Asked()
    axis = ""
    for part in text.replace(";", ",").split(","):
        name, sign, value = (piece.strip() for piece in part.partition("="))
        if sign:
            axis = name
            _add_axis(asked, name, value)
        elif axis:
            _add_value(asked, axis, name)
        else:
            _add_start(asked, name)
    return asked


def _add_axis(asked: _Asked, name: str, value: str) -> None:
    axes, _ = load_scenarios()
    if name not in axes:
        asked.problems.append(_unknown(name, list(axes)) if name else _empty("", list(axes)))
        return
    if name in asked.axes:
        asked.problems.append(_twice(name))
        return
    asked.axes[name] = []
    _add_value(asked, name, value)


def _add_value(asked: _Asked, axis: str, value: str) -> None:
    known = load_scenarios()[0].get(axis)
    if known is None:
        return  # of an axis that is not known nothing more is said
    if value == ALL:
        values = list(known.values)
    elif value in known.values:
        values = [value]
    else:
        problem = _unknown(value, list(known.values), axis) if value else _empty(axis, list(known.values))
        asked.problems.append(problem)
        return
    asked.problems += [_twice(f"{axis}={each}") for each in values if each in asked.axes.get(axis, ())]
    asked.axes.setdefault(axis, []).extend(values)


def _add_start(asked: _Asked, name: str) -> None:
    axes, named = load_scenarios()
    known = [*load_sets(), *named]
    if not name:
        asked.problems.append(_empty("", [*known, *(f"{axis}=..." for axis in axes)]))
    elif name not in known:
        asked.problems.append(_unknown(name, [*known, *(f"{axis}=..." for axis in axes)]))
    elif name in asked.starts:
        asked.problems.append(_twice(name))
    else:
        asked.starts.append(name)


def _twice(name: str) -> Problem:
    return Problem(PLACE, name, Text("is there twice"), Text("each once"))


def _empty(name: str, known: list[str]) -> Problem:
    return Problem(PLACE, name, Text("a part is empty"), _one_of(known))


def _unknown(name: str, known: list[str], field_name: str = "") -> Problem:
    near = nearest(name, known)
    said = {"name": shown(name), "near": near}
    wrong = Text("{name} is not known; did you mean {near}?", said)
    if near is None:
        wrong = Text("{name} is not known", said)
    return Problem(PLACE, field_name, wrong, _one_of(known))


def _one_of(known: list[str]) -> Text:
    return Text("one of {known}", {"known": ", ".join(known)})
