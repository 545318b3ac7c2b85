"""Writes what a proposal states into the cells of a form."""

from __future__ import annotations

from typing import Any

from aigf.proposal.form.cells import in_parts, joined
from aigf.proposal.form.shown import as_typed, exactly
from aigf.proposal.numbers import Language
from aigf.proposal.structure import Shape
from aigf.proposal.words import chosen, usual
from aigf.report.form.sheet import FormSheet
from aigf.report.workbook.styles import exact_format

Cell = tuple[int, int]


def cell_format(shape: Shape, value: Any = None) -> dict[str, Any]:
    """The number format of a cell to fill in: text stays as it is typed, and a share is a percentage."""
    if _is_share(shape):
        number = isinstance(value, int | float)
        return {"num_format": exact_format(value, share=True) if number else "0.0%"}
    if shape.kind == "list" or (shape.kind == "text" and shape.form != "date"):
        return {"num_format": "@"}
    return {}


def _is_share(shape: Shape) -> bool:
    return shape.quantity is not None and not shape.quantity.unit and shape.quantity.maximum == 1


def fill(sheet: FormSheet, at: Cell, shape: Shape, value: Any, kind: str, lang: Language) -> None:
    """A cell to fill in, with a value where there is one."""
    if value is None:
        sheet.worksheet.write_blank(*at, None, sheet.form(kind, **cell_format(shape)))
    elif isinstance(value, int | float) and _is_share(shape) and as_typed(value) != value:
        sheet.write(*at, exactly(value), kind)  # as a percentage it would be taken for what is typed
    elif isinstance(value, int | float):
        sheet.number(*at, value, kind, **cell_format(shape, value))
    else:
        sheet.write(*at, _text(value, shape, lang), kind, **cell_format(shape))


def _text(value: Any, shape: Shape, lang: Language) -> str:
    """A value as the text of a cell; lists and ranges as a reader takes them apart again."""
    if isinstance(value, list):
        return joined(str(item) for item in value)
    if isinstance(value, dict):
        parts = {name: _part(value.get(name)) for name in ("low", "central", "high")}
        return in_parts(parts["low"], parts["central"], parts["high"])
    known = chosen(value, shape.words) if shape.kind == "word" else None
    return str(value) if known is None else usual(known, lang)


def _part(value: Any) -> str:
    if value is None:
        return ""
    return value if isinstance(value, str) else exactly(value)
