"""A form that is filled in with a bid, the cells in which it stands, and what it must be read as."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from decimal import Decimal
from functools import cache
from typing import Any, NamedTuple

import openpyxl

from aigf.proposal import Amount, ReadProposal, read_proposal
from aigf.proposal.form import layout
from aigf.proposal.numbers import Language
from aigf.proposal.plainly import plain_data
from aigf.proposal.structure import SHAPES, Shape, names_in, pattern
from aigf.report.form import form_workbook
from tests.appraisals import EXAMPLES
from tests.series.variants.draw import Draw

Steps = tuple[str | int, ...]
NAMES = ("eemshaven", "federated", "narvik", "reference", "rotterdam")


class Entry(NamedTuple):
    """A field of the form: its path, what it may hold, its cell, and what the bid has there."""

    steps: Steps
    shape: Shape
    cell: Any
    value: Any


@cache
def bid(name: str) -> ReadProposal:
    return read_proposal(EXAMPLES[name])


@cache
def _written(name: str, language: Language) -> bytes:
    return form_workbook(language, plain_data(bid(name)))


class Form:
    """One of the examples in a form of either language; ``expected`` has its values by path, to change with it.

    ``after`` are changes of the file that is saved.
    """

    def __init__(self, draw: Draw) -> None:
        self.draw = draw
        self.name = draw.one("bid", NAMES)
        self.language: Language = draw.one("form", ("nl", "en"))
        self.raw = _written(self.name, self.language)
        self.expected = leaves(bid(self.name).proposal)
        self.notation: Language = bid(self.name).proposal.proposal.language
        self.after: list[Callable[[Draw, bytes], bytes]] = []
        self.has_more = False
        self._book: Any = None

    @property
    def book(self) -> Any:
        if self._book is None:
            self._book = openpyxl.load_workbook(io.BytesIO(self.raw))
        return self._book

    def saved(self) -> bytes:
        """The form with what was changed in it."""
        raw = self.raw
        if self._book is not None:
            out = io.BytesIO()
            self._book.save(out)
            raw = out.getvalue()
        for change in self.after:
            raw = change(self.draw, raw)
        return raw

    def sheet(self, section: str) -> Any:
        return next(sheet for sheet in self.book.worksheets if section_of(sheet) == section)

    def entries(self, filled: bool = True) -> list[Entry]:
        """The fields with something in their cells, or those without, outside the tables."""
        found = [entry for sheet in self.book.worksheets for entry in self._of(sheet)]
        return [entry for entry in found if (entry.cell.value is not None) == filled]

    def some(self, entries: list[Entry], share: float = 0.6) -> list[Entry]:
        """Some of the entries, and one at least."""
        drawn = [entry for entry in entries if self.draw.rng.random() < share]
        return drawn or entries[:1]

    def _of(self, sheet: Any) -> Iterator[Entry]:
        for row, kind, steps, columns in lines(sheet):
            for name, column in columns.items():
                path = (*steps, name) if kind != layout.FIELDS else steps
                if kind == layout.FIELDS and name != layout.VALUE:
                    continue
                if layout.is_answer(pattern(path)):
                    path = (*path, layout.ANSWER)
                yield Entry(path, SHAPES[pattern(path)], sheet.cell(row, column), self.expected.get(path))


def section_of(sheet: Any) -> str:
    parts = layout.parts_of(str(sheet["A1"].value))
    return parts[3] if parts[0] == layout.FORM else ""


def lines(sheet: Any) -> Iterator[tuple[int, str, Steps, dict[str, int]]]:
    """The rows to fill in: number, kind of block, path, and columns by name; of a table those in use."""
    kind, path, columns, items, skipped = "", (), {}, 0, 0
    for (cell,) in sheet.iter_rows(max_col=1):
        parts = layout.parts_of(str(cell.value or ""))
        if parts[0] in layout.NAMES:
            kind, path, items, skipped = parts[0], tuple(parts[1].split(".")), 0, 2
            names = layout.COLUMNS.get(kind) or names_in((*path, 0))
            columns = {name: number for number, name in enumerate(names, start=2) if name != layout.LABEL}
        elif parts[0] == layout.END:
            kind = ""
        elif kind == layout.ROWS:
            skipped -= 1
            if skipped < 0 and any(
                sheet.cell(cell.row, column).value is not None for column in columns.values()
            ):
                yield cell.row, kind, (*path, items), columns
                items += 1
        elif kind and "." in parts[0]:
            yield cell.row, kind, tuple(parts[0].split(".")), columns


def leaves(value: Any, steps: Steps = ()) -> dict[Steps, Any]:
    """The values of a proposal by their paths, without those that are not stated."""
    if value is None:
        return {}
    if isinstance(value, Amount) or (
        not isinstance(value, tuple) and not hasattr(type(value), "model_fields")
    ):
        return {steps: value}
    inside = enumerate(value) if isinstance(value, tuple) else vars(value).items()
    return {path: leaf for name, part in inside for path, leaf in leaves(part, (*steps, name)).items()}


def decimal_of(value: float) -> Decimal:
    return Decimal(repr(float(value)))
