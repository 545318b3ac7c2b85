"""Files that are put together: on the same hours, on the same hours of the year, and what must be known of it."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import numpy as np
import pytest

from aigf.documents import InputError
from aigf.series import Series, calendar_year, is_a_year, read_files
from tests.effort import few
from tests.series.files import ember, entsoe, epw, every_hour, knmi, read, said


def together(folder: Path, *texts: str) -> Series:
    paths = [folder / f"f{number}" for number in range(len(texts))]
    for path, text in zip(paths, texts, strict=True):
        path.write_text(text, encoding="utf-8")
    series, problems = read_files(paths)
    if series is None:
        raise InputError(problems)
    return series


def year_of_wind(year: int, hours: int = 8760) -> str:
    rows = "".join(
        f"{moment:%Y-%m-%d %H:%M},{number % 100 / 100}\n"
        for number, moment in enumerate(every_hour(f"{year}-01-01", hours))
    )
    return "time_utc,wind_cf\n" + rows


def test_the_same_hours(tmp_path: Path) -> None:
    series = together(tmp_path, ember(8760), year_of_wind(2019))
    assert set(series.columns) == {"price_eur_mwh", "wind_cf"}
    assert series.hours is not None
    assert said(series) == ""
    assert [source.columns for source in series.sources] == [("price_eur_mwh",), ("wind_cf",)]


def test_years_that_begin_in_different_time_zones(tmp_path: Path) -> None:
    dutch = entsoe(datetime(2018, 12, 31, 23, tzinfo=UTC), datetime(2019, 12, 31, 23, tzinfo=UTC))
    series = together(tmp_path, dutch, year_of_wind(2019))
    assert len(series) == 8760
    # The first hour of the Dutch year is the last of that in UTC.
    assert series.columns["price_eur_mwh"][[0, 8758, 8759]].tolist() == [1.0, 8759.0, 0.0]
    assert series.columns["wind_cf"][1] == 0.01
    assert "put in this year: 1." in said(series)
    assert "is lost" not in said(series)
    assert series.hours is not None


def test_prices_and_weather_of_different_years(tmp_path: Path) -> None:
    series = together(tmp_path, ember(8784, "2020-01-01"), year_of_wind(2016, 8784))
    assert len(series) == 8760
    assert series.hours is None
    assert "29 February has been left out" in said(series)
    assert "The prices are of 2020 and the weather of 2016" in said(series)
    # 1 March follows 28 February.
    assert series.columns["price_eur_mwh"][[59 * 24 - 1, 59 * 24]].tolist() == [1435.5, 1460.5]


def test_parts_of_a_year_by_the_hours_that_both_have(tmp_path: Path) -> None:
    series = together(tmp_path, ember(48, "2019-01-01"), knmi(48, "2019-01-02"))
    assert len(series) == 24
    assert series.columns["price_eur_mwh"][0] == 44.5
    assert "Only the 24 hours that all files have" in said(series)
    with pytest.raises(InputError, match="no hour in common"):
        together(tmp_path, ember(48, "2019-01-01"), knmi(48, "2019-02-02"))


def test_without_times_by_position(tmp_path: Path) -> None:
    series = together(tmp_path, ember(48), "wind_cf\n" + "0.5\n" * 48)
    assert len(series) == 48
    assert "cannot be checked" in said(series)
    with pytest.raises(InputError, match="not all have times"):
        together(tmp_path, ember(48), "wind_cf\n" + "0.5\n" * 47)


def test_a_column_in_two_files(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"temp_c: the column is in .*f0 too"):
        together(tmp_path, knmi(48), epw(48))


def test_all_problems_of_all_files(tmp_path: Path) -> None:
    with pytest.raises(InputError) as raised:
        together(tmp_path, ember(30).replace("20.5", "x"), knmi(30).replace("   96,", "  196,", 1))
    assert len(raised.value.problems) == 2


@pytest.mark.parametrize(
    ("hours", "start", "is_year"), few([(8760, "2019-01-01", True), (8784, "2020-01-01", True)], 1)
)
def test_a_year_is_a_year(tmp_path: Path, hours: int, start: str, is_year: bool) -> None:
    assert is_a_year(read(tmp_path, ember(hours, start))) is is_year
    assert not is_a_year(read(tmp_path, ember(hours - 1, start)))
    # 8,760 hours of a leap year lack its last day.
    assert not is_a_year(read(tmp_path, ember(8760, "2020-01-01")))
    assert not is_a_year(read(tmp_path, ember(8784, "2019-01-01")))


def test_what_is_no_year_is_no_calendar_year(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="these are 48 hours"):
        calendar_year(read(tmp_path, ember(48)))


def test_a_year_from_july_to_june_is_turned(tmp_path: Path) -> None:
    series = calendar_year(read(tmp_path, ember(8760, "2018-07-01")))
    assert series.hours is not None
    assert str(series.hours[0]) == "2018-01-01T00"
    january = 184 * 24
    assert series.columns["price_eur_mwh"][0] == 20.5 + january
    assert np.ptp(series.columns["price_eur_mwh"]) == 8759.0
