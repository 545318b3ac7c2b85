"""renewables.ninja: output of wind and sun in UTC, as a share of the capacity that was asked for.

The head follows real files of the point API: a title, a line of units, and JSON with units and parameters.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.series.files import every_hour, problems, read, said

PARAMS: dict[str, dict[str, Any]] = {
    "Wind": {"height": 100.0, "turbine": "Vestas V90 2000"},
    "Solar photovoltaic power (PV)": {"tilt": 35.0, "azim": 180.0, "tracking": 0},
}


def ninja(hours: int, kind: str = "Wind", capacity: Any = 1.0, params: bool = True, **more: Any) -> str:
    document = {
        "units": {"time": "UTC", "local_time": "Europe/Amsterdam", "electricity": "kW"},
        "params": {"lat": 51.95, "lon": 4.05, "capacity": capacity, **(PARAMS[kind] if params else {})}
        | more,
    }
    head = (
        f"# Renewables.ninja {kind} (Point API) - 51.95, 4.05 - Version: 1.4 - License: "
        "https://creativecommons.org/licenses/by-nc/4.0/ - Reference: https://doi.org/10.1016/j.energy.2016.08.068\n"
        "# Units: time in UTC, local_time in Europe/Amsterdam, electricity in kW\n"
        f"# {json.dumps(document)}\n"
        "time,local_time,electricity\n"
    )
    scale = float(capacity) if capacity is not None else 1.0
    return head + "".join(
        f"{moment:%Y-%m-%d %H:%M},{moment:%Y-%m-%d} {(moment.hour + 1) % 24:02}:00,{scale * (hour % 5) / 5:.3f}\n"
        for hour, moment in enumerate(every_hour("2023-01-01", hours))
    )


@pytest.mark.parametrize(
    ("kind", "column"), [("Wind", "wind_cf"), ("Solar photovoltaic power (PV)", "solar_cf")]
)
@pytest.mark.parametrize("params", [True, False])
@pytest.mark.parametrize("capacity", [1.0, 3000.0, "2.0"])
def test_the_output_is_a_share_of_the_capacity(
    tmp_path: Path, kind: str, column: str, params: bool, capacity: Any
) -> None:
    series = read(tmp_path, ninja(50, kind, capacity, params))
    assert set(series.columns) == {column}
    assert series.columns[column][:6] == pytest.approx([0.0, 0.2, 0.4, 0.6, 0.8, 0.0], abs=1e-3)
    assert series.sources[0].period == ("2023-01-01 00:00", "2023-01-03 01:00")
    assert series.sources[0].location.point == (51.95, 4.05)


def test_the_place_in_the_title(tmp_path: Path) -> None:
    text = ninja(30).replace('"lat": 51.95, "lon": 4.05, ', "")
    assert read(tmp_path, text).sources[0].location.point == (51.95, 4.05)


def test_without_a_capacity_it_is_of_one_kilowatt_and_said_so(tmp_path: Path) -> None:
    text = ninja(30).replace('"capacity": 1.0, ', "")
    assert "The capacity is not stated" in said(read(tmp_path, text))
    assert "is out of bounds" in problems(tmp_path, text.replace(",0.800", ",800"))[0]


def test_what_is_refused(tmp_path: Path) -> None:
    text = ninja(30)
    assert "the unit is 'MW'" in problems(tmp_path, text.replace('"kW"', '"MW"'))[0]
    assert (
        "the capacity is '0.0'" in problems(tmp_path, text.replace('"capacity": 1.0', '"capacity": 0.0'))[0]
    )
    bare = text[text.index("time,local_time") :]
    assert "whether this is the output of wind or of sun" in problems(tmp_path, bare)[0]


def test_weather_beside_the_output(tmp_path: Path) -> None:
    lines = ninja(30, "Solar photovoltaic power (PV)").splitlines()
    lines[3] += ",irradiance_direct,temperature"
    text = "\n".join(lines[:4] + [f"{line},0.1,7.5" for line in lines[4:]])
    series = read(tmp_path, text)
    assert series.columns["temp_c"].tolist() == [7.5] * 30
    assert series.unused == ("irradiance_direct",)
