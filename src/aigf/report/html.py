"""The report page: one file that needs no network and no script, in Dutch or English.

Whatever comes from a proposal is data: it is escaped, its control characters are shown as such, and the
page forbids scripts and requests of any kind.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache, partial
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any

from aigf.report.changes import changed
from aigf.report.decisive import switched, turning
from aigf.report.drawn import drawn_charts, unit_economics_assumed
from aigf.report.investors import unbuilt
from aigf.report.numbers import GIVEN, is_figure, plain
from aigf.report.overview import (
    actor_rows,
    alternatives_apart,
    alternatives_side_by_side,
    answer_themes,
    brief_alternatives,
    capacity,
    decisive,
    largest_uncertainties,
    spreads,
    unquantified,
    variants_without_effect,
)
from aigf.report.printing import printable
from aigf.report.questions import answers
from aigf.report.standing import standing
from aigf.report.statements import APART, UNIT_ECONOMICS, comparable, tables
from aigf.report.summary import headline, headline_rows, reading, summary_rows
from aigf.report.translations import Phrase, localised, translator
from aigf.report.wording import (
    ANSWER,
    CONFIDENCE,
    SCENARIO,
    STATUS,
    STATUS_MEANING,
    TRACK,
    WEIGHT,
    place,
    source_title,
    word,
)

if TYPE_CHECKING:
    from jinja2 import Environment
    from markupsafe import Markup

HERE = Path(__file__).parent

#: The longest name of a proposal at the foot of a printed page.
FOOT = 90

_POWER = re.compile("10([⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+)")
_LOWERED = str.maketrans("⁻⁰¹²³⁴⁵⁶⁷⁸⁹", "−0123456789")


def html_report(result: Mapping[str, Any], lang: str, explanation: str = "") -> str:
    """The page for a result (the object of ``aigf appraise --json``, with inputs and series).

    ``explanation`` is the name of the page beside it to which each figure leads, where there is one.
    The same result gives the same bytes. Raises ValueError for a language the product has not.
    """
    rows = summary_rows(result, lang)
    traced = spreads(result, lang)
    quantities = {row.name: row for row in rows}
    blocks = tables(result, lang)
    return (
        environment()
        .get_template("report.html.j2")
        .render(
            _=translator(lang),
            titled=partial(source_title, lang=lang),
            lang=lang,
            result=result,
            explanation=explanation,
            head=headline(result, lang),
            changed=changed(result, lang),
            decisive=decisive(result["verdict"], lang),
            overview=brief_alternatives(result, lang),
            same=variants_without_effect(result, lang),
            unbuilt=unbuilt(result, lang),
            largest=largest_uncertainties(traced, lang),
            spreads=traced,
            turning=turning(result, lang),
            switched=switched(result),
            themes=answer_themes(result.get("questions") or answers(result, lang), result, lang),
            read=quantities,
            comparisons=alternatives_side_by_side(result, lang),
            alternatives_apart=alternatives_apart(result, lang),
            meant=[
                (localised(item["title"], lang), localised(item.get("text"), lang))
                for item in (result.get("alternatives") or {}).values()
            ],
            actors=actor_rows(result.get("actors"), lang),
            pm=unquantified(result.get("pm"), lang),
            capacity=capacity(result, lang),
            draws=_draws(result.get("draws"), lang),
            groups=[
                (group, list(members))
                for group, members in groupby(
                    (row for row in rows if row.name not in APART), lambda row: row.group
                )
            ],
            apart={
                name: words
                for name, quantity in result["quantities"].items()
                if (words := standing(name, quantity, lang))
            },
            hours=next((table for table in blocks if table.name == UNIT_ECONOMICS), None),
            hours_assumed=unit_economics_assumed(result, lang),
            statements=[table for table in blocks if table.name != UNIT_ECONOMICS],
            comparable=comparable(result, lang),
            ranged=any(row.range for row in rows),
            tiles=headline_rows(rows),
            steps=_steps(result, lang),
            framework=localised(result["verdict"]["framework"]["title"], lang),
            charts=drawn_charts(result, lang),
            connection_note=_connection_note(result.get("connection"), lang),
            lists=_input_lists(result["inputs"], lang),
            formulas=[row for row in rows if row.explanation],
            alternative=_alternative(result, lang),
            scenario=_scenario(result["scenario"], lang),
            meanings=[
                (status, word(STATUS, status, lang), text.render(translator(lang)))
                for status, text in STATUS_MEANING.items()
            ],
            styles=styles(),
        )
    )


@cache
def environment() -> Environment:
    """The template environment: everything escaped, an unknown name an error."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined  # 50 ms

    made = Environment(
        loader=FileSystemLoader(HERE / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=printable,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    made.filters["web"] = web_address
    made.filters["figure"] = raised_powers
    made.filters["quoted"] = style_string
    return made


def web_address(address: str | None) -> str | None:
    """The address if it is one on the web, else None: nothing else becomes a link."""
    if address and re.fullmatch(r"https?://[^\s\"'<>\\]+", address):
        return address
    return None


@lru_cache(maxsize=8192, typed=True)
def raised_powers(text: str) -> Markup:
    """A figure as HTML, its powers of ten raised by the page: few typefaces have all the raised digits."""
    from markupsafe import Markup, escape  # comes with Jinja

    def raised(match: re.Match[str]) -> str:
        return f"10<sup>{match[1].translate(_LOWERED)}</sup>"

    return Markup(_POWER.sub(raised, str(escape(printable(text)))))  # noqa: S704 - escaped just here


def style_string(text: str) -> Markup:
    """A text as a string of a style sheet, shortened to one line; whatever is no letter, digit or space escaped."""
    from markupsafe import Markup  # comes with Jinja

    line = " ".join(printable(text).split())
    short = line if len(line) <= FOOT else line[: FOOT - 1] + "…"
    kept = (
        sign if sign == " " or (sign.isascii() and sign.isalnum()) else f"\\{ord(sign):x} " for sign in short
    )
    return Markup(f'"{"".join(kept)}"')  # noqa: S704 - escaped just here


@cache
def styles() -> str:
    """The style sheet that all pages share."""
    return (HERE / "styles.css").read_text(encoding="utf-8")


def _shown(names: Sequence[str], result: Mapping[str, Any], lang: str) -> list[tuple[str, str]]:
    """The figures that the framework shows beside a question, as label and value; those that are known."""
    found = []
    for name in names:
        item = result["quantities"].get(name) or result["inputs"].get(name)
        if item is not None and is_figure(item["value"]):
            label = item["label"] if "label" in item else localised(item["title"], lang).text
            found.append((label, reading(name, item, lang, GIVEN).value))
    return found


def _steps(result: Mapping[str, Any], lang: str) -> list[dict[str, Any]]:
    return [
        {
            "number": number,
            "question": step["question"],
            "text": localised(step["text"], lang),
            "answer": step["answer"],
            "answer_word": word(ANSWER, step["answer"], lang),
            "because": step["because"],
            "quote": step["quote"],
            "section": place(step["section"], lang) if step["quote"] else step["section"],
            "tags": [word(TRACK, step["track"], lang), word(WEIGHT, step["weight"], lang)],
            "evidence": step["evidence"],
            "shows": _shown(step.get("shows") or (), result, lang),
        }
        for number, step in enumerate(result["verdict"]["path"], start=1)
    ]


def _input_lists(inputs: Mapping[str, Mapping[str, Any]], lang: str) -> dict[str, list[dict[str, Any]]]:
    """The inputs in two lists: what the proposal chooses, and what is assumed of the world.

    What the engines found is no input of a reader's: it stands among the key figures.
    """
    lists: dict[str, list[dict[str, Any]]] = {"stated": [], "assumed": []}
    for name, item in inputs.items():
        if item["status"] == "simulated":
            continue
        shown = reading(name, item, lang, GIVEN)
        lists["stated" if item["status"] == "stated" else "assumed"].append(
            {
                "name": name,
                "title": localised(item["title"], lang),
                "value": shown.value,
                "range": shown.range,
                "where": item["where"],
                "source": item["source"],
                "confidence": item["confidence"],
                "confidence_word": word(CONFIDENCE, item["confidence"] or "", lang),
                "note": localised(item["note"], lang),
            }
        )
    return lists


def _connection_note(connection: Mapping[str, Any] | None, lang: str) -> Phrase | None:
    """What is known of the part of the grid that the factory connects to; None where nothing is."""
    note = (connection or {}).get("note")
    return localised(note, lang) if note else None


def _alternative(result: Mapping[str, Any], lang: str) -> str:
    """What the appraised alternative is called on its own; its name where the result does not say it."""
    title = result.get("alternative_title")
    return localised(title, lang).text if title else str(result["alternative"])


def _draws(count: int | None, lang: str) -> str | None:
    """The number of draws as it is read; None where there are none."""
    return plain(count, lang) if count else None


def _scenario(scenario: Mapping[str, Any], lang: str) -> dict[str, Any]:
    """The scenario and its axes by their titles, by their codes where a result has no titles."""
    titles = scenario.get("titles") or {}
    return {
        "name": localised(scenario.get("title") or word(SCENARIO, scenario["name"], lang), lang).text,
        "axes": [
            (
                localised((titles.get(axis) or {}).get("axis") or {lang: axis}, lang).text,
                localised((titles.get(axis) or {}).get("value") or {lang: level}, lang).text,
            )
            for axis, level in scenario["axes"].items()
        ],
    }
