"""Values set from outside a file, such as ``finance.debt_share=0.6``, put into it before it is checked."""

from __future__ import annotations

import copy
import dataclasses
import re
from collections.abc import Mapping
from typing import Any

from aigf.documents import (
    Document,
    Place,
    Problem,
    Steps,
    dotted,
    has_refused_character,
    nearest,
    resolve,
    shown,
)
from aigf.proposal.amounts import PARTS
from aigf.proposal.fields import Commitment
from aigf.proposal.structure import SHAPES, names_in, shape_at
from aigf.text import Text

PLACE = Place("--set", 1, 1)
_BRACES = frozenset("{[")
_STEP = re.compile(r"(?P<name>[^.\[\]]+)(?P<indexes>(?:\[\d{1,3}\])*)")


def apply_settings(document: Document, settings: Mapping[str, str]) -> tuple[Document, list[Problem]]:
    """The document with the settings in it, and the problems of settings that name nothing.

    An empty value makes a field unknown again. The place of a value that was set is ``--set:1:1``.
    """
    problems: list[Problem] = []
    for path, text in settings.items():
        steps = steps_of(path)
        shape = shape_at(steps) if steps is not None else None
        if steps is None or shape is None:
            problems.append(_unknown(path))
        elif shape.kind in ("section", "list") and "answer" not in names_in(steps):
            wrong = Text("'{name}' holds more than one value", {"name": shown(path)})
            problems.append(Problem(PLACE, shown(path), wrong, Text("a path such as finance.debt_share")))
        elif has_refused_character(text):
            wrong = Text("the text contains a control character")
            problems.append(Problem(PLACE, shown(path), wrong, Text("plain text")))
        elif text[:1] in _BRACES and shape.kind != "text":
            wrong = Text("'{text}' is a list or set, and one value is set at a time", {"text": shown(text)})
            expected = Text("one value, or a part by its path, as {part}", {"part": f"{path}.low=1,5"})
            problems.append(Problem(PLACE, shown(path), wrong, expected))
        else:
            document, problem = _with(document, steps, text)
            problems += [problem] if problem is not None else []
    return document, problems


def steps_of(path: str) -> Steps | None:
    """The steps of a dotted path, None where it is not written as one.

    >>> steps_of("factory.phases[1].year")
    ('factory', 'phases', 1, 'year')
    """
    steps: list[str | int] = []
    for part in path.split("."):
        found = _STEP.fullmatch(part)
        if found is None:
            return None
        steps.append(found["name"])
        steps += [int(index) for index in re.findall(r"\d+", found["indexes"])]
    return tuple(steps)


def _unknown(path: str) -> Problem:
    wrong = Text("unknown field '{name}'", {"name": shown(path)})
    known = {
        ".".join(path): path
        for path, shape in SHAPES.items()
        if "*" not in path and (shape.kind not in ("section", "list") or "answer" in names_in(path))
    }
    leaf = nearest(path.rpartition(".")[2], [shape[-1] for shape in known.values()])
    near = nearest(path, known) if leaf else None
    near = near or next((name for name, shape in known.items() if shape[-1] == leaf), None)
    if near is None:
        return Problem(PLACE, shown(path), wrong, Text("a path such as finance.debt_share"))
    return Problem(PLACE, shown(path), wrong, Text("'{name}', the nearest known name", {"name": near}))


def _with(document: Document, steps: Steps, text: str) -> tuple[Document, Problem | None]:
    shape = shape_at(steps)
    value = text if shape is not None and shape.kind == "text" else resolve(text)
    data = copy.deepcopy(document.data)
    wrong = _put(data, steps, value)
    if wrong is not None:
        return document, Problem(PLACE, dotted(steps), wrong, Text("the next item at most"))

    def kept(places: Mapping[Steps, Any]) -> dict[Steps, Any]:
        return {path: place for path, place in places.items() if path[: len(steps)] != steps}

    texts = kept(document.texts)
    if isinstance(value, (int, float)):
        texts[steps] = text
    changed = dataclasses.replace(
        document,
        data=data,
        places=kept(document.places) | {steps: PLACE},
        keys=kept(document.keys) | {steps: PLACE},
        texts=texts,
    )
    return changed, None


def _put(data: Any, steps: Steps, value: Any) -> Text | None:
    """Set a value inside data, making what is missing on the way; what is wrong with it, if anything."""
    for step, following in zip(steps, [*steps[1:], None], strict=True):
        if isinstance(step, int) and step >= len(data):
            if step > len(data):
                return Text("the list has {count} items", {"count": len(data)})
            data.append(None)
        if following is None:
            data[step] = value
            return None
        inside = data[step] if isinstance(step, int) else data.get(step)
        fitting = list if isinstance(following, int) else dict
        if not isinstance(inside, fitting):
            inside = [] if fitting is list else _opened(inside, str(following))
            data[step] = inside
        data = inside
    return None


def _opened(bare: Any, name: str) -> dict[str, Any]:
    """A bare amount or answer written out, where one of its parts is set."""
    whole = "central" if name in PARTS else "answer" if name in Commitment.model_fields else None
    return {} if bare is None or whole is None else {whole: bare}
