"""Percentages: of the cells of a workbook by their format, and with their sign in a text."""

from __future__ import annotations

import io
from pathlib import Path

import openpyxl
import pytest

from aigf.series import Series, read_series
from tests.series.files import problems, read

SHARES = [0.57, 0.0, 1.0, 0.071, 0.12345] * 5
SIGNED = ["57%", "0%", "100 %", "7.1%", "12.345%"] * 5


def book(name: str, form: str) -> bytes:
    made = openpyxl.Workbook()
    made.active.append([name])
    for row, share in enumerate(SHARES, 2):
        made.active.cell(row, 1, share).number_format = form
    saved = io.BytesIO()
    made.save(saved)
    return saved.getvalue()


def of_book(folder: Path, raw: bytes) -> Series:
    (folder / "a.xlsx").write_bytes(raw)
    series, wrong = read_series(folder / "a.xlsx")
    assert series is not None, [problem.render() for problem in wrong]
    return series


@pytest.mark.parametrize("name", ["wind_cf", "wind_cf (%)"])
@pytest.mark.parametrize("form", ["0%", "0.00%", "0.0 %;[Red]-0.0 %"])
def test_a_cell_shown_as_a_percentage_is_a_share_whatever_the_name_says(
    tmp_path: Path, name: str, form: str
) -> None:
    assert of_book(tmp_path, book(name, form)).columns["wind_cf"].tolist() == SHARES


@pytest.mark.parametrize("name", ["wind_cf", "wind_cf (%)"])
@pytest.mark.parametrize("comma", [False, True])
def test_a_sign_in_the_text_is_the_same(tmp_path: Path, name: str, comma: bool) -> None:
    cells = [cell.replace(".", ",") if comma else cell for cell in SIGNED]
    series = read(
        tmp_path, "\n".join([f"{name};load_mw", *(f"{cell};990{',5' if comma else '.5'}" for cell in cells)])
    )
    assert series.columns["wind_cf"].tolist() == SHARES


def test_humidity_stays_in_percent(tmp_path: Path) -> None:
    assert read(tmp_path, "\n".join(["rh_pct", "57%", "7.1%", "0%"])).columns["rh_pct"].tolist() == [
        57.0,
        7.1,
        0.0,
    ]
    assert of_book(tmp_path, book("rh_pct", "0%")).columns["rh_pct"].tolist()[:5] == [
        57.0,
        0.0,
        100.0,
        7.1,
        12.345,
    ]


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("wind_cf\n57%\n0.5\n", "f:3:1: wind_cf: '0.5' is no percentage, and other cells are"),
        ("wind_cf\n57%\n130%\n", "130% is out of bounds"),
        ("temp_c\n5%\n6%\n", "f:2:1: temp_c: the values are percentages"),
        ("wind_cf\n5e1%\n6%\n", "'5e1' is not a number"),
    ],
)
def test_what_is_no_percentage_beside_others_is_refused(tmp_path: Path, text: str, named: str) -> None:
    assert any(named in problem for problem in problems(tmp_path, text))
