"""Open-Meteo's JSON: units as they are declared, one offset from UTC, radiation of the hour before."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.series.files import open_meteo, problems, read, said


def test_units_and_times(tmp_path: Path) -> None:
    series = read(tmp_path, open_meteo(48))
    assert str(series.sources[0].zone) == "UTC+0 all year (GMT)"
    assert series.sources[0].period == ("2019-01-01 00:00", "2019-01-02 23:00")
    assert series.columns["temp_c"][1] == pytest.approx(0.1)
    assert series.columns["wind_100m_ms"] == pytest.approx(10.0)
    # What is given at 01:00 is the mean from 00:00 to 01:00.
    assert series.columns["ghi_wm2"][:2].tolist() == [1.0, 2.0]
    assert series.columns["ghi_wm2"][-1] == 0.0
    assert "Radiation is that of the hour before" in said(series)


def test_the_offset_holds_for_all_times(tmp_path: Path) -> None:
    changes = {"utc_offset_seconds": 7200, "timezone": "Europe/Amsterdam"}
    series = read(tmp_path, open_meteo(2000, "2019-03-01", **changes))
    assert str(series.sources[0].zone) == "UTC+2 all year (Europe/Amsterdam)"
    assert series.sources[0].period == ("2019-02-28 22:00", "2019-05-23 05:00")
    assert len(series) == 2000


def test_unix_times(tmp_path: Path) -> None:
    times = [1546300800 + 3600 * hour for hour in range(30)]
    changes: dict[str, Any] = {"hourly": {"time": times}, "hourly_units": {"time": "unixtime"}}
    series = read(tmp_path, open_meteo(30, utc_offset_seconds=3600, **changes))
    assert series.sources[0].period == ("2019-01-01 00:00", "2019-01-02 05:00")


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        (
            {"hourly_units": {"temperature_2m": "°F"}},
            "temperature_2m: the unit is '°F', expected the unit °C",
        ),
        ({"hourly_units": {"wind_speed_100m": "Bft"}}, "the unit is 'Bft', expected the unit km/h / m/s"),
        ({"hourly": {"temperature_2m": [1.0] * 29}}, "there are 29 values, expected 30 values"),
        ({"hourly": {"temperature_2m": [1.0, None] * 15}}, "the value is empty"),
        ({"hourly": {"temperature_2m": [280.0] * 30}}, "the values look like kelvin"),
        ({"hourly": {"temperature_2m": [1.0] * 29 + [99.0]}}, "99.0 is out of bounds"),
        ({"hourly": {"temperature_2m": [1.0] * 29 + [float("nan")]}}, "'nan' is not a number"),
        ({"hourly": {"temperature_2m": [1.0] * 29 + ["2"]}}, "'2' is not a number"),
        ({"hourly": {"temperature_2m": 3}}, "this is no list"),
        ({"hourly": {"time": ["2019-01-01T00:00"] * 29 + ["x"]}}, "'x' is not a time"),
        ({"utc_offset_seconds": 19000}, "the offset is no whole quarter of an hour"),
    ],
)
def test_what_is_refused(tmp_path: Path, changes: dict[str, Any], expected: str) -> None:
    assert expected in "\n".join(problems(tmp_path, open_meteo(30, **changes)))


def test_the_place_of_a_value_in_laid_out_json(tmp_path: Path) -> None:
    text = json.dumps(json.loads(open_meteo(30)), ensure_ascii=False, indent=2)
    lines = text.splitlines()
    line = next(number for number, line in enumerate(lines, 1) if line.strip() == "0.7,")
    found = problems(tmp_path, text.replace("      0.7,", "      null,", 1))
    assert found[0].startswith(f"f:{line}:7: temperature_2m: the value is empty")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{", "this is not JSON"),
        ("[{}]", "several places"),
        ('{"hourly": 3}', "no block 'hourly'"),
        ("[" * 100_000, "JSON"),
    ],
)
def test_other_json(tmp_path: Path, text: str, expected: str) -> None:
    assert expected in problems(tmp_path, text)[0]


def test_a_variable_without_values_is_left_out(tmp_path: Path) -> None:
    series = read(tmp_path, open_meteo(30, hourly={"wind_speed_100m": [None] * 30}))
    assert "wind_100m_ms" not in series.columns
