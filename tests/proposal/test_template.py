"""The template that `aigf new` writes, and the JSON Schema."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from aigf.proposal import json_schema, read_proposal, template
from aigf.proposal.amounts import PARTS
from aigf.proposal.numbers import Language
from aigf.proposal.structure import SHAPES

LANGUAGES: tuple[Language, ...] = ("nl", "en")
ALL_BUT = {"answer", "note", "*", "evidence"}


def uncommented(text: str) -> str:
    """The template with every field in use: a field is commented out with # and no space after it."""
    return re.sub(r"^( *)#(?=[\w-])", r"\1", text, flags=re.MULTILINE)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_template_is_right_as_it_stands(tmp_path: Path, language: Language) -> None:
    path = tmp_path / "bid.yaml"
    path.write_text(template(language), encoding="utf-8")
    found = read_proposal(path)
    assert found.amounts() == {}
    assert found.proposal.proposal.language == language


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_template_is_right_with_every_field_in_use(tmp_path: Path, language: Language) -> None:
    path = tmp_path / "bid.yaml"
    path.write_text(uncommented(template(language)), encoding="utf-8")
    document = read_proposal(path).document
    stated = {tuple("*" if isinstance(step, int) else step for step in place) for place in document.places}
    missing = {
        shape
        for shape in SHAPES
        if shape not in stated and not (shape[0] == "commitments" and len(shape) > 2)
    }
    assert missing == set()


def test_both_templates_state_the_same(tmp_path: Path) -> None:
    amounts = []
    for language in LANGUAGES:
        path = tmp_path / f"{language}.yaml"
        path.write_text(uncommented(template(language)), encoding="utf-8")
        amounts.append({name: stated.amount for name, stated in read_proposal(path).amounts().items()})
    assert amounts[0] == amounts[1]


def test_the_schema_is_json_with_units() -> None:
    schema: dict[str, Any] = json.loads(json.dumps(json_schema(), allow_nan=False))
    assert set(schema["properties"]) == {path[0] for path in SHAPES}
    assert schema["required"] == ["proposal", "factory"]
    it_load = schema["$defs"]["Factory"]["properties"]["it_load"]["anyOf"][0]
    assert it_load["x-unit"] == "MW"
    assert set(it_load["anyOf"][2]["properties"]) == set(PARTS)


def test_every_field_is_described() -> None:
    definitions = json_schema()["$defs"]
    for name, definition in definitions.items():
        for field, described in definition.get("properties", {}).items():
            assert described.get("description"), f"{name}.{field}"
