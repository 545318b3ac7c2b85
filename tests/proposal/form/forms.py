"""Forms for tests: made, filled in as a user would, and read."""

from __future__ import annotations

import io
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import openpyxl

from aigf.documents import InputError
from aigf.proposal import ReadProposal, read_proposal
from aigf.proposal.form import layout
from aigf.proposal.numbers import Language
from aigf.report.form import form_workbook

Change = Callable[[Any], None]


@cache
def empty(language: Language = "nl") -> bytes:
    return form_workbook(language)


def rows_of(sheet: Any) -> dict[str, int]:
    """The rows of a sheet by the first part of their marks."""
    return {layout.parts_of(str(row[0].value))[0]: row[0].row for row in sheet.iter_rows() if row[0].value}


def sheet_of(book: Any, section: str) -> Any:
    """The sheet of a section, whatever it is called."""
    return next(
        sheet
        for sheet in book.worksheets
        if layout.parts_of(str(sheet["A1"].value))[0] == layout.FORM
        and layout.parts_of(str(sheet["A1"].value))[3] == section
    )


def put(book: Any, field: str, value: Any, column: str = layout.VALUE) -> Any:
    """Fills in a field, and returns its cell."""
    sheet = sheet_of(book, field.partition(".")[0])
    names = layout.COLUMNS[layout.ANSWERS if field.startswith("commitments.") else layout.FIELDS]
    cell = sheet.cell(rows_of(sheet)[field], names.index(column) + 2)
    cell.value = value
    return cell


def put_row(book: Any, path: str, index: int, values: list[Any]) -> int:
    """Fills in a row of a table, and returns its number."""
    sheet = sheet_of(book, path.partition(".")[0])
    names = next(
        row[0].row
        for row in sheet.iter_rows()
        if layout.parts_of(str(row[0].value))[:2] == [layout.ROWS, path]
    )
    for column, value in enumerate(values, start=2):
        sheet.cell(names + 3 + index, column).value = value
    return int(names) + 3 + index


def minimal(book: Any) -> None:
    """What every proposal needs."""
    put(book, "proposal.name", "Fabriek")
    put(book, "proposal.signature_year", 2027)
    put(book, "factory.accelerator", "gb300-nvl72")


def filled(path: Path, change: Change, language: Language = "nl", least: bool = True) -> Path:
    """A form with what every proposal needs and what ``change`` does to it."""
    book = openpyxl.load_workbook(io.BytesIO(empty(language)))
    if least:
        minimal(book)
    change(book)
    book.save(path)
    return path


def read(path: Path, change: Change, language: Language = "nl") -> ReadProposal:
    return read_proposal(filled(path / "form.xlsx", change, language))


def problems(path: Path, change: Change, language: Language = "nl") -> list[str]:
    """The problems of a form, each with its cell and without the file."""
    try:
        read(path, change, language)
    except InputError as error:
        return [
            f"{problem.place.cell}: {problem.field}: {problem.wrong}, expected {problem.expected}"
            for problem in error.problems
        ]
    return []


def remarks(found: ReadProposal) -> list[str]:
    return [f"{remark.place.cell}: {remark.said}" for remark in found.document.remarks]
