"""Quarters and half hours that are kept, where they are asked for: what their step is, and what is said of it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import numpy as np
import pytest

from aigf.documents import InputError
from aigf.series import Filling, Series, calendar_year, is_a_year, read_files, read_series
from tests.series.files import ember, entsoe, said

AMSTERDAM = ZoneInfo("Europe/Amsterdam")


def moments(start: str, count: int, minutes: int) -> Iterator[datetime]:
    first = datetime.fromisoformat(start).replace(tzinfo=UTC)
    return (first + timedelta(minutes=minutes * number) for number in range(count))


def prices(start: str, count: int, minutes: int = 15, zone: ZoneInfo | None = None) -> str:
    """Prices that rise by an eighth from 20 on, in UTC or in local time of which the zone is not said."""
    name = "time_utc" if zone is None else "tijd"
    rows = (
        f"{moment.astimezone(zone or UTC):%Y-%m-%d %H:%M},{20 + number / 8}"
        for number, moment in enumerate(moments(start, count, minutes))
    )
    return "\n".join([f"{name},price_eur_mwh", *rows]) + "\n"


def wind(start: str, count: int, minutes: int = 60) -> str:
    rows = (
        f"{moment:%Y-%m-%d %H:%M},{number % 100 / 100}"
        for number, moment in enumerate(moments(start, count, minutes))
    )
    return "\n".join(["time_utc,wind_cf", *rows]) + "\n"


def kept(folder: Path, *texts: str, filling: Filling | None = None) -> Series:
    series, problems = read_files(written(folder, *texts), filling=filling, parts=True)
    if series is None:
        raise InputError(problems)
    return series


def written(folder: Path, *texts: str) -> list[Path]:
    paths = [folder / f"f{number}" for number in range(len(texts))]
    for path, text in zip(paths, texts, strict=True):
        path.write_text(text, encoding="utf-8")
    return paths


def without(text: str, first: int, count: int) -> str:
    """A text without some of its lines; 1 is the first below the header."""
    lines = text.splitlines(keepends=True)
    return "".join(lines[:first] + lines[first + count :])


@pytest.mark.parametrize("minutes", [15, 30, 60])
def test_a_year_has_the_step_of_its_file(tmp_path: Path, minutes: int) -> None:
    count = 365 * 1440 // minutes
    series = kept(tmp_path, prices("2019-01-01", count, minutes))
    assert (len(series), series.step, series.span) == (count, minutes, 8760)
    assert series.columns["price_eur_mwh"].tolist() == [20 + number / 8 for number in range(count)]
    assert series.hours is not None
    assert set(np.diff(series.hours.astype("datetime64[m]")).astype(int)) == {minutes}
    assert is_a_year(series)
    assert said(series) == ""


def test_what_is_not_asked_for_is_averaged_and_said(tmp_path: Path) -> None:
    series, problems = read_series(written(tmp_path, prices("2019-01-01", 96))[0])
    assert series is not None, problems
    assert (len(series), series.step) == (24, 60)
    assert series.columns["price_eur_mwh"][0] == 20.1875
    assert "24 hours are the mean of their parts" in said(series)


def test_an_hourly_file_is_the_same_either_way(tmp_path: Path) -> None:
    for text in (ember(8760), prices("2020-01-01", 8784, 60)):
        path = written(tmp_path, text)[0]
        one, other = read_series(path)[0], read_series(path, parts=True)[0]
        assert one is not None
        assert other is not None
        assert one.digest() == other.digest()
        assert one.lines == other.lines
        assert one.sources == other.sources
        assert np.array_equal(one.hours, other.hours)


def test_the_mean_of_the_quarters_is_the_hour(tmp_path: Path) -> None:
    path = written(tmp_path, prices("2019-01-01", 2976))[0]
    hours, quarters = read_series(path)[0], read_series(path, parts=True)[0]
    assert hours is not None
    assert quarters is not None
    means = quarters.columns["price_eur_mwh"].reshape(-1, 4).mean(axis=1)
    assert means.tolist() == hours.columns["price_eur_mwh"].tolist()
    assert quarters.sources[0].as_object(str)["hours"] == len(hours) == 744


@pytest.mark.parametrize("year", [2025, 2028])
def test_a_local_year_of_quarters_has_days_of_23_and_25_hours(tmp_path: Path, year: int) -> None:
    hours = 8784 if year == 2028 else 8760
    series = kept(tmp_path, prices(f"{year - 1}-12-31T23:00", 4 * hours, zone=AMSTERDAM))
    assert (len(series), series.step) == (4 * hours, 15)
    assert series.hours is not None
    assert str(series.hours[0]) == f"{year - 1}-12-31T23:00"
    assert str(series.hours[-1]) == f"{year}-12-31T22:45"
    # Each value at its own time: none is moved, made up or left out over the changes of the clock.
    assert series.columns["price_eur_mwh"].tolist() == [20 + number / 8 for number in range(4 * hours)]


def test_market_time_units_of_a_quarter(tmp_path: Path) -> None:
    first = datetime(2025, 10, 25, 22, tzinfo=UTC)
    series = kept(tmp_path, entsoe(first, first + timedelta(hours=25), 15))
    assert (len(series), series.step) == (100, 15)
    assert series.columns["price_eur_mwh"].tolist() == [float(number) for number in range(100)]


@pytest.mark.slow
def test_the_year_in_which_hours_became_quarters(tmp_path: Path) -> None:
    """ENTSO-E's 2025: hours to the end of September, quarters from 1 October on, on local time."""
    begin, change, end = (
        datetime(2024, 12, 31, 23, tzinfo=UTC),
        datetime(2025, 9, 30, 22, tzinfo=UTC),
        datetime(2025, 12, 31, 23, tzinfo=UTC),
    )
    quarters = entsoe(change, end, 15)
    series = kept(tmp_path, entsoe(begin, change) + quarters[quarters.index("\n") + 1 :])
    assert (len(series), series.span) == (35_040, 8760)
    hours = int((change - begin).total_seconds()) // 3600
    price = series.columns["price_eur_mwh"]
    assert price[: 4 * hours].reshape(-1, 4).tolist() == [[float(hour)] * 4 for hour in range(hours)]
    assert price[4 * hours :].tolist() == [float(number) for number in range(35_040 - 4 * hours)]
    assert f"{hours} values are of a longer step than 15 minutes" in said(series)
    assert series.lines[:5] == (2, 2, 2, 2, 3)


