"""The first sheet with data of an Excel workbook (.xlsx), as the text of a CSV.

A formula is read as the value that is stored with it and never run. Each row of the sheet is a line of the text, so
that a line names a row.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

from aigf.documents import shown
from aigf.documents.office import DAMAGED, ZIP
from aigf.series.book import opened
from aigf.series.cell_values import Writers
from aigf.series.containers import MAXIMUM_BYTES, holds_office
from aigf.series.findings import Findings
from aigf.series.parts import Attributes, Handlers, Parts, counted
from aigf.series.regular import Regular
from aigf.series.sheet import MOST_COLUMNS, MOST_ROWS, Lines, TooLargeError
from aigf.text import Text

_SHEETS = 20  #: looked at for data


class _EmptyError(Exception):
    pass


class _FoundError(Exception):
    pass


def is_workbook(raw: bytes) -> bool:
    """Whether the bytes are a document of an office suite."""
    return raw.startswith(ZIP) and holds_office(raw)


def as_csv(raw: bytes, found: Findings) -> str:
    """The sheet as CSV with commas; which sheet it is, is noted.

    Raises InputError where the document is no workbook of Excel, is larger unpacked than a file may be, or is empty.
    """
    _refuse_others(raw, found)
    try:
        return _first_with_data(Parts(raw), found)
    except TooLargeError:
        wrong = Text("the sheet has more than {rows} rows or {columns} columns", _LIMITS)
        raise found.refuse(
            (1, 1), "", wrong, Text("at most {rows} rows and {columns} columns", _LIMITS)
        ) from None
    except _EmptyError:
        wrong = Text("there are no values in the workbook")
        raise found.refuse((1, 1), "", wrong, Text("a sheet with a row for every hour")) from None
    except Exception:  # noqa: BLE001 - a damaged workbook may hold anything
        raise found.refuse((1, 1), "", DAMAGED.wrong, Text("a workbook that Excel opens, or CSV")) from None


_LIMITS = {"rows": MOST_ROWS, "columns": MOST_COLUMNS}


def _refuse_others(raw: bytes, found: Findings) -> None:
    with zipfile.ZipFile(io.BytesIO(raw)) as packed:
        members = {member.filename.lower(): member.file_size for member in packed.infolist()}
    if "xl/workbook.bin" in members:
        wrong = Text("this is a binary workbook (.xlsb)")
        raise found.refuse((1, 1), "", wrong, Text("it saved as .xlsx or CSV"))
    if not any(name.startswith("xl/") for name in members):
        wrong = Text("this is a document of an office suite, and no workbook of Excel")
        raise found.refuse((1, 1), "", wrong, Text("the table saved as .xlsx or CSV"))
    if sum(members.values()) > MAXIMUM_BYTES:
        raise found.refuse((1, 1), "", Text("unpacked the file is larger than 64 MB"), Text("at most 64 MB"))


def _first_with_data(parts: Parts, found: Findings) -> str:
    book, sheets = opened(parts)
    writers = Writers(book)
    with_data: list[str] = []
    taken = ""
    # A hidden sheet is read where no other has data: it is what a form keeps its lists in.
    for sheet in sorted(sheets[:_SHEETS], key=lambda sheet: sheet.hidden):
        if taken:
            with_data += [sheet.name] if _has_data(parts, sheet.part) else []
            continue
        lines = Lines(writers)
        parts.read_rows(sheet.part, lines.handlers, Regular(lines, writers).taken)
        taken = lines.text()
        with_data += [sheet.name] if taken else []
    if not with_data:
        raise _EmptyError
    found.read_as.append(Text("the sheet '{name}' of a workbook", {"name": shown(with_data[0])}))
    if len(with_data) > 1:
        names = ", ".join(f"'{shown(name)}'" for name in with_data[1:])
        found.repairs.append(
            Text("Of the workbook only the first sheet with data is read, not {names}.", {"names": names})
        )
    return taken


def _has_data(parts: Parts, part: str) -> bool:
    """Whether there is a value in a sheet, of which no more is read than up to it."""

    def handlers(named: Callable[[str], str]) -> Handlers:
        values = {named("v"), named("t")}
        inside = False

        def start(name: str, _: Attributes) -> None:
            nonlocal inside
            inside = name in values

        def text(written: str) -> None:
            if inside and written.strip():
                raise _FoundError

        return counted(start, lambda _: start("", {}), text)

    try:
        parts.read(part, handlers)
    except _FoundError:
        return True
    return False
