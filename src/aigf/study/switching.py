"""The assumptions on which the outcome turns, and the value of each at which a result changes sign."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np

from aigf.study.binding import WHOLE_YEARS, Bound
from aigf.study.case import Case
from aigf.study.result import Decisive
from aigf.study.run import Run, plan_of, run
from aigf.study.sampling import Range, Sample
from aigf.study.simulation import engine_entries
from aigf.text import Text, named
from aigf.units import Array

#: How many assumptions are shown.
SHOWN = 10
#: Points between the ends of an assumption, and between the two of them where a result changes sign.
_POINTS = 33


@dataclass(frozen=True)
class _Varied(Sample):
    """A draw for each value of each varied input, all others at their point values."""

    columns: Mapping[str, Array] = field(default_factory=dict)

    def values(self, name: str, known: Range) -> Array:
        column = self.columns.get(name)
        return np.full((self.size, 1), known.central) if column is None else column


def decisive_assumptions(
    case: Case, bound: Bound, central: Run, shares: Mapping[str, Mapping[str, float]]
) -> tuple[Decisive, ...]:
    """The assumptions that explain most of the spread of a result, with their switching values.

    ``shares`` is by result and input, of a sample; an input counts with its largest share. What the proposal states is
    no assumption.
    """
    assumed = [
        name
        for name in dict.fromkeys(name for of_result in shares.values() for name in of_result)
        if bound.inputs[name].used.status == "assumed"
    ]
    by_size = sorted(assumed, key=lambda name: -max(of.get(name, 0.0) for of in shares.values()))
    names = by_size[:SHOWN]
    switching = switching_values(case, bound, central, names, list(shares))
    return tuple(
        Decisive(
            name,
            {result: of.get(name, 0.0) for result, of in shares.items()},
            {result: switching[result][name] for result in shares},
        )
        for name in names
    )


def switching_values(
    case: Case, bound: Bound, central: Run, names: Sequence[str], results: Sequence[str]
) -> dict[str, dict[str, float | None]]:
    """By result and input: the value at which the result changes sign, all else at its point value.

    The nearest to the point value where there are more; None where the sign is the same between the input's ends.
    """
    simulated = [name for name in names if name in engine_entries() and case.held is None]
    free = [name for name in names if name not in simulated]
    curves = _curves(case, bound, central, {name: _between(bound, name) for name in free}, results)
    curves |= {name: _simulated_curve(case, bound, central, name, results) for name in simulated}
    now = {name: bound.inputs[name].range.central for name in names}
    brackets: dict[tuple[str, str], tuple[float, float]] = {}
    for name, (points, values) in curves.items():
        for result in results:
            found = _bracket(points, values[result], now[name])
            if found is not None:
                brackets[result, name] = found
    answer: dict[str, dict[str, float | None]] = {result: dict.fromkeys(names) for result in results}
    for result in results:
        within = {name: brackets[result, name] for name in names if (result, name) in brackets}
        finer = {
            name: np.linspace(low, high, _POINTS) for name, (low, high) in within.items() if name in free
        }
        refined = _curves(case, bound, central, finer, [result])
        for name in within:
            points, of = refined.get(name) or curves[name]
            answer[result][name] = _crossing(points, of[result], now[name], name in WHOLE_YEARS)
    return answer


def expired(decisive: Sequence[Decisive], bound: Bound, today: str) -> list[Text]:
    """Says which of the assumptions on which the outcome turns rest on a source that has ended before ``today``."""
    return [
        Text(
            "The outcome turns on '{name}', among others, and what its source says held until {day}: look for what "
            "came after it.",
            {"name": named(bound.inputs[item.name].used.title), "day": until},
        )
        for item in decisive
        if (until := bound.inputs[item.name].used.valid_until) and until < today
    ]


def _between(bound: Bound, name: str) -> Array:
    """Values between the ends of an input, its point value among them."""
    known = bound.inputs[name].range
    low, high = known.ends
    points = np.linspace(low, high, _POINTS)
    return np.unique(np.append(points, known.central))


def _curves(
    case: Case, bound: Bound, central: Run, points: Mapping[str, Array], results: Sequence[str]
) -> dict[str, tuple[Array, dict[str, Array]]]:
    """The results along the values of each input, all in one run with the simulation of the point estimate."""
    size = sum(len(values) for values in points.values())
    if not size:
        return {}
    columns: dict[str, Array] = {}
    places: dict[str, slice] = {}
    start = 0
    for name, values in points.items():
        place = slice(start, start + len(values))
        column = np.full((size, 1), bound.inputs[name].range.central)
        column[place, 0] = values
        columns[name], places[name], start = column, place, place.stop
        if name in WHOLE_YEARS:
            columns[name] = np.maximum(np.floor(column + 0.5), 1.0)
    sample = _Varied(0, size, 0, size, columns)
    made = run(case, bound, plan_of(case), sample, central.simulation).values(results)
    found = {result: np.broadcast_to(values, (size, 1))[:, 0] for result, values in made.items()}
    return {
        name: (points[name], {result: values[place] for result, values in found.items()})
        for name, place in places.items()
    }


def _simulated_curve(
    case: Case, bound: Bound, central: Run, name: str, results: Sequence[str]
) -> tuple[Array, dict[str, Array]]:
    """The results at the ends and the point value of an input that the engines are given, which run for each."""
    known = bound.inputs[name]
    points, rows = [known.range.central], [central.values(results)]
    for value in known.range.ends:
        changed = replace(known, range=Range(value))
        other = replace(bound, inputs={**bound.inputs, name: changed})
        points.append(value)
        rows.append(run(case, other, plan_of(case)).values(results))
    order = np.argsort(points, kind="stable")
    return np.array(points)[order], {
        result: np.array([float(rows[at][result][0, 0]) for at in order]) for result in results
    }


def _bracket(points: Array, values: Array, now: float) -> tuple[float, float] | None:
    """The two neighbouring points between which the values change sign, nearest to ``now``; None where they do not."""
    changes = [
        at
        for at in range(len(points) - 1)
        if np.isfinite(values[at : at + 2]).all() and (values[at] > 0) != (values[at + 1] > 0)
    ]
    if not changes:
        return None
    nearest = min(changes, key=lambda at: min(abs(points[at] - now), abs(points[at + 1] - now)))
    return float(points[nearest]), float(points[nearest + 1])


def _crossing(points: Array, values: Array, now: float, whole: bool) -> float | None:
    """Where the line between the two points crosses zero; for whole years, the first beyond it."""
    ends = _bracket(points, values, now)
    if ends is None:
        return None
    at = int(np.flatnonzero(points == ends[0])[0])
    if whole:
        beyond = ends[1] if ends[0] >= now or ends[1] > now else ends[0]
        return float(np.floor(beyond + 0.5))
    before, after = float(values[at]), float(values[at + 1])
    return ends[0] - before * (ends[1] - ends[0]) / (after - before)
