"""The explanations as one page: a section for each quantity, input and constant, linked to one another."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING

from aigf.report.explanation.formula import Pieces
from aigf.report.explanation.tree import Explained, Explanations
from aigf.report.html import environment, raised_powers, styles
from aigf.report.translations import translator
from aigf.report.wording import CONFIDENCE, GROUPS, OTHER_GROUP, source_title, word
from aigf.text import Text

if TYPE_CHECKING:
    from markupsafe import Markup

#: The groups of what is no quantity, by the kind of its origin.
ORIGINS = {
    "proposal": Text("From the proposal"),
    "setting": Text("Set with --set"),
    "scenario": Text("From the scenario"),
    "register": Text("From the register"),
    "simulation": Text("From the simulation"),
    "timeline": Text("From the timeline"),
    "constant": Text("Constants"),
}


def explanation_page(explanations: Explanations) -> str:
    """The page of all explanations of an appraisal. The same appraisal gives the same bytes."""
    lang = explanations.lang
    found = [explanations.of(name) for name in explanations.names()]
    return (
        environment()
        .get_template("explanation.html.j2")
        .render(
            _=translator(lang),
            titled=partial(source_title, lang=lang),
            lang=lang,
            result=explanations.result,
            groups=list(_groups(found, lang)),
            used_in=_used_in(found),
            labels={item.name: raised_powers(item.label) for item in found},
            linked=linked,
            confidence={code: word(CONFIDENCE, code, lang) for code in CONFIDENCE},
            report=f"report.{lang}.html",
            styles=styles() + _own_styles(),
        )
    )


def linked(pieces: Pieces) -> Markup:
    """A formula as HTML: each name a link to what it is."""
    from markupsafe import Markup, escape  # comes with Jinja

    return Markup("").join(
        Markup('<a href="#{}">{}</a>').format(escape(piece.name), raised_powers(piece.text))
        if piece.name
        else raised_powers(piece.text)
        for piece in pieces
    )


def _groups(found: list[Explained], lang: str) -> Iterator[tuple[str, str, list[Explained]]]:
    """The quantities by perspective, then the rest by origin: an anchor, a title and the members."""
    titles = {**GROUPS, **ORIGINS}
    members: dict[str, list[Explained]] = {
        text.render(translator(lang)): [] for text in (*GROUPS.values(), OTHER_GROUP, *ORIGINS.values())
    }
    for item in found:
        members[titles.get(item.group, OTHER_GROUP).render(translator(lang))].append(item)
    for number, (title, group) in enumerate(members.items(), start=1):
        if group:
            yield f"group-{number}", title, group


def _used_in(found: list[Explained]) -> Mapping[str, list[str]]:
    """The quantities that rest directly on each quantity, input and constant."""
    users: dict[str, list[str]] = {item.name: [] for item in found}
    for item in found:
        for name in item.rests_on:
            users[name].append(item.name)
    return users


@cache
def _own_styles() -> str:
    return (Path(__file__).parent / "page.css").read_text(encoding="utf-8")
