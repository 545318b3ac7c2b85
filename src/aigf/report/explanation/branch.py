"""The explanation of one number as a tree, as deep as asked; what returns is explained once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

from aigf.documents import InputError, Place, Problem, nearest, shown
from aigf.report.explanation.formula import Pieces
from aigf.report.explanation.lines import Line
from aigf.report.explanation.tree import Explained, Explanations
from aigf.text import Text

#: How many names are proposed where one is not known.
_PROPOSED = 3


@dataclass(frozen=True)
class Branch:
    """A quantity or input and what it rests on.

    ``again`` is True where it is explained at another place of the tree; ``deeper`` where it rests on more than the
    depth that was asked for shows.
    """

    explained: Explained
    below: tuple[Branch, ...]
    again: bool
    deeper: bool

    def as_object(self) -> dict[str, Any]:
        """The tree in lists, names and numbers."""
        found = self.explained
        return {
            "name": found.name,
            "label": found.label,
            "value": found.value,
            "unit": found.unit,
            "text": found.shown,
            "range": found.range,
            "status": found.status,
            "computed": found.computed,
            "explanation": found.explanation,
            "remark": found.remark,
            "formula": [] if self.again else [_line(line) for line in found.formula],
            "series": []
            if self.again
            else [{"year": year, "value": value} for year, value, _ in found.series],
            "origin": None if self.again else _origin(found),
            "rests_on": list(found.rests_on),
            "again": self.again,
            "inputs": [branch.as_object() for branch in self.below],
        }


def tree(explanations: Explanations, name: str, depth: int) -> Branch:
    """The explanation of a quantity or input with what it rests on, ``depth`` levels down.

    Each is explained once, as near to the root as it occurs. What a simulated or scheduled number depends on is shown
    where that number itself was asked for. Raises KeyError for a name that is neither.
    """

    def below(parent: str) -> tuple[str, ...]:
        found = explanations.of(parent)
        return found.rests_on if found.quantity or parent == name else ()

    explained_under: dict[str, str] = {name: ""}
    level = [name]
    for _ in range(depth):
        upper, level = level, []
        for parent in upper:
            fresh = [child for child in below(parent) if child not in explained_under]
            explained_under.update(dict.fromkeys(fresh, parent))
            level += fresh

    def grown(child: str, parent: str, left: int) -> Branch:
        found = explanations.of(child)
        again = explained_under[child] != parent
        inside = () if again or left == 0 else below(child)
        branches = tuple(grown(inner, child, left - 1) for inner in inside)
        return Branch(found, branches, again, not again and not inside and bool(below(child)))

    return grown(name, "", depth)


def unknown(place: str, name: str, known: Iterable[str]) -> InputError:
    """The error for a name that is no quantity and no input, with the nearest names."""
    names = list(known)
    first = nearest(name, names)
    inside = [other for other in names if name.lower() in other]
    near = dict.fromkeys([*([first] if first else []), *inside, *get_close_matches(name, names, _PROPOSED)])
    expected = Text("the name of a quantity or an input, such as project_npv")
    if near:
        expected = Text(
            "the name of a quantity or an input; did you mean {names}?",
            {"names": ", ".join(list(near)[:_PROPOSED])},
        )
    wrong = Text("is no quantity and no input")
    return InputError([Problem(Place(place, 1, 1), shown(name), wrong, expected)])


def in_text(pieces: Pieces) -> str:
    """A formula as plain text, the names in it between brackets."""
    return "".join(f"[{piece.text}]" if piece.name else piece.text for piece in pieces)


def in_numbers(pieces: Pieces) -> str:
    """A formula with numbers as plain text."""
    return "".join(piece.text for piece in pieces)


def _line(line: Line) -> dict[str, Any]:
    return {
        "part": line.letter,
        "names": in_text(line.words),
        "rows": [
            {"year": row.year, "numbers": in_numbers(row.numbers), "result": row.value} for row in line.rows
        ],
        "all_years": line.total,
        "conditions": [in_text(condition) for condition in line.conditions],
    }


def _origin(found: Explained) -> dict[str, Any] | None:
    if found.origin is None:
        return None
    origin = found.origin
    return {
        "kind": origin.kind,
        "text": origin.said,
        "where": origin.place,
        "source": dict(origin.source) or None,
        "confidence": origin.confidence or None,
        "note": origin.note.text if origin.note else None,
        "depends_on": list(origin.rests_on),
    }
