"""The rows, columns and sheets of a form in another order, with others between them, and in another look."""

from __future__ import annotations

from collections.abc import Iterator
from copy import copy
from typing import Any

from openpyxl.comments import Comment
from openpyxl.styles import Font, PatternFill

from aigf.proposal.form import layout
from aigf.proposal.structure import names_in
from tests.proposal.form.variants.content import Entry, Form, Steps, section_of

#: Lists whose items may stand in any order; those of phases follow each other.
_ANY_ORDER = (
    ("consortium", "members"),
    ("energy", "supply"),
    ("use", "anchor_users"),
    ("sites",),
    ("evidence",),
)
_REMARKS = ("zie bijlage 3", "nog nakijken", "was 240", "17", 250, 0.35, "PM", "check with Jan", True)


def _marks(sheet: Any) -> dict[int, list[str]]:
    return {
        cell.row: layout.parts_of(str(cell.value)) for (cell,) in sheet.iter_rows(max_col=1) if cell.value
    }


def _sections(form: Form) -> list[Any]:
    return [sheet for sheet in form.book.worksheets if section_of(sheet) in layout.sections()]


def _take(sheet: Any, row: int) -> list[Any]:
    """The values of a row, with what they look like."""
    return [(cell.value, copy(cell._style)) for cell in sheet[row]]


def _place(sheet: Any, row: int, values: list[Any]) -> None:
    for cell, (value, style) in zip(sheet[row], values, strict=True):
        cell.value, cell._style = value, copy(style)


def fields_sorted(form: Form) -> None:
    """The rows of fields and of answers in another order, each whole."""
    draw = form.draw
    for sheet in _sections(form):
        runs: list[list[int]] = []
        for row, parts in _marks(sheet).items():
            if parts[0] in layout.NAMES:
                runs.append([])
            elif "." in parts[0] and runs:
                runs[-1].append(row)
        for rows in runs:
            order = draw.rng.sample(rows, len(rows))
            if draw.rng.random() < 0.3:
                order = sorted(rows, key=lambda row: str(sheet.cell(row, 2).value))
            for row, values in zip(rows, [_take(sheet, row) for row in order], strict=True):
                _place(sheet, row, values)


def rows_inserted(form: Form) -> None:
    """Rows inserted anywhere: empty, or with a text of the user's in a column that is not filled in."""
    draw = form.draw
    for sheet in _sections(form):
        for _ in range(draw.rng.randint(0, 4)):
            row = draw.rng.randint(1, sheet.max_row)
            if _marks(sheet).get(row, [""])[0] == layout.TEXT:
                continue
            sheet.insert_rows(row, draw.rng.choice((1, 1, 2, 5)))
            before = [parts for at, parts in _marks(sheet).items() if at < row]
            table = any(parts[0] == layout.ROWS for parts in before) and before[-1][0] != layout.END
            if draw.rng.random() < 0.3 and not table:
                sheet.cell(row, 2).value = draw.rng.choice(("Zie ook bijlage 4", "Eigen kopje", "To do"))


def tables_moved(form: Form) -> None:
    """The items of the tables on other rows of them, in another order where that says nothing, with rows inserted."""
    draw = form.draw
    for sheet in _sections(form):
        for path, first, end in [*_tables(sheet)][::-1]:
            rows = list(range(first, end))
            filled = [row for row in rows if any(cell.value is not None for cell in sheet[row][1:])]
            values = [_take(sheet, row) for row in filled]
            blank = _take(sheet, rows[-1])
            order = draw.rng.sample(range(len(filled)), len(filled))
            if path not in _ANY_ORDER:
                order.sort()
            for row in filled:
                _place(sheet, row, blank)
            for row, index in zip(sorted(draw.rng.sample(rows, len(order))), order, strict=True):
                _place(sheet, row, values[index])
            _reorder(form, path, order)
            if draw.happens("rows inserted", 0.3):
                sheet.insert_rows(draw.rng.choice(rows), draw.rng.randint(1, 5))
            elif draw.happens("free rows gone", 0.3):
                last = max(
                    (row for row in rows if any(cell.value is not None for cell in sheet[row][1:])),
                    default=first,
                )
                if end - last > 1:
                    sheet.delete_rows(last + 1, end - last - 1)


def _tables(sheet: Any) -> Iterator[tuple[Steps, int, int]]:
    """The tables of a sheet: path, first row to fill in, and the row of their end."""
    path, first = (), 0
    for row, parts in _marks(sheet).items():
        if parts[0] == layout.ROWS:
            path, first = tuple(parts[1].split(".")), row + 3
        elif parts[0] == layout.END and first:
            yield path, first, row
            first = 0


def _reorder(form: Form, path: Steps, order: list[int]) -> None:
    """Item ``order[n]`` of a list becomes its item n."""
    new = {old: index for index, old in enumerate(order)}
    depth = len(path)
    form.expected = {
        (*path, new[steps[depth]], *steps[depth + 1 :])
        if steps[:depth] == path and len(steps) > depth
        else steps: value
        for steps, value in form.expected.items()
    }


