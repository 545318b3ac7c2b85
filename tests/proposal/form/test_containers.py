"""What is no form, or more than one may be, is refused with what to do."""

from __future__ import annotations

import io
import time
import zipfile
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from aigf.documents import InputError
from aigf.proposal import read_proposal
from aigf.proposal.form.grid import MOST_ROWS, MOST_UNPACKED
from tests.proposal.form.forms import empty, filled, put, sheet_of


def refusal(path: Path) -> str:
    with pytest.raises(InputError) as raised:
        read_proposal(path)
    return str(raised.value)


def zipped(path: Path, members: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in members.items():
            packed.writestr(name, content)
    return path


def members_of(raw: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(raw)) as packed:
        return {name: packed.read(name) for name in packed.namelist()}


OPEN_DOCUMENT = {"mimetype": b"application/vnd.oasis.opendocument.spreadsheet", "content.xml": b"<a/>"}


@pytest.mark.parametrize(
    ("members", "said"),
    [
        (OPEN_DOCUMENT, "this is a document of LibreOffice (.ods), expected it saved as .xlsx"),
        ({"xl/workbook.bin": b""}, "this is a binary workbook (.xlsb), expected it saved as .xlsx"),
        ({"word/document.xml": b"<a/>"}, "no workbook of Excel, expected it saved as .xlsx"),
        ({"xl/workbook.xml": b"<a/>"}, "the workbook is damaged or not complete"),
    ],
)
def test_other_documents(tmp_path: Path, members: dict[str, bytes], said: str) -> None:
    assert said in refusal(zipped(tmp_path / "form.xlsx", members))


def test_an_old_workbook_and_a_cut_one(tmp_path: Path) -> None:
    path = tmp_path / "form.xlsx"
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600)
    assert "before 2007 (.xls), or one with a password" in refusal(path)
    path.write_bytes(empty()[:20_000])
    assert "the workbook is damaged or not complete" in refusal(path)


def test_another_workbook(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.worksheets[0]["A1"] = "prijzen"
    book.save(tmp_path / "form.xlsx")
    assert "this workbook is no form of aigf, expected a form as aigf new writes it" in refusal(
        tmp_path / "form.xlsx"
    )


def test_a_form_of_a_later_version(tmp_path: Path) -> None:
    def change(book: Any) -> None:
        for sheet in book.worksheets:
            sheet["A1"] = str(sheet["A1"].value).replace("| 1 |", "| 2 |")

    assert "this is a form of format version 2, expected format version 1" in refusal(
        filled(tmp_path / "form.xlsx", change)
    )


def test_the_name_of_the_file_does_not_matter(tmp_path: Path) -> None:
    path = filled(tmp_path / "bid.yaml", lambda book: None)
    assert read_proposal(path).proposal.factory.accelerator == "gb300-nvl72"


def test_a_bomb(tmp_path: Path) -> None:
    members = members_of(empty()) | {"xl/media/image.bin": b"\0" * (MOST_UNPACKED + 1)}
    path = zipped(tmp_path / "form.xlsx", members)
    assert path.stat().st_size < 200_000
    began = time.process_time()
    assert "unpacked the workbook is larger than 64 MB" in refusal(path)
    assert time.process_time() - began < 1


@pytest.mark.parametrize(
    ("part", "piece", "end", "said"),
    [
        ("xl/sharedStrings.xml", b"<si><t>a</t></si>", b"</sst>", "more texts or formats than a form has"),
        ("xl/sharedStrings.xml", b"x" * 20, b"</sst>", "more texts or formats than a form has"),
        (
            "xl/worksheets/sheet4.xml",
            b"x" * 20,
            b"</sheetData>",
            "Toelichting!A1: factory: this field is missing",
        ),
        ("xl/styles.xml", b'<xf numFmtId="0"/>', b"</cellXfs>", "more texts or formats than a form has"),
        (
            "xl/worksheets/sheet4.xml",
            b'<c r="C60"/>',
            b"</row></sheetData>",
            "Toelichting!A1: factory: this field is missing",
        ),
        (
            "xl/worksheets/sheet4.xml",
            b'<row r="99"/>',
            b"</sheetData>",
            "Toelichting!A1: factory: this field is missing",
        ),
    ],
)
def test_parts_without_end(tmp_path: Path, part: str, piece: bytes, end: bytes, said: str) -> None:
    members = members_of(empty())
    members[part] = members[part].replace(end, piece * 1_000_000 + end, 1)
    path = zipped(tmp_path / "form.xlsx", members)
    began = time.process_time()
    assert said in refusal(path)
    assert time.process_time() - began < 2


def test_rows_without_end(tmp_path: Path) -> None:
    def change(book: Any) -> None:
        sheet_of(book, "energy").cell(1_000_000, 3).value = 1

    assert "Energie!C1000000: the sheet has more than 5000 rows or 200 columns" in refusal(
        filled(tmp_path / "form.xlsx", change)
    )


def test_a_large_table_of_the_user_is_no_matter(tmp_path: Path) -> None:
    def change(book: Any) -> None:
        put(book, "factory.it_load", 250)
        own = book.create_sheet("Berekening", 0)
        for row in range(1, MOST_ROWS + 10):
            own.cell(row, 1).value = row

    found = read_proposal(filled(tmp_path / "form.xlsx", change))
    assert [remark.place.cell for remark in found.document.remarks] == ["Berekening!A1"]
