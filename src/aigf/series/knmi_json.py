"""KNMI's hourly data as the script service gives them with ``fmt=json``: a list of hours, in the units of ``uurgeg``.

Source: KNMI, Data ophalen vanuit een script, https://www.knmi.nl/kennis-en-datacentrum/achtergrond/
data-ophalen-vanuit-een-script.
"""

from __future__ import annotations

from aigf.series import knmi
from aigf.series.findings import Findings
from aigf.series.records import cell, document_of, lines_of
from aigf.series.series import Series
from aigf.series.table import Table
from aigf.text import Text

_STATION, _DATE, _HOUR = "station_code", "date", "hour"
_EXPECTED = Text("JSON of KNMI's hourly data")


def recognised(text: str) -> bool:
    """Whether a text is a JSON list of records of stations."""
    return text.lstrip()[:1] == "[" and f'"{_STATION}"' in text[:2000]


def read(text: str, digest: str, found: Findings) -> Series | None:
    """The series of one station; what is wrong in the file is noted."""
    records = document_of(text, _EXPECTED, found)
    if not all(isinstance(record, dict) and _STATION in record and _DATE in record for record in records):
        wrong = Text("not every hour has a station and a date")
        raise found.refuse((1, 1), "", wrong, _EXPECTED)
    known = dict.fromkeys(str(name) for record in records for name in record)
    measured = [name for name in known if name not in {_STATION, _DATE, _HOUR}]
    header = ["STN", "YYYYMMDD", *(["HH"] if _HOUR in known else []), *measured]
    rows = [
        [
            cell(record[_STATION]),
            cell(record[_DATE])[:10].replace("-", ""),
            *([cell(record.get(_HOUR))] if _HOUR in known else []),
            *(cell(record.get(name)) for name in measured),
        ]
        for record in records
    ]
    lines = lines_of(text, f'"{_STATION}"', len(rows))
    return knmi.read_table(Table(header, 1, rows, lines), digest, found, {})
