"""What a part of the simulation finds, and the register entries that it is given."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any, TypeVar

from aigf.units import Array

_Parameters = TypeVar("_Parameters")


@dataclass(frozen=True)
class Finding:
    """A result of the engines as the model knows it: its unit type, and its name in English."""

    kind: Any
    title: str


@dataclass(frozen=True)
class Part:
    """What one part of the simulation found: inputs of the model, (draws, 1), and series.

    The series are (draws, hours), of which those of the first draw are kept, or (1, hours), of that draw alone.
    """

    found: Mapping[str, Array]
    hours: Mapping[str, Array]


def entries_of(parameters: Mapping[str, type]) -> tuple[str, ...]:
    """The register entries behind the fields of engine dataclasses, by the prefix of their names."""
    return tuple(f"{prefix}_{item.name}" for prefix, kind in parameters.items() for item in fields(kind))


def filled(kind: type[_Parameters], prefix: str, entries: Mapping[str, Array]) -> _Parameters:
    """An engine's dataclass with the entries that are named after its fields."""
    return kind(**{item.name: entries[f"{prefix}_{item.name}"] for item in fields(kind)})  # type: ignore[arg-type]
