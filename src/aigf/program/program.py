"""A program: every formula of an appraisal in an order in which each comes after what it rests on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from aigf.program.formula import Formula
from aigf.program.running import evaluated, recorded
from aigf.program.written import written
from aigf.trace import Expression
from aigf.units import Array, Constant, Unit


@dataclass(frozen=True)
class Program:
    """The formulas as they were recorded, apart from the code.

    ``formulas`` stand in the order of evaluation, ``reading_order`` names them as a reader lists them: by perspective,
    and in the order of the source. ``inputs`` are what formulas take and none yields, with their units; ``constants``
    what they use, each with its value, unit and source.
    """

    formulas: Mapping[str, Formula]
    reading_order: tuple[str, ...]
    inputs: Mapping[str, Unit]
    constants: Mapping[str, Constant]

    def perspectives(self) -> tuple[str, ...]:
        """The perspectives in the order in which they are read."""
        return tuple(dict.fromkeys(self.formulas[name].perspective for name in self.reading_order))

    def of_perspective(self, perspective: str) -> tuple[str, ...]:
        """The quantities of a perspective in the order in which they are read."""
        return tuple(name for name in self.reading_order if self.formulas[name].perspective == perspective)

    def unit_of(self, name: str) -> Unit:
        """The unit of a quantity or an input. Raises KeyError where it is neither."""
        return self.formulas[name].unit if name in self.formulas else self.inputs[name]

    def arguments_of(self, name: str) -> tuple[str, ...]:
        """The quantities and inputs that a formula takes. Raises KeyError for what is no quantity."""
        return self.formulas[name].arguments

    def behind(self, name: str) -> frozenset[str]:
        """All names that a quantity is computed from, and its own."""
        seen, waiting = set[str](), [name]
        while waiting:
            found = waiting.pop()
            if found not in seen:
                seen.add(found)
                waiting.extend(self.formulas[found].arguments if found in self.formulas else ())
        return frozenset(seen)

    def messages(self) -> tuple[str, ...]:
        """Every English text of the program that a reader sees, which other languages translate."""
        texts = [text for formula in self.formulas.values() for text in (formula.label, formula.explanation)]
        texts += [constant.source for constant in self.constants.values()]
        return tuple(dict.fromkeys(text for text in texts if text))

    def run(
        self,
        inputs: Mapping[str, Array],
        overrides: Mapping[str, Array] | None = None,
        names: Iterable[str] | None = None,
    ) -> dict[str, Array]:
        """The values of the named quantities, of all where none are named, bit for bit as the formulas give them.

        ``inputs`` holds an array for every input they rest on; ``overrides`` replaces computed quantities. Arrays
        broadcast over (draw, year). Raises KeyError for an unknown quantity or an input that is missing.
        """
        return evaluated(self, inputs, overrides or {}, tuple(self.formulas if names is None else names))

    def recorded(
        self, inputs: Mapping[str, Array], overrides: Mapping[str, Array]
    ) -> tuple[dict[str, Array], dict[str, Expression]]:
        """The value of every quantity for one draw as it is used, and the expression of what its formula makes.

        Raises KeyError for an input that is missing.
        """
        return recorded(self, inputs, overrides)

    def as_object(self) -> dict[str, Any]:
        """The program as data: lists, names and numbers, none of them infinite or not a number."""
        return written(self)
