"""Writes the cells of one sheet of the form: texts with their marks, and cells to fill in."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from aigf.proposal.form import layout
from aigf.report.form.styles import look
from aigf.report.workbook.sheet import FORMULA, harmless_text, laid_on_paper, write_text

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

#: Points of a line of text of 10 points, and characters of it to a unit of width.
_LINE, _CHARACTERS = 13.0, 1.22
_MOST_LINES = 20
_PROTECTED = {
    "format_cells": True,
    "format_columns": True,
    "format_rows": True,
    "insert_rows": True,
    "insert_hyperlinks": True,
    "sort": True,
    "autofilter": True,
    "select_locked_cells": True,
}

Formats = Callable[..., "Format"]


class FormSheet:
    """One sheet, written row by row; the first column is hidden and holds the marks."""

    def __init__(self, book: Workbook, name: str, formats: Formats, section: str, lang: str) -> None:
        self.name = name
        self.row = 0
        self.form = formats
        self._widths: Sequence[float] = ()
        sheet: Worksheet = book.add_worksheet(name)
        self.worksheet = sheet
        laid_on_paper(sheet, top=0.5)
        self.write(0, 0, layout.mark(layout.FORM, str(layout.VERSION), lang, section), "mark")

    def widths(self, *widths: float) -> None:
        """The widths of the columns behind the marks, in characters."""
        self._widths = widths
        self.worksheet.set_column(0, 0, 4, None, {"hidden": True})
        for column, width in enumerate(widths, start=1):
            self.worksheet.set_column(column, column, width)

    def write(self, row: int, column: int, text: str, kind: str, **more: Any) -> None:
        """A text, which is text whatever it looks like."""
        shown = harmless_text(text).replace("\r\n", "\n").replace("\r", "\n")
        made = self.form(kind, quote_prefix=shown.startswith(FORMULA), **more)
        write_text(self.worksheet, row, column, shown, made)

    def number(self, row: int, column: int, value: float, kind: str, **more: Any) -> None:
        """A number with all of its digits, of which the library writes sixteen."""
        made = self.form(kind, **more)
        if float(f"{value:.16G}") == value:
            self.worksheet.write_number(row, column, value, made)
        else:
            self.worksheet.write_formula(row, column, f"={Decimal(value):.17G}", made, float(value))

    def texts(
        self, texts: Mapping[int, str], kinds: Mapping[int, str] | str, mark: str = layout.TEXT
    ) -> None:
        """A row of the form's own text, by column, with a mark that tells whether it still is."""
        for column, text in texts.items():
            self.write(self.row, column, text, kinds if isinstance(kinds, str) else kinds[column])
        shown = {column: text for column, text in sorted(texts.items()) if text}
        own = ",".join(str(column) for column in shown)
        self.mark(mark, layout.told(shown.values()), own)
        self.row += 1

    def title(self, text: str) -> None:
        """What the sheet is called, above it."""
        self.worksheet.set_row(self.row, 26)
        self.texts({1: text}, "title")

    def mark(self, *parts: str) -> None:
        """The mark of the row that is being written."""
        self.write(self.row, 0, layout.mark(*parts), "mark")

    def names(self, kind: str, path: Sequence[str], names: Mapping[int, str]) -> None:
        """The hidden row that names the columns of a block."""
        for column, name in names.items():
            self.write(self.row, column, name, "mark")
        self.mark(kind, ".".join(path))
        self.worksheet.set_row(self.row, 4, None, {"hidden": True})
        self.row += 1

    def height(self, texts: Mapping[int, tuple[str, str]], least: float = 0.0) -> None:
        """The height of the row that is being written, by text and kind, for programs that do not measure it."""
        points = [least, _LINE + 3]
        for column, (text, kind) in texts.items():
            size = look(kind)["font_size"]
            width = max(self._widths[column - 1] * _CHARACTERS * 10 / size, 1)
            lines = sum(max(math.ceil(len(part) / width), 1) for part in text.split("\n"))
            points.append(_LINE * size / 10 * min(lines, _MOST_LINES) + 3)
        self.worksheet.set_row(self.row, max(points))

    def finish(self, protect: bool = True) -> None:
        """Locks what is not to be filled in, without a password."""
        if protect:
            self.worksheet.protect("", _PROTECTED)


def formats_of(book: Workbook) -> Formats:
    """The formats of a workbook, each made once."""
    made: dict[tuple[Any, ...], Format] = {}

    def form(kind: str, **more: Any) -> Format:
        key = (kind, *sorted(more.items()))
        if key not in made:
            made[key] = book.add_format(
                {
                    name: value
                    for name, value in look(kind, **more).items()
                    if value is not False or name == "locked"
                }
            )
        return made[key]

    return form
