"""Plain tables as people make them: their own names of columns, units, notation of numbers and times."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TypeVar

from tests.series.variants import moments, packing, tables, workbooks
from tests.series.variants.cell_units import in_cells
from tests.series.variants.content import Content, content
from tests.series.variants.draw import Draw, Variant
from tests.series.variants.numerals import Notation, notation

Cells = TypeVar("Cells")
#: Column to its names, each with what an amount in our unit is multiplied with to be in that of the name.
NAMES: dict[str, tuple[tuple[str, str], ...]] = {
    "price_eur_mwh": (
        ("price_eur_mwh", "1"),
        ("Price (EUR/MWh)", "1"),
        ("price_eur_kwh", "0.001"),
        ("Price [ct/kWh]", "0.1"),
        ("PRICE_EUR_MWH", "1"),
        ("prijs (€/MWh)", "1"),
        ("Prijs [EUR/MWh]", "1"),
        ("Day-ahead prijs (EUR/MWh)", "1"),
        ("Day-ahead Price (EUR/MWh)", "1"),
        ("stroomprijs (ct/kWh)", "0.1"),
        ("elektriciteitsprijs in €/kWh", "0.001"),
        ("Spot price (EUR/MWh)", "1"),
    ),
    "wind_cf": (("wind_cf", "1"), ("Wind CF", "1"), ("wind_cf (%)", "100"), ("WIND_CF", "1")),
    "offshore_wind_cf": (("offshore_wind_cf", "1"), ("Offshore wind CF (%)", "100")),
    "onshore_wind_cf": (("onshore_wind_cf", "1"), ("onshore_wind_cf [%]", "100")),
    "solar_cf": (("solar_cf", "1"), ("Solar CF", "1"), ("solar_cf (%)", "100")),
    "load_mw": (
        ("load_mw", "1"),
        ("Load (MW)", "1"),
        ("load_kw", "1000"),
        ("Load [kW]", "1000"),
        ("belasting (MW)", "1"),
        ("Belasting [kW]", "1000"),
        ("Verbruik (MW)", "1"),
        ("Demand (kW)", "1000"),
    ),
    "temp_c": (
        ("temp_c", "1"),
        ("Temp (°C)", "1"),
        ("temperatuur (°C)", "1"),
        ("Temperature [°C]", "1"),
        ("buitentemperatuur °C", "1"),
    ),
    "dewpoint_c": (
        ("dewpoint_c", "1"),
        ("Dewpoint (°C)", "1"),
        ("dauwpunt (°C)", "1"),
        ("Dew point (°C)", "1"),
    ),
    "rh_pct": (
        ("rh_pct", "1"),
        ("RH (%)", "1"),
        ("luchtvochtigheid (%)", "1"),
        ("Relative humidity (%)", "1"),
    ),
    "wind_10m_ms": (
        ("wind_10m_ms", "1"),
        ("wind_10m (m/s)", "1"),
        ("wind_10m (km/h)", "3.6"),
        ("windsnelheid 10 m (m/s)", "1"),
        ("Wind speed 10m (km/h)", "3.6"),
    ),
    "wind_100m_ms": (("wind_100m_ms", "1"), ("wind 100m (km/h)", "3.6"), ("windsnelheid 100 m (m/s)", "1")),
    "ghi_wm2": (
        ("ghi_wm2", "1"),
        ("GHI (W/m²)", "1"),
        ("GHI (kW/m2)", "0.001"),
        ("globale straling (W/m²)", "1"),
        ("Global horizontal irradiance (W/m2)", "1"),
    ),
}
#: Columns that go together in a file, as people have them.
TOGETHER = (
    ("price_eur_mwh",),
    ("price_eur_mwh", "wind_cf"),
    ("price_eur_mwh", "load_mw"),
    ("price_eur_mwh", "offshore_wind_cf", "onshore_wind_cf", "solar_cf"),
    ("temp_c", "rh_pct"),
    ("temp_c", "dewpoint_c", "wind_10m_ms", "ghi_wm2"),
    ("load_mw", "temp_c"),
    ("price_eur_mwh", "wind_100m_ms", "solar_cf"),
)
#: A name that says a unit, and no zone of times.
_WITH_UNIT = re.compile(r"(.+?) [(\[]([^()\[\]]*(?:/|%|°|MW|kW)[^()\[\]]*)[)\]](?<!CEST\))(?<!Amsterdam\))")
TITLES = (
    ["Uurwaarden 2023, Rotterdam"],
    ["Bron: eigen meting"],
    ["Hourly data"],
    ["# made by hand"],
    ["Periode", "2023"],
)
NOTES = (["Bron: eigen meting"], ["* voorlopige cijfers"], ["Source: the grid operator"])
EXTRA = (("opmerking", "x"), ("bron", "meetbedrijf"), ("status", "definitief"), ("kwaliteit", "goed"))


def plain(draw: Draw) -> Variant:
    """A table in a text."""
    made = content(draw, draw.one("columns", TOGETHER))
    named = {name: draw.one(name, NAMES[name]) for name in made.columns}
    amounts = {name: [value * Decimal(named[name][1]) for value in made.columns[name]] for name in named}
    style = notation(draw, amounts.values())
    signs = tables.SEPARATORS if style.thousands not in {" ", "\u00a0"} else tables.SEPARATORS[1:]
    forms = dict(in_cells(draw, name, named[name]) for name in named)
    rows = _rows(draw, made, dict(zip(forms, amounts.values(), strict=True)), style, forms)
    spaced = not any("  " in cell for row in rows for cell in row) and all(all(row) for row in rows)
    sign = tables.separator(draw, (*signs, "  ") if spaced else signs)
    rows = tables.with_empty(draw, rows)
    above, below = ([], []) if sign == "  " else (_above(draw), [*_total(draw, rows), *_below(draw)])
    rows = rows if sign == "  " else _units_below(draw, rows)
    text = tables.text_of(draw, [*above, *rows, *below], sign)
    raw = packing.packed(draw, tables.stated(draw, text, sign), "prijzen.csv")
    return _variant(raw, made, named, draw)


def in_workbook(draw: Draw) -> Variant:
    """A table in a workbook, with moments and numbers as such, or as the texts that someone pasted."""
    made = content(draw, draw.one("columns", TOGETHER))
    named = {name: draw.one(name, NAMES[name]) for name in made.columns}
    amounts = {name: [value * Decimal(named[name][1]) for value in made.columns[name]] for name in named}
    as_texts = draw.happens("numbers as texts", 0.2)
    style = notation(draw, amounts.values()) if as_texts else Notation()
    as_such = draw.happens("moments as such", 0.7)
    when = (
        moments.in_cells(draw, made.moments())
        if as_such
        else moments.written(draw, made.moments(), style.point)
    )
    values = zip(*amounts.values(), strict=True)
    forms = dict(in_cells(draw, name, named[name]) for name in named) if as_texts else {}
    cells: list[list[object]] = [
        [form.format(style.written(one)) for form, one in zip(forms.values(), row, strict=True)]
        if as_texts
        else [float(one) for one in row]
        for row in values
    ]
    rows = _ordered(draw, [[*at, *row] for at, row in zip(when.cells, cells, strict=True)], when.any_order)
    header = [*when.names, *(forms or [named[name][0] for name in amounts])]
    raw = workbooks.workbook(draw, [*_above(draw), header, *rows, *_below(draw)])
    return _variant(packing.contained(draw, raw, "boek.xlsx"), made, named, draw)


def _variant(raw: bytes, made: Content, named: dict[str, tuple[str, str]], draw: Draw) -> Variant:
    columns = {name: made.values(name) for name in made.columns}
    converted = any(factor != "1" for _, factor in named.values())
    return Variant(raw, made.first, columns, draw.said, 1e-12 if converted else 0.0)


def _rows(
    draw: Draw, made: Content, amounts: dict[str, list[Decimal]], style: Notation, forms: dict[str, str]
) -> tables.Rows:
    when = moments.written(draw, made.moments(), style.point)
    cells = [
        [form.format(style.written(value)) for form, value in zip(forms.values(), row, strict=True)]
        for row in zip(*amounts.values(), strict=True)
    ]
    extra = draw.one("extra column", EXTRA) if draw.happens("with an extra column", 0.2) else None
    rows = [[*at, *row, *((extra[1],) if extra else ())] for at, row in zip(when.cells, cells, strict=True)]
    return [[*when.names, *amounts, *((extra[0],) if extra else ())], *_ordered(draw, rows, when.any_order)]


def _ordered(draw: Draw, rows: list[Cells], any_order: bool) -> list[Cells]:
    if not any_order or draw.happens("rising", 0.4):
        return rows
    if draw.happens("falling", 0.5):
        return rows[::-1]
    return draw.rng.sample(rows, len(rows))


def _units_below(draw: Draw, rows: tables.Rows) -> tables.Rows:
    """The rows with the units of their header in a line of their own, where every name that has one can do without."""
    parts = [_WITH_UNIT.fullmatch(name) for name in rows[0]]
    if not any(parts) or not draw.happens("units below the names", 0.15):
        return rows
    names = [part[1] if part else name for part, name in zip(parts, rows[0], strict=True)]
    form = draw.one("form of a unit", ("{}", "[{}]", "({})"))
    return [names, [form.format(part[2]) if part else "" for part in parts], *rows[1:]]


def _total(draw: Draw, rows: tables.Rows) -> tables.Rows:
    if not draw.happens("a total below", 0.1):
        return []
    return [[draw.one("total", ("Totaal", "Gemiddelde", "Total", "Max")), *rows[-1][1:]]]


def _below(draw: Draw) -> tables.Rows:
    if not draw.happens("notes below", 0.1):
        return []
    lines = [draw.one("note", NOTES) for _ in range(draw.rng.randint(1, 2))]
    return [*([[""]] if draw.happens("after an empty line", 0.5) else []), *lines]


def _above(draw: Draw) -> tables.Rows:
    if not draw.happens("titles above", 0.15):
        return []
    lines = [draw.one("title", TITLES) for _ in range(draw.rng.randint(1, 2))]
    return [*lines, *([[""]] if draw.happens("and an empty line", 0.5) else [])]
