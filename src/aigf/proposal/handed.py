"""A proposal that was made in Python, as a file that everything else can read."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from aigf.proposal.amounts import Amount
from aigf.proposal.as_yaml import as_yaml
from aigf.proposal.schema import Proposal

#: What the file of a proposal that has none of its own is called.
_NAME = "proposal.yaml"


@contextmanager
def handed_in(proposal: Path | str | Proposal) -> Iterator[Path]:
    """The file of a proposal; of one that was made in Python a file that is there as long as it is used."""
    if not isinstance(proposal, Proposal):
        yield Path(proposal)
        return
    with tempfile.TemporaryDirectory(prefix="aigf-") as folder:
        path = Path(folder) / _NAME
        path.write_text(as_yaml(stated_in(proposal)), encoding="utf-8", newline="\n")
        yield path


def stated_in(proposal: Proposal) -> dict[str, Any]:
    """What a proposal states, as its file would: numbers in the units of their fields, what is left open left out."""
    return dict(_stated(proposal))


def _stated(value: Any) -> Any:
    if isinstance(value, Amount):
        ends = {"low": value.low, "central": value.central, "high": value.high}
        known = {name: number for name, number in ends.items() if number is not None}
        return value.central if len(known) == 1 else known
    if isinstance(value, BaseModel):
        named = (
            (name, getattr(value, name))
            for name in type(value).model_fields
            if name in value.model_fields_set
        )
        return {name: _stated(inner) for name, inner in named if inner is not None}
    if isinstance(value, list | tuple):
        return [_stated(inner) for inner in value]
    return value
