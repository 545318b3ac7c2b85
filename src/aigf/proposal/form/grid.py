"""The cells of a form as they are stored: values, and what a spreadsheet shows of them; nothing in it is run."""

from __future__ import annotations

import io
import re
import warnings
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from aigf.documents import InputError, Place, refusal
from aigf.documents.office import DAMAGED, refused_workbook
from aigf.proposal.form.layout import FORM, NAMES, ROWS, VERSION, parts_of, sections
from aigf.proposal.form.slimmed import TooLargeError, slimmed
from aigf.text import Text, legible

#: Of a form, packed and unpacked, with the pictures and the tables that a user may have added.
MOST_BYTES, MOST_UNPACKED = 20_000_000, 64_000_000
MOST_ROWS, MOST_COLUMNS, MOST_SHEETS, MOST_CELLS = 5_000, 200, 60, 50_000
#: Rows and columns in which the first cell of a sheet is looked for, where others were inserted before it.
_FIRST = 12
#: Of any sheet: what has a higher number is no row.
_LAST_ROW = 1_048_576
#: Bytes of a drawing in which its first shape stands.
_FIRST_OF_DRAWING = 20_000
_NOT_A_FORM = Text("this workbook is no form of aigf")
_A_FORM = Text("a form as aigf new writes it (aigf new form.xlsx), or YAML")
#: In the XML of a sheet, with or without a prefix before its names.
_HIDDEN = re.compile(rb"<(?:\w+:)?row\s[^>]*?\br=[\"'](\d{1,7})[\"'][^>]*?\bhidden=[\"'](?:1|true)[\"']")
_HIDDEN_BEFORE = re.compile(
    rb"<(?:\w+:)?row\s[^>]*?\bhidden=[\"'](?:1|true)[\"'][^>]*?\br=[\"'](\d{1,7})[\"']"
)
_HIDDEN_COLUMN = re.compile(rb"<(?:\w+:)?col\s(?=[^>]*\bhidden=[\"'](?:1|true)[\"'])([^>]*)>")
_FROM_TO = re.compile(rb"\b(min|max)=[\"'](\d{1,5})[\"']")
_MERGED = re.compile(rb"<(?:\w+:)?mergeCell\s+ref=[\"']([A-Z]{1,3}\d{1,7}:[A-Z]{1,3}\d{1,7})[\"']")


@dataclass(frozen=True)
class Cell:
    """A cell with something in it.

    ``kind`` is ``text``, ``number``, ``date``, ``bool``, ``error``, or ``unsaved`` for a formula without a value.
    """

    value: Any
    kind: str
    format: str = "General"


@dataclass(frozen=True)
class Grid:
    """A sheet of a form: what its first cell says, where that stands, and the cells by row and column."""

    name: str
    number: int
    language: str
    section: str
    top: int
    marks: int
    cells: dict[tuple[int, int], Cell]
    hidden: frozenset[int]
    hidden_columns: frozenset[int]
    merged: tuple[str, ...]
    is_hidden: bool

    def text(self, row: int, column: int) -> str:
        """The text in a cell; nothing where there is none."""
        cell = self.cells.get((row, column))
        return cell.value if cell is not None and cell.kind == "text" else ""

    def rows(self) -> Iterator[tuple[int, dict[int, Cell]]]:
        """Every row with something in it, below the first."""
        found: dict[int, dict[int, Cell]] = {}
        for (row, column), cell in self.cells.items():
            if row > self.top:
                found.setdefault(row, {})[column] = cell
        yield from sorted(found.items())


@dataclass(frozen=True)
class Book:
    """The sheets of a form in their order, and the names of those that the user added or that are no longer whole."""

    grids: tuple[Grid, ...]
    others: tuple[tuple[int, str], ...]
    torn: tuple[tuple[int, str], ...]
    commented: bool = False
    pictured: bool = False


