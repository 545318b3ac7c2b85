"""The residual heat over a reference year: what is available, what is asked and what is delivered."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
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
from aigf.report.charts.load import daily_line, day_name, month_name, month_of, months_axis
from aigf.report.charts.placing import Drawing
from aigf.report.numbers import is_figure, plain, read
from aigf.report.translations import translator
from aigf.text import Text

#: The daily series of a result's reference year, with their headings.
COLUMNS = {
    "heat_available_mw": Text("Residual heat available (MW)"),
    "heat_asked_mw": Text("Heat that the network's customers ask (MW)"),
    "heat_delivered_mw": Text("Heat delivered into the network (MW)"),
}
#: On a day with less than this part of what is asked, peak boilers do the rest.
_MET = 0.995


def year_heat(year: Mapping[str, Any] | None, lang: str, assumed: str = "") -> Chart | None:
    """Heat available, asked and delivered, day by day.

    None where the result holds no such series, and where nothing is asked: then nothing is to be seen.
    """
    if not year:
        return None
    days = [int(day) for day in year["day"]]
    series = {name: year.get(name) or () for name in COLUMNS}
    if any(len(values) != len(days) or not all(map(is_figure, values)) for values in series.values()):
        return None
    if not any(series["heat_asked_mw"]):
        return None
    translate = translator(lang)
    title = translate("Residual heat over the year")
    finding = told(_finding(days, series, lang), assumed)
    wide, narrow = both(
        "heat",
        title,
        finding,
        lang,
        {
            "wide": _specification(days, series, lang, "wide"),
            "narrow": _specification(days, series, lang, "narrow"),
        },
    )
    columns = tuple(heading.render(translate) for heading in COLUMNS.values())
    head = translate("Day")
    rows = list(zip(days, *series.values(), strict=True))
    return Chart(
        name="heat",
        title=title,
        finding=finding,
        wide=wide,
        narrow=narrow,
        keys=(
            Key(translate("Available"), MUTED, "line"),
            Key(translate("Asked, with the losses of the network"), INK, "thin"),
            Key(translate("Delivered, with the electricity of the heat pump"), ACCENT, "line"),
        ),
        unit=translate("MW, mean of the day"),
        head=head,
        columns=columns,
        rows=tuple(
            (day_name(day, lang), *(plain(value, lang, 1) for value in values)) for day, *values in rows
        ),
        file=csv_link([head, *columns], rows, lang),
        long=True,
    )


def _finding(days: Sequence[int], series: Mapping[str, Sequence[float]], lang: str) -> str:
    """Whether what is asked is met, on which day it is not by most, and how little is asked in the quietest month."""
    available, asked, delivered = series.values()
    most = max(range(len(days)), key=asked.__getitem__)
    short = [index for index in range(len(days)) if delivered[index] < _MET * asked[index]]
    by_month: dict[int, list[float]] = {}
    for day, value in zip(days, asked, strict=True):
        by_month.setdefault(month_of(day), []).append(value)
    means = {month: sum(values) / len(values) for month, values in by_month.items()}
    quiet = min(means, key=means.__getitem__)
    worst = max(short or [most], key=lambda index: asked[index] - delivered[index])

    def power(value: float) -> str:
        return read(value, (), "MW", lang).value

    values: dict[str, Any] = {
        "available": power(sum(available) / len(days)),
        "day": day_name(days[worst], lang),
        "asked": power(asked[worst]),
        "delivered": power(delivered[worst]),
        "month": month_name(quiet, lang),
        "quiet": power(means[quiet]),
        "count": read(len(short), (), "day", lang).value,
    }
    if not short:
        text = Text(
            "Residual heat meets the demand on every day: the customers ask {asked} at most, on {day}, and {quiet} on "
            "average in {month}, while {available} is available.",
            values,
        )
    elif not any(delivered):
        text = Text(
            "Nothing of the {available} that is available is delivered, though the customers ask up to {asked}.",
            values | {"asked": power(asked[most])},
        )
    else:
        text = Text(
            "The customers ask more than is delivered on {count}, most on {day}: {asked} against {delivered}. In "
            "{month} they ask {quiet} on average, while {available} is available.",
            values,
        )
    return text.render(translator(lang))


def _specification(
    days: Sequence[int], series: Mapping[str, Sequence[float]], lang: str, layout: Layout
) -> dict[str, Any]:
    """Delivered as an area below the lines of what is asked and what is available, from zero."""
    x = {
        "field": "day",
        "type": "quantitative",
        "scale": {"domain": [1, 365], "nice": False},
        "axis": months_axis(lang, layout),
    }
    delivered = daily_line(days, series["heat_delivered_mw"], x, ACCENT, 2)
    area = {**delivered, "mark": {"type": "area", "color": PALE}}
    asked = daily_line(days, series["heat_asked_mw"], x, INK, 1)
    available = daily_line(days, series["heat_available_mw"], x, MUTED, 2)
    return figure([area, available, asked, delivered], layout, (280, 220))


DRAWINGS = (
    Drawing(
        name="heat",
        draw=lambda result, lang, assumed: [year_heat(result.get("year"), lang, assumed)],
        shows=("heat_connected_demand", "heat_delivered", "heat_available"),
        place="heat",
        order=1,
    ),
)
