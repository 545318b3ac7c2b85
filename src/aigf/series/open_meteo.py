"""Open-Meteo's JSON: a block ``hourly`` of lists, with ``hourly_units`` and one offset from UTC for all times.

Its times have the same offset all year, also where the time zone changes its clock (open-meteo issues 488 and 1764).
Temperature, humidity and wind are those at the time; radiation is the mean of the hour before it, and is therefore
moved by an hour. Source: open-meteo.com, Historical Weather API, API documentation.
"""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Collection
from functools import partial
from typing import Any

import numpy as np

from aigf.documents import shown
from aigf.series.clock import iso_minute
from aigf.series.columns import COLUMNS, KMH, KNOT, MPH, Array, Numbers, other_unit
from aigf.series.findings import Findings, Wrong
from aigf.series.finishing import Origin, finished
from aigf.series.location import location
from aigf.series.records import loaded
from aigf.series.series import Series
from aigf.series.steps import parts_of_hours
from aigf.series.surroundings import said_of_ends
from aigf.series.table import unit_expected
from aigf.text import Text

#: Variable, with its names of before 2023, to ours and what makes our unit of each that it may be in.
_DEGREES, _SPEED = {"°C": 1.0}, {"km/h": KMH, "m/s": 1.0, "kn": KNOT, "mp/h": MPH}
TAKEN: dict[str, tuple[str, dict[str, float]]] = {
    "temperature_2m": ("temp_c", _DEGREES),
    "relative_humidity_2m": ("rh_pct", {"%": 1.0}),
    "relativehumidity_2m": ("rh_pct", {"%": 1.0}),
    "dew_point_2m": ("dewpoint_c", _DEGREES),
    "dewpoint_2m": ("dewpoint_c", _DEGREES),
    "wind_speed_10m": ("wind_10m_ms", _SPEED),
    "windspeed_10m": ("wind_10m_ms", _SPEED),
    "wind_speed_100m": ("wind_100m_ms", _SPEED),
    "windspeed_100m": ("wind_100m_ms", _SPEED),
    "shortwave_radiation": ("ghi_wm2", {"W/m²": 1.0}),
}
#: Line and column of the values of a variable, the first so many of them.
Places = Callable[..., list[tuple[int, int]]]
_FURTHEST = 14 * 3600  #: seconds ahead of UTC of a zone
_HOUR_BEFORE = "ghi_wm2"
#: Ends of names that are another quantity, not a model: at one moment, and how far the members of an ensemble differ.
_OTHER_QUANTITY = ("_instant", "_spread")


def recognised(text: str) -> bool:
    """Whether a text is JSON."""
    return text.lstrip()[:1] in {"{", "["}


def read(text: str, digest: str, found: Findings) -> Series | None:
    """The series of a place; what is wrong in the file is noted."""
    document = _document(text, found)
    return read_document(document, partial(_places, text), digest, found)


def read_document(document: dict[str, Any], places_of: Places, digest: str, found: Findings) -> Series | None:
    """The series in a document; ``places_of`` says where the first values of a variable stand in the file."""
    hourly, units = document["hourly"], document.get("hourly_units")
    units = units if isinstance(units, dict) else {}
    named = _variables(hourly, places_of, found)
    hourly = _until_last_value(hourly, named, found)
    minutes, places = _times(document | {"hourly": hourly}, units, places_of, found)
    columns: dict[str, Array] = {}
    for theirs, variable in named.items():
        ours, scales = TAKEN[variable]
        unit = units.get(theirs)
        if not isinstance(unit, str) or unit not in scales:
            wrong = Text("the unit is '{unit}'", {"unit": shown(unit)})
            expected = Text("the unit {units}", {"units": " / ".join(scales)})
            found.problem(places_of(theirs)[0], theirs, wrong, expected)
            continue
        values = _values(hourly[theirs], (theirs, ours), scales[unit], places_of, found)
        if values is not None and _as_long(values, minutes, (theirs, places_of), found):
            columns[ours] = values
    if found.problems:
        return None
    _move_radiation(columns, found)
    offset = {"offset": f"{_offset(document) / 60:+g}", "zone": shown(document.get("timezone", "?"))}
    zone = Text("UTC{offset} all year ({zone})", offset)
    unused = tuple(shown(name) for name in hourly if name != "time" and name not in named)
    lines = np.array([line for line, _ in places], dtype=np.int64)
    place = location(document.get("latitude"), document.get("longitude"))
    origin = Origin(digest, Text("Open-Meteo"), zone, unused, location=place)
    lengths = parts_of_hours(minutes + _offset(document)) if _offset(document) % 60 else None
    return finished(found, origin, columns, (minutes, lines), lengths)


