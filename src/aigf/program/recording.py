"""Records the formulas of the model as a program: each is run once on arrays that remember what was done to them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from aigf.model import wiring
from aigf.program.formula import Formula, Instruction
from aigf.program.program import Program
from aigf.trace import Expression, element_name
from aigf.trace import record as recorded
from aigf.units import Array, Constant, constant_named, unit_of


def record(inputs: Mapping[str, Array], overrides: Mapping[str, Array]) -> Program:
    """The program of the model's formulas, as they run on one draw.

    ``inputs`` are what formulas are given, ``overrides`` the quantities that are stated. Raises KeyError for an input
    that is missing, RecordingError for a formula that cannot be recorded.
    """
    values: dict[str, Array] = {}
    formulas: dict[str, Formula] = {}
    constants: dict[str, Constant] = {}
    for name in wiring.in_order():
        arguments = wiring.arguments_of(name)
        found = {
            argument: values[argument] if argument in values else inputs.get(argument)
            for argument in arguments
        }
        missing = [argument for argument, value in found.items() if value is None]
        if missing:
            raise KeyError(f"{name} needs {', '.join(missing)}")
        expression = recorded(wiring.functions()[name], found).expression
        values[name] = overrides.get(name, expression.value)
        formulas[name] = Formula(
            name=name,
            unit=unit_of(wiring.result_types()[name]),
            perspective=wiring.perspective_of()[name],
            label=wiring.label_of(name),
            explanation=wiring.explanation_of(name),
            arguments=arguments,
            instructions=instructions_of(expression, constants),
        )
    units = {name: unit_of(unit_type) for name, unit_type in wiring.input_types().items()}
    return Program(formulas, tuple(wiring.functions()), units, dict(sorted(constants.items())))


def instructions_of(
    root: Expression, constants: dict[str, Constant], series: tuple[str, ...] = ()
) -> tuple[Instruction, ...]:
    """The expression as instructions, equal parts once; ``series`` names the elements of the scan that it steps."""
    made: list[Instruction] = []
    places: dict[Any, int] = {}
    known: dict[int, int] = {}

    def place(node: Expression) -> int:
        if id(node) not in known:
            operands = tuple(place(argument) for argument in node.arguments)
            body = node.settings.get("body")
            step = () if body is None else instructions_of(body, constants, _elements(node))
            # The value in full: a number that is none equals nothing, and 0 equals -0.
            own = repr(float(node.value)) if node.operation == "literal" else node.name
            key = (node.operation, operands, own, node.settings.get("years"), repr(step) if step else "")
            if key not in places:
                places[key] = len(made)
                made.append(_instruction(node, operands, step, series))
                if node.operation == "constant":
                    constants[node.name] = constant_named(node.name)
            known[id(node)] = places[key]
        return known[id(node)]

    place(root)
    return tuple(made)


def _elements(scan: Expression) -> tuple[str, ...]:
    """What the step of a scan calls this year's values of its series."""
    return tuple(element_name(item.name, place) for place, item in enumerate(scan.arguments[1:], start=1))


def _instruction(
    node: Expression, operands: tuple[int, ...], step: tuple[Instruction, ...], series: tuple[str, ...]
) -> Instruction:
    return Instruction(
        operation=node.operation,
        unit=node.unit,
        operands=operands,
        name=node.name,
        value=float(node.value) if node.operation == "literal" else 0.0,
        years=int(node.settings.get("years", 0)),
        place=series.index(node.name) + 1 if node.operation == "element" else 0,
        step=step,
        series=node.value.ndim > 0 and node.value.shape[-1] > 1,
    )
