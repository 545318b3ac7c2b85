"""Reading a data file of the product that holds one list of rows, each with the same fields."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from aigf.documents import Steps, compose_kept, dotted

#: The kind of a field that holds a text in each language.
LANGUAGES = frozenset({"nl", "en"})


def read_rows(
    path: Path, key: str, fields: Mapping[str, Any], other: Sequence[str] = ()
) -> list[dict[str, Any]]:
    """The rows under ``key``, each with exactly the given ``fields``; ``other`` keys may stand beside it.

    The kind of a field is a type, the words it may be, or LANGUAGES.

    Raises ValueError with every field that is missing, unknown or of another kind, and every first field that
    stands in two rows. The files are the product's own, so the words are for who edits them.
    """
    document, found = compose_kept(path)
    problems = [str(problem.render()) for problem in found]

    def wrong(at: Steps, what: str) -> None:
        problems.append(f"{document.place(at)}: {dotted(at)}: {what}")

    data = document.data if isinstance(document.data, dict) else {}
    for name in sorted(set(data) - {key, *other}):
        wrong((name,), "is not known here")
    rows = data.get(key)
    if not isinstance(rows, list) or not rows:
        wrong((key,), "is no list")
        rows = []
    seen: set[str] = set()
    for index, row in enumerate(rows):
        at: Steps = (key, index)
        if not isinstance(row, dict):
            wrong(at, f"is no row with {', '.join(fields)}")
            continue
        for name, kind in fields.items():
            if not _fits(row.get(name), kind):
                wrong((*at, name), f"is missing or not {_described(kind)}")
        for name in sorted(set(row) - set(fields)):
            wrong((*at, name), "is not known here")
        first = str(row.get(next(iter(fields))))
        if first in seen:
            wrong(at, f"{first} is there twice")
        seen.add(first)
    if problems:
        raise ValueError("\n".join(problems))
    return rows


def _fits(value: Any, kind: Any) -> bool:
    if isinstance(kind, frozenset):
        return isinstance(value, dict) and set(value) == kind and all(map(_is_text, value.values()))
    if isinstance(kind, tuple):
        return value in kind
    if kind is str:
        return _is_text(value)
    return isinstance(value, kind) and not isinstance(value, bool)


def _is_text(value: Any) -> bool:
    return isinstance(value, str) and bool(value.strip())


def _described(kind: Any) -> str:
    if isinstance(kind, frozenset):
        return "a text in " + " and ".join(sorted(kind))
    if isinstance(kind, tuple):
        return "one of " + ", ".join(kind)
    return {str: "a text", int: "a whole number"}.get(kind, str(kind.__name__))
