"""Puts the form together: a first sheet that explains it, a sheet for each section, and the lists of choices."""

from __future__ import annotations

import io
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from aigf.documents import value_at
from aigf.proposal.form import layout
from aigf.proposal.numbers import Language
from aigf.proposal.structure import SHAPES
from aigf.proposal.words import countries, usual
from aigf.report.form.blocks import Writer, answers_block, fields_block, table_block
from aigf.report.form.labels import SECTIONS
from aigf.report.form.sheet import FormSheet, formats_of
from aigf.report.form.start import start_sheet
from aigf.report.translations import translator
from aigf.report.workbook.place import column_name, quoted
from aigf.report.workbook.sheet import opened_book
from aigf.report.workbook.styles import PALE, TEAL

if TYPE_CHECKING:
    from xlsxwriter import Workbook

_WIDTHS = (33, 28, 19, 15, 15, 52)
_OF_TABLES = {"sites": (32, 12, 22, 30, 26), "evidence": (20, 50, 18, 56, 18)}
_OF_ANSWERS = (58, 14, 34, 64)


def form_workbook(lang: Language, data: Mapping[str, Any] | None = None) -> bytes:
    """The form as the bytes of an .xlsx file, filled in with the data of a proposal where that is given."""
    say = translator(lang)
    data = data or {"proposal": {"language": lang}}
    out = io.BytesIO()
    book = opened_book(out, say("Proposal for an AI gigafactory"))
    formats = formats_of(book)
    start = FormSheet(book, say("How to fill in"), formats, layout.START, lang)
    sheets = {
        section: FormSheet(book, SECTIONS[section].render(say), formats, section, lang)
        for section in layout.sections()
    }
    lists = _lists(book, FormSheet(book, say("Lists"), formats, layout.LISTS, lang), lang)
    start_sheet(start, [(section, sheet.name) for section, sheet in sheets.items()], lang)
    evidence = sheets["evidence"].name
    for section, sheet in sheets.items():
        writer = Writer(sheet, lang, say, lists, evidence, alone=len(layout.sections()[section]) == 1)
        _section(writer, section, data)
    start.worksheet.set_tab_color(PALE)
    start.worksheet.activate()
    book.close()
    return out.getvalue()


def _section(writer: Writer, section: str, data: Mapping[str, Any]) -> None:
    sheet, blocks = writer.sheet, layout.sections()[section]
    kinds = {block.kind for block in blocks}
    widths = _OF_ANSWERS if "answers" in kinds else _OF_TABLES.get(section, _WIDTHS)
    sheet.widths(*widths)
    sheet.row = 1
    sheet.title(SECTIONS[section].render(writer.say))
    if not writer.alone:
        sheet.worksheet.freeze_panes(2, 2)
    for block in blocks:
        value = value_at(data, block.path)
        if block.kind == "fields":
            fields_block(writer, block, value if isinstance(value, dict) else {})
        elif block.kind == "answers":
            answers_block(writer, block, value if isinstance(value, dict) else {})
        else:
            table_block(writer, block, value if isinstance(value, list) else [])
    sheet.worksheet.set_tab_color(TEAL)
    sheet.finish()


def _lists(book: Workbook, sheet: FormSheet, lang: Language) -> dict[str, str]:
    """The choices of each list in a column of a hidden sheet, and where each stands, by its words."""
    found: dict[str, list[str]] = {"countries": countries(lang)}
    for shape in SHAPES.values():
        if shape.kind == "word":
            found[" ".join(shape.words)] = [usual(word, lang) for word in shape.words]
    places = {}
    for column, (words, names) in enumerate(found.items(), start=1):
        for row, name in enumerate(names, start=1):
            sheet.write(row, column, name, "plain")
        letter = column_name(column)
        places[words] = f"={quoted(sheet.name)}!${letter}$2:${letter}${len(names) + 1}"
    sheet.worksheet.very_hidden()
    sheet.finish()
    return places
