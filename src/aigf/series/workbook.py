"""The first sheet with data of an Excel workbook (.xlsx), as the text of a CSV.

A formula is read as the value that is stored with it and never run. Each row of the sheet is a line of the text, so
that a line names a row.
"""

from __future__ import annotations

import csv
import io
import warnings
import zipfile
from collections.abc import Iterable, Iterator
from datetime import date, datetime, time, timedelta
from typing import Any

from aigf.documents import shown
from aigf.series.containers import MAXIMUM_BYTES, holds_office
from aigf.series.findings import Findings
from aigf.text import Text

MOST_ROWS, MOST_COLUMNS = 400_000, 500
_SHEETS = 20  #: looked at for data
_MOMENT = timedelta(milliseconds=500)


def is_workbook(raw: bytes) -> bool:
    """Whether the bytes are a document of an office suite."""
    return raw.startswith(b"PK\x03\x04") and holds_office(raw)


def as_csv(raw: bytes, found: Findings) -> str:
    """The sheet as CSV with commas; which sheet it is, is noted.

    Raises InputError where the document is no workbook of Excel, is larger unpacked than a file may be, or is empty.
    """
    _refuse_others(raw, found)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # the library's, of styles and validation that are not read
            return _first_with_data(raw, found)
    except _TooLargeError:
        wrong = Text("the sheet has more than {rows} rows or {columns} columns", _LIMITS)
        raise found.refuse(
            (1, 1), "", wrong, Text("at most {rows} rows and {columns} columns", _LIMITS)
        ) from None
    except _EmptyError:
        wrong = Text("there are no values in the workbook")
        raise found.refuse((1, 1), "", wrong, Text("a sheet with a row for every hour")) from None
    except Exception:  # noqa: BLE001 - a damaged workbook makes the library raise anything
        wrong = Text("the workbook is damaged or not complete")
        raise found.refuse((1, 1), "", wrong, Text("a workbook that Excel opens, or CSV")) from None


_LIMITS = {"rows": MOST_ROWS, "columns": MOST_COLUMNS}


class _TooLargeError(Exception):
    pass


class _EmptyError(Exception):
    pass


def _refuse_others(raw: bytes, found: Findings) -> None:
    with zipfile.ZipFile(io.BytesIO(raw)) as packed:
        members = {member.filename: member.file_size for member in packed.infolist()}
    if "xl/workbook.bin" in members:
        wrong = Text("this is a binary workbook (.xlsb)")
        raise found.refuse((1, 1), "", wrong, Text("it saved as .xlsx or CSV"))
    if "xl/workbook.xml" not in members:
        wrong = Text("this is a document of an office suite, and no workbook of Excel")
        raise found.refuse((1, 1), "", wrong, Text("the table saved as .xlsx or CSV"))
    if sum(members.values()) > MAXIMUM_BYTES:
        raise found.refuse((1, 1), "", Text("unpacked the file is larger than 64 MB"), Text("at most 64 MB"))


def _first_with_data(raw: bytes, found: Findings) -> str:
    import openpyxl  # late: it takes a quarter of a second

    book = openpyxl.load_workbook(io.BytesIO(raw), read_only=True, data_only=True, keep_links=False)
    with_data: list[str] = []
    taken = ""
    for sheet in book.worksheets[:_SHEETS]:
        sheet.reset_dimensions()  # what a sheet says of its size need not be so
        rows = sheet.iter_rows(max_row=MOST_ROWS + 1, max_col=MOST_COLUMNS + 1, values_only=True)
        if not with_data:
            taken = _written(rows)
        if (not with_data and taken) or (with_data and _has_data(rows)):
            with_data.append(sheet.title)
    if not with_data:
        raise _EmptyError
    found.read_as.append(Text("the sheet '{name}' of a workbook", {"name": shown(with_data[0])}))
    if len(with_data) > 1:
        names = ", ".join(f"'{shown(name)}'" for name in with_data[1:])
        found.repairs.append(
            Text("Of the workbook only the first sheet with data is read, not {names}.", {"names": names})
        )
    return taken


def _has_data(rows: Iterable[tuple[Any, ...]]) -> bool:
    first = (row for _, row in zip(range(200), rows, strict=False))
    return any(value is not None for row in first for value in row)


def _written(rows: Iterable[tuple[Any, ...]]) -> str:
    """The rows as CSV, without the empty ones at the end; '' where there is no value at all."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    empty = 0
    for cells in _cells(rows):
        if not cells:
            empty += 1
            continue
        text.write("\n" * empty)
        empty = 0
        writer.writerow(cells)
    return text.getvalue()


def _cells(rows: Iterable[tuple[Any, ...]]) -> Iterator[list[str]]:
    """The rows up to their last value; as many as may be read are also yielded where a row lies beyond them."""
    empty: tuple[Any, ...] | None = None
    for number, row in enumerate(rows):
        if number >= MOST_ROWS:
            raise _TooLargeError
        last = 0
        if row is not empty:  # the library fills a gap with one and the same row
            last = next((index for index in range(len(row), 0, -1) if row[index - 1] is not None), 0)
            empty = row if not last else empty
        if last > MOST_COLUMNS:
            raise _TooLargeError
        yield [_cell(value) for value in row[:last]]


def _cell(value: Any) -> str:
    """A value as it is written; a number so that it cannot be taken for one with separators for thousands."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, int | float):
        text = repr(value)
        return f"{text}0" if text.rpartition(".")[0] and len(text.rpartition(".")[2]) == 3 else text
    if isinstance(value, datetime):
        # A day is a binary fraction in a sheet: its times are off by less than a millisecond.
        return (value + _MOMENT).replace(microsecond=0).isoformat(" ")
    if isinstance(value, date | time):
        return value.isoformat()
    return " ".join(str(value).split()) if isinstance(value, str) else str(value)
