"""What stands side by side on the page: alternatives, actors, uncertainties, capacity, effects without figures."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from aigf.report.numbers import COMPUTED, GIVEN, Reading, format_value, is_figure, plain
from aigf.report.standing import standings
from aigf.report.summary import median_of, reading, status_word
from aigf.report.translations import Phrase, localised, translator
from aigf.report.wording import ANSWER, CONFIDENCE, DIRECTION, KIND, SHORT, THEMES, word
from aigf.text import Text

#: What the summary shows of each alternative, and what the comparison does.
BRIEF = ("national_contribution", "project_npv_with_contribution", "welfare_balance", "secured_access")
FULL = (
    "national_contribution",
    "capex",
    "project_npv",
    "project_npv_with_contribution",
    "welfare_costs",
    "welfare_benefits",
    "welfare_balance",
    "benefit_cost_ratio",
    "secured_access",
    "training_flop_per_month",
)
LARGEST = 3


@dataclass(frozen=True)
class Decisive:
    """The condition on which the verdict turns: the framework's question, its answer and the reason."""

    question: str
    text: Phrase
    answer: str
    answer_word: str
    because: str


@dataclass(frozen=True)
class Cell:
    """A figure of an alternative, with the middle of its draws and what it is."""

    reading: Reading
    median: str | None
    origin: tuple[str, str]  # the status and its word


@dataclass(frozen=True)
class Line:
    """A row of figures, None where one is not applicable, and what most of them are."""

    title: Phrase
    cells: tuple[Cell | None, ...]

    @property
    def origin(self) -> tuple[str, str] | None:
        """The status that most of the figures have, the first of equally many."""
        found = [cell.origin for cell in self.cells if cell]
        return max(found, key=found.count) if found else None


@dataclass(frozen=True)
class Comparison:
    """A table of alternatives: the names of the columns, and the rows."""

    columns: tuple[Phrase, ...]
    rows: tuple[Line, ...]


@dataclass(frozen=True)
class Uncertainty:
    """An input, and the share of the spread of a result that it explains."""

    name: str
    title: Phrase
    share: float
    shown: str


@dataclass(frozen=True)
class Spread:
    """The inputs that explain most of the spread of a result."""

    result: str
    label: str
    inputs: tuple[Uncertainty, ...]


def decisive(verdict: Mapping[str, Any], lang: str) -> Decisive | None:
    """The last hard question that was answered where there is a verdict, else the first that is open.

    An open question counts only where its answer can change the outcome; a knock-out goes before the rest.
    """
    path = verdict.get("path") or []
    if verdict["outcome"] is not None:
        hard = [step for step in path if step["weight"] != "soft" and step["answer"] != "unknown"]
        chosen = hard[-1] if hard else None
    else:
        asked = {item["question"] for item in verdict["missing"]}
        pivotal = [step for step in path if step["question"] in asked]
        hard = [step for step in pivotal if step["weight"] == "knock-out"]
        chosen = next(iter(hard or pivotal), None)
    if chosen is None:
        return None
    answer = chosen["answer"]
    text = localised(chosen["text"], lang)
    return Decisive(chosen["question"], text, answer, word(ANSWER, answer, lang), chosen["because"])


def brief_alternatives(result: Mapping[str, Any], lang: str) -> Comparison | None:
    """The alternatives below one another with the few figures that tell them apart."""
    alternatives = result.get("alternatives") or {}
    names = _named(alternatives, BRIEF)
    if not names:
        return None
    return Comparison(
        tuple(Phrase(word(SHORT, name, lang), lang) for name in names),
        tuple(
            Line(localised(item["title"], lang), tuple(_cell(item, name, lang) for name in names))
            for item in alternatives.values()
        ),
    )


def alternatives_side_by_side(result: Mapping[str, Any], lang: str) -> list[Comparison]:
    """All figures of the alternatives: the choices beside one another, then the variants of the proposal."""
    alternatives = result.get("alternatives") or {}
    own = result["alternative"]
    variants = _variants(alternatives, own)
    choices = [name for name in alternatives if name not in variants]
    groups = [choices, [own, *variants] if own in alternatives and variants else variants]
    return [
        Comparison(
            tuple(localised(alternatives[name]["title"], lang) for name in group),
            tuple(
                Line(
                    Phrase(_label(alternatives, quantity), lang),
                    tuple(_cell(alternatives[name], quantity, lang) for name in group),
                )
                for quantity in _named(alternatives, FULL)
            ),
        )
        for group in groups
        if group
    ]