def columns_changed(form: Form) -> None:
    """Columns inserted, moved or, where nothing is filled in, taken out."""
    draw = form.draw
    for sheet in _sections(form):
        way = draw.rng.choice(("none", "insert", "insert", "explanation out", "swap"))
        kinds = {parts[0] for parts in _marks(sheet).values() if parts[0] in layout.NAMES}
        if way == "insert":
            for _ in range(draw.rng.randint(1, 2)):
                sheet.insert_cols(draw.rng.randint(1, 8))
        elif way == "explanation out" and kinds == {layout.FIELDS}:
            sheet.delete_cols(2 + layout.COLUMNS[layout.FIELDS].index(layout.HELP))
        elif way == "swap" and kinds == {layout.ROWS}:
            path = next(path for path, _, _ in _tables(sheet))
            one, other = draw.rng.sample(range(2, 2 + len(names_in((*path, 0)))), 2)
            for row in range(3, sheet.max_row + 1):
                if _marks(sheet).get(row, [""])[0] != layout.END:
                    left, right = sheet.cell(row, one), sheet.cell(row, other)
                    left.value, right.value, left._style, right._style = (
                        right.value,
                        left.value,
                        right._style,
                        left._style,
                    )


def sheets_changed(form: Form) -> None:
    """Sheets moved, renamed, hidden, added, and those taken out on which nothing is filled in."""
    draw = form.draw
    book = form.book
    in_use = {id(entry.cell.parent) for entry in form.entries()}
    for sheet in list(book.worksheets):
        if draw.rng.random() < 0.3:
            book.move_sheet(sheet, draw.rng.randint(-5, 5))
        if draw.rng.random() < 0.3:
            sheet.title = draw.rng.choice(
                ("Blad {}", "{} - ingevuld", "Müller & zn {}", "#{}", "2026 '{}' (2)")
            ).format(book.index(sheet))
        if draw.rng.random() < 0.2 and sheet.title != book.worksheets[0].title:
            sheet.sheet_state = draw.rng.choice(("hidden", "veryHidden", "visible"))
        elif draw.rng.random() < 0.3 and id(sheet) not in in_use and len(book.worksheets) > 3:
            book.remove(sheet)
    for number in range(draw.rng.randint(0, 2)):
        own = book.create_sheet(f"Eigen berekening {number}", draw.rng.choice((0, None)))
        for row in range(1, draw.rng.randint(2, 20)):
            own.cell(row, 1).value, own.cell(row, 2).value = f"post {row}", row * 1.5
    book.active = 0
    book.worksheets[0].sheet_state = "visible"


def look_changed(form: Form) -> None:
    """Another look: widths, hidden rows and columns, colours, comments, filters, protection off, cells merged."""
    draw = form.draw
    for sheet in _sections(form):
        for letter in "BCDEFG":
            if draw.rng.random() < 0.3:
                sheet.column_dimensions[letter].width = draw.rng.uniform(3, 90)
        if draw.rng.random() < 0.3:
            sheet.column_dimensions["A"].hidden = False
        sheet.protection.sheet = draw.rng.random() < 0.5
        if draw.rng.random() < 0.3:
            sheet.auto_filter.ref = f"A4:F{sheet.max_row}"
        if draw.rng.random() < 0.3:
            sheet.row_dimensions[draw.rng.randint(4, sheet.max_row)].hidden = True
        if draw.rng.random() < 0.2:
            sheet.freeze_panes = None
        sheet.data_validations.dataValidation = (
            [] if draw.rng.random() < 0.3 else sheet.data_validations.dataValidation
        )
    for entry in form.some(form.entries(), 0.3):
        entry.cell.font = Font(name="Comic Sans MS", bold=True, color="00FF0000")
        entry.cell.fill = PatternFill("solid", fgColor="0099FF99")
        if draw.rng.random() < 0.3:
            entry.cell.comment = Comment("klopt dit?", "Jan")
        if entry.shape.quantity is not None and entry.cell.offset(0, 1).value and draw.rng.random() < 0.3:
            _merge_with_unit(entry)
        if entry.steps[-1] == "summary":
            entry.cell.parent.merge_cells(
                start_row=entry.cell.row, end_row=entry.cell.row, start_column=3, end_column=6
            )


def _merge_with_unit(entry: Entry) -> None:
    """Merges the cell of a value with that of its unit, of which nothing is kept then."""
    sheet, row, column = entry.cell.parent, entry.cell.row, entry.cell.column
    if any(isinstance(step, int) for step in entry.steps):
        return
    sheet.merge_cells(start_row=row, end_row=row, start_column=column, end_column=column + 1)


def notes_beside(form: Form) -> None:
    """Notes of the user's own beside fields that are filled in, right of the tables and below everything."""
    draw = form.draw
    for entry in form.some([entry for entry in form.entries() if str(entry.cell.value).strip()], 0.15):
        sheet = entry.cell.parent
        sheet.cell(entry.cell.row, draw.rng.randint(8, 12)).value = draw.rng.choice(_REMARKS)
    for sheet in _sections(form):
        if draw.rng.random() < 0.4:
            sheet.cell(
                sheet.max_row + draw.rng.randint(2, 9), draw.rng.randint(2, 8)
            ).value = draw.rng.choice(_REMARKS)
