"""KNMI's hourly data: tenths, hours that are named after their end, and what is blank."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from tests.series.files import KNMI_FIRST, knmi, problems, read, said


def test_units_and_hours(tmp_path: Path) -> None:
    series = read(tmp_path, knmi(48))
    source = series.sources[0]
    assert str(source.format) == "KNMI hourly data of station 260"
    assert "UTC" in str(source.zone)
    assert source.period == ("2019-01-01 00:00", "2019-01-02 23:00")
    assert source.years == (2019,)
    assert series.columns["temp_c"][:2] == pytest.approx([-0.5, -0.4])
    assert series.columns["dewpoint_c"][0] == pytest.approx(-1.2)
    assert series.columns["rh_pct"][0] == 96.0
    assert series.columns["wind_10m_ms"][0] == pytest.approx(3.5)
    # 36 J/cm2 in an hour are 360,000 J/m2 in 3,600 s.
    assert series.columns["ghi_wm2"][0] == pytest.approx(100.0)
    assert series.lines[0] == KNMI_FIRST
    assert "VV" in series.unused


@pytest.mark.parametrize("head", ["# STN,YYYYMMDD,   HH", "STN,YYYYMMDD,H"])
def test_other_heads(tmp_path: Path, head: str) -> None:
    text = f"# STN LON ALT NAME\n# 240: 4.790 52.318 -3.30 SCHIPHOL\n#\n{head},    T\n#\n"
    series = read(tmp_path, text + "  240,20190101,    1,   12\n  240,20190101,    2,   13\n")
    assert series.columns["temp_c"].tolist() == pytest.approx([1.2, 1.3])


def test_what_is_blank_is_not_guessed(tmp_path: Path) -> None:
    lines = knmi(30).splitlines(keepends=True)
    lines[KNMI_FIRST + 3] = lines[KNMI_FIRST + 3].replace(f"{-1:5d}", "     ", 1)
    found = problems(tmp_path, "".join(lines))
    assert len(found) == 1
    assert found[0].startswith(f"f:{KNMI_FIRST + 4}:")
    assert "temp_c: the value is empty" in found[0]


def test_a_column_without_any_value_is_left_out(tmp_path: Path) -> None:
    series = read(tmp_path, knmi(30).replace(",   36,", ",     ,"))
    assert "ghi_wm2" not in series.columns
    assert "ghi_wm2 has no values" in said(series)


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("260,20190101,    3", "240,20190101,    3", "the file has several: 260, 240"),
        ("260,20190101,    3", "260,20190101,   25", "'20190101 25' is not a time"),
        ("260,20190101,    3", "260,20190230,    3", "'20190230 3' is not a time"),
        ("260,20190101,    3,", "260,01-01-2019,    3,", "'01-01-2019 3' is not a time"),
        ("   -3,     ", " 2700,     ", "2700 is out of bounds, expected a number from -600 to 600"),
        ("   -3,     ", "  NaN,     ", "'NaN' is not a number"),
    ],
)
def test_what_is_refused(tmp_path: Path, old: str, new: str, expected: str) -> None:
    text = knmi(24)
    assert old in text
    found = "\n".join(problems(tmp_path, text.replace(old, new, 1)))
    assert f"f:{KNMI_FIRST + 2}:" in found
    assert expected in found


def test_missing_days_and_two_values_for_an_hour(tmp_path: Path) -> None:
    lines = knmi(96).splitlines(keepends=True)
    again = lines[-1].replace("  200,", "  210,")
    changed = lines[-1].replace("   96,", "   97,")
    text = "".join([*lines[: KNMI_FIRST - 1 + 24], *lines[KNMI_FIRST - 1 + 48 :], again, changed])
    found = problems(tmp_path, text)
    assert len(found) == 2
    assert "24 hours are missing: 2019-01-02 00:00 to 2019-01-02 23:00 UTC" in found[0]
    assert "2019-01-04 23:00 UTC has another value here than on line" in found[1]


def test_values_of_days(tmp_path: Path) -> None:
    found = problems(tmp_path, "# STN,YYYYMMDD,DDVEC,FHVEC,   TG\n  260,20190101,  200,   30,   50\n")
    assert "these are values of days" in found[0]


def test_one_year_of_a_longer_file(tmp_path: Path) -> None:
    text = knmi(3 * 8760 - 24).replace("20190301,    1,", "20190301,    1,bad,", 1)
    series = read(tmp_path, text.replace(f"{10:5d},     ", "     ,     ", 1), year=2020)
    assert len(series) == 8784
    assert series.sources[0].period == ("2020-01-01 00:00", "2020-12-31 23:00")
    assert np.all(np.isfinite(series.columns["temp_c"]))
