"""Two weeks hour by hour: the load, where its electricity comes from, and the price below."""

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
    both,
    csv_link,
    panels,
    told,
    zero,
)
from aigf.report.charts.load import day_name, short_day
from aigf.report.charts.placing import Drawing
from aigf.report.numbers import format_value, plain
from aigf.report.translations import translator
from aigf.text import Text


@dataclass(frozen=True)
class Layer:
    """A power of the chart: what it is called, and its colour."""

    label: Text
    colour: str
    edge: str | None = None  #: colour of a line on top, for an area that is pale


#: What serves the load, stacked from the axis upwards, by the names of the result's powers.
SUPPLY: Mapping[str, Layer] = {
    "matched": Layer(Text("From contracted sources"), ACCENT),
    "discharge": Layer(Text("From the battery"), "#5a979d"),
    "backup": Layer(Text("From backup power"), "#2f3742"),
    "imported": Layer(Text("Bought on the market"), "#8b939e"),
}
#: What comes on top of it, and does not serve the load at that time.
BEYOND: Mapping[str, Layer] = {"surplus": Layer(Text("Contracted, beyond the load"), PALE, ACCENT)}
#: What is drawn as a line.
LINES: Mapping[str, Layer] = {"load": Layer(Text("Load"), INK)}
#: What stands in the table and the file only.
BESIDE: Mapping[str, Text] = {
    "charge": Text("Into the battery"),
    "curtailed": Text("Load turned down"),
    "exported": Text("Delivered to the grid"),
}
#: The titles, and how the finding names the week, by season.
TITLES = {
    "winter": Text("A week in winter"),
    "summer": Text("A week in summer"),
}
NAMES = {
    "winter": Text("In the week of the winter in which purchases cost most"),
    "summer": Text("In the week of the summer in which purchases cost least"),
}
_LABELS: Mapping[str, Text] = {
    **{name: layer.label for name, layer in (LINES | SUPPLY | BEYOND).items()},  # type: ignore[operator]
    **BESIDE,
}
_DAY = 24


def week_hours(hours: Mapping[str, Any] | None, lang: str, assumed: str = "") -> list[Chart]:
    """A chart for each week of the result, all on one scale."""
    weeks = (hours or {}).get("weeks") or ()
    drawings = [_Drawing(week, lang, assumed) for week in weeks]
    powers = max((drawing.highest for drawing in drawings), default=0.0)
    prices = [price for week in weeks for price in week["price"]]
    return [drawing.chart(powers, (min(0.0, *prices), max(prices))) for drawing in drawings]


