"""Workbooks of Excel, of several writers and written by hand, against openpyxl and against what they hold."""

from __future__ import annotations

import csv
import io
import math
import random
import time
import tracemalloc
import zipfile
from datetime import date, datetime, timedelta
from datetime import time as clock
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import xlsxwriter
from openpyxl.styles.numbers import is_date_format, is_timedelta_format
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from aigf.documents import InputError
from aigf.series.findings import Findings
from aigf.series.number_formats import DURATION, MOMENT, kind_of
from aigf.series.workbook import as_csv

_TEXTS = ('a "b", c\nd', "  x;y ", "€ per MWh", "-")
ROWS, COLUMNS = 60, 9
NAMESPACE = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def values(seed: int) -> dict[tuple[int, int], Any]:
    """Cells of every kind by row and column, from 1, with gaps and with empty rows and columns before them."""
    drawn = random.Random(seed)  # noqa: S311 - cells of a test
    first = datetime(2019, 1, 1)
    found: dict[tuple[int, int], Any] = {}
    for row in range(4, ROWS):
        for column in range(3, COLUMNS):
            moment = first + timedelta(minutes=drawn.randrange(10**6))
            kinds = [drawn.random(), drawn.randrange(10**7), round(drawn.uniform(-99, 99), 3), True, False]
            kinds += [drawn.choice(_TEXTS), moment, moment.date(), moment.time(), None]
            found[row, column] = drawn.choice(kinds)
    return {place: value for place, value in found.items() if value is not None}


def of_openpyxl(cells: dict[tuple[int, int], Any], of_1904: bool = False) -> bytes:
    book = openpyxl.Workbook()
    if of_1904:
        book.epoch = CALENDAR_MAC_1904
    for place, value in cells.items():
        book.active.cell(*place, value)
    saved = io.BytesIO()
    book.save(saved)
    return saved.getvalue()


def of_xlsxwriter(cells: dict[tuple[int, int], Any], of_1904: bool = False) -> bytes:
    saved = io.BytesIO()
    book = xlsxwriter.Workbook(saved, {"date_1904": of_1904, "default_date_format": "dd/mm/yyyy hh:mm"})
    sheet = book.add_worksheet()
    for (row, column), value in cells.items():
        sheet.write(row - 1, column - 1, value)
    book.close()
    return saved.getvalue()


def read(raw: bytes) -> tuple[list[list[str]], str]:
    found = Findings("f")
    rows = list(csv.reader(io.StringIO(as_csv(raw, found))))
    return rows, " ".join(str(text) for text in (*found.read_as, *found.repairs))


def cell(rows: list[list[str]], row: int, column: int) -> str:
    return rows[row - 1][column - 1] if row <= len(rows) and column <= len(rows[row - 1]) else ""


def is_as_read(text: str, value: Any) -> bool:
    if isinstance(value, bool):
        return text == str(value).upper()
    if isinstance(value, int | float):
        return math.isclose(float(text), value, rel_tol=1e-15)  # both writers keep 16 digits
    if isinstance(value, str):
        return text == " ".join(value.split())
    if isinstance(value, datetime):
        return text == value.isoformat(" ")
    return text == (value.isoformat() if isinstance(value, clock) else f"{value.isoformat()} 00:00:00")


@pytest.mark.parametrize("of_1904", [False, True])
@pytest.mark.parametrize("write", [of_openpyxl, of_xlsxwriter])
def test_every_cell_is_read_where_it_stands(write: Any, of_1904: bool) -> None:
    cells = values(7)
    rows, _ = read(write(cells, of_1904))
    for place in ((row, column) for row in range(1, ROWS) for column in range(1, COLUMNS)):
        text = cell(rows, *place)
        assert is_as_read(text, cells[place]) if place in cells else not text, (place, text, cells.get(place))
    assert len(rows) == max(row for row, _ in cells)


