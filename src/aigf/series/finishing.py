"""From what a reader found in a file to the series of that file."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from aigf.documents import shown
from aigf.series.clock import Rows, steps_in_a_row
from aigf.series.columns import COLUMNS, Array, Numbers
from aigf.series.filling import filled
from aigf.series.findings import Findings
from aigf.series.location import NOWHERE, Location
from aigf.series.plausible import check_levels, check_sun
from aigf.series.series import Hours, Series, Source, hours_in, period_of, years_of
from aigf.series.steps import parts_of_hours, step_without_times
from aigf.text import Text


class Origin(NamedTuple):
    """What is known of a file before its hours are."""

    digest: str
    format: Text
    zone: Text
    unused: tuple[str, ...] = ()
    years: tuple[int, ...] | None = None  #: of a typical year, whose months are of several
    location: Location = NOWHERE


def finished(
    found: Findings,
    origin: Origin,
    columns: dict[str, Array],
    rows: tuple[Numbers, Numbers],
    durations: Numbers | None = None,
) -> Series | None:
    """The series of a file with times; None, with the problem noted, where there is no hour in it.

    ``rows`` are the minutes, UTC, at which the lines begin and their numbers; ``durations`` their lengths in minutes,
    where the file says them.
    """
    minutes, lines = rows
    if not len(minutes):
        _note_no_hours(found)
        return None
    if origin.years is not None and len(origin.years) > 1:
        named = ", ".join(str(year) for year in origin.years)
        found.repairs.append(Text("The months are of different years ({years}).", {"years": named}))
    lengths = parts_of_hours(minutes, found.parts) if durations is None else durations
    hours, values, numbers, step = steps_in_a_row(Rows(minutes, lengths, lines, columns), found)
    return _series(found, origin, values, hours, (numbers, step))


def _note_no_hours(found: Findings) -> None:
    """Notes that there is no hour, where nothing else says why."""
    if found.problems:
        return
    wrong = Text("there are no hours in the file")
    if found.year is not None:
        wrong = Text("the file does not have the whole of {year}", {"year": found.year})
    found.problem((1, 1), "", wrong, Text("a line for every hour"))


def finished_without_times(
    found: Findings, origin: Origin, columns: dict[str, Array], lines: tuple[int, ...]
) -> Series | None:
    """The series of a file without times, where the position counts; None, noted, where there is no hour in it."""
    if not lines:
        _note_no_hours(found)
        return None
    return _series(found, origin, columns, None, (lines, step_without_times(len(lines), found)))


def _series(
    found: Findings,
    origin: Origin,
    values: dict[str, Array],
    hours: Hours | None,
    rows: tuple[tuple[int, ...], int],
) -> Series:
    """The series; ``rows`` are the line of every step, and its minutes."""
    lines, step = rows
    whole = filled(hours, {name: values[name] for name in COLUMNS if name in values}, rows, found)
    ordered = whole.columns
    damp = ordered.get("rh_pct")
    if damp is not None and np.any(damp > 100.0):
        above = {"count": int(np.sum(damp > 100.0))}
        ordered["rh_pct"] = np.minimum(damp, 100.0)
        found.repairs.append(Text("A humidity above 100% has been set to 100%; hours: {count}.", above))
    first = lines[0] if lines else 1
    if not ordered and not found.problems:
        names = ", ".join(COLUMNS)
        wrong = Text("there is no column in it that can be used")
        found.problem((1, 1), "", wrong, Text("some of {names}", {"names": names}))
    check_levels(ordered, (first, hours_in(len(lines), step)), found)
    check_sun(hours, ordered, origin.location, first, found)
    years = origin.years or (() if hours is None else years_of(hours))
    source = Source(
        found.file,
        origin.digest,
        origin.format,
        origin.zone,
        tuple(ordered),
        years,
        period_of(hours),
        len(lines),
        tuple(found.read_as),
        origin.location,
        tuple((name, hours_in(count, step)) for name, count in whole.steps.items()),
        whole.dropped,
        step,
    )
    said = tuple(found.repairs), tuple(found.warnings)
    unused = tuple(shown(name) for name in origin.unused)
    return Series(hours, ordered, lines, (source,), unused, *said, step)
