"""One formula of a program: its instructions, each an operation on earlier ones, and what is said of it."""

from __future__ import annotations

from dataclasses import dataclass

from aigf.trace.operations import OPERATIONS
from aigf.units import Unit


@dataclass(frozen=True, slots=True)
class Instruction:
    """An operation, or a leaf, and the unit of what it yields.

    ``operands`` are places of earlier instructions of the same formula. ``name`` is that of an input, a quantity, a
    constant or an element; ``value`` that of a literal; ``years`` those of a lag; ``step`` the instructions of the
    step of a scan, the last of which is the new state, and ``place`` the series, counted from 1, of which an element
    of that step is this year's value. ``series`` is True for a value a year.
    """

    operation: str
    unit: Unit
    operands: tuple[int, ...] = ()
    name: str = ""
    value: float = 0.0
    years: int = 0
    place: int = 0
    step: tuple[Instruction, ...] = ()
    series: bool = False

    @property
    def boolean(self) -> bool:
        """True for a condition."""
        return self.operation in OPERATIONS and OPERATIONS[self.operation].boolean


@dataclass(frozen=True)
class Formula:
    """A quantity: its unit, perspective, label and explanation (English messages), and how it is computed.

    ``arguments`` are the quantities and inputs it takes; the last of ``instructions`` is its value.
    """

    name: str
    unit: Unit
    perspective: str
    label: str
    explanation: str
    arguments: tuple[str, ...]
    instructions: tuple[Instruction, ...]
