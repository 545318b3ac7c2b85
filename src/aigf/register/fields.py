"""The fields of a mapping in a register file: each getter notes what is wrong and goes on."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from aigf.documents import Document, Problem, Steps, dotted, nearest, shown
from aigf.text import Text

_DATE = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?", re.ASCII)

MAPPING = Text("names with values")
TEXT = Text("a text")
NUMBER = Text("a number")


class Fields:
    """A mapping at ``path`` in a document; problems of all mappings go to the one list ``problems``.

    Getters return None for what is missing or wrong, after noting it, so that everything else is still read.
    """

    def __init__(self, document: Document, path: Steps, problems: list[Problem]) -> None:
        self.document = document
        self.path = path
        self.problems = problems
        data: Any = document.data
        for step in path:
            data = data[step]
        self._data: dict[str, Any] = data

    def __contains__(self, name: str) -> bool:
        return name in self._data

    def names(self) -> Iterator[str]:
        return iter(self._data)

    def problem(self, wrong: Text, expected: Text, name: str | None = None, *, at_key: bool = False) -> None:
        """Note a problem with the field ``name``, or with the mapping itself."""
        path = self.path if name is None else (*self.path, name)
        place = self.document.key_place(path) if at_key else self.document.place(path)
        self.problems.append(Problem(place, dotted(path), wrong, expected))

    def only(self, known: Sequence[str]) -> None:
        """Refuse every field that is not in ``known``."""
        for name in self._data:
            if name not in known:
                self.problem(
                    Text("'{name}' is unknown here", {"name": shown(name)}),
                    expectation(name, known),
                    name,
                    at_key=True,
                )

    def mapping(self, name: str) -> Fields | None:
        """The mapping in the field ``name``."""
        if self._of(name, dict, MAPPING) is None:
            return None
        return Fields(self.document, (*self.path, name), self.problems)

    def text(self, name: str) -> str | None:
        """The text in the field ``name``, not empty."""
        value: str | None = self._of(name, str, TEXT)
        if value is not None and not value.strip():
            self.problem(Text("the text is empty"), TEXT, name)
            return None
        return value

    def date(self, name: str) -> str | None:
        """The date in the field ``name``: a year, a month or a day."""
        value = self.text(name)
        if value is not None and not _DATE.fullmatch(value):
            self.problem(
                Text("'{value}' is not a date", {"value": shown(value)}),
                Text("YYYY, YYYY-MM or YYYY-MM-DD, in quotes"),
                name,
            )
            return None
        return value

    def number(self, name: str) -> float | None:
        """The finite number in the field ``name``."""
        value: float | None = self._of(name, (int, float), NUMBER)
        try:
            number = None if value is None else float(value)
        except OverflowError:
            number = math.inf
        if number is not None and not math.isfinite(number):
            self.problem(Text("the number is not finite"), NUMBER, name)
            return None
        return number

    def choice(self, name: str, known: Sequence[str]) -> str | None:
        """The text in the field ``name``, one of ``known``."""
        value = self.text(name)
        if value is not None and value not in known:
            self.problem(
                Text("'{value}' is not one of the choices", {"value": shown(value)}),
                Text("one of {names}", {"names": ", ".join(known)}),
                name,
            )
            return None
        return value

    def languages(self, name: str) -> dict[str, str] | None:
        """The text in the field ``name`` in Dutch and in English."""
        fields = self.mapping(name)
        if fields is None:
            return None
        fields.only(("nl", "en"))
        found = {language: fields.text(language) for language in ("nl", "en")}
        return {language: text for language, text in found.items() if text is not None}

    def _of(self, name: str, kind: type | tuple[type, ...], expected: Text) -> Any:
        if name not in self._data:
            self.problem(Text("'{name}' is missing", {"name": name}), expected)
            return None
        value = self._data[name]
        if not isinstance(value, kind) or isinstance(value, bool):
            self.problem(_not_this(value), expected, name)
            return None
        return value


def expectation(name: str, known: Iterable[str]) -> Text:
    """What to expect instead of an unknown name: the one most like it, else all of them."""
    names = list(known)
    best = nearest(name, names)
    if best is not None:
        return Text("'{name}'", {"name": best})
    return Text("one of {names}", {"names": ", ".join(names)})


def _not_this(value: Any) -> Text:
    if isinstance(value, dict):
        return Text("these are names with values")
    if isinstance(value, list):
        return Text("this is a list")
    if value is None:
        return Text("the value is empty")
    return Text("'{value}' is of another kind", {"value": shown(value)})
