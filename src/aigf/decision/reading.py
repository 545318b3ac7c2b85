"""Reading a framework from its YAML file, with every mistake reported at its place.

The file has ``framework`` (id, version, title, source, limits), ``questions`` and ``outcomes``, both by id
and in the order in which they are shown. The rules are described in ``aigf.decision.rule_reading``.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any, cast, get_args

from aigf.decision.framework import Framework, Origin, Outcome, Question, Track, Weight, Words
from aigf.decision.rule_reading import read_rule
from aigf.decision.structure import check_structure
from aigf.documents import InputError, compose_kept
from aigf.documents.sections import Section
from aigf.text import Text

DATA = Path(__file__).parent / "data"
REPORT = DATA / "report-7-2.yaml"
#: The framework for a site outside the Netherlands.
ABROAD = DATA / "abroad.yaml"

#: The policy alternatives that an outcome can stand for.
OPTIONS = ("none", "central", "federated", "ecosystem", "abroad")

_WORDS = ("text", "ask", "note")
_TEXTS = ("track", "weight", "origin", "quote", "section", "yes", "no")


def load_framework(path: Path = REPORT) -> Framework:
    """The framework in a file; the product's own is read once a process, as that takes as long as an appraisal.

    Raises InputError with every problem: unknown or missing names, a rule that is none, an answer that leads
    nowhere, a question that nothing leads to, questions that lead round in a circle.
    """
    return _own(path) if path in (REPORT, ABROAD) else _read(path)


def frameworks() -> tuple[Framework, Framework]:
    """The product's own: for a site in the Netherlands, and for one abroad."""
    return _own(REPORT), _own(ABROAD)


@cache
def _own(path: Path) -> Framework:
    return _read(path)


def _read(path: Path) -> Framework:
    document, problems = compose_kept(path)
    top = Section.at(document, (), document.data, problems)
    top.only(("framework", "questions", "outcomes"))
    about = top.inner("framework")
    about.only(("id", "version", "title", "source", "limits"))
    asked, ends = top.inner("questions"), top.inner("outcomes")
    framework = Framework(
        id=about.text("id"),
        version=about.text("version"),
        title=about.words("title"),
        source=about.words("source"),
        limits=_limits(about),
        questions={name: _question(name, asked.under(name)) for name in asked.data},
        outcomes={name: _outcome(name, ends.under(name)) for name in ends.data},
    )
    check_structure(framework, top)
    if problems:
        raise InputError(problems)
    return framework


def _limits(about: Section) -> tuple[Words, ...]:
    if "limits" not in about.data:
        return ()
    limits = about.inner("limits")
    return tuple(limits.words(name) for name in limits.data)


def _question(name: str, section: Section) -> Question:
    section.only((*_WORDS, *_TEXTS, "rule", "compare_with", "shows"))
    origin = cast(Origin, section.one_of("origin", get_args(Origin)))
    quote = section.text("quote", default="")
    if bool(quote) == (origin == "external"):
        section.wrong(
            (*section.path, "quote"),
            Text("the quote and the origin contradict each other"),
            Text("a quote from the report, unless the origin is external"),
        )
    return Question(
        id=name,
        text=section.words("text"),
        ask=section.words("ask"),
        track=cast(Track, section.one_of("track", get_args(Track))),
        weight=cast(Weight, section.one_of("weight", get_args(Weight))),
        origin=origin,
        quote=" ".join(quote.split()),
        section=section.text("section"),
        note=section.words("note", required=origin != "report"),
        rule=read_rule(section.inner("rule")),
        yes=section.text("yes"),
        no=section.text("no"),
        compare_with=_compare_with(section),
        shows=section.texts("shows") if "shows" in section.data else (),
    )


def _compare_with(section: Section) -> dict[str, tuple[str, ...]]:
    if "compare_with" not in section.data:
        return {}
    inside = section.inner("compare_with")
    inside.only(("yes", "no"))
    return {answer: inside.texts(answer) for answer in inside.data}


def _outcome(name: str, section: Section) -> Outcome:
    section.only(("option", "title", "text"))
    option: Any = None
    if section.data.get("option", "") is not None:
        option = section.one_of("option", OPTIONS)
    return Outcome(name, option, section.words("title"), section.words("text"))
