"""Where a row of numbers stands in the workbook, and how a formula refers to it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from aigf.documents import column_letters

#: Every table has the same columns, so that a year stands in the same column on every sheet.
LABEL, NAME, UNIT, VALUE, FIRST_YEAR = range(5)

_LOOKS_LIKE_A_CELL = re.compile(r"([a-z]{1,3}[0-9]+|r[0-9]*(c[0-9]*)?|c[0-9]*|true|false)", re.IGNORECASE)


@dataclass(frozen=True)
class Place:
    """A row of numbers: its sheet, its first cell (both from 0) and how many columns it takes, one or one a year."""

    sheet: str
    row: int
    column: int
    years: int = 1

    def cell(self, year: int, home: str) -> str:
        """The cell of a year as a formula on the sheet ``home`` names it; a single number is the same in every year."""
        if self.years == 1:
            return f"{self._sheet(home)}${column_name(self.column)}${self.row + 1}"
        return f"{self._sheet(home)}{column_name(self.column + year)}{self.row + 1}"

    def across(self, home: str) -> str:
        """The cells of all years."""
        if self.years == 1:
            return self.cell(0, home)
        last = column_name(self.column + self.years - 1)
        return f"{self._sheet(home)}${column_name(self.column)}${self.row + 1}:${last}${self.row + 1}"

    def _sheet(self, home: str) -> str:
        return "" if self.sheet == home else f"{quoted(self.sheet)}!"


def quoted(sheet: str) -> str:
    """The name of a sheet as it stands in a formula."""
    doubled = sheet.replace("'", "''")
    return f"'{doubled}'"


def column_name(column: int) -> str:
    """The letters of a column that is counted from 0.

    >>> column_name(0), column_name(25), column_name(26), column_name(702)
    ('A', 'Z', 'AA', 'AAA')
    """
    return column_letters(column + 1)


def defined_name(name: str) -> str:
    """The name under which a spreadsheet knows an input or a quantity.

    What reads as a cell is kept from being one.

    >>> defined_name("project_npv"), defined_name("co2"), defined_name("c")
    ('project_npv', '_co2', '_c')
    """
    return f"_{name}" if _LOOKS_LIKE_A_CELL.fullmatch(name) else name
