"""What a recalculation changed, in words: old beside new, of the verdict, of what went in and of the figures."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from aigf.report.numbers import COMPUTED, GIVEN, is_figure
from aigf.report.summary import reading
from aigf.report.translations import localised, translator
from aigf.report.wording import ANSWER, word
from aigf.text import Text

#: What stands where there was no figure, or is none any more.
_NONE = "–"


@dataclass(frozen=True)
class Row:
    """A figure, old beside new."""

    name: str
    title: str
    old: str
    new: str


@dataclass(frozen=True)
class Changed:
    """A recalculation in words: sentences on what differs, what went in, and the figures that came out."""

    sentences: tuple[str, ...]
    inputs: tuple[Row, ...]
    figures: tuple[Row, ...]


def changed(result: Mapping[str, Any], lang: str) -> Changed | None:
    """What differs from the earlier appraisal; None for a result that is no recalculation."""
    changes = result.get("changes")
    if not changes:
        return None
    said = [*_versions(changes), *_verdict(changes, result, lang), *_formulas(changes)]
    translate = translator(lang)
    return Changed(
        tuple(text.render(translate) for text in said),
        tuple(_row(item, lang, GIVEN) for item in changes["inputs"]),
        tuple(_row(item, lang, COMPUTED) for item in changes["quantities"]),
    )


def _versions(changes: Mapping[str, Any]) -> list[Text]:
    """Which versions of the program, the register and the bid stand beside one another."""
    said = []
    for part, text in (
        ("aigf_version", Text("aigf: {old} → {new}.")),
        ("register_version", Text("Register of assumptions: {old} → {new}.")),
    ):
        pair = changes[part]
        if pair["old"] != pair["new"]:
            said.append(replace(text, values=pair))
    if changes["proposal_changed"]:
        said.append(Text("The proposal is another version of the bid."))
    return said


def _verdict(changes: Mapping[str, Any], result: Mapping[str, Any], lang: str) -> list[Text]:
    """The verdict, old and new, and the answers that differ."""
    old, new = (
        _outcomes(changes["outcome"][end], changes["reachable"][end], result, lang) for end in ("old", "new")
    )
    same = Text("The verdict is as it was: {new}.", {"new": new})
    said = [same if old == new else Text("The verdict: {old} → {new}.", {"old": old, "new": new})]
    for question, pair in changes["answers"].items():
        answers = {
            end: Text("not asked") if pair[end] is None else word(ANSWER, pair[end], lang) for end in pair
        }
        said.append(Text("Question '{question}': {old} → {new}.", {"question": question, **answers}))
    return said


def _outcomes(outcome: str | None, reachable: Sequence[str], result: Mapping[str, Any], lang: str) -> Text:
    """An outcome by its title, or all that can be reached."""
    known = result["verdict"]["outcomes"]
    names = [outcome] if outcome else list(reachable)
    titles = [f"'{localised(known[name]['title'], lang).text}'" if name in known else name for name in names]
    listed = {"titles": ", ".join(titles)}
    return Text("{titles}", listed) if outcome else Text("open between {titles}", listed)


def _formulas(changes: Mapping[str, Any]) -> list[Text]:
    """The formulas that differ; said to be unknown where the old ones were not kept."""
    formulas = changes["formulas"]
    if formulas is None:
        return [Text("The earlier appraisal does not keep its formulas: which of them changed is not known.")]
    said = []
    for kind, text in (
        ("added", Text("Formulas added: {names}.")),
        ("removed", Text("Formulas removed: {names}.")),
        ("changed", Text("Formulas changed: {names}.")),
    ):
        if formulas[kind]:
            said.append(replace(text, values={"names": ", ".join(formulas[kind])}))
    return said


def _row(item: Mapping[str, Any], lang: str, digits: int) -> Row:
    title = localised(item["title"], lang).text
    return Row(item["name"], title, *(_shown(item, item[end], lang, digits) for end in ("old", "new")))


def _shown(item: Mapping[str, Any], value: float | None, lang: str, digits: int) -> str:
    return reading(item["name"], {**item, "value": value}, lang, digits).value if is_figure(value) else _NONE
