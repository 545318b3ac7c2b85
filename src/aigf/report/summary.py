"""What a result says in brief: the headline of the verdict and the key figures. The page and the
terminal both show these, so they cannot differ."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from aigf.report.numbers import COMPUTED, GIVEN, Reading, is_figure, no_figure, plain, read, reading_unit
from aigf.report.translations import Phrase, localised, translator
from aigf.report.wording import COMPUTED_ON_ASSUMPTION, GROUPS, HEADLINES, OTHER_GROUP, STATUS, word
from aigf.text import Text

#: The figures that say most: those on screen, and those that a recalculation shows first.
KEY_FIGURES = (
    "accelerator_count",
    "peak_flops",
    "training_flop_per_month",
    "hero_run_duration",
    "it_load",
    "pue",
    "facility_load",
    "electricity_use",
    "household_equivalents",
    "time_to_power",
    "net_area",
    "capex",
    "national_contribution",
    "opex",
    "revenue",
    "gpu_hour_price_in_full_year",
    "cost_per_gpu_hour",
    "project_npv",
    "project_irr",
    "gross_value_added",
    "access_shortfall_abroad",
    "welfare_balance",
    "benefit_cost_ratio",
)


@dataclass(frozen=True)
class Row:
    """A key figure as it is read."""

    name: str
    group: str
    label: str
    value: str
    range: str | None
    between: str | None  # the range without the unit, for beside the figure
    median: str | None
    status: str
    status_word: str
    known: bool
    beside: str | None  # what the model computes where the proposal states a figure
    explanation: str


@dataclass(frozen=True)
class Outcome:
    """A possible end of the decision tree."""

    name: str
    title: Phrase
    text: Phrase


@dataclass(frozen=True)
class Headline:
    """The verdict in a sentence, the outcomes it leaves open, and what to ask to settle it."""

    sentence: Phrase
    decided: bool
    outcomes: tuple[Outcome, ...]
    asks: tuple[Phrase, ...]
    asks_sentence: str
    compare_with: tuple[Phrase, ...]
    sample_sentence: str = ""


def headline(result: Mapping[str, Any], lang: str) -> Headline:
    """The verdict of a result, for a reader of ``lang``."""
    verdict = result["verdict"]
    reachable = tuple(_outcome(verdict, name, lang) for name in verdict["reachable"])
    translate = translator(lang)
    decided = verdict["outcome"] is not None
    if decided:
        sentence = _outcome(verdict, verdict["outcome"], lang).title
    elif not reachable:
        sentence = Phrase(translate("No outcome can be reached"), lang)
    else:
        template = Text("Not decided yet: {count} outcomes are still possible", {"count": len(reachable)})
        sentence = Phrase(template.render(translate), lang)
    return Headline(
        sentence,
        decided,
        reachable,
        tuple(localised(item["ask"], lang) for item in verdict["missing"]),
        _asks_sentence(len(verdict["missing"])).render(translate),
        tuple(_title_of(verdict, name, lang) for name in verdict["compare_with"]),
        _sample_sentence(verdict.get("sample"), lang),
    )


def _sample_sentence(sample: Mapping[str, int] | None, lang: str) -> str:
    """On what the thresholds of the decision were tested; empty for a result that does not say."""
    if not sample:
        return ""
    values = {"draws": plain(sample["draws"], lang), "years": plain(sample["simulated_years"], lang)}
    return Text(
        "Thresholds are tested against the range (P5 to P95) of a fixed sample of {draws} draws with {years} simulated "
        "years, so that the outcome does not depend on the number of draws that is asked for.",
        values,
    ).render(translator(lang))


def _asks_sentence(count: int) -> Text:
    if count == 1:
        return Text("One question is to be asked before a decision")
    return Text("{count} questions are to be asked before a decision", {"count": count})


def _outcome(verdict: Mapping[str, Any], name: str, lang: str) -> Outcome:
    known = verdict["outcomes"].get(name, {})
    return Outcome(name, localised(known.get("title") or name, lang), localised(known.get("text"), lang))


def _title_of(verdict: Mapping[str, Any], name: str, lang: str) -> Phrase:
    return _outcome(verdict, name, lang).title


def summary_rows(result: Mapping[str, Any], lang: str) -> list[Row]:
    """The key figures by group, in the order of the groups and then of the result."""
    rows = [_row(name, quantity, lang) for name, quantity in result["quantities"].items()]
    order = [text.render(translator(lang)) for text in (*GROUPS.values(), OTHER_GROUP)]
    return sorted(rows, key=lambda row: order.index(row.group))


def headline_rows(rows: list[Row]) -> list[Row]:
    """The few figures that are shown large: those of the known ones that a reader asks for first."""
    by_name = {row.name: row for row in rows if row.known}
    return [by_name[name] for name in HEADLINES if name in by_name]


def _row(name: str, quantity: Mapping[str, Any], lang: str) -> Row:
    translate = translator(lang)
    status = quantity["status"]
    digits = GIVEN if status == "stated" else COMPUTED
    shown = reading(name, quantity, lang, digits)
    group = GROUPS.get(quantity.get("perspective", ""), OTHER_GROUP)
    computed = quantity.get("computed")
    beside = None
    if computed is not None:
        beside = reading(name, {"value": computed, "unit": quantity["unit"]}, lang, COMPUTED).value
    return Row(
        name,
        group.render(translate),
        quantity["label"],
        shown.value,
        shown.range,
        shown.between,
        median_of(name, quantity, lang),
        status,
        status_word(quantity, lang),
        is_figure(quantity["value"]),
        beside,
        quantity.get("explanation") or "",
    )


def status_word(quantity: Mapping[str, Any], lang: str) -> str:
    """What a figure is: computed from an assumption where one decides it that the proposal could have taken away."""
    if quantity.get("rests_on") and quantity["status"] == "computed":
        return COMPUTED_ON_ASSUMPTION.render(translator(lang))
    return word(STATUS, quantity["status"], lang)


def median_of(name: str, quantity: Mapping[str, Any], lang: str) -> str | None:
    """The middle of the draws, with the digits that its range leaves known."""
    if not is_figure(quantity.get("median")) or not is_figure(quantity["value"]):
        return None
    return reading(name, {**quantity, "value": quantity["median"]}, lang, COMPUTED).value


def reading(name: str, quantity: Mapping[str, Any], lang: str, digits: int) -> Reading:
    """A quantity or an input as it is read: words where there is no figure."""
    value = quantity["value"]
    if not is_figure(value) and quantity.get("rates"):
        return Reading(several_rates(quantity["rates"], lang))
    if not is_figure(value):
        return Reading(no_figure(name, value).render(translator(lang)))
    unit = reading_unit(name, quantity["unit"])
    if unit == "share" and not math.isclose(value, round(value, GIVEN)):
        digits = COMPUTED  # nobody states such a share: it is a quotient of what was stated
    return read(value, (quantity.get("low"), quantity.get("high")), unit, lang, digits)


def several_rates(rates: Sequence[float], lang: str) -> str:
    """What stands in the place of a rate of return where a cash flow has more than one."""
    return Text("more than one: {rates}", {"rates": rates_listed(rates, lang)}).render(translator(lang))


def rates_listed(rates: Sequence[float], lang: str) -> str:
    """Two rates or more as a list in a sentence."""
    *others, last = (_rate(rate, lang) for rate in rates)
    listed = {"first": ", ".join(others), "last": last}
    return Text("{first} and {last}", listed).render(translator(lang))


def _rate(rate: float, lang: str) -> str:
    return read(rate, (), "share", lang, COMPUTED).value
