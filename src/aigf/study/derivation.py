"""How the quantities of an appraisal came about: every formula run on arrays that record what it did."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from aigf.model import wiring
from aigf.trace import Expression, record
from aigf.units import Array


@dataclass(frozen=True)
class Basis:
    """What the point estimate of an appraisal starts from, in the model's units.

    ``inputs`` are what formulas and engines are given, simulated results and schedules among them; ``overrides`` the
    quantities that the proposal states. Arrays have shape (1, 1), or (1, years) for a series over ``years``.
    """

    years: tuple[int, ...]
    inputs: Mapping[str, Array]
    overrides: Mapping[str, Array]

    def as_object(self) -> dict[str, Any]:
        """The same in lists and numbers, exactly."""
        return {
            "years": list(self.years),
            "inputs": {name: _listed(value) for name, value in self.inputs.items()},
            "overrides": {name: _listed(value) for name, value in self.overrides.items()},
        }


@dataclass(frozen=True)
class Derivation:
    """A basis and what follows from it.

    ``values`` holds each quantity as it is used (stated where it is stated), ``expressions`` what its formula makes of
    those values, both in an order in which each comes after what it rests on.
    """

    basis: Basis
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
    return Basis(tuple(int(year) for year in kept["years"]), inputs, overrides)


def first_draw(inputs: Mapping[str, Array], overrides: Mapping[str, Array], years: tuple[int, ...]) -> Basis:
    """The basis that a run of one draw, or the first of many, started from."""
    return Basis(
        years,
        {name: np.atleast_2d(value)[:1] for name, value in inputs.items()},
        {name: np.atleast_2d(value)[:1] for name, value in overrides.items()},
    )


def derive(basis: Basis) -> Derivation:
    """Runs every formula once and records it.

    Raises KeyError for an input that is missing, RecordingError for a formula that cannot be recorded.
    """
    values: dict[str, Array] = {}
    expressions: dict[str, Expression] = {}
    for name in wiring.in_order():
        found = {
            argument: values[argument] if argument in values else basis.inputs.get(argument)
            for argument in wiring.arguments_of(name)
        }
        missing = [argument for argument, value in found.items() if value is None]
        if missing:
            raise KeyError(f"{name} needs {', '.join(missing)}")
        expressions[name] = record(wiring.functions()[name], found).expression
        values[name] = basis.overrides.get(name, expressions[name].value)
    return Derivation(basis, values, expressions)


def _listed(value: Array) -> float | list[float]:
    """A number, or the numbers by year; exact, because Python writes every float in full."""
    return [float(item) for item in value[0]] if value.shape[-1] > 1 else float(value[0, 0])
