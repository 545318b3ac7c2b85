"""Reading a form that was filled in into a document whose every value knows its cell.

What follows (transcription, rules, problems) is that of any proposal. What stands in a form and is no part of it is
told: beside an empty field as a problem, elsewhere as a remark.
"""

from __future__ import annotations

import hashlib

from aigf.documents import Document, Place, Problem, Remark, shown
from aigf.proposal.form import layout
from aigf.proposal.form.block import Open, heads_hold, opened
from aigf.proposal.form.findings import READ_AGAIN, Findings, is_filled
from aigf.proposal.form.grid import Book, Cell, Grid, read_book
from aigf.proposal.form.rows import HIDDEN, Line, field_row, item_row
from aigf.proposal.structure import answers
from aigf.text import Text


def read_form(raw: bytes, file: str) -> tuple[Document, list[Problem]]:
    """The document in a form, and the problems that did not prevent reading the rest of it.

    Raises InputError where nothing can be read: no form, too large, damaged, of another version.
    """
    book = read_book(raw, file)
    found = Findings(file)
    found.places[()] = found.place(book.grids[0], (book.grids[0].top, book.grids[0].marks))
    for grid in _in_order(book, found):
        _Sheet(found, grid).read()
    _unanswered(found)
    _beside_the_form(book, found)
    # A form in English holds numbers in English notation, where nothing else is said.
    language = next((grid.language for grid in book.grids if grid.language in ("nl", "en")), "nl")
    found.data.setdefault("proposal", {}).setdefault("language", language)
    remarks = tuple(sorted(found.remarks, key=lambda remark: remark.place.order()))
    digest = hashlib.sha256(raw).hexdigest()
    return Document(file, found.data, found.places, digest, dict(found.places), {}, remarks), found.problems


def _in_order(book: Book, found: Findings) -> list[Grid]:
    """The sheets of the sections, each once, that of the evidence first: answers refer to its names."""
    seen: dict[str, Grid] = {}
    for grid in book.grids:
        if grid.section in seen:
            wrong = Text(
                "this sheet is a second copy of the sheet {sheet}", {"sheet": seen[grid.section].name}
            )
            found.problem(grid, (grid.top, grid.marks), (), wrong, Text("one of them"))
        elif grid.section == layout.START or grid.section in layout.sections():
            seen[grid.section] = grid
    return sorted(seen.values(), key=lambda grid: grid.section != "evidence")


def _unanswered(found: Findings) -> None:
    """What has a note or evidence and no answer is not known: an answer may stay empty as any other field."""
    for path in answers():
        value = found.value(path)
        if isinstance(value, dict) and layout.ANSWER not in value:
            found.put(path, {layout.ANSWER: "unknown", **value})
            said = Text("no answer stands beside this evidence or note: it counts as unknown")
            there = (found.places.get((*path, part)) for part in (layout.ANSWER, *value))
            found.remarks += [Remark(place, said) for place in there if place is not None][:1]


def _beside_the_form(book: Book, found: Findings) -> None:
    """Tells of sheets that are gone, of sheets that are the user's, and of comments."""
    there = {grid.section for grid in book.grids}
    start = found.places[()]
    for section in layout.sections():
        if section not in there:
            said = Text(
                "the form has no sheet any more for {section}: nothing is read of it", {"section": section}
            )
            found.remarks.append(Remark(start, said))
    for number, name in book.others:
        said = Text("this sheet is not a part of the form and is not read")
        found.remarks.append(Remark(Place(found.file, 1, 1, shown(name), number), said))
    for number, name in book.torn:
        wrong = Text(
            "the hidden first column of this sheet is no longer whole, and nothing can be read of it"
        )
        found.problems.append(Problem(Place(found.file, 1, 1, shown(name), number), "", wrong, READ_AGAIN))
    if book.commented:
        found.remarks.append(Remark(start, Text("the comments in the workbook are not read")))
    if book.pictured:
        found.remarks.append(Remark(start, Text("the pictures and text boxes in the workbook are not read")))


