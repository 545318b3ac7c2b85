"""Puts the workbook together: the same appraisal gives the same bytes."""

from __future__ import annotations

import io
from functools import cache
from typing import TYPE_CHECKING, Any

from aigf.report.workbook.decision import decision_sheet
from aigf.report.workbook.inputs import proposal_sheet, register_sheet
from aigf.report.workbook.layout import Layout, lay_out
from aigf.report.workbook.perspectives import perspective_sheet
from aigf.report.workbook.place import Place, defined_name
from aigf.report.workbook.rates import rates_sheet
from aigf.report.workbook.sheet import Sheet, harmless_text, look_of, opened_book
from aigf.report.workbook.simulation import simulation_sheet, whole_flag
from aigf.report.workbook.source import Source
from aigf.report.workbook.statements import costs_and_benefits_sheet, shown, statements_sheet
from aigf.report.workbook.styles import PALE, TEAL
from aigf.report.workbook.summary import summary_sheet
from aigf.report.workbook.words import sheet_name

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format


def workbook(source: Source) -> bytes:
    """The workbook of an appraisal as the bytes of an .xlsx file.

    Raises UntranslatedError for a formula that has no translation into cells.
    """
    layout = lay_out(source)
    out = io.BytesIO()
    book = opened_book(out, harmless_text(source.result["proposal"].get("name") or ""))
    book.set_calc_mode("auto")
    _write(book, source, layout)
    _define_names(book, source, layout)
    book.close()
    return out.getvalue()


def _write(book: Workbook, source: Source, layout: Layout) -> None:
    formats = _formats(book)
    say, lang = source.say, source.lang
    flag = whole_flag(source)
    perspectives = source.program.perspectives()
    codes = ("proposal", "register", "simulation", *perspectives)
    last = ("statements", "costs_and_benefits", "decision", "rates")
    sheets = {code: Sheet(book, sheet_name(code, lang), formats) for code in ("summary", *codes, *last)}
    contents = {
        "proposal": say("what the consortium states"),
        "register": say("what is assumed of the world, with range, source and confidence"),
        "simulation": say("what the hourly simulation found, and whether it still holds"),
        "statements": say("the statements, each with rows that add up to its total"),
        "costs_and_benefits": say("who pays and who gains"),
        "decision": say("the questions of the framework and their answers"),
        "rates": say("how the internal rates of return were found"),
    }
    described = [
        (sheets[code].name, contents.get(code) or say("formulas of this perspective"))
        for code in (*codes, *last)
    ]
    summary_sheet(sheets["summary"], source, layout, flag, described)
    proposal_sheet(sheets["proposal"], source, layout)
    register_sheet(sheets["register"], source, layout)
    simulation_sheet(sheets["simulation"], source, layout)
    for perspective in perspectives:
        perspective_sheet(sheets[perspective], perspective, source, layout, flag)
    statements_sheet(sheets["statements"], source, layout)
    costs_and_benefits_sheet(sheets["costs_and_benefits"], source, layout)
    decision_sheet(sheets["decision"], source)
    rates_sheet(sheets["rates"], source, layout)
    for sheet in sheets.values():
        sheet.finish()
    for code, colour in (("proposal", "#ffe27a"), ("register", "#ffe27a"), ("simulation", "#c9b6e4")):
        sheets[code].worksheet.set_tab_color(colour)
    for perspective in perspectives:
        sheets[perspective].worksheet.set_tab_color(TEAL)
    sheets["summary"].worksheet.set_tab_color(PALE)
    sheets["summary"].worksheet.activate()


def _formats(book: Workbook) -> Any:
    @cache
    def made(kind: str, **more: Any) -> Format:
        return book.add_format({name: value for name, value in look_of(kind, **more).items() if value != ""})

    return made


def _define_names(book: Workbook, source: Source, layout: Layout) -> None:
    """A name for every quantity and input; ``stated_`` goes before that of the input cell of a stated quantity.

    ``simulation_flag`` is the cell that says whether the simulation still holds.
    """
    places: dict[str, Place] = {**layout.inputs(), "simulation_flag": whole_flag(source)}
    for name in source.overrides():
        places[f"stated_{name}"] = places.pop(name)
        places[f"computed_{name}"] = layout.quantities[name].computed
    places |= {name: shown(name, layout) for name in layout.quantities}
    for name in sorted(places, key=str.lower):
        book.define_name(defined_name(name), f"={places[name].across('')}")
