"""The project's cash flow by year."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from aigf.report.charts.drawing import INK, Chart, Key, Layout, both, csv_link, figure, points, zero
from aigf.report.numbers import format_value, plain
from aigf.report.translations import translator
from aigf.text import Text


@dataclass(frozen=True)
class Role:
    """How a series takes part in the cash flow: added or taken off, and its colour."""

    sign: int
    colour: str


#: The bars of the cash-flow chart, by the series' name and from the axis outwards.
ROLES = {
    "revenue": Role(1, "#0b5d66"),
    "revenue_by_year": Role(1, "#0b5d66"),
    "resale_value": Role(1, "#5a979d"),
    "operating_expenditure": Role(-1, "#8b939e"),
    "opex": Role(-1, "#8b939e"),
    "corporate_tax": Role(-1, "#5f6875"),
    "capital_expenditure": Role(-1, "#2f3742"),
    "capex": Role(-1, "#2f3742"),
}
NET = ("cash_flow", "net_cash_flow", "project_cash_flow")
#: What the table shows beside them; no stocks, and nothing in another measure than nominal euro.
BESIDE = ("debt_service", "equity_cash_flow")


def cash_flow(series: Mapping[str, Mapping[str, Any]], lang: str) -> Chart | None:
    """The project's cash flow by year: what comes in, what goes out, and what remains.

    None where the result holds no such series, or not one year with a figure.
    """
    shown = (*ROLES, *NET, *BESIDE)
    flows = {name: item for name, item in series.items() if name in shown and item["unit"] == "EUR"}
    years = sorted({year for item in flows.values() for year, value in points(item) if value is not None})
    if not years:
        return None
    translate = translator(lang)
    largest = max(abs(value) for item in flows.values() for _, value in points(item) if value is not None)
    divisor, unit = (1e9, translate("EUR billion")) if largest >= 1e9 else (1e6, translate("EUR million"))
    net = next((flows[name] for name in NET if name in flows), None)
    drawn_bars = [(flows[name], role) for name, role in ROLES.items() if name in flows]
    keys = [Key(item["label"], role.colour, "bar") for item, role in drawn_bars]
    keys += [Key(net["label"], INK, "marked")] if net else []
    title = translate("Cash flow of the project by year")
    finding = _finding(net, lang) if net else translate("The result holds no net cash flow.")
    bars = [bar for order, (item, role) in enumerate(drawn_bars) for bar in _bars(item, role, order, divisor)]
    line = [
        {"year": str(year), "value": value / divisor}
        for year, value in (points(net) if net else [])
        if value is not None
    ]
    labels = [str(year) for year in years]
    wide, narrow = both(
        "cash-flow",
        title,
        finding,
        lang,
        {
            "wide": _specification(bars, line, labels, "wide"),
            "narrow": _specification(bars, line, labels, "narrow"),
        },
    )
    columns = {item["label"]: dict(points(item)) for item in flows.values()}
    head = translate("Year")
    return Chart(
        name="cash-flow",
        title=title,
        finding=finding,
        wide=wide,
        narrow=narrow,
        keys=tuple(keys),
        unit=unit,
        head=head,
        columns=tuple(columns),
        rows=tuple(
            (str(year), *(_cell(column.get(year), divisor, lang) for column in columns.values()))
            for year in years
        ),
        file=csv_link(
            [head, *(f"{label} (EUR)" for label in columns)],
            [[str(year), *(column.get(year) for column in columns.values())] for year in years],
            lang,
        ),
    )


def _bars(item: Mapping[str, Any], role: Role, order: int, divisor: float) -> list[dict[str, Any]]:
    """The bars of a series; what is spent stands below the axis, whichever sign the series has."""
    known = points(item)
    spent = role.sign < 0 and sum(value or 0.0 for _, value in known) > 0
    sign = -1 if spent else 1
    return [
        {"year": str(year), "value": sign * value / divisor, "colour": role.colour, "order": order}
        for year, value in known
        if value
    ]


def _cell(value: float | None, divisor: float, lang: str) -> str:
    return plain(None if value is None else value / divisor, lang, 2)


def _finding(item: Mapping[str, Any], lang: str) -> str:
    """The sentence that says what the chart shows, picked from the net cash flow."""
    known = [(year, value) for year, value in points(item) if value is not None]
    if not known:
        return translator(lang)("The result holds no net cash flow.")
    low_year, low = min(known, key=lambda point: point[1])
    high_year, high = max(known, key=lambda point: point[1])
    values: dict[str, Any] = {
        "low_year": low_year,
        "low": format_value(low, item["unit"], lang, 2),
        "high_year": high_year,
        "high": format_value(high, item["unit"], lang, 2),
        "first": next((year for year, value in known if value > 0), None),
        "losses": sum(value < 0 for _, value in known),
        "years": len(known),
    }
    if high <= 0:
        text = Text("In no year does more come in than goes out; {low_year} is the worst, at {low}.", values)
    elif low >= 0:
        text = Text("In every year more comes in than goes out; {high_year} is the best, at {high}.", values)
    else:
        text = Text(
            "The net cash flow is lowest in {low_year}, at {low}, is positive for the first time in {first} "
            "and highest in {high_year}, at {high}; it is negative in {losses} of the {years} years.",
            values,
        )
    return text.render(translator(lang))


def _specification(
    bars: list[dict[str, Any]], line: list[dict[str, Any]], years: list[str], layout: Layout
) -> dict[str, Any]:
    """On a narrow page fewer years are named."""
    narrow = layout == "narrow"
    step = max(1, math.ceil(len(years) / (6 if narrow else 14)))
    x = {
        "field": "year",
        "type": "ordinal",
        "scale": {"domain": years, "paddingInner": 0.28, "paddingOuter": 0.2},
        "axis": {"labelAngle": 0, "values": years[::step]},
    }
    y = {"field": "value", "type": "quantitative", "axis": {"tickCount": 5, "format": ",.1~f"}}
    colour = {"field": "colour", "type": "nominal", "scale": None, "legend": None}
    order = {"field": "order", "type": "quantitative"}
    layers: list[dict[str, Any]] = [
        {
            "data": {"values": bars},
            "mark": {"type": "bar", "stroke": "white", "strokeWidth": 1},
            "encoding": {"x": x, "y": y, "color": colour, "order": order},
        },
        zero(),
    ]
    if line:
        point = {
            "filled": True,
            "fill": "white",
            "stroke": INK,
            "strokeWidth": 2,
            "size": 30 if narrow else 48,
        }
        casing = {"type": "line", "color": "white", "strokeWidth": 5}
        layers.append({"data": {"values": line}, "mark": casing, "encoding": {"x": x, "y": y}})
        layers.append(
            {
                "data": {"values": line},
                "mark": {"type": "line", "color": INK, "strokeWidth": 2, "point": point},
                "encoding": {"x": x, "y": y},
            }
        )
    return figure(layers, layout, (295, 215))