def test_what_is_stored_beside_formulas_and_in_rich_text() -> None:
    saved = io.BytesIO()
    book = xlsxwriter.Workbook(saved)
    sheet = book.add_worksheet()
    bold = book.add_format({"bold": True})
    sheet.write_rich_string("A1", "pr", bold, "ij", "s ", bold, "(€)")
    for row, (formula, value) in enumerate(
        [("=1+1", 2), ('="a"&"b"', "ab"), ("=NA()", "#N/A"), ("=1=1", True)]
    ):
        sheet.write_formula(row, 1, formula, None, value)
    sheet.merge_range("C1:D3", "samen")
    sheet.write_blank(70, 30, None, bold)
    book.close()
    rows, _ = read(saved.getvalue())
    assert rows == [["prijs (€)", "2", "samen"], ["", "ab"], ["", "#N/A"], ["", "TRUE"]]


@pytest.mark.parametrize(
    ("value", "form", "written"),
    [
        (0.25, "[h]:mm", "06:00:00"),
        (1.0, "[hh]:mm:ss", "24:00:00"),
        (0.25, "hh:mm", "06:00:00"),
        (43466.041666666664, "dd-mm-yyyy hh:mm", "2019-01-01 01:00:00"),
        (43466.0, "[$-413]d mmmm yyyy", "2019-01-01 00:00:00"),
        (43466.5, '0.0" dagen"', "43466.5"),
        (43466.5, "[Red]0.00;[Blue]-0.00", "43466.5"),
        (0.000012345, "General", "0.000012345"),
        (1.234, "General", "1.2340"),
    ],
)
def test_a_number_is_what_its_format_makes_of_it(value: float, form: str, written: str) -> None:
    book = openpyxl.Workbook()
    book.active["A1"] = value
    book.active["A1"].number_format = form
    saved = io.BytesIO()
    book.save(saved)
    assert read(saved.getvalue())[0] == [[written]]


@pytest.mark.parametrize(
    "code",
    ["General", "0.00", "yyyy\\-mm\\-dd", "h:mm AM/PM", "mm:ss.0", "[h]:mm", "#,##0.00 [$€-413]", '"dmy" 0',
     "[$-F800]dddd, mmmm dd, yyyy", "_ * #,##0_ ;_ * -#,##0_ ;_ * \"-\"_ ;_ @_ ", "@", "0.00E+00"],
)  # fmt: skip
def test_formats_are_those_that_another_library_finds(code: str) -> None:
    expected = DURATION if is_timedelta_format(code) else MOMENT if is_date_format(code) else ""
    assert kind_of(164, code) == expected


def test_a_hidden_sheet_is_read_where_no_other_has_data() -> None:
    book = openpyxl.Workbook()
    book.active.title, book.active["A1"] = "Lijsten", "ja"
    book.active.sheet_state = "hidden"
    shown = book.create_sheet("Uren")
    saved = io.BytesIO()
    book.save(saved)
    assert "'Lijsten'" in read(saved.getvalue())[1]
    shown["A1"] = "temp_c"
    saved = io.BytesIO()
    book.save(saved)
    rows, said = read(saved.getvalue())
    assert rows == [["temp_c"]]
    assert "the sheet 'Uren'" in said
    assert "not 'Lijsten'" in said


def by_hand(sheet: bytes, strings: bytes = b"") -> bytes:
    """A workbook with the XML of its only sheet as it is given."""
    kinds = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    relations = "http://schemas.openxmlformats.org/package/2006/relationships"

    def related(*targets: tuple[str, str]) -> str:
        inside = "".join(
            f'<Relationship Id="r{number}" Type="{kinds}/{kind}" Target="{target}"/>'
            for number, (kind, target) in enumerate(targets)
        )
        return f'<Relationships xmlns="{relations}">{inside}</Relationships>'

    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("[Content_Types].xml", "<Types/>")
        file.writestr("_rels/.rels", related(("officeDocument", "/xl/workbook.xml")))
        parts = (("worksheet", "worksheets/sheet.xml"), ("sharedStrings", "SharedStrings.xml"))
        file.writestr("xl/_rels/workbook.xml.rels", related(*parts))
        file.writestr(
            "xl/workbook.xml",
            f'<x:workbook xmlns:x="{NAMESPACE}" xmlns:r="{kinds}"><x:sheets>'
            '<x:sheet name="Uren" sheetId="1" r:id="r0"/></x:sheets></x:workbook>',
        )
        file.writestr("xl/worksheets/sheet.xml", sheet)
        if strings:
            file.writestr("xl/sharedStrings.xml", strings)
    return packed.getvalue()


