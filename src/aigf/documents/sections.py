"""Taking typed values out of a document, noting each that is wrong with its place."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from aigf.documents.compose import Document
from aigf.documents.problems import Problem, Steps, dotted, nearest, shown
from aigf.text import Text

LANGUAGES = ("nl", "en")


@dataclass(frozen=True)
class Section:
    """A mapping in a document. What reads from it notes what is wrong and returns something usable.

    ``absent`` is True for the empty mapping that stands in for one that is not there.
    """

    document: Document
    path: Steps
    data: Mapping[str, Any]
    problems: list[Problem]
    absent: bool = False

    @classmethod
    def at(cls, document: Document, path: Steps, data: Any, problems: list[Problem]) -> Section:
        """The mapping at a path; an empty one, with a problem noted, where there is none."""
        if isinstance(data, dict):
            return cls(document, path, data, problems)
        empty = cls(document, path, {}, problems, absent=True)
        empty.wrong(path, Text("this is not a set of names with values"), Text("names with values"))
        return empty

    def wrong(self, path: Steps, what: Text, expected: Text) -> None:
        self.problems.append(Problem(self.document.place(path), dotted(path), what, expected))

    def inner(self, name: str) -> Section:
        """The mapping under a name, which must be there."""
        if name not in self.data:
            self.missing(name)
            return Section(self.document, (*self.path, name), {}, self.problems, absent=True)
        return self.under(name)

    def under(self, name: str) -> Section:
        return Section.at(self.document, (*self.path, name), self.data[name], self.problems)

    def missing(self, name: str) -> None:
        self.wrong((*self.path, name), Text("{name} is missing", {"name": name}), Text("a value"))

    def only(self, known: Iterable[str]) -> None:
        """Note every name that is not one of ``known``, with the nearest that is."""
        names = list(known)
        for name in self.data:
            if name in names:
                continue
            place = self.document.key_place((*self.path, name))
            near = nearest(name, names)
            expected = Text("one of {names}", {"names": ", ".join(names)})
            if near:
                expected = Text("{name}", {"name": near})
            wrong = Text("{name} is not known here", {"name": shown(name)})
            self.problems.append(Problem(place, dotted((*self.path, name)), wrong, expected))

    def text(self, name: str, default: str | None = None) -> str:
        """A text; required where there is no default."""
        value = self.data.get(name, default)
        if isinstance(value, str) and (value.strip() or value == default):
            return value.strip()
        if name in self.data:
            self.wrong((*self.path, name), Text("this is not a text"), Text("a text"))
        else:
            self.missing(name)
        return default or ""

    def one_of(self, name: str, allowed: tuple[str, ...]) -> str:
        """A text that is one of ``allowed``; the first of those where it is not."""
        value = self.text(name)
        if value in allowed:
            return value
        if value:
            wrong = Text("{name} is not known here", {"name": shown(value)})
            self.wrong((*self.path, name), wrong, Text("one of {names}", {"names": ", ".join(allowed)}))
        return allowed[0]

    def words(self, name: str, required: bool = True) -> Mapping[str, str]:
        """A text in every language of the reader."""
        if name not in self.data and not required:
            return {}
        inside = self.inner(name)
        inside.only(LANGUAGES)
        if inside.absent:
            return {}
        return {language: " ".join(inside.text(language).split()) for language in LANGUAGES}

    def texts(self, name: str) -> tuple[str, ...]:
        """A list of texts, not empty."""
        value = self.data.get(name)
        if isinstance(value, list) and value and all(isinstance(item, str) for item in value):
            return tuple(value)
        self.wrong((*self.path, name), Text("this is not a list of texts"), Text("a list such as [a, b]"))
        return ()
