"""How the purchases go with the price of electricity."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from aigf.report.charts.drawing import ACCENT, INK, Chart, Key, Layout, both, csv_link, side_by_side, told
from aigf.report.charts.placing import Drawing
from aigf.report.numbers import format_value, is_figure, plain
from aigf.report.translations import translator
from aigf.text import Text

_BOUGHT = "#8b939e"
#: The powers of a band, stacked from the axis, with their colours.
POWERS: Mapping[str, tuple[Text, str]] = {
    "matched": (Text("From contracted sources"), ACCENT),
    "imported": (Text("Bought on the market"), _BOUGHT),
}
#: The shares of a band.
SHARES: Mapping[str, tuple[Text, str]] = {
    "hours_share": (Text("Share of the hours"), "#5a979d"),
    "cost_share": (Text("Share of the cost of purchases"), INK),
}
#: Within this distance of the mean a price counts as the mean.
_SAME = 0.01


def price_and_import(hours: Mapping[str, Any] | None, lang: str, assumed: str = "") -> Chart | None:
    """Powers, hours and cost by band of the price; None where the result holds no bands."""
    found = (hours or {}).get("prices")
    if not found or not found["bands"]:
        return None
    translate = translator(lang)
    bands = found["bands"]
    names = [_name(band, lang) for band in bands]
    powers = [name for name in POWERS if any(band["powers"][name] for band in bands)]
    shares = [name for name in SHARES if all(is_figure(band[name]) for band in bands)]
    title = translate("Price against purchases")
    finding = told(_finding(found, lang), assumed)
    drawing = _Drawing(bands, names, powers, shares, lang)
    wide, narrow = both(
        "price-import",
        title,
        finding,
        lang,
        {"wide": drawing.specification("wide"), "narrow": drawing.specification("narrow")},
    )
    head = translate("Price (EUR/MWh)")
    mean = [f"{POWERS[name][0].render(translate)} (MW)" for name in powers]
    parts = [f"{SHARES[name][0].render(translate)} (%)" for name in shares]
    columns = (translate("Hours"), *mean, *parts)
    rows = [
        [
            band["hours"],
            *(band["powers"][name] for name in powers),
            *(100 * band[name] for name in shares),
        ]
        for band in bands
    ]
    return Chart(
        name="price-import",
        title=title,
        finding=finding,
        wide=wide,
        narrow=narrow,
        keys=tuple(
            Key(label.render(translate), colour, "bar")
            for label, colour in [*(POWERS[name] for name in powers), *(SHARES[name] for name in shares)]
        ),
        unit=translate("by band of the market price, in EUR/MWh"),
        head=head,
        columns=columns,
        rows=tuple(
            (name, *(plain(value, lang, 0) for value in row)) for name, row in zip(names, rows, strict=True)
        ),
        file=csv_link([head, *columns], [[name, *row] for name, row in zip(names, rows, strict=True)], lang),
        long=True,
    )


def _name(band: Mapping[str, Any], lang: str) -> str:
    """A band as a reader writes it."""
    low, high = (None if band[end] is None else format_value(band[end], "", lang) for end in ("low", "high"))
    values = {"low": low, "high": high}
    if low is None:
        text = Text("below {high}", values)
    elif high is None:
        text = Text("{low} and above", values)
    else:
        text = Text("{low} to {high}", values)
    return text.render(translator(lang))


def _finding(found: Mapping[str, Any], lang: str) -> str:
    """What the factory pays beside the market's mean, and how often the price is negative."""
    paid, mean = found["paid"], found["mean_price"]
    values: dict[str, Any] = {
        "mean": format_value(mean, "EUR/MWh", lang, 2),
        "negative": format_value(found["negative_hours"], "", lang, 2),
        "total": format_value(found["hours_in_year"], "h", lang, 4),
    }
    if paid is None:
        bought = Text("Nothing is bought on the market, whose mean price is {mean}.", values)
    else:
        ratio = paid / mean if mean > 0 else 1.0
        values |= {
            "paid": format_value(paid, "EUR/MWh", lang, 2),
            "ratio": format_value(abs(ratio - 1), "share", lang, 2),
        }
        if ratio > 1 + _SAME:
            bought = Text(
                "For what it buys the factory pays {paid} on average, {ratio} above the mean price of {mean}: it has "
                "to buy more in dear hours than in cheap ones.",
                values,
            )
        elif ratio < 1 - _SAME:
            bought = Text(
                "For what it buys the factory pays {paid} on average, {ratio} below the mean price of {mean}: it buys "
                "more in cheap hours than in dear ones.",
                values,
            )
        else:
            bought = Text(
                "For what it buys the factory pays {paid} on average, as good as the mean price of {mean}: it buys in "
                "dear hours as much as in cheap ones.",
                values,
            )
    negative = (
        Text("In {negative} of the {total} the price is below zero.", values)
        if found["negative_hours"]
        else Text("In no hour is the price below zero.")
    )
    translate = translator(lang)
    return f"{bought.render(translate)} {negative.render(translate)}"