@dataclass(frozen=True)
class _Drawing:
    """A week of the result in a language."""

    week: Mapping[str, Any]
    lang: str
    assumed: str

    @property
    def highest(self) -> float:
        powers = self.week["powers"]
        stack = [name for name in (*SUPPLY, *BEYOND) if name in powers]
        stacked = [sum(values) for values in zip(*(powers[name] for name in stack), strict=True)]
        return float(max([*stacked, *powers["load"]]))

    def chart(self, power: float, prices: tuple[float, float]) -> Chart:
        """The chart, its panels reaching to a power and over the prices."""
        week, lang, translate = self.week, self.lang, translator(self.lang)
        title, finding = TITLES[week["season"]].render(translate), self.finding()
        name = f"week-{week['season']}"
        wide, narrow = both(
            name,
            title,
            finding,
            lang,
            {
                "wide": self.specification("wide", power, prices),
                "narrow": self.specification("narrow", power, prices),
            },
        )
        keys = [Key(LINES["load"].label.render(translate), INK, "line")]
        keys += [
            Key(layer.label.render(translate), layer.colour, "band")
            for known, layer in [*SUPPLY.items(), *BEYOND.items()]
            if known in week["powers"]
        ]
        keys.append(Key(translate("Mean price of the year"), MUTED, "dashed"))
        columns = [known for known in _LABELS if known in week["powers"]]
        price = translate("Electricity price (EUR/MWh)")
        headed = [f"{_LABELS[known].render(translate)} (MW)" for known in columns]
        days = [short_day(week["day"] + number, lang) for number in range(len(week["days"]["price"]))]
        means = week["days"]
        return Chart(
            name=name,
            title=title,
            finding=finding,
            wide=wide,
            narrow=narrow,
            keys=tuple(keys),
            unit=translate("by hour in the drawing and the file, by day on average in the table"),
            head=translate("Day"),
            columns=(*headed, price),
            rows=tuple(
                (
                    day,
                    *(plain(means["powers"][known][at], lang) for known in columns),
                    plain(means["price"][at], lang),
                )
                for at, day in enumerate(days)
            ),
            file=csv_link(
                [translate("Day"), translate("Hour"), *headed, price],
                [
                    [
                        days[hour // _DAY],
                        hour % _DAY + 1,
                        *(week["powers"][known][hour] for known in columns),
                        value,
                    ]
                    for hour, value in enumerate(week["price"])
                ],
                lang,
            ),
            long=True,
        )

    def finding(self) -> str:
        """What serves the load of the week, and what is paid for the rest beside the year's mean."""
        week, lang = self.week, self.lang
        values: dict[str, Any] = {
            "week": NAMES[week["season"]],
            "first": day_name(week["day"], lang),
            "last": day_name(week["day"] + len(week["days"]["price"]) - 1, lang),
            "load": format_value(week["load"], "MW", lang),
            "bought": format_value(week["bought"], "MW", lang, 2),
            "share": format_value(week["covered_share"], "share", lang, 2),
            "paid": format_value(week["paid"], "EUR/MWh", lang, 2),
            "mean": format_value(week["mean_price"], "EUR/MWh", lang, 2),
        }
        if week["paid"] is None:
            text = Text(
                "{week}, {first} to {last}, contracted sources cover the whole load and nothing is bought.",
                values,
            )
        elif week["covered_share"] == 0.0:
            text = Text(
                "{week}, {first} to {last}, the factory buys all of its {load} on average, at {paid}; the mean price "
                "of the year is {mean}.",
                values,
            )
        else:
            text = Text(
                "{week}, {first} to {last}, contracted sources cover {share} of the load in the same hour. The "
                "factory buys {bought} on average, at {paid}; the mean price of the year is {mean}.",
                values,
            )
        return told(text.render(translator(lang)), self.assumed)

    def specification(self, layout: Layout, power: float, prices: tuple[float, float]) -> dict[str, Any]:
        """The powers from zero, and below them the price, over the same hours."""
        narrow = layout == "narrow"
        x = self._days(layout)
        y = _upright([0, power * 1.02])
        hidden = {**x, "axis": {**x["axis"], "labels": False}}
        layers = [_area(low, high, layer, hidden, y) for low, high, layer in self._stack()]
        layers += [_line(self.week["powers"][name], layer.colour, hidden, y) for name, layer in LINES.items()]
        below = _upright([prices[0] * 1.02, prices[1] * 1.02])
        mean = {
            "data": {"values": [{"value": self.week["mean_price"]}]},
            "mark": {"type": "rule", "color": MUTED, "strokeDash": [8, 4]},
            "encoding": {"y": below},
        }
        price = [zero(), mean, _line(self.week["price"], INK, x, below)]
        return panels(
            [
                {"title": "MW", "height": 180 if narrow else 230, "layer": layers},
                {
                    "title": translator(self.lang)("Electricity price (EUR/MWh)"),
                    "height": 90 if narrow else 110,
                    "layer": price,
                },
            ],
            layout,
        )

    def _stack(self) -> list[tuple[list[float], list[float], Layer]]:
        """Lower and upper edge of each area."""
        powers = self.week["powers"]
        below = [0.0] * len(self.week["price"])
        found = []
        for name, layer in [*SUPPLY.items(), *BEYOND.items()]:
            if name in powers:
                above = [low + value for low, value in zip(below, powers[name], strict=True)]
                found.append((below, above, layer))
                below = above
        return found

    def _days(self, layout: Layout) -> dict[str, Any]:
        """The hours, named by the days that begin; on a narrow page every other one."""
        hours = len(self.week["price"])
        starts = range(0, hours, _DAY * (2 if layout == "narrow" else 1))
        known = ", ".join(
            f"'{hour}': '{short_day(self.week['day'] + hour // _DAY, self.lang)}'" for hour in starts
        )
        return {
            "field": "hour",
            "type": "quantitative",
            "scale": {"domain": [0, hours - 1], "nice": False},
            "axis": {
                "values": list(starts),
                "labelExpr": f"{{{known}}}[datum.value]",
                "labelAlign": "left",
                "grid": True,
            },
        }


def _upright(domain: Sequence[float]) -> dict[str, Any]:
    return {
        "field": "value",
        "type": "quantitative",
        "scale": {"domain": list(domain), "nice": False},
        "axis": {"tickCount": 4, "minExtent": 34, "format": ",~r"},
    }


def _area(
    low: Sequence[float], high: Sequence[float], layer: Layer, x: dict[str, Any], y: dict[str, Any]
) -> dict[str, Any]:
    edge = {"line": {"color": layer.edge, "strokeWidth": 1}, "opacity": 1} if layer.edge else {}
    return {
        "data": {
            "values": [
                {"hour": hour, "low": round(below, 2), "value": round(above, 2)}
                for hour, (below, above) in enumerate(zip(low, high, strict=True))
            ]
        },
        "mark": {"type": "area", "color": layer.colour, **edge},
        "encoding": {"x": x, "y": y, "y2": {"field": "low"}},
    }


def _line(values: Sequence[float], colour: str, x: dict[str, Any], y: dict[str, Any]) -> dict[str, Any]:
    return {
        "data": {"values": [{"hour": hour, "value": value} for hour, value in enumerate(values)]},
        "mark": {"type": "line", "color": colour, "strokeWidth": 1.5},
        "encoding": {"x": x, "y": y},
    }


DRAWINGS = (
    Drawing(
        name="week",
        draw=lambda result, lang, assumed: week_hours(result.get("energy_hours"), lang, assumed),
        shows=("electricity_use", "electricity_price", "facility_load"),
        place="energy",
        order=2,
    ),
)
