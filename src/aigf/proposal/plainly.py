"""What a proposal states, as data to write down again: in the words it was given, with nothing left to decide."""

from __future__ import annotations

from typing import Any

from aigf.documents import Steps
from aigf.proposal.amounts import PARTS, Amount
from aigf.proposal.numbers import both_readings
from aigf.proposal.reader import ReadProposal
from aigf.proposal.structure import SHAPES, shape_at
from aigf.proposal.words import PART_NAMES, form


def plain_data(read: ReadProposal) -> dict[str, Any]:
    """The data of a proposal as it was written, and its language.

    A plain number with two readings is given as it was read, a part of a range has the name of the schema, and what
    has no value is left out.
    """
    data = _plain(read, read.document.data, ())
    found: dict[str, Any] = data if isinstance(data, dict) else {}
    header = found.setdefault("proposal", {})
    header["language"] = read.proposal.proposal.language
    return {section: found[section] for section in (path[0] for path in SHAPES) if section in found}


def _plain(read: ReadProposal, value: Any, steps: Steps) -> Any:
    shape = shape_at(steps) if steps else None
    if shape is not None and shape.quantity is not None:
        return _amount(read, value, steps)
    if isinstance(value, dict):
        inside = {name: _plain(read, part, (*steps, name)) for name, part in value.items()}
        return {name: part for name, part in inside.items() if part is not None}
    if isinstance(value, list):
        return [_plain(read, item, (*steps, index)) for index, item in enumerate(value)]
    if shape is not None and shape.kind in ("list", "section") and (*shape.path, "answer") not in SHAPES:
        return value if shape.path[-1] == "evidence" and len(shape.path) > 1 else None
    return value


def _amount(read: ReadProposal, value: Any, steps: Steps) -> Any:
    if isinstance(value, dict):
        parts = {PART_NAMES.get(form(name)) or name: (name, part) for name, part in value.items()}
        return {
            part: _number(read, inside, (*steps, name), part)
            for part, (name, inside) in parts.items()
            if inside is not None
        } or None
    return _number(read, value, steps, "central")


def _number(read: ReadProposal, value: Any, steps: Steps, part: str) -> Any:
    """A plain number as it was read, where YAML and who wrote it may take it otherwise."""
    text = read.document.texts.get(steps)
    if text is None or both_readings(text) is None:
        return value
    found: Any = read.proposal
    for step in steps if steps[-1] not in PARTS and part == "central" else steps[:-1]:
        found = found[step] if isinstance(step, int) else getattr(found, step, found)
    return getattr(found, part) if isinstance(found, Amount) else value
