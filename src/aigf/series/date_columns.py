"""What the cells of a column of dates look like, before they are read."""

from __future__ import annotations

import re

from aigf.documents import shown
from aigf.documents.months import MONTH_NAME
from aigf.series.columns import COLUMNS
from aigf.series.findings import Findings
from aigf.series.moments import Moment, Reader, plainly
from aigf.series.short_years import end_of, order_of
from aigf.series.table import Table
from aigf.text import Text

LOOKED_AT = 40  #: cells of a column
MIDNIGHT = " 00:00:00"  #: as a workbook has it behind a day
_LONGEST = 100
_DATED = re.compile(
    r"(?<!\d)\d{4}([-/.])\d{1,2}\1\d{1,2}(?!\d)|(?<!\d)\d{1,2}([-/.])\d{1,2}\2(?:\d{4}|\d\d)(?!\d)"
    rf"|(?<!\d)\d{{1,2}}[- ./](?:{MONTH_NAME})\.?[- ./]\d{{2}}(?!\d)",
    re.ASCII | re.IGNORECASE,
)


def like_times(table: Table) -> tuple[int, int] | None:
    """Row and column of the first cell of a column that has dates and cannot be read as times; None where none has."""
    for index, name in enumerate(table.header):
        cells = [(number, cell) for number, (_, _, cell) in enumerate(table.cells(index)) if cell]
        dates = [number for number, cell in cells[:LOOKED_AT] if _DATED.search(cell[:100])]
        if name not in COLUMNS and dates and 2 * len(dates) >= min(len(cells), LOOKED_AT):
            return dates[0], index
    return None


def reader_of(table: Table, index: int, found: Findings | None = None) -> Reader:
    """The reader of the cells of a column; noted where it takes years of two digits."""
    first = next((cell for _, _, cell in table.cells(index) if cell), "")
    if not end_of(" ".join(first[:_LONGEST].split())):
        return Reader()
    order = order_of(plainly([cell for _, _, cell in table.cells(index) if cell]))
    if order is not None and found is not None:
        name = {"name": shown(table.header[index])}
        found.read_as.append(Text("{name} with years of two digits as 20xx", name))
    return Reader(order)


def only_days(table: Table, index: int, read: list[Moment]) -> bool:
    """Whether a column has midnights only, and not of every line another: days, as a workbook has them."""
    if any(moment.minute or moment.ahead is not None for moment in read):
        return False
    cells = plainly([cell for _, _, cell in table.cells(index)])
    distinct = {*cells} - {""}
    return len(distinct) < len(cells) and all(cell.endswith(MIDNIGHT) for cell in distinct)


def dated_once(cells: list[str], reader: Reader) -> bool:
    """Whether the first cell is a moment with its date, and most others are times of day alone."""
    first = reader.read(cells[0]) if cells else None
    if first is None or not first.timed or first.ahead is not None:
        return False
    return 2 * sum(":" in cell and reader.clock(cell) is not None for cell in cells) > len(cells)
