"""What once was read as something else, passed over, or broke the reader: found by variants and mutants."""

from __future__ import annotations

import io
import json
import time
import zipfile
from pathlib import Path

import numpy as np
import pytest

from aigf.series import read_series
from tests.series.files import every_hour, open_meteo, problems, read, said
from tests.series.test_pvgis import as_json, hourly

HOURS = list(every_hour("2019-01-01", 48))


def table(header: str, cells: list[str]) -> str:
    return f"{header},price_eur_mwh\n" + "".join(f"{cell},{40 + n}.5\n" for n, cell in enumerate(cells))


@pytest.mark.parametrize(
    "form", ["%Y-%m-%dx%H:%M", "%d-%m-%y %H:%M", "uur %H van %d/%m/%Y", "%Y.%m.%d %Hu%M"]
)
def test_a_column_of_dates_that_cannot_be_read_is_not_passed_over(tmp_path: Path, form: str) -> None:
    found = problems(tmp_path, table("tijd", [f"{moment:{form}}" for moment in HOURS]))
    assert len(found) == 1
    assert found[0].startswith("f:2:1: tijd: ")
    assert "is not a time" in found[0]


def test_both_ends_of_an_hour(tmp_path: Path) -> None:
    cells = [f"{at:%Y-%m-%d %H:%M} - {at + (HOURS[1] - HOURS[0]):%Y-%m-%d %H:%M}" for at in HOURS]
    series = read(tmp_path, table("tijd (UTC)", cells))
    assert series.sources[0].period == ("2019-01-01 00:00", "2019-01-02 23:00")
    assert "the beginning of each part of time" in " ".join(map(str, series.sources[0].read_as))


@pytest.mark.parametrize("between", ["-", " - ", "–", " tot "])
def test_an_hour_with_its_end_is_no_zone(tmp_path: Path, between: str) -> None:
    """23:00-22:00 could be ten to eleven, or 23:00 at 22 hours behind UTC."""
    cells = [f"{at:%Y-%m-%d},{at:%H}:00{between}{(at.hour + 1) % 24:02}:00" for at in HOURS]
    series = read(tmp_path, table("datum,uur", cells))
    assert series.sources[0].period == ("2019-01-01 00:00", "2019-01-02 23:00")
    assert series.columns["price_eur_mwh"].tolist() == [40.5 + n for n in range(48)]


def test_a_name_of_times_is_not_nearly_another_column(tmp_path: Path) -> None:
    assert read(tmp_path, table("timestamp_utc", [f"{at:%Y-%m-%d %H:%M}" for at in HOURS])).hours is not None


def test_notes_below_are_counted_and_a_line_that_was_cut_is_not_one(tmp_path: Path) -> None:
    text = table("tijd (UTC)", [f"{at:%Y-%m-%d %H:%M}" for at in HOURS])
    assert "Notes below the table are not read: 2." in said(
        read(tmp_path, f"{text}\nBron: eigen meting\n* voorlopig\n")
    )
    assert "the line has 1 columns" in problems(tmp_path, f"{text}2019-01-03 0")[0]
    assert "Notes below the table are not read: 1." in said(read(tmp_path, f"{text}Totaal,3024.5\n"))
    assert "is not a time" in problems(tmp_path, f"{text}onbekend,3024.5\n")[0]


def test_a_header_without_hours(tmp_path: Path) -> None:
    for text in ("price_eur_mwh\n", "time_utc,price_eur_mwh\n"):
        assert problems(tmp_path, text) == [
            "f:1:1: there are no hours in the file, expected a line for every hour"
        ]


def test_more_columns_than_anyone_has(tmp_path: Path) -> None:
    begin = time.process_time()
    found = problems(tmp_path, "price_eur_mwh" + ",x" * 100_000 + "\n" + "1" + ",1" * 100_000)
    assert "the line has 100001 columns, expected at most 500 columns" in found[0]
    assert time.process_time() - begin < 2.0


def test_a_member_of_a_zip_without_a_name(tmp_path: Path) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as file:
        file.writestr(zipfile.ZipInfo(""), table("time_utc", [f"{at:%Y-%m-%d %H:%M}" for at in HOURS]))
    (tmp_path / "f").write_bytes(packed.getvalue())
    assert read_series(tmp_path / "f")[0] is not None


