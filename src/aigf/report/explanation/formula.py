"""A recorded formula as one reads it: with the names of what it rests on, or with the numbers of the case."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from aigf.report.explanation.figures import Figures
from aigf.report.explanation.structure import Structure, guarded
from aigf.trace import Expression, element_name
from aigf.trace.operations import (
    COMPARED,
    LEAVES,
    NEGATED,
    OPERATIONS,
    POWER,
    PRODUCT,
    SINGLE,
    SUM,
    over_years,
)
from aigf.units import Array


class Piece(NamedTuple):
    """A part of a formula; ``name`` where it stands for a quantity, an input or a constant."""

    text: str
    name: str = ""


Pieces = tuple[Piece, ...]

#: What words bind more loosely than any sign: a choice, alternatives, conditions that hold together.
_CHOICE, _OR, _AND = -3, -2, -1

#: The signs that a reader knows by another sign than Python's.
_SIGNS = {
    "subtract": "−",
    "multiply": "×",
    "power": "^",
    "greater_equal": "≥",
    "less_equal": "≤",
    "equal": "=",
    "not_equal": "≠",
}
#: Operations whose order does not matter: a + (b + c) needs no brackets for a reader.
_ASSOCIATIVE = ("add", "multiply")
_FUNCTIONS = {
    "minimum": "min",
    "maximum": "max",
    "exp": "exp",
    "log": "ln",
    "log10": "log10",
    "absolute": "abs",
}
#: A value in a series that is smaller than this part of the largest is a remainder of rounding.
_NOISE = 1e-12
_Written = tuple[list[Piece], int]


@dataclass(frozen=True)
class _Recurrence:
    """Where one is in a recurrence: what its elements stand for, and the state before this year."""

    elements: Mapping[str, Expression]
    previous: Callable[[int], float]


class Writer:
    """Writes formulas of one case in one language.

    ``labels`` gives the name by which a reader knows an input or a quantity. ``letters`` holds the letter of each part
    of the formula that is written out apart, by its place in ``structure``.
    """

    def __init__(
        self,
        figures: Figures,
        labels: Callable[[str], str],
        structure: Structure,
        letters: Mapping[int, str],
    ) -> None:
        self.figures = figures
        self.labels = labels
        self.structure = structure
        self.letters = letters
        self.translate = figures.translate
        self._guards: dict[int, Expression] = {}

    def words(self, node: Expression) -> Pieces:
        """The formula with the names of what it rests on."""
        return tuple(self._inside(node, None, None)[0])

    def conditioned(self, node: Expression) -> tuple[Pieces, tuple[Pieces, ...]]:
        """The formula in names, and under which conditions its guarded parts hold."""
        self._guards = {}
        words = self.words(node)
        return words, tuple(self._condition(guard) for guard in list(self._guards.values()))

    def numbers(self, node: Expression, year: int) -> Pieces:
        """The formula with the numbers of a year (a place in the series; 0 where there is none)."""
        return tuple(self._inside(node, year, None)[0])

    def _condition(self, node: Expression) -> Pieces:
        """Under which condition a guarded expression holds, and what stands in its place otherwise."""
        condition, _, otherwise = node.arguments
        value = float(otherwise.value)
        instead = self.figures.literal(value)
        if value == math.inf:
            instead = self.translate("infinity, so that what is divided by it becomes 0")
        return (
            Piece(self.translate("as long as") + " "),
            *self.words(condition),
            Piece(f"; {self.translate('otherwise')} {instead}"),
        )

    def figure(self, node: Expression, year: int, name: str = "") -> str:
        """The value of a node in a year, as that of the quantity ``name``."""
        if node.operation == "constant":
            return self.figures.constant(float(node.value), node.unit.symbol)
        known = name or node.name or (node.arguments[0].name if over_years(node.operation) else "")
        return self.figures.of(value_at(node, year), node.unit.symbol, known)

    def _write(self, node: Expression, year: int | None, within: _Recurrence | None) -> _Written:
        """A node inside a formula: a letter where it is written out apart."""
        letter = self.letters.get(self.structure.place(node))
        if letter is None:
            return self._inside(node, year, within)
        return [Piece(letter if year is None else self.figure(node, year))], SINGLE

    def _inside(self, node: Expression, year: int | None, within: _Recurrence | None) -> _Written:
        if node.operation in LEAVES:
            return self._leaf(node, year, within)
        if guarded(node):
            self._guards.setdefault(self.structure.place(node), node)
            taken = year is None or within is not None or value_at(node.arguments[0], year) != 0
            return self._write(node.arguments[1] if taken else node.arguments[2], year, within)
        if OPERATIONS[node.operation].sign and len(node.arguments) == 2:
            return self._between(node, year, within)
        special = {
            "negative": self._negative,
            "where": self._choice,
            "logical_and": self._logic,
            "logical_or": self._logic,
            "logical_not": self._logic,
            "isnan": self._logic,
            "isfinite": self._logic,
            "lag": self._lag,
            "scan": self._scan,
        }.get(node.operation)
        if special is not None:
            return special(node, year, within)
        if node.operation in _FUNCTIONS:
            return self._function(node, year, within)
        return self._over_years(node, year, within)

    def _leaf(self, node: Expression, year: int | None, within: _Recurrence | None) -> _Written:
        if node.operation == "element" and within is not None:
            return self._write(within.elements[node.name], year, None)
        if node.operation == "literal":
            return [Piece(self.figures.literal(float(node.value)))], SINGLE
        if node.operation == "state":
            return [Piece(self._state(node, year, within))], SINGLE
        if year is not None:
            return [Piece(self.figure(node, year), node.name)], SINGLE
        return [Piece(self.labels(node.name), node.name)], SINGLE

    def _state(self, node: Expression, year: int | None, within: _Recurrence | None) -> str:
        if year is None or within is None:
            return self.translate("its own level a year earlier")
        return self.figures.of(within.previous(year), node.unit.symbol)

    def _between(self, node: Expression, year: int | None, within: _Recurrence | None) -> _Written:
        binds = OPERATIONS[node.operation].binds
        sign = f" {_SIGNS.get(node.operation, OPERATIONS[node.operation].sign)} "
        left, right = (self._write(argument, year, within) for argument in node.arguments)
        loose = node.operation in _ASSOCIATIVE and node.arguments[1].operation == node.operation
        first = left[0] if left[1] >= binds and binds != POWER else _bracketed(left)
        second = right[0] if right[1] > binds or loose else _bracketed(right)
        if (second and second[0].text[:1] == "−") or _negative_amount(second):
            second = [Piece("("), *second, Piece(")")]
        return [*first, Piece(sign), *second], binds

    def _negative(self, node: Expression, year: int | None, within: _Recurrence | None) -> _Written:
        inner = self._write(node.arguments[0], year, within)
        if year is not None and within is None and value_at(node, year) == 0:
            return inner
        text = (
            inner[0] if inner[1] > PRODUCT and not _negative_amount(inner[0]) else _bracketed((inner[0], 0))
        )
        return [Piece("−"), *text], NEGATED

    def _choice(self, node: Expression, year: int | None, within: _Recurrence | None) -> _Written:
        condition, yes, no = node.arguments
        if year is not None and within is None:
            return self._chosen(node, year)
        written = [self._write(item, year, within) for item in (yes, condition, no)]
        parts = [_bracketed(item) if item[1] == _CHOICE else item[0] for item in written]
        words = (" " + self.translate("if") + " ", "; " + self.translate("otherwise") + " ")
        return [*parts[0], Piece(words[0]), *parts[1], Piece(words[1]), *parts[2]], _CHOICE

    def _chosen(self, node: Expression, year: int) -> _Written:
        """What a choice comes to in a year, and why."""
        condition, yes, no = node.arguments
        holds = bool(value_at(condition, year))
        taken = self._write(yes if holds else no, year, None)
        why = self.translate("because") if holds else self.translate("because it does not hold that")
        reason = [Piece(f" ({why} "), *self._write(condition, year, None)[0], Piece(")")]
        return [*taken[0], *reason], _CHOICE

    def _logic(self, node: Expression, year: int | None, within: _Recurrence | None) -> _Written:
        operands = [self._write(argument, year, within) for argument in node.arguments]
        if node.operation == "logical_not":
            return [Piece(self.translate("not") + " "), *_bracketed(operands[0])], COMPARED
        if node.operation in ("isnan", "isfinite"):
            exists = node.operation == "isfinite"
            said = self.translate("exists") if exists else self.translate("does not exist")
            return [*_bracketed(operands[0]), Piece(f" {said}")], COMPARED
        both = node.operation == "logical_and"
        binds = _AND if both else _OR
        word = self.translate("and") if both else self.translate("or")
        left, right = (item[0] if item[1] > binds else _bracketed(item) for item in operands)
        return [*left, Piece(f" {word} "), *right], binds

    def _function(self, node: Expression, year: int | None, within: _Recurrence | None) -> _Written:
        root = _square_root_of(node)
        name, arguments = ("√", (root,)) if root is not None else (_FUNCTIONS[node.operation], node.arguments)
        pieces = [Piece(f"{name}(")]
        for place, argument in enumerate(arguments):
            pieces += [Piece("; ")] if place else []
            pieces += self._write(argument, year, within)[0]
        return [*pieces, Piece(")")], SINGLE

    def _over_years(self, node: Expression, year: int | None, within: _Recurrence | None) -> _Written:
        if year is not None and node.operation == "cumsum":
            inner = self._write(node.arguments[0], year, within)[0]
            if year == 0:
                return self._write(node.arguments[0], year, within)
            return [Piece(self.figure(node, year - 1)), Piece(" + "), *inner], SUM
        if year is not None:
            return [Piece(self.figure(node, year))], SINGLE
        opening = {
            "sum": self.translate("sum over the years of"),
            "max": self.translate("highest of the years of"),
            "min": self.translate("lowest of the years of"),
            "mean": self.translate("mean over the years of"),
            "cumsum": self.translate("sum up to and including the year of"),
            "irr": self.translate("internal rate of return of"),
        }[node.operation]
        return [Piece(f"{opening} "), *_bracketed(self._write(node.arguments[0], None, within))], NEGATED

    def _lag(self, node: Expression, year: int | None, within: _Recurrence | None) -> _Written:
        series, first = node.arguments
        years = int(node.settings["years"])
        if year is not None:
            return (
                self._write(first, 0, within) if year < years else self._write(series, year - years, within)
            )
        said = self.translate("a year earlier")
        if years > 1:
            said = self.translate("{count} years earlier").format(count=years)
        return [*_bracketed(self._write(series, None, within)), Piece(f" {said}")], NEGATED

    def _scan(self, node: Expression, year: int | None, within: _Recurrence | None) -> _Written:
        initial, *series = node.arguments
        body: Expression = node.settings["body"]
        inner = _Recurrence(
            {element_name(item.name, place): item for place, item in enumerate(series, start=1)},
            lambda at: value_at(node, at - 1) if at else value_at(initial, 0),
        )
        if year is not None:
            return self._inside(body, year, inner)
        start = self._write(initial, None, within)[0]
        opening = Piece(self.translate("year by year, starting from") + " ")
        return [opening, *start, Piece(": "), *self._inside(body, None, inner)[0]], _OR


def value_at(node: Expression, year: int) -> float:
    """The value of a node in a year; the one value where it is no series."""
    value = node.value
    if value.ndim == 0:
        return float(value)
    if value.shape[-1] == 1:
        return float(value[0, 0])
    return without_noise(value[0])[year]


def without_noise(series: Array) -> list[float]:
    """A series in which what is left of numbers that cancel out counts as zero."""
    least = _NOISE * max((abs(value) for value in series if math.isfinite(value)), default=0.0)
    return [0.0 if abs(value) < least else float(value) for value in series]


def _bracketed(written: _Written) -> list[Piece]:
    return written[0] if written[1] == SINGLE else [Piece("("), *written[0], Piece(")")]


def _negative_amount(pieces: list[Piece]) -> bool:
    """True for one figure below zero, wherever its sign stands: EUR −3 million."""
    return len(pieces) == 1 and "−" in pieces[0].text and any(item.isdigit() for item in pieces[0].text)


def _square_root_of(node: Expression) -> Expression | None:
    """What a square root is taken of, where it is written exp(log(x) / 2)."""
    if node.operation != "exp" or node.arguments[0].operation != "divide":
        return None
    logarithm, two = node.arguments[0].arguments
    if logarithm.operation != "log" or two.operation != "literal" or float(two.value) != 2.0:
        return None
    return logarithm.arguments[0]
