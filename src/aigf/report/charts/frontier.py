"""The training computing of notable models against time, and how long this factory keeps up (figure 2.1)."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from aigf.report.charts.drawing import (
    ACCENT,
    INK,
    MUTED,
    PALE,
    Chart,
    Key,
    Layout,
    both,
    csv_link,
    figure,
    told,
)
from aigf.report.charts.placing import Drawing
from aigf.report.numbers import format_value, is_figure
from aigf.report.translations import localised, translator
from aigf.report.wording import CONFIDENCE, word
from aigf.text import Text

#: The models that have room for a name.
_NAMED = ("GPT-3", "PaLM", "GPT-4", "Grok 4")
#: How far behind the frontier still counts as near it: a factor of ten, as in the report's chapter 2.
_NEAR = 1.0


@dataclass(frozen=True)
class Point:
    """A model: when, how much computing as a power of ten, and whether its maker states it."""

    name: str
    time: float
    power: float
    published: bool


@dataclass(frozen=True)
class Trend:
    """The frontier: a power of ten at a time, by how much the power rises in a year, how far, and until when."""

    time: float
    power: float
    rise: float
    ceiling: float
    until: float

    def at(self, time: float) -> float:
        """The power of ten of the frontier at a time, of the last time for which it can be told after that."""
        return min(self.power + self.rise * (min(time, self.until) - self.time), self.ceiling)

    def corners(self, first: float) -> list[float]:
        """The times between which it is straight, from the first on."""
        reached = self.time + (self.ceiling - self.power) / self.rise if self.rise > 0 else self.until
        return [first, *([reached] if first < reached < self.until else []), self.until]


def frontier_trend(
    frontier: Mapping[str, Any] | None, window: Mapping[str, Any] | None, lang: str, assumed: str = ""
) -> Chart | None:
    """The trend with the factory in it; ``window`` is the quantity that says how long it keeps up.

    None where the result holds no models or no trend.
    """
    models = [model for model in (frontier or {}).get("models", ()) if _usable(model)]
    points = [_point(model) for model in models]
    trend = _trend(frontier or {})
    if not frontier or not points or trend is None:
        return None
    translate = translator(lang)
    factory = frontier.get("factory") or {}
    own = (
        Point(str(factory.get("name") or ""), year_of(factory["date"]), math.log10(factory["flop"]), True)
        if _usable(factory)
        else None
    )
    years = (window or {}).get("value")
    keeps = max(float(years), 0.0) if is_figure(years) else None
    title = translate("The frontier of AI models, with this factory in it")
    finding = told(_finding(own, factory, keeps, trend, lang), assumed)
    drawing = _Drawing(points, trend, own, keeps or 0.0, translate("this factory"))
    wide, narrow = both(
        "frontier",
        title,
        finding,
        lang,
        {"wide": drawing.specification("wide"), "narrow": drawing.specification("narrow")},
    )
    keys = [Key(translate("Model"), INK, "dot")]
    if not all(point.published for point in points):
        keys = [
            Key(translate("Model, computing stated by its maker"), INK, "dot"),
            Key(translate("Model, computing estimated"), INK, "ring"),
        ]
    keys += [
        Key(translate("Trend of the frontier, as far as it can be told"), MUTED, "thin"),
        Key(translate("Within a factor of ten of the trend"), PALE, "band"),
    ]
    keys += [Key(translate("One run of this factory"), ACCENT, "diamond")] if own else []
    head = translate("Model")
    columns = (
        translate("Published"),
        translate("Training compute"),
        translate("Certainty"),
        translate("Source"),
    )
    rows = [_row(model, lang) for model in models]
    if own:
        rows.append(
            (translate("this factory"), str(factory["date"]), factory["flop"], translate("computed"), "–")
        )
    return Chart(
        name="frontier",
        title=title,
        finding=finding,
        wide=wide,
        narrow=narrow,
        keys=tuple(keys),
        unit=translate("computing of one training run, in FLOP, by powers of ten"),
        head=head,
        columns=columns,
        rows=tuple(
            (name, when, format_value(flop, "FLOP", lang, 2), certainty, source)
            for name, when, flop, certainty, source in rows
        ),
        file=csv_link(
            [head, columns[0], f"{columns[1]} (FLOP)", *columns[2:]],
            rows,
            lang,
        ),
        long=True,
        words=(0, 2, 3),
    )


def year_of(when: str | float) -> float:
    """A date as a year with decimals; 0 where it is none.

    >>> year_of("2025-07-02"), year_of("2025"), year_of(2028.5)
    (2025.498..., 2025.0, 2028.5)
    """
    if isinstance(when, (int, float)):
        return float(when)
    if not re.fullmatch(r"\d{4}(-\d{2}){0,2}", when):
        return 0.0
    parts = [int(part) for part in when.split("-")]
    year, month, day = (*parts, 1, 1)[:3]
    days = (date(year, month, day) - date(year, 1, 1)).days
    return year + days / (366 if year % 4 == 0 else 365)


def _usable(model: Mapping[str, Any]) -> bool:
    """True where both the computing and the date are known."""
    return is_figure(model.get("flop")) and model["flop"] > 0 and year_of(model.get("date") or "") > 0


def _point(model: Mapping[str, Any]) -> Point:
    return Point(
        str(model["name"]),
        year_of(model["date"]),
        math.log10(model["flop"]),
        model.get("certainty") != "estimate",
    )


def _trend(frontier: Mapping[str, Any]) -> Trend | None:
    found = [frontier.get(key) for key in ("reference_flop", "growth", "ceiling", "known_until")]
    figures = [figure for figure in found if is_figure(figure) and figure > 0]
    time = year_of(frontier.get("reference_date") or "")
    if time <= 0 or len(figures) < len(found):
        return None
    level, growth, ceiling, until = figures
    return Trend(time, math.log10(level), math.log10(growth), math.log10(ceiling), until)


def _row(model: Mapping[str, Any], lang: str) -> tuple[str, str, float, str, str]:
    source = model.get("source") or {}
    title = source if isinstance(source, str) else localised(source.get("title"), lang).text
    certainty = word(CONFIDENCE, model.get("certainty") or "", lang) or "–"
    return str(model["name"]), str(model["date"]), model["flop"], certainty, title


def _finding(
    own: Point | None, factory: Mapping[str, Any], keeps: float | None, trend: Trend, lang: str
) -> str:
    """How long one run of the factory stays within a factor of ten of the frontier."""
    if own is None:
        return translator(lang)("What one run of this factory can reach is not known.")
    values: dict[str, Any] = {
        "flop": format_value(factory["flop"], "FLOP", lang, 2),
        "year": int(own.time),
        "trend": format_value(10 ** trend.at(own.time), "FLOP", lang, 2),
        "until": int(trend.until),
        "window": format_value(keeps, "year", lang, 2),
        "end": int(own.time + (keeps or 0.0)),
    }
    return _standing(own, keeps, trend, values).render(translator(lang))


def _standing(own: Point, keeps: float | None, trend: Trend, values: Mapping[str, Any]) -> Text:
    """Where one run of the factory stands beside the frontier, and for how long."""
    behind = trend.at(own.time) - own.power
    if own.time > trend.until and behind > _NEAR:
        return Text(
            "One run of this factory takes {flop} in {year}: more than a factor of ten below the frontier of {until} "
            "({trend}), the last year for which the frontier can be told.",
            values,
        )
    if keeps is None:
        return Text(
            "One run of this factory takes {flop} in {year}; the frontier stands at {trend} in {until}. How it goes on "
            "after that, and how long this factory keeps up with it, is not known.",
            values,
        )
    if keeps > 0 and own.time + keeps >= trend.until:
        return Text(
            "One run of this factory takes {flop} in {year}, when the frontier stands at {trend}. It stays within a "
            "factor of ten of it up to {until} at least; after that the frontier cannot be told.",
            values,
        )
    if keeps > 0 and behind <= 0:
        return Text(
            "One run of this factory takes {flop}: in {year} that is at or above the trend ({trend}), and it stays "
            "within a factor of ten of it for {window}, until {end}.",
            values,
        )
    if keeps > 0:
        return Text(
            "One run of this factory takes {flop}: in {year} that is below the trend ({trend}), and it stays within a "
            "factor of ten of it for {window}, until {end}.",
            values,
        )
    return Text(
        "One run of this factory takes {flop}: at the start, in {year}, that is already more than a factor of ten "
        "below the trend ({trend}).",
        values,
    )


@dataclass(frozen=True)
class _Drawing:
    """What the chart shows."""

    points: Sequence[Point]
    trend: Trend
    own: Point | None
    keeps: float
    label: str

    def specification(self, layout: Layout) -> dict[str, Any]:
        """Powers of ten against years; the factory keeps its computing while the frontier moves on."""
        narrow = layout == "narrow"
        marked = [point.time for point in self.points] + [self.own.time + self.keeps if self.own else 0.0]
        end = max(*marked, self.trend.until)
        room = 1 if narrow else 0  # for the name of the first model, left of its point
        first = math.floor(min(point.time for point in self.points)) - room
        last = math.ceil(end + 0.4)
        lowest = math.floor(min(point.power for point in self.points))
        highest = math.ceil(
            max(self.trend.at(last), *(point.power for point in self.points), self._own_power())
        )
        x = _axis("time", [first, last], list(range(first, last + 1, _step(last - first, narrow))), "d")
        y = _axis("power", [lowest, highest], list(range(lowest, highest + 1)), None)
        clipped = {"clip": True}
        ends = [
            {"time": time, "power": self.trend.at(time), "low": self.trend.at(time) - _NEAR}
            for time in self.trend.corners(first)
        ]
        layers: list[dict[str, Any]] = [
            {
                "data": {"values": ends},
                "mark": {"type": "area", "color": PALE, **clipped},
                "encoding": {"x": x, "y": y, "y2": {"field": "low"}},
            },
            {
                "data": {"values": ends},
                "mark": {"type": "line", "color": MUTED, "strokeWidth": 1, **clipped},
                "encoding": {"x": x, "y": y},
            },
            {
                "data": {"values": [self._mark(point) for point in self.points]},
                "mark": {
                    "type": "point",
                    "filled": True,
                    "stroke": INK,
                    "strokeWidth": 1.5,
                    "size": 42,
                    "opacity": 1,
                },
                "encoding": {"x": x, "y": y, "fill": {"field": "fill", "type": "nominal", "scale": None}},
            },
            {
                "data": {"values": [self._mark(point) for point in self.points if point.name in _NAMED]},
                "mark": {"type": "text", "align": "right", "dx": -8, "dy": -7},
                "encoding": {"x": x, "y": y, "text": {"field": "name"}},
            },
        ]
        if self.own:
            layers += self._factory(self.own, x, y, near_the_end=last - self.own.time < 0.3 * (last - first))
        return figure(layers, layout, (355, 295))

    def _own_power(self) -> float:
        return self.own.power if self.own else -math.inf

    def _mark(self, point: Point) -> dict[str, Any]:
        fill = INK if point.published else "white"
        return {"name": point.name, "time": point.time, "power": point.power, "fill": fill}

    def _factory(
        self, own: Point, x: dict[str, Any], y: dict[str, Any], *, near_the_end: bool
    ) -> list[dict[str, Any]]:
        start = {"time": own.time, "power": own.power, "to": own.time + self.keeps, "name": self.label}
        text = {"type": "text", "color": ACCENT, "fontWeight": "bold", "dy": 27}
        text |= {"align": "right", "dx": 6} if near_the_end else {"align": "left", "dx": -6}
        return [
            {
                "data": {"values": [start]},
                "mark": {"type": "rule", "color": ACCENT, "strokeWidth": 3},
                "encoding": {"x": x, "x2": {"field": "to"}, "y": y},
            },
            {
                "data": {"values": [start]},
                "mark": {
                    "type": "point",
                    "shape": "diamond",
                    "filled": True,
                    "fill": ACCENT,
                    "stroke": "white",
                    "strokeWidth": 1.5,
                    "size": 170,
                    "opacity": 1,
                },
                "encoding": {"x": x, "y": y},
            },
            *(
                {
                    "data": {"values": [start]},
                    "mark": {**text, **look},
                    "encoding": {"x": x, "y": y, "text": {"field": "name"}},
                }
                for look in ({"stroke": "white", "strokeWidth": 4, "strokeJoin": "round"}, {})
            ),
        ]


def _axis(field: str, domain: list[int], values: list[int], shown: str | None) -> dict[str, Any]:
    axis: dict[str, Any] = {"values": values, "grid": field == "power"}
    axis |= {"format": shown} if shown else {"labelExpr": "'10^' + datum.value"}
    return {"field": field, "type": "quantitative", "scale": {"domain": domain, "nice": False}, "axis": axis}


def _step(years: int, narrow: bool) -> int:
    return max(1, math.ceil(years / (5 if narrow else 12)))


def _drawn(result: Mapping[str, Any], lang: str, assumed: str) -> list[Chart | None]:
    window = result["quantities"].get("frontier_window")
    return [frontier_trend(result.get("frontier"), window, lang, assumed)]


DRAWINGS = (
    Drawing(
        name="frontier",
        draw=_drawn,
        shows=("largest_run_flop", "frontier_window"),
        place="frontier",
        order=1,
        link=Text("The frontier of AI models"),
    ),
)
