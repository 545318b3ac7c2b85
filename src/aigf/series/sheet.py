"""The rows of a sheet of Excel as lines of CSV: by pattern while they are written regularly, then by element.

A formula is its stored value. A cell stands where its name says, so that a line names a row of the sheet.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from string import ascii_uppercase

from aigf.series.cell_values import Book, Writer, Writers
from aigf.series.containers import MAXIMUM_CELLS
from aigf.series.parts import DEEPEST, Attributes, DamagedError, Handlers
from aigf.series.rows import IrregularError, Rows, attributes_of, begins_rows, rows_of

MOST_ROWS, MOST_COLUMNS = 400_000, 500
_DIGITS = "0123456789"
_LONGEST = 3  #: letters of a column
_PAIRS = (before + letter for before in ascii_uppercase for letter in ascii_uppercase)
#: The names of the columns in the order in which the cells of a row nearly always are.
_FIRST: list[str | None] = [*ascii_uppercase, *_PAIRS][:MOST_COLUMNS]
_DEPTH = 2  #: of the element that rows are in
#: In which the attributes of cells may be written; a sheet has some for each style.
_MOST_WAYS = 10_000


class TooLargeError(Exception):
    """A sheet has more rows, columns or cells than are read."""


class Lines:
    """The lines of a sheet, of which those after the last value are left out."""

    def __init__(self, book: Book) -> None:
        self._writers = Writers(book)
        self._writer_of: dict[str | None, Writer] = {}  #: by the attributes of a cell as they are written
        self._lines: list[str] = []
        self._cells = 0
        self._number = 0  #: of the last row
        self._columns: dict[str, int] = {}
        self._regular: bool | None = None  #: whether the rows up to here were; None above them
        self._between_rows: Callable[[], bool] = lambda: False

    def text(self) -> str:
        """All lines; '' where there is no value at all."""
        return "\n".join([*self._lines, ""]) if self._lines else ""

    def taken(self, piece: bytes) -> bool:
        """Whether a piece of the sheet is whole rows that could be read without the handlers, as it then is.

        The pieces are those of ``rows.divided``. After the first that could not, none is.
        """
        if self._regular is None:
            self._regular = begins_rows(piece)
            return False
        self._regular = self._regular and self._between_rows() and self._read(piece)
        return self._regular

    def _read(self, piece: bytes) -> bool:
        """Reads rows by pattern; where the handlers would read them otherwise or refuse them, nothing is read."""
        before = len(self._lines), self._cells, self._number
        try:
            rows = rows_of(piece.decode())
            written = self._written(rows)
            begins = rows.begins()
            for begin, end in pairwise(begins):
                for number in rows.numbers_to(begin):
                    self._number = _after(self._number, number)
                self._add(self._placed(rows.columns[begin + 1 : end], written[begin + 1 : end]))
            for number in rows.numbers_to(begins[-1])[:-1]:
                self._number = _after(self._number, number)
        except (IrregularError, TooLargeError, DamagedError, ValueError, IndexError, OverflowError):
            del self._lines[before[0] :]
            _, self._cells, self._number = before
            return False
        return True

    def _written(self, rows: Rows) -> list[str]:
        """The value of each cell as it is written."""
        writers = self._writer_of
        for way in set(rows.attributes).difference(writers):
            if len(writers) > _MOST_WAYS:
                raise IrregularError
            writers[way] = self._writers.of(attributes_of(way or ""))
        pairs = zip(rows.attributes, rows.values, strict=True)
        return [writers[way](value) if value else "" for way, value in pairs]

    def _placed(self, columns: list[str | None], written: list[str]) -> list[str]:
        """The values of the cells of a row, each in its column."""
        if columns == _FIRST[: len(columns)]:
            return written
        placed: list[str] = []
        for letters, value in zip(columns, written, strict=True):
            self._put(placed, letters, value)
        return placed

    def handlers(self, named: Callable[[str], str]) -> Handlers:
        """What reads the elements of a sheet: its rows, cells and values, and text that is in the cell itself."""
        row_name, cell_name, value_name, text_name = (named(name) for name in ("row", "c", "v", "t"))
        values, spoken = frozenset((value_name, text_name)), named("rPh")
        row: list[str] = []
        cell: Attributes = {}
        text: list[str] = []
        value, silent = "", False
        depth = 1
        writer_of, put = self._writers.of, self._put

        def start(name: str, attributes: Attributes) -> None:
            nonlocal cell, value, depth, silent
            depth += 1
            if name == cell_name:
                cell, value = attributes, ""
            elif name in values:
                text.clear()
            elif name == row_name:
                self._number = _row(attributes.get("r"), self._number)
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
                put(
                    row,
                    None if letters is None else letters.rstrip(_DIGITS),
                    value and writer_of(cell)(value),
                )
            elif name == row_name:
                self._add(row)
                row.clear()
            elif name == text_name:
                value += "" if silent else "".join(text)
            elif name == spoken:
                silent = False

        self._between_rows = lambda: row_name == "row" and depth == _DEPTH and not row and not silent
        return start, end, text.append

    def _put(self, row: list[str], letters: str | None, value: str) -> None:
        """Sets a value in the column of a row with these letters, else after the cell before it."""
        column = len(row)
        if letters is not None:
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

    def _add(self, row: list[str]) -> None:
        """Makes a line of the row that is the last."""
        while row and not row[-1]:
            row.pop()
        if not row:
            return
        self._cells += len(row)
        if self._number > MOST_ROWS or self._cells > MAXIMUM_CELLS:
            raise TooLargeError
        self._lines.extend([""] * (self._number - 1 - len(self._lines)))
        self._lines.append(",".join(row))


def _row(stated: str | None, before: int) -> int:
    """The number of a row: as it is stated, else the one after the row before it."""
    return before + 1 if stated is None else _after(before, int(stated[:12]))


def _after(before: int, number: int) -> int:
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
