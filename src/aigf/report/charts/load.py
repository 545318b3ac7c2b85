"""The load of the factory over a reference year, with the temperature that moves it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from aigf.report.charts.drawing import ACCENT, INK, MUTED, Chart, Key, Layout, both, csv_link, panels, told
from aigf.report.charts.placing import Drawing
from aigf.report.numbers import is_figure, plain, read
from aigf.report.translations import translator
from aigf.text import Text

#: The daily series of a result's reference year: heading, and how many decimals its table has.
COLUMNS = {
    "load_mw": (Text("Mean load (MW)"), 1),
    "load_mw_max": (Text("Highest hour (MW)"), 1),
    "temperature": (Text("Temperature (°C)"), 1),
    "wind": (Text("Wind at sea (share of capacity)"), 2),
    "price": (Text("Electricity price (EUR/MWh)"), 0),
}
_FIRST = date(2025, 1, 1)  # any year of 365 days gives the months their length
_FLAT = 0.02


def year_load(year: Mapping[str, Any] | None, lang: str, assumed: str = "") -> Chart | None:
    """The load day by day; None where the result holds no reference year."""
    if not year:
        return None
    days = [int(day) for day in year["day"]]
    series = {name: year[name] for name in COLUMNS if len(year.get(name) or ()) == len(days)}
    mean = series.get("load_mw")
    if mean is None or not all(is_figure(value) for value in mean):
        return None
    translate = translator(lang)
    title = translate("Load over the year")
    finding = told(_finding(days, series, lang), assumed)
    keys = [Key(translate("Mean of the day"), ACCENT, "line")]
    if "load_mw_max" in series:
        keys.append(Key(translate("Highest hour of the day"), MUTED, "thin"))
    wide, narrow = both(
        "load",
        title,
        finding,
        lang,
        {
            "wide": _specification(days, series, lang, "wide"),
            "narrow": _specification(days, series, lang, "narrow"),
        },
    )
    columns = tuple(COLUMNS[name][0].render(translate) for name in series)
    head = translate("Day")
    return Chart(
        name="load",
        title=title,
        finding=finding,
        wide=wide,
        narrow=narrow,
        keys=tuple(keys),
        unit=translate("reference year, by day"),
        head=head,
        columns=columns,
        rows=tuple(
            (
                day_name(day, lang),
                *(plain(values[index], lang, COLUMNS[name][1]) for name, values in series.items()),
            )
            for index, day in enumerate(days)
        ),
        file=csv_link(
            [head, *columns],
            [[day, *(values[index] for values in series.values())] for index, day in enumerate(days)],
            lang,
        ),
        long=True,
    )


def day_name(day: int, lang: str) -> str:
    """A day of the year as a reader writes it.

    >>> day_name(32, "en"), day_name(32, "nl")
    ('1 February', '1 februari')
    """
    from babel.dates import format_date  # 20 ms, not wanted by `aigf --help`

    return str(format_date(_FIRST + timedelta(days=day - 1), "d MMMM", locale=lang))


def short_day(day: int, lang: str) -> str:
    """A day of the year as it fits on an axis.

    >>> short_day(32, "en"), short_day(32, "nl")
    ('1\xa0Feb', '1\xa0feb')
    """
    from babel.dates import format_date  # 20 ms, not wanted by `aigf --help`

    return str(format_date(_FIRST + timedelta(days=day - 1), "d\u00a0MMM", locale=lang)).rstrip(".")


def month_of(day: int) -> int:
    """The month, 1 to 12, that a day of the year lies in."""
    return (_FIRST + timedelta(days=day - 1)).month


def month_name(month: int, lang: str) -> str:
    """A month as a reader writes it.

    >>> month_name(8, "en"), month_name(8, "nl")
    ('August', 'augustus')
    """
    from babel.dates import get_month_names  # 20 ms, not wanted by `aigf --help`

    return str(get_month_names("wide", locale=lang)[month])


def _finding(days: Sequence[int], series: Mapping[str, Sequence[float]], lang: str) -> str:
    """How far the busiest and the quietest day are apart, and how warm they are."""
    mean = series["load_mw"]
    high, low = max(range(len(days)), key=mean.__getitem__), min(range(len(days)), key=mean.__getitem__)
    values: dict[str, Any] = {
        "high_day": day_name(days[high], lang),
        "low_day": day_name(days[low], lang),
        "high": read(mean[high], (), "MW", lang).value,
        "low": read(mean[low], (), "MW", lang).value,
    }
    warm = series.get("temperature")
    if warm is not None and is_figure(warm[high]) and is_figure(warm[low]):
        values |= {
            "high_warm": read(warm[high], (), "degC", lang, 2).value,
            "low_warm": read(warm[low], (), "degC", lang, 2).value,
        }
    if values["high"] == values["low"]:
        text = Text("The load is the same on every day of the year: {low} on average.", values)
    elif mean[high] - mean[low] <= _FLAT * abs(mean[high]):
        text = Text(
            "The load hardly changes over the year: the mean of a day lies between {low} and {high}.", values
        )
    elif "high_warm" in values and warm is not None and warm[high] > warm[low]:
        text = Text(
            "The load is highest when it is warm and cooling takes most: {high} on average on {high_day} "
            "({high_warm}), against {low} on {low_day} ({low_warm}).",
            values,
        )
    else:
        text = Text(
            "As the mean of a day, the load is highest on {high_day}, at {high}, and lowest on {low_day}, at {low}.",
            values,
        )
    return text.render(translator(lang))


def _specification(
    days: Sequence[int], series: Mapping[str, Sequence[float]], lang: str, layout: Layout
) -> dict[str, Any]:
    """The load from zero, so that its steadiness shows, and below it the temperature."""
    x = {
        "field": "day",
        "type": "quantitative",
        "scale": {"domain": [1, 365], "nice": False},
        "axis": months_axis(lang, layout),
    }
    load = [
        daily_line(days, series[name], x, colour, width)
        for name, colour, width in (("load_mw_max", MUTED, 1), ("load_mw", ACCENT, 2))
        if name in series
    ]
    narrow = layout == "narrow"
    stacked: list[dict[str, Any]] = [{"title": "MW", "height": 150 if narrow else 190, "layer": load}]
    if "temperature" in series:
        warm = [daily_line(days, series["temperature"], x, INK, 1)]
        title = COLUMNS["temperature"][0].render(translator(lang))
        stacked.append({"title": title, "height": 70 if narrow else 90, "layer": warm})
    return panels(stacked, layout)


def daily_line(
    days: Sequence[int], values: Sequence[float], x: dict[str, Any], colour: str, width: int
) -> dict[str, Any]:
    """The layer of a series of daily values."""
    return {
        "data": {
            "values": [
                {"day": day, "value": round(value, 3)}
                for day, value in zip(days, values, strict=True)
                if is_figure(value)
            ]
        },
        "mark": {"type": "line", "color": colour, "strokeWidth": width},
        "encoding": {
            "x": x,
            "y": {
                "field": "value",
                "type": "quantitative",
                "axis": {"tickCount": 4, "minExtent": 34, "format": ",d"},
            },
        },
    }


def months_axis(lang: str, layout: Layout) -> dict[str, Any]:
    """An axis that names the months where they begin; on a narrow page every third."""
    from babel.dates import get_month_names  # 20 ms, not wanted by `aigf --help`

    names = get_month_names("abbreviated", "stand-alone", locale=lang)
    starts = {
        (date(_FIRST.year, month, 1) - _FIRST).days + 1: names[month].rstrip(".")
        for month in range(1, 13, 3 if layout == "narrow" else 1)
    }
    known = ", ".join(f"'{day}': '{name}'" for day, name in starts.items())
    return {
        "values": list(starts),
        "labelExpr": f"{{{known}}}[datum.value]",
        "labelAlign": "left",
        "labelFlush": False,
        "labelOverlap": False,
        "grid": True,
    }


DRAWINGS = (
    Drawing(
        name="load",
        draw=lambda result, lang, assumed: [year_load(result.get("year"), lang, assumed)],
        # The kind of cooling, which decides how the load goes with the temperature, is an assumption behind the water.
        shows=("electricity_use", "facility_load", "pue", "wue"),
        place="load",
        order=1,
    ),
)
