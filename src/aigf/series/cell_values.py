"""How the value of a cell of Excel is written as a cell of CSV, by the kind and the style of the cell."""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal, InvalidOperation
from functools import partial
from typing import NamedTuple

from aigf.series.number_formats import PERCENT, as_percentage, as_time

#: Digits that a number is not written in by people: 0.1 is 0.10000000000000001 in a sheet.
_SHORT = 15
_SPECIAL = re.compile(r'[",]')
_ISO = re.compile(r"(\d{4}-\d\d-\d\d)T(\d\d:\d\d:\d\d)(?:\.\d+)?")

Writer = Callable[[str], str]


class Book(NamedTuple):
    """What the cells of all sheets refer to."""

    strings: list[str]  #: as cells of CSV
    kinds: list[str]  #: of each style: MOMENT, DURATION, PERCENT or ''
    of_1904: bool


class Writers:
    """What writes the values of the cells of a workbook."""

    def __init__(self, book: Book) -> None:
        self._strings = book.strings
        self._of_numbers: dict[str, Writer] = {
            str(style): _percentage if kind == PERCENT else partial(as_time, kind=kind, of_1904=book.of_1904)
            for style, kind in enumerate(book.kinds)
            if kind
        }
        self._of_kinds: dict[str, Writer] = {"s": self._shared, "b": _truth, "d": _moment}

    def of(self, cell: dict[str, str]) -> Writer:
        """What writes the value of a cell with these attributes: a number, where they do not say what else."""
        kind = cell.get("t", "n")
        if kind == "n":
            return self._of_numbers.get(cell.get("s", "0"), _number)
        return self._of_kinds.get(kind, quoted)

    def _shared(self, value: str) -> str:
        return self._strings[int(value)]


def quoted(text: str) -> str:
    """A text as a cell of CSV, in one line."""
    plain = " ".join(text.split())
    return '"' + plain.replace('"', '""') + '"' if _SPECIAL.search(plain) else plain


def _truth(value: str) -> str:
    return "TRUE" if value in {"1", "true"} else "FALSE"


def _moment(value: str) -> str:
    moment_of = _ISO.fullmatch(value)
    return quoted(value) if moment_of is None else " ".join(moment_of.groups())


def _number(value: str) -> str:
    """A number, so that it cannot be taken for one with separators for thousands."""
    if len(value) > _SHORT or "E" in value or "e" in value:
        value = _shortest(value)
    return f"{value}0" if value[-4:-3] == "." else value


def _percentage(value: str) -> str:
    if len(value) > _SHORT or "E" in value or "e" in value:
        value = _shortest(value)
    value = as_percentage(value)
    return f"{value[:-1]}0%" if value[-5:-4] == "." else value


def _shortest(text: str) -> str:
    """A number in as many digits as it needs, without an exponent."""
    try:
        shortest = repr(float(text))
        return f"{Decimal(shortest):f}" if "e" in shortest else shortest.removesuffix(".0")
    except (ValueError, InvalidOperation):
        return quoted(text)
