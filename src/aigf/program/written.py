"""A program as data, short enough to be kept with every appraisal.

An instruction is a list: operation, unit (its place in the table of units), whether it is a series (0 or 1), and then
its operands; for a leaf its name or value, for a lag also its years, for a scan also the instructions of its step.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from aigf.program.formula import Formula, Instruction
from aigf.units import Unit

if TYPE_CHECKING:
    from aigf.program.program import Program

#: The version of this way of writing; every version is read for good.
VERSION = 1


class _Units:
    """A table of units that grows as they are met."""

    def __init__(self) -> None:
        self.table: list[list[Any]] = []
        self._places: dict[tuple[Any, ...], int] = {}

    def place(self, unit: Unit) -> int:
        key = (unit.symbol, unit.scale, unit.dimensions)
        if key not in self._places:
            self._places[key] = len(self.table)
            self.table.append([unit.symbol, unit.scale, dict(unit.dimensions)])
        return self._places[key]


def written(program: Program) -> dict[str, Any]:
    """The program in lists, names and numbers; each unit is written once, as symbol, size and dimensions."""
    units = _Units()
    formulas = [_formula(formula, units) for formula in program.formulas.values()]
    inputs = {name: units.place(unit) for name, unit in program.inputs.items()}
    constants = {
        name: {"value": float(constant), "unit": units.place(constant.unit), "source": constant.source}
        for name, constant in program.constants.items()
    }
    return {
        "version": VERSION,
        "units": units.table,
        "inputs": inputs,
        "constants": constants,
        "formulas": formulas,
        "reading_order": list(program.reading_order),
    }


def _formula(formula: Formula, units: _Units) -> dict[str, Any]:
    return {
        "name": formula.name,
        "unit": units.place(formula.unit),
        "perspective": formula.perspective,
        "label": formula.label,
        "explanation": formula.explanation,
        "arguments": list(formula.arguments),
        "instructions": _instructions(formula.instructions, units),
    }


def _instructions(instructions: Sequence[Instruction], units: _Units) -> list[list[Any]]:
    return [
        [
            instruction.operation,
            units.place(instruction.unit),
            int(instruction.series),
            *_rest(instruction, units),
        ]
        for instruction in instructions
    ]


def _rest(instruction: Instruction, units: _Units) -> list[Any]:
    if instruction.operation == "literal":
        return [_number(instruction.value)]
    if instruction.operation in ("input", "constant"):
        return [instruction.name]
    if instruction.operation == "element":
        return [instruction.place]
    if instruction.operation == "lag":
        return [*instruction.operands, instruction.years]
    if instruction.operation == "scan":
        return [*instruction.operands, _instructions(instruction.step, units)]
    return list(instruction.operands)


def _number(value: float) -> float | str:
    """A number as it is; infinity and not-a-number as words, which JSON has no numbers for."""
    return value if math.isfinite(value) else str(value)
