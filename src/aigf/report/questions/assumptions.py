"""What is assumed is said as assumed: the words that a sentence gets for the assumptions behind its figures."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import zip_longest

from aigf.report.numbers import COMPUTED, GIVEN, is_figure
from aigf.report.questions.sentences import Facts, Sentence
from aigf.report.summary import reading
from aigf.report.translations import localised, translator
from aigf.text import Text

#: What a template says by itself where it is about an assumption.
_SAYS_SO = "assum"

#: What a proposal chooses that is no figure, as it is assumed where it names nothing.
_CHOICES = {"cooling": Text("dry coolers"), "grid_contract": Text("a firm contract with the grid operator")}

#: How many assumptions are named of what is not a sentence but rests on several figures.
_WEIGHTIEST = 2


def with_assumptions(words: str, sentence: Sentence, facts: Facts, told: set[str]) -> str:
    """The sentence, followed by what was assumed for it where the proposal could have stated that.

    ``told`` are the assumptions that were named before in the same answer: behind a computed figure each is named
    once; a figure that is assumed itself is always said to be.
    """
    cited = list(sentence.rests())
    if _SAYS_SO in sentence.template:
        told |= set(_own(cited, facts))
        return words
    own, behind = _own(cited, facts), _behind(cited, facts)
    fresh = [name for name in behind if name not in told and _is_known(name, facts)]
    named = list(dict.fromkeys([*own, *fresh]))
    told |= set(named)
    if not named:
        return words
    return f"{words} {_said((_named(name, facts, with_value=name not in own) for name in named), facts)}"


def assumed_behind(cited: Sequence[str], facts: Facts) -> str:
    """The sentence that names the weightiest assumptions behind figures; empty where nothing was assumed.

    ``cited`` may name a choice that the proposal leaves open. What is assumed itself comes first, then what weighs
    most on each figure, in the order in which they are cited.
    """
    own = [name for name in cited if name in _CHOICES or name in facts.assumed]
    told = [facts.quantities[name] for name in cited if name in facts.quantities]
    ranked = zip_longest(*(item.get("rests_on", ()) for item in told if is_figure(item["value"])))
    behind = [name for rank in ranked for name in rank if name and _is_known(name, facts)]
    named = list(dict.fromkeys([*own, *behind]))[:_WEIGHTIEST]
    return _said((_named(name, facts, with_value=True) for name in named), facts) if named else ""


def _said(named: Iterable[str], facts: Facts) -> str:
    said = Text("Assumed, as the proposal does not state it: {what}.", {"what": "; ".join(named)})
    return said.render(translator(facts.lang))


def _own(cited: Iterable[str], facts: Facts) -> list[str]:
    """The figures in a sentence that are assumptions themselves."""
    return [name for name in map(_bare, cited) if name in facts.assumed]


def _behind(cited: Iterable[str], facts: Facts) -> list[str]:
    """The assumptions that decide the figures in a sentence."""
    return [
        assumption
        for name in map(_bare, cited)
        for assumption in (facts.quantities.get(name) or {}).get("rests_on", ())
    ]


def _bare(name: str) -> str:
    """The name of a figure without how it is shown; what an alternative has is not told of here."""
    return name.partition(".")[0]


def _is_known(name: str, facts: Facts) -> bool:
    """A kept result may name what it no longer holds."""
    return name in _CHOICES or name in facts.inputs or name in facts.quantities


def _named(name: str, facts: Facts, *, with_value: bool) -> str:
    if name in _CHOICES:
        return _CHOICES[name].render(translator(facts.lang))
    item = facts.inputs.get(name) or facts.quantities[name]
    digits = GIVEN if name in facts.inputs else COMPUTED
    title = localised(item["title"], facts.lang).text if "title" in item else str(item["label"])
    title = title if title[:2].isupper() else title[:1].lower() + title[1:]
    return f"{title} ({reading(name, item, facts.lang, digits).value})" if with_value else title
