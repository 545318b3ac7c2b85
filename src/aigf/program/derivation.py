"""How the quantities of an appraisal came about: every formula run on arrays that record what it did."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from aigf.program import Program, record
from aigf.trace import Expression
from aigf.units import Array


@dataclass(frozen=True)
class Basis:
    """What the point estimate of an appraisal starts from, in the model's units.

    ``inputs`` are what formulas and engines are given, simulated results and schedules among them; ``overrides`` the
    quantities that the proposal states; ``scheduled`` names the inputs that the timeline made. Arrays have shape
    (1, 1), or (1, years) for a series over ``years``.
    """

    years: tuple[int, ...]
    inputs: Mapping[str, Array]
    overrides: Mapping[str, Array]
    scheduled: tuple[str, ...] = ()

    def as_object(self) -> dict[str, Any]:
        """The same in lists and numbers, exactly."""
        return {
            "years": list(self.years),
            "inputs": {name: _listed(value) for name, value in self.inputs.items()},
            "overrides": {name: _listed(value) for name, value in self.overrides.items()},
            "scheduled": list(self.scheduled),
        }


@dataclass(frozen=True)
class Derivation:
    """A basis and what follows from it by the formulas of a program.

    ``values`` holds each quantity as it is used (stated where it is stated), ``expressions`` what its formula makes of
    those values, both in an order in which each comes after what it rests on.
    """

    basis: Basis
    program: Program
    values: Mapping[str, Array]
    expressions: Mapping[str, Expression]

    def value(self, name: str) -> Array:
        """The value of a quantity or an input. Raises KeyError where it is neither."""
        return self.values[name] if name in self.values else self.basis.inputs[name]


def basis_of(kept: Mapping[str, Any]) -> Basis:
    """The basis that ``as_object`` wrote down. Raises KeyError, TypeError or ValueError where it is damaged."""
    inputs, overrides = (
        {str(name): np.atleast_2d(np.asarray(value, np.float64)) for name, value in kept[part].items()}
        for part in ("inputs", "overrides")
    )
    scheduled = tuple(str(name) for name in kept["scheduled"] if name in inputs)
    return Basis(tuple(int(year) for year in kept["years"]), inputs, overrides, scheduled)


def first_draw(
    inputs: Mapping[str, Array],
    overrides: Mapping[str, Array],
    years: tuple[int, ...],
    scheduled: Iterable[str] = (),
) -> Basis:
    """The basis that a run of one draw, or the first of many, started from; ``scheduled`` are made by the timeline."""
    return Basis(
        years,
        {name: np.atleast_2d(value)[:1] for name, value in inputs.items()},
        {name: np.atleast_2d(value)[:1] for name, value in overrides.items()},
        tuple(name for name in scheduled if name in inputs),
    )


def derive(basis: Basis) -> Derivation:
    """Records every formula of the model, and runs the record.

    Raises KeyError for an input that is missing, RecordingError for a formula that cannot be recorded.
    """
    return derived(record(basis.inputs, basis.overrides), basis)


def derived(program: Program, basis: Basis) -> Derivation:
    """What follows from a basis by the formulas of a program, whatever those of the model are now.

    Raises KeyError for an input that is missing.
    """
    values, expressions = program.recorded(basis.inputs, basis.overrides)
    return Derivation(basis, program, values, expressions)


def _listed(value: Array) -> float | list[float]:
    """A number, or the numbers by year; exact, because Python writes every float in full."""
    return [float(item) for item in value[0]] if value.shape[-1] > 1 else float(value[0, 0])