class _Sheet:
    """Goes through the rows of a sheet once, by their marks."""

    def __init__(self, found: Findings, grid: Grid) -> None:
        self.found = found
        self.grid = grid
        self.block: Open | None = None
        self.heads: Open | None = None
        self.blocks = 0
        self.end = 0

    def read(self) -> None:
        for row, cells in self.grid.rows():
            written = self.grid.text(row, self.grid.marks)
            self._row(row, cells, written, layout.parts_of(written))
        if not self.blocks and self.grid.section != layout.START:
            wrong = Text("the hidden column that names the fields is no longer whole")
            self.found.problem(self.grid, (self.grid.top, self.grid.marks), (), wrong, READ_AGAIN)
        self._without_end(self.grid.top)
        for merged in self.grid.merged:
            self._merged(merged)
        self._hidden()

    def _row(self, row: int, cells: dict[int, Cell], written: str, parts: list[str]) -> None:
        if parts[0] in layout.NAMES:
            self._without_end(row)
            self.block = self.heads = opened(self.found, self.grid, row, cells, parts)
            self.blocks += 1
        elif parts[0] in (layout.TEXT, layout.END):
            if parts[0] == layout.END:
                self.block, self.end = None, row
            self._text(row, cells, parts)
        elif self.block is not None and self.block.is_table:
            item_row(Line(self.found, self.grid, self.block, row, cells))
        elif self.block is not None and written:
            field_row(Line(self.found, self.grid, self.block, row, cells), parts)
            if row in self.grid.hidden:
                self.found.remark(self.grid, (row, self.grid.marks), HIDDEN)
        elif not written and self.end and row == self.end + 1 and any(map(is_filled, cells.values())):
            self._below(row, min(cells))
        else:
            for column, cell in cells.items():
                if column != self.grid.marks:
                    self.found.unread(self.grid, (row, column), cell)

    def _without_end(self, row: int) -> None:
        """Tells of a table whose last line is gone, so that whatever stands below it is read as a part of it."""
        if self.block is not None and self.block.is_table:
            said = Text("a table has no last line any more: all rows below its heads are read as its items")
            self.found.remark(self.grid, (row, self.grid.marks), said)

    def _below(self, row: int, column: int) -> None:
        """Refuses what follows on a table that was full: it is meant for it."""
        self.end = row
        wrong = Text("this row stands below the end of the table")
        self.found.problem(
            self.grid, (row, column), (), wrong, Text("it in a row that is inserted above that end")
        )

    def _text(self, row: int, cells: dict[int, Cell], parts: list[str]) -> None:
        """A row of the form's own text, in which a user may have written."""
        told, own = ([*parts[1:], "", ""])[:2]
        heads, self.heads = self.heads, None
        if heads is not None and heads.is_table:
            heads_hold(self.found, self.grid, row, heads)
        filled = sorted(column for column in cells if column != self.grid.marks)
        orders = [filled] if self.block is None else [filled, self.block.in_order(filled)]
        if any(told == layout.told(str(cells[column].value) for column in order) for order in orders):
            return
        columns = {int(number) + self.grid.marks for number in own.split(",") if number.isdecimal()}
        if told != layout.told(str(cells[column].value) for column in sorted(columns) if column in cells):
            self._changed(row, heads, min(columns, default=self.grid.marks))
        for column, cell in cells.items():
            if column != self.grid.marks and column not in columns:
                self.found.unread(self.grid, (row, column), cell)

    def _changed(self, row: int, heads: Open | None, column: int) -> None:
        """Tells of a text of the form that is no longer what it was."""
        if row == self.end:
            self._below(row, column)
        elif heads is not None and heads.is_table:
            return  # what they must be is looked at by themselves
        elif self.block is not None and self.block.is_table:
            wrong = Text("this row explained the columns, and no values are read from it")
            self.found.problem(self.grid, (row, column), (), wrong, Text("values in the rows below it"))
        else:
            said = Text("the form's own text was changed here; no values are read from it")
            self.found.remark(self.grid, (row, column), said)

    def _hidden(self) -> None:
        """Tells of a sheet and of columns that are hidden, and in which something is filled in."""
        filled = sorted(
            (place.line, place.column)
            for place in {*self.found.places.values()}
            if place.number == self.grid.number and is_filled(self.grid.cells.get((place.line, place.column)))
        )
        if self.grid.is_hidden and filled:
            said = Text("this sheet is hidden, and is read")
            self.found.remark(self.grid, (self.grid.top, self.grid.marks), said)
        for column in sorted(self.grid.hidden_columns - {self.grid.marks}):
            there = [at for at in filled if at[1] == column]
            if there:
                self.found.remark(self.grid, there[0], Text("this column is hidden, and is read"))

    def _merged(self, merged: str) -> None:
        """Cells that were merged: only the first of them has a value."""
        from openpyxl.utils.cell import range_boundaries

        left, top, right, bottom = range_boundaries(merged)
        inside = {
            place.cell
            for place in self.found.places.values()
            if place.number == self.grid.number
            and left <= place.column <= right
            and top <= place.line <= bottom
        }
        if len(inside) > 1 and is_filled(self.grid.cells.get((top, left))):
            said = Text(
                "{cells} are merged: their value counts for the first of them only", {"cells": merged}
            )
            self.found.remark(self.grid, (top, left), said)
