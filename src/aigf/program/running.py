"""Runs a program with NumPy: plain values for any number of draws, or for one draw with the record of every step."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from aigf.program.formula import Formula, Instruction
from aigf.trace import Expression, irr, lag, scan
from aigf.trace.operations import OPERATIONS
from aigf.units import Array, Constant, as_array

if TYPE_CHECKING:
    from aigf.program.program import Program

#: What the leaves of a formula stand for: a value by name, given the kind of leaf.
Leaves = Callable[[Instruction], Any]


def evaluated(
    program: Program, inputs: Mapping[str, Array], overrides: Mapping[str, Array], names: Sequence[str]
) -> dict[str, Array]:
    """The values of the named quantities; what nothing asks for any more is dropped on the way."""
    wanted = dict.fromkeys(names)
    unknown = [name for name in [*wanted, *overrides] if name not in program.formulas and name not in inputs]
    order, asked = _needed(program, wanted, overrides)
    missing = sorted(name for name in asked if name not in inputs)
    if unknown or missing:
        raise KeyError(f"unknown quantities {unknown}, missing inputs {missing}")
    last = {argument: formula.name for formula in order for argument in formula.arguments}
    done: dict[str, list[str]] = {}
    for argument, name in last.items():
        if argument not in wanted:
            done.setdefault(name, []).append(argument)
    values = {name: as_array(inputs[name]) for name in asked} | dict(overrides)
    for formula in order:
        values[formula.name] = as_array(_calculated(formula.instructions, _leaves(values, program))[-1])
        for name in done.get(formula.name, ()):
            del values[name]
    return {name: values[name] for name in wanted}


def recorded(
    program: Program, inputs: Mapping[str, Array], overrides: Mapping[str, Array]
) -> tuple[dict[str, Array], dict[str, Expression]]:
    """Every quantity for one draw with the expression of what its formula makes."""
    values: dict[str, Array] = {}
    expressions: dict[str, Expression] = {}
    for formula in program.formulas.values():
        given = {name: values[name] if name in values else inputs.get(name) for name in formula.arguments}
        missing = [name for name, value in given.items() if value is None]
        if missing:
            raise KeyError(f"{formula.name} needs {', '.join(missing)}")
        arrays = {name: as_array(value) for name, value in given.items()}
        made = _calculated(formula.instructions, _leaves(arrays, program))
        root = _expressions(formula.instructions, made, program.constants)[-1]
        expressions[formula.name] = root
        values[formula.name] = overrides[formula.name] if formula.name in overrides else as_array(root.value)
    return values, expressions


def _needed(
    program: Program, wanted: Mapping[str, None], overrides: Mapping[str, Array]
) -> tuple[list[Formula], set[str]]:
    """The formulas to run for what is wanted, in order, and the inputs that these ask for."""
    seen, waiting = set[str](), [name for name in wanted if name not in overrides]
    while waiting:
        name = waiting.pop()
        if name not in seen:
            seen.add(name)
            arguments = program.formulas[name].arguments if name in program.formulas else ()
            waiting.extend(argument for argument in arguments if argument not in overrides)
    order = [formula for formula in program.formulas.values() if formula.name in seen]
    return order, seen - set(program.formulas)


def _leaves(values: Mapping[str, Array], program: Program) -> Leaves:
    def leaf(instruction: Instruction) -> Any:
        if instruction.operation == "literal":
            return instruction.value
        if instruction.operation == "constant":
            return float(program.constants[instruction.name])
        return values[instruction.name]

    return leaf


def _calculated(instructions: Sequence[Instruction], leaf: Leaves) -> list[Any]:
    """The value of every instruction."""
    values: list[Any] = []
    for instruction in instructions:
        if instruction.operation not in OPERATIONS:
            values.append(leaf(instruction))
            continue
        operands = [values[place] for place in instruction.operands]
        values.append(_result(instruction, operands, leaf))
    return values


def _result(instruction: Instruction, operands: list[Any], leaf: Leaves) -> Any:
    if instruction.operation == "lag":
        return lag(as_array(operands[0]), instruction.years, operands[1])
    if instruction.operation == "irr":
        return irr(as_array(operands[0]))
    if instruction.operation == "scan":
        return scan(_step(instruction, leaf), operands[0], *(as_array(item) for item in operands[1:]))
    return OPERATIONS[instruction.operation].calculated(*operands)


def _step(instruction: Instruction, leaf: Leaves) -> Callable[..., Any]:
    """The step of a scan as a function of the state and this year's elements."""

    def step(previous: Any, *elements: Any) -> Any:
        inside = _inside(instruction, previous, elements, leaf)
        return _calculated(instruction.step, inside)[-1]

    return step


def _inside(instruction: Instruction, previous: Any, elements: Sequence[Any], leaf: Leaves) -> Leaves:
    """What leaves stand for in a step: elements are told apart by their place among the series."""

    def inner(leaf_of_step: Instruction) -> Any:
        if leaf_of_step.operation == "state":
            return previous
        if leaf_of_step.operation == "element":
            return elements[leaf_of_step.place - 1]
        return leaf(leaf_of_step)

    return inner


def _expressions(
    instructions: Sequence[Instruction], values: Sequence[Any], constants: Mapping[str, Constant]
) -> list[Expression]:
    """The instructions as expressions with their values, as the recorder makes them."""
    made: list[Expression] = []
    for instruction, value in zip(instructions, values, strict=True):
        arguments = tuple(made[place] for place in instruction.operands)
        made.append(
            Expression(
                instruction.operation,
                arguments,
                instruction.unit,
                np.asarray(value),
                instruction.name,
                instruction.boolean,
                _settings(instruction, arguments, constants),
            )
        )
    return made


def _settings(
    instruction: Instruction, arguments: Sequence[Expression], constants: Mapping[str, Constant]
) -> dict[str, Any]:
    """What is no operand: the years of a lag, the step of a scan in the first year."""
    if instruction.operation == "lag":
        return {"years": instruction.years}
    if instruction.operation != "scan":
        return {}
    initial, *series = (argument.value for argument in arguments)
    first = np.broadcast_to(initial, (series[0].shape[0], 1))

    def outside(leaf: Instruction) -> Any:
        return leaf.value if leaf.operation == "literal" else float(constants[leaf.name])

    elements = [value[:, :1] for value in series]
    values = _calculated(instruction.step, _inside(instruction, first, elements, outside))
    return {"body": _expressions(instruction.step, values, constants)[-1]}
