"""renewables.ninja's CSV of a point, as delivered and as a spreadsheet saves it again."""

from __future__ import annotations

import json
from decimal import Decimal

import numpy as np

from tests.series.files import clock
from tests.series.variants import packing, tables, workbooks
from tests.series.variants.content import Content, content
from tests.series.variants.draw import Draw, Variant


def ninja(draw: Draw) -> Variant:
    """A text."""
    made, comments, rows, capacity = _table(draw)
    kind = draw.one("as", ("delivered", "delivered", "saved again", "saved in Dutch"))
    if kind == "delivered":
        text = "\n".join(comments) + "\n" + tables.text_of(draw, rows, ",")
    else:
        sign = ";" if kind == "saved in Dutch" else draw.one("separator", (",", "\t"))
        if kind == "saved in Dutch":
            rows = [rows[0], *([cell.replace(".", ",") for cell in row] for row in rows[1:])]
        text = tables.text_of(draw, [*([line] for line in comments), *rows], sign, "where needed")
    return _variant(packing.packed(draw, text, "ninja_wind_51.9_4.1.csv"), made, draw, capacity)


def ninja_workbook(draw: Draw) -> Variant:
    """The CSV opened in Excel and saved as a workbook; each comment in one cell."""
    made, comments, rows, capacity = _table(draw)
    cells = [*([line] for line in comments), *([workbooks.typed(cell) for cell in row] for row in rows)]
    return _variant(
        packing.contained(draw, workbooks.workbook(draw, cells), "ninja.xlsx"), made, draw, capacity
    )


def _variant(raw: bytes, made: Content, draw: Draw, capacity: str) -> Variant:
    columns = {}
    for name in made.columns:
        if name.endswith("_cf"):
            columns[name] = np.array(
                [float(_output(value, capacity)) for value in made.columns[name]]
            ) / float(capacity)
        else:
            columns[name] = made.values(name)
    return Variant(raw, made.first, columns, draw.said, 0.0 if capacity in {"1", "1.0"} else 1e-12)


def _output(value: Decimal, capacity: str) -> str:
    return f"{value * Decimal(capacity):f}"


def _table(draw: Draw) -> tuple[Content, list[str], tables.Rows, str]:
    kind = draw.one("kind", ("wind", "pv", "weather"))
    ours = {"wind": ("wind_cf",), "pv": ("solar_cf",), "weather": ("temp_c", "ghi_wm2")}[kind]
    made = content(draw, ours)
    capacity = draw.one("capacity", ("1", "1.0", "15", "2500")) if kind != "weather" else "1"
    units = {"time": "UTC", "local_time": "Europe/Amsterdam"}
    names = ["electricity"] if kind != "weather" else ["temperature", "radiation_surface"]
    units |= dict(zip(names, ["kW"] if kind != "weather" else ["°C", "W/m²"], strict=True))
    params = {"lat": 51.95, "lon": 4.05, "capacity": json.loads(capacity), "dataset": "merra2"}
    params |= {
        "wind": {"height": 150, "turbine": "Vestas V164 8000"},
        "pv": {"tilt": 35, "azim": 180},
        "weather": {},
    }[kind]
    title = {"wind": "Wind", "pv": "PV", "weather": "Weather"}[kind]
    comments = [
        f"# Renewables.ninja {title} (Point API) - 51.95, 4.05 - Version: 1.4 (using GSEE v0.3.1)",
        "# License: https://creativecommons.org/licenses/by-nc/4.0/",
        "# Reference: https://doi.org/10.1016/j.energy.2016.08.060",
        "# " + json.dumps({"units": units, "params": params}, ensure_ascii=draw.happens("escapes", 0.5)),
    ]
    local = draw.happens("local time", 0.6)
    form = draw.one("moments", ("%Y-%m-%d %H:%M", "%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M:%S"))
    rows = []
    for number, moment in enumerate(made.moments()):
        cells = [
            _output(values[number], capacity) if name.endswith("_cf") else f"{values[number]:f}"
            for name, values in made.columns.items()
        ]
        rows.append([f"{moment:{form}}", *([f"{clock(moment):{form}}"] if local else []), *cells])
    return made, comments, [["time", *(["local_time"] if local else []), *names], *rows], capacity
