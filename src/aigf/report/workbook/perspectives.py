"""One sheet a perspective: a row a quantity, a column a year, and every formula live."""

from __future__ import annotations

import re

import numpy as np

from aigf.report.workbook.formula import Translator, endless, key
from aigf.report.workbook.layout import FIRST, HEAD, Layout, Rows
from aigf.report.workbook.place import FIRST_YEAR, LABEL, NAME, UNIT, VALUE, Place
from aigf.report.workbook.sheet import Sheet
from aigf.report.workbook.source import Source
from aigf.report.workbook.styles import endless_format, number_format
from aigf.text import Text
from aigf.trace import Expression
from aigf.units import Array

#: What stands above figures that the formulas yield and the appraisal does not report.
WITHHELD = Text(
    "The site is abroad: these figures hold for the Netherlands, and the appraisal reports none of them."
)

#: Operations and literals as a spreadsheet's reader knows them.
_SPOKEN = {
    "where": "IF",
    "maximum": "MAX",
    "minimum": "MIN",
    "inf": "∞",
    "nan": "#N/A",
    **{name: name.upper() for name in ("sum", "max", "min", "mean", "cumsum", "lag", "scan", "exp", "log")},
}


def perspective_sheet(sheet: Sheet, perspective: str, source: Source, layout: Layout, flag: Place) -> None:
    """Writes the quantities of a perspective; ``flag`` is the cell that says whether the simulation still holds."""
    names = source.program.of_perspective(perspective)
    by_year = any(layout.quantities[name].used.years > 1 for name in names)
    words = _frame(sheet, source, by_year, flag)
    if source.withheld(perspective):
        sheet.text(3, 0, WITHHELD.render(source.say), "alarm")
    last = FIRST
    for name in names:
        rows = layout.quantities[name]
        _quantity(sheet, name, source, layout, words)
        last = max([last, rows.computed.row, *(place.row for _, place in rows.parts.values())])
    if by_year:  # on paper the years come first; the words are read on the screen
        sheet.worksheet.print_area(0, 0, last, words - 1)
    sheet.where((FIRST, VALUE, last, words - 1), f"ISERROR({_first_cell()})", "missing")


def _first_cell() -> str:
    return Place("", FIRST, VALUE, 2).cell(0, "")


def _frame(sheet: Sheet, source: Source, by_year: bool, flag: Place) -> int:
    """Title, head and widths; returns the column of the formula in words."""
    say = source.say
    years = [str(year) for year in source.years] if by_year else []
    words = FIRST_YEAR + len(years)
    sheet.widths(52, 30, 18, 17, *(15 for _ in years), 100)
    sheet.text(0, 0, sheet.name, "title")
    sheet.text(
        1, 0, say("Every figure on this sheet is a formula over the inputs and the other sheets."), "note"
    )
    sheet.formula(2, 0, flag.cell(0, sheet.name), say("The simulation still holds"), "note")
    heads = [say("Quantity"), say("Name"), say("Unit"), say("Value"), *years, say("How it is computed")]
    sheet.head(HEAD, heads, (VALUE, words))
    sheet.freeze(HEAD)
    return words


def _quantity(sheet: Sheet, name: str, source: Source, layout: Layout, words: int) -> None:
    rows = layout.quantities[name]
    root = source.expression(name)
    translator = translator_of(name, sheet.name, layout, root)
    look = number_format(source.value(name), source.is_share(name), source.symbol(name))
    if source.stated(name):
        _heads(sheet, rows.used.row, source.label(name), name, source.unit(name))
        sheet.text(
            rows.used.row, words, source.say("Stated in the proposal, and used as it stands."), "wrapped_note"
        )
        given = layout.proposal.places[name]
        _cells(sheet, rows.used, [given.cell(0, sheet.name)], source.value(name), ("stated", look))
        label = source.say("{label}: as the model computes it").format(label=source.label(name))
        _heads(sheet, rows.computed.row, label, "", source.unit(name), "part")
    else:
        _heads(sheet, rows.used.row, source.label(name), name, source.unit(name))
    said = f"{source.words(name)} {source.assumed(name)}".rstrip()
    sheet.text(rows.computed.row, words, said, "wrapped_note")
    formulas = [translator.formula(root, year) for year in range(rows.computed.years)]
    kind = "subordinate" if source.stated(name) else "calculated"
    if rows.rates and root.operation == "irr":
        _rate(sheet, rows.computed, formulas[0], root.value, (kind, "0.00%", source))
    else:
        _cells(sheet, rows.computed, formulas, root.value, (kind, look))
    _parts(sheet, rows, translator, source, words)


def translator_of(name: str, home: str, layout: Layout, root: Expression) -> Translator:
    """The translator for a quantity's formulas, which knows where its parts and its rates of return stand."""
    rows = layout.quantities[name]
    own = {part: place for part, (_, place) in rows.parts.items()}
    own |= {rate: layout.searches[f"{name} {rate}"] for rate in rows.rates}
    if root.operation in ("scan", "cumsum"):
        own[key(root)] = rows.computed
    return Translator(name, home, layout.numbers, own, layout.absent)


def _rate(sheet: Sheet, place: Place, cell: str, value: Array, look: tuple[str, str, Source]) -> None:
    """An internal rate of return: words where it does not exist."""
    kind, form, source = look
    none = source.say("no IRR exists")
    now = float(value.flat[0])
    text = f'IF(ISNUMBER({cell}),{cell},"{none}")'
    sheet.formula(place.row, place.column, text, none if np.isnan(now) else now, kind, form)


def _parts(sheet: Sheet, rows: Rows, translator: Translator, source: Source, words: int) -> None:
    for node, place in rows.parts.values():
        label = source.say("of which: {formula}").format(formula=in_labels(node, source))
        _heads(sheet, place.row, label, "", "", "part")
        sheet.text(place.row, words, str(node), "name")
        look = number_format(node.value, symbol=node.unit.symbol)
        formulas = [translator.formula(node, year) for year in range(place.years)]
        form = endless_format(look) if endless(node) else look
        _cells(sheet, place, formulas, node.value, ("subordinate", form))


def in_labels(node: Expression, source: Source) -> str:
    """A part of a formula with the labels of its quantities and inputs in place of their names."""

    def label(match: re.Match[str]) -> str:
        name = match[0]
        return f"[{source.label(name)}]" if source.known(name) else _SPOKEN.get(name, name)

    text = re.sub(r"[A-Za-z_][A-Za-z0-9_]*", label, str(node))
    return text.replace(" * ", " × ").replace(" / ", " ÷ ").replace(" - ", " − ")


def _heads(sheet: Sheet, row: int, label: str, name: str, unit: str, kind: str = "label") -> None:
    sheet.text(row, LABEL, label, kind)
    sheet.text(row, NAME, name, "name")
    sheet.text(row, UNIT, unit, "note")


def _cells(sheet: Sheet, place: Place, formulas: list[str], values: Array, look: tuple[str, str]) -> None:
    kind, form = look
    numbers = np.broadcast_to(values, (1, place.years))[0]
    for year, (text, value) in enumerate(zip(formulas, numbers, strict=True)):
        sheet.formula(place.row, place.column + year, text, float(value), kind, form)
