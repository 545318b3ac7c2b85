"""Sentences that say only what a result bears out: each with its condition, filled in with figures and ranges.

A sentence names its figures in braces: ``{capex}`` is the figure with its range, ``{capex.value}`` the figure
alone, ``{abroad.capex}`` that of an alternative. It can be said only where all of them are known.
"""

from __future__ import annotations

import string
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from aigf.report.numbers import COMPUTED, GIVEN, is_figure
from aigf.report.summary import reading
from aigf.report.translations import localised, translator
from aigf.text import Text

#: Digits of a figure that is only a rough one: a chance.
_ROUGH = 2


@dataclass(frozen=True)
class Figure:
    """A figure as a sentence says it, with the numbers that conditions look at."""

    number: float
    low: float
    high: float
    value: str
    range: str | None
    median: str | None = None
    rough: str = ""  # with two digits

    def __str__(self) -> str:
        return f"{self.value} ({self.range})" if self.range else self.value


class Known:
    """The figures of one alternative, as attributes; each is read when a sentence asks for it."""

    def __init__(self, quantities: Mapping[str, Mapping[str, Any]], lang: str) -> None:
        self._quantities, self._lang = quantities, lang
        self._read: dict[str, Figure | None] = {}

    def figure(self, name: str) -> Figure | None:
        """The figure of that name; None where it is not known or no number."""
        if name not in self._read:
            quantity = self._quantities.get(name)
            self._read[name] = None if quantity is None else _figure(name, quantity, self._lang)
        return self._read[name]

    def __getattr__(self, name: str) -> Figure:
        found = None if name.startswith("__") else self.figure(name)
        if found is None:
            raise AttributeError(name)
        return found


class Facts:
    """What a result knows: figures, those of the alternatives, answers of the decision framework, words."""

    def __init__(self, result: Mapping[str, Any], lang: str) -> None:
        self.lang = lang
        self.inputs: Mapping[str, Mapping[str, Any]] = result.get("inputs") or {}
        self.quantities: Mapping[str, Mapping[str, Any]] = result.get("quantities") or {}
        #: The figures that the proposal could have stated, did not, and that were filled in for it.
        self.assumed: frozenset[str] = assumed_in(self.inputs, self.quantities)
        #: The answers of the questions of the framework that were passed: yes, no or unknown.
        self.steps: dict[str, str] = {
            step["question"]: step["answer"] for step in result["verdict"].get("path") or ()
        }
        self._own = Known({**self.inputs, **self.quantities}, lang)
        self._alternatives = {
            name.replace("-", "_"): Known(item.get("quantities") or {}, lang)
            for name, item in (result.get("alternatives") or {}).items()
        }
        titles = (result.get("scenario") or {}).get("titles") or {}
        self.words: dict[str, str | int] = {
            f"scenario_{axis}": localised(title["value"], lang).text for axis, title in titles.items()
        }
        for step in result["verdict"].get("path") or ():
            self.words[f"reason_{step['question'].replace('-', '_')}"] = step["because"]

    def figure(self, name: str) -> Figure | None:
        """The figure of that name, ``alternative.name`` for one of an alternative; None where it is not known."""
        first, _, rest = name.partition(".")
        if first in self._alternatives:
            return self._alternatives[first].figure(rest)
        return self._own.figure(first)

    def values(self, template: str) -> dict[str, Any] | None:
        """What fills in a template; None where something in it is not known."""
        found: dict[str, Any] = {}
        for name in names_in(template):
            first = name.partition(".")[0]
            if first in self.words:
                found[first] = self.words[first]
            elif self.figure(name) is None:
                return None
            else:
                found[first] = self._alternatives.get(first) or self._own.figure(first)
        return found


Condition = Callable[[Facts], bool]


@dataclass(frozen=True)
class About:
    """A condition on a figure that the sentence is about."""

    name: str
    holds: Condition

    def __call__(self, facts: Facts) -> bool:
        return self.holds(facts)


@dataclass(frozen=True)
class Sentence:
    """A sentence, and the conditions under which it holds."""

    template: str
    when: tuple[Condition, ...]

    def rests(self) -> Iterator[str]:
        """The names of the figures that it cites or is about."""
        yield from names_in(self.template)
        yield from (condition.name for condition in self.when if isinstance(condition, About))

    def said(self, facts: Facts) -> str | None:
        """The sentence in the reader's language, None where it does not hold or lacks a figure."""
        values = facts.values(self.template)
        if values is None or not all(condition(facts) for condition in self.when):
            return None
        return translator(facts.lang)(self.template).format(**values).strip()


@dataclass(frozen=True)
class Topic:
    """One thing to be said: the first of its sentences that holds. ``subject`` names it where none does."""

    sentences: tuple[Sentence, ...]
    subject: Text | None = None

    def said(self, facts: Facts) -> tuple[str, Sentence] | None:
        """The sentence that holds and where it comes from."""
        for sentence in self.sentences:
            words = sentence.said(facts)
            if words is not None:
                return words, sentence
        return None


@dataclass(frozen=True)
class Question:
    """A question of the report, what there is to say to it, and the framework's questions that bear on it."""

    title: Text
    topics: tuple[Topic, ...]
    steps: tuple[str, ...] = ()


def assumed_in(
    inputs: Mapping[str, Mapping[str, Any]], quantities: Mapping[str, Mapping[str, Any]]
) -> frozenset[str]:
    """The figures that a proposal can state and that are the register's here, by whoever appraises left as they are."""
    from aigf.study.foundations import AGREED, ASSUMABLE  # loads the model, which names alone do not need

    filled = {
        name
        for name, item in inputs.items()
        if name in ASSUMABLE and item["status"] == "assumed" and item.get("where") != "--set"
    }
    return frozenset(filled | {name for name in AGREED if _unstated(quantities.get(name))})


