"""PVGIS: hourly radiation, panels and weather, as CSV and JSON, and the typical year.

The heads and the names follow files of PVGIS 5.2 and 5.3, such as those in the tests of pvlib.
"""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from tests.series.files import every_hour, problems, read, said

HEAD = (
    "Latitude (decimal degrees):\t51.950\r\nLongitude (decimal degrees):\t4.050\r\nElevation (m):\t3\r\n"
    "Radiation database:\tPVGIS-SARAH3\r\n\r\n\r\nSlope: 38 deg. (optimum) \r\nAzimuth: -1 deg. (optimum) \r\n"
    "Nominal power of the PV system (c-Si) (kWp):\t2.0\r\nSystem losses (%):\t14.0\r\n\r\n"
    "time,P,G(i),H_sun,T2m,WS10m,Int\r\n"
)
FOOT = (
    "\r\nP: PV system power (W)\r\nG(i): Global irradiance on the inclined plane (plane of the array) (W/m2)\r\n"
    "H_sun: Sun height (degree)\r\nT2m: 2-m air temperature (degree Celsius)\r\n"
    "WS10m: 10-m total wind speed (m/s)\r\nInt: 1 means solar radiation values are reconstructed\r\n\r\n"
    "PVGIS (c) European Union, 2001-2026\r\n"
)
TMY = (
    "Latitude (decimal degrees): 51.950\r\nLongitude (decimal degrees): 4.050\r\nElevation (m): 3.0\r\n"
    "Irradiance Time Offset (h): 0.1761\r\nmonth,year\r\n1,2014\r\n2,2008\r\n"
    "time(UTC),T2m,RH,G(h),Gb(n),Gd(h),IR(h),WS10m,WD10m,SP\r\n"
)


def sun(hour: int) -> float:
    """Radiation of a clear day, the sun being highest at 11:40 UTC."""
    return float(max(np.cos(2 * np.pi * (hour % 24 - 11.2) / 24), 0.0)) * 800.0


def hourly(hours: int) -> str:
    return (
        HEAD
        + "".join(
            f"{moment:%Y%m%d:%H}10,{1.6 * sun(hour):.1f},{sun(hour):.2f},0.0,{hour % 24}.25,3.4,0.0\r\n"
            for hour, moment in enumerate(every_hour("2023-06-01", hours))
        )
        + FOOT
    )


def as_json(hours: int, slope: float = 38.0) -> str:
    records = [
        {
            "time": f"{moment:%Y%m%d:%H}10",
            "P": round(1.6 * sun(hour), 1),
            "G(i)": round(sun(hour), 2),
            "T2m": hour % 24 + 0.25,
        }
        for hour, moment in enumerate(every_hour("2023-06-01", hours))
    ]
    inputs = {
        "location": {"latitude": 51.95, "longitude": 4.05, "elevation": 3.0},
        "meteo_data": {"radiation_db": "PVGIS-SARAH3", "year_min": 2023, "year_max": 2023},
        "mounting_system": {"fixed": {"slope": {"value": slope, "optimal": False}, "azimuth": {"value": 0}}},
        "pv_module": {"technology": "c-Si", "peak_power": 2.0, "system_loss": 14.0},
    }
    return json.dumps({"inputs": inputs, "outputs": {"hourly": records}, "meta": {}})


def test_the_output_is_a_share_of_the_nominal_power(tmp_path: Path) -> None:
    series = read(tmp_path, hourly(96))
    assert set(series.columns) == {"solar_cf", "temp_c", "wind_10m_ms"}
    assert series.columns["solar_cf"] == pytest.approx(
        [1.6 * sun(hour) / 2000.0 for hour in range(96)], abs=1e-4
    )
    assert series.columns["temp_c"][:2].tolist() == [0.25, 1.25]
    assert series.sources[0].period == ("2023-06-01 00:00", "2023-06-04 23:00")
    assert series.sources[0].location.point == (51.95, 4.05)
    assert "Times 10 minutes past the hour" in said(series)


def test_csv_and_json_are_the_same(tmp_path: Path) -> None:
    one, other = read(tmp_path, hourly(48)), read(tmp_path, as_json(48))
    assert one.columns["solar_cf"].tolist() == other.columns["solar_cf"].tolist()
    assert one.columns["temp_c"].tolist() == other.columns["temp_c"].tolist()
    assert one.sources[0].period == other.sources[0].period
    assert one.sources[0].location == other.sources[0].location


def test_radiation_of_a_flat_plane_is_radiation_of_a_horizontal_one(tmp_path: Path) -> None:
    assert "ghi_wm2" not in read(tmp_path, as_json(48)).columns
    flat = read(tmp_path, as_json(48, slope=0.0))
    assert flat.columns["ghi_wm2"] == pytest.approx([sun(hour) for hour in range(48)], abs=0.01)
    parts = HEAD.replace("Slope: 38", "Slope: 0").replace("P,G(i),", "Gb(i),Gd(i),Gr(i),")
    text = (
        parts
        + "".join(f"20230601:{hour:02}10,50.0,30.5,0.0,1.0,5.0,3.0,0.0\r\n" for hour in range(24))
        + FOOT
    )
    assert read(tmp_path, text).columns["ghi_wm2"].tolist() == [80.5] * 24


def test_a_typical_year(tmp_path: Path) -> None:
    rows = "".join(
        f"{'2014' if moment.month == 1 else '2008'}{moment:%m%d:%H}00,5.5,80.0,{sun(hour):.1f}"
        ",0.0,0.0,250.0,4.2,61.0,101000.0\r\n"
        for hour, moment in enumerate(every_hour("2014-01-25", 10 * 24))
    )
    series = read(tmp_path, TMY + rows + FOOT)
    assert set(series.columns) == {"temp_c", "rh_pct", "ghi_wm2", "wind_10m_ms"}
    assert series.sources[0].years == (2008, 2014)
    assert "The months are of different years (2008, 2014)." in said(series)
    assert len(series) == 240


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("20230601:0110", "2023-06-01 01:10", "hours are missing"),
        ("20230601:0110", "20230601:0199", "'20230601:0199' is not a time"),
        ("(kWp):\t2.0", "(kWp):\t", "the nominal power of the panels is not stated"),
        ("(kWp):\t2.0", "(kWp):\t1.0", "is out of bounds"),
        (",1.25,", ",x,", "'x' is not a number"),
    ],
)
def test_what_is_refused(tmp_path: Path, old: str, new: str, expected: str) -> None:
    text = hourly(30)
    assert old in text
    assert expected in "\n".join(problems(tmp_path, text.replace(old, new, 1)))


@pytest.mark.parametrize(
    "text", ['{"inputs": {"location": {}, "meteo_data": {}}, "outputs": []}', HEAD.partition("time,")[0]]
)
def test_a_file_without_hours(tmp_path: Path, text: str) -> None:
    assert problems(tmp_path, text)
