"""What a cell accepts while it is being filled in: lists for choices, a range for numbers; text may always stand."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

from aigf.proposal.structure import Shape
from aigf.report.translations import Translate

#: Characters that a spreadsheet shows of a message.
_LONGEST = 250


def validation(shape: Shape, cell: str, lists: Mapping[str, str], say: Translate) -> dict[str, Any] | None:
    """The validation of a cell, and of those below it; ``cell`` is its name and ``lists`` the ranges of the choices."""
    said = f"{say('Expected')}: {shape.expected().render(say)}"[:_LONGEST]
    if shape.kind == "word":
        return {
            "validate": "list",
            "source": lists[" ".join(shape.words)],
            "error_type": "warning",
            "error_title": say("Not in the list"),
            "error_message": said,
        }
    if shape.form == "country":
        return {"validate": "list", "source": lists["countries"], "show_error": False}
    bounds = _bounds(shape, cell)
    if bounds is None:
        return None
    return {
        "validate": "custom",
        "value": f"=OR(ISTEXT({cell}),{bounds})",
        "error_type": "stop",
        "error_title": say("Outside what is possible"),
        "error_message": said,
    }


def _bounds(shape: Shape, cell: str) -> str | None:
    if shape.quantity is None:
        if shape.kind not in ("whole", "number"):
            return None
        return f"AND({cell}>={shape.low:.17G},{cell}<={shape.high:.17G})"
    quantity = shape.quantity
    low = max(quantity.minimum, quantity.least)
    inside = f"{cell}>={low:.17G}"
    if math.isfinite(quantity.maximum):
        inside += f",{cell}<={quantity.maximum:.17G}"
    within = f"AND({inside})"
    return f"OR({cell}=0,{within})" if quantity.least and quantity.nothing else within
