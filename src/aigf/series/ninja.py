"""Hourly output of wind turbines and panels, and weather, of renewables.ninja: one place, in UTC.

Lines of comment say what it is; one of them is JSON, with the units, the place and the capacity that was asked for.
Source: renewables.ninja, CSV of a point (Pfenninger and Staffell 2016, Staffell and Pfenninger 2016).
"""

from __future__ import annotations

import json
import re
from typing import Any, NamedTuple

import numpy as np

from aigf.documents import shown
from aigf.series.columns import Array
from aigf.series.findings import Findings
from aigf.series.finishing import Origin, finished
from aigf.series.location import Location, location
from aigf.series.series import Series
from aigf.series.table import Table, column, even, index_of, rows_of, whole
from aigf.series.times import utc_times
from aigf.text import Text

_TIME, _OUTPUT = "time", "electricity"
_POINT = re.compile(r"-\s*(-?\d+(?:\.\d+)?),\s*(-?\d+(?:\.\d+)?)\s*-")
#: The longest head of comments, and the longest line of it that is read as JSON.
_LONGEST_HEAD, _LONGEST_JSON = 50, 20_000
#: Weather of the file to ours, with the units that it may be in.
_WEATHER = {"temperature": ("temp_c", {"°C", ""}), "radiation_surface": ("ghi_wm2", {"W/m²", "W/m^2", ""})}
_COLUMNS = {"wind": "wind_cf", "sun": "solar_cf"}


class _Head(NamedTuple):
    """What the lines of comment say."""

    length: int
    words: str
    units: dict[str, str]
    params: dict[str, Any]


def recognised(text: str) -> bool:
    """Whether a text has a head of comments of renewables.ninja, or its columns."""
    lines = text[:20_000].splitlines()
    head = [line for line in lines[:_LONGEST_HEAD] if line.startswith("#")]
    if any("renewables.ninja" in line.casefold() for line in head):
        return True
    first = next((line for line in lines if not line.startswith("#")), "")
    names = {name.strip().strip('"') for name in re.split(r"[,;\t]", first)}
    return {_TIME, "local_time"} <= names and bool(names & {_OUTPUT, *_WEATHER})


def read(text: str, digest: str, found: Findings) -> Series | None:
    """The series of a place; what is wrong in the file is noted."""
    head = _head(text)
    table = rows_of(text, found, after=head.length)
    even(table, found)
    index_of(table, (_TIME,), Text("a CSV of renewables.ninja as it was delivered"), found)
    kind = _kind(head) if _OUTPUT in table.header else ""
    scale = _scale(head, table, found) if _OUTPUT in table.header else 1.0
    minutes, kept = utc_times(table, _TIME, found)
    table = table.taken(kept)
    columns: dict[str, Array | None] = {}
    if kind:
        name = _COLUMNS[kind]
        columns[name] = whole(name, *_read(table, _OUTPUT, name, found, scale), found)
    elif _OUTPUT in table.header:
        wrong = Text("it is not stated whether this is the output of wind or of sun")
        expected = Text("a CSV of renewables.ninja as it was delivered, with its lines of comment")
        found.problem((table.header_line, 1), _OUTPUT, wrong, expected)
    for theirs, (ours, units) in _WEATHER.items():
        if theirs in table.header and head.units.get(theirs, "") in units:
            columns[ours] = whole(ours, *_read(table, theirs, ours, found), found)
    taken = {
        _TIME,
        "local_time",
        *((_OUTPUT,) if kind else ()),
        *(name for name in _WEATHER if name in table.header),
    }
    source = Text("renewables.ninja")
    if kind:
        source = Text("renewables.ninja, wind") if kind == "wind" else Text("renewables.ninja, sun")
    unused = tuple(name for name in table.header if name and name not in taken)
    origin = Origin(digest, source, Text("UTC"), unused, location=_location(head))
    lines = np.asarray(table.lines, dtype=np.int64)
    filled = {name: values for name, values in columns.items() if values is not None}
    return finished(found, origin, filled, (minutes, lines))


def _read(
    table: Table, theirs: str, ours: str, found: Findings, scale: float = 1.0
) -> tuple[Array, list[Any]]:
    return column(table, table.header.index(theirs), ours, found, scale=scale)


def _head(text: str) -> _Head:
    lines = text[:100_000].splitlines()[:_LONGEST_HEAD]
    length = next((number for number, line in enumerate(lines) if not line.startswith("#")), len(lines))
    document: Any = {}
    for line in lines[:length]:
        inside = line.lstrip("# ").strip().strip('"').replace('""', '"')
        if inside.startswith("{") and len(inside) < _LONGEST_JSON:
            try:
                document = json.loads(inside)
            except (ValueError, RecursionError):
                document = {}
    units, params = (document.get(name) for name in ("units", "params"))
    return _Head(
        length,
        " ".join(lines[:length]),
        {str(name): str(unit) for name, unit in units.items()} if isinstance(units, dict) else {},
        params if isinstance(params, dict) else {},
    )


def _kind(head: _Head) -> str:
    """What the electricity is of, by the parameters that only one of them has, else by the title; '' where unknown."""
    if {"turbine", "height"} & set(head.params):
        return "wind"
    if {"tilt", "azim", "tracking", "system_loss"} & set(head.params):
        return "sun"
    title = head.words.partition("License")[0].casefold()
    of_wind, of_sun = "wind" in title, "solar" in title or re.search(r"\bpv\b", title) is not None
    return "" if of_wind == of_sun else "wind" if of_wind else "sun"


def _scale(head: _Head, table: Table, found: Findings) -> float:
    """What makes a share of full power of the output: 1 over the capacity, where the output is in kW."""
    unit = head.units.get(_OUTPUT, "kW")
    if unit not in {"kW", ""}:
        wrong = Text("the unit is '{unit}'", {"unit": shown(unit)})
        raise found.refuse((table.header_line, 1), _OUTPUT, wrong, Text("the unit {units}", {"units": "kW"}))
    try:
        capacity = float(str(head.params["capacity"]))
        if not 0.0 < capacity < 1e9:
            raise ValueError
    except KeyError:
        found.warnings.append(
            Text("The capacity is not stated: the output is taken as a share of full power, of 1 kW.")
        )
        return 1.0
    except ValueError:
        wrong = Text("the capacity is '{value}'", {"value": shown(str(head.params["capacity"]))})
        raise found.refuse((1, 1), "capacity", wrong, Text("a capacity in kW above zero")) from None
    return 1.0 / capacity


def _location(head: _Head) -> Location:
    place = location(head.params.get("lat"), head.params.get("lon"))
    stated = _POINT.search(head.words)
    return location(*stated.groups()) if place.point is None and stated else place