def alternatives_apart(result: Mapping[str, Any], lang: str) -> list[tuple[Phrase, list[tuple[str, str]]]]:
    """The alternatives of which the point values and the draws tell another story: of which figures, and how.

    Of the proposal itself the key figures tell it.
    """
    found = [
        (localised(item["title"], lang), standings(FULL, item["quantities"], lang))
        for name, item in (result.get("alternatives") or {}).items()
        if name != result["alternative"]
    ]
    return [(title, told) for title, told in found if told]


def variants_without_effect(result: Mapping[str, Any], lang: str) -> list[Phrase]:
    """The variants of the proposal whose every figure and range is the proposal's own."""
    alternatives = result.get("alternatives") or {}
    proposal = result["alternative"]
    if proposal not in alternatives:
        return []
    own = _figures(alternatives[proposal])
    return [
        localised(alternatives[name]["title"], lang)
        for name in _variants(alternatives, proposal)
        if _figures(alternatives[name]) == own
    ]


def _figures(item: Mapping[str, Any]) -> dict[str, tuple[Any, ...]]:
    """The figures of an alternative with the ranges of their draws; a range that is stated is none of those."""
    return {
        name: (quantity["value"], *(quantity[end] for end in ("low", "median", "high") if quantity["median"]))
        for name, quantity in item["quantities"].items()
    }


def _variants(alternatives: Mapping[str, Any], proposal: str) -> list[str]:
    """The names of those that are the proposal with one thing changed; appraisals of before say it by the name."""
    return [
        name
        for name, item in alternatives.items()
        if (
            item["kind"] == "variant" or item["same_factory"]
            if "kind" in item
            else name.startswith(f"{proposal}-")
        )
    ]


def spreads(result: Mapping[str, Any], lang: str) -> list[Spread]:
    """The inputs behind the spread of each result that was traced; what concerns welfare first."""
    traced = result.get("uncertainties") or {}
    order = sorted(traced, key=lambda name: name != "welfare_balance")
    found = []
    for name in order:
        inputs = tuple(
            Uncertainty(
                item["name"], _titled(item["title"], lang), item["share"], _percentage(item["share"], lang)
            )
            for item in traced[name]
            if is_figure(item.get("share"))
        )
        label = (result["quantities"].get(name) or {}).get("label") or name
        if inputs:
            found.append(Spread(name, label, inputs))
    return found


def actor_rows(actors: Sequence[Mapping[str, Any]] | None, lang: str) -> list[dict[str, Any]]:
    """Each actor with its flows and its balance, as they are read."""
    return [
        {
            "name": f"balance_{actor['id']}",
            "title": localised(actor["title"], lang),
            "dutch": bool(actor.get("dutch")),
            "flows": [
                {
                    "title": localised(flow["title"], lang),
                    "value": reading(flow["id"], flow, lang, COMPUTED).value,
                }
                for flow in actor["flows"]
                if not is_figure(flow["value"]) or flow["value"]
            ],
            "balance": reading("balance", {"unit": "EUR", **actor["balance"]}, lang, COMPUTED),
        }
        for actor in actors or ()
    ]


def unquantified(items: Sequence[Mapping[str, Any]] | None, lang: str) -> list[dict[str, Any]]:
    """The effects that are listed without a figure (pro memorie): what, which way, and why not."""
    return [
        {
            "title": localised(item["title"], lang),
            "why": localised(item["why"], lang),
            "direction": word(DIRECTION, str(item["direction"]), lang),
        }
        for item in items or ()
    ]


def capacity(result: Mapping[str, Any], lang: str) -> dict[str, Any] | None:
    """The computing capacity in Dutch data centres (table 2.1 of the report) beside that of the proposal."""
    found = result.get("dutch_gpus")
    if not found or not found.get("rows"):
        return None
    quantities = result["quantities"]
    return {
        "rows": [
            {
                "name": row["name"],
                "country": country_name(row["country"], lang),
                "kind": word(KIND, row["kind"], lang),
                "count": plain(row["count"], lang),
            }
            for row in found["rows"]
        ],
        "total": plain(found.get("total"), lang),
        "equivalents": _rounded(found.get("h100_equivalents"), lang),
        "own": _rounded(_value(quantities, "accelerator_count"), lang),
        "own_equivalents": _rounded(_value(quantities, "h100_equivalents"), lang),
    }


