"""PVGIS: hourly data and typical years, as delivered in CSV and JSON and as a spreadsheet saves them again."""

from __future__ import annotations

import json
from datetime import timedelta
from decimal import Decimal
from typing import Any

import numpy as np

from tests.series.variants import packing, tables, workbooks
from tests.series.variants.content import Content, content
from tests.series.variants.draw import Draw, Variant

_FOOT = (
    "",
    "P: PV system power (W)",
    "T2m: 2-m air temperature (degree Celsius)",
    "",
    "PVGIS (c) European Union, 2001-2026",
)
_WEATHER = {"T2m": "temp_c", "RH": "rh_pct", "WS10m": "wind_10m_ms"}


def pvgis(draw: Draw) -> Variant:
    """CSV of hours or of a typical year."""
    made, header, rows, nominal, typical = _table(draw)
    kind = draw.one("as", ("delivered", "delivered", "saved again", "saved in Dutch"))
    colon = draw.one("after a colon", ("\t", " "))
    head = [[f"{key}:", value] for key, value in _head(draw, nominal, typical)]
    if typical:
        head += [["month,year"], ["1,2014"], ["2,2008"]]
    if kind == "delivered":
        lines = ["".join([cells[0], *(colon + cell for cell in cells[1:])]) for cells in head]
        lines += [""] * (not typical) + [",".join(row) for row in [header, *rows]]
        text = "\n".join([*lines, *_FOOT]) + "\n"
    else:
        sign = ";" if kind == "saved in Dutch" else draw.one("separator", (",", "\t"))
        if kind == "saved in Dutch":
            rows = [[row[0], *(cell.replace(".", ",") for cell in row[1:])] for row in rows]
        saved = [
            *([cell.strip() for cell in cells] for cells in head),
            header,
            *rows,
            *([line] for line in _FOOT),
        ]
        text = tables.text_of(draw, saved, sign, "where needed")
    return _variant(
        packing.packed(draw, text, "Timeseries_51.950_4.050.csv"), made, draw, header, rows, nominal
    )


def pvgis_json(draw: Draw) -> Variant:
    """JSON of hours or of a typical year."""
    made, header, rows, nominal, typical = _table(draw)
    records = [
        {header[0]: row[0], **{name: float(cell) for name, cell in zip(header[1:], row[1:], strict=True)}}
        for row in rows
    ]
    inputs: dict[str, Any] = {
        "location": {"latitude": 51.95, "longitude": 4.05, "elevation": 3.0},
        "meteo_data": {
            "radiation_db": "PVGIS-SARAH3",
            "year_min": made.start.year,
            "year_max": made.start.year,
        },
    }
    if nominal:
        inputs["mounting_system"] = {"fixed": {"slope": {"value": 38}, "azimuth": {"value": 0}}}
        inputs["pv_module"] = {"technology": "c-Si", "peak_power": float(nominal), "system_loss": 14.0}
    parts = {"inputs": inputs, "outputs": {"tmy_hourly" if typical else "hourly": records}, "meta": {}}
    text = json.dumps(parts, indent=draw.one("indent", (None, 2, "\t")))
    return _variant(packing.packed(draw, text, "pvgis.json"), made, draw, header, rows, nominal)


def pvgis_workbook(draw: Draw) -> Variant:
    """The CSV opened in Excel and saved as a workbook."""
    made, header, rows, nominal, typical = _table(draw)
    head = [[f"{key}:", value] for key, value in _head(draw, nominal, typical)]
    cells = [*head, [], header, *rows, *([line] for line in _FOOT)]
    raw = workbooks.workbook(draw, [[workbooks.typed(cell) for cell in row] for row in cells])
    return _variant(packing.contained(draw, raw, "pvgis.xlsx"), made, draw, header, rows, nominal)


def _variant(
    raw: bytes, made: Content, draw: Draw, header: list[str], rows: list[list[str]], nominal: str
) -> Variant:
    columns = {ours: made.values(ours) for theirs, ours in _WEATHER.items() if theirs in header}
    if "G(h)" in header:
        columns["ghi_wm2"] = made.values("ghi_wm2")
    if nominal:
        watts = [float(row[header.index("P")].replace(",", ".")) for row in rows]
        columns["solar_cf"] = np.array(watts) / (1000.0 * float(nominal))
    return Variant(raw, made.first, columns, draw.said, 1e-12)  # a power over a nominal power


def _head(draw: Draw, nominal: str, typical: bool) -> list[tuple[str, str]]:
    head = [
        ("Latitude (decimal degrees)", "51.950"),
        ("Longitude (decimal degrees)", "4.050"),
        ("Elevation (m)", "3"),
    ]
    if typical:
        return [*head, ("Irradiance Time Offset (h)", "0.1761")]
    head.append(("Radiation database", draw.one("database", ("PVGIS-SARAH3", "PVGIS-ERA5"))))
    head += [("Slope", "38 deg. (optimum) "), ("Azimuth", "-1 deg. (optimum) ")]
    return [*head, ("Nominal power of the PV system (c-Si) (kWp)", nominal), ("System losses (%)", "14.0")]


def _table(draw: Draw) -> tuple[Content, list[str], list[list[str]], str, bool]:
    """What the file holds, its header and rows, the nominal power [kWp] and whether it is a typical year."""
    typical = draw.happens("typical year", 0.4)
    made = content(draw, ("temp_c", "rh_pct", "wind_10m_ms", "ghi_wm2"))
    past = 0 if typical else draw.one("minutes past the hour", (10, 11, 30, 55, 0))
    nominal = "" if typical else draw.one("nominal", ("1.0", "2.0", "0.5", "1000.0"))
    header = (
        ["time(UTC)", "T2m", "RH", "G(h)", "WS10m", "WD10m", "SP"]
        if typical
        else ["time", "P", "T2m", "WS10m", "Int"]
    )
    rows = []
    for number, moment in enumerate(made.moments()):
        at = {name: f"{values[number]:f}" for name, values in made.columns.items()}
        power = f"{made.columns['ghi_wm2'][number] * Decimal(nominal or 1):.1f}"
        known = {"P": power, "G(h)": at["ghi_wm2"], **{theirs: at[ours] for theirs, ours in _WEATHER.items()}}
        time = f"{moment + timedelta(minutes=past):%Y%m%d:%H%M}"
        rows.append([time, *(known.get(name, "0.0") for name in header[1:])])
    return made, header, rows, nominal, typical
