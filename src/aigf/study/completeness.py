"""What a proposal leaves open, and what the register would fill in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from aigf.model import wiring
from aigf.proposal import NUMERIC_PATHS, read_proposal
from aigf.register import load_register


@dataclass(frozen=True)
class Assumed:
    """A field that is not stated and has a value in the register."""

    field: str
    title: Mapping[str, str]
    value: float
    unit: str
    confidence: str


@dataclass(frozen=True)
class Completeness:
    """The fields a proposal does not state: those the register fills in, and those nobody knows."""

    assumed: Mapping[str, Assumed]
    missing: tuple[str, ...]


def completeness(path: Path) -> Completeness:
    """Reads the proposal in ``path`` and lists what it leaves open.

    Quantities that the model computes count as neither. Raises InputError with all that is wrong in it.
    """
    read = read_proposal(path)
    register = load_register()
    stated = read.amounts()
    assumed, missing = {}, []
    for name, field in NUMERIC_PATHS.items():
        if name in stated or name in wiring.functions():
            continue
        entry = register.entries.get(name)
        if entry is None:
            missing.append(field)
        else:
            assumed[name] = Assumed(field, entry.title, entry.value, entry.unit, entry.confidence)
    unanswered = [name for name, item in read.commitments().items() if item.answer == "unknown"]
    return Completeness(assumed, (*missing, *(f"commitments.{name}" for name in unanswered)))
