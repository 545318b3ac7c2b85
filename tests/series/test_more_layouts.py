"""KNMI's JSON and list of stations, and Open-Meteo's CSV, as their services give them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from tests.series.files import every_hour, knmi, open_meteo, problems, read, said


def knmi_json(hours: int, **changes: Any) -> str:
    """What the script service gives with fmt=json: a list of hours, tenths as in ``uurgeg``, blanks as null."""
    records = [
        {
            "station_code": 260,
            "date": f"{moment:%Y-%m-%d}T00:00:00.000Z",
            "hour": moment.hour + 1,
            "FH": 35,
            "T": number % 300 - 5,
            "TD": -12,
            "Q": 36,
            "U": 96,
            "WW": None,
        }
        | changes
        for number, moment in enumerate(every_hour("2019-01-01", hours))
    ]
    return json.dumps(records)


def test_json_and_text_of_knmi_are_the_same(tmp_path: Path) -> None:
    one, other = read(tmp_path, knmi_json(48)), read(tmp_path, knmi(48))
    assert one.digest() == other.digest()
    assert np.array_equal(one.hours, other.hours)
    assert one.sources[0].format.values == other.sources[0].format.values


def test_what_is_refused_of_the_json(tmp_path: Path) -> None:
    assert "these are values of days" in problems(tmp_path, knmi_json(5).replace('"hour"', '"HX"'))[0]
    assert "'2019x101T0 1' is not a time" in " ".join(
        problems(tmp_path, knmi_json(5).replace("2019-01-01", "2019x101"))
    )
    two = knmi_json(5).replace("260", "344", 1)
    assert "the file has several: 344, 260" in problems(tmp_path, two)[0]
    assert "not every hour has a station" in problems(tmp_path, '[{"station_code": 260}]')[0]
    assert "this cannot be read as JSON" in problems(tmp_path, '[{"station_code": 260')[0]


def test_the_station_in_the_head(tmp_path: Path) -> None:
    station = (
        "# STN         LON(east)   LAT(north)  ALT(m)      NAME\n"
        "# 260         5.180       52.100      1.90        De Bilt\n"
    )
    where = read(tmp_path, station + knmi(30)).sources[0].location
    assert where.point == (52.1, 5.18)
    assert where.station == "De Bilt"
    assert read(tmp_path, knmi(30)).sources[0].location.station == "260"


def open_meteo_csv(hours: int, offset: int = 0, zone: str = "GMT") -> str:
    """The CSV of the archive: two lines about the place, an empty one, and the table."""
    document = json.loads(open_meteo(hours))["hourly"]
    head = (
        "latitude,longitude,elevation,utc_offset_seconds,timezone,timezone_abbreviation\n"
        f"52.09,5.17,3.0,{offset},{zone},{zone}\n\n"
        "time,temperature_2m (°C),relative_humidity_2m (%),wind_speed_100m (km/h),shortwave_radiation (W/m²)\n"
    )
    return head + "".join(",".join(map(str, row)) + "\n" for row in zip(*document.values(), strict=True))


def test_csv_and_json_of_open_meteo_are_the_same(tmp_path: Path) -> None:
    one, other = read(tmp_path, open_meteo_csv(48)), read(tmp_path, open_meteo(48))
    assert one.digest() == other.digest()
    assert one.sources[0].location == other.sources[0].location
    assert one.sources[0].period == other.sources[0].period


def test_the_offset_of_the_csv(tmp_path: Path) -> None:
    series = read(tmp_path, open_meteo_csv(48, 3600, "Europe/Amsterdam"))
    assert series.sources[0].period is not None
    assert series.sources[0].period[0] == "2018-12-31 23:00"


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("(°C)", "(°F)", "f:5:18: temperature_2m: the unit is '°F'"),
        ("\n2019-01-01T01:00,0.1,", "\n2019-01-01T01:00,,", "f:6:18: temperature_2m: the value is empty"),
        ("\n2019-01-01T01:00,0.1,", "\n2019-01-01T01:00,x,", "'x' is not a number"),
        ("5.17,3.0,0,GMT,GMT\n", "5.17,3.0,0,GMT,GMT\n53.0,6.0,1.0,0,GMT,GMT\n", "several places"),
        (",0,GMT", ",soon,GMT", "the offset is no number"),
    ],
)
def test_what_is_refused_of_the_csv(tmp_path: Path, old: str, new: str, expected: str) -> None:
    text = open_meteo_csv(30)
    assert old in text
    assert expected in "\n".join(problems(tmp_path, text.replace(old, new, 1)))


def test_a_model_in_the_names_of_the_csv(tmp_path: Path) -> None:
    text = open_meteo_csv(30).replace("temperature_2m (", "temperature_2m_era5 (")
    assert "temperature_2m is that of the model era5." in said(read(tmp_path, text))
