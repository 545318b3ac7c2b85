"""A statement of cash flows by year: its rows up and down from zero, and what they come to."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from aigf.report.charts.drawing import INK, Chart, Key, Layout, both, csv_link, figure, told, zero
from aigf.report.charts.placing import Drawing
from aigf.report.numbers import format_value, plain
from aigf.report.statements import statement
from aigf.report.translations import localised, translator
from aigf.text import Text

#: The colours of the bars by the row's name, and of a row that has none of its own.
COLOURS = {
    "market_revenue_by_year": "#0b5d66",
    "revenue_by_year": "#0b5d66",
    "resale_value": "#5a979d",
    "national_contribution_by_year": "#8fbf7f",
    "union_contribution_by_year": "#c3dcb4",
    "debt_drawdown": "#d9a441",
    "operating_expenditure": "#8b939e",
    "corporate_tax": "#5f6875",
    "corporate_tax_with_contribution": "#5f6875",
    "capital_expenditure": "#2f3742",
    "debt_service": "#a8641f",
    "tax_saved_by_interest": "#f0d9a8",
}
_OTHER = "#b7bdc5"
#: The names of the charts, by the statement.
NAMES = {"without_public_money": "cash-flow", "as_proposed": "cash-flow-proposed"}
#: From this size on amounts are shown in whole millions.
_LARGE = 1e8


@dataclass(frozen=True)
class _Row:
    """A row of a statement, with its sign in its values; a subtotal or total is no bar."""

    label: str
    values: tuple[float, ...]
    colour: str | None


def cash_flow(statement: Mapping[str, Any] | None, lang: str, assumed: str = "") -> Chart | None:
    """A statement by year: what comes in, what goes out, and what remains; None where there is no statement."""
    if statement is None or not statement["years"]:
        return None
    translate = translator(lang)
    name = NAMES[statement["id"]]
    years = [str(year) for year in statement["years"]]
    rows = _rows(statement)
    net = statement["total"]
    case = localised(statement["title"], lang).text
    values = {"case": case[:1].lower() + case[1:]}
    title = Text("Cash flow by year: {case}", values).render(translate)
    finding = told(_finding(statement["years"], net, lang), assumed)
    bars = [
        {"year": year, "value": value / 1e6, "colour": row.colour, "order": order}
        for order, row in enumerate(rows)
        if row.colour
        for year, value in zip(years, row.values, strict=True)
        if value
    ]
    line = [{"year": year, "value": value / 1e6} for year, value in zip(years, net["values"], strict=True)]
    wide, narrow = both(
        name,
        title,
        finding,
        lang,
        {
            "wide": _specification(bars, line, years, "wide"),
            "narrow": _specification(bars, line, years, "narrow"),
        },
    )
    keys = [Key(row.label, row.colour, "bar") for row in rows if row.colour and any(row.values)]
    head = translate("EUR million")
    decimals = 0 if max(abs(value) for row in rows for value in row.values) >= _LARGE else 2
    return Chart(
        name=name,
        title=title,
        finding=finding,
        wide=wide,
        narrow=narrow,
        keys=(*keys, Key(net["label"], INK, "marked")),
        unit=translate("EUR million, nominal"),
        head=head,
        columns=tuple(years),
        rows=tuple(
            (row.label, *(plain(value / 1e6, lang, decimals) for value in row.values)) for row in rows
        ),
        file=csv_link([translate("EUR"), *years], [[row.label, *row.values] for row in rows], lang),
        totals=tuple(place for place, row in enumerate(rows) if row.colour is None),
    )


def _rows(statement: Mapping[str, Any]) -> list[_Row]:
    """The rows with their signs, subtotals as they are, and the total last."""
    found = [
        _Row(
            row["label"],
            tuple((row["sign"] or 1) * value + 0.0 for value in row["values"]),
            COLOURS.get(row["id"], _OTHER) if row["sign"] else None,
        )
        for row in statement["rows"]
    ]
    total = statement["total"]
    return [*found, _Row(total["label"], tuple(total["values"]), None)]


def _finding(years: list[int], net: Mapping[str, Any], lang: str) -> str:
    """The sentence that says what the chart shows, picked from the net cash flow."""
    known = list(zip(years, net["values"], strict=True))
    low_year, low = min(known, key=lambda point: point[1])
    high_year, high = max(known, key=lambda point: point[1])
    values: dict[str, Any] = {
        "low_year": low_year,
        "low": format_value(low, "EUR", lang, 2),
        "high_year": high_year,
        "high": format_value(high, "EUR", lang, 2),
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


DRAWINGS = (
    Drawing(
        name="cash-flow",
        draw=lambda result, lang, assumed: [
            cash_flow(statement(result, "without_public_money"), lang, assumed)
        ],
        shows=("market_revenue", "opex", "capex", "corporate_tax_pv"),
        place="money",
        order=1,
        link=Text("Cash flow"),
    ),
    Drawing(
        name="cash-flow-proposed",
        draw=lambda result, lang, assumed: [cash_flow(statement(result, "as_proposed"), lang, assumed)],
        shows=("revenue", "opex", "capex", "debt", "national_contribution"),
        place="money",
        order=2,
        listed=False,
    ),
)
