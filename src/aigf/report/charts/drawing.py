"""What every chart shares: how it looks, how it is drawn for two widths, and its numbers as a file.

A chart is never the only place where something stands: it has a sentence with its finding, a table with its
numbers and a file to calculate with; its colours differ in lightness too.
"""

from __future__ import annotations

import csv
import io
import math
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal
from urllib.parse import quote

from aigf.report.printing import printable

INK, MUTED, RULE, ACCENT, PALE = "#1c2430", "#56606d", "#dfe3e8", "#0b5d66", "#d3e3e5"

Layout = Literal["wide", "narrow"]
Shape = Literal[
    "bar", "line", "marked", "thick", "thin", "dashed", "dotted", "dot", "ring", "band", "diamond"
]
Cell = str | float | None

#: The room [px] for numbers at the left of a panel; the longest name, and about what a letter takes.
LABELS, LONGEST, _LETTER = 45.0, 280, 7.0

#: What is nothing in a column of figures: what rounding leaves, and minus zero.
_NOTHING = 1e-9

#: What a spreadsheet takes for a formula when a text begins with it.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True)
class Key:
    """An entry of the legend."""

    label: str
    colour: str
    shape: Shape


@dataclass(frozen=True)
class Chart:
    """A drawn chart: for a wide and for a narrow page, with its words, its table and its file.

    ``head`` is the heading of the table's first column, ``words`` the other columns that hold words;
    ``long`` says that the table is opened on request, ``totals`` which rows come to what stands above them. ``place``
    is where on the page it stands (``charts.placing``), ``link`` what the list at the top calls it, if it is there.
    """

    name: str
    title: str
    finding: str
    wide: str
    narrow: str
    keys: tuple[Key, ...]
    unit: str
    head: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    file: str
    long: bool = False
    words: tuple[int, ...] = ()
    totals: tuple[int, ...] = ()
    place: str | None = None
    link: str = ""


def points(values: Mapping[str, Any]) -> list[tuple[int, float | None]]:
    """Year and value of a series; None for what is no number."""
    return [
        (int(year), float(value) if value is not None and math.isfinite(value) else None)
        for year, value in zip(values["years"], values["values"], strict=True)
    ]


def told(finding: str, assumed: str) -> str:
    """What a chart shows, and then what of it was assumed."""
    return f"{finding} {assumed}".rstrip()


def csv_link(columns: Sequence[str], rows: Iterable[Sequence[Cell]], lang: str) -> str:
    """A ``data:`` address that downloads the rows as CSV, for the spreadsheets of readers of ``lang``.

    Dutch spreadsheets expect semicolons and decimal commas. A text that a spreadsheet would take for a formula
    is kept from being one by an apostrophe.
    """
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";" if lang == "nl" else ",", lineterminator="\r\n")
    writer.writerow([harmless(column) for column in columns])
    for row in rows:
        writer.writerow([_cell(cell, lang) for cell in row])
    return "data:text/csv;charset=utf-8," + quote("\ufeff" + out.getvalue(), safe="-_.~()*!',:@/")


def harmless(text: str) -> str:
    """A text that no spreadsheet takes for a formula.

    >>> harmless("=1+1"), harmless("Rotterdam")
    ("'=1+1", 'Rotterdam')
    """
    text = printable(text)
    return f"'{text}" if text.lstrip(" \n").startswith(_FORMULA) else text


def _cell(cell: Cell, lang: str) -> str:
    if isinstance(cell, str):
        return harmless(cell)
    if cell is None or not math.isfinite(cell):
        return ""
    cell = 0.0 if abs(cell) < _NOTHING else cell
    number = f"{cell:.6g}"
    if 1e-4 <= abs(cell) < 1e15:  # as people write it, without powers of ten
        number = f"{float(number):f}".rstrip("0").rstrip(".")
    return number.replace(".", ",") if lang == "nl" else number


def figure(
    layers: list[dict[str, Any]], layout: Layout, height: tuple[int, int], room: float = LABELS
) -> dict[str, Any]:
    """The Vega-Lite specification of one panel; ``height`` for a wide and for a narrow page.

    ``room`` is kept for the labels at its left: to have them fitted in would measure every word twice.
    """
    narrow = layout == "narrow"
    return {
        **_look(layout),
        "width": (300 if narrow else 760) - room,
        "height": height[narrow],
        "layer": layers,
    }


def name_room(names: Sequence[str], layout: Layout) -> float:
    """The room that names take at the left of a panel: none on a narrow page, where they stand above the bars."""
    if layout == "narrow":
        return 0.0
    return min(max(len(name) for name in names) * _LETTER, LONGEST) + 8.0


