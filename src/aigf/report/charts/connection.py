"""When the connection to the grid can be live, by form of contract, beside the start that is planned."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Any

from aigf.report.charts.drawing import ACCENT, INK, MUTED, Chart, Key, Layout, both, csv_link, figure, told
from aigf.report.charts.placing import Drawing
from aigf.report.numbers import format_value, is_figure
from aigf.report.translations import translator
from aigf.report.wording import CONTRACT, CONTRACT_NAME, word
from aigf.text import Text

PERCENTILES = ("p10", "p50", "p90")
FIRM = "firm"

Form = Mapping[str, Any]


def connection_years(connection: Mapping[str, Any] | None, lang: str, assumed: str = "") -> Chart | None:
    """The years by form of contract; None where the result says nothing of a connection."""
    forms = [form for form in (connection or {}).get("forms") or () if _usable(form)]
    if not connection or not forms:
        return None
    translate = translator(lang)
    title = translate("When the grid connection can be live")
    finding = told(_finding(connection, forms, lang), assumed)
    names = {form["contract"]: word(CONTRACT_NAME, form["contract"], lang) for form in forms}
    drawing = {layout: _specification(connection, forms, names, layout) for layout in ("wide", "narrow")}
    wide, narrow = both("connection", title, finding, lang, drawing)  # type: ignore[arg-type]
    keys = [
        Key(translate("Form of contract in the figures: P10 to P90 and P50"), ACCENT, "marked"),
        Key(translate("Other forms of contract"), MUTED, "marked"),
        Key(_planned_word(connection, lang), INK, "thin"),
    ]
    head = translate("Form of contract")
    columns = ("P10", "P50", "P90", translate("P50 less the planned start (years)"))
    planned = connection["planned"]
    rows = [
        (
            names[form["contract"]],
            *(year_in(form[key]) for key in PERCENTILES),
            year_in(form["p50"]) - planned,
        )
        for form in forms
    ]
    return Chart(
        name="connection",
        title=title,
        finding=finding,
        wide=wide,
        narrow=narrow,
        keys=tuple(keys),
        unit=translate("calendar year"),
        head=head,
        columns=columns,
        rows=tuple((name, *map(str, years)) for name, *years in rows),
        file=csv_link([head, *columns], rows, lang),
    )


def year_in(moment: float) -> int:
    """The calendar year that a moment is counted in: the nearest, as the schedules do.

    >>> year_in(2033.45), year_in(2033.5)
    (2033, 2034)
    """
    return math.floor(moment + 0.5)


def chosen(connection: Mapping[str, Any]) -> str:
    """The form of contract that the figures hold for: that of the proposal, else firm."""
    return str(connection.get("contract") or FIRM)


def place_of(connection: Mapping[str, Any]) -> Text:
    """Where the years hold, at the start of a sentence."""
    if connection.get("station"):
        return Text("Station {station}", {"station": connection["station"]})
    if connection.get("basis") == "regional":
        return Text("Regional grid, for sites of this size")
    return Text("National range, as no station is known")


def _usable(form: Form) -> bool:
    return form.get("contract") in CONTRACT and all(is_figure(form.get(key)) for key in PERCENTILES)


def _planned_word(connection: Mapping[str, Any], lang: str) -> str:
    year = {"year": connection["planned"]}
    text = Text("Planned start: {year}", year)
    if not connection["plan"]:
        text = Text("Earliest start by building alone: {year}", year)
    return text.render(translator(lang))


def _finding(connection: Mapping[str, Any], forms: Sequence[Form], lang: str) -> str:
    """When the connection can be expected, how that compares with the plan, and what comes first."""
    own = next((form for form in forms if form["contract"] == chosen(connection)), forms[0])
    year, planned = year_in(own["p50"]), connection["planned"]
    values: dict[str, Any] = {
        "place": place_of(connection),
        "contract": CONTRACT[own["contract"]],
        "low": year_in(own["p10"]),
        "year": year,
        "high": year_in(own["p90"]),
        "gap": format_value(abs(year - planned), "year", lang, 2),
        "planned": planned,
    }
    if year > planned:
        text = Text(
            "{place}: with {contract} the connection can be expected in {year} (P10 {low}, P90 {high}), {gap} later "
            "than the planned start in {planned}.",
            values,
        )
        if not connection["plan"]:
            text = Text(
                "{place}: with {contract} the connection can be expected in {year} (P10 {low}, P90 {high}), {gap} "
                "later than building alone would allow ({planned}).",
                values,
            )
    else:
        text = Text(
            "{place}: with {contract} the connection can be expected in {year} (P10 {low}, P90 {high}), in time for "
            "{planned}.",
            values,
        )
    first = min(forms, key=lambda form: form["p50"])
    if year_in(first["p50"]) < year:
        then = {"text": text, "contract": CONTRACT[first["contract"]], "year": year_in(first["p50"])}
        text = Text("{text} The earliest is with {contract}: {year}.", then)
    return text.render(translator(lang))


def _specification(
    connection: Mapping[str, Any], forms: Sequence[Form], names: Mapping[str, str], layout: Layout
) -> dict[str, Any]:
    """A line from P10 to P90 for each form, its name above it, and the planned start through them all."""
    planned = connection["planned"]
    first = math.floor(min(planned, *(form["p10"] for form in forms))) - 1
    last = math.ceil(max(planned, *(form["p90"] for form in forms))) + 1
    step = max(1, math.ceil((last - first) / (6 if layout == "narrow" else 14)))
    x = {
        "field": "p50",
        "type": "quantitative",
        "scale": {"domain": [first, last], "nice": False, "zero": False},
        "axis": {"values": list(range(first, last + 1, step)), "format": "d", "grid": True},
    }
    y = {"field": "row", "type": "ordinal", "axis": None, "scale": {"paddingOuter": 0.3}}
    rows = [
        {
            "row": place,
            "name": names[form["contract"]],
            "colour": ACCENT if form["contract"] == chosen(connection) else MUTED,
            "label": str(year_in(form["p50"])),
            "start": first,
            **{key: form[key] for key in PERCENTILES},
        }
        for place, form in enumerate(forms)
    ]
    colour = {"field": "colour", "type": "nominal", "scale": None}
    return figure(
        [
            {
                "data": {"values": [{"p50": planned}]},
                "mark": {"type": "rule", "color": INK, "strokeWidth": 1},
                "encoding": {"x": x},
            },
            {
                "data": {"values": rows},
                "mark": {"type": "rule", "strokeWidth": 3},
                "encoding": {"x": {**x, "field": "p10"}, "x2": {"field": "p90"}, "y": y, "color": colour},
            },
            {
                "data": {"values": rows},
                "mark": {
                    "type": "point",
                    "filled": True,
                    "fill": "white",
                    "strokeWidth": 2.5,
                    "size": 110,
                    "opacity": 1,
                },
                "encoding": {"x": x, "y": y, "stroke": colour},
            },
            *(
                {
                    "data": {"values": rows},
                    "mark": {"type": "text", **mark},
                    "encoding": {"x": {**x, "field": at}, "y": y, "text": {"field": field}},
                }
                for mark, at, field in (
                    ({"align": "left", "dy": -20, "dx": 4}, "start", "name"),
                    ({"dy": 17, "fontWeight": "bold"}, "p50", "label"),
                )
            ),
        ],
        layout,
        (300, 300),
    )


def _stated(result: Mapping[str, Any]) -> Mapping[str, Any]:
    """A form of contract and a plan that are stated are no assumptions."""
    connection = result.get("connection") or {}
    return {"grid_contract": connection.get("contract"), "construction_duration": connection.get("plan")}


DRAWINGS = (
    Drawing(
        name="connection",
        draw=lambda result, lang, assumed: [connection_years(result.get("connection"), lang, assumed)],
        shows=("time_to_power", "connection_delay", "grid_contract", "construction_duration"),
        place=None,
        stated=_stated,
    ),
)
