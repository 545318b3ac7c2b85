"""What a consortium starts from: the commented template, and the JSON Schema of a proposal."""

from __future__ import annotations

from importlib.resources import files
from typing import Any

from aigf.proposal.numbers import Language
from aigf.proposal.schema import Proposal


def template(language: Language = "nl") -> str:
    """A proposal to fill in: YAML with every section and field, explained in ``language``.

    It is a right proposal as it stands: what is required is filled in with a fictitious example.
    """
    return files(__package__).joinpath(f"template.{language}.yaml").read_text(encoding="utf-8")


def json_schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of a proposal; a quantity has its unit in ``x-unit``."""
    return {"$schema": "https://json-schema.org/draft/2020-12/schema"} | Proposal.model_json_schema()
