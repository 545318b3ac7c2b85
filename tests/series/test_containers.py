"""What a series travels in: packed, in a workbook, in another encoding; the same bits, or the reason why not."""

from __future__ import annotations

import gzip
import io
import time
import zipfile
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from aigf.series import Series, read_series
from tests.series.files import every_hour, knmi

ROWS = [
    (moment, 40.125 + 3 * (number % 7), 0.5) for number, moment in enumerate(every_hour("2019-01-01", 48))
]
TEXT = "time_utc,price_eur_mwh,wind_cf\n" + "".join(
    f"{when:%Y-%m-%d %H:%M},{price},{wind}\n" for when, price, wind in ROWS
)


def read_bytes(folder: Path, raw: bytes) -> Series:
    (folder / "f").write_bytes(raw)
    series, problems = read_series(folder / "f")
    assert series is not None, [problem.render() for problem in problems]
    return series


def refused(folder: Path, raw: bytes) -> str:
    (folder / "f").write_bytes(raw)
    series, problems = read_series(folder / "f")
    assert series is None
    return " ".join(problem.render() for problem in problems)


def zipped(*members: tuple[str, bytes]) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as file:
        for name, raw in members:
            file.writestr(name, raw)
    return packed.getvalue()


def sheet(rows: list[tuple[Any, ...]], change: Callable[[openpyxl.Workbook], None] | None = None) -> bytes:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    if change is not None:
        change(book)
    saved = io.BytesIO()
    book.save(saved)
    return saved.getvalue()


def table() -> list[tuple[Any, ...]]:
    return [("time_utc", "price_eur_mwh", "wind_cf"), *ROWS]


WAYS: dict[str, Callable[[], bytes]] = {
    "packed with gzip": lambda: gzip.compress(TEXT.encode()),
    "in a zip as uurgeg_344.txt": lambda: zipped(("uurgeg_344.txt", TEXT.encode())),
    "in a zip as b/c.csv": lambda: zipped(
        ("b/", b""), ("b/c.csv", TEXT.encode()), ("__MACOSX/b/._c.csv", b"x")
    ),
    "in UTF-16": lambda: TEXT.encode("utf-16"),
    "UTF-16": lambda: b"\xfe\xff" + TEXT.encode("utf-16-be"),
    "UTF-16, packed": lambda: gzip.compress(TEXT.encode("utf-16-le")),
    "in UTF-32": lambda: TEXT.encode("utf-32"),
    "in Windows-1252": lambda: TEXT.replace("\n", ",prijs €\n", 1).replace("5\n", "5,ë\n").encode("cp1252"),
    "the sheet 'Sheet' of a workbook": lambda: sheet(table()),
    "a workbook in a zip": lambda: zipped(("a.xlsx", sheet(table()))),
}


@pytest.mark.parametrize("way", WAYS)
def test_the_same_content_gives_the_same_bits_and_is_said(tmp_path: Path, way: str) -> None:
    expected = read_bytes(tmp_path, TEXT.encode())
    series = read_bytes(tmp_path, WAYS[way]())
    assert series.digest() == expected.digest()
    assert series.hours is not None
    assert series.hours.tolist() == expected.hours.tolist()
    said = " ".join(str(text) for text in series.sources[0].read_as)
    assert way.split(",", maxsplit=1)[0] in said or (
        way.startswith("a workbook") and "a.xlsx" in said and "sheet" in said
    )


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_marks_and_ends_of_lines(tmp_path: Path, mark: bytes, end: str) -> None:
    series = read_bytes(tmp_path, mark + TEXT.replace("\n", end).encode())
    assert series.digest() == read_bytes(tmp_path, TEXT.encode()).digest()


def test_a_format_is_found_inside(tmp_path: Path) -> None:
    series = read_bytes(tmp_path, zipped(("uurgeg_260.txt", knmi(30).encode())))
    assert "KNMI" in str(series.sources[0].format)
    assert series.digest() == read_bytes(tmp_path, knmi(30).encode()).digest()


