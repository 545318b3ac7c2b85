"""Reading the rows of a block: one of a field, of an answer with its evidence, or of an item of a table."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from aigf.documents import Steps, shown
from aigf.proposal.form import layout
from aigf.proposal.form.block import Open
from aigf.proposal.form.cells import references
from aigf.proposal.form.findings import READ_AGAIN, At, Findings, is_filled
from aigf.proposal.form.grid import Cell, Grid
from aigf.proposal.pasted import pasted
from aigf.proposal.structure import SHAPES, Pattern, Shape
from aigf.proposal.unknown import not_yet_known
from aigf.text import Text


@dataclass(frozen=True)
class Line:
    """A row of a block: its sheet, its number and its cells by column."""

    found: Findings
    grid: Grid
    block: Open
    row: int
    cells: dict[int, Cell]

    def at(self, column: str) -> At:
        """The cell in a column of the block."""
        return self.row, self.block.columns[column]


_RANGE = {"low": layout.LOW, "central": layout.VALUE, "high": layout.HIGH}


def field_row(line: Line, parts: list[str]) -> None:
    """A row of one field, or of one answer; ``parts`` are of its mark: path, name, unit, and what tells its help."""
    found, grid, block = line.found, line.grid, line.block
    path = tuple(parts[0].split("."))
    if path not in layout.fields():
        wrong = Text("the mark '{mark}' in the hidden column names no field", {"mark": shown(parts[0])})
        found.problem(grid, (line.row, grid.marks), (), wrong, READ_AGAIN)
        return
    label, unit, told = ([*parts[1:], "", "", ""])[:3]
    names = _RANGE.values() if block.kind == layout.FIELDS else layout.COLUMNS[layout.ANSWERS][1:]
    inside = {name: line.cells.get(block.columns[name]) for name in names if name in block.columns}
    filled = any(map(is_filled, inside.values()))
    first = line.at(layout.VALUE if block.kind == layout.FIELDS else layout.ANSWER)
    # Of an answer its evidence may stand above it, in rows that were sorted.
    if path in found.places and found.value(path) is not None:
        if filled:
            wrong = Text("this field was given before, {where}", {"where": found.places[path].spot()})
            found.problem(grid, first, path, wrong, Text("each field once"))
        return
    found.places[path] = found.place(grid, first)
    _label_holds(line, path, label)
    if block.kind == layout.FIELDS:
        _field(line, path, SHAPES[path], inside)
        _unit_holds(line, path, unit)
    else:
        for part, cell in inside.items():
            _part_of_answer(found, grid, path, part, cell, line.at(part))
    _beside(line, path, told, filled)


def _field(line: Line, path: Pattern, shape: Shape, inside: dict[str, Cell | None]) -> None:
    """The value of a field, with the lowest and the highest beside it."""
    found, grid = line.found, line.grid
    at = {name: line.at(name) for name in inside}
    value = inside[layout.VALUE]
    ends = [name for name in (layout.LOW, layout.HIGH) if is_filled(inside.get(name))]
    if ends and shape.quantity is None:
        wrong = Text("only an amount has a lowest and a highest value")
        for name in ends:
            found.problem(grid, at[name], path, wrong, Text("this cell empty"))
    elif layout.is_answer(path):
        _part_of_answer(found, grid, path, layout.ANSWER, value, at[layout.VALUE])
    elif layout.is_answer(path[:-1]):
        _part_of_answer(found, grid, path[:-1], path[-1], value, at[layout.VALUE])
    elif ends:
        made: dict[str, Any] = {}
        for part, name in _RANGE.items():
            if is_filled(inside.get(name)):
                found.places[(*path, part)] = found.place(grid, at[name])
                made[part] = found.stated(grid, at[name], path, shape, inside[name])
        found.put(path, {part: stated for part, stated in made.items() if stated is not None})
    else:
        found.put(path, found.stated(grid, at[layout.VALUE], path, shape, value))


def _part_of_answer(found: Findings, grid: Grid, path: Pattern, part: str, cell: Cell | None, at: At) -> None:
    """An answer as a bare word; as names with values where evidence or a note stands with it."""
    place = found.place(grid, at)
    found.places[(*path, part)] = place
    shape = SHAPES[(*path, part)]
    text = SHAPES[(*path, layout.NOTE)] if part == layout.EVIDENCE else shape
    value = found.stated(grid, at, (*path, part), text, cell)
    if value is None:
        return
    if part == layout.EVIDENCE:
        value = references(str(value), found.evidence)
        for index in range(len(value) if isinstance(value, list) else 0):
            found.places[(*path, part, index)] = place
    now = found.value(path)
    if part == layout.ANSWER and now is None:
        found.put(path, value)
    else:
        whole = now if isinstance(now, dict) else {} if now is None else {layout.ANSWER: now}
        found.put(path, {**whole, part: value})


def item_row(line: Line) -> None:
    """A row of a table: an item of a list, where anything is filled in but that it is not known yet."""
    found, grid, block, row, cells = line.found, line.grid, line.block, line.row, line.cells
    filled = {name: cells[column] for name, column in block.columns.items() if is_filled(cells.get(column))}
    if filled and all(
        cell.kind == "text" and not_yet_known(cell.value, alone=True) for cell in filled.values()
    ):
        said = Text("this row says that it is not known yet, and is no item of the table")
        found.remark(grid, (row, block.columns[next(iter(filled))]), said)
    elif filled and _is_total(next(iter(filled.values()))):
        wrong = Text("this row is a total, and every row of the table is read as one item")
        at = (row, block.columns[next(iter(filled))])
        found.problem(grid, at, block.path, wrong, Text("the total beside the table or left out"))
    elif filled:
        item: Steps = (*block.path, len(found.items(block.path)))
        made: dict[str, Any] = {}
        found.places[item] = found.place(grid, (row, min(block.columns.values())))
        for name, column in block.columns.items():
            found.places[(*item, name)] = found.place(grid, (row, column))
        for name, cell in filled.items():
            at, shape = (row, block.columns[name]), SHAPES[(*block.path, "*", name)]
            value = found.stated(grid, at, (*item, name), shape, cell)
            if isinstance(value, dict):
                found.places |= {(*item, name, part): found.place(grid, at) for part in value}
            if value is not None:
                made[name] = value
        found.items(block.path).append(made)
        if block.path == ("evidence",) and isinstance(made.get("id"), str):
            found.evidence.append(made["id"])
        if row in grid.hidden:
            found.remark(grid, (row, min(block.columns.values())), HIDDEN)
    for column, cell in cells.items():
        if column != grid.marks and column not in block.columns.values():
            found.unread(grid, (row, column), cell)


_TOTAL = re.compile(
    r"(?:(?:sub|eind)?totaal|(?:sub|grand )?totals?|totalen|som|sum|Σ)\s*[:=]?", re.IGNORECASE
)


def _is_total(cell: Cell) -> bool:
    return cell.kind == "text" and _TOTAL.fullmatch(pasted(cell.value)) is not None


HIDDEN = Text("this row is hidden, and is read")


def _label_holds(line: Line, path: Pattern, label: str) -> None:
    """The visible name of a field must not be that of another one: then only a part of the rows was sorted or moved."""
    found, grid, at = line.found, line.grid, line.at(layout.LABEL)
    now = layout.mark(grid.text(*at))
    if now == label:
        return
    said = {"now": shown(now), "label": shown(label)}
    if now in _labels(grid):
        wrong = Text("this row is named '{now}' and was made for '{label}'", said)
        found.problem(grid, at, path, wrong, READ_AGAIN)
    else:
        found.remark(grid, at, Text("the name of the field was '{label}', and that is how it is read", said))


def _labels(grid: Grid) -> set[str]:
    """The names of the fields on a sheet, by their marks."""
    marks = (layout.parts_of(grid.text(row, grid.marks)) for row, _ in grid.rows())
    return {parts[1] for parts in marks if tuple(parts[0].split(".")) in layout.fields()}


def _unit_holds(line: Line, path: Pattern, unit: str) -> None:
    """The unit beside a cell must stay as it was: another one is written with the number."""
    at = line.at(layout.UNIT)
    cell = line.grid.cells.get(at)
    now = layout.mark(str(cell.value)) if cell is not None else ""
    if not now and unit:
        said = Text("the unit beside this field was '{unit}', and that is how it is read", {"unit": unit})
        line.found.remark(line.grid, at, said)
    elif now != unit:
        units = {"now": shown(now), "unit": shown(unit)}
        wrong = Text("'{now}' stands where the unit was '{unit}'", units)
        expected = Text("the unit as it was, and another unit beside the number, such as 250 kW")
        line.found.problem(line.grid, at, path, wrong, expected)


def _beside(line: Line, path: Pattern, told: str, filled: bool) -> None:
    """What stands beside the cells of a field: a problem where those are empty, for it may be meant for them."""
    found, grid, block = line.found, line.grid, line.block
    known = {column for name, column in block.columns.items() if name != layout.HELP} | {grid.marks}
    for column, cell in line.cells.items():
        of_help = column == block.columns.get(layout.HELP) and layout.told([str(cell.value)]) == told
        if column in known or of_help or not is_filled(cell):
            continue
        if filled:
            found.unread(grid, (line.row, column), cell)
            continue
        wrong = Text("'{value}' stands beside the cell of this field", {"value": shown(cell.value)})
        expected = Text("it in {cell}, or nothing here", {"cell": found.places[path].cell})
        found.problem(grid, (line.row, column), path, wrong, expected)
