"""A plain table: a header with the names of ``aigf.series.columns``, a line for every hour.

A column ``time_utc`` says when the hour begins; without it the position counts.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

import numpy as np

from aigf.documents import nearest, shown
from aigf.series.clock import in_year, iso_minute
from aigf.series.columns import COLUMNS, SPEEDS, Array, Numbers
from aigf.series.findings import Findings, Wrong
from aigf.series.finishing import Origin, finished, finished_without_times
from aigf.series.header_units import measured
from aigf.series.separator import head_of
from aigf.series.series import Series
from aigf.series.table import Table, column, even, rows_of
from aigf.text import Text

TIME = ("time_utc", "time_utc_start", "datetime (utc)")
#: Columns that say when an hour is in a time zone that is not stated: the order of the lines counts instead.
OTHER_TIMES = frozenset({"time", "hour", "date", "datetime", "timestamp"})
FORMAT = Text("plain CSV")
_LONGEST_HEAD = 50
_CELL = re.compile(r"[;,\t|]| {2,}")
_WIND_SPEEDS = {*SPEEDS, "ghi_wm2"}


def read(text: str, digest: str, found: Findings) -> Series | None:
    """The series of a plain CSV; what is wrong in it is noted."""
    above = _above(text)
    table = rows_of(text, found, after=above)
    scales = _scales(table.header, found)
    table = table._replace(header=[_canonical(name) for name in table.header])
    if above > head_of(text[:1000].splitlines()):
        found.repairs.append(
            Text("The lines above the names of the columns are not read: {count}.", {"count": above})
        )
    _names(table, found)
    even(table, found)
    time = next((name for name in table.header if name.lower() in TIME), None)
    unused = tuple(
        name for name in table.header if name not in COLUMNS and name.lower() not in {*TIME, *OTHER_TIMES}
    )
    if time is None:
        origin = Origin(digest, FORMAT, Text("no times: the position counts"), unused)
        _said_of_other_times(table, found)
        return finished_without_times(found, origin, _columns(table, found, scales), tuple(table.lines))
    minutes, kept = times(table, time, found)
    table = table.taken(kept)
    rows = (minutes, np.asarray(table.lines, dtype=np.int64))
    return finished(found, Origin(digest, FORMAT, Text("UTC"), unused), _columns(table, found, scales), rows)


def times(table: Table, name: str, found: Findings) -> tuple[Numbers, list[int]]:
    """The minutes, UTC, of the rows whose time in the column ``name`` can be read, and the numbers of these rows."""
    index = table.header.index(name)
    minutes, kept, wrong = [], [], []
    for number, (line, row, cell) in enumerate(table.cells(index)):
        minute = iso_minute(cell)
        if isinstance(minute, Text):
            wrong.append(Wrong(line, table.at(row, index), minute))
        elif in_year(minute, found.year):
            minutes.append(minute)
            kept.append(number)
    found.lines(wrong, name, Text("every time as 2019-12-31 23:00"))
    return np.array(minutes, dtype=np.int64), kept


def _columns(table: Table, found: Findings, scales: Mapping[str, float]) -> dict[str, Array]:
    columns: dict[str, Array] = {}
    notation = _notation(table)
    for name in table.header:
        if name in COLUMNS and name not in columns:
            index, scale = table.header.index(name), scales.get(name, 1.0)
            values, empty = column(table, index, name, found, notation=notation, scale=scale)
            found.lacking(empty, name)
            columns[name] = values
    return columns


def _notation(table: Table) -> str | None:
    """The decimal sign that the columns of the file decide, those that are not used too; None where they differ."""
    marks = {table.numbers(index).decided() for index in range(len(table.header))} - {None}
    return marks.pop() if len(marks) == 1 else None


def _above(text: str) -> int:
    """The lines above the header: those before the first that has the name of a column; none where none has."""
    for number, line in enumerate(text[:100_000].splitlines()[:_LONGEST_HEAD]):
        if any(_canonical(cell.strip().strip('"')) in COLUMNS for cell in _CELL.split(line)):
            return number
    return 0


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
    others = [name for name in table.header if name not in COLUMNS]
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


def _said_of_other_times(table: Table, found: Findings) -> None:
    for name in table.header:
        if name.lower() in OTHER_TIMES and name.lower() != "hour":
            said = Text(
                "The column '{name}' is not read, because its time zone is not stated: the order of the lines counts.",
                {"name": shown(name)},
            )
            found.repairs.append(said)
