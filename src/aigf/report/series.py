"""Hourly series as a reader sees them: where they come from, what is in them, what was set right."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from aigf.report.numbers import format_value
from aigf.report.translations import translator
from aigf.series import COLUMNS, Array, Series, Source
from aigf.text import Text

#: Columns to what they are called.
LABELS: dict[str, Text] = {
    "price_eur_mwh": Text("Price of electricity, day ahead"),
    "wind_cf": Text("Wind, share of full power"),
    "offshore_wind_cf": Text("Wind at sea, share of full power"),
    "onshore_wind_cf": Text("Wind on land, share of full power"),
    "solar_cf": Text("Sun, share of full power"),
    "load_mw": Text("Load"),
    "temp_c": Text("Temperature outside"),
    "rh_pct": Text("Relative humidity"),
    "dewpoint_c": Text("Dew point"),
    "wind_10m_ms": Text("Wind speed at 10 m"),
    "wind_100m_ms": Text("Wind speed at 100 m"),
    "ghi_wm2": Text("Radiation on a horizontal plane"),
}


def source_line(source: Source) -> Text:
    """A file in one sentence: its name, what it is, its time zone and period."""
    values = {"file": source.file, "format": source.format, "zone": source.zone, "count": source.length}
    if source.period is None:
        return Text("{file}: {format}, {zone}; {count} hours", values)
    values |= {"first": source.period[0], "last": source.period[1]}
    return Text("{file}: {format}, times in {zone}; {first} to {last} UTC, {count} hours", values)


def lines(series: Series, lang: str) -> Iterator[str]:
    """What ``aigf series`` prints, line by line, in ``lang``."""
    translate = translator(lang)
    for source in series.sources:
        yield source_line(source).render(translate)
        if source.read_as:
            read_as = "; ".join(said.render(translate) for said in source.read_as)
            yield f"  {translate('read as')}: {read_as}"
        if source.location.point is not None:
            yield f"  {translate('place')}: {source.location.written()}"
    for name, values in series.columns.items():
        said = Text(
            "{name} ({label}): mean {mean}, lowest {low}, highest {high}",
            {"name": name, "label": LABELS[name], **_figures(name, values, lang)},
        )
        yield f"  {said.render(translate)}"
    for repair in series.repairs:
        yield f"- {repair.render(translate)}"
    for warning in (*_unused(series), *series.warnings):
        yield f"! {warning.render(translate)}"


def series_object(series: Series, translate: Callable[[str], str]) -> dict[str, Any]:
    """What ``aigf series --json`` prints."""
    return {
        "hours": len(series),
        "sources": [source.as_object(translate) for source in series.sources],
        "columns": {
            name: {
                "unit": COLUMNS[name].unit,
                "mean": float(values.mean()),
                "min": float(values.min()),
                "max": float(values.max()),
            }
            for name, values in series.columns.items()
        },
        "digest": series.digest(),
        "repairs": [repair.render(translate) for repair in series.repairs],
        "warnings": [warning.render(translate) for warning in (*_unused(series), *series.warnings)],
    }


def _figures(name: str, values: Array, lang: str) -> dict[str, str]:
    unit = COLUMNS[name].unit
    found = {"mean": values.mean(), "low": values.min(), "high": values.max()}
    return {what: format_value(float(value), unit, lang) for what, value in found.items()}


def _unused(series: Series) -> list[Text]:
    if not series.unused:
        return []
    return [Text("Not used: {names}.", {"names": ", ".join(series.unused)})]
