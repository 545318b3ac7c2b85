"""The sun tells in which time zone a file is, and its place where it is of."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from aigf.series.location import distance, location
from aigf.series.sun import difference
from tests.series.files import EPW_HEAD, problems, read, said

HOURS = np.arange("2019-06-01", "2019-06-11", dtype="datetime64[h]")


def noon_at(hour: float) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    """Radiation on clear days of 16 hours of light with the sun highest at an hour, UTC."""
    of_day = HOURS.astype(int) % 24 + 0.5
    away = (of_day - hour + 12.0) % 24.0 - 12.0
    return np.maximum(np.cos(np.pi * away / 16.0), 0.0) * 800.0


def delft(zone: str, shift: int = 0) -> str:
    """Ten days of June at 52 north, 5 east, where the sun is highest at 11:40 UTC, as a weather file says them."""
    head = EPW_HEAD.replace("51.95700,4.44200,1.0", f"52.00,5.00,{zone}").replace("1/ 1,12/31", "6/ 1, 6/10")
    rest = "120,0,0,0,0,0,0,220,4.1,5,5,20,7,9,99,0,0,0,0,0"
    lines = []
    for number, hour in enumerate(HOURS):
        day = hour.astype("datetime64[D]").astype(object)
        sun = noon_at(11.67 + shift)[number]
        lines.append(
            f"2019,6,{day.day},{number % 24 + 1},60,A7A7,12.0,3.2,87,101325,0,0,300,{sun:.0f},{rest[4:]}\n"
        )
    return head + "".join(lines)


@pytest.mark.parametrize("longitude", [-120.0, 0.0, 5.0, 139.7])
def test_the_sun_of_a_longitude(longitude: float) -> None:
    apart = difference(HOURS, noon_at((12.0 - longitude / 15.0) % 24.0), longitude)
    assert apart is not None
    assert abs(apart[2]) < 0.1  # June: the equation of time is below three minutes
    assert apart[0] == pytest.approx(apart[1], abs=0.1)


def test_radiation_without_day_and_night_tells_nothing() -> None:
    assert difference(HOURS, np.full(len(HOURS), 120.0), 5.0) is None
    assert difference(HOURS[:48], noon_at(12.0)[:48], 5.0) is None
    assert difference(HOURS, np.zeros(len(HOURS)), 5.0) is None


def test_the_zone_of_a_template_is_refused(tmp_path: Path) -> None:
    # The values are in UTC+1, the file says UTC-6.
    found = problems(tmp_path, delft("-6.0", shift=1))
    assert "the sun of these hours is highest at 18:4" in found[0]
    assert "at longitude 5 it is at 11:3" in found[0]


def test_an_hour_is_warned_of_and_half_an_hour_is_not(tmp_path: Path) -> None:
    assert "Are the times in the zone that the file says?" in said(read(tmp_path, delft("0.0", shift=1)))
    assert "Are the times" not in said(read(tmp_path, delft("1.0", shift=1)))
    series = read(tmp_path, delft("1.0", shift=1))
    assert series.sources[0].location == location(52.0, 5.0, "Rotterdam")


def test_a_city_with_a_comma_in_it_moves_nothing(tmp_path: Path) -> None:
    plainly = read(tmp_path, delft("1.0", shift=1))
    quoted = read(tmp_path, delft("1.0", shift=1).replace("Rotterdam", '"Rotterdam, The Hague AP"'))
    assert quoted.sources[0].period == plainly.sources[0].period
    assert quoted.sources[0].zone == plainly.sources[0].zone
    assert quoted.sources[0].location.point == (52.0, 5.0)
    assert "Rotterdam, The Hague AP" in str(quoted.sources[0].format)


def test_every_cell_of_the_head_may_be_quoted(tmp_path: Path) -> None:
    text = delft("1.0", shift=1)
    head = "\n".join(",".join(f'"{cell}"' for cell in line.split(",")) for line in text.splitlines()[:8])
    quoted = head + "\n" + "\n".join(text.splitlines()[8:]) + "\n"
    assert read(tmp_path, quoted).digest() == read(tmp_path, text).digest()


def test_distances_over_the_earth() -> None:
    # Rotterdam to Tokyo is 9,300 km; a degree of latitude 111.2 km.
    assert distance((51.92, 4.48), (35.68, 139.77)) == pytest.approx(9_300, rel=0.01)
    assert distance((52.0, 5.0), (53.0, 5.0)) == pytest.approx(111.2, abs=0.1)
    assert distance((10.0, 179.5), (10.0, -179.5)) < 120
    assert location("52.1", " 5.18 ", "De Bilt").point == (52.1, 5.18)
    assert location("91", "5").point is None
    assert location("nan", "5").point is None
