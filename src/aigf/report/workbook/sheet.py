"""Writes cells. Text is always text: whatever a proposal says, it never becomes a formula, a number or a link."""

from __future__ import annotations

import io
import math
import re
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from aigf.report.printing import printable
from aigf.report.workbook.formula import INFINITY
from aigf.report.workbook.place import quoted
from aigf.report.workbook.styles import KINDS

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

#: Text is text, whatever it looks like.
_OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
#: A file says when it was made; these say the same whenever they are.
_MADE = datetime(2026, 1, 1, tzinfo=UTC).replace(tzinfo=None)
#: How a spreadsheet would recognise a formula in a text that is typed again.
FORMULA = ("=", "+", "-", "@", "\t", "\r")
_NOT_IN_XML = re.compile("[\ud800-\udfff\ufffe\uffff]")
_LONGEST = 32_767
#: Programs round a number in a cell to 15 decimals, but not one in a formula.
_TINY = 1e-5
#: The height of a line in points, and how many a row shows at most.
_LINE, _MOST_LINES = 12.5, 12
#: Characters of text to a unit of width, which is a digit of a larger size.
_CHARACTERS = 1.15
ABSENT = "#N/A"

Cached = float | str


def opened_book(out: io.BytesIO, title: str) -> Workbook:
    """A workbook that is written to ``out`` when it is closed."""
    from xlsxwriter import Workbook  # 60 ms

    book = Workbook(out, _OPTIONS)
    book.set_properties({"title": title, "created": _MADE, "comments": "aigf"})
    return book


def laid_on_paper(worksheet: Worksheet, top: float) -> None:
    """A sheet on the width of one page, with its name below; ``top`` is the margin in inches."""
    worksheet.hide_gridlines(2)
    worksheet.set_landscape()
    worksheet.set_paper(9)
    worksheet.fit_to_pages(1, 0)
    worksheet.set_margins(left=0.4, right=0.4, top=top, bottom=0.6)
    worksheet.set_footer("&L&8&A&R&8&P / &N")


class Sheet:
    """One sheet of the workbook, written by row and column from 0."""

    def __init__(self, workbook: Workbook, name: str, formats: Callable[..., Format]) -> None:
        self.name = name
        self.worksheet: Worksheet = workbook.add_worksheet(name)
        self._formats = formats
        self._widths: tuple[float, ...] = ()
        self._lines: dict[int, int] = {}
        laid_on_paper(self.worksheet, top=0.6)

    def text(self, row: int, column: int, text: str, kind: str = "text") -> None:
        shown = harmless_text(text)
        look = self._formats(kind, quote_prefix=shown.startswith(FORMULA))
        write_text(self.worksheet, row, column, shown, look)
        if KINDS[kind].get("text_wrap") and column < len(self._widths):
            self._needs(row, shown, self._widths[column])

    def _needs(self, row: int, text: str, width: float) -> None:
        """Keeps how many lines a row needs: programs that do not measure it themselves are told."""
        lines = sum(max(math.ceil(len(part) / (width * _CHARACTERS)), 1) for part in text.split("\n"))
        self._lines[row] = max(self._lines.get(row, 1), min(lines, _MOST_LINES))

    def finish(self) -> None:
        """Gives every row with wrapped text its height."""
        for row, lines in self._lines.items():
            if lines > 1:
                self.worksheet.set_row(row, _LINE * lines)

    def texts(self, row: int, column: int, texts: Sequence[str], kind: str = "text") -> None:
        for place, text in enumerate(texts):
            self.text(row, column + place, text, kind)

    def paragraph(self, row: int, text: str, columns: int, kind: str = "wrapped") -> None:
        """A text over several columns, in a row of as many lines as it takes."""
        shown = harmless_text(text)
        look = self._formats(kind, quote_prefix=shown.startswith(FORMULA))
        self.worksheet.merge_range(row, 0, row, columns - 1, "", look)
        write_text(self.worksheet, row, 0, shown, look)
        self._needs(row, shown, sum(self._widths[:columns]))

    def number(self, row: int, column: int, value: float | None, kind: str, number_format: str) -> None:
        """A number; nothing where there is none."""
        look = self._formats(kind, num_format=number_format)
        if value is None or not math.isfinite(value):
            self.worksheet.write_blank(row, column, None, look)
        elif 0 < abs(value) < _TINY:
            self.worksheet.write_formula(row, column, f"={value:.17G}", look, value)
        else:
            self.worksheet.write_number(row, column, value, look)

    def formula(
        self, row: int, column: int, formula: str, value: Cached, kind: str, number_format: str = ""
    ) -> None:
        """A formula (without the sign of equality) and the value that it has now, for viewers that do not calculate."""
        more = {"num_format": number_format} if number_format else {}
        self.worksheet.write_formula(row, column, f"={formula}", self._formats(kind, **more), cached(value))

    def link(self, row: int, column: int, sheet: str) -> None:
        """The name of a sheet, which leads to it."""
        self.worksheet.write_url(
            row, column, f"internal:{quoted(sheet)}!A1", self._formats("link"), string=sheet
        )

    def widths(self, *widths: float) -> None:
        """Sets the widths of the columns, in characters; before the texts, whose heights follow from them."""
        self._widths = widths
        for column, width in enumerate(widths):
            self.worksheet.set_column(column, column, width)

    def head(self, row: int, texts: Sequence[str], numbers: tuple[int, int] = (0, 0)) -> None:
        """The head of a table; from and to which column it stands above numbers."""
        for column, text in enumerate(texts):
            above = numbers[0] <= column < numbers[1]
            self.text(row, column, text, "head_number" if above else "head")

    def freeze(self, row: int, repeat: bool = True) -> None:
        """Keeps the head in this row in view, with the first column; and repeats it on paper."""
        self.worksheet.freeze_panes(row + 1, 1)
        if repeat:
            self.worksheet.repeat_rows(row)

    def where(self, cells: tuple[int, int, int, int], criteria: str, kind: str) -> None:
        """Gives the cells (first row and column, last row and column) another look where a formula is true."""
        self.worksheet.conditional_format(
            *cells, {"type": "formula", "criteria": f"={criteria}", "format": self._formats(kind)}
        )


def cached(value: Cached) -> Cached:
    """The value of a formula as the file keeps it."""
    if isinstance(value, str):
        return value
    if math.isnan(value):
        return ABSENT
    return min(max(float(value), -INFINITY), INFINITY)


def harmless_text(text: Any) -> str:
    """A text without what a sheet's file cannot hold, at its greatest length."""
    shown = _NOT_IN_XML.sub("\ufffd", str(printable(text)))
    return shown if len(shown) <= _LONGEST else shown[: _LONGEST - 1] + "…"


def write_text(worksheet: Worksheet, row: int, column: int, text: str, look: Format) -> None:
    """A harmless text, which is text whatever it looks like.

    The library takes one that looks like the inside of a sheet's file for that: in two pieces it does not.
    """
    if text.startswith("<r>") and text.endswith("</r>"):
        worksheet.write_rich_string(row, column, look, text[:1], look, text[1:], look)
    else:
        worksheet.write_string(row, column, text, look)


def look_of(kind: str, **more: Any) -> dict[str, Any]:
    """The properties of a cell's look."""
    return {"font_name": "Arial", "font_size": 9, **KINDS[kind], **more}
