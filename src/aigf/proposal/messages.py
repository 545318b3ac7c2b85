"""Pydantic's errors as problems with a place, what is wrong and what was expected."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pydantic_core import ErrorDetails

from aigf.documents import Document, Problem, Steps, dotted, resolve, shown
from aigf.proposal.structure import belongs, shape_at
from aigf.proposal.words import nearest_choice
from aigf.text import Text

#: Kinds of error about a field itself, not about the value that stands there.
_ABOUT_NAMES = frozenset({"missing", "extra_forbidden"})


def problem_of(error: ErrorDetails, document: Document, unknown: Mapping[Steps, str]) -> Problem:
    """The problem that a pydantic error describes, at its place in the document.

    ``unknown`` are the values that say that they are not known yet, which are left out of what is validated.
    """
    steps: Steps = error["loc"]
    if error["type"] in _ABOUT_NAMES:
        parent = steps[:-1]
        place = document.keys.get(steps) or document.key_place(parent)
    else:
        # A commitment may be a bare word: then its answer has no place and name of its own.
        while steps and steps not in document.places:
            steps = steps[:-1]
        place = document.place(steps)
    wrong, expected = _wrong_and_expected(error, steps)
    if error["type"] == "missing" and steps in unknown:
        place = document.place(steps)
        wrong = Text(
            "'{text}' says that it is not known yet, and this field is needed",
            {"text": shown(unknown[steps])},
        )
    return Problem(place, dotted(steps), wrong, (place.sheet and _in_a_form(error)) or expected)


def _in_a_form(error: ErrorDetails) -> Text | None:
    """What is expected where that is otherwise than in YAML: no quotes and decimal points, but sheets."""
    shape = shape_at(error["loc"])
    if error["type"] == "string_type":
        return Text("a text")
    if shape is not None and shape.kind == "number" and error["type"] != "missing":
        return Text("a number from {low} to {high}", {"low": f"{shape.low:g}", "high": f"{shape.high:g}"})
    if shape is not None and shape.kind == "section" and error["type"] == "missing":
        return Text("its sheet in the form")
    return None


def _wrong_and_expected(error: ErrorDetails, steps: Steps) -> tuple[Text, Text]:
    kind, value, context = error["type"], error["input"], error.get("ctx", {})
    if kind == "aigf":
        return context["wrong"], context["expected"]
    if kind == "extra_forbidden":
        name = str(steps[-1])
        return Text("unknown field '{name}'", {"name": shown(name)}), belongs(name, steps[:-1])
    if kind in ("string_too_long", "too_long"):
        count = {"count": len(value)}
        long = Text("the text has {count} characters", count)
        many = Text("the list has {count} items", count)
        return many if kind == "too_long" else long, Text("at most {count}", {"count": context["max_length"]})
    return _wrong(kind, value), _expected(error)


def _wrong(kind: str, value: Any) -> Text:
    if kind == "missing":
        return Text("this field is missing")
    return Text("the text is empty") if kind == "string_pattern_mismatch" else _what_stands(value)


def _expected(error: ErrorDetails) -> Text:
    kind, value, shape = error["type"], error["input"], shape_at(error["loc"])
    if kind == "string_pattern_mismatch":
        return Text("a text, or the field left out")
    if kind == "string_type" and isinstance(value, (int, float)):
        return Text("a text; put it in quotes")
    if shape is None:
        return Text("a text")
    if (
        kind in ("int_type", "float_type")
        and isinstance(value, str)
        and isinstance(resolve(value), (int, float))
    ):
        return Text("{expected}, without quotes", {"expected": shape.expected()})
    near = nearest_choice(value, shape.words) if kind == "literal_error" and isinstance(value, str) else None
    if near is None:
        return shape.expected()
    return Text("'{near}', the nearest of {words}", {"words": ", ".join(shape.words), "near": near})


def _what_stands(value: Any) -> Text:
    if isinstance(value, dict):
        return Text("a set of names with values stands here")
    if isinstance(value, (list, tuple)):
        return Text("a list stands here")
    if value is None:
        return Text("nothing stands here")
    text = str(value).lower() if isinstance(value, bool) else shown(value)
    return Text("'{value}' is not possible here", {"value": text})
