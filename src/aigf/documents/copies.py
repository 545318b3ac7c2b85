"""Copies of the product's own data files that are quick to read: JSON beside a file, under the digest of its content.

Composing 200 KB of YAML takes longer than a point appraisal. A copy is made when a file is first read, is never
committed, and is used only while its digest is that of the file. Files of users have none.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from functools import cached_property
from pathlib import Path
from typing import Any, TypeVar

from aigf.documents.compose import Document, compose
from aigf.documents.problems import InputError, Place, Problem, Steps
from aigf.documents.writing import whole_file

ENDING = ".parsed.json"

#: Raise this when what is read from the same file changes, so that older copies are not used.
FORMAT = 1

_PACKAGE = Path(__file__).resolve().parents[1]
_Kept = TypeVar("_Kept")


def kept(path: Path, make: Callable[[], _Kept]) -> _Kept:
    """What ``make`` makes of a file of the product, from the copy where that is current; else made, and kept.

    Only what comes back from JSON as it went there is kept. Of a file elsewhere, and where the folder cannot be
    written, no copy is made.
    """
    if _PACKAGE not in path.resolve().parents:
        return make()
    digest = hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else ""
    copy = path.with_name(path.name + ENDING)
    with suppress(OSError, ValueError, KeyError, TypeError):  # no copy, or a damaged one
        found = json.loads(copy.read_bytes())
        if found["format"] == FORMAT and found["digest"] == digest:
            content: _Kept = found["content"]
            return content
    made = make()
    written = json.dumps({"format": FORMAT, "digest": digest, "content": made}, ensure_ascii=False)
    if _same(json.loads(written)["content"], made):
        with suppress(InputError), whole_file(copy) as fresh:
            fresh.write_text(written, encoding="utf-8", newline="\n")
    return made


def compose_kept(path: Path) -> tuple[Document, list[Problem]]:
    """``compose`` for a data file of the product: the YAML is composed only where there is no copy, or a problem.

    The places of values are known when they are asked for, which is when there is something wrong with one.
    """
    composed: list[Document] = []

    def data() -> Any:
        document, problems = compose(path)
        if problems:
            raise _FaultyError
        composed.append(document)
        return document.data

    try:
        found = kept(path, data)
    except _FaultyError:
        return compose(path)
    if composed:
        return composed[0], []
    places = _Later(path)
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    return Document(str(path), found, places.of("places"), digest, places.of("keys"), places.of("texts")), []


class _FaultyError(Exception):
    """Something is wrong in the file: nothing of it is kept."""


class _Later:
    """A document that is composed when something in it is asked for."""

    def __init__(self, path: Path) -> None:
        self._path = path

    @cached_property
    def document(self) -> Document:
        return compose(self._path)[0]

    def of(self, name: str) -> Mapping[Steps, Any]:
        return _Places(lambda: getattr(self.document, name))


class _Places(Mapping[Steps, Place]):
    def __init__(self, found: Callable[[], Mapping[Steps, Place]]) -> None:
        self._found = found

    def __getitem__(self, steps: Steps) -> Place:
        return self._found()[steps]

    def __iter__(self) -> Iterator[Steps]:
        return iter(self._found())

    def __len__(self) -> int:
        return len(self._found())


def _same(one: Any, other: Any) -> bool:
    """True for equal values of equal types, keys in the same order: 1 is no 1.0, and a tuple no list."""
    if type(one) is not type(other):
        return False
    if isinstance(one, dict):
        return list(one) == list(other) and all(_same(one[key], other[key]) for key in one)
    if isinstance(one, list):
        return len(one) == len(other) and all(map(_same, one, other))
    return bool(one == other)
