"""Weather files for EnergyPlus (EPW), in local standard time with the zone in their first line.

Hour 1 runs from 00:00 to 01:00. The months of a typical year are of different years; it is then put in the year of
its first line. Source: EnergyPlus, Auxiliary Programs, EnergyPlus Weather File (EPW) Data Dictionary.
"""

from __future__ import annotations

import csv

import numpy as np

from aigf.documents import shown
from aigf.series.clock import minute_of
from aigf.series.columns import Array, Numbers
from aigf.series.findings import Findings, Wrong
from aigf.series.finishing import Origin, finished
from aigf.series.location import NOWHERE, Location, location
from aigf.series.series import Series
from aigf.series.table import Table, column, rows_of, whole
from aigf.text import Text

#: Column, from 0, with our name and the value from which on it stands for none (the dictionary's ``missing``).
TAKEN = {
    6: ("temp_c", 99.9),
    7: ("dewpoint_c", 99.9),
    8: ("rh_pct", 999.0),
    13: ("ghi_wm2", 9999.0),
    21: ("wind_10m_ms", 999.0),
}
_YEAR, _MONTH, _DAY, _HOUR, _LAST = 0, 1, 2, 3, 21
_ZONE, _RECORDS, _CITY, _LATITUDE, _LONGITUDE = 8, 2, 1, 6, 7


def recognised(text: str) -> bool:
    """Whether a text begins as such a file does."""
    return _cells(text[:1000].partition("\n")[0])[0].upper() == "LOCATION"


def read(text: str, digest: str, found: Findings) -> Series | None:
    """The series of a weather file; what is wrong in it is noted."""
    lines = text.splitlines()
    place = _cells(lines[0])
    ahead = _zone(place, found)
    headed = enumerate(_cells(line)[0].upper() for line in lines[:50])
    head = next((number for number, name in headed if name == "DATA PERIODS"), None)
    if head is None:
        wrong = Text("there is no line DATA PERIODS")
        raise found.refuse((1, 1), "", wrong, Text("the eight lines at the head of a weather file"))
    records = _cells(lines[head])
    if len(records) <= _RECORDS or records[_RECORDS] != "1":
        wrong = Text("the file does not have one value an hour")
        raise found.refuse((head + 1, 1), "", wrong, Text("one record an hour in DATA PERIODS"))
    table = rows_of(text, found, after=head)
    minutes, kept, years = _times(table, ahead, found)
    table = table.taken(kept)
    columns: dict[str, Array] = {}
    for index, (name, missing) in TAKEN.items():
        values = whole(name, *column(table, index, name, found, missing=missing), found)
        if values is not None:
            columns[name] = values
    city = place[_CITY] if len(place) > _CITY else ""
    origin = Origin(
        digest,
        Text("EnergyPlus weather of {place}", {"place": shown(city, 40)}),
        Text("UTC{offset} all year", {"offset": f"{ahead / 60:+g}"}),
        years=years,
        location=_location(place, city),
    )
    rows = (minutes, np.asarray(table.lines, dtype=np.int64))
    return finished(found, origin, columns, rows, np.full(len(minutes), 60, dtype=np.int64))


def _location(place: list[str], city: str) -> Location:
    return NOWHERE if len(place) <= _LONGITUDE else location(place[_LATITUDE], place[_LONGITUDE], city)


def _cells(line: str) -> list[str]:
    """The cells of a line of the head: one of them may be quoted, with a comma in it."""
    try:
        return [cell.strip() for cell in next(csv.reader([line], skipinitialspace=True), [""])] or [""]
    except csv.Error:
        return [""]


def _zone(place: list[str], found: Findings) -> int:
    """The minutes by which the file's time is ahead of UTC."""
    try:
        hours = float(place[_ZONE].replace(",", "."))
        if not (-12.0 <= hours <= 14.0 and 4.0 * hours == int(4.0 * hours)):
            raise ValueError
    except (IndexError, ValueError):
        cell = place[_ZONE] if len(place) > _ZONE else ""
        wrong = Text("'{value}' is no time zone", {"value": shown(cell)})
        found.problem((1, 1), "LOCATION", wrong, Text("hours ahead of UTC as the eighth value"))
        return 0
    return round(hours * 60)


def _times(table: Table, ahead: int, found: Findings) -> tuple[Numbers, list[int], tuple[int, ...]]:
    """The minutes, UTC, at which the hours begin, the rows of which they are, and the years of these rows."""
    minutes, kept, wrong = [], [], []
    years: dict[int, int] = {}
    for number, (line, row) in enumerate(zip(table.lines, table.rows, strict=True)):
        try:
            if len(row) <= _LAST:
                raise ValueError
            year, month, day, hour = (int(row[part]) for part in (_YEAR, _MONTH, _DAY, _HOUR))
            if not 1 <= hour <= 24:
                raise ValueError
            first = next(iter(years), year)
            minutes.append(minute_of(first, month, day, hour - 1) - ahead)
            kept.append(number)
            years[year] = years.get(year, 0) + 1
        except ValueError:
            said = Text("the line has no year, month, day and hour, or not every column")
            wrong.append(Wrong(line, 1, said))
    found.lines(wrong, "", Text("year, month, day, an hour from 1 to 24, and 35 columns"))
    return np.array(minutes, dtype=np.int64), kept, tuple(sorted(years))
