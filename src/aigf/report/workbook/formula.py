"""A recorded formula as the formula of a cell: for the column of one year, with a cell for every name.

Operations on a year's numbers become plain arithmetic. What runs over the years (a sum, a recurrence, the year before)
refers to rows of cells; where its operand is more than a name, ``rows_needed`` asks for a row to hold it.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace

import numpy as np

from aigf.report.workbook.place import Place
from aigf.trace import Expression
from aigf.trace.operations import COMPARED, OPERATIONS, POWER, SINGLE, SUM, Kind
from aigf.trace.primitives import element_name

#: The largest number that can be typed into a cell stands for infinity.
INFINITY = 9.99999999999999e307
_INFINITE, _BOUND = "9.99999999999999E+307", "9.9E+307"

#: Signs that a spreadsheet writes in its own way; the others are Python's.
_SIGNS = {"power": "^", "equal": "=", "not_equal": "<>"}
#: A minus before a number binds tighter than a power here, which it does not in Python.
_NEGATIVE = POWER + 1
_CALLS = {
    "maximum": "MAX({0},{1})",
    "minimum": "MIN({0},{1})",
    "absolute": "ABS({0})",
    "exp": "EXP({0})",
    "log": "LN({0})",
    "log10": "LOG10({0})",
    "logical_and": "AND({0},{1})",
    "logical_or": "OR({0},{1})",
    "logical_not": "NOT({0})",
    "isnan": "ISERROR({0})",
    "isfinite": f"IF(ISNUMBER({{0}}),ABS({{0}})<{_BOUND},FALSE)",
    "where": "IF({0},{1},{2})",
}
_REDUCTIONS = {"sum": "SUM", "max": "MAX", "min": "MIN", "mean": "AVERAGE"}


class UntranslatedError(RuntimeError):
    """A formula does what has no translation into cells."""


@dataclass(frozen=True)
class Translator:
    """Writes the formulas of one quantity on the sheet ``home``.

    ``places`` says where each input, constant and other quantity stands, ``rows`` where the parts of this quantity
    stand that have a row of their own, by ``key``; ``absent`` names what may not exist in some year.
    """

    quantity: str
    home: str
    places: Mapping[str, Place]
    rows: Mapping[str, Place] = field(default_factory=dict)
    absent: Collection[str] = ()

    def formula(self, node: Expression, year: int = 0) -> str:
        """The formula, without the sign of equality, by which ``node`` comes about in a year (counted from 0).

        Raises UntranslatedError for an operation without translation.
        """
        return _Year(self, year).defined(node)[0]


@dataclass(frozen=True)
class _Year:
    """The column of one year; ``within`` gives what stands for the state and the elements in a step of a scan."""

    translator: Translator
    year: int
    within: Mapping[str, tuple[str, int]] = field(default_factory=dict)

    def text(self, node: Expression) -> tuple[str, int]:
        """The text of a node and how tightly it binds: its cell where it has one."""
        row = self.translator.rows.get(key(node))
        if row is not None:
            return row.cell(self.year, self.translator.home), SINGLE
        return self.defined(node)

    def defined(self, node: Expression) -> tuple[str, int]:
        handler = TRANSLATIONS.get(node.operation)
        if handler is None:
            raise UntranslatedError(
                f"{self.translator.quantity}: the workbook has no translation of {node.operation}"
            )
        return handler(self, node)

    def cell(self, node: Expression, year: int) -> str:
        return self.place(node).cell(year, self.translator.home)

    def place(self, node: Expression) -> Place:
        """The row of a node: of a name, or one that was made for it."""
        if node.operation == "input":
            return self.translator.places[node.name]
        return self.translator.rows[key(node)]


def key(node: Expression) -> str:
    """What tells the parts of one quantity apart: names mean one thing within a formula."""
    return f"{node.operation}:{node}"


def rows_needed(root: Expression) -> list[Expression]:
    """The parts of a formula that need a row of their own, each after those it rests on.

    These are operands over the years that are more than a name, recurrences and running sums within a formula, and
    what a formula uses more than once unless it is short.
    """
    found: dict[str, Expression] = {}
    again = _used_again(root)
    for node in _inner_first(root):
        for operand in _over_years(node):
            if operand.operation != "input" and operand.value.size > 1:
                found.setdefault(key(operand), operand)
        if node is not root and (_runs(node) or key(node) in again):
            found.setdefault(key(node), node)
    return list(found.values())


def rates_needed(root: Expression) -> list[Expression]:
    """The internal rates of return in a formula."""
    return list({key(node): node for node in _inner_first(root) if node.operation == "irr"}.values())


def may_be_absent(root: Expression, absent: Collection[str]) -> bool:
    """True where a formula can yield a number that does not exist, ``absent`` naming what can already."""
    for node in _inner_first(root):
        if node.operation == "irr" or (node.operation == "input" and node.name in absent):
            return True
        if node.operation == "literal" and np.isnan(node.value):
            return True
    return False


def endless(root: Expression) -> bool:
    """True where infinity stands in a formula."""
    return any(node.operation == "literal" and np.isinf(node.value) for node in _inner_first(root))


def _used_again(root: Expression) -> set[str]:
    """The numbers, made in several steps, that stand at more than one place in a formula."""
    places: dict[str, set[tuple[str, int]]] = {}
    for node in _inner_first(root):
        for place, argument in enumerate(node.arguments):
            stepwise = any(inner.arguments for inner in argument.arguments)
            if stepwise and not (argument.boolean or argument.operation == "negative" or _guard(argument)):
                places.setdefault(key(argument), set()).add((key(node), place))
    return {name for name, found in places.items() if len(found) > 1}


def _guard(node: Expression) -> bool:
    """True for ``where(c, b, inf)`` and ``where(c, b, nan)``, which a quotient writes in its own way."""
    if node.operation != "where":
        return False
    other = node.arguments[2]
    return other.operation == "literal" and not np.isfinite(other.value)


def _over_years(node: Expression) -> tuple[Expression, ...]:
    """The operands of which the cells of other years are read."""
    if node.operation == "scan":
        return node.arguments[1:]
    known = OPERATIONS.get(node.operation)
    return node.arguments[:1] if known is not None and known.kind is not Kind.EACH else ()


def _runs(node: Expression) -> bool:
    """True for what refers to its own cell of the year before."""
    return node.operation in OPERATIONS and OPERATIONS[node.operation].kind is Kind.RUNNING


def _inner_first(node: Expression) -> Iterator[Expression]:
    for argument in node.arguments:
        yield from _inner_first(argument)
    yield node


def _leaf(column: _Year, node: Expression) -> tuple[str, int]:
    place = column.translator.places.get(node.name)
    if place is None:
        raise UntranslatedError(f"{column.translator.quantity}: no cell holds {node.name}")
    return place.cell(column.year, column.translator.home), SINGLE


def _literal(_: _Year, node: Expression) -> tuple[str, int]:
    value = float(node.value)
    if np.isnan(value):
        return "NA()", SINGLE
    if np.isinf(value):
        return (_INFINITE, SINGLE) if value > 0 else (f"-{_INFINITE}", _NEGATIVE)
    return f"{value:.17g}", SINGLE if value >= 0 else _NEGATIVE


def _state_or_element(column: _Year, node: Expression) -> tuple[str, int]:
    return column.within[node.name]


def _infix(column: _Year, node: Expression) -> tuple[str, int]:
    binds = OPERATIONS[node.operation].binds
    sign = _SIGNS.get(node.operation, OPERATIONS[node.operation].sign)
    guarded = _quotient_where_it_exists(column, node)
    if guarded:
        return guarded, SINGLE
    left, right = (column.text(argument) for argument in node.arguments)
    # A minus before a power binds tighter here than in Python; a - (b + c) keeps its brackets to stay bit for bit.
    tight = binds == POWER
    left_text = left[0] if left[1] >= binds and not (tight and left[1] < SINGLE) else f"({left[0]})"
    right_text = right[0] if right[1] > binds and right[1] != _NEGATIVE else f"({right[0]})"
    text = f"{left_text}{sign}{right_text}"
    if binds == COMPARED and any(_may_be_absent(column, argument) for argument in node.arguments):
        return f"IFERROR({text},{'TRUE' if node.operation == 'not_equal' else 'FALSE'})", SINGLE
    return text, binds


def _quotient_where_it_exists(column: _Year, node: Expression) -> str | None:
    """``a / where(c, b, inf)`` as IF(c, a / b, 0), and with nan as IF(c, a / b, NA()), as people write it.

    What does not exist stays so: then the zero is 0 * a.
    """
    if node.operation != "divide" or not _guard(node.arguments[1]):
        return None
    above, (condition, divisor, other) = node.arguments[0], node.arguments[1].arguments
    quotient = _infix(column, replace(node, arguments=(above, divisor)))[0]
    nothing = f"0*({column.text(above)[0]})" if _may_be_absent(column, above) else "0"
    return f"IF({column.text(condition)[0]},{quotient},{'NA()' if np.isnan(other.value) else nothing})"


def _may_be_absent(column: _Year, node: Expression) -> bool:
    return may_be_absent(node, column.translator.absent)


def _negative(column: _Year, node: Expression) -> tuple[str, int]:
    inner, binds = column.text(node.arguments[0])
    return f"-{inner if binds == SINGLE else f'({inner})'}", _NEGATIVE


def _call(column: _Year, node: Expression) -> tuple[str, int]:
    inside = [column.text(argument)[0] for argument in node.arguments]
    return _CALLS[node.operation].format(*inside), SINGLE


def _reduction(column: _Year, node: Expression) -> tuple[str, int]:
    across = column.place(node.arguments[0]).across(column.translator.home)
    return f"{_REDUCTIONS[node.operation]}({across})", SINGLE


def _running_sum(column: _Year, node: Expression) -> tuple[str, int]:
    now = column.cell(node.arguments[0], column.year)
    return (f"{column.cell(node, column.year - 1)}+{now}", SUM) if column.year else (now, SINGLE)


def _lag(column: _Year, node: Expression) -> tuple[str, int]:
    earlier = column.year - int(node.settings["years"])
    if earlier < 0:
        return column.text(node.arguments[1])
    return column.cell(node.arguments[0], earlier), SINGLE


def _scan(column: _Year, node: Expression) -> tuple[str, int]:
    initial, series = node.arguments[0], node.arguments[1:]
    within = {
        element_name(operand.name, place): column.text(operand)
        for place, operand in enumerate(series, start=1)
    }
    before = (column.cell(node, column.year - 1), SINGLE) if column.year else column.text(initial)
    body: Expression = node.settings["body"]
    return replace(column, within={**within, "previous": before}).text(body)


def _rate(column: _Year, node: Expression) -> tuple[str, int]:
    return column.cell(node, 0), SINGLE


#: How each operation is written.
TRANSLATIONS: Mapping[str, Callable[[_Year, Expression], tuple[str, int]]] = {
    "input": _leaf,
    "constant": _leaf,
    "literal": _literal,
    "state": _state_or_element,
    "element": _state_or_element,
    **{name: _infix for name, operation in OPERATIONS.items() if operation.sign and operation.operands == 2},
    "negative": _negative,
    **dict.fromkeys(_CALLS, _call),
    **dict.fromkeys(_REDUCTIONS, _reduction),
    "cumsum": _running_sum,
    "lag": _lag,
    "scan": _scan,
    "irr": _rate,
}