def read_book(raw: bytes, file: str) -> Book:
    """The sheets of a form. Raises InputError where the bytes are no form that can be read."""
    start = Place(file, 1, 1)
    if len(raw) > MOST_BYTES:
        size = {"size": MOST_BYTES // 1_000_000}
        raise refusal(
            start, Text("the workbook is larger than {size} MB", size), Text("at most {size} MB", size)
        )
    refused = refused_workbook(raw, MOST_UNPACKED)
    if refused is not None:
        raise refusal(start, refused.wrong, refused.expected)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # the library's, of styles and validation that are not read
            return replace(_read(slimmed(raw), file), commented=_commented(raw), pictured=_pictured(raw))
    except InputError:
        raise
    except TooLargeError:
        wrong = Text("the workbook holds more texts or formats than a form has")
        raise refusal(start, wrong, Text("a form, and large tables in a workbook of their own")) from None
    except MemoryError:
        raise
    except Exception:  # noqa: BLE001 - a damaged workbook makes the library raise anything
        raise refusal(start, DAMAGED.wrong, DAMAGED.expected) from None


def _commented(raw: bytes) -> bool:
    with zipfile.ZipFile(io.BytesIO(raw)) as packed:
        return any("omments" in name for name in packed.namelist())


def _pictured(raw: bytes) -> bool:
    """Whether anything is drawn: LibreOffice keeps a drawing with nothing in it beside every comment."""
    with zipfile.ZipFile(io.BytesIO(raw)) as packed:
        drawings = [name for name in packed.namelist() if "drawings/drawing" in name]
        return any(b"Anchor" in packed.open(name).read(_FIRST_OF_DRAWING) for name in drawings[:MOST_SHEETS])


def _read(raw: bytes, file: str) -> Book:
    import openpyxl  # late: it takes a quarter of a second

    with zipfile.ZipFile(io.BytesIO(raw)) as packed:
        book = openpyxl.load_workbook(io.BytesIO(raw), read_only=True, keep_links=False)
        if len(book.worksheets) > MOST_SHEETS:
            many = Text("the workbook has more than {count} sheets", {"count": MOST_SHEETS})
            raise refusal(Place(file, 1, 1), many, _A_FORM)
        values: list[Any] = []
        grids: list[Grid] = []
        others: list[tuple[int, str]] = []
        torn: list[tuple[int, str]] = []
        for number, sheet in enumerate(book.worksheets, start=1):
            found = _start(sheet)
            if found is None:
                (torn if _is_torn(sheet) else others).append((number, sheet.title))
                continue
            xml = packed.read(sheet._worksheet_path)
            if (b"<f" in xml or b":f" in xml) and not values:
                values = openpyxl.load_workbook(
                    io.BytesIO(raw), read_only=True, data_only=True, keep_links=False
                ).worksheets
            grids.append(_grid(sheet, values[number - 1] if values else None, number, found, xml, file))
    if not grids:
        raise refusal(Place(file, 1, 1), _NOT_A_FORM, _A_FORM)
    return Book(tuple(grids), tuple(others), tuple(torn))


@dataclass(frozen=True)
class _Start:
    row: int
    column: int
    parts: list[str]


def _start(sheet: Any) -> _Start | None:
    """The first cell of a sheet of a form; None where there is none."""
    sheet.reset_dimensions()  # what a sheet says of its size need not be so
    for number, row in enumerate(sheet.iter_rows(max_row=_FIRST, max_col=_FIRST, values_only=True), start=1):
        for column, value in enumerate(row, start=1):
            if isinstance(value, str) and value.startswith(FORM):
                return _Start(number, column, parts_of(value))
    return None


def _is_torn(sheet: Any) -> bool:
    """Whether a sheet has the hidden names of a form's columns, or the marks of its rows, without its first cell."""
    blocks = [block for found in sections().values() for block in found]
    for row in sheet.iter_rows(max_row=_FIRST, max_col=_FIRST, values_only=True):
        texts = [value for value in row if isinstance(value, str)]
        marks = {parts_of(text)[0] for text in texts if "|" in text}
        names = [marks if block.kind == ROWS else {*texts} for block in blocks]
        if marks & {*NAMES} or any(
            {*block.columns()} <= own for block, own in zip(blocks, names, strict=True)
        ):
            return True
    return False


def _grid(sheet: Any, values: Any, number: int, start: _Start, xml: bytes, file: str) -> Grid:
    name = legible(sheet.title)
    parts = [*start.parts, "", "", ""]
    place = Place(file, start.row, start.column, name, number)
    if parts[1] != str(VERSION):
        version = {"found": parts[1][:20], "known": VERSION}
        wrong = Text("this is a form of format version {found}", version)
        raise refusal(place, wrong, Text("format version {known}; make one anew with aigf new", version))
    cells = dict(_cells(sheet, place))
    formulas = [at for at, cell in cells.items() if cell.kind == "formula"]
    if formulas:
        values.reset_dimensions()
        stored = dict(_cells(values, place))
        for at in formulas:
            cells[at] = stored.get(at) or Cell(None, "unsaved")
    hidden = {int(found) for pattern in (_HIDDEN, _HIDDEN_BEFORE) for found in pattern.findall(xml)}
    merged = tuple(found.decode() for found in _MERGED.findall(xml)[:1000])
    return Grid(
        name,
        number,
        language=parts[2],
        section=parts[3],
        top=start.row,
        marks=start.column,
        cells=cells,
        hidden=frozenset(hidden),
        hidden_columns=_hidden_columns(xml),
        merged=merged,
        is_hidden=sheet.sheet_state != "visible",
    )


def _hidden_columns(xml: bytes) -> frozenset[int]:
    """The columns that are hidden, of those that a form may have."""
    found: set[int] = set()
    for column in _HIDDEN_COLUMN.findall(xml)[:1000]:
        ends = {name: int(value) for name, value in _FROM_TO.findall(column)}
        found.update(range(ends.get(b"min", 1), min(ends.get(b"max", 0), MOST_COLUMNS) + 1))
    return frozenset(found)


def _cells(sheet: Any, place: Place) -> Iterator[tuple[tuple[int, int], Cell]]:
    """The cells with something in them. Raises InputError for more rows or columns than a form may have."""
    count = 0
    for number, row in enumerate(sheet.iter_rows(), start=1):
        if number > _LAST_ROW:
            break
        if not row:
            continue
        found = [(at, made) for at, cell in enumerate(row, start=1) if (made := _cell(cell)) is not None]
        count += len(found)
        if found and (number > MOST_ROWS or found[-1][0] > MOST_COLUMNS or count > MOST_CELLS):
            limits = {"rows": MOST_ROWS, "columns": MOST_COLUMNS}
            wrong = Text("the sheet has more than {rows} rows or {columns} columns", limits)
            where = Place(place.file, number, found[-1][0], place.sheet, place.number)
            raise refusal(where, wrong, Text("a form, without other tables in its sheets"))
        yield from (((number, at), made) for at, made in found)


_KINDS = {"n": "number", "s": "text", "str": "text", "b": "bool", "d": "date", "e": "error"}


def _cell(cell: Any) -> Cell | None:
    value = cell.value
    if value is None and cell.__class__.__name__ == "EmptyCell":
        return None
    if cell.data_type == "f":
        return Cell(None, "formula")
    if value is None:
        # A formula that gives an empty text is stored as a text without characters.
        return Cell("", "text") if cell.data_type == "str" else None
    kind = _KINDS.get(cell.data_type, "error")
    if isinstance(value, bool):
        kind = "bool"
    if kind == "text":
        value = unescaped(str(value))
    return Cell(value, kind, str(cell.number_format or "General"))


_ESCAPED = re.compile(r"_x(000[0-9A-F]|001[0-9A-F])_")


def unescaped(text: str) -> str:
    """A text with one kind of line end, and the control characters that a workbook keeps as escapes.

    >>> unescaped("a_x000D_\\nb")
    'a\\nb'
    """
    text = _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text)
    return text.replace("\r\n", "\n").replace("\r", "\n")
