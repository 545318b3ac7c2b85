"""Weather for EnergyPlus: local standard time, what stands for none, months of different years."""

from __future__ import annotations

from pathlib import Path

import pytest

from aigf.series import calendar_year
from tests.series.files import EPW_FIRST, EPW_HEAD, epw, problems, read, said


def test_its_time_is_that_of_its_zone(tmp_path: Path) -> None:
    series = read(tmp_path, epw(48))
    source = series.sources[0]
    assert str(source.format) == "EnergyPlus weather of Rotterdam"
    assert str(source.zone) == "UTC+1 all year"
    assert source.period == ("2018-12-31 23:00", "2019-01-02 22:00")
    assert series.columns["temp_c"][0] == -4.5
    assert set(series.columns) == {"temp_c", "rh_pct", "dewpoint_c", "wind_10m_ms", "ghi_wm2"}
    assert series.lines[0] == EPW_FIRST


@pytest.mark.parametrize("start", [2019, 2020])
def test_a_typical_year(tmp_path: Path, start: int) -> None:
    text = epw(8760, years=(start, 2005, 2011))
    series = read(tmp_path, text)
    assert series.sources[0].years == tuple(sorted({start, 2005, 2011}))
    assert "different years (2005, 2011, " in said(series)
    assert ("no 29 February" in said(series)) == (start == 2020)
    year = calendar_year(series)
    assert len(year) == 8760
    # The first hour in the file is the last of the year, UTC; so the year begins with the second.
    assert year.columns["temp_c"][0] == series.columns["temp_c"][1]
    assert year.columns["temp_c"][-1] == series.columns["temp_c"][0]
    assert "put in this year: 1." in said(year)


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (",-3.5,-3.2,", ",99.9,-3.2,", f"f:{EPW_FIRST + 1}:20: temp_c: the value is missing: 99.9"),
        (",-3.5,-3.2,", ",-3.5,99.9,", f"f:{EPW_FIRST + 1}:25: dewpoint_c: the value is missing: 99.9"),
        (",-3.5,-3.2,87,", ",-3.5,-3.2,999,", "rh_pct: the value is missing: 999"),
        (",-3.5,-3.2,", ",269.6,-3.2,", "269.6"),
        (",-3.5,-3.2,", ",cold,-3.2,", "'cold' is not a number"),
        ("4.44200,1.0,", "4.44200,5.3,", "'5.3' is no time zone"),
        ("DATA PERIODS,1,1,", "DATA PERIODS,1,4,", "one value an hour"),
        ("2019,1,1,2,60", "2019,1,1,25,60", f"f:{EPW_FIRST + 1}:1: the line has no year"),
    ],
)
def test_what_is_refused(tmp_path: Path, old: str, new: str, expected: str) -> None:
    text = epw(30)
    assert old in text
    assert expected in "\n".join(problems(tmp_path, text.replace(old, new, 1)))


def test_a_column_that_always_stands_for_none_is_left_out(tmp_path: Path) -> None:
    series = read(tmp_path, epw(30).replace(",120,0,0,", ",9999,0,0,"))
    assert "ghi_wm2" not in series.columns


def test_names_of_places_need_not_be_utf8(tmp_path: Path) -> None:
    path = tmp_path / "f"
    path.write_bytes(epw(24).replace("Rotterdam", "Düsseldorf").encode("cp1252"))
    from aigf.series import read_series

    series, _ = read_series(path)
    assert series is not None
    assert "Düsseldorf" in str(series.sources[0].format)


def test_a_head_alone(tmp_path: Path) -> None:
    assert "there are no hours" in problems(tmp_path, EPW_HEAD)[0]
    assert "DATA PERIODS" in problems(tmp_path, EPW_HEAD.splitlines()[0])[0]
