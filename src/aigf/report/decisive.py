"""The assumptions on which the outcome turns, as they are read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from aigf.report.numbers import COMPUTED, GIVEN
from aigf.report.summary import reading
from aigf.report.translations import Phrase, localised, translator
from aigf.report.wording import certainty
from aigf.text import Text


@dataclass(frozen=True)
class Turning:
    """An assumption with its range, how sure it is, and its switching values in the order of the results."""

    name: str
    title: Phrase
    value: str
    range: str | None
    certainty: str
    until: str
    switching: tuple[str, ...]


def switched(result: Mapping[str, Any]) -> tuple[tuple[str, str], ...]:
    """Name and label of the results of which an assumption may change the sign."""
    items = result.get("decisive") or ()
    names = list(items[0]["switching"]) if items else []
    return tuple((name, str((result["quantities"].get(name) or {}).get("label") or name)) for name in names)


def turning(result: Mapping[str, Any], lang: str) -> list[Turning]:
    """The assumptions in the order of what they explain."""
    return [_turning(item, lang) for item in result.get("decisive") or ()]


def _turning(item: Mapping[str, Any], lang: str) -> Turning:
    shown = reading(item["name"], item, lang, GIVEN)
    until = item.get("valid_until")
    said = Text("Valid until {day}", {"day": until}).render(translator(lang)) if until else ""
    return Turning(
        item["name"],
        localised({lang: item["title"]}, lang),
        shown.value,
        shown.range,
        certainty(item.get("grade") or "", item.get("confidence") or "", lang),
        said,
        tuple(_switching(item, value, lang) for value in item["switching"].values()),
    )


def _switching(item: Mapping[str, Any], value: float | None, lang: str) -> str:
    """The value at which a result changes sign, in the digits of a computed figure."""
    if value is None:
        return translator(lang)("never in its range")
    return reading(item["name"], {"value": value, "unit": item["unit"]}, lang, COMPUTED).value
