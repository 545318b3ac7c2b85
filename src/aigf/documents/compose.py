"""Reading a YAML file into a document whose every value knows its place.

The file is read from the parser's events, never loaded: nothing is constructed from tags, aliases are
refused, and a duplicate key or a wrong value can be reported with its line and column while the rest is
still read. Size, depth and number of values are limited before anything is built, so a hostile file costs
no more than an honest one.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError

from aigf.documents.builder import Builder
from aigf.documents.problems import InputError, Place, Problem, Remark, Steps, refusal, shown
from aigf.documents.scalars import REFUSED
from aigf.documents.typed import quoted, with_plain_spaces
from aigf.text import Text, legible

MAXIMUM_BYTES = 1_000_000
MAXIMUM_REPORTED_CHARACTERS = 20


def value_at(data: Any, steps: Steps) -> Any:
    """The value at a path in the data of a document; None where there is none."""
    for step in steps:
        if isinstance(data, dict) and isinstance(step, str):
            data = data.get(step)
        elif isinstance(data, list) and isinstance(step, int) and step < len(data):
            data = data[step]
        else:
            return None
    return data


@dataclass(frozen=True)
class Document:
    """The data of a YAML file, or of a form, with the places of its values and keys.

    ``texts`` keeps how a plain number was written, because 1.300 and 1.3 are the same number to YAML and
    not to a Dutch reader. ``digest`` is the SHA-256 of the bytes. ``remarks`` say what was passed over.
    """

    file: str
    data: Any
    places: Mapping[Steps, Place]
    digest: str
    keys: Mapping[Steps, Place] = field(default_factory=dict)
    texts: Mapping[Steps, str] = field(default_factory=dict)
    remarks: tuple[Remark, ...] = ()

    def place(self, path: Iterable[str | int]) -> Place:
        """The place of the value at ``path``, else of its nearest ancestor."""
        return self._nearest(self.places, tuple(path))

    def key_place(self, path: Iterable[str | int]) -> Place:
        """The place of the key that names the value at ``path``, else of the nearest thing around it."""
        steps = tuple(path)
        return self.keys.get(steps) or self.place(steps)

    def _nearest(self, places: Mapping[Steps, Place], steps: Steps) -> Place:
        while steps and steps not in places:
            steps = steps[:-1]
        return places.get(steps, Place(self.file, 1, 1))


def compose(path: Path) -> tuple[Document, list[Problem]]:
    """The document in a YAML file, and the problems that did not prevent reading the rest of it.

    Raises InputError where nothing can be read: no such file, too large, too deep, not UTF-8, empty, not
    YAML, or not a mapping.
    """
    name = legible(str(path))
    raw = _bytes_of(path)
    text = with_plain_spaces(_text_of(raw, name))
    try:
        builder = _built(text, name)
    except _SyntaxError:
        builder = _built(quoted(text), name)
    if builder.data is None:
        wrong = Text("the file is empty")
        raise refusal(Place(name, 1, 1), wrong, Text("names with values, one 'name: value' a line"))
    if not isinstance(builder.data, dict):
        wrong = Text("this is not a set of names with values")
        raise refusal(builder.places[()], wrong, Text("names with values, one 'name: value' a line"))
    digest = hashlib.sha256(raw).hexdigest()
    document = Document(name, builder.data, builder.places, digest, builder.keys, builder.texts)
    return document, builder.problems


class _SyntaxError(InputError):
    """What stands there is no YAML."""


def _built(text: str, name: str) -> Builder:
    builder = Builder(name)
    try:
        for event in YAML(typ="safe", pure=True).parse(text):
            builder.take(event)
    except InputError:
        raise
    except MarkedYAMLError as error:
        raise _SyntaxError([_syntax_problem(error, name)]) from None
    except (YAMLError, ValueError, OverflowError, RecursionError):
        # An escape such as "\U00110000" makes the parser fail without a mark: the last place read is near.
        raise refusal(builder.last, Text("this cannot be read as YAML"), Text("YAML 1.2")) from None
    return builder


def _bytes_of(path: Path) -> bytes:
    start = Place(legible(str(path)), 1, 1)
    try:
        if path.is_dir():
            raise refusal(start, Text("this is a directory"), Text("a YAML file"))
        if path.exists() and not path.is_file():
            raise refusal(start, Text("this is not an ordinary file"), Text("a YAML file"))
        with path.open("rb") as stream:
            raw = stream.read(MAXIMUM_BYTES + 1)
    except FileNotFoundError:
        raise refusal(start, Text("there is no such file"), Text("a YAML file")) from None
    except InputError:
        raise
    except (OSError, ValueError):
        raise refusal(start, Text("the file cannot be opened"), Text("a file that may be read")) from None
    if len(raw) > MAXIMUM_BYTES:
        raise refusal(start, Text("the file is larger than 1 MB"), Text("at most 1 MB"))
    return raw


def _text_of(raw: bytes, file: str) -> str:
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = raw[: error.start]
        line_start = before.rfind(b"\n") + 1
        column = len(before[line_start:].decode("utf-8", "replace")) + 1
        place = Place(file, before.count(b"\n") + 1, column)
        wrong = Text("the byte 0x{byte:02X} is not UTF-8", {"byte": raw[error.start]})
        raise refusal(place, wrong, Text("a file saved as UTF-8")) from None
    problems = [
        Problem(
            _place_at(text, found.start(), file), "", _refused_character(found.group()), Text("plain text")
        )
        for found in islice(REFUSED.finditer(text), MAXIMUM_REPORTED_CHARACTERS)
    ]
    if problems:
        raise InputError(problems)
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _place_at(text: str, index: int, file: str) -> Place:
    return Place(file, text.count("\n", 0, index) + 1, index - text.rfind("\n", 0, index))


def _refused_character(character: str) -> Text:
    return Text("the control character U+{code:04X} is not allowed", {"code": ord(character)})


def _syntax_problem(error: MarkedYAMLError, file: str) -> Problem:
    mark = error.problem_mark or error.context_mark
    place = Place(file, mark.line + 1, mark.column + 1) if mark else Place(file, 1, 1)
    reason = " ".join(str(error.problem or error.context or "").replace("\x00", "").split())
    expected = Text("YAML 1.2")
    if "'\\t'" in reason or "\t" in str(error.problem):
        expected = Text("spaces, not tabs, at the start of a line")
    elif "mapping values are not allowed" in reason:
        expected = Text("one 'name: value' a line, equally indented, and quotes around a text with a colon")
    elif "cannot start any token" in reason:
        expected = Text("quotes around a text that starts with a special character")
    elif "end of stream" in reason or "stream end" in reason:
        expected = Text("a closing quote or bracket before the end of the file")
    return Problem(place, "", Text("this is not YAML ({reason})", {"reason": shown(reason, 120)}), expected)
