"""How cells look: what may be changed, what is simulated and what is calculated are told apart at a glance."""

from __future__ import annotations

from typing import Any

import numpy as np

from aigf.report.workbook.formula import INFINITY
from aigf.units import Array

INK, TEAL, PALE, GREY, RULE = "#1d242d", "#0b5d66", "#eef4f4", "#6b7480", "#c9d0d6"

#: The look of each kind of cell.
KINDS: dict[str, dict[str, Any]] = {
    "text": {"valign": "top"},
    "wrapped": {"text_wrap": True, "valign": "top"},
    "title": {"bold": True, "font_size": 16, "font_color": TEAL},
    "heading": {"bold": True, "font_size": 12, "font_color": TEAL},
    "head": {
        "bold": True,
        "font_color": "#ffffff",
        "bg_color": TEAL,
        "text_wrap": True,
        "valign": "vcenter",
    },
    "head_number": {
        "bold": True,
        "font_color": "#ffffff",
        "bg_color": TEAL,
        "text_wrap": True,
        "valign": "vcenter",
        "align": "right",
    },
    "note": {"font_color": GREY, "valign": "top"},
    "beside": {"font_color": GREY, "valign": "top", "indent": 1},
    "wrapped_note": {"font_color": GREY, "valign": "top", "indent": 1, "text_wrap": True},
    "left": {"align": "left", "valign": "top"},
    "name": {"font_color": GREY, "font_name": "Courier New", "font_size": 8, "valign": "top"},
    "label": {"valign": "top", "text_wrap": True},
    "part": {"font_color": GREY, "italic": True, "indent": 2, "valign": "top", "text_wrap": True},
    "calculated": {"valign": "top"},
    "input": {
        "bg_color": "#fff6cc",
        "font_color": "#0000c8",
        "border": 1,
        "border_color": RULE,
        "valign": "top",
    },
    "simulated": {"bg_color": "#e6def3", "border": 1, "border_color": RULE, "valign": "top"},
    "stated": {"bg_color": "#dcefd9", "border": 1, "border_color": RULE, "valign": "top"},
    "written": {"font_color": GREY, "valign": "top"},
    "subordinate": {"font_color": GREY, "italic": True, "valign": "top"},
    "key": {"bold": True, "valign": "top"},
    "total": {"bold": True, "top": 1, "valign": "top"},
    "missing": {"font_color": "#b3bac2", "italic": False},
    "alarm": {"bg_color": "#f9d6d0", "font_color": "#8c1d0b", "bold": True},
    "link": {"font_color": TEAL, "underline": 1},
    "verdict": {"bold": True, "font_size": 13, "text_wrap": True, "valign": "top"},
}


def number_format(values: Array, share: bool = False, symbol: str = "") -> str:
    """The number format for a row, by its largest value: as many digits as tell something.

    >>> number_format(np.array([7.5e9])), number_format(np.array([0.175]), share=True)
    ('#,##0', '0.0%')
    """
    found = np.abs(values[np.isfinite(values) & (np.abs(values) < INFINITY)])
    largest = float(found.max()) if found.size else 0.0
    if share and largest < 1000:
        return "0.0%" if largest >= 0.001 or largest == 0 else "0.00E+00"
    if largest >= 1e15 or 0 < largest < 1e-3:
        return "0.00E+00"
    if symbol == "year" and largest >= 1000:
        return "0"
    whole = bool(np.all(found == np.round(found)))
    if largest >= 1000 or whole:
        return "#,##0"
    return "#,##0.00" if largest >= 10 else "0.0000" if largest < 1 else "0.000"


def exact_format(value: float, share: bool = False, symbol: str = "") -> str:
    """The number format for a figure that was given: all the digits it was given with, as far as nine go."""
    size = abs(value)
    if share and size < 1000:
        return f"0.{'0' * _decimals(value * 100)}%".replace(".%", "%")
    if size >= 1e15 or 0 < size < 1e-4:
        return "0.0###E+00"
    if symbol == "year" and size >= 1000:
        return "0"
    return f"#,##0.{'0' * _decimals(value)}".rstrip(".")


def endless_format(plain: str) -> str:
    """The number format for a row in which infinity stands."""
    return f'[>=9.9E+307]"∞";{plain}'


def _decimals(value: float) -> int:
    """How many decimals a figure was given with, at most six."""
    return next((count for count in range(6) if np.isclose(value, round(value, count), rtol=1e-9, atol=0)), 6)
