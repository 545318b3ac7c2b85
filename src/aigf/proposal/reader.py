"""Reading a proposal: all of it, or every problem it has."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from aigf.documents import Document, InputError, Place, Steps
from aigf.proposal.amounts import Amount
from aigf.proposal.fields import Commitment
from aigf.proposal.messages import problem_of
from aigf.proposal.numbers import Language
from aigf.proposal.rules import Draft, check, implausible
from aigf.proposal.schema import Proposal
from aigf.proposal.settings import apply_settings
from aigf.proposal.source import opened
from aigf.proposal.structure import SHAPES, shape_at
from aigf.proposal.transcription import Reading, language_of, transcribed


@dataclass(frozen=True)
class StatedAmount:
    """An amount with the unit, the field and the place in which it was stated."""

    amount: Amount
    unit: str
    field: str
    place: Place


@dataclass(frozen=True)
class ReadProposal:
    """A proposal that is right, with the document it was read from.

    ``readings`` are of what was not written plainly; ``unknown`` is what it says is not known yet, as written, by path.
    """

    proposal: Proposal
    document: Document
    readings: tuple[Reading, ...] = ()
    unknown: Mapping[Steps, str] = field(default_factory=dict)

    def amounts(self) -> dict[str, StatedAmount]:
        """Every stated quantity outside a list, by the last part of its path, such as ``it_load``."""
        found: dict[str, StatedAmount] = {}
        for path, shape in SHAPES.items():
            if shape.quantity is not None and "*" not in path:
                amount = self._value(path)
                if amount is not None:
                    place = self.document.place(path)
                    found[path[-1]] = StatedAmount(amount, shape.quantity.unit, ".".join(path), place)
        return found

    def commitments(self) -> dict[str, Commitment]:
        """Every commitment by its name; what is not stated is answered ``unknown``."""
        return {path[1]: self._value(path) for path in SHAPES if path[0] == "commitments" and len(path) == 2}

    def words(self) -> dict[str, str | None]:
        """Every text, choice and year outside a list by its path; None where it is not stated."""
        plain = [path for path, shape in SHAPES.items() if shape.kind in _PLAIN and "*" not in path]
        values = {path: self._value(path) for path in plain if path[0] != "commitments"}
        return {".".join(path): None if value is None else str(value) for path, value in values.items()}

    def _value(self, path: tuple[str, ...]) -> Any:
        value: Any = self.proposal
        for name in path:
            value = getattr(value, name)
        return value


_PLAIN = frozenset({"text", "word", "whole", "number"})


def read_proposal(path: Path, settings: Mapping[str, str] | None = None) -> ReadProposal:
    """The proposal in a YAML file or a form in Excel, with ``settings`` (path to text) put over what it states.

    Raises InputError with every problem of the file and the settings at once.
    """
    document, problems = opened(path)
    document, unknown = apply_settings(document, settings or {})
    problems += unknown
    said = transcribed(document)
    problems += said.problems
    reported = {problem.field for problem in problems}
    draft = Draft(document, said.data, said.language)
    found = list(check(draft))
    proposal = None
    try:
        proposal = Proposal.model_validate(_stated(said.data), context={"language": said.language})
    except ValidationError as error:
        found += [problem_of(detail, document, said.unknown) for detail in error.errors(include_url=False)]
    problems += [problem for problem in found if problem.field not in reported]
    problems = problems or list(implausible(draft))
    if proposal is None or problems:
        raise InputError(problems)
    return ReadProposal(proposal, document, said.readings, said.unknown)


def notation(path: Path, settings: Mapping[str, str] | None = None) -> Language | None:
    """The notation of numbers in a proposal, whatever else is wrong in it; None where it cannot be read at all."""
    try:
        document, _ = opened(path)
    except InputError:
        return None
    return language_of(apply_settings(document, settings or {})[0].data)


def _stated(data: Any, steps: Steps = ()) -> Any:
    """The data without fields that have no value: leaving a value out is not stating it.

    An unknown name stays, value or not: ``{low: 2,1 TWh}`` has the names ``low`` and ``1 TWh``.
    """
    if isinstance(data, dict):
        inside = {name: _stated(value, (*steps, name)) for name, value in data.items()}
        return {
            name: value for name, value in inside.items() if value is not None or not shape_at((*steps, name))
        }
    if isinstance(data, list):
        return [_stated(item, (*steps, index)) for index, item in enumerate(data)]
    return data
