"""Day-ahead prices: Ember's hours in UTC, ENTSO-E's units on the clock of Central Europe."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import numpy as np
import pytest

from tests.series.files import EMBER_HEAD, ENTSOE_HEAD, ENTSOE_OLD_HEAD, ember, entsoe, problems, read, said

SPRING = (datetime(2019, 3, 30, 23, tzinfo=UTC), datetime(2019, 3, 31, 22, tzinfo=UTC))
AUTUMN = (datetime(2019, 10, 26, 22, tzinfo=UTC), datetime(2019, 10, 27, 23, tzinfo=UTC))


def test_ember(tmp_path: Path) -> None:
    series = read(tmp_path, ember(30))
    assert str(series.sources[0].format) == "Ember day-ahead prices, Netherlands"
    assert str(series.sources[0].zone) == "UTC"
    assert series.columns["price_eur_mwh"][:2].tolist() == [20.5, 21.5]
    assert series.sources[0].period == ("2019-01-01 00:00", "2019-01-02 05:00")


def test_lines_that_are_there_twice_are_dropped_and_counted(tmp_path: Path) -> None:
    lines = ember(30).splitlines(keepends=True)
    series = read(tmp_path, "".join([*lines, *lines[5:9]]))
    assert len(series) == 30
    assert "there twice have been dropped: 4." in said(series)
    assert "put in order" in said(series)


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (
            "01:00:00,2019-01-01 02:00:00,21.5",
            "01:00:00,2019-01-01 02:00:00,",
            "f:3:57: price_eur_mwh: the value is",
        ),
        (",21.5", ",nan", "'nan' is not a number"),
        (
            "NLD,2019-01-01 01:00:00",
            "NLD,01/01/2019 01:00",
            "f:3:17: Datetime (UTC): the date '01/01/2019 01:00' is",
        ),
        ("NLD,2019-01-01 01:00:00", "NLD,2019-01-32 01:00:00", "'2019-01-32 01:00:00' is not a time"),
        (
            "NLD,2019-01-01 01:00:00",
            "NLD,2019-01-01 00:00:00",
            "2019-01-01 00:00 UTC has another value here than on",
        ),
        (
            "Netherlands,NLD,2019-01-01 01",
            "Belgium,NLD,2019-01-01 01",
            "the file has several: Netherlands, Belgium",
        ),
        ("EUR/MWhe", "EUR/kWh", "the price is in EUR/kWh, expected EUR/MWh"),
    ],
)
def test_what_is_refused_of_ember(tmp_path: Path, old: str, new: str, expected: str) -> None:
    text = ember(30)
    assert old in text
    assert expected in "\n".join(problems(tmp_path, text.replace(old, new, 1)))


def test_prices_a_kwh_under_the_name_of_prices_a_mwh(tmp_path: Path) -> None:
    text = EMBER_HEAD + "".join(
        line.rsplit(",", 1)[0] + f",{0.02 + 0.0001 * number:.4f}\n"
        for number, line in enumerate(ember(200).splitlines()[1:])
    )
    assert "the values look like euro per kWh, expected values in EUR/MWh" in problems(tmp_path, text)[0]


@pytest.mark.parametrize("minutes", [60, 15])
@pytest.mark.parametrize(("span", "hours"), [(SPRING, 23), (AUTUMN, 25)])
def test_a_day_on_which_the_clock_is_changed(
    tmp_path: Path, span: tuple[datetime, datetime], hours: int, minutes: int
) -> None:
    series = read(tmp_path, entsoe(*span, minutes))
    assert len(series) == hours
    assert str(series.sources[0].zone) == "Central European time (CET/CEST)"
    assert series.sources[0].period == (
        f"{span[0]:%Y-%m-%d %H:%M}",
        f"{span[1]:%Y-%m-%d} {span[1].hour - 1}:00",
    )
    first = 0.0 if minutes == 60 else 1.5
    assert series.columns["price_eur_mwh"] == pytest.approx(first + np.arange(hours) * 60 / minutes)
    assert ("mean of their parts" in said(series)) == (minutes == 15)


def test_the_old_export_lists_the_hour_that_the_clock_skips(tmp_path: Path) -> None:
    rows = "".join(
        f'"31.03.2019 {hour:02}:00 - 31.03.2019 {hour + 1:02}:00","{"" if hour == 2 else 30 + hour}","EUR",""\n'
        for hour in range(23)
    )
    series = read(tmp_path, ENTSOE_OLD_HEAD + rows)
    assert len(series) == 22
    assert series.columns["price_eur_mwh"][:3].tolist() == [30.0, 31.0, 33.0]
    assert "in spring have been dropped: 1." in said(series)
    found = problems(tmp_path, (ENTSOE_OLD_HEAD + rows).replace('03:00","",', '03:00","32",'))
    assert "is skipped by the clock, and has a price" in found[0]


def test_the_second_hour_that_the_clock_shows_in_autumn(tmp_path: Path) -> None:
    lines = entsoe(*AUTUMN).splitlines(keepends=True)
    named = [
        line.replace('02:00:00 - 27/10/2019 02:00:00"', '02:00:00 (CEST) - 27/10/2019 02:00:00 (CET)"')
        for line in lines
    ]
    named[4] = named[4].replace(
        '02:00:00 - 27/10/2019 03:00:00"', '02:00:00 (CET) - 27/10/2019 03:00:00 (CET)"'
    )
    assert named != lines
    series = read(tmp_path, "".join(named))
    assert (
        series.columns["price_eur_mwh"].tolist()
        == read(tmp_path, "".join(lines)).columns["price_eur_mwh"].tolist()
    )
    # Where it is listed once, the other is made of its neighbours, because it is the clock that took it.
    series = read(tmp_path, "".join(lines[:4] + lines[5:]))
    assert series.columns["price_eur_mwh"][:6].tolist() == [0.0, 1.0, 2.0, 3.0, 4.0, 5.0]
    assert "2019-10-27 01:00 UTC is missing because the clock was changed" in said(series)
    # An hour that is missing at another time is not made.
    found = problems(tmp_path, "".join(lines[:8] + lines[9:]))
    assert "hours are missing" in found[0]


def test_a_file_from_its_end_to_its_beginning(tmp_path: Path) -> None:
    lines = entsoe(*AUTUMN).splitlines(keepends=True)
    series = read(tmp_path, "".join([lines[0], *reversed(lines[1:])]))
    assert series.columns["price_eur_mwh"].tolist() == list(range(25))


def test_quarters_must_be_complete(tmp_path: Path) -> None:
    lines = entsoe(*SPRING, 15).splitlines(keepends=True)
    found = problems(tmp_path, "".join(lines[:6] + lines[7:]))
    assert "of the hour 2019-03-31 00:00 UTC there are 45 minutes" in found[0]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("MTU (CET/CEST)", "MTU", "the time zone is not stated"),
        ("MTU (CET/CEST)", "MTU (EET)", "the time zone EET is not known here"),
        ("Price (EUR/MWh)", "Price (GBP/MWh)", "the price is in GBP/MWh"),
        ("31/03/2019 05:00:00 - ", "31.03.2019 05:00:00 - ", "is written in another way"),
        ("31/03/2019 05:00:00 - ", "31/03/2019 04:50:00 - ", "is no quarter, half or whole hour"),
        ("31/03/2019 05:00:00 - ", "soon - ", "is not a market time unit"),
        ('BZN|NL","Sequence 1","5', 'BZN|BE","Sequence 1","5', "the file has several: BZN|NL, BZN|BE"),
        ('"5.00"', '"n/e"', "the value is empty"),
    ],
)
def test_what_is_refused_of_entsoe(tmp_path: Path, old: str, new: str, expected: str) -> None:
    text = entsoe(*SPRING)
    assert old in text
    assert expected in "\n".join(problems(tmp_path, text.replace(old, new, 1)))


def test_units_in_utc(tmp_path: Path) -> None:
    rows = '"31/03/2019 {0:02}:00:00 - 31/03/2019 {1:02}:00:00","BZN|NL","","{0}","",""\n'
    head = ENTSOE_HEAD.replace("MTU (CET/CEST)", "MTU (UTC)")
    series = read(tmp_path, head + "".join(rows.format(hour, hour + 1) for hour in range(23)))
    assert series.sources[0].period == ("2019-03-31 00:00", "2019-03-31 22:00")
    assert str(series.sources[0].zone) == "UTC"
