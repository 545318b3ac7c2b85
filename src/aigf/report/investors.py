"""What investors would make of the alternatives: those in which a factory does not earn the cost of its capital."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from aigf.report.numbers import format_value, is_figure
from aigf.report.translations import Phrase, localised

#: Public money included: what it buys is not sold.
_WORTH = "project_npv_with_contribution"


@dataclass(frozen=True)
class Unbuilt:
    """An alternative that no investor would build, and the share of draws in which one would, where there are draws."""

    title: Phrase
    otherwise: str | None


def unbuilt(result: Mapping[str, Any], lang: str) -> list[Unbuilt]:
    """The alternatives with a factory whose net present value at the cost of capital is below zero."""
    return [
        Unbuilt(
            localised(item["title"], lang),
            format_value(round(item["pays"] * 100), "%", lang) if is_figure(item.get("pays")) else None,
        )
        for item in (result.get("alternatives") or {}).values()
        if _loses(item)
    ]


def _loses(item: Mapping[str, Any]) -> bool:
    worth = (item["quantities"].get(_WORTH) or {}).get("value")
    return is_figure(worth) and worth < 0
