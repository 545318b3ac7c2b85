"""How the form looks: the colours of the other documents, with larger letters."""

from __future__ import annotations

from typing import Any

from aigf.report.workbook.styles import GREY, INK, PALE, RULE, TEAL

#: What is to be filled in, and what must be.
INPUT, REQUIRED = "#fff6cc", "#ffe27a"
_CELL = {"border": 1, "border_color": RULE, "valign": "top", "text_wrap": True, "font_color": INK}
_OPEN = {**_CELL, "bg_color": INPUT, "locked": False, "align": "left"}
_LINE = {"bottom": 1, "bottom_color": RULE}
_BASE = {"font_name": "Arial", "font_size": 10, "valign": "top", "font_color": INK}

KINDS: dict[str, dict[str, Any]] = {
    "mark": {"font_color": "#ffffff", "font_size": 8},
    "title": {"bold": True, "font_size": 16, "font_color": TEAL},
    "heading": {"bold": True, "font_size": 12, "font_color": TEAL, "valign": "vcenter"},
    "plain": {"text_wrap": True},
    "number": {"align": "right", "font_color": TEAL, "bold": True},
    "note": {"font_color": GREY},
    "head": {"bold": True, "font_color": "#ffffff", "bg_color": TEAL, "text_wrap": True, "valign": "vcenter"},
    "about": {"font_color": GREY, "font_size": 8, "text_wrap": True, "bg_color": PALE},
    "label": {**_LINE, "text_wrap": True},
    "unit": {**_LINE, "font_color": GREY, "text_wrap": True, "indent": 1},
    "help": {**_LINE, "font_color": GREY, "font_size": 9, "text_wrap": True, "indent": 1},
    "none": {"bg_color": "#f0f2f4"},
    "input": _OPEN,
    "required": {**_OPEN, "bg_color": REQUIRED},
    "link": {"font_color": TEAL, "underline": 1},
    "end": {"font_color": GREY, "italic": True, "font_size": 8, "top": 1, "top_color": RULE},
}


def look(kind: str, **more: Any) -> dict[str, Any]:
    """The properties of a cell's look."""
    return {**_BASE, **KINDS[kind], **more}