@dataclass(frozen=True)
class _Drawing:
    """The bands with their names, and which powers and shares they have."""

    bands: Sequence[Mapping[str, Any]]
    names: Sequence[str]
    powers: Sequence[str]
    shares: Sequence[str]
    lang: str

    def specification(self, layout: Layout) -> dict[str, Any]:
        """Powers and shares beside one another, a row each band; below one another on a narrow page."""
        translate = translator(self.lang)
        parts: list[dict[str, Any]] = [{"title": translate("mean power (MW)"), "layer": self._stacked()}]
        if self.shares:
            parts.append({"title": translate("share (%)"), "layer": self._paired()})
        if layout == "wide":  # one axis with the names of the bands is enough
            parts = parts[:1] + [{**part, "layer": _unnamed(part["layer"])} for part in parts[1:]]
        return side_by_side([{"height": 28 * len(self.bands), **part} for part in parts], layout)

    def _y(self) -> dict[str, Any]:
        return {
            "field": "band",
            "type": "ordinal",
            "scale": {"domain": list(self.names), "paddingInner": 0.3, "paddingOuter": 0.15},
            "axis": {"grid": False},
        }

    def _stacked(self) -> list[dict[str, Any]]:
        rows = []
        for band, name in zip(self.bands, self.names, strict=True):
            start = 0.0
            for power in self.powers:
                end = start + band["powers"][power]
                rows.append({"band": name, "value": start, "to": end, "colour": POWERS[power][1]})
                start = end
        return [_bars(rows, self._y(), {"x2": {"field": "to"}})]

    def _paired(self) -> list[dict[str, Any]]:
        rows = [
            {"band": name, "value": 100 * band[share], "colour": SHARES[share][1], "part": str(part)}
            for band, name in zip(self.bands, self.names, strict=True)
            for part, share in enumerate(self.shares)
        ]
        return [_bars(rows, self._y(), {"yOffset": {"field": "part", "type": "ordinal"}})]


def _bars(rows: list[dict[str, Any]], y: dict[str, Any], more: dict[str, Any]) -> dict[str, Any]:
    return {
        "data": {"values": rows},
        "mark": "bar",
        "encoding": {
            "x": {
                "field": "value",
                "type": "quantitative",
                "axis": {"tickCount": 4, "format": ",~r", "grid": True},
            },
            "y": y,
            "color": {"field": "colour", "type": "nominal", "scale": None, "legend": None},
            **more,
        },
    }


def _unnamed(layers: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [
        {**layer, "encoding": {**layer["encoding"], "y": {**layer["encoding"]["y"], "axis": None}}}
        for layer in layers
    ]


DRAWINGS = (
    Drawing(
        name="price-import",
        draw=lambda result, lang, assumed: [price_and_import(result.get("energy_hours"), lang, assumed)],
        shows=("electricity_price", "market_electricity_cost"),
        place="energy",
        order=3,
    ),
)
