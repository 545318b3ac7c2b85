"""The layout of a table in a sheet: rows that all have the same cells, each with a value, read at once by column."""

from __future__ import annotations

import re
from typing import NamedTuple

_BEGIN = re.compile(r'<row r="[0-9]{1,7}"([^<>/]*+)>')
_CELL = re.compile(r'<c r="([A-Z]++)[0-9]++"([^<>/]*+)><(v|is><t)>[^<]++</[^<>]++(?:></is)?></c>')
_ENDS = {"v": "</v>", "is><t": "</t></is>"}
_END = "</row>"
#: A pattern takes time to make: 0.1 ms for each cell.
_WIDEST = 100


class Cell(NamedTuple):
    """A cell as it is written, but for its value: its column, its other attributes and what its value is in."""

    column: str
    attributes: str
    form: str

    def pattern(self) -> str:
        begin = f'<c r="{self.column}[0-9]++"{re.escape(self.attributes)}><{self.form}>'
        return f"{begin}([^<&\r]++){_ENDS[self.form]}</c>"


class Layout(NamedTuple):
    """A row as it is written, but for its number and the values of its cells."""

    attributes: str
    cells: tuple[Cell, ...]

    def pattern(self) -> re.Pattern[str]:
        """What rows of the layout match, with the number of each and the values of its cells."""
        cells = "".join(cell.pattern() for cell in self.cells)
        return re.compile(rf'<row r="([0-9]{{1,7}})"{re.escape(self.attributes)}>{cells}{_END}')


class Table(NamedTuple):
    """The rows of a layout in a text: their numbers, their values by column, and what is before each and after all."""

    numbers: list[int]
    columns: list[list[str]]
    others: list[str]


def last_in(text: str) -> Layout | None:
    """The layout of the last of the rows in a text; None where a cell has no value, or is written otherwise."""
    place = text.rfind("<row ")
    begin = _BEGIN.match(text, max(place, 0))
    if begin is None:
        return None
    cells: list[Cell] = []
    at = begin.end()
    while len(cells) < _WIDEST and (cell := _CELL.match(text, at)):
        cells.append(Cell(*cell.groups()))
        at = cell.end()
    return Layout(begin.group(1), tuple(cells)) if text[at:].rstrip() == _END and cells else None


def table_of(text: str, layout: re.Pattern[str]) -> Table | None:
    """The rows of a layout in a text of rows, where most are."""
    found = layout.split(text)
    step = layout.groups + 1
    others = found[::step]
    if 2 * len(others) < text.count(_END):
        return None
    numbers, *columns = (found[group::step] for group in range(1, step))
    return Table(list(map(int, numbers)), columns, others)


def is_xml(text: str) -> bool:
    """Whether the values in a text of rows of a layout that is XML surely are XML too."""
    return text.isprintable() and "]]>" not in text
