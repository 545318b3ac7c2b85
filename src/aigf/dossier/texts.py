"""Texts in a tree of JSON: kept apart from language, with what the languages of the day made of them.

A text is an object with one key that begins with ``$``: a sentence is its English template and its values. So an
archived appraisal says in every language what it said when it was made, whatever became of the catalogue since.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping
from string import Formatter
from typing import Any

from aigf.text import LANGUAGE, Measure, Text, Title, Titled

#: By language: the translation of each English message.
Texts = Mapping[str, Mapping[str, str]]

_SENTENCE, _WORDS, _TITLE, _MEASURE = "$text", "$words", "$title", "$measure"


def as_data(tree: Any) -> Any:
    """A tree of mappings, lists, numbers and texts as JSON can hold it; None for what is no number.

    Raises TypeError for anything else.
    """
    if isinstance(tree, Text | Titled | Title | Measure):
        return _text_as_data(tree)
    if isinstance(tree, Mapping):
        return {str(name): as_data(inner) for name, inner in tree.items()}
    if isinstance(tree, list | tuple):
        return [as_data(inner) for inner in tree]
    if isinstance(tree, float):
        return tree if math.isfinite(tree) else None
    if tree is None or isinstance(tree, bool | int | str):
        return tree
    raise TypeError(f"{type(tree).__name__} cannot be kept")


def _text_as_data(text: Text | Titled | Title | Measure) -> dict[str, Any]:
    if isinstance(text, Text):
        values = {name: as_data(_value(value)) for name, value in text.values.items()}
        return {_SENTENCE: text.template, **({"values": values} if values else {})}
    if isinstance(text, Titled):
        return {_WORDS: dict(text.title)}
    if isinstance(text, Title):
        return {_TITLE: as_data(text.of)}
    return {_MEASURE: [float(text.value), text.unit]}


def of_data(data: Any) -> Any:
    """The tree that ``as_data`` wrote. Raises KeyError, TypeError or ValueError where a text in it is none."""
    if isinstance(data, list):
        return [of_data(inner) for inner in data]
    if not isinstance(data, dict):
        return data
    kind = next(iter(data), "")
    made = _TEXTS.get(kind)
    return made(data) if made else {name: of_data(inner) for name, inner in data.items()}


def _sentence(data: Mapping[str, Any]) -> Text:
    values = of_data(_mapping(data.get("values", {})))
    template = _string(data[_SENTENCE])
    if not _names_in(template) <= set(values):
        raise ValueError("a sentence names what it has no value for")
    return Text(template, values)


def _words(data: Mapping[str, Any]) -> Titled:
    found = {_string(lang): _string(text) for lang, text in _mapping(data[_WORDS]).items()}
    if LANGUAGE not in found:
        raise KeyError(LANGUAGE)
    return Titled(found)


def _title(data: Mapping[str, Any]) -> Title:
    inner = of_data(data[_TITLE])
    if not isinstance(inner, Text | Titled):
        raise TypeError("a title is no text")
    return Title(inner)


def _measure(data: Mapping[str, Any]) -> Measure:
    value, unit = data[_MEASURE]
    return Measure(float(value), _string(unit))


_TEXTS: Mapping[str, Callable[[Mapping[str, Any]], Text | Titled | Title | Measure]] = {
    _SENTENCE: _sentence,
    _WORDS: _words,
    _TITLE: _title,
    _MEASURE: _measure,
}


def messages_in(tree: Any) -> Iterator[str]:
    """The English templates in a tree, which other languages translate."""
    if isinstance(tree, Text):
        yield tree.template
        yield from messages_in(tree.values)
    elif isinstance(tree, Title):
        yield from messages_in(tree.of)
    elif isinstance(tree, Mapping):
        for inner in tree.values():
            yield from messages_in(inner)
    elif isinstance(tree, list | tuple):
        for inner in tree:
            yield from messages_in(inner)


def texts_of(messages: Iterator[str], translators: Mapping[str, Callable[[str], str]]) -> Texts:
    """What each language says for the messages; what it leaves as it is, is not kept."""
    known = sorted({LANGUAGE, *messages})
    return {
        lang: {message: said for message in known if (said := translate(message)) != message}
        for lang, translate in translators.items()
    }


def texts_kept(data: Any) -> Texts:
    """The texts that were kept. Raises TypeError or ValueError where they are none."""
    return {
        _string(lang): {
            _string(message): _translation(message, said) for message, said in _mapping(messages).items()
        }
        for lang, messages in _mapping(data).items()
    }


def together(told: Mapping[str, Any]) -> Any:
    """One tree of the same tree in several languages: where their words differ, it has those of each.

    Raises ValueError where they differ in anything else.
    """
    first = next(iter(told.values()))
    if all(tree == first for tree in told.values()):
        return first
    if all(isinstance(tree, str) for tree in told.values()):
        return Titled(dict(told))
    if all(isinstance(tree, dict) and tree.keys() == first.keys() for tree in told.values()):
        return {name: together({lang: tree[name] for lang, tree in told.items()}) for name in first}
    if all(isinstance(tree, list) and len(tree) == len(first) for tree in told.values()):
        return [together({lang: tree[at] for lang, tree in told.items()}) for at in range(len(first))]
    raise ValueError(f"what is told differs by language: {list(told.values())!r}")


def _translation(message: str, said: Any) -> str:
    """What a language says for a message. Labels and explanations are no templates: their braces are their own."""
    if "{" in _string(said) and not _names_in(said) <= _names_in(message):
        raise ValueError("a translation names what its message does not")
    return str(said)


def _names_in(template: str) -> set[str]:
    """The names in the braces of a template, which stand for values as they are.

    Raises ValueError for anything else in braces: what is kept may come from someone who wants to look into values or
    to have them written very long.
    """
    names = set()
    for _, name, form, conversion in Formatter().parse(template):
        if name is not None:
            if form or conversion or not name.isidentifier():
                raise ValueError(f"{name[:40]!r} in a template is no name of a value")
            names.add(name)
    return names


def _value(value: Any) -> Any:
    """A value of a sentence as it stands in it: what is no number and no text is what it is written as."""
    return value if isinstance(value, Text | Titled | Measure | bool | int | float | str) else str(value)


def _mapping(data: Any) -> Mapping[str, Any]:
    if not isinstance(data, dict):
        raise TypeError(f"{type(data).__name__} instead of an object")
    return data


def _string(data: Any) -> str:
    if not isinstance(data, str):
        raise TypeError(f"{type(data).__name__} instead of a text")
    return data
