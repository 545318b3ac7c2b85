"""Filling short gaps, where it is asked for: a line between the values on both sides, counted and said."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from aigf.series.columns import WEATHER, Array, Numbers
from aigf.series.findings import Findings, Wrong
from aigf.series.series import MINUTES_AN_HOUR, Hours, written
from aigf.text import Text

#: More than this share of its hours is not missing here and there: the values are of another interval.
MOST_FILLED = 0.1


class Filled(NamedTuple):
    """The columns without gaps, the hours or steps that were filled in each, and the columns that were dropped."""

    columns: dict[str, Array]
    steps: dict[str, int]
    dropped: tuple[str, ...]


def filled(
    hours: Hours | None, columns: dict[str, Array], rows: tuple[tuple[int, ...], int], found: Findings
) -> Filled:
    """The columns with their short gaps filled as far as was asked for; ``rows`` are the lines, and their minutes.

    A column of the weather with a longer gap, or with cells that are no values, is dropped, with a word, where another
    column is left; any other is noted, as all are where nothing is to be filled.
    """
    if not found.filling.asked:
        return Filled(columns, {}, ())
    step = rows[1]
    kept: dict[str, Array] = {}
    counts: dict[str, int] = {}
    gaps: dict[str, list[tuple[int, int]]] = {}
    for name, values in columns.items():
        most = found.filling.hours(name) * MINUTES_AN_HOUR // step
        runs = _runs(np.isnan(values))
        short = [(at, count) for at, count in runs if count <= most and 0 < at < len(values) - count]
        if name in found.unreadable:
            continue
        if len(short) < len(runs) or np.isnan(values).mean() > MOST_FILLED:
            gaps[name] = [run for run in runs if run not in short] or runs
            continue
        kept[name] = _with_lines(values, short)
        if short:
            counts[name] = sum(count for _, count in short)
            found.repairs.append(_said(name, counts[name], len(short), step))
    dropped = tuple(name for name in columns if name in WEATHER and kept and name not in kept)
    for name, (wrong, expected) in found.unreadable.items():
        if name in dropped:
            cells = {"name": name, "count": len(wrong), "line": wrong[0].line}
            found.warnings.append(
                Text("{name} is not used: cells that are no values of it: {count}, from line {line}.", cells)
            )
        else:
            found.lines(wrong, name, expected)
    for name, runs in gaps.items():
        if name in dropped:
            found.warnings.append(_drop(name, runs, hours, step))
        else:
            _note(name, runs, hours, rows, found)
    return Filled(kept, counts, dropped)


def _runs(lacking: np.ndarray[tuple[int], np.dtype[np.bool_]]) -> list[tuple[int, int]]:
    """Where runs of what is lacking begin, and how long they are."""
    edges = np.flatnonzero(np.diff(np.concatenate([[False], lacking, [False]]).astype(np.int8)))
    return [(int(begin), int(end - begin)) for begin, end in zip(edges[::2], edges[1::2], strict=True)]


def _with_lines(values: Array, gaps: list[tuple[int, int]]) -> Array:
    """The values with a straight line over every gap."""
    if not gaps:
        return values
    numbers: Numbers = np.arange(len(values), dtype=np.int64)
    known = ~np.isnan(values)
    whole: Array = np.where(known, values, np.interp(numbers, numbers[known], values[known]))
    return whole


def _said(name: str, count: int, gaps: int, step: int) -> Text:
    values = {"name": name, "count": count, "gaps": gaps}
    if step < MINUTES_AN_HOUR:
        return Text(
            "{name}: steps of {minutes} minutes that were missing and lie on a line between their neighbours: {count}; "
            "number of gaps: {gaps}.",
            {**values, "minutes": step},
        )
    return Text(
        "{name}: hours that were missing and lie on a line between their neighbours: {count}; number of gaps: {gaps}.",
        values,
    )


def _gap(run: tuple[int, int], hours: Hours | None) -> dict[str, str | int]:
    begin, count = run
    first = str(begin + 1) if hours is None else written(hours[begin])
    last = str(begin + count) if hours is None else written(hours[begin + count - 1])
    return {"first": first, "last": last, "count": count}


def _drop(name: str, runs: list[tuple[int, int]], hours: Hours | None, step: int) -> Text:
    longest = max(runs, key=lambda run: run[1])
    values = {"name": name, "lacking": sum(count for _, count in runs), **_gap(longest, hours)}
    if step < MINUTES_AN_HOUR:
        return Text(
            "{name} is not used: {lacking} steps of {minutes} minutes are missing in gaps that are not filled, the "
            "longest from {first} to {last} ({count}).",
            {**values, "minutes": step},
        )
    return Text(
        "{name} is not used: {lacking} of its hours are missing in gaps that are not filled, the longest from {first} "
        "to {last} ({count}).",
        values,
    )


def _note(
    name: str,
    runs: list[tuple[int, int]],
    hours: Hours | None,
    rows: tuple[tuple[int, ...], int],
    found: Findings,
) -> None:
    lines, step = rows
    wrong = [Wrong(lines[run[0]], 1, _missing(_gap(run, hours), step)) for run in runs]
    found.lines(wrong, name, found.advice(name))


def _missing(gap: dict[str, str | int], step: int) -> Text:
    if step < MINUTES_AN_HOUR:
        said = {**gap, "minutes": step}
        return Text("steps of {minutes} minutes are missing: {first} to {last} ({count})", said)
    return Text("hours are missing: {first} to {last} ({count})", gap)
