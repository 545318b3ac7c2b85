"""A plain table: a header with the names of ``aigf.series.columns``, a line for every hour.

A column of times says when the hour begins, whatever it is called; without one the position counts.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

import numpy as np

from aigf.documents import nearest, shown
from aigf.series.cell_units import without_units
from aigf.series.clock import not_a_time
from aigf.series.columns import COLUMNS, SPEEDS, Array
from aigf.series.date_columns import like_times
from aigf.series.findings import Findings
from aigf.series.finishing import Origin, finished, finished_without_times
from aigf.series.header_units import measured
from aigf.series.hours_of_day import check_counts
from aigf.series.separator import head_of
from aigf.series.series import Series
from aigf.series.surroundings import above, between_values, with_units, without_notes
from aigf.series.table import Table, column, even, rows_of
from aigf.series.times import TIME, times_of
from aigf.text import Text

#: Names of columns of times that a reader expects: nothing is said where they are not used.
OTHER_TIMES = frozenset({"time", "hour", "date", "datetime", "timestamp"})
FORMAT = Text("plain CSV")
#: In names of columns of times.
_WHEN = re.compile(r"time|tijd|date|datum|stamp|utc|hour|uur", re.IGNORECASE)
_WIND_SPEEDS = {*SPEEDS, "ghi_wm2"}


def read(text: str, digest: str, found: Findings) -> Series | None:
    """The series of a plain CSV; what is wrong in it is noted."""
    lines_above = above(text, lambda name: _canonical(name) in COLUMNS)
    table = without_notes(with_units(rows_of(text, found, after=lines_above), found), found)
    table = without_units(table, found)
    scales = _scales(table.header, found)
    table = table._replace(header=[_canonical(name) for name in table.header])
    if lines_above > head_of(text[:1000].splitlines()):
        found.repairs.append(
            Text("The lines above the names of the columns are not read: {count}.", {"count": lines_above})
        )
    _names(table, found)
    filled = _without_blank(table)
    times = times_of(filled, found)
    even(table if times is None else filled, found)
    known = {*COLUMNS, *(() if times is None else times.names)}
    unused = tuple(
        name for name in table.header if name not in known and name.lower() not in {*TIME, *OTHER_TIMES}
    )
    if times is None:
        _refuse_dates(table, found)
        origin = Origin(digest, FORMAT, Text("no times: the position counts"), unused)
        check_counts(table, found)
        _said_of_other_times(table, found)
        return finished_without_times(found, origin, _columns(table, found, scales), tuple(table.lines))
    table = filled.taken(times.kept)
    used = between_values(table, COLUMNS, found)
    table, times = table.taken(range(len(table.rows))[used]), times.taken(used)
    rows = (times.minutes, np.asarray(table.lines, dtype=np.int64))
    origin = Origin(digest, FORMAT, times.zone, unused)
    return finished(found, origin, _columns(table, found, scales), rows, times.durations)


def _without_blank(table: Table) -> Table:
    """The table without lines that have no cell with anything in it: a missing hour is seen by its time."""
    filled = [number for number, row in enumerate(table.rows) if "".join(row).strip()]
    return table if len(filled) == len(table.rows) else table.taken(filled)


def _columns(table: Table, found: Findings, scales: Mapping[str, float]) -> dict[str, Array]:
    columns: dict[str, Array] = {}
    notation = cache(table.decided)
    for name in table.header:
        if name in COLUMNS and name not in columns:
            index, scale = table.header.index(name), scales.get(name, 1.0)
            values, empty = column(table, index, name, found, notation=notation, scale=scale)
            found.lacking(empty, name)
            columns[name] = values
    return columns


def _canonical(name: str) -> str:
    """The name of a column as it is known, in whatever capitals and unit it is written."""
    known = measured(name)
    return name if known is None else known.column


def _scales(header: list[str], found: Findings) -> dict[str, float]:
    """What makes the unit of a column of the unit that its name in the file says; that is noted."""
    scales: dict[str, float] = {}
    for name in header:
        known = measured(name)
        if known is not None and known.scale != 1.0:
            scales.setdefault(known.column, known.scale)
            values = {"name": shown(name), "column": known.column, "scale": f"{known.scale:.6g}"}
            found.repairs.append(Text("{name} is read as {column}, times {scale}.", values))
    return scales


def _names(table: Table, found: Findings) -> None:
    """Notes a name that is there twice, and one that is nearly that of a column that is not there."""
    for index, name in enumerate(table.header):
        if name and name in table.header[:index]:
            wrong = Text("the column '{name}' is there twice", {"name": shown(name)})
            found.problem(
                (table.header_line, table.at(table.header, index)), name, wrong, Text("each name once")
            )
    others = [name for name in table.header if name not in COLUMNS and not _WHEN.search(name)]
    for missing in (name for name in COLUMNS if name not in table.header and name not in _WIND_SPEEDS):
        meant = next((name for name in others if nearest(name, [missing])), None)
        if meant is not None:
            wrong = Text("the column '{name}' is unknown here", {"name": shown(meant)})
            at = (table.header_line, table.at(table.header, table.header.index(meant)))
            found.problem(at, meant, wrong, Text("'{name}'", {"name": missing}))
            others.remove(meant)
    if not any(name in COLUMNS for name in table.header) and not found.problems:
        wrong = Text("no column of the header is known")
        names = ", ".join(COLUMNS)
        found.problem((table.header_line, 1), "", wrong, Text("some of {names}", {"names": names}))


def _refuse_dates(table: Table, found: Findings) -> None:
    """Raises InputError where a column has dates that cannot be read: the position of a line is then no time."""
    place = like_times(table)
    if place is not None:
        row, index = place
        wrong = not_a_time(table.rows[row][index].strip())
        raise found.refuse(
            table.place(row, index), table.header[index], wrong, Text("every time as 2019-12-31 23:00")
        )


def _said_of_other_times(table: Table, found: Findings) -> None:
    for name in table.header:
        if name.lower() in OTHER_TIMES and name.lower() != "hour":
            said = Text(
                "The cells of the column '{name}' are no times: the order of the lines counts.",
                {"name": shown(name)},
            )
            found.repairs.append(said)