def _unstated(item: Mapping[str, Any] | None) -> bool:
    return item is not None and item["status"] != "stated"


def names_in(template: str) -> Iterator[str]:
    """The names in braces.

    >>> list(names_in("From {capex} to {abroad.capex}."))
    ['capex', 'abroad.capex']
    """
    return (name for _, name, _, _ in string.Formatter().parse(template) if name)


def topic(*sentences: Sentence, subject: Text | None = None) -> Topic:
    """A topic, its sentences in the order in which they are tried."""
    return Topic(sentences, subject)


def say(template: str, *conditions: Condition) -> Sentence:
    """A sentence that holds where all conditions do."""
    return Sentence(template, conditions)


def positive(name: str) -> Condition:
    """The whole range lies above zero."""
    return _on(name, lambda figure: figure.low > 0)


def above_zero(name: str) -> Condition:
    """The figure itself lies above zero, whatever its range."""
    return _on(name, lambda figure: figure.number > 0)


def found(name: str) -> Condition:
    """It was computed, whatever it is."""
    return _on(name, lambda _figure: True)


def at_least(name: str, least: float) -> Condition:
    """The figure itself is at least that, whatever its range."""
    return _on(name, lambda figure: figure.number >= least)


def below(name: str, limit: float) -> Condition:
    """The figure itself lies below that, whatever its range."""
    return _on(name, lambda figure: figure.number < limit)


def negative(name: str) -> Condition:
    """The whole range lies below zero."""
    return _on(name, lambda figure: figure.high < 0)


def ranged(*names: str) -> Condition:
    """A range is known of all of them, so that it can be said to lie somewhere."""

    def holds(facts: Facts) -> bool:
        return all((figure := facts.figure(name)) is not None and figure.range for name in names)

    return holds


def zero(name: str) -> Condition:
    """Zero, and nothing else in its range: a sentence that holds for it is about it without citing it."""
    return About(name, _on(name, lambda figure: figure.low == figure.high == figure.number == 0))


def without(name: str) -> Condition:
    """There is no such figure: the result has none, or not one that exists."""
    return lambda facts: facts.figure(name) is None


def unclear(name: str) -> Condition:
    """The range has zero in it."""
    return _on(name, lambda figure: figure.low <= 0 <= figure.high)


def less(name: str, other: str) -> Condition:
    """The one is surely less than the other: their ranges do not meet."""

    def holds(facts: Facts) -> bool:
        one, two = facts.figure(name), facts.figure(other)
        return one is not None and two is not None and one.high < two.low

    return holds


def same(name: str, other: str) -> Condition:
    """Both have the same value."""

    def holds(facts: Facts) -> bool:
        one, two = facts.figure(name), facts.figure(other)
        return one is not None and two is not None and one.number == two.number

    return holds


def same_sign(*names: str) -> Condition:
    """All of them lie on the same side of zero with their whole ranges."""
    return lambda facts: any(all(side(name)(facts) for name in names) for side in (positive, negative))


def same_sign_at_point_values(*names: str) -> Condition:
    """All of them lie on the same side of zero, whatever their ranges."""

    def holds(facts: Facts) -> bool:
        figures = [facts.figure(name) for name in names]
        known = [figure.number for figure in figures if figure is not None]
        return len(known) == len(names) and (all(one > 0 for one in known) or all(one < 0 for one in known))

    return holds


def stated(name: str) -> Condition:
    """The proposal states it."""
    return lambda facts: _status(facts, name) == "stated"


def assumed(name: str) -> Condition:
    """It comes from the register."""
    return lambda facts: _status(facts, name) == "assumed"


def unstated(name: str) -> Condition:
    """The proposal does not state it: what the model has instead is no more than an assumption."""
    return lambda facts: _status(facts, name) not in (None, "stated")


def rests_on(name: str, assumption: str) -> Condition:
    """A figure is decided by an assumption of what the proposal could have stated."""
    return lambda facts: assumption in (facts.quantities.get(name) or {}).get("rests_on", ())


def answered(step: str, answer: str) -> Condition:
    """The framework's question was passed with this answer."""
    return lambda facts: facts.steps.get(step) == answer


def counted(name: str, least: int = 1) -> Condition:
    """A number among the words is at least that."""
    return lambda facts: isinstance(facts.words.get(name), int) and int(facts.words[name]) >= least


def none_of(name: str) -> Condition:
    """A number among the words is zero."""
    return lambda facts: facts.words.get(name) == 0


def _on(name: str, test: Callable[[Figure], bool]) -> Condition:
    def holds(facts: Facts) -> bool:
        figure = facts.figure(name)
        return figure is not None and test(figure)

    return holds


def _status(facts: Facts, name: str) -> str | None:
    found = facts.inputs.get(name) or facts.quantities.get(name)
    return found["status"] if found else None


def _figure(name: str, quantity: Mapping[str, Any], lang: str) -> Figure | None:
    """A quantity or an input as a sentence says it; None where it is no number."""
    number = quantity.get("value")
    if not is_figure(number):
        return None
    computed = quantity.get("status") not in {"stated", "assumed"}
    shown = reading(name, quantity, lang, COMPUTED if computed else GIVEN)
    ends = [end for end in (quantity.get("low"), quantity.get("high")) if is_figure(end)]
    middle = {**quantity, "value": quantity.get("median")}
    median = reading(name, middle, lang, COMPUTED).value if is_figure(middle["value"]) else None
    low, high = min(number, *ends, number), max(number, *ends, number)
    rough = reading(name, quantity, lang, _ROUGH).value
    return Figure(number, low, high, shown.value, shown.between or shown.range, median, rough)
