"""KNMI's hourly data of a station (``uurgeg``): comma-separated, in tenths of a unit, in UT.

Hour 1 of a day runs from 00:00 to 01:00 UT; temperature and humidity are those at its end, wind and radiation of the
whole hour. Source: KNMI, Uurgegevens van het weer in Nederland, the legend at the head of every file.
"""

from __future__ import annotations

import re

import numpy as np

from aigf.documents import shown
from aigf.series.clock import in_year, minute_of, not_a_time
from aigf.series.columns import Array, Numbers
from aigf.series.findings import Findings, Wrong
from aigf.series.finishing import Origin, finished
from aigf.series.location import Location, location
from aigf.series.series import Series
from aigf.series.surroundings import between_values
from aigf.series.table import Table, column, one_value, rows_of, whole
from aigf.text import Text

#: Column of KNMI to ours, and what makes our unit of its: tenths, and J/cm2 in an hour to W/m2.
TAKEN = {
    "T": ("temp_c", 0.1),
    "TD": ("dewpoint_c", 0.1),
    "U": ("rh_pct", 1.0),
    "FH": ("wind_10m_ms", 0.1),
    "Q": ("ghi_wm2", 10_000.0 / 3_600.0),
}
FORMAT = Text("KNMI hourly data")
_STATION = re.compile(
    r"#?\s*(\d{3}):?\s+(-?\d+\.\d+)\s+(-?\d+\.\d+)\s+(-?\d+(?:\.\d+)?)\s+(\S.*?)\s*$", re.ASCII
)
#: The legend of a file is shorter.
LONGEST_HEAD = 400


def header_line(lines: list[str]) -> int | None:
    """The number, from 0, of the line that names the columns; None where the file is none of KNMI's."""
    for number, line in enumerate(lines[:LONGEST_HEAD]):
        names = _names(line)
        if "STN" in names and "YYYYMMDD" in names:
            return number
    return None


def read(text: str, digest: str, found: Findings) -> Series | None:
    """The series of one station; what is wrong in the file is noted."""
    head = header_line(text.splitlines()) or 0
    table = rows_of(text, found, after=head)
    names = _names(",".join(table.header))
    used = [
        (line, row)
        for line, row in zip(table.lines, table.rows, strict=True)
        if any(cell.strip() for cell in row) and not row[0].lstrip().startswith("#")
    ]
    table = Table(names, head + 1, [row for _, row in used], [line for line, _ in used])
    return read_table(table, digest, found, place_of(text.splitlines()[: head + 1]))


def read_table(table: Table, digest: str, found: Findings, places: dict[str, Location]) -> Series | None:
    """The series of one station in a table with KNMI's columns; ``places`` has the stations by number."""
    names = table.header
    hour = next((name for name in ("HH", "H") if name in names), None)
    if hour is None:
        wrong = Text("there is no column HH: these are values of days")
        raise found.refuse((table.header_line, 1), "", wrong, Text("hourly values (uurgeg)"))
    station = one_value(table, "STN", found)
    minutes, kept = _times(table, names.index("YYYYMMDD"), names.index(hour), found)
    table = table.taken(kept)
    used = between_values(table, TAKEN, found)
    table, minutes = table.taken(range(len(table.rows))[used]), minutes[used]
    columns: dict[str, Array] = {}
    for theirs, (ours, scale) in TAKEN.items():
        if theirs in names:
            values = whole(ours, *column(table, names.index(theirs), ours, found, scale=scale), found)
            if values is not None:
                columns[ours] = values
    rows = (minutes, np.asarray(table.lines, dtype=np.int64))
    taken = {"STN", "YYYYMMDD", hour, *TAKEN}
    origin = Origin(
        digest,
        Text("KNMI hourly data of station {station}", {"station": shown(station, 20)}),
        Text("UTC (hour 1 from 00:00 to 01:00)"),
        tuple(name for name in names if name and name not in taken),
        location=places.get(station, location(None, None, station)),
    )
    return finished(found, origin, columns, rows)


def place_of(head: list[str]) -> dict[str, Location]:
    """The stations that the head of a file lists, by number: number, degrees east and north, metres, name."""
    matches = (_STATION.match(line) for line in head)
    return {
        match.group(1): location(match.group(3), match.group(2), match.group(5)) for match in matches if match
    }


def _names(line: str) -> list[str]:
    return [name.strip() for name in line.strip().lstrip("#").split(",")]


def _times(table: Table, day: int, hour: int, found: Findings) -> tuple[Numbers, list[int]]:
    """The minutes at which the hours begin, and the rows of which they are; hour 24 begins at 23:00."""
    minutes, kept, wrong = [], [], []
    for number, (line, row) in enumerate(zip(table.lines, table.rows, strict=True)):
        if len(row) < len(table.header):
            said = Text("the line has {count} columns", {"count": len(row)})
            wrong.append(Wrong(line, 1, said))
            continue
        date, of_day = row[day].strip(), row[hour].strip()
        try:
            if len(date) != 8 or not (date + of_day).isdecimal() or not 1 <= int(of_day) <= 24:
                raise ValueError
            minute = minute_of(int(date[:4]), int(date[4:6]), int(date[6:]), int(of_day) - 1)
        except ValueError:
            wrong.append(Wrong(line, table.at(row, day), not_a_time(f"{date} {of_day}")))
            continue
        if in_year(minute, found.year):
            minutes.append(minute)
            kept.append(number)
    found.lines(wrong, "", Text("a day as 20191231, an hour from 1 to 24 and every column"))
    return np.array(minutes, dtype=np.int64), kept
