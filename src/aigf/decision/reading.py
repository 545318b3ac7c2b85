"""Reading a framework from its YAML file, with every mistake reported at its place.

The file has ``framework`` (id, version, title, source, limits), ``questions`` and ``outcomes``, both by id
and in the order in which they are shown. The rules are described in ``aigf.decision.rule_reading``.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any, cast, get_args

from aigf.decision.framework import ELSEWHERE, Framework, Origin, Outcome, Question, Track, Weight, Words
from aigf.decision.rule_reading import read_rule
from aigf.decision.structure import check_structure
from aigf.documents import Problem, compose_kept, shown
from aigf.documents.sections import Section
from aigf.text import Text

_CODE = re.compile("[A-Z]{2}")
_WORDS = ("text", "ask", "note")
_TEXTS = ("track", "weight", "origin", "quote", "section", "yes", "no")


def read_framework(path: Path) -> tuple[Framework, list[Problem]]:
    """What there is of the framework in a file, and all that is wrong with it.

    Unknown or missing names, a rule that is none, an answer that leads nowhere, a question that nothing leads to,
    questions that lead round in a circle.
    """
    document, problems = compose_kept(path)
    top = Section.at(document, (), document.data, problems)
    top.only(("framework", "questions", "outcomes"))
    about = top.inner("framework")
    about.only(("id", "version", "title", "source", "limits", "for", "options"))
    asked, ends = top.inner("questions"), top.inner("outcomes")
    options = about.texts("options") if "options" in about.data else ()
    framework = Framework(
        id=about.text("id"),
        version=about.text("version"),
        title=about.words("title"),
        source=about.words("source"),
        limits=_limits(about),
        questions={name: _question(name, asked.under(name)) for name in asked.data},
        outcomes={name: _outcome(name, ends.under(name), options) for name in ends.data},
        countries=_countries(about),
        options=options,
    )
    check_structure(framework, top)
    return framework, problems


def _countries(about: Section) -> tuple[str, ...]:
    """The countries whose sites it is for: a code, a list of codes, or all that no other framework names."""
    if "for" not in about.data:
        return ()
    inside = about.inner("for")
    inside.only(("country",))
    given = inside.data.get("country")
    found = inside.texts("country") if isinstance(given, list) else (inside.text("country"),)
    for code in found:
        if code and code != ELSEWHERE and not _CODE.fullmatch(code):
            expected = Text("a code of two capitals such as NL, or elsewhere")
            inside.wrong(
                (*inside.path, "country"), Text("{name} is no country", {"name": shown(code)}), expected
            )
    return found


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


def _outcome(name: str, section: Section, options: tuple[str, ...]) -> Outcome:
    """An outcome; where the framework says which alternatives it decides between, it stands for one of those."""
    section.only(("option", "title", "text"))
    option: Any = None
    if section.data.get("option", "") is not None:
        option = section.one_of("option", options) if options else section.text("option")
    return Outcome(name, option, section.words("title"), section.words("text"))
