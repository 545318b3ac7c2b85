"""What a recalculation changed, in words: old beside new, of the verdict, of what went in and of the figures."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from aigf.report.numbers import COMPUTED, GIVEN, is_figure
from aigf.report.summary import KEY_FIGURES, reading
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

    def key_figures(self) -> tuple[Row, ...]:
        """The figures that say most, of those that differ."""
        return tuple(row for row in self.figures if row.name in KEY_FIGURES)

    def other_figures(self) -> tuple[Row, ...]:
        """All others that differ."""
        return tuple(row for row in self.figures if row.name not in KEY_FIGURES)


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
    if changes["proposal_changed"] and not changes["inputs"]:
        said.append(
            Text("The proposal is another version of the bid, in which no number that counts differs.")
        )
    elif changes["proposal_changed"]:
        said.append(Text("The proposal is another version of the bid."))
    for name, text in (
        ("scenario", Text("Scenario: {old} → {new}.")),
        ("draws", Text("Draws: {old} → {new}.")),
        ("seed", Text("Seed: {old} → {new}.")),
        ("hold", Text("Simulation that is held: {old} → {new}.")),
    ):
        if name in changes["options"]:
            pair = {end: value if value != "" else _NONE for end, value in changes["options"][name].items()}
            said.append(replace(text, values=pair))
    if changes["hourly_series"]:
        files = {"files": ", ".join(changes["hourly_series"])}
        said.append(Text("The hourly series are others: {files}.", files))
    return said


def _verdict(changes: Mapping[str, Any], result: Mapping[str, Any], lang: str) -> list[Text]:
    """The verdict, old and new, what can be reached no longer or now, and the answers that differ."""
    reachable = changes["reachable"]
    old, new = (_outcome(changes["outcome"][end], reachable[end], result, lang) for end in ("old", "new"))
    gone = [name for name in reachable["old"] if name not in reachable["new"]]
    come = [name for name in reachable["new"] if name not in reachable["old"]]
    if not gone and not come:
        said = [Text("The verdict is as it was: {new}.", {"new": new})]
    else:
        said = [Text("The verdict: {old} → {new}.", {"old": old, "new": new})]
    if gone and changes["outcome"]["old"] is None:
        titles = {"titles": ", ".join(_title(name, result, lang) for name in gone)}
        said.append(Text("No longer within reach: {titles}.", titles))
    if come and changes["outcome"]["new"] is None:
        titles = {"titles": ", ".join(_title(name, result, lang) for name in come)}
        said.append(Text("Now within reach: {titles}.", titles))
    return [*said, *_answers(changes["answers"], lang)]


def _outcome(outcome: str | None, reachable: Sequence[str], result: Mapping[str, Any], lang: str) -> Text:
    """The outcome by its title, or how many can be reached."""
    if outcome is None:
        return Text("open between {count} outcomes", {"count": len(reachable)})
    return Text("{title}", {"title": _title(outcome, result, lang)})


def _title(outcome: str, result: Mapping[str, Any], lang: str) -> str:
    known = result["verdict"]["outcomes"]
    return f"'{localised(known[outcome]['title'], lang).text}'" if outcome in known else f"'{outcome}'"


def _answers(answers: Sequence[Mapping[str, Any]], lang: str) -> list[Text]:
    """The answers that differ; together the questions that were not asked before, or are not any more."""
    said = []
    for item in answers:
        if item["old"] is not None and item["new"] is not None:
            values = {end: word(ANSWER, item[end], lang) for end in ("old", "new")}
            asked = {"question": localised(item["text"], lang).text}
            said.append(Text("{question} {old} → {new}.", {**asked, **values}))
    for end, text in (
        ("new", Text("Questions that are asked no longer: {count}.")),
        ("old", Text("Questions that are asked now and were not before: {count}.")),
    ):
        count = sum(item[end] is None for item in answers)
        if count:
            said.append(replace(text, values={"count": count}))
    return said


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
    told_ranges = item["old_range"] != item["new_range"]
    old = {"value": item["old"], "unit": item["old_unit"], **_ends(item["old_range"])}
    new = {"value": item["new"], "unit": item["unit"], **_ends(item["new_range"])}
    shown = (_shown(item["name"], figure, (lang, digits), told_ranges) for figure in (old, new))
    return Row(item["name"], title, *shown)


def _ends(ends: Sequence[float | None]) -> dict[str, float | None]:
    return {"low": ends[0], "high": ends[1]}


def _shown(name: str, figure: Mapping[str, Any], how: tuple[str, int], with_range: bool) -> str:
    """A figure in its own digits, with its range where that differs."""
    if not is_figure(figure["value"]):
        return _NONE
    value = reading(name, {"value": figure["value"], "unit": figure["unit"]}, *how).value
    between = reading(
        name, figure, *how
    ).range  # with its unit: it may be in billions where the figure is in millions
    return f"{value} ({between})" if between and with_range else value
