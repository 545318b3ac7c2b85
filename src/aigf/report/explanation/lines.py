"""A formula line by line: the whole, then each part that is written out apart, with the numbers of a few years."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import count, product
from string import ascii_uppercase

from aigf.report.explanation.figures import Figures
from aigf.report.explanation.formula import Pieces, Writer
from aigf.report.explanation.structure import Structure
from aigf.trace import Expression
from aigf.trace.operations import OPERATIONS, Kind
from aigf.units import Array


@dataclass(frozen=True)
class Row:
    """The formula with the numbers of a year, and what comes out; no year where there is one value."""

    year: int | None
    numbers: Pieces
    value: str


@dataclass(frozen=True)
class Line:
    """A formula in names and in numbers.

    ``letter`` is empty for the whole and names a part of it. ``total`` is what all years, of which ``rows`` shows a
    few, come to together. ``conditions`` say under which conditions it holds.
    """

    letter: str
    words: Pieces
    rows: tuple[Row, ...]
    total: str | None
    conditions: tuple[Pieces, ...]


def lines_of(
    name: str,
    root: Expression,
    figures: Figures,
    labels: Callable[[str], str],
    calendar: tuple[Sequence[int], Sequence[int]],
) -> tuple[Line, ...]:
    """The lines of the formula of a quantity.

    ``calendar`` holds the years, and the places of those whose numbers are written out; without any, only names are.
    """
    structure = Structure()
    parts = structure.apart(root)
    letters = {structure.place(part): letter for part, letter in zip(parts, _letters(), strict=False)}
    writer = Writer(figures, labels, structure, letters)
    lettered = [(letters[structure.place(part)], part) for part in parts]
    return (
        _line("", root, writer, calendar, name),
        *(_line(letter, part, writer, calendar) for letter, part in lettered),
    )


def representative(values: Array, first: int) -> tuple[int, ...]:
    """The places of a few years of a series: first and last, the first of operation, the highest and the lowest."""
    series = values[0] if values.ndim == 2 else [float(values)]
    known = [float(value) if math.isfinite(value) else 0.0 for value in series]
    last = len(known) - 1
    return tuple(sorted({0, min(first, last), known.index(max(known)), known.index(min(known)), last}))


def _line(
    letter: str,
    node: Expression,
    writer: Writer,
    calendar: tuple[Sequence[int], Sequence[int]],
    name: str = "",
) -> Line:
    years, shown = calendar
    words, conditions = writer.conditioned(node)
    summed = node.operation in OPERATIONS and OPERATIONS[node.operation].kind is Kind.ONE_LEFT
    inner = node.arguments[0] if summed else node
    series = inner.value.ndim == 2 and inner.value.shape[-1] > 1
    places = shown if series else shown[:1]
    rows = tuple(
        Row(
            years[place] if series else None,
            writer.numbers(inner, place),
            writer.figure(inner, place, "" if summed else name),
        )
        for place in places
    )
    total = None
    if summed and shown:
        total = writer.figure(node, 0, name)
    return Line(letter, words, rows, total, conditions)


def _letters() -> Iterator[str]:
    """A, B ... Z, A1, B1 ..."""
    yield from ascii_uppercase
    for number, letter in product(count(1), ascii_uppercase):
        yield f"{letter}{number}"
