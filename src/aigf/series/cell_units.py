"""Units and currencies in the cells of a column: ``€ 40,50``, ``300 MW``, ``12,5 ct/kWh``.

Where every cell has the same one, it is read as if the name of the column said it; else it is refused.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import NamedTuple

from aigf.documents import shown
from aigf.series.columns import COLUMNS
from aigf.series.findings import Findings, Wrong
from aigf.series.header_units import Measured, measured, money_of, scale_of
from aigf.series.notation import one_sign
from aigf.series.table import EMPTY, Table, unit_expected
from aigf.text import Text

_MONEY = r"€|EUR|euro|ct|cents?|eurocents?|US ?\$|\$|USD|£|GBP|CHF"
_CELL = re.compile(
    rf"(?P<minus>[-+] ?)?(?:(?P<before>{_MONEY}) {{0,20}})?"
    r"(?P<number>[-+]?(?:\d[\d., ']*\d|\d|[.,]\d+)[.,]?(?:E[-+]?\d{1,3})?)"
    r"(?: {0,3}(?P<behind>(?:[^\W\d_]|[€$£°%/])\S*(?: \S+){0,2}))?",
    re.IGNORECASE,
)
_LONGEST = 60
_PERCENT = "%"
_ONE = Text("one unit for a column")


class Written(NamedTuple):
    """The number in a cell as it is written, and its unit; '' where it has none."""

    number: str
    unit: str


def written(cell: str) -> Written | None:
    """The number and the unit in a cell; None where it does not hold one number.

    >>> written("€ -40,50/MWh"), written("-€ 3"), written("12 345 kW"), written("n/e")
    (Written(number='-40,50', unit='€/MWh'), Written(number='-3', unit='€'), Written(number='12 345', unit='kW'), None)
    """
    match = _CELL.fullmatch(one_sign(cell)) if len(cell) <= _LONGEST else None
    if match is None:
        return None
    minus, before, number, behind = match.groups("")
    if behind.endswith("*"):  # of a footnote
        return None
    if minus and (number[0] in "-+" or not before):
        return None if before or minus.endswith(" ") else Written(minus + number, behind)
    between = " " if before and behind[:1].isalpha() else ""
    return Written(minus.strip() + number, before + between + behind)


def without_units(table: Table, found: Findings) -> Table:
    """The table with the units of its cells in the names of their columns, where all cells of a column have the same.

    Cells with another unit than most, or than the name of the column says, are noted.
    """
    header = list(table.header)
    bare: dict[int, dict[str, str]] = {}
    for index, name in enumerate(table.header):
        unit, read = _unit_of(table, index)
        own = measured(name)
        both = own or (measured(f"{name} ({unit})") if unit else None)
        if not unit or both is None:
            continue
        found.read_as.append(Text("{name} with '{unit}' in its cells", {"name": shown(name), "unit": unit}))
        if own is None:
            header[index] = f"{name} ({unit})"
        if unit != _PERCENT:
            _note_others(table, index, _Of(both, unit, read), found)
            bare[index] = {cell: one.number for cell, one in read.items() if one is not None}
    rows = [_bare(row, bare) for row in table.rows] if bare else table.rows
    return Table(header, table.header_line, rows, table.lines)


class _Of(NamedTuple):
    """What a column stands for, the unit of its first cell, and what is in its cells."""

    known: Measured
    unit: str
    read: dict[str, Written | None]


def _unit_of(table: Table, index: int) -> tuple[str, dict[str, Written | None]]:
    """The unit that the first cell of a column and most of its cells have, and what is in each; '' if none has."""
    cells = (row[index].strip() for row in table.rows if index < len(row))
    first = written(next((cell for cell in cells if cell not in EMPTY), ""))
    if first is None or not first.unit:
        return "", {}
    filled = Counter(cell for _, _, cell in table.cells(index) if cell not in EMPTY)
    read = {cell: written(cell) for cell in filled}
    with_it = sum(filled[cell] for cell, one in read.items() if one is not None and one.unit)
    return (first.unit, read) if 2 * with_it > filled.total() else ("", {})


def _note_others(table: Table, index: int, of: _Of, found: Findings) -> None:
    """Notes the cells of a column that are in another unit than the first of them, or than its name says."""
    name, unit = table.header[index], shown(of.unit)
    scale = _scale(of.known, of.unit)
    if scale != of.known.scale:
        first = next(number for number, (_, _, cell) in enumerate(table.cells(index)) if cell not in EMPTY)
        said = {"unit": unit, "name": shown(name)}
        wrong = Text("the cells are in '{unit}', and the name of the column, '{name}', says otherwise", said)
        expected = unit_expected(of.known.column) if scale is None else _ONE
        found.problem(table.place(first, index), name, wrong, expected)
        return
    units = {one.unit for one in of.read.values() if one is not None}
    scales = {
        written_unit: _scale(of.known, written_unit) if written_unit else None for written_unit in units
    }
    others = {cell for cell, one in of.read.items() if one is not None and scales[one.unit] != scale}
    wrong_cells = [
        Wrong(
            *table.place(number, index),
            Text("'{value}' is not in '{unit}', as other cells are", {"value": shown(cell), "unit": unit}),
        )
        for number, (_, _, cell) in enumerate(table.cells(index))
        if cell in others
    ]
    found.lines(wrong_cells, name, _ONE)


def _scale(known: Measured, unit: str) -> float | None:
    """What makes our unit of that of a cell; of a currency alone, that of the name which says per what it is."""
    money = money_of(unit)
    if known.column == "price_eur_mwh" and money is not None:
        return known.scale if (known.scale, money) in _PER else None
    return None if unit == _PERCENT and not COLUMNS[known.column].unit else scale_of(known.column, unit)


#: What a price in euro, or in cents, may be per: MWh or kWh.
_PER = {(1.0, "EUR"), (1000.0, "EUR"), (10.0, "ct")}


def _bare(row: list[str], numbers: dict[int, dict[str, str]]) -> list[str]:
    """A row whose cells have no units, each as wide as it was: what stands after it keeps its place."""
    plain = list(row)
    for index, number_in in numbers.items():
        if index < len(row):
            cell = row[index]
            plain[index] = number_in.get(cell.strip(), cell).ljust(len(cell))
    return plain
