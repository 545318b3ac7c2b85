"""What people put around a table: titles above the names of the columns, a line of units below them, totals and notes.

None of it is read as an hour; what is left out is counted and said.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from itertools import pairwise, zip_longest

from aigf.documents import InputError, shown
from aigf.series.cell_units import written
from aigf.series.findings import Findings
from aigf.series.header_units import measured, scale_of
from aigf.series.table import EMPTY, Table
from aigf.text import Text

_LONGEST_HEAD = 50
_CELL = re.compile(r"[;,\t|]| {2,}")
_WORDS = re.compile(r"\W{0,3}[^\W\d_]{3}")
_TOTAL = re.compile(
    r"(?:sub)?tota(?:al|l)s?|som|sum|gemiddelden?|gem|average|avg|mean|median|mediaan|min(?:imum)?|max(?:imum)?",
    re.IGNORECASE,
)
_TRIMMED, _AROUND = " \t:.()[]*", " \t()[]-"


def above(text: str, known: Callable[[str], bool]) -> int:
    """The lines above the names of the columns, in the line with most names that are known; 0 where none is."""
    lines = text[:100_000].splitlines()[: _LONGEST_HEAD + 1]
    rows = [[cell.strip().strip('"') for cell in _CELL.split(line)] for line in lines]
    counts = [
        sum(
            known(name) or known(f"{name} {unit}") or known(f"{name} {_unit_in(unit)}")
            for name, unit in zip_longest(row, below[: len(row)], fillvalue="")
            if name
        )
        for row, below in pairwise([*rows, []])
    ]
    most = max(counts, default=0)
    return counts.index(most) if most else 0


def _unit_in(cell: str) -> str:
    one = written(cell)
    return "" if one is None else one.unit


def with_units(table: Table, found: Findings) -> Table:
    """The table without a line of units below the names, each of which goes with its name.

    Raises InputError where a name says one unit, and the line below it another.
    """
    if len(table.rows) < 2 or not _only_words(table.rows[0]) or _only_words(table.rows[1]):
        return table
    header = list(table.header)
    units = 0
    for index, (name, cell) in enumerate(zip(table.header, table.rows[0], strict=False)):
        unit = cell.strip(_AROUND)
        own, both = measured(name), measured(f"{name} {unit}")
        if unit and both is not None:
            header[index], units = f"{name} ({unit})", units + 1
        elif unit and own is not None:
            scale = scale_of(own.column, unit)
            if scale is None:
                return table  # of a value that is none
            if scale != own.scale:
                raise _refused(table, index, unit, found)
            units += 1
    if not units:
        return table
    found.repairs.append(Text("The line below the names of the columns is read as that of their units."))
    return Table(header, table.header_line, table.rows[1:], table.lines[1:])


def between_values(table: Table, names: Collection[str], found: Findings) -> slice:
    """The rows from the first to the last that has a value in any of the columns; all where none has one.

    A file that was asked for before its period had passed ends in hours without values. What is left out is said.
    """
    indexes = [index for index, name in enumerate(table.header) if name in names]

    def with_value(number: int) -> bool:
        row = table.rows[number]
        return any(index < len(row) and row[index].strip() not in EMPTY for index in indexes)

    numbers = range(len(table.rows))
    first = next(filter(with_value, numbers), None)
    if first is None:
        return slice(0, len(table.rows))
    last = next(filter(with_value, reversed(numbers)), first)
    said_of_ends(len(table.rows) - 1 - (last - first), found)
    return slice(first, last + 1)


def said_of_ends(left_out: int, found: Findings) -> None:
    """Notes the hours at the ends of a file that have no value at all."""
    if left_out:
        found.repairs.append(
            Text(
                "Hours at the ends of the file without any value are left out: {count}.", {"count": left_out}
            )
        )


def _refused(table: Table, index: int, unit: str, found: Findings) -> InputError:
    name = table.header[index]
    wrong = Text("the unit below '{name}' is '{unit}'", {"name": shown(name), "unit": shown(unit)})
    return found.refuse(table.place(0, index), name, wrong, Text("one unit for a column"))


def without_notes(table: Table, found: Findings) -> Table:
    """The table without the lines of totals and of words below it, which are counted."""
    last = len(table.rows)
    while last and len(table.header) > 1 and _is_below(table.rows[last - 1]):
        last -= 1
    notes = sum(any(cell.strip() for cell in row) for row in table.rows[last:])
    if not notes:
        return table
    found.repairs.append(Text("Notes below the table are not read: {count}.", {"count": notes}))
    return table.taken(range(last))


def _only_words(row: list[str]) -> bool:
    """Whether a line has cells, none with a number or a time in it: a digit may stand in a unit such as W/m2."""
    cells = [cell.strip() for cell in row if cell.strip()]
    return bool(cells) and not any(cell.strip("[](").lstrip("-+.,")[:1].isdigit() for cell in cells)


def _is_below(row: list[str]) -> bool:
    """Whether a line is empty, begins as a total does, or has words in its first cell and nothing else.

    An hour that was cut off begins with its time.
    """
    cells = [cell for cell in row if cell.strip()]
    if not cells:
        return True
    if _TOTAL.fullmatch(cells[0].strip(_TRIMMED)):
        return True
    words = _WORDS.match(row[0]) is not None and written(row[0].strip()) is None
    return words and len(cells) == 1 and cells[0] == row[0]
