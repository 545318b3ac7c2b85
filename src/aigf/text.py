"""Sentences for a reader, kept apart from their language.

Code below ``report`` and ``cli`` says what it has to say as a ``Text``: an English template, which is
also the key in the translations, and the values to fill in. Only who shows it chooses the language.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Measure:
    """A figure with its unit, for a sentence; who shows it chooses the notation."""

    value: float
    unit: str

    def __str__(self) -> str:
        return f"{self.value:.3g} {self.unit}".strip()


#: The language of the templates; its translation is the code of the language that they are translated into.
LANGUAGE = "en"


@dataclass(frozen=True)
class Titled:
    """A text of a data file in every language, for a sentence: the one of the language of the sentence is taken."""

    title: Mapping[str, str]

    def render(self, translate: Callable[[str], str]) -> str:
        """The text in the language of ``translate``, as it stands: sentences put it between quotation marks."""
        return self.title.get(translate(LANGUAGE)) or self.title[LANGUAGE]

    def __str__(self) -> str:
        return self.render(str)


@dataclass(frozen=True)
class Text:
    """An English template in ``str.format`` style and its values.

    >>> str(Text("{count} problems in {file}", {"count": 2, "file": "bid.yaml"}))
    '2 problems in bid.yaml'
    """

    template: str
    values: Mapping[str, Any] = field(default_factory=dict)

    def render(
        self,
        translate: Callable[[str], str] = str,
        write: Callable[[float, str], str] | None = None,
    ) -> str:
        """The sentence, its template first put into another language by ``translate``.

        Values that are Texts or Titled are rendered with it, Measures are written by ``write`` (value, unit); other
        values are never parsed as templates.
        """
        values = {}
        for name, value in self.values.items():
            if isinstance(value, Text):
                values[name] = value.render(translate, write)
            elif isinstance(value, Titled):
                values[name] = value.render(translate)
            elif isinstance(value, Measure) and write is not None:
                values[name] = write(value.value, value.unit)
            else:
                values[name] = value
        return translate(self.template).format(**values)

    def __str__(self) -> str:
        return self.render()


@dataclass(frozen=True)
class Title:
    """What something is called, for an object whose titles stand under the code of their language."""

    of: Text | Titled


def rendered(
    tree: Any, translate: Callable[[str], str] = str, write: Callable[[float, str], str] | None = None
) -> Any:
    """A tree of mappings, lists and values with every text in it in the reader's language, in dicts and lists.

    >>> rendered({"said": [Text("{count} draws", {"count": 2})], "title": Title(Text("Draws"))})
    {'said': ['2 draws'], 'title': {'en': 'Draws'}}
    """
    if isinstance(tree, Text):
        return tree.render(translate, write)
    if isinstance(tree, Titled):
        return tree.render(translate)
    if isinstance(tree, Title):
        return {translate(LANGUAGE): rendered(tree.of, translate, write)}
    if isinstance(tree, Mapping):
        return {name: rendered(inner, translate, write) for name, inner in tree.items()}
    return [rendered(inner, translate, write) for inner in tree] if isinstance(tree, list | tuple) else tree


def named(title: str | Mapping[str, str]) -> Text | Titled:
    """What something is called, for a sentence: a message of the code, or the titles of a data file."""
    return Text(title) if isinstance(title, str) else Titled(title)


def legible(text: str) -> str:
    """A text from the system, such as the name of a file, as it can be written anywhere.

    Line ends, characters that steer a terminal and bytes that are no UTF-8 (Python keeps those as halves of a
    surrogate pair) are written as escapes.

    >>> legible("bod\\udcff\\n.yaml") == r"bod\\xff\\n.yaml"
    True
    """
    return "".join(character if character.isprintable() else _escaped(character) for character in text)


def _escaped(character: str) -> str:
    code = ord(character)
    if 0xDC80 <= code <= 0xDCFF:
        return f"\\x{code - 0xDC00:02x}"
    return character.encode("unicode_escape").decode("ascii")