def rows_in(inside: str, prefix: str = "") -> bytes:
    mark = f":{prefix.rstrip(':')}" if prefix else ""
    return (
        f'<?xml version="1.0"?><{prefix}worksheet xmlns{mark}="{NAMESPACE}"><{prefix}dimension ref="A1:XFD1048576"/>'
        f"<{prefix}sheetData>{inside}</{prefix}sheetData></{prefix}worksheet>"
    ).encode()


def test_ways_of_writing_the_same_sheet() -> None:
    expected = [["temp_c", "7.5"], [], ["", "x"]]
    named = '<row r="1"><c r="A1" t="inlineStr"><is><t>temp_c</t></is></c><c r="B1"><f>7+0.5</f><v>7.5</v></c></row>'
    named += '<row r="3"><c r="B3" t="str"><v>x</v></c></row>'
    unnamed = (
        '<row>\n <c t="inlineStr"><is><r><t>temp</t></r><r><t>_c</t></r><rPh><t>tem</t></rPh></is></c>\n'
    )
    unnamed += "<c>\n<v>7.5</v>\n</c><c/></row><row/><row><c/><c t='str'><v>x</v></c></row>"
    for way in (rows_in(named), rows_in(unnamed), rows_in(named).decode().encode("utf-16")):
        assert read(by_hand(way))[0] == expected
    prefixed = named.replace("</", "</x:").replace("<", "<x:").replace("<x:/x:", "</x:")
    assert read(by_hand(rows_in(prefixed, "x:")))[0] == expected
    strings = f'<sst xmlns="{NAMESPACE}"><si><r><t>temp</t></r><r><t>_c</t></r><rPh><t>t</t></rPh></si></sst>'
    shared = named.replace(' t="inlineStr"><is><t>temp_c</t></is>', ' t="s"><v>0</v>')
    assert read(by_hand(rows_in(shared), strings.encode()))[0] == expected


def test_a_cell_stands_in_the_column_of_its_name_whatever_its_row_is_called() -> None:
    rows, _ = read(by_hand(rows_in('<row r="10"><c r="AB1"><v>1</v></c><c r="AD10"><v>2</v></c></row>')))
    assert rows[9] == [*[""] * 27, "1", "", "2"]


FAR = ('<row r="1"><c r="A1"><v>1</v></c></row>', '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>')
HOSTILE = {
    "far away": (rows_in("".join(FAR)), "more than 400000 rows or 500 columns"),
    "many far in rows": (rows_in('<row><c r="SF1"><v>1</v></c></row>' * 9_000), "more than 400000 rows"),
    "deep": (rows_in("<a>" * 3_000_000), "damaged"),
    "deep cells": (rows_in("<c>" * 3_000_000), "damaged"),
    "entities": (
        b'<!DOCTYPE w [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><w><c><v>&b;</v></c></w>',
        "damaged",
    ),
    "rows back": (rows_in('<row r="2"><c><v>1</v></c></row><row r="1"><c><v>1</v></c></row>'), "damaged"),
    "no such text": (rows_in('<row><c t="s"><v>5</v></c></row>'), "damaged"),
    "no end": (rows_in("")[:-9], "damaged"),
    "long row": (rows_in(f'<row r="{"9" * 5000}"><c><v>1</v></c></row>'), "400000 rows"),
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_a_hostile_sheet_is_refused_at_once_and_costs_no_memory(kind: str) -> None:
    sheet, named = HOSTILE[kind]
    raw = by_hand(sheet)
    begin = time.process_time()
    tracemalloc.start()
    with pytest.raises(InputError) as refused:
        read(raw)
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert named in refused.value.problems[0].render()
    assert time.process_time() - begin < 2.0
    assert most < 60_000_000


def test_a_day_alone_is_its_first_moment(tmp_path: Path) -> None:
    assert read(of_openpyxl({(1, 1): date(2019, 3, 31)}))[0] == [["2019-03-31 00:00:00"]]
