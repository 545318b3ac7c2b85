"""Reads a program that was kept as data, and refuses what is none. Nothing of it is ever executed as code."""

from __future__ import annotations

import math
import re
import sys
from collections.abc import Mapping, Sequence
from typing import Any

from aigf.program.formula import Formula, Instruction
from aigf.program.program import Program
from aigf.program.written import VERSION
from aigf.trace import element_name
from aigf.trace.operations import OPERATIONS, Kind
from aigf.units import Constant, Unit

#: How large a program may be, many times what the model is: formulas; operations and names of one formula written out,
#: and of all together; operations inside one another; letters of a text; years of a lag.
_FORMULAS, _WRITTEN, _ALL_WRITTEN, _DEEP, _LETTERS, _YEARS = 5_000, 500, 50_000, 100, 20_000, 1_000
_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_]{0,99}", re.ASCII)
_NUMBERS = {"inf": math.inf, "-inf": -math.inf, "nan": math.nan}
_ONLY_IN_A_STEP = ("state", "element")


def program_of(data: Any) -> Program:
    """The program that ``as_object`` wrote down.

    Raises ValueError, KeyError or TypeError where it is damaged: an operation that is not known, an operand that does
    not come before, a name that nothing gives, a formula without end.
    """
    parts = _exactly(data, {"version", "units", "inputs", "constants", "formulas", "reading_order"})
    if type(parts["version"]) is not int or parts["version"] != VERSION:
        raise ValueError(f"a program of version {parts['version']!r}, not {VERSION}")
    units = [_unit(item) for item in _list(parts["units"], _FORMULAS)]
    inputs = {_name(name): _unit_at(place, units) for name, place in _object(parts["inputs"]).items()}
    constants = {
        _name(name): _constant(name, item, units) for name, item in _object(parts["constants"]).items()
    }
    formulas = _formulas(_list(parts["formulas"], _FORMULAS), units, inputs, constants)
    order = tuple(_name(name) for name in _list(parts["reading_order"], _FORMULAS))
    if sorted(order) != sorted(formulas):
        raise ValueError("the reading order names other quantities than there are formulas")
    return Program(formulas, order, inputs, constants)


def _formulas(
    kept: Sequence[Any], units: Sequence[Unit], inputs: Mapping[str, Unit], constants: Mapping[str, Constant]
) -> dict[str, Formula]:
    formulas: dict[str, Formula] = {}
    known = set(inputs)
    left = _ALL_WRITTEN
    for item in kept:
        formula, size = _formula(item, units, known, constants)
        if formula.name in known:
            raise ValueError(f"{formula.name} is computed twice")
        left -= size
        if left < 0:
            raise ValueError(f"more than {_ALL_WRITTEN} operations")
        formulas[formula.name] = formula
        known.add(formula.name)
    return formulas


def _formula(
    item: Any, units: Sequence[Unit], known: set[str], constants: Mapping[str, Constant]
) -> tuple[Formula, int]:
    """A formula, and how many operations and names it is when it is written out."""
    parts = _exactly(
        item, {"name", "unit", "perspective", "label", "explanation", "arguments", "instructions"}
    )
    arguments = tuple(_name(name) for name in _list(parts["arguments"], _FORMULAS))
    unknown = [name for name in arguments if name not in known]
    if unknown or len(set(arguments)) < len(arguments):
        raise ValueError(f"a formula takes what does not come before it: {unknown}")
    instructions = _Reader(units, set(arguments), constants).instructions(parts["instructions"])
    if instructions[-1].boolean:
        raise ValueError("a formula yields a condition")
    formula = Formula(
        _name(parts["name"]),
        _unit_at(parts["unit"], units),
        _name(parts["perspective"]),
        _text(parts["label"]),
        _text(parts["explanation"]),
        arguments,
        instructions,
    )
    return formula, _measured(instructions)


