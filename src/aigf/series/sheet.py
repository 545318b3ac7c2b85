"""The rows of a sheet of Excel as lines of CSV, read element by element.

A formula is its stored value. A cell stands where its name says, so that a line names a row of the sheet.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal, InvalidOperation
from typing import NamedTuple

from aigf.series.containers import MAXIMUM_CELLS
from aigf.series.number_formats import PERCENT, as_percentage, as_time
from aigf.series.parts import DEEPEST, Attributes, DamagedError, Handlers

MOST_ROWS, MOST_COLUMNS = 400_000, 500
_DIGITS = "0123456789"
#: Digits that a number is not written in by people: 0.1 is 0.10000000000000001 in a sheet.
_SHORT = 15
_LONGEST = 3  #: letters of a column
_SPECIAL = re.compile(r'[",]')
_ISO = re.compile(r"(\d{4}-\d\d-\d\d)T(\d\d:\d\d:\d\d)(?:\.\d+)?")


class TooLargeError(Exception):
    """A sheet has more rows, columns or cells than are read."""


class Book(NamedTuple):
    """What the cells of all sheets refer to."""

    strings: list[str]  #: as cells of CSV
    kinds: list[str]  #: of each style: MOMENT, DURATION, PERCENT or ''
    of_1904: bool


class Lines:
    """The lines of a sheet, of which those after the last value are left out."""

    def __init__(self, book: Book) -> None:
        self._book = book
        self._kinds = {str(number): kind for number, kind in enumerate(book.kinds) if kind}
        self._lines: list[str] = []
        self._cells = 0
        self._columns: dict[str, int] = {}

    def text(self) -> str:
        """All lines; '' where there is no value at all."""
        return "\n".join([*self._lines, ""]) if self._lines else ""

    def handlers(self, named: Callable[[str], str]) -> Handlers:
        """What reads the elements of a sheet: its rows, cells and values, and text that is in the cell itself."""
        row_name, cell_name, value_name, text_name = (named(name) for name in ("row", "c", "v", "t"))
        values, spoken = frozenset((value_name, text_name)), named("rPh")
        row: list[str] = []
        cell: Attributes = {}
        text: list[str] = []
        value, silent = "", False
        number, letters, depth = 0, 0, 1
        columns, written = self._columns, self._written

        def start(name: str, attributes: Attributes) -> None:
            nonlocal cell, value, number, letters, depth, silent
            depth += 1
            if name == cell_name:
                cell, value = attributes, ""
            elif name in values:
                text.clear()
            elif name == row_name:
                number = _row(attributes.get("r"), number)
                letters = -len(str(number))  # of the name of a cell: all but the number of its row
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
                if value:
                    value = written(cell, value)
                if value and columns.get(cell.get("r", "")[:letters]) == len(row):
                    row.append(value)  # as it nearly always is
                else:
                    self._put(row, cell.get("r"), value)
            elif name == row_name:
                self._add(row, number)
                row.clear()
            elif name == text_name:
                value += "" if silent else "".join(text)
            elif name == spoken:
                silent = False

        return start, end, text.append

    def _put(self, row: list[str], reference: str | None, value: str) -> None:
        """Sets a value in its row, where its reference says, else after the cell before it."""
        column = len(row)
        if reference is not None:
            letters = reference.rstrip(_DIGITS)
            found = self._columns.get(letters)
            column = self._columns.setdefault(letters, _column(letters)) if found is None else found
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

    def _add(self, row: list[str], number: int) -> None:
        while row and not row[-1]:
            row.pop()
        if not row:
            return
        self._cells += len(row)
        if number > MOST_ROWS or self._cells > MAXIMUM_CELLS:
            raise TooLargeError
        self._lines.extend([""] * (number - 1 - len(self._lines)))
        self._lines.append(",".join(row))

    def _written(self, cell: Attributes, value: str) -> str:
        """A value as it is written; a number so that it cannot be taken for one with separators for thousands."""
        kind = cell.get("t", "n")
        if kind == "n":
            shown_as = self._kinds.get(cell.get("s", "0")) if self._kinds else None
            if shown_as is not None and shown_as != PERCENT:
                return as_time(value, shown_as, self._book.of_1904)
            if len(value) > _SHORT or "E" in value or "e" in value:
                value = _number(value)
            if shown_as == PERCENT:
                value = as_percentage(value)
                return f"{value[:-1]}0%" if value[-5:-4] == "." else value
            return f"{value}0" if value[-4:-3] == "." else value
        if kind == "s":
            return self._book.strings[int(value)]
        if kind == "b":
            return "TRUE" if value in {"1", "true"} else "FALSE"
        moment_of = _ISO.fullmatch(value) if kind == "d" else None
        return quoted(value) if moment_of is None else " ".join(moment_of.groups())


def quoted(text: str) -> str:
    """A text as a cell of CSV, in one line."""
    plain = " ".join(text.split())
    return '"' + plain.replace('"', '""') + '"' if _SPECIAL.search(plain) else plain


def _number(text: str) -> str:
    """A number in as many digits as it needs, without an exponent."""
    try:
        shortest = repr(float(text))
        return f"{Decimal(shortest):f}" if "e" in shortest else shortest.removesuffix(".0")
    except (ValueError, InvalidOperation):
        return quoted(text)


def _row(stated: str | None, before: int) -> int:
    """The number of a row: as it is stated, else the one after the row before it."""
    if stated is None:
        return before + 1
    number = int(stated[:12])
    if number <= before:
        raise DamagedError
    return number


def _column(letters: str) -> int:
    """The number, from 0, of a column by its letters."""
    if not 1 <= len(letters) <= _LONGEST or not letters.isalpha() or not letters.isascii():
        raise DamagedError
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1