def test_one_problem_of_one_cause(tmp_path: Path) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as file:
        for name in ("legend.pdf", "a.csv"):
            file.writestr(name, "x")
    (tmp_path / "f").write_bytes(packed.getvalue())
    assert len(read_series(tmp_path / "f")[1]) == 1
    assert len(problems(tmp_path, "<html><table></table></html>")) == 1


def test_a_list_of_records_is_not_several_places(tmp_path: Path) -> None:
    assert (
        "there is no block 'hourly'"
        in problems(tmp_path, json.dumps([{"time": "2019-01-01", "price": 1}]))[0]
    )
    assert "several places" in problems(tmp_path, json.dumps([json.loads(open_meteo(48))] * 2))[0]


@pytest.mark.parametrize("unit", [["°C"], {"°C": 1}, 5, None, ""])
def test_a_unit_of_any_kind(tmp_path: Path, unit: object) -> None:
    assert "the unit is" in " ".join(
        problems(tmp_path, open_meteo(48, hourly_units={"temperature_2m": unit}))
    )


def test_what_is_quoted_in_a_message_steers_no_terminal(tmp_path: Path) -> None:
    cells = [f"{at:%Y-%m-%d %H:%M}" for at in HOURS]
    for text in (table("t\x1b[31m", cells), table("time_utc", ["\x1b]0;x\x07", *cells])):
        (tmp_path / "f").write_text(text)
        series, found = read_series(tmp_path / "f")
        shown = [problem.render() for problem in found] if series is None else [*series.unused, said(series)]
        assert all(line.isprintable() for line in shown)


@pytest.mark.parametrize("nominal", ["1.5", "1,5"])
def test_the_nominal_power_in_both_notations(tmp_path: Path, nominal: str) -> None:
    whole = read(tmp_path, hourly(48)).columns["solar_cf"]
    text = hourly(48).replace("(kWp):\t2.0", f"(kWp):\t{nominal}")
    assert np.allclose(
        read(tmp_path, text).columns["solar_cf"], np.minimum(whole * 2.0 / 1.5, 1.0), rtol=1e-12
    )


@pytest.mark.parametrize("sign", ["€", "−", "°"])
@pytest.mark.parametrize("codec", ["utf-16-le", "utf-16-be"])
def test_utf_16_without_a_mark(tmp_path: Path, sign: str, codec: str) -> None:
    text = table(f"tijd (UTC),{sign}", [f"{at:%Y-%m-%d %H:%M},x" for at in HOURS])
    expected = read(tmp_path, text)
    (tmp_path / "f").write_bytes(text.encode(codec))
    series, _ = read_series(tmp_path / "f")
    assert series is not None
    assert series.digest() == expected.digest()


@pytest.mark.parametrize("slope", [[0], {"a": 0}, None, "0"])
def test_a_slope_of_any_kind(tmp_path: Path, slope: object) -> None:
    document = json.loads(as_json(48))
    document["inputs"]["mounting_system"]["fixed"]["slope"]["value"] = slope
    assert "ghi_wm2" not in read(tmp_path, json.dumps(document)).columns


def test_a_price_beyond_counting_in_a_quarter(tmp_path: Path) -> None:
    cells = [f"{HOURS[0] + n * (HOURS[1] - HOURS[0]) / 4:%Y-%m-%d %H:%M},{n + 40}.5" for n in range(96)]
    cells[7] = cells[7].partition(",")[0] + ",1e308"
    text = "tijd (UTC),price (EUR/kWh)\n" + "\n".join(cells)
    assert "1e308 is out of bounds" in " ".join(problems(tmp_path, text))


def test_digits_with_an_underscore_are_no_number(tmp_path: Path) -> None:
    lines = [
        "latitude,longitude,utc_offset_seconds,timezone",
        "52.09,5.17,0,GMT",
        "",
        "time,temperature_2m (°C)",
    ]
    lines += [f"{at:%Y-%m-%dT%H:%M},1_0" for at in HOURS]
    assert "'1_0' is not a number" in problems(tmp_path, "\n".join(lines))[0]


def test_numbers_of_json_that_are_too_large(tmp_path: Path) -> None:
    document = json.loads(open_meteo(48))
    for place, value in (("temperature_2m", 10**400), ("time", 10**30)):
        made = json.loads(json.dumps(document))
        made["hourly"][place][3] = value
        assert problems(tmp_path, json.dumps(made))
    document["utc_offset_seconds"] = 10**300
    document["hourly_units"]["time"] = "iso8601"
    assert problems(tmp_path, json.dumps(document))
