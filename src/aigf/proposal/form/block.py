"""A block of a form while it is read: where its columns stand, and what was above them when it was made."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from aigf.documents import shown
from aigf.proposal.form import layout
from aigf.proposal.form.findings import READ_AGAIN, Findings
from aigf.proposal.form.grid import Cell, Grid
from aigf.proposal.structure import Pattern, names_in
from aigf.text import Text


@dataclass
class Open:
    """The block that is being read: its kind, its list, its columns by name, the heads above them."""

    kind: str
    path: Pattern
    columns: dict[str, int]
    heads: dict[int, str]

    @property
    def is_table(self) -> bool:
        return self.kind == layout.ROWS

    def in_order(self, columns: Iterable[int]) -> list[int]:
        """Columns in the order in which the form was made, wherever they stand now."""
        order = {column: number for number, column in enumerate(self.columns.values())}
        return sorted(columns, key=lambda column: (order.get(column, len(order)), column))


def opened(found: Findings, grid: Grid, row: int, cells: dict[int, Cell], parts: list[str]) -> Open | None:
    """The block whose columns a hidden row names; None where that is no longer whole, which is noted."""
    kind, path = parts[0], tuple(parts[1].split(".")) if len(parts) > 1 and parts[1] else ()
    columns: dict[str, int] = {}
    heads: dict[int, str] = {}
    for column, cell in cells.items():
        if column != grid.marks and cell.kind == "text":
            name, head = ([*layout.parts_of(cell.value), ""])[:2]
            columns.setdefault(name, column)
            heads[column] = head
    known = layout.COLUMNS.get(kind) or tuple(names_in((*path, 0)))
    needed = {*known} - (layout.OPTIONAL if kind in layout.COLUMNS else frozenset())
    if not known or not needed <= columns.keys():
        wrong = Text("the hidden row that names the columns is no longer whole")
        found.problem(grid, (row, grid.marks), (), wrong, READ_AGAIN)
        return None
    if kind == layout.ROWS:
        found.places.setdefault(path, found.place(grid, (row + 1, min(columns.values()))))
        found.items(path)
    return Open(kind, path, {name: columns[name] for name in known if name in columns}, heads)


def heads_hold(found: Findings, grid: Grid, row: int, block: Open) -> None:
    """The heads of a table must stay as they were: they say what stands below them, and in which unit."""
    for column, head in block.heads.items():
        if layout.mark(grid.text(row, column)) != head:
            wrong = Text("the head of this column was '{head}'", {"head": shown(head)})
            expected = Text("the heads as they were, and another unit beside the number")
            found.problem(grid, (row, column), (), wrong, expected)
