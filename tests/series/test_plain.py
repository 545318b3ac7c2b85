"""A plain CSV: names that carry units, times in UTC or none, and what does not fit them."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aigf.series import COLUMNS, read_series, write_series
from aigf.series.findings import MOST_REPORTED
from tests.effort import examples
from tests.series.files import every_hour, problems, read, said


def plain(
    hours: int, start: str = "2019-01-01", header: str = "price_eur_mwh,temp_c", row: str = "40.5,3.1"
) -> str:
    times = "".join(f"{moment:%Y-%m-%d %H:%M},{row}\n" for moment in every_hour(start, hours))
    return f"time_utc,{header}\n{times}"


def test_columns_and_times(tmp_path: Path) -> None:
    series = read(tmp_path, plain(24))
    assert str(series.sources[0].format) == "plain CSV"
    assert series.sources[0].period == ("2019-01-01 00:00", "2019-01-01 23:00")
    assert series.columns["temp_c"].tolist() == [3.1] * 24


@pytest.mark.parametrize("time", ["2019-01-01T00:00Z", "2019-01-01 01:00+01:00", "2018-12-31T22:30:00-01:30"])
def test_an_offset_is_converted(tmp_path: Path, time: str) -> None:
    series = read(tmp_path, f"time_utc,price_eur_mwh\n{time},5\n")
    assert series.sources[0].period == ("2019-01-01 00:00", "2019-01-01 00:00")


def test_without_times_the_position_counts(tmp_path: Path) -> None:
    series = read(tmp_path, "price_eur_mwh,wind_cf\n5,0.5\n6,0.4\n")
    assert series.hours is None
    assert "cannot be checked" in "".join(str(text) for text in series_warnings(tmp_path))


def series_warnings(folder: Path) -> tuple[object, ...]:
    from aigf.series import read_files

    joined, _ = read_files([folder / "f"])
    assert joined is not None
    return joined.warnings


def test_times_of_an_unknown_zone_are_read_as_utc_which_is_said(tmp_path: Path) -> None:
    series = read(tmp_path, "datetime,price_eur_mwh\n13/02/2019 00:00,5\n13/02/2019 01:00,6\n")
    assert series.sources[0].period == ("2019-02-13 00:00", "2019-02-13 01:00")
    assert "time zone is not stated" in said(series)


@pytest.mark.parametrize(
    ("header", "meant"),
    [
        ("temp_k", "temp_c"),
        ("rh_percent", "rh_pct"),
        ("solar", "solar_cf"),
    ],
)
def test_another_unit_in_the_name(tmp_path: Path, header: str, meant: str) -> None:
    found = problems(tmp_path, plain(24, header=header, row="1"))
    assert f"the column '{header}' is unknown here, expected '{meant}'" in found[0]


@pytest.mark.parametrize(
    ("header", "values", "expected"),
    [
        ("temp_c", np.full(200, 281.3), "the values look like kelvin"),
        ("temp_c", np.linspace(30.0, 90.0, 200), "the values look like degrees Fahrenheit"),
        ("wind_cf", np.linspace(0.0, 95.0, 200), "the values look like percentages"),
        ("rh_pct", np.linspace(0.3, 1.0, 200), "the values look like shares of 1"),
        ("price_eur_mwh", np.linspace(-0.02, 0.2, 200), "the values look like euro per kWh"),
    ],
)
def test_another_unit_in_the_values(
    tmp_path: Path, header: str, values: np.ndarray[tuple[int], np.dtype[np.float64]], expected: str
) -> None:
    text = header + "\n" + "".join(f"{value}\n" for value in values)
    found = problems(tmp_path, text)
    assert len(found) == 1
    assert found[0].startswith(f"f:2:1: {header}: {expected}")


@pytest.mark.parametrize("value", ["nan", "inf", "1e400", "0x10", "1_0", "", "warm", "1,00.5", "٣"])
def test_what_is_no_number(tmp_path: Path, value: str) -> None:
    found = problems(tmp_path, f"temp_c;load_mw\n3;4\n{value};4\n")
    assert len(found) == 1
    assert found[0].startswith("f:3:1: temp_c: ")


@pytest.mark.parametrize("name", COLUMNS)
def test_the_bounds_of_a_column(tmp_path: Path, name: str) -> None:
    low, high = COLUMNS[name].low, COLUMNS[name].high
    within = high if name != "rh_pct" else 100.0
    assert read(tmp_path, f"{name}\n{low}\n{within}\n").columns[name].tolist() == [low, within]
    for value in (low - 1.0, high + 1.0):
        assert f"{value}".removesuffix(".0") in problems(tmp_path, f"{name}\n{low}\n{value}\n{low}\n")[0]


def test_a_humidity_just_above_saturation_is_saturation(tmp_path: Path) -> None:
    series = read(tmp_path, "rh_pct\n104\n90\n")
    assert series.columns["rh_pct"].tolist() == [100.0, 90.0]
    assert "set to 100%; hours: 1." in said(series)


def test_date_formats_may_not_be_mixed(tmp_path: Path) -> None:
    text = plain(48).replace("2019-01-02 0", "02/01/2019 0")
    found = problems(tmp_path, text)
    assert found[0].startswith("f:26:1: time_utc: the date '02/01/2019 00:00' is written in another way")
    assert sum("written in another way" in line for line in found) == 10


def test_an_hour_that_the_clock_took(tmp_path: Path) -> None:
    for taken in ("2019-03-31 01:00", "2019-10-27 00:00", "2019-10-27 01:00"):
        text = plain(8760)
        line = next(line for line in text.splitlines(keepends=True) if line.startswith(taken))
        series = read(tmp_path, text.replace(line, ""))
        assert len(series) == 8760
        assert f"{taken} UTC is missing because the clock was changed" in said(series)
    for taken in ("2019-03-31 02:00", "2019-03-30 01:00", "2019-10-27 02:00"):
        line = next(line for line in text.splitlines(keepends=True) if line.startswith(taken))
        assert f"hours are missing: {taken}" in problems(tmp_path, plain(8760).replace(line, ""))[0]


def test_parts_of_an_hour_are_averaged(tmp_path: Path) -> None:
    rows = "".join(f"2019-01-01 0{number // 4}:{number % 4 * 15:02},{number}\n" for number in range(12))
    series = read(tmp_path, "time_utc,price_eur_mwh\n" + rows)
    assert series.columns["price_eur_mwh"].tolist() == [1.5, 5.5, 9.5]
    assert "3 hours are the mean of their parts" in said(series)
    found = problems(
        tmp_path,
        "time_utc,price_eur_mwh\n" + "".join([*rows.splitlines(keepends=True)[:5], "2019-01-01 02:45,11\n"]),
    )
    assert "of the hour 2019-01-01 01:00 UTC there are 15 minutes" in found[0]


def test_problems_are_counted_beyond_the_first(tmp_path: Path) -> None:
    found = problems(tmp_path, plain(400, header="price_eur_mwh,wind_cf", row="x,-1"))
    assert len(found) == 2 * (MOST_REPORTED + 1)
    assert sum("350 more lines are wrong in this way" in line for line in found) == 2


def test_other_text(tmp_path: Path) -> None:
    assert "no column of the header is known" in problems(tmp_path, "a,b\n1,2\n")[0]
    assert "the file is empty" in problems(tmp_path, "")[0]
    (tmp_path / "big").write_bytes(b"0" * 64_000_001)
    assert "larger than 64 MB" in read_series(tmp_path / "big")[1][0].render()
    assert "no such file" in read_series(tmp_path / "none")[1][0].render()


@settings(max_examples=examples(25), deadline=None)
@given(st.lists(st.floats(-50.0, 50.0), min_size=1, max_size=30), st.booleans())
def test_what_is_written_reads_back_as_it_was(
    tmp_path_factory: pytest.TempPathFactory, values: list[float], timed: bool
) -> None:
    folder = tmp_path_factory.mktemp("written")
    times = [f"{moment:%Y-%m-%d %H:%M}" for moment in every_hour("2020-02-28", len(values))]
    lines = [
        f"{time},{value!r}" if timed else f"{value!r}" for time, value in zip(times, values, strict=True)
    ]
    text = "\n".join(["time_utc,temp_c" if timed else "temp_c", *lines, ""])
    first = read(folder, text)
    write_series(first, folder / "again.csv")
    second, wrong = read_series(folder / "again.csv")
    assert not wrong
    assert second is not None
    assert second.columns["temp_c"].tolist() == values
    assert second.sources[0].period == first.sources[0].period
    assert second.digest() == first.digest()
