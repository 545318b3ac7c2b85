"""What a reader of a result is told: every text that is filled in while it is written, with its template and values."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any, NamedTuple
from unittest import mock

from aigf.report.questions.answering import QUESTIONS
from aigf.report.questions.sentences import Facts, Sentence, names_in
from aigf.text import Measure, Text
from tests.report.numbers_said import NUMBER

#: A value that is filled in: a word that joins two languages, or an amount.
Values = Mapping[str, Any]


class Told(NamedTuple):
    """A text with the template it was made from and what was filled in."""

    template: str
    values: Values
    text: str


@contextmanager
def recorded() -> Iterator[list[Told]]:
    """Collects every text that is rendered meanwhile."""
    told: list[Told] = []
    render = Text.render

    def remembered(text: Text, *arguments: Any, **named: Any) -> str:
        written = render(text, *arguments, **named)
        told.append(Told(text.template, text.values, written))
        return written

    with mock.patch.object(Text, "render", remembered):
        yield told


def answers_of(facts: Facts) -> Iterator[tuple[str, list[tuple[str, Sentence]]]]:
    """By question of the report the sentences that are said, each with where it comes from."""
    for name, question in QUESTIONS.items():
        found = (topic.said(facts) for topic in question.topics)
        yield name, [one for one in found if one is not None]


def figures_of(sentence: Sentence, facts: Facts, result: Mapping[str, Any], *keys: str) -> list[float]:
    """The numbers of the result that a sentence names: of each figure those under the keys."""
    found: list[float | None] = []
    for name in names_in(sentence.template):
        first, _, rest = name.partition(".")
        of = result["alternatives"].get(first.replace("_", "-"))
        item = of["quantities"].get(rest.partition(".")[0]) if of else None
        item = item or result["quantities"].get(first) or result["inputs"].get(first)
        if item is not None and first not in facts.words:
            found += [item.get(key) for key in keys]
    return [value for value in found if value is not None]


def within(text: Text) -> Iterator[Text]:
    """A text and those that are filled in to it, at any depth."""
    yield text
    for value in text.values.values():
        if isinstance(value, Text):
            yield from within(value)


def measures(text: Text) -> Iterator[tuple[str, str, Measure]]:
    """The figures of a text and of those in it: the template, the name in it, and the figure."""
    for part in within(text):
        for name, value in part.values.items():
            if isinstance(value, Measure) and name in names_in(part.template):
                yield part.template, name, value


def literal(template: str) -> set[str]:
    """The numbers that a template has by itself."""
    return {token.rstrip(".,") for token in NUMBER.findall(re.sub(r"\{[^}]*\}", " ", template))}
