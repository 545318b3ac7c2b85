"""Weather and prices of elsewhere are said to be of elsewhere."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import numpy as np
import pytest

from aigf.documents import InputError
from aigf.series import read_files
from aigf.series.bidding_zones import countries_of
from aigf.study.appraise import appraise
from tests.series.files import ember, entsoe, epw, open_meteo
from tests.study.test_own_series import plain, said

SUN = {"shortwave_radiation": [20.0 * (hour % 24) for hour in range(8760)]}
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
    [("Netherlands", ""), ("Italy", "of another bidding zone"), ("Utopia", "Is the bidding zone")],
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
        ("IE(SEM)", {"IE"}),
        ("Italy (IT)", {"IT"}),
        ("Netherlands", {"NL"}),
        ("Utopia", set()),
        ("", set()),
    ],
)
def test_the_countries_of_a_zone(zone: str, countries: set[str]) -> None:
    assert countries_of(zone) == countries


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
