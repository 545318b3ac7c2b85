"""Rows and columns of a text file, every cell with its line, and numbers out of them."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from typing import NamedTuple

import numpy as np

from aigf.documents import shown
from aigf.series.columns import COLUMNS, Array, other_unit
from aigf.series.findings import Findings, Wrong
from aigf.series.notation import COMMA, POINT, Cells, Others, cells_of, decimal_mark, two_readings
from aigf.series.separator import cells_in, head_of, separator_of
from aigf.text import Text

#: How sources write that they have no value.
EMPTY = frozenset({"", "-", "n/e", "N/A", "n/a", "#N/A", "#N/B"})


#: Of a table; a sheet of a workbook may have as many.
MOST_COLUMNS = 500


class Table(NamedTuple):
    """The header of a table, and its rows with the line of each."""

    header: list[str]
    header_line: int
    rows: list[list[str]]
    lines: list[int]

    def at(self, row: list[str], index: int) -> int:
        """The column of the file in which a cell begins, counted from 1."""
        return 1 + sum(len(cell) + 1 for cell in row[:index])

    def place(self, number: int, index: int) -> tuple[int, int]:
        """Line and column of the file at which a cell of a row begins."""
        return self.lines[number], self.at(self.rows[number], index)

    def taken(self, which: Sequence[int]) -> Table:
        """The table with only the rows of these numbers."""
        return Table(
            self.header,
            self.header_line,
            [self.rows[row] for row in which],
            [self.lines[row] for row in which],
        )

    def numbers(self, index: int) -> Cells:
        """What the cells of a column are as numbers; '' where a row does not reach it."""
        try:
            return cells_of([row[index].strip() for row in self.rows])
        except IndexError:
            return cells_of([row[index].strip() if index < len(row) else "" for row in self.rows])

    def decided(self) -> str | None:
        """The decimal sign that the columns decide, those that are not used too; None where they differ."""
        marks = {self.numbers(index).decided() for index in range(len(self.header))} - {None}
        return marks.pop() if len(marks) == 1 else None

    def cells(self, index: int) -> Iterable[tuple[int, list[str], str]]:
        """Line, row and text of every cell of a column; rows that do not reach it are left out as ''."""
        for line, row in zip(self.lines, self.rows, strict=True):
            yield line, row, row[index].strip() if index < len(row) else ""


def header_of(text: str) -> list[str]:
    """The names in the first row, as ``rows_of`` reads it; none where it is no table."""
    lines = text[:100_000].splitlines()
    head = head_of(lines)
    try:
        rows = cells_in(lines[head:], separator_of(lines[head:], lines[:head]))
        return [name.strip() for name in next(rows, (0, []))[1]]
    except csv.Error:
        return []


def rows_of(text: str, found: Findings, after: int = 0) -> Table:
    """The table of a text whose header is in the line after the first ``after`` lines.

    The separator is that of the header: a comma, else it is noted. Raises InputError where it is no table or empty.
    """
    lines = text.splitlines()
    after = after or head_of(lines)
    separator = separator_of(lines[after:], lines[:after])
    rows: list[tuple[int, list[str]]] = []
    try:
        rows.extend((number + after, row) for number, row in cells_in(lines[after:], separator))
    except csv.Error as error:
        line = after + 1 + (rows[-1][0] - after if rows else 0)
        wrong = Text("this is not CSV ({reason})", {"reason": shown(str(error))})
        raise found.refuse((line, 1), "", wrong, Text("a number in every column")) from None
    while rows and not any(cell.strip() for cell in rows[-1][1]):
        rows.pop()
    if not rows:
        wrong = Text("the file is empty")
        raise found.refuse((1, 1), "", wrong, Text("a line with the names of the columns"))
    if len(rows[0][1]) > MOST_COLUMNS:
        wrong = Text("the line has {count} columns", {"count": len(rows[0][1])})
        raise found.refuse(
            (rows[0][0], 1), "", wrong, Text("at most {count} columns", {"count": MOST_COLUMNS})
        )
    if separator.named is not None:
        found.read_as.append(separator.named)
    header = [" ".join(name.split()) for name in rows[0][1]]
    if found.of_sheet:  # which has no cells where nothing is
        for _, row in rows[1:]:
            if len(row) < len(header) and any(cell.strip() for cell in row):
                row.extend([""] * (len(header) - len(row)))
    return Table(header, rows[0][0], [row for _, row in rows[1:]], [line for line, _ in rows[1:]])


def even(table: Table, found: Findings) -> None:
    """Notes the rows that have more or fewer columns than the header; empty ones at their end do not count."""
    longest = max((len(row) for row in table.rows), default=0)
    while len(table.header) > longest > 0 and not table.header[-1]:
        table.header.pop()
    count = len(table.header)
    for row in table.rows:
        while len(row) > count and not row[-1].strip():
            row.pop()
    wrong = [
        Wrong(line, 1, Text("the line has {count} columns", {"count": len(row)}))
        for line, row in zip(table.lines, table.rows, strict=True)
        if len(row) != count
    ]
    found.lines(wrong, "", Text("{count} columns", {"count": count}))


def index_of(table: Table, names: Sequence[str], expected: Text, found: Findings) -> int:
    """The number of the column with one of these names. Raises InputError where none is there."""
    index = next((number for number, name in enumerate(table.header) if name in names), None)
    if index is None:
        wrong = Text("there is no column '{name}'", {"name": names[0]})
        raise found.refuse((table.header_line, 1), names[0], wrong, expected)
    return index


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
    notation: Others = POINT,
) -> tuple[Array, list[Wrong]]:
    """The values of a column in the unit of its name, not-a-number where there is none; and where it is empty.

    What is no number, outside its bounds, or can be read two ways is noted. ``scale`` makes the unit of the name out
    of the unit of the file; a value of ``missing`` or more stands for none; ``notation`` is the decimal sign where
    the cells of the column do not decide it, or what finds it; None where nothing is known of it.
    """
    low, high = COLUMNS[name].low, COLUMNS[name].high
    cells = table.numbers(index)
    if cells.percent:
        cells, scale = _of_percentages((table, index, name), cells, found), 1.0
    if notation == POINT and _with_either(cells, COMMA):
        notation = table.decided  # no producer writes it: a spreadsheet has
    values, wrong = _values((table, index, name), cells, decimal_mark(cells, notation, name, scale), found)
    empty: list[Wrong] = []
    if missing is not None:
        for number in np.flatnonzero(values >= missing).tolist():
            said = Text(
                "the value is missing: {value} stands for none", {"value": shown(cells.texts[number])}
            )
            empty.append(Wrong(*table.place(number, index), said))
        values[values >= missing] = np.nan
    with np.errstate(over="ignore"):  # what is too large to count is out of bounds
        values *= scale
    for number, text in enumerate([] if EMPTY.isdisjoint(cells.texts) else cells.texts):
        if text in EMPTY and index < len(table.rows[number]):
            empty.append(Wrong(*table.place(number, index), Text("the value is empty")))
    expected = Text("a number from {low} to {high}", {"low": f"{low / scale:g}", "high": f"{high / scale:g}"})
    unit = other_unit(name, values) or _shares(name, values, scale)
    if unit is not None:
        first = int(np.flatnonzero(np.isfinite(values))[0])
        found.problem(table.place(first, index), name, unit, unit_expected(name))
    else:
        for number in np.flatnonzero((values < low) | (values > high)).tolist():
            said = Text("{value} is out of bounds", {"value": shown(table.rows[number][index].strip())})
            wrong.append(Wrong(*table.place(number, index), said))
    values[(values < low) | (values > high)] = np.nan  # noted: nothing is computed with them
    found.cells(sorted(wrong, key=lambda item: item.line), name, expected)
    return values, sorted(empty, key=lambda item: item.line)


def _of_percentages(of: tuple[Table, int, str], cells: Cells, found: Findings) -> Cells:
    """Cells of percentages in the unit of their column, whatever unit its name says; noted where it has another."""
    table, index, name = of
    if COLUMNS[name].unit == "%":
        return cells._replace(percent=False)
    if COLUMNS[name].unit:
        place = table.place(next(n for n, row in enumerate(table.rows) if "%" in row[index]), index)
        found.problem(place, name, Text("the values are percentages"), unit_expected(name))
    return cells


def _shares(name: str, values: Array, scale: float) -> Text | None:
    """What values are that a column calls percentages, and of which none in a day is above 1."""
    known = values[np.isfinite(values)]
    if not name.endswith("_cf") or scale != 0.01 or len(known) < 24 or not 0.0 < known.max() <= scale:
        return None
    return Text("the values look like shares of 1")


def _with_either(cells: Cells, sign: str) -> bool:
    pairs = zip(cells.texts, cells.kinds, strict=True)
    return "either" in cells.kinds and any(kind == "either" and sign in text for text, kind in pairs)


def _values(
    of: tuple[Table, int, str], cells: Cells, mark: str | None, found: Findings
) -> tuple[Array, list[Wrong]]:
    """The numbers of a column, and the cells that are none; noted where nothing decides how to read them."""
    table, index, name = of
    if mark is None:
        first = cells.kinds.index("either")
        expected = Text(
            "a column, here or beside it, that shows which sign is the decimal one (as 60.5 does)"
        )
        found.problem(table.place(first, index), name, two_readings(cells.texts[first]), expected)
        return np.full(len(cells.texts), np.nan), []
    wrong: list[Wrong] = []
    values = cells.values(mark)
    for number in np.flatnonzero(np.isnan(values)).tolist():
        row, text = table.rows[number], cells.texts[number]
        if index < len(row) and text not in EMPTY:
            said = Text("'{value}' is not a number", {"value": shown(text)})
            if cells.percent and "%" not in row[index]:
                said = Text("'{value}' is no percentage, and other cells are", {"value": shown(text)})
            elif cells.kinds[number] is not None:
                said = Text("'{value}' has another decimal sign than other cells", {"value": shown(text)})
            wrong.append(Wrong(*table.place(number, index), said))
    notation = _notation(name, cells, mark)
    if notation is not None:
        found.read_as.append(notation)
    return values, wrong


def _notation(name: str, cells: Cells, mark: str) -> Text | None:
    """The notation of a column where it is not that of a program: decimal points, and no sign for thousands."""
    sign = cells.grouped(mark)
    values = {"name": name, "sign": "␣" if sign == " " else sign}
    if mark == COMMA and "comma" in cells.kinds:
        if sign is None:
            return Text("{name} with decimal commas", values)
        return Text("{name} with decimal commas and '{sign}' for thousands", values)
    return None if sign is None else Text("{name} with '{sign}' for thousands", values)


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
    found.lacking(empty, name)
    return values