def _variables(hourly: dict[str, Any], places_of: Places, found: Findings) -> dict[str, str]:
    """The names in the file of what is taken, each with the variable that it is.

    Where models were asked for, a name ends in that of its model. A variable that is there more than once, of several
    models, is noted: which of them is meant is not known.
    """
    taken: dict[str, str] = {}
    for ours in dict.fromkeys(ours for ours, _ in TAKEN.values()):
        of_variable = [variable for variable, (name, _) in TAKEN.items() if name == ours]
        names = {
            name: variable
            for name in hourly
            for variable in of_variable
            if name == variable or (name.startswith(f"{variable}_") and not name.endswith(_OTHER_QUANTITY))
        }
        if len(names) > 1:
            wrong = Text("several models have it: {names}", {"names": shown(", ".join(names), 200)})
            found.problem(places_of(list(names)[1])[0], ours, wrong, Text("one model in a file"))
            continue
        for name, variable in names.items():
            if name != variable:
                model = {"name": shown(variable), "model": shown(name.removeprefix(f"{variable}_"))}
                found.repairs.append(Text("{name} is that of the model {model}.", model))
        taken |= names
    return taken


def _until_last_value(hourly: dict[str, Any], names: Collection[str], found: Findings) -> dict[str, Any]:
    """The lists without the hours at their end in which no variable has a value: those that have not passed yet."""
    lists = [hourly[name] for name in names]
    count = len(hourly["time"])
    if not lists or not all(isinstance(listed, list) and len(listed) == count for listed in lists):
        return hourly
    last = next(
        (hour for hour in range(count, 0, -1) if any(listed[hour - 1] is not None for listed in lists)), count
    )
    said_of_ends(count - last, found)
    return {
        name: listed[:last] if name == "time" or name in names else listed for name, listed in hourly.items()
    }


def _document(text: str, found: Findings) -> dict[str, Any]:
    """The JSON; raises InputError where it is none, or not that of one place with hourly values."""
    try:
        document = loaded(text)
    except json.JSONDecodeError as error:
        wrong = Text("this is not JSON ({reason})", {"reason": shown(error.msg)})
        raise found.refuse((error.lineno, error.colno), "", wrong, Text("JSON of Open-Meteo")) from None
    except (RecursionError, ValueError):
        wrong = Text("this cannot be read as JSON")
        raise found.refuse((1, 1), "", wrong, Text("JSON of Open-Meteo")) from None
    if (
        isinstance(document, list)
        and len(document) == 1
        and isinstance(document[0], dict)
        and "hourly" in document[0]
    ):
        document = document[0]
    records = isinstance(document, list) and any(isinstance(one, dict) and "time" in one for one in document)
    if isinstance(document, list) and not records:
        wrong = Text("the file has several places")
        raise found.refuse((1, 1), "", wrong, Text("one, in a file of its own"))
    hourly = document.get("hourly") if isinstance(document, dict) else None
    if not isinstance(hourly, dict) or not isinstance(hourly.get("time"), list):
        wrong = Text("there is no block 'hourly' with a list 'time'")
        raise found.refuse((1, 1), "hourly", wrong, Text("JSON of Open-Meteo"))
    checked: dict[str, Any] = document
    return checked


def _offset(document: dict[str, Any]) -> int:
    """The minutes by which the times are ahead of UTC."""
    seconds = document.get("utc_offset_seconds", 0)
    known = isinstance(seconds, int | float) and abs(seconds) <= _FURTHEST
    return int(seconds) // 60 if known else 0


