"""Dates that stand only in the first line of their day: read where the lines decide it, else refused."""

from __future__ import annotations

import io
from datetime import datetime, timedelta
from itertools import pairwise
from pathlib import Path

import openpyxl
import pytest

from aigf.series import read_series
from tests.series.files import clock, every_hour, problems, read, said

HOURS = list(every_hour("2023-05-14", 72))
PRICES = [40.5 + number for number in range(72)]


def lines(moments: list[datetime], hour: str = "%H:%M", name: str = "datum") -> list[str]:
    days = ["", *(f"{at:%d-%m-%Y}" for at in moments)]
    dates = [day if day != before else "" for before, day in pairwise(days)]
    rows = zip(dates, moments, (40.5 + number for number in range(len(moments))), strict=True)
    return [f"{name};uur;price_eur_mwh", *(f"{day};{at.strftime(hour)};{price}" for day, at, price in rows)]


@pytest.mark.parametrize("hour", ["%H:%M", "%H"])
def test_a_date_holds_for_the_times_below_it(tmp_path: Path, hour: str) -> None:
    series = read(tmp_path, "\n".join(lines(HOURS, hour)))
    assert series.sources[0].period == ("2023-05-14 00:00", "2023-05-16 23:00")
    assert series.columns["price_eur_mwh"].tolist() == PRICES
    assert "dates in the first line of each day" in map(str, series.sources[0].read_as)


def test_in_one_column(tmp_path: Path) -> None:
    text = "tijd (UTC);price_eur_mwh\n" + "".join(
        f"{at:%H:%M};{price}\n" if at.hour else f"{at:%d-%m-%Y %H:%M};{price}\n"
        for at, price in zip(HOURS, PRICES, strict=True)
    )
    series = read(tmp_path, text)
    assert series.sources[0].period == ("2023-05-14 00:00", "2023-05-16 23:00")
    assert "hours are missing" in problems(tmp_path, text.replace("05:00;45.5\n", "", 1))[0]


def test_a_day_of_25_hours(tmp_path: Path) -> None:
    moments = [clock(at.astimezone()) for at in every_hour("2023-10-27T22:00:00+00:00", 73)]
    series = read(tmp_path, "\n".join(lines(moments)))
    assert series.sources[0].period == ("2023-10-27 22:00", "2023-10-30 22:00")


@pytest.mark.parametrize("merged", [False, True])
def test_days_and_hours_in_cells_of_a_workbook(tmp_path: Path, merged: bool) -> None:
    book, saved = openpyxl.Workbook(), io.BytesIO()
    book.active.append(["datum", "uur", "price_eur_mwh"])
    for at, price in zip(HOURS, PRICES, strict=True):
        book.active.append([None if merged and at.hour else at.date(), at.time(), price])
    for row in range(2, 74, 24) if merged else ():
        book.active.merge_cells(start_row=row, end_row=row + 23, start_column=1, end_column=1)
    book.save(saved)
    (tmp_path / "a.xlsx").write_bytes(saved.getvalue())
    series, wrong = read_series(tmp_path / "a.xlsx")
    assert series is not None, [problem.render() for problem in wrong]
    assert series.sources[0].period == ("2023-05-14 00:00", "2023-05-16 23:00")
    assert series.columns["price_eur_mwh"].tolist() == PRICES


def without_date(at: int) -> list[str]:
    rows = lines(HOURS)
    return [*rows[:at], rows[at][rows[at].index(";") :], *rows[at + 1 :]]


def test_a_date_that_is_not_there_is_seen(tmp_path: Path) -> None:
    wrong = problems(tmp_path, "\n".join(without_date(25)))
    assert any(one.startswith("f:26:1: datum: the time comes before that above it, and no") for one in wrong)
    assert "f:2:1: datum: '00:00' is not a time" in problems(tmp_path, "\n".join(without_date(1)))[0]


def test_a_date_in_another_line_than_the_first_is_refused(tmp_path: Path) -> None:
    rows = without_date(25)
    rows[30] = "15-05-2023" + rows[30]
    wrong = problems(tmp_path, "\n".join(rows))
    assert any("no date stands beside it" in one for one in wrong)
    rows[12] = "14-05-2023" + rows[12]  # the same date again is no other one
    rows[13] = "15-05-2023" + rows[13]
    wrong = problems(tmp_path, "\n".join(rows))
    assert any(one.startswith("f:14:1: datum: a date begins here, and the times do not") for one in wrong)


def test_dates_that_fall_are_refused_in_any_zone(tmp_path: Path) -> None:
    falling = [HOURS[0] + timedelta(days=2 - day, hours=hour) for day in range(3) for hour in range(24)]
    wrong = problems(tmp_path, "\n".join(lines(falling, name="datum (UTC)")))
    assert "comes before the time above it" in wrong[0]


def test_quarters(tmp_path: Path) -> None:
    quarters = [HOURS[0] + timedelta(minutes=15 * number) for number in range(192)]
    assert "48 hours are the mean of their parts" in said(read(tmp_path, "\n".join(lines(quarters))))