def test_a_missing_quarter_is_refused_or_filled(tmp_path: Path) -> None:
    text = without(prices("2019-01-01", 96), 41, 1)
    with pytest.raises(
        InputError, match="steps of 15 minutes are missing: 2019-01-01 10:00 to 2019-01-01 10:00"
    ):
        kept(tmp_path, text)
    series = kept(tmp_path, text, filling=Filling(price=1))
    assert series.columns["price_eur_mwh"].tolist() == [20 + number / 8 for number in range(96)]
    assert series.sources[0].as_object(str)["filled_hours"] == {"price_eur_mwh": 0.25}
    assert "steps of 15 minutes that were missing" in said(series)


def test_a_gap_is_as_long_in_quarters_as_in_hours(tmp_path: Path) -> None:
    """A gap of an hour is filled where gaps of an hour are, of five quarters is not."""
    text = prices("2019-01-01", 960)
    assert len(kept(tmp_path, without(text, 42, 4), filling=Filling(price=1))) == 960
    with pytest.raises(InputError, match=r"2019-01-01 10:15 to 2019-01-01 11:15 UTC \(5\)"):
        kept(tmp_path, without(text, 42, 5), filling=Filling(price=1))


@pytest.mark.parametrize("parts", [False, True])
@pytest.mark.parametrize("lacking", [[1], [1, 3], [1, 2, 3], [0, 2]])
def test_quarters_that_lack_do_not_pass_as_half_hours_or_hours(
    tmp_path: Path, lacking: list[int], parts: bool
) -> None:
    rows = prices("2019-01-01", 96).splitlines(keepends=True)
    text = "".join(row for number, row in enumerate(rows) if number - 41 not in lacking)
    series, problems = read_series(written(tmp_path, text)[0], parts=parts)
    assert series is None
    assert "missing" in problems[0].render() or "there are" in problems[0].render()


def test_a_part_may_begin_and_end_within_an_hour(tmp_path: Path) -> None:
    series = kept(tmp_path, prices("2019-01-01T00:45", 46))
    assert (len(series), series.step, series.span) == (46, 15, 11.5)
    assert series.sources[0].period == ("2019-01-01 00:45", "2019-01-01 12:00")


@pytest.mark.parametrize("parts", [False, True])
@pytest.mark.parametrize("minutes", [5, 10, 12, 20, 40, 45, 90])
def test_other_steps_are_refused(tmp_path: Path, minutes: int, parts: bool) -> None:
    series, problems = read_series(written(tmp_path, prices("2019-01-01", 288, minutes))[0], parts=parts)
    assert series is None
    said = problems[0].render()
    assert "no whole step" in said or "minutes are missing" in said or "there are" in said


def test_quarters_that_do_not_begin_at_the_quarter_are_refused(tmp_path: Path) -> None:
    text = prices("2019-01-01", 96).replace("06:15", "06:17")
    with pytest.raises(
        InputError, match="what begins at 2019-01-01 06:17 UTC is no whole step of 15 minutes"
    ):
        kept(tmp_path, text)


def test_an_hourly_value_holds_for_its_quarters(tmp_path: Path) -> None:
    for texts in (
        (prices("2019-01-01", 96), wind("2019-01-01", 24)),
        (wind("2019-01-01", 24), prices("2019-01-01", 96)),
    ):
        series = kept(tmp_path, *texts)
        assert (len(series), series.step) == (96, 15)
        assert series.columns["wind_cf"].reshape(-1, 4).tolist() == [[hour / 100] * 4 for hour in range(24)]
        assert series.columns["price_eur_mwh"].tolist() == [20 + number / 8 for number in range(96)]
        assert "a value of 60 minutes holds for each of the 4 steps of 15 minutes in it." in said(series)
        assert {source.step for source in series.sources} == {15, 60}


