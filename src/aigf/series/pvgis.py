"""Hourly series of PVGIS (Joint Research Centre), as CSV and as JSON: sun, panels and weather of a place, in UTC.

Radiation is that of a moment, some minutes past the hour by the satellite; it stands for the hour in which it is. The
output of panels is in W of a stated nominal power. A typical year (TMY) has months of different years; it is then put
in the year of its first line. Source: European Commission, PVGIS user manual, hourly radiation and TMY; pvlib's tests
have files of both.
"""

from __future__ import annotations

import re
from typing import Any, NamedTuple

import numpy as np

from aigf.series.clock import in_year, minute_of, not_a_time
from aigf.series.columns import Array, Numbers
from aigf.series.findings import Findings, Wrong
from aigf.series.finishing import Origin, finished
from aigf.series.location import Location, location
from aigf.series.records import cell, document_of, lines_of
from aigf.series.series import Series
from aigf.series.table import Table, column, even, index_of, rows_of, whole
from aigf.text import Text

_MOMENT = re.compile(r"(\d{4})(\d\d)(\d\d):(\d\d)(\d\d)", re.ASCII)
_TIMES = ("time", "time(UTC)")
_WEATHER = {"T2m": "temp_c", "RH": "rh_pct", "WS10m": "wind_10m_ms"}
_POWER, _PARTS = "P", ("Gb(i)", "Gd(i)", "Gr(i)")
_NUMBER = re.compile(r"-?\d{1,12}(?:[.,]\d{1,12})?(?![\d.,])", re.ASCII)
_LONGEST_HEAD = 60
#: Cold panels in bright sun give a little more than their nominal power.
_MOST_OF_NOMINAL = 1.25


class _File(NamedTuple):
    """The table of a file, and what stands beside it."""

    table: Table
    place: Location
    nominal: float | None  #: power of the panels [W]
    flat: bool  #: the plane of the radiation is horizontal
    typical: bool


def recognised(text: str) -> bool:
    """Whether a text begins as PVGIS's CSV or JSON does."""
    begin = text[:3000]
    if begin.lstrip()[:1] == "{":
        return '"outputs"' in text and '"meteo_data"' in begin and '"location"' in begin
    return begin.lstrip().startswith("Latitude (decimal degrees)")


def read(text: str, digest: str, found: Findings) -> Series | None:
    """The series of a place; what is wrong in the file is noted."""
    file = _of_json(text, found) if text.lstrip()[:1] == "{" else _of_csv(text, found)
    table = file.table
    time = index_of(table, _TIMES, Text("hourly data or a typical year of PVGIS"), found)
    minutes, kept, years = _moments(table, time, file.typical, found)
    table = table.taken(kept)
    columns: dict[str, Array] = {}
    for theirs, ours in _WEATHER.items():
        if theirs in table.header:
            values = whole(ours, *column(table, table.header.index(theirs), ours, found), found)
            columns |= {} if values is None else {ours: values}
    sun = _radiation(file, table, found)
    columns |= {} if sun is None else {"ghi_wm2": sun}
    power = _output(file, table, found)
    columns |= {} if power is None else {"solar_cf": power}
    past = sorted({int(minute) % 60 for minute in minutes})
    if past and past != [0]:
        said = Text(
            "Times {minutes} minutes past the hour stand for the hour in which they are.",
            {"minutes": past[0]},
        )
        found.repairs.append(said)
    taken = {*_TIMES, *_WEATHER, *_PARTS, "G(h)", "G(i)", _POWER}
    unused = tuple(name for name in table.header if name not in taken)
    source = Text("PVGIS, typical year") if file.typical else Text("PVGIS, hourly data")
    origin = Origin(digest, source, Text("UTC"), unused, years if file.typical else None, file.place)
    rows = (minutes - minutes % 60, np.asarray(table.lines, dtype=np.int64))
    return finished(found, origin, columns, rows)


def _of_csv(text: str, found: Findings) -> _File:
    lines = text.splitlines()
    head = next(
        (
            number
            for number, line in enumerate(lines[:_LONGEST_HEAD])
            if line.strip().strip('"').startswith(_TIMES)
        ),
        None,
    )
    if head is None:
        wrong = Text("there is no line with the names of the columns")
        raise found.refuse((1, 1), "", wrong, Text("hourly data or a typical year of PVGIS"))
    end = next(
        (number for number, line in enumerate(lines) if number > head and not line[:1].isdigit()), len(lines)
    )
    table = rows_of("\n".join(lines[:end]), found, after=head)
    even(table, found)
    stated = {}
    for line in lines[:head]:
        key, _, value = line.partition(":")
        stated[key.strip().casefold()] = value.strip()
    nominal = next((value for key, value in stated.items() if key.startswith("nominal power")), "")
    slope = _NUMBER.match(stated.get("slope", ""))
    return _File(
        table,
        location(stated.get("latitude (decimal degrees)"), stated.get("longitude (decimal degrees)")),
        _watts(nominal),
        slope is not None and _number(slope.group()) == 0.0,
        "month,year" in lines[:head],
    )


