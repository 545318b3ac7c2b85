"""Rows of cells as a workbook of Excel, as one saves what was opened or typed in it."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Sequence
from datetime import datetime
from typing import Any

import xlsxwriter

from tests.series.variants.draw import Draw

_NUMBER = re.compile(r"-?\d{1,12}(\.\d+)?")


def typed(cell: str) -> Any:
    """A cell of a text as Excel takes it: a number where it is one, nothing where it is empty."""
    return float(cell) if _NUMBER.fullmatch(cell.strip()) else cell or None


def workbook(draw: Draw, rows: Sequence[Sequence[Any]]) -> bytes:
    """A workbook with the rows in its first sheet that has data; texts, numbers and moments stay what they are."""
    made = io.BytesIO()
    book = xlsxwriter.Workbook(made, {"in_memory": True, "default_date_format": "dd-mm-yyyy hh:mm"})
    book.set_properties({"created": datetime(2026, 1, 1)})
    if draw.happens("an empty sheet before", 0.15):
        book.add_worksheet("Leeg")
    sheet = book.add_worksheet(draw.one("sheet", ("Sheet1", "Blad1", "uurwaarden", "Data 2023")))
    for number, row in enumerate(rows):
        for index, value in enumerate(row):
            if isinstance(value, str):
                sheet.write_string(number, index, value)
            elif value is not None:
                sheet.write(number, index, value)
    if draw.happens("a sheet with notes after", 0.15):
        book.add_worksheet("Toelichting").write(0, 0, "bron: eigen meting")
    book.close()
    return _packed_again(made.getvalue()) if draw.happens("not compressed", 0.1) else made.getvalue()


def _packed_again(raw: bytes) -> bytes:
    """The same members, stored."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(raw)) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_STORED) as new:
        for member in old.namelist():
            new.writestr(zipfile.ZipInfo(member), old.read(member))
    return made.getvalue()
