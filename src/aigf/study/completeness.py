"""What a proposal leaves open, and what the register would fill in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from aigf.model import wiring
from aigf.proposal import NUMERIC_PATHS, ReadProposal, read_proposal
from aigf.proposal.evidence import is_shown
from aigf.register import load_register
from aigf.study.request import SHARES, is_open, not_asked_for


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
    """The fields a proposal does not state: those for which something is assumed, and those nobody knows.

    A contribution that is asked for without an amount is both. ``read`` is the proposal, with how it was read.
    """

    assumed: Mapping[str, Assumed]
    missing: tuple[str, ...]
    read: ReadProposal


def completeness(path: Path) -> Completeness:
    """Reads the proposal in ``path`` and lists what it leaves open.

    Quantities that the model computes count as neither. Raises InputError with all that is wrong in it.
    """
    read = read_proposal(path)
    register = load_register()
    stated = read.amounts()
    unasked = not_asked_for(read)
    assumed, missing = {}, []
    for name, field in NUMERIC_PATHS.items():
        if name in stated or name in wiring.functions():
            continue
        entry = register.entries.get(name)
        if name in unasked and entry is not None:
            assumed[name] = Assumed(field, entry.title, 0.0, entry.unit, "judgement")
        elif entry is None:
            missing.append(field)
        else:
            assumed[name] = Assumed(field, entry.title, entry.value, entry.unit, entry.confidence)
    unanswered = [name for name, item in read.commitments().items() if item.answer == "unknown"]
    if is_open(read):
        missing += [NUMERIC_PATHS[name] for name in SHARES]
    if _may_be_called(read) and not is_shown(read.proposal.energy.backup_permit, "permit", read.proposal):
        missing.append("energy.backup_permit")
    return Completeness(assumed, (*missing, *(f"commitments.{name}" for name in unanswered)), read)


def _may_be_called(read: ReadProposal) -> bool:
    """True under a contract that lets the grid operator call hours, in which backup needs a permit that is shown."""
    return read.proposal.energy.grid_contract not in (None, "firm")
