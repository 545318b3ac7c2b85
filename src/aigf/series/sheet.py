"""The rows of a sheet of Excel as lines of CSV, read element by element.

A formula is its stored value. A cell stands where its name says, so that a line names a row of the sheet.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from aigf.series.cell_values import Writers
from aigf.series.containers import MAXIMUM_CELLS
from aigf.series.parts import DEEPEST, Attributes, DamagedError, Handlers

MOST_ROWS, MOST_COLUMNS = 400_000, 500
_DIGITS = "0123456789"
_LONGEST = 3  #: letters of a column
_DEPTH = 2  #: of the element that rows are in


class TooLargeError(Exception):
    """A sheet has more rows, columns or cells than are read."""


class Mark(NamedTuple):
    """How far a sheet has been read."""

    lines: int
    cells: int
    row: int


class Lines:
    """The lines of a sheet, of which those after the last value are left out."""

    def __init__(self, writers: Writers) -> None:
        self._writers = writers
        self._lines: list[str] = []
        self._cells = 0
        self._row = 0  #: the number of the last
        self._columns: dict[str, int] = {}
        #: Whether no element is open but those that rows are in, and these are named as the default is.
        self.between_rows: Callable[[], bool] = lambda: False

    def text(self) -> str:
        """All lines; '' where there is no value at all."""
        return "\n".join([*self._lines, ""]) if self._lines else ""

    def mark(self) -> Mark:
        return Mark(len(self._lines), self._cells, self._row)

    def back_to(self, mark: Mark) -> None:
        """Forgets what has been read after a mark."""
        del self._lines[mark.lines :]
        _, self._cells, self._row = mark

    def begin(self, row: int) -> None:
        """Goes on to a row by its number. Raises DamagedError where that does not rise."""
        if row <= self._row:
            raise DamagedError
        self._row = row

    def put(self, row: list[str], letters: str | None, value: str) -> None:
        """Sets a value in the column of a row with these letters, else after the cell before it."""
        column = len(row)
        if letters is not None:
            found = self._columns.get(letters)
            column = self._columns.setdefault(letters, column_of(letters)) if found is None else found
        if column >= MOST_COLUMNS:
            if value:
                raise TooLargeError
        elif column == len(row):
            row.append(value)
        elif column > len(row):
            row.extend([""] * (column - len(row)))
            row.append(value)
        else:
            row[column] = value

    def add(self, row: list[str]) -> None:
        """Makes a line of the cells of the last row."""
        while row and not row[-1]:
            row.pop()
        if row:
            self.add_line(",".join(row), len(row))

    def add_line(self, line: str, cells: int) -> None:
        """Adds the line of the last row, which has so many cells."""
        self._cells += cells
        if self._row > MOST_ROWS or self._cells > MAXIMUM_CELLS:
            raise TooLargeError
        self._lines.extend([""] * (self._row - 1 - len(self._lines)))
        self._lines.append(line)

    def handlers(self, named: Callable[[str], str]) -> Handlers:
        """What reads the elements of a sheet: its rows, cells and values, and text that is in the cell itself."""
        row_name, cell_name, value_name, text_name = (named(name) for name in ("row", "c", "v", "t"))
        values, spoken = frozenset((value_name, text_name)), named("rPh")
        row: list[str] = []
        cell: Attributes = {}
        text: list[str] = []
        value, silent = "", False
        depth = 1
        writer_of, put = self._writers.of, self.put

        def start(name: str, attributes: Attributes) -> None:
            nonlocal cell, value, depth, silent
            depth += 1
            if name == cell_name:
                cell, value = attributes, ""
            elif name in values:
                text.clear()
            elif name == row_name:
                stated = attributes.get("r")
                self.begin(self._row + 1 if stated is None else int(stated[:12]))
            elif name == spoken:
                silent = True
            if depth > DEEPEST:
                raise DamagedError

        def end(name: str) -> None:
            nonlocal value, depth, silent
            depth -= 1
            if name == value_name:
                value = text[0] if len(text) == 1 else "".join(text)
            elif name == cell_name:
                letters = cell.get("r")
                put(row, letters and letters.rstrip(_DIGITS), value and writer_of(cell)(value))
            elif name == row_name:
                self.add(row)
                row.clear()
            elif name == text_name:
                value += "" if silent else "".join(text)
            elif name == spoken:
                silent = False

        self.between_rows = lambda: row_name == "row" and depth == _DEPTH and not row and not silent
        return start, end, text.append


def column_of(letters: str) -> int:
    """The number, from 0, of a column by its letters."""
    if not 1 <= len(letters) <= _LONGEST or not letters.isalpha() or not letters.isascii():
        raise DamagedError
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1