def test_half_hours_and_quarters_meet_in_quarters(tmp_path: Path) -> None:
    series = kept(tmp_path, prices("2019-01-01", 48, 30), wind("2019-01-01", 96, 15))
    assert series.step == 15
    assert series.columns["price_eur_mwh"][:4].tolist() == [20.0, 20.0, 20.125, 20.125]
    assert "a value of 30 minutes holds for each of the 2 steps of 15 minutes" in said(series)


def test_years_of_other_zones_and_calendars_go_together(tmp_path: Path) -> None:
    """A Dutch year of quarters with a year of hours in UTC: by the quarter of the year, turned by one hour."""
    series = kept(tmp_path, prices("2018-12-31T23:00", 35_040), wind("2019-01-01", 8760))
    assert (len(series), series.step) == (35_040, 15)
    price = series.columns["price_eur_mwh"]
    assert price[[0, 35_035, 35_036, 35_039]].tolist() == [20.5, 20 + 35_039 / 8, 20.0, 20.375]
    assert "Steps of 15 minutes across the new year (UTC) are put in this year: 4." in said(series)
    assert series.hours is not None
    assert str(series.hours[-1]) == "2019-12-31T23:45"


@pytest.mark.slow
def test_a_leap_day_that_not_all_have_is_left_out(tmp_path: Path) -> None:
    series = kept(tmp_path, prices("2028-01-01", 35_136), wind("2019-01-01", 8760))
    assert (len(series), series.span) == (35_040, 8760)
    price = series.columns["price_eur_mwh"]
    before = 59 * 96
    assert price[[before - 1, before]].tolist() == [20 + (before - 1) / 8, 20 + (before + 96) / 8]
    assert "29 February has been left out" in said(series)
    assert is_a_year(calendar_year(kept(tmp_path, prices("2028-01-01", 35_136))))


def test_only_common_steps_of_parts(tmp_path: Path) -> None:
    series = kept(tmp_path, prices("2019-01-01T06:30", 96), wind("2019-01-01", 24))
    assert len(series) == 70
    assert "Only the 70 steps of 15 minutes that all files have are used." in said(series)
    assert series.columns["wind_cf"][[0, 1, 2]].tolist() == [0.06, 0.06, 0.07]


def test_without_times_as_many_lines_as_another_file_are_its_steps(tmp_path: Path) -> None:
    load = "load_mw\n" + "".join(f"{number}\n" for number in range(96))
    series = kept(tmp_path, prices("2019-01-01", 96), load)
    assert (len(series), series.step) == (96, 15)
    assert series.columns["load_mw"].tolist() == [float(number) for number in range(96)]
    hours = "load_mw\n" + "".join(f"{number}\n" for number in range(24))
    series = kept(tmp_path, prices("2019-01-01", 96), hours)
    assert series.columns["load_mw"][:5].tolist() == [0.0, 0.0, 0.0, 0.0, 1.0]
    with pytest.raises(InputError, match="not all have times"):
        kept(tmp_path, prices("2019-01-01", 96), load + "5\n")


@pytest.mark.parametrize(("count", "step"), [(35_040, 15), (35_136, 15), (17_520, 60), (8760, 60), (96, 60)])
def test_the_step_of_a_file_without_times(tmp_path: Path, count: int, step: int) -> None:
    series = kept(tmp_path, "price_eur_mwh\n" + "20\n" * count)
    assert series.step == step
    assert ("taken as the quarter-hours of a year" in said(series)) == (step == 15)


def test_the_levels_of_a_week_are_not_asked_of_two_days(tmp_path: Path) -> None:
    """168 quarters are 42 hours: too few to tell a unit by the mean of a week."""
    rows = (f"{moment:%Y-%m-%d %H:%M},16\n" for moment in moments("2019-01-01", 168, 15))
    series = kept(tmp_path, "time_utc,wind_10m_ms\n" + "".join(rows))
    assert len(series) == 168
    rows = (f"{moment:%Y-%m-%d %H:%M},16\n" for moment in moments("2019-01-01", 672, 15))
    with pytest.raises(InputError, match="km/h"):
        kept(tmp_path, "time_utc,wind_10m_ms\n" + "".join(rows))


def test_the_hour_that_the_clock_takes_is_put_back_in_its_quarters(tmp_path: Path) -> None:
    """A file in UTC without the quarters from 01:00 on 29 March 2026, as clocks that skip an hour leave it."""
    text = without(prices("2026-03-29", 96), 5, 4)
    series = kept(tmp_path, text)
    assert len(series) == 96
    assert series.columns["price_eur_mwh"][3:9].tolist() == [20.375, 20.6875, 20.6875, 20.6875, 20.6875, 21.0]
    assert "2026-03-29 01:00 UTC is missing because the clock was changed" in said(series)
    with pytest.raises(InputError, match="steps of 15 minutes are missing"):
        kept(tmp_path, without(prices("2026-03-28", 96), 5, 4))