def name_limit(names: Sequence[str]) -> int:
    """Where names are cut off; 0, no limit, if all are short: to look for it takes as long as to draw the rest."""
    return LONGEST if max(len(name) for name in names) * _LETTER > LONGEST else 0


def panels(stacked: list[dict[str, Any]], layout: Layout) -> dict[str, Any]:
    """The specification of panels below one another, each with its own height and a common width."""
    width = 262 if layout == "narrow" else 715
    return {**_look(layout), "vconcat": [{"width": width, **panel} for panel in stacked], "spacing": 14}


def side_by_side(parts: list[dict[str, Any]], layout: Layout) -> dict[str, Any]:
    """The specification of panels beside one another, below one another on a narrow page."""
    if layout == "narrow":
        return panels([{"width": 200, **part} for part in parts], layout)
    return {**_look(layout), "hconcat": [{"width": 290, **part} for part in parts], "spacing": 36}


def _look(layout: Layout) -> dict[str, Any]:
    """The type stays legible on a narrow page, which shows the drawing at its own size."""
    size = 12 if layout == "narrow" else 13
    return {
        "$schema": "https://vega.github.io/schema/vega-lite/v5.json",
        "background": None,
        "config": {
            "font": "sans-serif",
            "view": {"stroke": None},
            "text": {"fontSize": size, "fill": INK},
            "title": {"fontSize": size, "fontWeight": "normal", "color": MUTED, "anchor": "start"},
            "axis": {
                "labelFontSize": size,
                "labelColor": MUTED,
                "domain": False,
                "ticks": False,
                "gridColor": RULE,
                "labelPadding": 8,
                "labelLimit": 0,
                "labelOverlap": False,
                "title": None,
            },
            "axisX": {"grid": False},
        },
    }


def zero() -> dict[str, Any]:
    """The layer that draws the axis at zero."""
    return {
        "data": {"values": [{}]},
        "mark": {"type": "rule", "color": INK},
        "encoding": {"y": {"datum": 0}},
    }


def both(
    name: str, title: str, finding: str, lang: str, made: Mapping[Layout, dict[str, Any]]
) -> tuple[str, str]:
    """The drawings for a wide and for a narrow page."""
    return (
        _draw(made["wide"], lang, title, finding, f"{name}-wide"),
        _draw(made["narrow"], lang, title, finding, f"{name}-narrow"),
    )


def _draw(specification: dict[str, Any], lang: str, title: str, finding: str, name: str) -> str:
    """The SVG of a specification, fluid in width, with title and description for who cannot see it."""
    import vl_convert  # loads its drawing engine, half a second

    decimal, thousands = (",", ".") if lang == "nl" else (".", ",")
    locale = {"decimal": decimal, "thousands": thousands, "grouping": [3], "currency": ["", ""]}
    svg: str = vl_convert.vegalite_to_svg(_printable(specification), format_locale=locale)
    box = re.search(r'viewBox="([^"]*)"', svg)
    inner = svg[svg.index(">") + 1 : svg.rindex("</svg>")]
    # Vega labels its parts for screen readers one by one, in English; the table says it better.
    inner = re.sub(r' (?:aria-[a-z]+|role)="[^"]*"', "", inner)
    # It numbers them on from drawing to drawing; here they are the same whenever the same is drawn.
    for number, known in enumerate(re.findall(r' id="([^"]+)"', inner)):
        inner = inner.replace(f'id="{known}"', f'id="{name}-{number}"').replace(
            f"#{known})", f"#{name}-{number})"
        )
    inner = re.sub(r"\b10\^(\d+)", r'10<tspan dy="-0.4em" font-size="75%">\1</tspan>', inner)
    inner = re.sub(r"<[^>]*>", _shortened, inner)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{box[1] if box else "0 0 760 320"}" role="img" '
        f'aria-labelledby="{name}-title {name}-desc" focusable="false">'
        f'<title id="{name}-title">{_escaped(title)}</title>'
        f'<desc id="{name}-desc">{_escaped(finding)}</desc>{inner}</svg>'
    )


def _shortened(tag: re.Match[str]) -> str:
    """A tag with its coordinates to a hundredth of a pixel; what stands between tags are numbers to read."""
    return re.sub(r"(\d+\.\d{2})\d+", r"\1", tag[0])


def _printable(value: Any) -> Any:
    """The specification without characters that its drawing engine may fall over."""
    if isinstance(value, dict):
        return {key: _printable(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_printable(item) for item in value]
    return printable(value) if isinstance(value, str) else value


def _escaped(text: str) -> str:
    from markupsafe import escape  # comes with Jinja

    return str(escape(printable(text)))