class _Reader:
    """Reads the instructions of one formula; ``elements`` holds the series of the scan whose step is read."""

    def __init__(
        self,
        units: Sequence[Unit],
        arguments: set[str],
        constants: Mapping[str, Constant],
        elements: Sequence[str] | None = None,
    ) -> None:
        self.units = units
        self.arguments = arguments
        self.constants = constants
        self.elements = elements
        self.read: list[Instruction] = []

    def instructions(self, kept: Any) -> tuple[Instruction, ...]:
        """The instructions, each after those it rests on. Raises ValueError where there are none."""
        for item in _list(kept, _WRITTEN):
            operation, place, series, *rest = _list(item, _WRITTEN)
            if type(series) is not int or series not in (0, 1):
                raise ValueError(f"{series!r} is not 0 or 1")
            unit = _unit_at(place, self.units)
            read = self._operation if operation in OPERATIONS else self._leaf
            self.read.append(read(operation, unit, rest, bool(series)))
        if not self.read:
            raise ValueError("a formula without instructions")
        return tuple(self.read)

    def _leaf(self, operation: Any, unit: Unit, rest: list[Any], series: bool) -> Instruction:
        inside = self.elements is not None
        if operation == "state" and inside and not rest:
            return Instruction(operation, unit, name="previous", series=series)
        (given,) = rest
        if operation == "literal":
            return Instruction(operation, unit, value=_number(given), series=series)
        if operation == "element" and self.elements is not None:
            place = _whole(given, 1, len(self.elements))
            return Instruction(operation, unit, name=self.elements[place - 1], place=place, series=series)
        known = {"constant": self.constants, "input": self.arguments if not inside else ()}.get(operation, ())
        if _name(given) not in known:
            raise ValueError(f"{operation} {given}: nothing gives it")
        return Instruction(operation, unit, name=given, series=series)

    def _operation(self, operation: str, unit: Unit, rest: list[Any], series: bool) -> Instruction:
        about = OPERATIONS[operation]
        if self.elements is not None and about.kind is not Kind.EACH:
            raise ValueError(f"{operation} over the years in a step")
        more = rest.pop() if operation in ("scan", "lag") else None
        operands = tuple(_whole(place, 0, len(self.read) - 1) for place in rest)
        wrong = len(operands) < 2 if operation == "scan" else len(operands) != about.operands
        if wrong:
            raise ValueError(f"{operation} of {len(operands)} operands")
        self._check_conditions(operation, operands)
        years = _whole(more, 1, _YEARS) if operation == "lag" else 0
        step: tuple[Instruction, ...] = ()
        if operation == "scan":
            nodes = [self.read[place] for place in operands[1:]]
            elements = [element_name(node.name, place) for place, node in enumerate(nodes, start=1)]
            step = _Reader(self.units, self.arguments, self.constants, elements).instructions(more)
            if step[-1].boolean:
                raise ValueError("a step yields a condition")
        return Instruction(operation, unit, operands, years=years, step=step, series=series)

    def _check_conditions(self, operation: str, operands: tuple[int, ...]) -> None:
        if operation in ("isnan", "isfinite"):
            return
        for order, place in enumerate(operands):
            if self.read[place].boolean is not (order < OPERATIONS[operation].conditions):
                raise ValueError(f"{operation}: a condition for a number, or a number for a condition")


def _measured(instructions: Sequence[Instruction]) -> int:
    """How many operations and names the last instruction has when it is written out.

    Raises ValueError where they are too many or too deep: equal parts stand once, so that few can be endless.
    """
    sizes: list[int] = []
    depths: list[int] = []
    for instruction in instructions:
        inside = _measured(instruction.step) if instruction.step else 0
        sizes.append(1 + inside + sum(sizes[place] for place in instruction.operands))
        depths.append(1 + max((depths[place] for place in instruction.operands), default=0))
        if sizes[-1] > _WRITTEN or depths[-1] > _DEEP:
            raise ValueError("a formula that is too long")
    return sizes[-1]


def _exactly(item: Any, names: set[str]) -> Mapping[str, Any]:
    found = _object(item)
    if set(found) != names:
        raise KeyError(f"{sorted(set(found) ^ names)}: missing or not known")
    return found


def _object(item: Any) -> Mapping[str, Any]:
    if not isinstance(item, dict) or len(item) > _FORMULAS:
        raise TypeError("not an object, or one that is too large")
    return item


def _list(item: Any, most: int) -> list[Any]:
    if not isinstance(item, list) or len(item) > most:
        raise TypeError("not a list, or one that is too long")
    return item


def _name(item: Any) -> str:
    if not isinstance(item, str) or not _NAME.fullmatch(item):
        raise ValueError("not a name")
    return item


def _text(item: Any) -> str:
    if not isinstance(item, str) or len(item) > _LETTERS:
        raise TypeError("not a text, or one that is too long")
    return item


def _whole(item: Any, least: int, most: int) -> int:
    if type(item) is not int or not least <= item <= most:
        raise ValueError(f"not a whole number from {least} to {most}")
    return item


def _number(item: Any) -> float:
    if isinstance(item, str):
        return _NUMBERS[item]
    return _finite(item)


def _finite(item: Any) -> float:
    """A number that a float can hold."""
    if type(item) not in (int, float) or not -sys.float_info.max <= item <= sys.float_info.max:
        raise ValueError("not a number")
    return float(item)


def _unit(item: Any) -> Unit:
    symbol, scale, dimensions = _list(item, 3)
    powers = tuple(
        sorted((_name(base), _whole(power, -99, 99)) for base, power in _object(dimensions).items())
    )
    if _finite(scale) <= 0 or 0 in dict(powers).values():
        raise ValueError("a unit without size, or with a dimension that it has not")
    return Unit(powers, float(scale), _text(symbol))


def _unit_at(place: Any, units: Sequence[Unit]) -> Unit:
    return units[_whole(place, 0, len(units) - 1)]


def _constant(name: str, item: Any, units: Sequence[Unit]) -> Constant:
    parts = _exactly(item, {"value", "unit", "source"})
    return Constant.of(_finite(parts["value"]), _unit_at(parts["unit"], units), name, _text(parts["source"]))
