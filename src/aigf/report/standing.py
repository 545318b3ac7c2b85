"""Where the point value of a result and its draws tell another story."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from aigf.report.numbers import COMPUTED, is_figure
from aigf.report.summary import reading
from aigf.report.translations import translator
from aigf.text import Text

#: The results on which a decision may turn: of these an answer says so itself.
RESULTS = (
    "project_npv",
    "project_npv_with_contribution",
    "project_irr",
    "equity_irr",
    "funding_gap",
    "revenue",
    "gross_value_added",
    "welfare_balance",
    "benefit_cost_ratio",
    "social_irr",
)


def standing(name: str, quantity: Mapping[str, Any], lang: str) -> str | None:
    """How the point value stands to the draws, where it is on the other side of zero or outside their middle half.

    None where it is among them, where there are no draws, or where both are read as the same figure.
    """
    value, median = quantity.get("value"), quantity.get("median")
    low, high = quantity.get("lower_quartile"), quantity.get("upper_quartile")
    if not (is_figure(value) and is_figure(median) and is_figure(low) and is_figure(high)):
        return None
    shown = {
        "value": reading(name, quantity, lang, COMPUTED).value,
        "median": reading(name, {**quantity, "value": median}, lang, COMPUTED).value,
    }
    if shown["value"] == shown["median"]:
        return None
    if value * median < 0:
        text = Text(
            "the point value, {value}, and the middle of the draws, {median}, lie on either side of zero",
            shown,
        )
    elif value > high:
        text = Text(
            "the point value, {value}, lies above three quarters of the draws; their middle is {median}",
            shown,
        )
    elif value < low:
        text = Text(
            "the point value, {value}, lies below three quarters of the draws; their middle is {median}",
            shown,
        )
    else:
        return None
    return text.render(translator(lang))


def standings(
    names: Iterable[str], quantities: Mapping[str, Mapping[str, Any]], lang: str
) -> list[tuple[str, str]]:
    """Those of the named results whose point value and draws tell another story: the label and how."""
    found = ((name, standing(name, quantities[name], lang)) for name in names if name in quantities)
    return [(str(quantities[name]["label"]), words) for name, words in found if words]
