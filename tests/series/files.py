"""Small files in the layouts of their sources, to be broken one way at a time."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

from aigf.series import Series, read_series

KNMI_HEAD = """\
BRON: KONINKLIJK NEDERLANDS METEOROLOGISCH INSTITUUT (KNMI)
Opmerking: door stationsverplaatsingen zijn deze tijdreeksen van uurwaarden mogelijk inhomogeen!

YYYYMMDD  = datum (YYYY=jaar,MM=maand,DD=dag) / date (YYYY=year,MM=month,DD=day)
HH        = tijd (HH=uur, UT.12 UT=13 MET, 14 MEZT. Uurvak 05 loopt van 04.00 UT tot 5.00 UT
T         = Temperatuur (in 0.1 graden Celsius) op 1.50 m hoogte tijdens de waarneming

# STN,YYYYMMDD,   HH,   DD,   FH,   FF,   FX,    T, T10N,   TD,   SQ,    Q,   DR,   RH,    P,   VV,    N,    U,   WW

"""
KNMI_FIRST = 10  #: line of the first hour

EPW_HEAD = """\
LOCATION,Rotterdam,ZH,NLD,SRC-TMYx,063440,51.95700,4.44200,1.0,-4.3
DESIGN CONDITIONS,0
TYPICAL/EXTREME PERIODS,0
GROUND TEMPERATURES,0
HOLIDAYS/DAYLIGHT SAVINGS,No,0,0,0
COMMENTS 1,made for a test
COMMENTS 2,
DATA PERIODS,1,1,Data,Sunday,1/ 1,12/31
"""
EPW_FIRST = 9

EMBER_HEAD = "Country,ISO3 Code,Datetime (UTC),Datetime (Local),Price (EUR/MWhe)\n"
ENTSOE_HEAD = (
    '"MTU (CET/CEST)","Area","Sequence","Day-ahead Price (EUR/MWh)","Intraday Period (CET/CEST)",'
    '"Intraday Price (EUR/MWh)"\n'
)
ENTSOE_OLD_HEAD = '"MTU (CET/CEST)","Day-ahead Price [EUR/MWh]","Currency","BZN|NL"\n'


def knmi(hours: int, start: str = "2019-01-01", station: int = 260) -> str:
    """Hours of a station; temperature in tenths counts from -5 to 294."""
    return KNMI_HEAD + "".join(
        f"  {station},{moment:%Y%m%d},{moment.hour + 1:5d},  200,   35,   30,   50,{number % 300 - 5:5d},     ,   "
        f"{-12:2d},    0,   36,    0,    0,10215,   13,    8,   96,    4\n"
        for number, moment in enumerate(every_hour(start, hours))
    )


def epw(hours: int, start: str = "2019-01-01", years: tuple[int, ...] = ()) -> str:
    """Hours of local standard time, UTC+1; ``years`` by month where it is a typical year."""
    lines = []
    for number, moment in enumerate(every_hour(start, hours)):
        year = years[(moment.month - 1) % len(years)] if years else moment.year
        values = f"{number % 20 - 5 + 0.5:.1f},-3.2,87,101325,0,0,300,120,0,0,0,0,0,0,220,4.1,5,5,20,7,9,99,0,0,0,0,0"
        lines.append(f"{year},{moment.month},{moment.day},{moment.hour + 1},60,A7A7,{values}\n")
    return EPW_HEAD + "".join(lines)


def open_meteo(hours: int, start: str = "2019-01-01", **changes: Any) -> str:
    """Hours of Open-Meteo's historical API; ``changes`` replace parts of the document, ``hourly`` by variable."""
    document: dict[str, Any] = {
        "latitude": 52.09,
        "longitude": 5.17,
        "generationtime_ms": 0.2,
        "utc_offset_seconds": 0,
        "timezone": "GMT",
        "timezone_abbreviation": "GMT",
        "elevation": 3.0,
        "hourly_units": {
            "time": "iso8601",
            "temperature_2m": "°C",
            "relative_humidity_2m": "%",
            "wind_speed_100m": "km/h",
            "shortwave_radiation": "W/m²",
        },
        "hourly": {
            "time": [f"{moment:%Y-%m-%dT%H:%M}" for moment in every_hour(start, hours)],
            "temperature_2m": [round(0.1 * (hour % 300), 1) for hour in range(hours)],
            "relative_humidity_2m": [80] * hours,
            "wind_speed_100m": [36.0] * hours,
            "shortwave_radiation": [float(hour % 24) for hour in range(hours)],
        },
    }
    for part in ("hourly", "hourly_units"):
        document[part] |= changes.pop(part, {})
    return json.dumps(document | changes, ensure_ascii=False)


def ember(hours: int, start: str = "2019-01-01", country: str = "Netherlands") -> str:
    """Hours of Ember's file of a country; the price counts up from 20."""
    return EMBER_HEAD + "".join(
        f"{country},NLD,{moment:%Y-%m-%d %H:%M:%S},{moment + timedelta(hours=1):%Y-%m-%d %H:%M:%S},{20 + number}.5\n"
        for number, moment in enumerate(every_hour(start, hours))
    )


def entsoe(first: datetime, last: datetime, minutes: int = 60) -> str:
    """Units of ENTSO-E's export from ``first`` to before ``last``, UTC, on the clock of Central Europe."""
    lines, number, moment = [], 0, first
    while moment < last:
        begin, end = clock(moment), clock(moment + timedelta(minutes=minutes))
        lines.append(
            f'"{begin:%d/%m/%Y %H:%M:%S} - {end:%d/%m/%Y %H:%M:%S}","BZN|NL","Sequence 1","{number}.00","",""\n'
        )
        moment += timedelta(minutes=minutes)
        number += 1
    return ENTSOE_HEAD + "".join(lines)


def clock(moment: datetime) -> datetime:
    """What the clock of Central Europe shows, by the rule: last Sundays of March and October, 01:00 UTC."""
    change = [
        max(
            datetime(moment.year, month, day, 1, tzinfo=UTC)
            for day in range(25, 32)
            if datetime(moment.year, month, day, tzinfo=UTC).weekday() == 6
        )
        for month in (3, 10)
    ]
    return moment.astimezone(timezone(timedelta(hours=2 if change[0] <= moment < change[1] else 1)))


def every_hour(start: str, hours: int) -> Iterator[datetime]:
    first = datetime.fromisoformat(start)
    return (first + timedelta(hours=hour) for hour in range(hours))


def read(folder: Path, text: str, name: str = "f", year: int | None = None) -> Series:
    """The series in a file with this text, which has no problems."""
    path = folder / name
    path.write_bytes(text.encode())
    series, problems = read_series(path, year)
    assert series is not None, [problem.render() for problem in problems]
    return series


def problems(folder: Path, text: str, name: str = "f") -> list[str]:
    """What is wrong in a file with this text, without the name of the folder."""
    path = folder / name
    path.write_bytes(text.encode())
    series, found = read_series(path)
    assert series is None
    return [problem.render().replace(f"{folder}/", "") for problem in found]


def said(series: Series) -> str:
    """The repairs and warnings of a series, in one text."""
    return " ".join(str(text) for text in (*series.repairs, *series.warnings))
