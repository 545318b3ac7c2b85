"""The hours of the year in the order of their power: what the site takes, buys and leaves."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from aigf.report.charts.drawing import (
    ACCENT,
    INK,
    MUTED,
    PALE,
    Chart,
    Key,
    Layout,
    Shape,
    both,
    csv_link,
    panels,
    told,
)
from aigf.report.charts.placing import Drawing
from aigf.report.numbers import format_value, is_figure, plain
from aigf.report.translations import translator
from aigf.text import Text


@dataclass(frozen=True)
class Curve:
    """A curve of the chart: what it is called, and how it is drawn."""

    label: Text
    colour: str
    width: float
    shape: Shape
    filled: bool = False


#: The curves in the order in which they are drawn, by the names of the result's powers.
CURVES: Mapping[str, Curve] = {
    "imported": Curve(Text("Bought on the market"), ACCENT, 2, "line", filled=True),
    "surplus": Curve(Text("Contracted, beyond the load"), MUTED, 1, "thin"),
    "connection": Curve(Text("Over the connection"), MUTED, 3, "thick"),
    "load": Curve(Text("Load"), INK, 2, "line"),
}
#: The hours that the table has a row for, beside every thousandth and the last; the file has every point.
_TABLED, _EACH = (1, 100, 500), 1000


def load_duration(hours: Mapping[str, Any] | None, lang: str, assumed: str = "") -> Chart | None:
    """The duration curves beside the capacity of the connection; None where the result holds none."""
    if not hours or not hours.get("duration"):
        return None
    translate = translator(lang)
    found = hours["duration"]
    curves = {name: found["powers"][name] for name in CURVES if name in found["powers"]}
    limits = _limits(hours, lang)
    title = translate("Load and purchases, from the highest hour to the lowest")
    finding = told(_finding(hours, lang), assumed)
    drawing = _Drawing(found["hours"], curves, [(value, dash) for _, value, dash, _ in limits])
    wide, narrow = both(
        "duration",
        title,
        finding,
        lang,
        {"wide": drawing.specification("wide"), "narrow": drawing.specification("narrow")},
    )
    keys = [
        Key(CURVES[name].label.render(translate), CURVES[name].colour, CURVES[name].shape)
        for name in reversed(curves)
    ]
    keys += [Key(label, INK, shape) for label, _, _, shape in limits]
    head = translate("In at least so many hours")
    columns = tuple(f"{CURVES[name].label.render(translate)} (MW)" for name in reversed(curves))
    every = [
        [hour, *(curves[name][at] for name in reversed(curves))] for at, hour in enumerate(found["hours"])
    ]
    return Chart(
        name="duration",
        title=title,
        finding=finding,
        wide=wide,
        narrow=narrow,
        keys=tuple(keys),
        unit=translate("MW, against the number of hours of the year in which it is at least that"),
        head=head,
        columns=columns,
        rows=tuple(
            (plain(hour, lang), *(plain(value, lang) for value in values))
            for hour, *values in every
            if hour in _TABLED or hour % _EACH == 0 or hour == found["hours_in_year"]
        ),
        file=csv_link([head, *columns], every, lang),
        long=True,
    )


def _limits(hours: Mapping[str, Any], lang: str) -> list[tuple[str, float, list[int], Shape]]:
    """What the curves stand beside: label, power, dashes and mark in the legend."""
    translate = translator(lang)
    connection, it_load = hours["connection"], hours["it_load"]
    found: list[tuple[str, float, list[int], Shape]] = []
    if is_figure(connection["value"]):
        power = {"power": format_value(connection["value"], "MW", lang)}
        text = (
            Text("Capacity of the connection, as stated ({power})", power)
            if connection["stated"]
            else Text("Capacity of the connection, as computed ({power})", power)
        )
        found.append((text.render(translate), connection["value"], [8, 4], "dashed"))
    if is_figure(it_load):
        text = Text("IT load ({power})", {"power": format_value(it_load, "MW", lang)})
        found.append((text.render(translate), it_load, [2, 3], "dotted"))
    return found


def _finding(hours: Mapping[str, Any], lang: str) -> str:
    """How far the contracted sources reach, and how far the connection is used."""
    found, connection = hours["duration"], hours["connection"]["value"]
    total = found["hours_in_year"]
    values: dict[str, Any] = {
        "not_bought": _count(total - found["bought_hours"], lang),
        "total": format_value(total, "h", lang, 4),
        "peak": format_value(found["bought_peak"], "MW", lang),
        "crossing": format_value(found["connection_peak"], "MW", lang),
        "most": format_value(found["connection_peak_at_full_power"], "MW", lang),
        "connection": format_value(connection, "MW", lang),
        "share": format_value(found["nearly_full"], "share", lang, 2),
        "full": _count(found["nearly_full_hours"], lang),
        "full_load": _count(found["full_load_hours"], lang),
    }
    sentences = [_of_supply(found, values), *_of_connection(found, connection, values)]
    return " ".join(sentence.render(translator(lang)) for sentence in sentences)


def _of_supply(found: Mapping[str, Any], values: Mapping[str, Any]) -> Text:
    if found["bought_hours"] == 0:
        return Text("In every hour of the year contracted sources cover the whole load.")
    if found["bought_hours"] == found["hours_in_year"]:
        return Text("In every hour of the year something is bought on the market, {peak} at most.", values)
    return Text(
        "In {not_bought} of the {total} contracted sources cover the whole load; in the other hours the factory buys "
        "on the market, {peak} at most.",
        values,
    )


def _of_connection(found: Mapping[str, Any], connection: float, values: Mapping[str, Any]) -> list[Text]:
    if found["connection_peak"] > connection:
        return [
            Text(
                "The connection of {connection} is too small for the busiest hour, which asks for {crossing} with the "
                "computers at their mean load; in {full} of the {total} more than {share} of it is used.",
                values,
            )
        ]
    use = Text(
        "With the computers at their mean load, at most {crossing} passes the connection of {connection}, which "
        "carries as much in a year as in {full_load} hours at full capacity; with all of them at full power {most} "
        "passes in the busiest hour.",
        values,
    )
    if found["nearly_full_hours"]:
        return [use, Text("In {full} of the {total} more than {share} of the connection is used.", values)]
    return [use, Text("At that mean load, in no hour more than {share} of the connection is used.", values)]


def _count(hours: float, lang: str) -> str:
    """A number of hours of a simulated year, of which no more than two digits are known."""
    return format_value(hours, "", lang, 2)


@dataclass(frozen=True)
class _Drawing:
    """Hours and curves, and the powers of the lines across with their dashes."""

    hours: Sequence[int]
    curves: Mapping[str, Sequence[float]]
    limits: Sequence[tuple[float, list[int]]]

    def specification(self, layout: Layout) -> dict[str, Any]:
        narrow = layout == "narrow"
        last = self.hours[-1]
        step = 4000 if narrow else 2000
        highest = max(
            [value for values in self.curves.values() for value in values]
            + [power for power, _ in self.limits]
        )
        x = {
            "field": "hour",
            "type": "quantitative",
            "scale": {"domain": [0, last], "nice": False},
            "axis": {"values": list(range(0, last + 1, step)), "format": ",d", "grid": True},
        }
        y = {
            "field": "value",
            "type": "quantitative",
            "scale": {"domain": [0, highest * 1.04], "nice": False},
            "axis": {"tickCount": 4, "minExtent": 34, "format": ",~r"},
        }
        layers = [
            layer for name, values in self.curves.items() for layer in self._curve(CURVES[name], values, x, y)
        ]
        layers += [
            {
                "data": {"values": [{"value": power}]},
                "mark": {"type": "rule", "color": INK, "strokeDash": dash},
                "encoding": {"y": y},
            }
            for power, dash in self.limits
        ]
        return panels([{"height": 230 if narrow else 300, "layer": layers}], layout)

    def _curve(
        self, curve: Curve, values: Sequence[float], x: dict[str, Any], y: dict[str, Any]
    ) -> list[dict[str, Any]]:
        data = {
            "values": [{"hour": hour, "value": value} for hour, value in zip(self.hours, values, strict=True)]
        }
        encoding = {"x": x, "y": y}
        area = {"data": data, "mark": {"type": "area", "color": PALE}, "encoding": encoding}
        line = {
            "data": data,
            "mark": {"type": "line", "color": curve.colour, "strokeWidth": curve.width},
            "encoding": encoding,
        }
        return [area, line] if curve.filled else [line]


DRAWINGS = (
    Drawing(
        name="duration",
        draw=lambda result, lang, assumed: [load_duration(result.get("energy_hours"), lang, assumed)],
        shows=("electricity_use", "grid_import_peak", "grid_connection", "facility_load", "it_load"),
        place="energy",
        order=1,
    ),
)
