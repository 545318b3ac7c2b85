"""Rows and columns of a CSV file, every cell with its line, and numbers out of them."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

import numpy as np

from aigf.documents import shown
from aigf.series.columns import COLUMNS, Array, other_unit
from aigf.series.findings import Findings, Wrong
from aigf.text import Text

_NUMBER = re.compile(r"[-+]?(\d{1,100}(\.\d{0,100})?|\.\d{1,100})([eE][-+]?\d{1,3})?", re.ASCII)
#: How sources write that they have no value.
EMPTY = frozenset({"", "-", "n/e", "N/A", "n/a"})


class Table(NamedTuple):
    """The header of a table, and its rows with the line of each."""

    header: list[str]
    header_line: int
    rows: list[list[str]]
    lines: list[int]

    def at(self, row: list[str], index: int) -> int:
        """The column of the file in which a cell begins, counted from 1."""
        return 1 + sum(len(cell) + 1 for cell in row[:index])

    def taken(self, which: Sequence[int]) -> Table:
        """The table with only the rows of these numbers."""
        return Table(
            self.header,
            self.header_line,
            [self.rows[row] for row in which],
            [self.lines[row] for row in which],
        )

    def cells(self, index: int) -> Iterable[tuple[int, list[str], str]]:
        """Line, row and text of every cell of a column; rows that do not reach it are left out as ''."""
        for line, row in zip(self.lines, self.rows, strict=True):
            yield line, row, row[index].strip() if index < len(row) else ""


def header_of(text: str) -> list[str]:
    """The names in the first row, as ``rows_of`` reads it; none where it is no CSV."""
    try:
        return [name.strip() for name in next(csv.reader(text.splitlines(), strict=True), [])]
    except csv.Error:
        return []


def rows_of(text: str, found: Findings, delimiter: str = ",", after: int = 0) -> Table:
    """The table of a text whose header is in the line after the first ``after`` lines.

    Raises InputError where it is no CSV or empty.
    """
    reader = csv.reader(text.splitlines()[after:], delimiter=delimiter, strict=True)
    rows: list[tuple[int, list[str]]] = []
    try:
        rows.extend((reader.line_num + after, row) for row in reader)
    except csv.Error as error:
        wrong = Text("this is not CSV ({reason})", {"reason": shown(str(error))})
        raise found.refuse(
            (reader.line_num + after, 1), "", wrong, Text("a number in every column")
        ) from None
    while rows and not any(cell.strip() for cell in rows[-1][1]):
        rows.pop()
    if not rows:
        wrong = Text("the file is empty")
        raise found.refuse((1, 1), "", wrong, Text("a line with the names of the columns"))
    header = [name.strip() for name in rows[0][1]]
    return Table(header, rows[0][0], [row for _, row in rows[1:]], [line for line, _ in rows[1:]])


def even(table: Table, found: Findings) -> None:
    """Notes the rows that have more or fewer columns than the header."""
    count = len(table.header)
    wrong = [
        Wrong(line, 1, Text("the line has {count} columns", {"count": len(row)}))
        for line, row in zip(table.lines, table.rows, strict=True)
        if len(row) != count
    ]
    found.lines(wrong, "", Text("{count} columns", {"count": count}))


def one_value(table: Table, name: str, found: Findings) -> str:
    """The only value of a column of names, such as a country; more than one of them is noted."""
    index = table.header.index(name)
    values = list(dict.fromkeys(cell for _, _, cell in table.cells(index) if cell))
    if len(values) > 1:
        named = ", ".join(shown(value, 20) for value in values[:3])
        wrong = Text("the file has several: {names}", {"names": named})
        line = next(line for line, _, cell in table.cells(index) if cell == values[1])
        found.problem((line, 1), name, wrong, Text("one, in a file of its own"))
    return values[0] if values else ""


def column(  # noqa: PLR0913 - what a format says about its column
    table: Table,
    index: int,
    name: str,
    found: Findings,
    *,
    scale: float = 1.0,
    missing: float | None = None,
    comma: bool = False,
) -> tuple[Array, list[Wrong]]:
    """The values of a column in the unit of its name, not-a-number where there is none; and where it is empty.

    What is no number, or outside its bounds, is noted. ``scale`` makes the unit of the name out of the unit of the
    file; a value of ``missing`` or more stands for none; ``comma`` allows a decimal comma.
    """
    low, high = COLUMNS[name].low, COLUMNS[name].high
    values = np.full(len(table.rows), np.nan)
    empty: list[Wrong] = []
    wrong: list[Wrong] = []
    for hour, (line, row, cell) in enumerate(table.cells(index)):
        plain = cell.replace(",", ".") if comma and cell.count(",") == 1 and "." not in cell else cell
        if _NUMBER.fullmatch(plain):
            value = float(plain)
            if missing is not None and value >= missing:
                said = Text("the value is missing: {value} stands for none", {"value": shown(cell)})
                empty.append(Wrong(line, table.at(row, index), said))
            else:
                values[hour] = value * scale
        elif index >= len(row):
            continue
        elif cell in EMPTY:
            empty.append(Wrong(line, table.at(row, index), Text("the value is empty")))
        else:
            said = Text("'{value}' is not a number", {"value": shown(cell)})
            wrong.append(Wrong(line, table.at(row, index), said))
    expected = Text("a number from {low} to {high}", {"low": f"{low / scale:g}", "high": f"{high / scale:g}"})
    unit = other_unit(name, values)
    if unit is not None:
        first = int(np.flatnonzero(np.isfinite(values))[0])
        at = (table.lines[first], table.at(table.rows[first], index))
        found.problem(at, name, unit, unit_expected(name))
    else:
        for number in np.flatnonzero((values < low) | (values > high)):
            row = table.rows[number]
            said = Text("{value} is out of bounds", {"value": shown(row[index].strip())})
            wrong.append(Wrong(table.lines[number], table.at(row, index), said))
    found.lines(sorted(wrong, key=lambda item: item.line), name, expected)
    return values, empty


def unit_expected(name: str) -> Text:
    """What the values of a column must be in."""
    unit = COLUMNS[name].unit
    return Text("values in {unit}", {"unit": unit}) if unit else Text("shares of 1")


def whole(name: str, values: Array, empty: list[Wrong], found: Findings) -> Array | None:
    """A column that has a value in every hour; None, and said, where it has none at all.

    Where some are lacking, each is noted: what lies between is not guessed.
    """
    if len(empty) == len(values) and len(values):
        found.repairs.append(Text("{name} has no values and is left out.", {"name": name}))
        return None
    found.lines(empty, name, Text("a value in every hour"))
    return values
