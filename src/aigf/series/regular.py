"""The rows of a sheet as lines of CSV without going through their elements, as long as they are written regularly."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise, repeat
from string import ascii_uppercase

from aigf.series.cell_values import Writer, Writers
from aigf.series.layout import Layout, is_xml, last_in, table_of
from aigf.series.parts import DamagedError
from aigf.series.rows import IrregularError, Rows, attributes_of, begins_rows, rows_of
from aigf.series.sheet import MOST_COLUMNS, Lines, TooLargeError, column_of

_PAIRS = (before + letter for before in ascii_uppercase for letter in ascii_uppercase)
#: The names of the columns in the order in which the cells of a row nearly always are.
_FIRST: list[str | None] = [*ascii_uppercase, *_PAIRS][:MOST_COLUMNS]
#: In which the attributes of cells may be written: a sheet has some for each style.
_MOST_WAYS = 10_000
#: For which a pattern is made.
_MOST_LAYOUTS = 8
#: Whatever the handlers of the elements would find.
_WRONG = (IrregularError, TooLargeError, DamagedError, ValueError, IndexError)


class Regular:
    """What reads the pieces of a sheet (``rows.divided``) into its lines, up to the first that is not regular.

    That and all after it are read by the handlers of the lines, which find what is wrong in them.
    """

    def __init__(self, lines: Lines, writers: Writers) -> None:
        self._lines = lines
        self._writers = writers
        self._writer_of: dict[str | None, Writer] = {}  #: by the attributes of a cell as they are written
        self._patterns: dict[Layout, re.Pattern[str]] = {}
        self._layout: Layout | None = None  #: of the last row that was read by itself
        self._goes_on: bool | None = None  #: None above the rows

    def taken(self, piece: bytes) -> bytes | None:
        """What is left of a piece to be held to be XML; None where it is not whole rows that are written regularly.

        Such rows are read. Nothing is left of rows that are written as one is that was left before.
        """
        if self._goes_on is None:
            self._goes_on = begins_rows(piece)
            return None
        left = self._read(piece) if self._goes_on and self._lines.between_rows() else None
        self._goes_on = left is not None
        return left

    def _read(self, piece: bytes) -> bytes | None:
        """Reads rows; nothing is, where the handlers would read them otherwise or refuse them."""
        before = self._lines.mark()
        try:
            text = piece.decode()
            others = self._read_table(text)
            if others is not None:
                return others.encode() if is_xml(text) else piece
            self._read_by_row(text)
            self._lay_out(text)
        except _WRONG:
            self._lines.back_to(before)
            return None
        return piece

    def _read_table(self, text: str) -> str | None:
        """Reads rows of which most have the layout of a row before them; the others. None where most have another."""
        pattern = None if self._layout is None else self._patterns.get(self._layout)
        table = None if pattern is None else table_of(text, pattern)
        if table is None or self._layout is None:
            return None
        placed: list[Iterable[str]] = []
        for cell, column in zip(self._layout.cells, table.columns, strict=True):
            placed += [repeat("")] * (column_of(cell.column) - len(placed))
            written = list(map(self._writer_of[cell.attributes], column))
            placed.append(written)
        if "" in written:  # which a line does not end in
            return None
        lines = map(",".join, zip(*placed, strict=False))  # a column without cells has no end
        *others, after = table.others
        for other, number, line in zip(others, table.numbers, lines, strict=True):
            if other:
                self._read_by_row(other)
            self._lines.begin(number)
            self._lines.add_line(line, len(placed))
        self._read_by_row(after)
        return "".join(table.others)

    def _read_by_row(self, text: str) -> None:
        if not text.strip():
            return
        rows = rows_of(text)
        written = self._written(rows)
        begins = rows.begins()
        for begin, end in pairwise(begins):
            for number in rows.numbers_to(begin):
                self._lines.begin(number)
            self._lines.add(self._placed(rows.columns[begin + 1 : end], written[begin + 1 : end]))
        for number in rows.numbers_to(begins[-1])[:-1]:
            self._lines.begin(number)

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
            self._lines.put(placed, letters, value)
        return placed

    def _lay_out(self, text: str) -> None:
        """Takes the layout of the last row for that of the rows to come."""
        layout = self._layout = last_in(text)
        if layout is None or layout in self._patterns or len(self._patterns) >= _MOST_LAYOUTS:
            return
        places = [column_of(cell.column) for cell in layout.cells]
        if places[-1] < MOST_COLUMNS and all(before < place for before, place in pairwise(places)):
            self._patterns[layout] = layout.pattern()