def _of_json(text: str, found: Findings) -> _File:
    document = document_of(text, Text("JSON of PVGIS"), found)
    outputs, inputs = _inside(document, "outputs"), _inside(document, "inputs")
    name = next((name for name in ("hourly", "tmy_hourly") if isinstance(outputs.get(name), list)), None)
    records = outputs.get(name, []) if name else []
    if not records or not all(isinstance(record, dict) for record in records):
        wrong = Text("there are no hours in the file")
        raise found.refuse((1, 1), "outputs", wrong, Text("hourly data or a typical year of PVGIS"))
    header = [str(key) for key in records[0]]
    rows = [[cell(record.get(key)) for key in header] for record in records]
    place, mounting = _inside(inputs, "location"), _inside(inputs, "mounting_system")
    return _File(
        Table(header, 1, rows, lines_of(text, r'"time(?:\(UTC\))?":\s*"\d', len(rows))),
        location(place.get("latitude"), place.get("longitude")),
        _watts(str(_inside(inputs, "pv_module").get("peak_power", ""))),
        _inside(_inside(mounting, "fixed"), "slope").get("value") == 0,
        name == "tmy_hourly",
    )


def _inside(document: Any, name: str) -> dict[str, Any]:
    part = document.get(name) if isinstance(document, dict) else None
    return part if isinstance(part, dict) else {}


def _watts(kilowatts: str) -> float | None:
    number = _NUMBER.match(kilowatts)
    watts = _number(number.group()) * 1000.0 if number else 0.0
    return watts if watts > 0.0 else None


def _number(text: str) -> float:
    return float(text.replace(",", "."))


def _moments(
    table: Table, index: int, typical: bool, found: Findings
) -> tuple[Numbers, list[int], tuple[int, ...]]:
    """The minutes, UTC, of the rows, the rows of which they are, and the years of these rows."""
    minutes, kept, wrong = [], [], []
    years: dict[int, int] = {}
    for number, (line, row, text) in enumerate(table.cells(index)):
        match = _MOMENT.fullmatch(text)
        year, month, day, hour, minute = (int(part) for part in match.groups()) if match else (0, 0, 0, 99, 0)
        try:
            if hour > 23 or minute > 59:
                raise ValueError
            moment = minute_of(next(iter(years), year) if typical else year, month, day, hour, minute)
        except ValueError:
            wrong.append(Wrong(line, table.at(row, index), not_a_time(text)))
            continue
        if typical or in_year(moment, found.year):
            years[year] = 1
            minutes.append(moment)
            kept.append(number)
    found.lines(wrong, "time", Text("every time as 20191231:2310"))
    return np.array(minutes, dtype=np.int64), kept, tuple(sorted(years))


def _radiation(file: _File, table: Table, found: Findings) -> Array | None:
    """The radiation on a horizontal plane, where the file has it: of a tilted plane it is not known."""
    names = ("G(h)",) if "G(h)" in table.header else ("G(i)",) if "G(i)" in table.header else _PARTS
    if (names != ("G(h)",) and not file.flat) or not set(names) <= set(table.header):
        return None
    parts = [column(table, table.header.index(name), "ghi_wm2", found) for name in names]
    return whole(
        "ghi_wm2", sum((values for values, _ in parts), np.zeros(len(table.rows))), parts[0][1], found
    )


def _output(file: _File, table: Table, found: Findings) -> Array | None:
    """The output of the panels as a share of their nominal power."""
    if _POWER not in table.header:
        return None
    if file.nominal is None:
        wrong = Text("the nominal power of the panels is not stated")
        found.problem((table.header_line, 1), _POWER, wrong, Text("a file of PVGIS as it was delivered"))
        return None
    # Read within what cold panels give, then cut at full power.
    scale = 1.0 / (file.nominal * _MOST_OF_NOMINAL)
    values = whole(
        "solar_cf", *column(table, table.header.index(_POWER), "solar_cf", found, scale=scale), found
    )
    if values is None:
        return None
    shares: Array = values * _MOST_OF_NOMINAL
    above = int(np.sum(shares > 1.0))
    if above:
        found.repairs.append(
            Text("Output above the nominal power has been set to it; hours: {count}.", {"count": above})
        )
    return np.minimum(shares, 1.0)
