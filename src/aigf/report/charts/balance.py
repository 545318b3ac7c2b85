"""Costs and benefits of the factory by actor."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from aigf.report.charts.drawing import (
    ACCENT,
    INK,
    Chart,
    Key,
    Layout,
    both,
    csv_link,
    figure,
    name_limit,
    name_room,
    told,
)
from aigf.report.charts.placing import Drawing
from aigf.report.numbers import format_value, is_figure, plain
from aigf.report.printing import printable
from aigf.report.translations import localised, translator
from aigf.text import Text

_COSTS = "#8b939e"
Actor = Mapping[str, Any]


def actors_balance(actors: Sequence[Actor] | None, lang: str, assumed: str = "") -> Chart | None:
    """What each actor gains, pays and keeps; None where the result has no actor with a figure."""
    known = [actor for actor in actors or () if _sums(actor) is not None]
    if not known:
        return None
    translate = translator(lang)
    names = [printable(localised(actor["title"], lang).text) for actor in known]
    sums = [_sums(actor) or (0.0, 0.0, 0.0) for actor in known]
    largest = max(abs(value) for row in sums for value in row)
    divisor, unit = (1e9, translate("EUR billion")) if largest >= 1e9 else (1e6, translate("EUR million"))
    title = translate("Costs and benefits by actor")
    finding = told(_finding(known, names, lang), assumed)
    ranges = [_range(actor) for actor in known]
    data = _Data(names, [tuple(value / divisor for value in row) for row in sums], _scaled(ranges, divisor))
    wide, narrow = both(
        "actors",
        title,
        finding,
        lang,
        {"wide": data.specification("wide"), "narrow": data.specification("narrow")},
    )
    keys = [
        Key(translate("Benefits"), ACCENT, "bar"),
        Key(translate("Costs"), _COSTS, "bar"),
        Key(translate("Balance, with its range") if any(ranges) else translate("Balance"), INK, "ring"),
    ]
    head = translate("Actor")
    columns: tuple[str, ...] = (translate("Benefits"), translate("Costs"), translate("Balance"))
    if any(ranges):
        columns = (*columns, translate("Balance, P5"), translate("Balance, P95"))
    rows: list[list[float | None]] = [
        [*row, *((limits or (None, None)) if any(ranges) else ())]
        for row, limits in zip(sums, ranges, strict=True)
    ]
    return Chart(
        name="actors",
        title=title,
        finding=finding,
        wide=wide,
        narrow=narrow,
        keys=tuple(keys),
        unit=unit,
        head=head,
        columns=columns,
        rows=tuple(
            (name, *(plain(None if value is None else value / divisor, lang, 2) for value in row))
            for name, row in zip(names, rows, strict=True)
        ),
        file=csv_link(
            [head, *(f"{column} (EUR)" for column in columns)],
            [[name, *row] for name, row in zip(names, rows, strict=True)],
            lang,
        ),
    )


def _sums(actor: Actor) -> tuple[float, float, float] | None:
    """Benefits, costs (negative) and balance of an actor; None where its balance is not known."""
    balance = actor["balance"].get("value")
    if not is_figure(balance):
        return None
    flows = [flow["value"] for flow in actor["flows"] if is_figure(flow["value"])]
    return sum(max(flow, 0.0) for flow in flows), sum(min(flow, 0.0) for flow in flows), balance


def _range(actor: Actor) -> tuple[float, float] | None:
    low, high = actor["balance"].get("low"), actor["balance"].get("high")
    return (low, high) if is_figure(low) and is_figure(high) else None


def _scaled(ranges: list[tuple[float, float] | None], divisor: float) -> list[tuple[float, float] | None]:
    return [None if limits is None else (limits[0] / divisor, limits[1] / divisor) for limits in ranges]


def _finding(actors: Sequence[Actor], names: Sequence[str], lang: str) -> str:
    """Which Dutch actor gains and which pays most, and whether foreign actors together gain."""
    dutch = [
        (actor["balance"]["value"], name)
        for actor, name in zip(actors, names, strict=True)
        if actor.get("dutch")
    ]
    if not dutch:
        return translator(lang)("The result names no Dutch actor.")
    gain, winner = max(dutch)
    loss, payer = min(dutch)
    values = {
        "winner": winner,
        "gain": format_value(gain, "EUR", lang, 2),
        "payer": payer,
        "loss": format_value(abs(loss), "EUR", lang, 2),
    }
    if loss >= 0:
        text = Text(
            "No Dutch actor is worse off; of the Dutch actors the largest gain is for {winner}: {gain}.",
            values,
        )
    elif gain <= 0:
        text = Text(
            "No Dutch actor is better off; of the Dutch actors the largest loss is for {payer}: {loss}.",
            values,
        )
    else:
        text = Text(
            "The largest gain among the Dutch actors: {winner}, {gain}. The largest loss: {payer}, {loss}.",
            values,
        )
    return text.render(translator(lang))


class _Data:
    """The rows of the chart, in the unit that it is drawn in."""

    def __init__(
        self,
        names: Sequence[str],
        sums: Sequence[tuple[float, ...]],
        ranges: Sequence[tuple[float, float] | None],
    ) -> None:
        self.names, self.sums, self.ranges = names, sums, ranges

    def specification(self, layout: Layout) -> dict[str, Any]:
        """Bars to both sides of zero with the balance on them; on a narrow page the names stand above the bars."""
        narrow = layout == "narrow"
        order = [str(index) for index in range(len(self.names))]
        y: dict[str, Any] = {
            "field": "row",
            "type": "ordinal",
            "scale": {"domain": order, "paddingInner": 0.62 if narrow else 0.45, "paddingOuter": 0.4},
            "axis": None
            if narrow
            else {"labelExpr": _lookup(self.names), "labelLimit": name_limit(self.names), "grid": False},
        }
        x = {
            "field": "value",
            "type": "quantitative",
            "axis": {"tickCount": 5, "format": ",.1~f", "grid": True},
        }
        colour = {"field": "colour", "type": "nominal", "scale": None, "legend": None}
        bars = [
            {"row": row, "value": value, "colour": tone}
            for row, (benefits, costs, _) in zip(order, self.sums, strict=True)
            for value, tone in ((benefits, ACCENT), (costs, _COSTS))
            if value
        ]
        spans = [
            {"row": row, "value": limits[0], "to": limits[1]}
            for row, limits in zip(order, self.ranges, strict=True)
            if limits
        ]
        kept = [{"row": row, "value": values[2]} for row, values in zip(order, self.sums, strict=True)]
        rule = {"x": x, "x2": {"field": "to"}, "y": y}
        layers: list[dict[str, Any]] = [
            {"data": {"values": bars}, "mark": "bar", "encoding": {"x": x, "y": y, "color": colour}},
            {
                "data": {"values": [{}]},
                "mark": {"type": "rule", "color": INK},
                "encoding": {"x": {"datum": 0}},
            },
            {
                "data": {"values": spans},
                "mark": {"type": "rule", "color": "white", "strokeWidth": 6},
                "encoding": rule,
            },
            {
                "data": {"values": spans},
                "mark": {"type": "rule", "color": INK, "strokeWidth": 2},
                "encoding": rule,
            },
            {
                "data": {"values": kept},
                "mark": {
                    "type": "point",
                    "filled": True,
                    "fill": "white",
                    "stroke": INK,
                    "strokeWidth": 2,
                    "size": 70,
                    "opacity": 1,
                },
                "encoding": {"x": x, "y": y},
            },
        ]
        if narrow:
            named = [{"row": row, "name": name} for row, name in zip(order, self.names, strict=True)]
            written = {
                "type": "text",
                "align": "left",
                "baseline": "bottom",
                "dy": -11,
                "limit": name_limit(self.names),
            }
            casing = {"stroke": "white", "strokeWidth": 4, "strokeJoin": "round"}
            layers += [
                {
                    "data": {"values": named},
                    "mark": {**written, **look},
                    "encoding": {"x": {"value": 0}, "y": y, "text": {"field": "name"}},
                }
                for look in (casing, {})
            ]
        step = 54 if narrow else 44
        return figure(layers, layout, (step * len(order), step * len(order)), name_room(self.names, layout))


def _lookup(names: Sequence[str]) -> str:
    """A Vega expression that names the rows; a list of texts, so that a name is never read as code."""
    import json

    return f"{json.dumps(list(names))}[toNumber(datum.value)]"


DRAWINGS = (
    Drawing(
        name="actors",
        draw=lambda result, lang, assumed: [actors_balance(result.get("actors"), lang, assumed)],
        shows=(
            "welfare_balance",
            "balance_dutch_owners",
            "balance_dutch_users",
            "balance_dutch_state",
            "balance_dutch_society",
        ),
        place=None,
    ),
)