def test_a_formula_is_read_as_its_stored_value(tmp_path: Path) -> None:
    raw = sheet(table(), lambda book: book.active.__setitem__("B3", "=40+3.125"))
    # The library stores no value with a formula; Excel does.
    stored = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(raw)) as old, zipfile.ZipFile(stored, "w") as new:
        for member in old.infolist():
            inside = old.read(member)
            if member.filename == "xl/worksheets/sheet1.xml":
                assert b"<f>40+3.125</f><v></v>" in inside or b"<f>40+3.125</f><v />" in inside
                for empty in (b"<v></v>", b"<v />"):
                    inside = inside.replace(b"<f>40+3.125</f>" + empty, b"<f>40+3.125</f><v>77.5</v>")
            new.writestr(member, inside)
    assert read_bytes(tmp_path, stored.getvalue()).columns["price_eur_mwh"][1] == 77.5
    assert "the value is empty" in refused(tmp_path, raw)


def test_the_first_sheet_with_data(tmp_path: Path) -> None:
    def put_empty_before_and_notes_after(book: openpyxl.Workbook) -> None:
        book.create_sheet("Leeg", 0)
        book.create_sheet("Toelichting")["A1"] = "bron"

    series = read_bytes(tmp_path, sheet(table(), put_empty_before_and_notes_after))
    assert series.digest() == read_bytes(tmp_path, TEXT.encode()).digest()
    assert "'Toelichting'" in " ".join(str(text) for text in series.repairs)
    assert "there are no values" in refused(tmp_path, sheet([]))


def test_times_of_a_sheet_are_whole_although_they_are_fractions(tmp_path: Path) -> None:
    rows = [
        (when - timedelta(microseconds=number % 3 * 9), price, wind)
        for number, (when, price, wind) in enumerate(ROWS)
    ]
    series = read_bytes(tmp_path, sheet([table()[0], *rows]))
    assert series.sources[0].period == ("2019-01-01 00:00", "2019-01-02 23:00")


def test_a_sheet_far_away_costs_no_memory(tmp_path: Path) -> None:
    begin = time.perf_counter()
    far = sheet(table(), lambda book: book.active.__setitem__("XFD1048576", 1))
    assert "more than 400000 rows or 500 columns" in refused(tmp_path, far)
    assert time.perf_counter() - begin < 2.0


@pytest.mark.parametrize(
    ("raw", "named"),
    [
        (zipped(("a.csv", b"x"), ("b.csv", b"y")), "there are 2 files in the zip: a.csv, b.csv"),
        (zipped(), "there is no file in the zip"),
        (zipped(("big.csv", b"0" * 64_000_001)), "unpacked the file is larger than 64 MB"),
        (gzip.compress(b"0" * 64_000_001), "unpacked the file is larger than 64 MB"),
        (gzip.compress(b"\n" * 2_000_000), "the file has 2000000 lines"),
        (gzip.compress(b"," * 5_000_000), "5000000 separators"),
        (gzip.compress(TEXT.encode())[:-9], "the gzip is damaged"),
        (zipped(("a.csv", TEXT.encode()))[:200], "the zip is damaged"),
        (sheet([("a", 1)])[:-40], "damaged"),
        (zipped(("[Content_Types].xml", b""), ("xl/workbook.xml", b"<a")), "the workbook is damaged"),
        (zipped(("[Content_Types].xml", b""), ("xl/workbook.bin", b"")), "binary workbook (.xlsb)"),
        (zipped(("mimetype", b"application/vnd.oasis.opendocument.spreadsheet")), "no workbook of Excel"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 99, "Excel before 2007"),
        (b"%PDF-1.7\n", "this is a PDF"),
        (b"\xff\xfea", "begins as UTF-16 and is not"),
        (b"temp_c\n\x81\n", "f:2:1: the byte 0x81 is neither UTF-8 nor Windows-1252"),
        (b"temp_c\n\x00\n", "the control character U+0000"),
    ],
)
def test_what_cannot_be_read_is_named(tmp_path: Path, raw: bytes, named: str) -> None:
    assert named in refused(tmp_path, raw)


def test_a_time_without_a_date_is_no_reason_to_fail(tmp_path: Path) -> None:
    rows = [("time_utc", "price_eur_mwh"), (datetime(2019, 1, 1).time(), 4)]
    assert "00:00:00" in refused(tmp_path, sheet(rows))