def _times(
    document: dict[str, Any], units: dict[str, Any], places_of: Places, found: Findings
) -> tuple[Numbers, list[tuple[int, int]]]:
    """The minutes, UTC, of the times, and their places."""
    listed = document["hourly"]["time"]
    places = places_of("time", len(listed))
    ahead = _offset(document)
    stated = document.get("utc_offset_seconds", 0)
    if ahead % 15 or not isinstance(stated, int | float) or not abs(stated) <= _FURTHEST:
        wrong_zone = Text("the offset is no whole quarter of an hour")
        found.problem((1, 1), "utc_offset_seconds", wrong_zone, Text("seconds ahead of UTC"))
    minutes, wrong = [], []
    for cell, (line, column) in zip(listed, places, strict=True):
        if units.get("time") == "unixtime":
            minute: int | Text = int(cell) // 60 if isinstance(cell, int) else iso_minute(shown(cell))
        else:
            minute = iso_minute(shown(cell))
            minute = minute - ahead if isinstance(minute, int) else minute
        if isinstance(minute, int):
            minutes.append(minute)
        else:
            wrong.append(Wrong(line, column, minute))
    found.lines(wrong, "time", Text("every time as 2019-12-31T23:00"))
    return np.array(minutes, dtype=np.int64), places


def _values(
    listed: Any, names: tuple[str, str], scale: float, places_of: Places, found: Findings
) -> Array | None:
    """The values of a variable in our unit; what is no number, empty or out of bounds is noted."""
    theirs, ours = names
    if not isinstance(listed, list):
        found.problem(places_of(theirs)[0], theirs, Text("this is no list"), Text("a value in every hour"))
        return None
    places = places_of(theirs, len(listed))
    empty, wrong = [], []
    values = np.full(len(listed), np.nan)
    for hour, (value, (line, column)) in enumerate(zip(listed, places, strict=True)):
        if value is None:
            empty.append(Wrong(line, column, Text("the value is empty")))
        elif isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
            said = Text("'{value}' is not a number", {"value": shown(value)})
            wrong.append(Wrong(line, column, said))
        else:
            values[hour] = value * scale
    unit = other_unit(ours, values)
    if unit is not None:
        found.problem(places[0], theirs, unit, unit_expected(ours))
    else:
        low, high = COLUMNS[ours].low, COLUMNS[ours].high
        for number in np.flatnonzero((values < low) | (values > high)):
            said = Text("{value} is out of bounds", {"value": shown(listed[number])})
            wrong.append(Wrong(*places[number], said))
        values[(values < low) | (values > high)] = np.nan  # noted: nothing is computed with them
        bounds = {"low": f"{low / scale:g}", "high": f"{high / scale:g}"}
        found.cells(wrong, ours, Text("a number from {low} to {high}", bounds), theirs)
    if len(empty) == len(values) and len(values):
        found.repairs.append(Text("{name} has no values and is left out.", {"name": theirs}))
        return None
    found.lacking(empty, ours, theirs)
    return values


def _as_long(values: Array, minutes: Numbers, named: tuple[str, Places], found: Findings) -> bool:
    if len(values) == len(minutes):
        return True
    theirs, places_of = named
    wrong = Text("there are {count} values", {"count": len(values)})
    expected = Text("{count} values, as many as times", {"count": len(minutes)})
    found.problem(places_of(theirs)[0], theirs, wrong, expected)
    return False


def _move_radiation(columns: dict[str, Array], found: Findings) -> None:
    """Radiation at a time is the mean of the hour before: it belongs to the hour that begins one earlier."""
    given = columns.get(_HOUR_BEFORE)
    if given is None or len(given) < 24:
        return
    columns[_HOUR_BEFORE] = np.append(given[1:], given[-24])
    said = Text(
        "Radiation is that of the hour before its time and has been moved; the last hour has that of a day before."
    )
    found.repairs.append(said)


def _places(text: str, name: str, count: int = 1) -> list[tuple[int, int]]:
    """Line and column of the values of a list in the block ``hourly``, the first ``count`` of them."""
    block = max(text.find('"hourly":'), text.find('"hourly" :'), 0)
    start = text.find("[", max(text.find(f'"{name}"', block), 0)) + 1
    line = text.count("\n", 0, start) + 1
    line_start = text.rfind("\n", 0, start) + 1
    places: list[tuple[int, int]] = []
    for part in text[start : text.find("]", start)].split(","):
        lead = len(part) - len(part.lstrip())
        newlines = part.count("\n", 0, lead)
        if newlines:
            line += newlines
            line_start = start + part.rfind("\n", 0, lead) + 1
        places.append((line, start + lead - line_start + 1))
        start += len(part) + 1
        after = part.count("\n", lead)
        if after:
            line += after
            line_start = start - len(part) - 1 + part.rfind("\n") + 1
    return (places + [(line, 1)] * count)[:count]
