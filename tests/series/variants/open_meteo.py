"""Open-Meteo's answers: JSON, CSV and workbook, of one model or of none that is named."""

from __future__ import annotations

import json
from datetime import timedelta
from decimal import Decimal
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from tests.series.variants import packing, tables, workbooks
from tests.series.variants.content import content
from tests.series.variants.draw import Draw, Variant

_KMH, _KNOT, _MPH = 1.0 / 3.6, 1852.0 / 3600.0, 0.44704
_SPEEDS = (("km/h", _KMH), ("m/s", 1.0), ("kn", _KNOT), ("mp/h", _MPH))
#: Variable to our column and the units that it may be in.
VARIABLES: dict[str, tuple[str, tuple[tuple[str, float], ...]]] = {
    "temperature_2m": ("temp_c", (("°C", 1.0),)),
    "relative_humidity_2m": ("rh_pct", (("%", 1.0),)),
    "relativehumidity_2m": ("rh_pct", (("%", 1.0),)),
    "dew_point_2m": ("dewpoint_c", (("°C", 1.0),)),
    "wind_speed_10m": ("wind_10m_ms", _SPEEDS),
    "windspeed_10m": ("wind_10m_ms", _SPEEDS),
    "wind_speed_100m": ("wind_100m_ms", _SPEEDS),
    "shortwave_radiation": ("ghi_wm2", (("W/m²", 1.0),)),
}
_UNUSED = {
    "cloud_cover": "%",
    "weather_code": "wmo code",
    "surface_pressure": "hPa",
    "wind_direction_10m": "°",
}
MODELS = ("", "", "", "_era5", "_ecmwf_ifs", "_best_match", "_knmi_seamless")
#: Seconds ahead of UTC and how the zone is called.
ZONES = (
    (0, "GMT"),
    (0, "GMT"),
    (3600, "Europe/Amsterdam"),
    (7200, "Europe/Berlin"),
    (-18000, "America/New_York"),
)


class _Answer(NamedTuple):
    """The lists of an answer by name, with their units, what is said of the place, and what is right."""

    times: list[str]
    seconds: list[int]
    lists: dict[str, list[Decimal | None]]
    units: dict[str, str]
    place: dict[str, Any]
    first: np.datetime64
    columns: dict[str, npt.NDArray[np.float64]]


def open_meteo(draw: Draw) -> Variant:
    """JSON, its parts in any order."""
    answer = _answer(draw)
    unix = draw.happens("unixtime", 0.15)
    hourly: dict[str, Any] = {"time": answer.seconds if unix else answer.times}
    hourly |= {name: [_number(value) for value in values] for name, values in answer.lists.items()}
    units = {"time": "unixtime" if unix else "iso8601", **answer.units}
    parts = {**answer.place, "hourly_units": units, "hourly": hourly}
    if draw.happens("in another order", 0.3):
        names = draw.rng.sample(sorted(parts), len(parts))
        parts = {name: parts[name] for name in names}
        parts["hourly"] = {name: hourly[name] for name in draw.rng.sample(sorted(hourly), len(hourly))}
    indent = draw.one("indent", (None, None, 2, "\t"))
    text = json.dumps(parts, ensure_ascii=draw.happens("escapes", 0.5), indent=indent)
    return _variant(packing.packed(draw, text, "archive.json"), answer, draw)


def open_meteo_csv(draw: Draw) -> Variant:
    """CSV as delivered, or as a spreadsheet saves it again."""
    answer = _answer(draw)
    kind = draw.one("as", ("delivered", "delivered", "saved again", "saved in Dutch"))
    point = "," if kind == "saved in Dutch" else "."
    sign = {"delivered": ",", "saved again": draw.one("sign", (",", "\t")), "saved in Dutch": ";"}[kind]
    rows = [[_cell(value, point) for value in row] for row in _rows(answer)]
    if kind != "delivered":
        width = max(map(len, rows))
        rows = [row + [""] * (width - len(row)) for row in rows]
        if draw.happens("times as a spreadsheet shows them", 0.5):
            rows[4:] = [[_shown(row[0]), *row[1:]] for row in rows[4:]]
    return _variant(
        packing.packed(draw, tables.text_of(draw, rows, sign, "where needed"), "open-meteo.csv"), answer, draw
    )


def open_meteo_workbook(draw: Draw) -> Variant:
    """A workbook, as the service gives it: its moments are dates."""
    answer = _answer(draw)
    rows: list[list[Any]] = [
        [float(v) if isinstance(v, Decimal) else v for v in row] for row in _rows(answer)
    ]
    for row in rows[4:]:
        row[0] = np.datetime64(row[0]).astype(object)
    return _variant(packing.contained(draw, workbooks.workbook(draw, rows), "open-meteo.xlsx"), answer, draw)


def _variant(raw: bytes, answer: _Answer, draw: Draw) -> Variant:
    return Variant(raw, answer.first, answer.columns, draw.said)


def _answer(draw: Draw) -> _Answer:
    ours = dict.fromkeys(name for name, _ in VARIABLES.values())
    names = [draw.one(name, [v for v, (n, _) in VARIABLES.items() if n == name]) for name in ours]
    names = draw.rng.sample(names, draw.rng.randint(1, len(names)))
    made = content(draw, tuple(VARIABLES[name][0] for name in names))
    seconds, zone = draw.one("zone", ZONES)
    model = draw.one("model", MODELS)
    lists: dict[str, list[Decimal | None]] = {}
    units: dict[str, str] = {}
    right = {}
    for name in names:
        column, options = VARIABLES[name]
        unit, scale = draw.one("unit", options)
        values = [(value / Decimal(scale)).quantize(Decimal("0.1")) for value in made.columns[column]]
        if column == "ghi_wm2":
            values = [Decimal(0), *values[:-1]]
        lists[name + model], units[name + model] = list(values), unit
        numbers = np.array([float(value) for value in values]) * scale
        right[column] = np.append(numbers[1:], numbers[-24]) if column == "ghi_wm2" else numbers
    for name in draw.rng.sample(sorted(_UNUSED), draw.rng.randint(0, 2)):
        lists[name + model], units[name + model] = [None] * made.hours, _UNUSED[name]
    moments = made.moments()
    return _Answer(
        [f"{moment + timedelta(seconds=seconds):%Y-%m-%dT%H:%M}" for moment in moments],
        [int(moment.timestamp()) for moment in moments],
        lists,
        units,
        {
            "latitude": 52.09,
            "longitude": 5.17,
            "elevation": 3.0,
            "utc_offset_seconds": seconds,
            "timezone": zone,
            "timezone_abbreviation": zone[:3],
        },
        made.first,
        right,
    )


def _rows(answer: _Answer) -> list[list[Any]]:
    header = ["time", *(f"{name} ({unit})" for name, unit in answer.units.items())]
    values = zip(answer.times, *answer.lists.values(), strict=True)
    return [list(answer.place), list(answer.place.values()), [], header, *(list(row) for row in values)]


def _cell(value: Any, point: str) -> str:
    if value is None:
        return "NaN"
    return str(value).replace(".", point) if isinstance(value, Decimal | float) else str(value)


def _shown(time: str) -> str:
    return f"{time[8:10]}-{time[5:7]}-{time[:4]} {time[11:]}"


def _number(value: Decimal | None) -> float | int | None:
    if value is None:
        return None
    return int(value) if value == value.to_integral() else float(value)
