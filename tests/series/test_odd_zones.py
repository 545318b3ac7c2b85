"""Zones that are half an hour or a quarter from the others: India, Nepal, Newfoundland, Adelaide."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import numpy as np
import pytest

from aigf.series import Filling, is_a_year, read_series
from tests.series.files import EPW_FIRST, epw, every_hour, open_meteo, problems, read, said

ZONES = {"5.5": "+05:30", "5.75": "+05:45", "-3.5": "-03:30", "9.5": "+09:30", "8.75": "+08:45"}


def minutes(zone: str) -> int:
    return round(float(zone) * 60)


def of_zone(zone: str, hours: int) -> str:
    return epw(hours).replace("1.0,-4.3", f"{zone},10.0")


def plain(zone: str, values: list[float]) -> str:
    lines = [
        f"{when:%Y-%m-%dT%H:%M}{ZONES[zone]},{value}"
        for when, value in zip(every_hour("2019-01-01", len(values)), values, strict=True)
    ]
    return "\n".join(["time,temp_c", *lines, ""])


def halves(values: np.ndarray[tuple[int], np.dtype[np.float64]], zone: str) -> dict[int, float]:
    """The mean of every whole hour UTC, from its minutes one by one, by its number from the first."""
    past = -minutes(zone) % 60
    each = np.concatenate([np.full(past, np.nan), np.repeat(values, 60)])
    whole = each[: len(each) // 60 * 60].reshape(-1, 60)
    return {hour: float(np.mean(row)) for hour, row in enumerate(whole) if np.all(np.isfinite(row))}


@pytest.mark.parametrize("zone", ZONES)
def test_an_hour_utc_is_the_mean_of_its_minutes_in_every_format(tmp_path: Path, zone: str) -> None:
    series = read(tmp_path, of_zone(zone, 48))
    values = np.array([number % 20 - 4.5 for number in range(48)])
    expected = halves(values, zone)
    found = series.columns["temp_c"]
    assert len(series) == 48
    for hour, mean in expected.items():
        assert found[hour] == pytest.approx(mean, abs=1e-12)
    assert found[0] == values[0]  # of which only the end is known
    assert f"{-minutes(zone) % 60} minutes past" in said(series)
    same = read(tmp_path, plain(zone, values.tolist()))
    assert same.columns["temp_c"].tolist() == found.tolist()
    assert same.hours is not None
    assert series.hours is not None
    assert same.hours.tolist() == series.hours.tolist()
    changes = {"utc_offset_seconds": minutes(zone) * 60, "hourly": {"temperature_2m": values.tolist()}}
    asked = read(tmp_path, open_meteo(48, **changes))
    assert asked.columns["temp_c"].tolist() == found.tolist()


@pytest.mark.parametrize("zone", ZONES)
def test_a_year_stays_a_year(tmp_path: Path, zone: str) -> None:
    assert is_a_year(read(tmp_path, of_zone(zone, 8760)))


def test_the_sun_stands_where_it_is_in_a_zone_of_half_hours(tmp_path: Path) -> None:
    """At 82.5 degrees east the sun is highest at noon of India's clock."""
    text = epw(24 * 200).replace("4.44200,1.0,-4.3", "82.5,5.5,10.0")
    lines = text.splitlines()
    for number in range(EPW_FIRST - 1, len(lines)):
        cells = lines[number].split(",")
        middle = (number - EPW_FIRST + 1) % 24 + 0.5
        cells[13] = (
            f"{max(0.0, 800.0 * np.cos((middle - 12.0) / 6.0 * np.pi / 2.0)) if 6 <= middle <= 18 else 0:.0f}"
        )
        lines[number] = ",".join(cells)
    series = read(tmp_path, "\n".join(lines))
    assert "highest" not in said(series)
    assert series.columns["ghi_wm2"].sum() == pytest.approx(
        sum(float(line.split(",")[13]) for line in lines[EPW_FIRST - 1 :])
    )
    elsewhere = "\n".join(lines).replace("82.5,5.5", "82.5,8.5")
    assert any("highest" in problem for problem in problems(tmp_path, elsewhere))


@pytest.mark.parametrize(
    ("offset", "third"), [("+05:30", (3 * 30 + 4 * 30) / 60), ("+05:45", (3 * 15 + 4 * 30 + 5 * 15) / 60)]
)
def test_parts_of_an_hour_go_where_they_are(tmp_path: Path, offset: str, third: float) -> None:
    """Half hours of India are halves of hours UTC, those of Nepal go across them; a day stays a day."""
    lines = [f"2019-01-01T{number // 2:02}:{number % 2 * 30:02}{offset},{number}" for number in range(48)]
    series = read(tmp_path, "\n".join(["time,temp_c", *lines]))
    assert len(series) == 24
    assert series.columns["temp_c"][2] == pytest.approx(third)


def test_a_missing_hour_is_missing_in_the_two_that_it_lies_in(tmp_path: Path) -> None:
    lines = plain("5.5", [float(hour) for hour in range(48)]).splitlines()
    text = "\n".join(lines[:20] + lines[21:])
    (missing,) = problems(tmp_path, text)
    assert "2019-01-01 13:00 to 2019-01-01 14:00 UTC (2)" in missing
    series, wrong = read_series(tmp_path / "f", None, Filling(weather=3))
    assert not wrong
    assert series is not None
    assert series.columns["temp_c"].tolist() == pytest.approx([0.0, *(hour - 0.5 for hour in range(1, 48))])


def test_what_is_no_zone_is_refused(tmp_path: Path) -> None:
    for zone in ("5.3", "15", "east", ""):
        assert "is no time zone" in problems(tmp_path, of_zone(zone, 48))[0]
    assert "quarter of an hour" in problems(tmp_path, open_meteo(48, utc_offset_seconds=20000))[0]
    assert timedelta(seconds=20000) % timedelta(minutes=15)
