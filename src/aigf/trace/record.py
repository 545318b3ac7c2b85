"""Records a model function: its value, its expression and its unit, checked against its signature."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from aigf.trace.expression import Expression
from aigf.trace.operations import RecordingError
from aigf.trace.recorded import expression_of, input_of
from aigf.units import Array, as_array, signature_units, unit_of


class DimensionError(RecordingError):
    """A function yields another unit than its signature says."""


@dataclass(frozen=True)
class Record:
    """One run of a model function."""

    name: str
    expression: Expression

    @property
    def value(self) -> Array:
        return self.expression.value


def record(function: Callable[..., Any], arguments: Mapping[str, Any]) -> Record:
    """Runs ``function`` on recording arrays and returns its value and expression.

    Units of the arguments come from the signature. Raises RecordingError for an operation the recorder does
    not know or a mix of units, DimensionError for a result that contradicts the signature.
    """
    argument_types, result_type = signature_units(function)
    inputs = {
        name: input_of(name, as_array(arguments[name]), unit_of(unit_type))
        for name, unit_type in argument_types.items()
    }
    try:
        result = expression_of(function(**inputs))
    except RecordingError as error:
        raise RecordingError(f"{function.__name__}: {error}") from error
    expected = unit_of(result_type)
    if result.boolean or not result.unit.same_as(expected):
        got = "a condition" if result.boolean else f"[{result.unit.symbol or 'no unit'}]"
        raise DimensionError(
            f"{function.__name__}: the signature says {result_type.__name__} "
            f"[{expected.symbol or 'no unit'}], but {result} is {got}"
        )
    return Record(function.__name__, result)
