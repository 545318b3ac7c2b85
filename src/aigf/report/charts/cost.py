"""What a MWh of electricity costs, and what that consists of."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
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
from aigf.report.numbers import format_value, is_figure, plain, read
from aigf.report.printing import printable
from aigf.report.translations import localised, translator
from aigf.text import Text

_COST = "#8b939e"
_WHOLE = 10.0  # from this price on, a decimal is more than is known


def electricity_cost(hours: Mapping[str, Any] | None, lang: str, assumed: str = "") -> Chart | None:
    """The parts of the cost of a MWh and their sum; None where the result holds none."""
    found = (hours or {}).get("cost")
    if not found or not found["parts"]:
        return None
    translate = translator(lang)
    names = [printable(localised(part["title"], lang).text) for part in found["parts"]]
    values = [part["value"] for part in found["parts"]]
    total = found["total"]
    limits = (total["low"], total["high"])
    ranged = all(is_figure(limit) for limit in limits)
    title = translate("What the electricity cost per MWh consists of")
    finding = told(_finding(names, values, total, lang), assumed)
    drawing = _Drawing(names, values, translate("Total"), limits if ranged else None, lang)
    wide, narrow = both(
        "energy-cost",
        title,
        finding,
        lang,
        {"wide": drawing.specification("wide"), "narrow": drawing.specification("narrow")},
    )
    keys = [Key(translate("Cost"), _COST, "bar")]
    keys += [Key(translate("Proceeds"), ACCENT, "bar")] if min(values) < 0 else []
    keys.append(Key(translate("Total, with its range") if ranged else translate("Total"), INK, "bar"))
    head, column = translate("Part"), translate("EUR per MWh used")
    rows = [*zip(names, values, strict=True), (translate("Total"), sum(values))]
    if ranged:
        rows += zip((translate("Total, P5"), translate("Total, P95")), limits, strict=True)
    return Chart(
        name="energy-cost",
        title=title,
        finding=finding,
        wide=wide,
        narrow=narrow,
        keys=tuple(keys),
        unit=translate("EUR per MWh used, prices of the year of signature"),
        head=head,
        columns=(column,),
        rows=tuple((name, _shown(value, lang)) for name, value in rows),
        file=csv_link([head, column], rows, lang),
    )


def _finding(names: Sequence[str], values: Sequence[float], total: Mapping[str, Any], lang: str) -> str:
    """The total with its range, its largest part, and what the sale of surplus takes off."""
    largest = max(range(len(values)), key=values.__getitem__)
    shown = read(total["value"], (total["low"], total["high"]), "EUR/MWh", lang)
    gains = -sum(value for value in values if value < 0)
    text: dict[str, Any] = {
        "total": shown.value,
        "range": shown.between,
        "name": names[largest][:1].lower() + names[largest][1:],
        "largest": format_value(values[largest], "EUR/MWh", lang, 2),
        "gains": format_value(gains, "EUR/MWh", lang, 2),
    }
    whole = (
        Text("A MWh costs the factory {total}, all in (P5 to P95: {range}).", text)
        if shown.range
        else Text("A MWh costs the factory {total}, all in.", text)
    )
    part = Text("The largest part: {name}, {largest}.", text)
    sentences = [whole, part]
    if gains > 0:
        sentences.append(Text("Proceeds take {gains} off.", text))
    return " ".join(sentence.render(translator(lang)) for sentence in sentences)


def _shown(value: float | None, lang: str) -> str:
    """A price as it is known: in whole euro, small ones with a decimal."""
    return plain(value, lang, 0 if value is None or abs(value) >= _WHOLE else 1)


@dataclass(frozen=True)
class _Drawing:
    """The parts by name, and the total with its range."""

    names: Sequence[str]
    values: Sequence[float]
    total: str
    limits: tuple[float, float] | None
    lang: str

    def specification(self, layout: Layout) -> dict[str, Any]:
        """Each bar begins where the one above it ends; the last is what they come to."""
        narrow = layout == "narrow"
        rows = self._rows()
        order = [row["row"] for row in rows]
        names = [*self.names, self.total]
        y: dict[str, Any] = {
            "field": "row",
            "type": "ordinal",
            "scale": {"domain": order, "paddingInner": 0.55 if narrow else 0.35, "paddingOuter": 0.35},
            "axis": None
            if narrow
            else {
                "labelExpr": f"{json.dumps(names)}[toNumber(datum.value)]",
                "labelLimit": name_limit(names),
                "grid": False,
            },
        }
        highest = max([row["to"] for row in rows] + [row["value"] for row in rows] + [*(self.limits or ())])
        lowest = min([0.0, *(row["to"] for row in rows), *(row["value"] for row in rows)])
        room = (highest - lowest) * (0.2 if narrow else 0.1)
        x = {
            "field": "value",
            "type": "quantitative",
            "scale": {"domain": [lowest, highest + room], "nice": False},
            "axis": {"tickCount": 5, "format": ",~r", "grid": True},
        }
        text = {"type": "text", "align": "left", "baseline": "middle", "dx": 6}
        layers: list[dict[str, Any]] = [
            {
                "data": {"values": rows},
                "mark": "bar",
                "encoding": {
                    "x": x,
                    "x2": {"field": "to"},
                    "y": y,
                    "color": {"field": "colour", "type": "nominal", "scale": None, "legend": None},
                },
            },
            *self._range(order[-1], x, y),
            {
                "data": {"values": rows},
                "mark": text,
                "encoding": {"x": {**x, "field": "end"}, "y": y, "text": {"field": "shown"}},
            },
        ]
        if narrow:
            layers.append(
                {
                    "data": {
                        "values": [{"row": row, "name": name} for row, name in zip(order, names, strict=True)]
                    },
                    "mark": {
                        "type": "text",
                        "align": "left",
                        "baseline": "bottom",
                        "dy": -12,
                        "limit": name_limit(names),
                    },
                    "encoding": {"x": {"value": 0}, "y": y, "text": {"field": "name"}},
                }
            )
        step = 52 if narrow else 40
        return figure(layers, layout, (step * len(order), step * len(order)), name_room(names, layout))

    def _rows(self) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = []
        start = 0.0
        for value in self.values:
            found.append(self._row(len(found), start, start + value, value, _COST if value > 0 else ACCENT))
            start += value
        return [*found, self._row(len(found), 0.0, start, start, INK)]

    def _row(self, number: int, start: float, to: float, value: float, colour: str) -> dict[str, Any]:
        end = max(start, to)
        if self.limits and colour == INK:
            end = max(end, self.limits[1])
        return {
            "row": str(number),
            "value": start,
            "to": to,
            "end": end,
            "colour": colour,
            "shown": _shown(value, self.lang),
        }

    def _range(self, row: str, x: dict[str, Any], y: dict[str, Any]) -> list[dict[str, Any]]:
        if self.limits is None:
            return []
        span = {"values": [{"row": row, "value": self.limits[0], "to": self.limits[1]}]}
        encoding = {"x": x, "x2": {"field": "to"}, "y": y}
        return [
            {
                "data": span,
                "mark": {"type": "rule", "color": colour, "strokeWidth": width},
                "encoding": encoding,
            }
            for colour, width in (("white", 6), (INK, 2))
        ]


DRAWINGS = (
    Drawing(
        name="energy-cost",
        draw=lambda result, lang, assumed: [electricity_cost(result.get("energy_hours"), lang, assumed)],
        shows=("electricity_cost_per_mwh",),
        place="energy",
        order=4,
    ),
)
