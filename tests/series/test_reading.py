"""Whatever is in a file: a series without a gap, or problems with their place; and real files."""

from __future__ import annotations

import gzip
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from aigf.series import COLUMNS, read_series
from tests.effort import examples
from tests.series.files import ember, entsoe, epw, every_hour, knmi, open_meteo, read

DATA = Path(__file__).resolve().parents[3] / "shared" / "data"
with_the_data = pytest.mark.skipif(not DATA.is_dir(), reason="needs the series in ../shared/data")

WHOLE = (
    knmi(30),
    epw(30),
    open_meteo(30),
    ember(30),
    entsoe(datetime(2019, 10, 26, 22, tzinfo=UTC), datetime(2019, 10, 28, 2, tzinfo=UTC)),
    entsoe(datetime(2019, 3, 30, 23, tzinfo=UTC), datetime(2019, 3, 31, 9, tzinfo=UTC), 15),
    "time_utc,price_eur_mwh\n"
    + "".join(f"{moment:%Y-%m-%d %H:%M},5\n" for moment in every_hour("2019-03-30", 60)),
    "price_eur_mwh;temp_c\n" + "5,3;2\n" * 40,
)
PUT_IN = (
    "",
    ",",
    "\n",
    '"',
    "x",
    "-1",
    "nan",
    "{",
    "[",
    "null",
    "9" * 30,
    "\u2028",
    "0000-01-01 00:00",
    "99.9",
)


@pytest.mark.slow
@settings(
    max_examples=examples(300), deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.data())
def test_a_file_that_was_damaged(tmp_path: Path, data: st.DataObject) -> None:
    text = data.draw(st.sampled_from(WHOLE))
    for _ in range(data.draw(st.integers(1, 4))):
        begin = data.draw(st.integers(0, len(text)))
        end = begin + data.draw(st.integers(0, 60))
        text = text[:begin] + data.draw(st.sampled_from(PUT_IN)) + text[end:]
    (tmp_path / "f").write_text(text, encoding="utf-8")
    series, problems = read_series(tmp_path / "f")
    assert (series is None) == bool(problems)
    for problem in problems:
        assert problem.render()
        assert problem.place.line >= 1
    if series is not None:
        for name, values in series.columns.items():
            assert len(values) == len(series)
            assert np.all((values >= COLUMNS[name].low) & (values <= COLUMNS[name].high))
        if series.hours is not None:
            assert np.all(np.diff(series.hours).astype(int) == 1)


@pytest.mark.parametrize(
    "text",
    [
        "\u2028" + ember(30),
        ember(30).replace("Country", "\u2028Country", 1),
        '"' + entsoe(datetime(2019, 1, 1, tzinfo=UTC), datetime(2019, 1, 2, tzinfo=UTC)),
        entsoe(datetime(2019, 1, 1, tzinfo=UTC), datetime(2019, 1, 2, tzinfo=UTC)).replace('"MTU', "MTU", 1),
    ],
)
def test_a_format_is_recognised_by_the_header_that_is_read(tmp_path: Path, text: str) -> None:
    (tmp_path / "f").write_text(text, encoding="utf-8")
    series, problems = read_series(tmp_path / "f")
    assert series is None
    assert problems


def test_problems_are_in_the_order_of_their_places(tmp_path: Path) -> None:
    (tmp_path / "f").write_text(ember(60).replace("20.5", "x").replace("50.5", "y"))
    lines = [problem.place.line for problem in read_series(tmp_path / "f")[1]]
    assert lines == sorted(lines) == [2, 32]


@with_the_data
@pytest.mark.slow
def test_dutch_prices_of_a_year(tmp_path: Path) -> None:
    text = gzip.decompress((DATA / "prices" / "NL_day_ahead_2015_2022_utc.csv.gz").read_bytes()).decode()
    series = read(tmp_path, text, year=2019)
    values = [float(line[20:]) for line in text.splitlines() if line.startswith("2019")]
    assert series.columns["price_eur_mwh"].tolist() == values
    assert series.columns["price_eur_mwh"].mean() == pytest.approx(41.2, abs=0.05)
    assert len(read(tmp_path, text, year=2020)) == 8784


@with_the_data
def test_weather_of_de_bilt(tmp_path: Path) -> None:
    text = (DATA / "weather" / "KNMI_260_DeBilt_2000_hourly.csv").read_text()
    series = read(tmp_path, text)
    assert len(series) == 8784
    assert series.sources[0].period == ("2000-01-01 00:00", "2000-12-31 23:00")
    assert series.unused == ("pressure_msl_hpa",)
