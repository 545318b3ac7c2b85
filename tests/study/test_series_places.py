"""Weather and prices of elsewhere are said to be of elsewhere."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from pathlib import Path

import numpy as np
import pytest

from aigf.documents import InputError
from aigf.series import read_files
from aigf.series.bidding_zones import countries_of, zone_at, zone_in
from aigf.study.appraise import appraise
from aigf.study.case import prepare
from aigf.study.series_places import place_warnings
from tests.effort import few
from tests.series.files import ember, entsoe, epw, open_meteo
from tests.study.test_own_series import plain, said

SUN = {"shortwave_radiation": [20.0 * (hour % 24) for hour in range(8760)]}
NARVIK = Path(__file__).parents[2] / "examples" / "narvik.yaml"
EXAMPLE = Path(__file__).parents[2] / "examples" / "eemshaven.yaml"


def write(folder: Path, text: str, name: str) -> Path:
    (folder / name).write_text(text)
    return folder / name


@pytest.mark.slow
def test_the_weather_of_tokyo(tmp_path: Path) -> None:
    far = open_meteo(8760, latitude=35.68, longitude=139.77, hourly=SUN)
    found = said(appraise(EXAMPLE, series=[write(tmp_path, far, "tokyo.json")]))
    assert "The weather in tokyo.json is of 35.68, 139.77, some 9" in found
    near = open_meteo(8760, hourly=SUN)
    assert "from the site" not in said(appraise(EXAMPLE, series=[write(tmp_path, near, "debilt.json")]))


def test_a_weather_file_names_its_place(tmp_path: Path) -> None:
    path = write(tmp_path, epw(8760).replace("51.95700,4.44200,1.0", "40.4,-3.7,1.0"), "madrid.epw")
    found = appraise(EXAMPLE, series=[path])
    assert "km from the site" in said(found)
    (source,) = found.as_object()["hourly_series"]
    assert source["location"] == {
        "latitude": 40.4,
        "longitude": -3.7,
        "station": "Rotterdam",
        "bidding_zone": None,
    }


@pytest.mark.parametrize(
    ("country", "said_of"),
    few([("Netherlands", ""), ("Italy", "of another bidding zone"), ("Utopia", "Is the bidding zone")], 2),
)
def test_the_prices_of_another_zone(tmp_path: Path, country: str, said_of: str) -> None:
    lines = ember(8760, country=country).splitlines()
    text = "\n".join(
        [lines[0], *(f"{line.rpartition(',')[0]},{60 + hour % 24}" for hour, line in enumerate(lines[1:]))]
    )
    found = said(appraise(EXAMPLE, series=[write(tmp_path, text, "prices.csv")]))
    assert (said_of in found) if said_of else ("bidding zone" not in found)


def test_the_zone_of_entsoe_travels(tmp_path: Path) -> None:
    first = datetime(2023, 1, 1, tzinfo=UTC)
    text = entsoe(first, first + timedelta(hours=30)).replace("BZN|NL", "BZN|IT-North")
    series, _ = read_files([write(tmp_path, text, "prices.csv")])
    assert series is not None
    assert series.sources[0].location.bidding_zone == "IT-North"
    assert "IT-North" in str(series.sources[0].format)


@pytest.mark.parametrize(
    ("zone", "countries"),
    [
        ("NL", {"NL"}),
        ("BZN|NO2", {"NO"}),
        ("DE-LU", {"DE", "LU"}),
        ("DE-AT-LU", {"DE", "AT", "LU"}),
        ("IT-Centre-North", {"IT"}),
        ("IE(SEM)", {"IE", "GB"}),
        ("Italy (IT)", {"IT"}),
        ("Netherlands", {"NL"}),
        ("Utopia", set()),
        ("", set()),
    ],
)
def test_the_countries_of_a_zone(zone: str, countries: set[str]) -> None:
    assert countries_of(zone) == countries


PLACES = {
    (68.44, 17.43): ("NO", "NO4"),
    (63.43, 10.40): ("NO", "NO3"),
    (60.39, 5.32): ("NO", ""),  # Bergen is a few kilometres from NO2
    (59.91, 10.75): ("NO", "NO1"),
    (58.97, 5.73): ("NO", "NO2"),
    (65.58, 22.15): ("SE", "SE1"),
    (63.17, 14.64): ("SE", "SE2"),
    (59.33, 18.06): ("SE", "SE3"),
    (55.60, 13.00): ("SE", "SE4"),
    (56.15, 10.20): ("DK", "DK1"),
    (55.68, 12.57): ("DK", "DK2"),
    (45.46, 9.19): ("IT", "IT-NORTH"),
    (41.90, 12.50): ("IT", "IT-CENTRE-SOUTH"),
    (38.12, 13.36): ("IT", "IT-SICILY"),
    (54.60, -5.93): ("GB", "SEM"),
    (51.51, -0.13): ("GB", "GB"),
    (53.35, -6.26): ("IE", ""),  # one zone, which needs no areas
}


@pytest.mark.parametrize("point", PLACES)
def test_the_zone_of_a_place(point: tuple[float, float]) -> None:
    country, zone = PLACES[point]
    assert zone_at(point, country) == zone
    assert not zone or zone_in(zone, country) == zone


@pytest.mark.parametrize(
    ("label", "country", "zone"),
    [
        ("BZN|NO2", "NO", "NO2"),
        ("NO2NSL", "NO", "NO2"),
        ("NO_4", "NO", "NO4"),
        ("BZN|IT-Centre-North", "IT", "IT-CENTRE-NORTH"),
        ("Norway", "NO", ""),
        ("BZN|IE(SEM)", "GB", "SEM"),
        ("NL", "NL", ""),
    ],
)
def test_the_zone_in_a_label(label: str, country: str, zone: str) -> None:
    assert zone_in(label, country) == zone


@pytest.mark.parametrize(
    ("zone", "point", "said_of"),
    few(
        [
            ("NO4", (68.44, 17.43), ""),
            ("NO2", (68.44, 17.43), "than the site's (NO4): NO2"),
            ("NO2", (60.39, 5.32), "NO has several bidding zones: is NO2"),
            ("NO2", None, "NO has several bidding zones: is NO2"),
            ("NO", (68.44, 17.43), "are those of NO as a whole"),
            ("SE1", (68.44, 17.43), "than the site's (NO): SE1"),
        ],
        2,
    ),
)
def test_prices_of_another_zone_of_the_country(
    tmp_path: Path, zone: str, point: tuple[float, float] | None, said_of: str
) -> None:
    first = datetime(2022, 12, 31, 23, tzinfo=UTC)
    lines = entsoe(first, first + timedelta(hours=8760)).replace("BZN|NL", f"BZN|{zone}").splitlines()
    text = "\n".join(
        [
            lines[0],
            *(re.sub(r'"\d+\.00"', f'"{60 + hour % 24}.00"', line) for hour, line in enumerate(lines[1:])),
        ]
    )
    settings = [] if point is None else [f"site.latitude={point[0]}", f"site.longitude={point[1]}"]
    case = prepare(NARVIK, settings, "base", 1, series=[write(tmp_path, text, "prices.csv")])
    found = " ".join(str(text) for text in place_warnings(case))
    assert said_of in found if said_of else "bidding zone" not in found


def test_two_files_of_places_far_apart(tmp_path: Path) -> None:
    other = (
        open_meteo(48, latitude=35.68, longitude=139.77).replace("2m", "3m").replace("shortwave", "longwave")
    )
    series, _ = read_files([write(tmp_path, epw(48), "a.epw"), write(tmp_path, other, "b.json")])
    assert series is not None
    assert "is of places some 9300 km apart" in " ".join(map(str, series.warnings))


@pytest.mark.parametrize(("hours", "outcome"), [(0, "none"), (1, "warned"), (-3, "refused")])
@pytest.mark.slow
def test_the_sun_of_a_file_without_a_place(tmp_path: Path, hours: int, outcome: str) -> None:
    of_day = np.arange(8760) % 24 + 0.5
    sun = np.maximum(np.cos(2 * np.pi * (of_day - 11.6 + hours) / 24), 0.0) * 400.0
    path = plain(tmp_path, "ghi_wm2", ghi_wm2=sun)
    if outcome == "refused":
        with pytest.raises(InputError, match="the sun of these hours is highest at 14:"):
            appraise(EXAMPLE, series=[path])
        (tmp_path / "other").mkdir()
        other = plain(tmp_path / "other", "temp_c")
        with pytest.raises(InputError) as caught:
            appraise(EXAMPLE, series=[other, path])
        assert [problem.place.file for problem in caught.value.problems] == [str(path)]
        return
    assert ("Are the times in own.csv in UTC?" in said(appraise(EXAMPLE, series=[path]))) == (
        outcome == "warned"
    )