def country_name(code: str, lang: str) -> str:
    """A country by its code in ISO 3166, as readers of ``lang`` call it; a code without a name stays a code.

    >>> country_name("NL", "nl"), country_name("LU", "en")
    ('Nederland', 'Luxembourg')
    """
    from babel import Locale  # 20 ms, not wanted by `aigf --help`

    return str(Locale(lang).territories.get(code, code))


def answer_themes(questions: Mapping[str, Any], result: Mapping[str, Any], lang: str) -> list[dict[str, Any]]:
    """The answers by theme: sentences, figures, framework questions, what was assumed and its sources."""
    steps = {step["question"]: step for step in result["verdict"].get("path") or ()}
    themes: dict[str, list[dict[str, Any]]] = {}
    for name, item in questions.items():
        themes.setdefault(name[0] if name[0] in THEMES else "", []).append(
            {
                "number": name if name[0] in THEMES else "",
                "id": f"question-{name.replace('.', '-')}",
                "title": item["title"],
                "answer": item["answer"],
                "figures": [
                    (quantity, result["quantities"][quantity])
                    for quantity in item.get("quantities") or ()
                    if quantity in result["quantities"]
                ],
                "steps": [
                    {
                        "question": step,
                        "text": localised(steps[step]["text"], lang),
                        "answer": steps[step]["answer"],
                        "answer_word": word(ANSWER, steps[step]["answer"], lang),
                    }
                    for step in item.get("steps") or ()
                    if step in steps
                ],
                "assumed": _by_certainty(item.get("assumed") or (), result["inputs"], lang),
            }
        )
    return [
        {"title": word(THEMES, theme, lang) if theme else "", "questions": members}
        for theme, members in themes.items()
    ]


def _by_certainty(
    names: Sequence[str], inputs: Mapping[str, Mapping[str, Any]], lang: str
) -> list[dict[str, Any]]:
    """The assumed inputs, the least certain first, each with the title of its source."""
    groups: dict[str, list[dict[str, Any]]] = {}
    for name in names:
        if name not in inputs or inputs[name]["status"] != "assumed":
            continue
        item = inputs[name]
        source = (item.get("source") or {}).get("title") or ""
        groups.setdefault(item["confidence"] or "", []).append(
            {"name": name, "title": localised(item["title"], lang), "source": source}
        )
    order = ("judgement", "estimate", "published", "measured")
    return [
        {"confidence": name, "word": word(CONFIDENCE, name, lang), "inputs": groups[name]}
        for name in sorted(groups, key=lambda name: order.index(name) if name in order else len(order))
    ]


def _named(alternatives: Mapping[str, Any], wanted: Sequence[str]) -> list[str]:
    """The quantities that some alternative has, in the order wanted."""
    return [
        name
        for name in wanted
        if any(name in (item.get("quantities") or {}) for item in alternatives.values())
    ]


def _label(alternatives: Mapping[str, Any], name: str) -> str:
    found = ((item.get("quantities") or {}).get(name) for item in alternatives.values())
    return next((quantity["label"] for quantity in found if quantity and quantity.get("label")), name)


def _titled(title: Mapping[str, str] | str, lang: str) -> Phrase:
    """A title of a result that was made for readers of ``lang``: a plain text is in their language already."""
    return Phrase(title, lang) if isinstance(title, str) else localised(title, lang)


def _cell(item: Mapping[str, Any], name: str, lang: str) -> Cell | None:
    quantity = (item.get("quantities") or {}).get(name)
    if quantity is None or quantity.get("value") is None:
        return None
    shown = reading(name, quantity, lang, GIVEN if quantity["status"] == "stated" else COMPUTED)
    return Cell(shown, median_of(name, quantity, lang), (quantity["status"], status_word(quantity, lang)))


def _value(quantities: Mapping[str, Any], name: str) -> Any:
    return (quantities.get(name) or {}).get("value")


def _rounded(value: Any, lang: str) -> str | None:
    return reading("", {"value": value, "unit": ""}, lang, COMPUTED).value if is_figure(value) else None


def _percentage(share: float, lang: str) -> str:
    return format_value(round(share * 100), "%", lang)


def largest_uncertainties(found: Sequence[Spread], lang: str) -> tuple[str, tuple[Uncertainty, ...]] | None:
    """A sentence on the first spread, and its largest inputs."""
    if not found:
        return None
    first = found[0]
    template = Text("The largest uncertainties: {result}", {"result": _lower(first.label)})
    return template.render(translator(lang)), first.inputs[:LARGEST]


def _lower(label: str) -> str:
    return label[:1].lower() + label[1:]
