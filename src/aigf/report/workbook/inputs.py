"""The sheets with inputs: what the proposal states, and what the register assumes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np

from aigf.report.translations import localised
from aigf.report.wording import CONFIDENCE, source_title, word
from aigf.report.workbook.layout import FIRST, GAP, HEAD, Layout, Table
from aigf.report.workbook.place import FIRST_YEAR, LABEL, NAME, UNIT, VALUE, Place
from aigf.report.workbook.sheet import Sheet
from aigf.report.workbook.source import Source
from aigf.report.workbook.styles import exact_format
from aigf.report.workbook.words import unit_words
from aigf.units import Array

WRITTEN = VALUE + 1
LOW, HIGH = WRITTEN + 1, WRITTEN + 2
#: The last column of the register that is read on paper; address, note and place are read on the screen.
_DATE = HIGH + 4
_FACTS = ("name", "submitted_by", "signature_year", "file", "digest", "summary")


def proposal_sheet(sheet: Sheet, source: Source, layout: Layout) -> None:
    """What the proposal states: the input cells, where each stands in its file, and who handed it in."""
    say = source.say
    sheet.widths(52, 34, 18, 20, 20, 18, 18, 44)
    sheet.text(0, 0, sheet.name, "title")
    sheet.text(
        1, 0, say("What the consortium states. Change a yellow cell and everything that rests on it follows.")
    )
    sheet.head(HEAD, [*_heads(source), say("Where it stands")], (VALUE, HIGH + 1))
    sheet.freeze(HEAD)
    _inputs(sheet, source, layout.proposal, lambda item: [str(item["where"])])
    facts = source.result["proposal"]
    titles = {
        "name": say("Name of the proposal"),
        "submitted_by": say("Submitted by"),
        "signature_year": say("Year of signature"),
        "file": say("File"),
        "digest": say("Digest of the file"),
        "summary": say("Summary of the proposal"),
    }
    row = layout.proposal.end + 1
    sheet.text(row, LABEL, say("The proposal"), "heading")
    for place, fact in enumerate(fact for fact in _FACTS if facts.get(fact) not in (None, "")):
        sheet.text(row + 1 + place, LABEL, titles[fact], "label")
        sheet.text(row + 1 + place, NAME, str(facts[fact]))


def register_sheet(sheet: Sheet, source: Source, layout: Layout) -> None:
    """What is assumed of the world, with range, source and confidence; and the constants of the formulas."""
    say = source.say
    sheet.widths(48, 30, 16, 19, 19, 19, 19, 14, 44, 36, 10, 44, 80, 20)
    sheet.text(0, 0, sheet.name, "title")
    intro = say("What is assumed where the proposal states nothing: version {version} of the register.")
    sheet.text(1, 0, intro.format(version=source.result["register_version"]))
    sheet.head(
        HEAD,
        [
            *_heads(source),
            say("Confidence"),
            say("Source"),
            say("Section"),
            say("Date"),
            say("Address"),
            say("Note"),
            say("Where it stands"),
        ],
        (VALUE, HIGH + 1),
    )
    sheet.freeze(HEAD)
    _inputs(sheet, source, layout.register, lambda item: _origin(item, source.lang))
    sheet.worksheet.print_area(0, 0, layout.register.end + GAP + len(layout.constants), _DATE)
    if layout.constants:
        row = layout.register.end + GAP - 2
        sheet.text(row, LABEL, say("Constants of the formulas"), "heading")
        sheet.head(row + 1, [say("Name"), "", say("Unit"), say("Value"), say("Source")], (VALUE, VALUE + 1))
    for name, place in layout.constants.items():
        constant = source.constants()[name]
        sheet.text(place.row, LABEL, name, "name")
        sheet.text(place.row, UNIT, unit_words(constant.unit.symbol, source.lang), "note")
        sheet.number(place.row, VALUE, float(constant), "calculated", exact_format(float(constant)))
        sheet.text(place.row, VALUE + 1, say(constant.source), "beside")


def changed_inputs(layout: Layout, home: str) -> str:
    """How many input cells differ from what was written, as a formula."""
    counts = []
    for table in (layout.proposal, layout.register):
        places = list(table.single.values())
        if places:
            first, last = places[0], places[-1]
            now, then = (_down(first, last, column, home) for column in (VALUE, WRITTEN))
            counts.append(f"SUMPRODUCT(--({now}<>{then}))")
    return "+".join(counts) or "0"


def _down(first: Place, last: Place, column: int, home: str) -> str:
    start = Place(first.sheet, first.row, column).cell(0, home)
    return f"{start}:{Place(first.sheet, last.row, column).cell(0, first.sheet)}"


def _heads(source: Source) -> list[str]:
    say = source.say
    return [say("Input"), say("Name"), say("Unit"), say("Value"), say("As written"), say("Low"), say("High")]


def _inputs(
    sheet: Sheet, source: Source, table: Table, more: Callable[[Mapping[str, Any]], list[str]]
) -> None:
    """The input cells of a table, each with what was written beside it, its range, and ``more`` texts."""
    for name, place in table.single.items():
        item = source.result["inputs"].get(name) or {}
        value = float(given(source, name).flat[0])
        form = exact_format(value, source.is_share(name), source.symbol(name))
        describe(sheet, source, name, place.row)
        sheet.number(place.row, VALUE, value, "input", form)
        sheet.number(place.row, WRITTEN, value, "written", form)
        for column, end in ((LOW, item.get("low")), (HIGH, item.get("high"))):
            ranged = exact_format(end, source.is_share(name), source.symbol(name)) if end is not None else ""
            sheet.number(place.row, column, end, "written", ranged)
        for column, text in enumerate(more(item) if item else [], start=HIGH + 1):
            sheet.text(place.row, column, text, "wrapped_note" if column <= _DATE else "beside")
    if table.single:
        cells = (FIRST, VALUE, max(place.row for place in table.single.values()), VALUE)
        now, then = (Place("", FIRST, column, 2).cell(0, "") for column in (VALUE, WRITTEN))
        sheet.where(cells, f"{now}<>{then}", "alarm")
    yearly_inputs(sheet, source, table.by_year, "input", source.say("By year"))


def yearly_inputs(sheet: Sheet, source: Source, places: Mapping[str, Place], kind: str, title: str) -> None:
    """A table of inputs with a value a year, under a heading and a head of its own."""
    if not places:
        return
    top = min(place.row for place in places.values())
    if top > FIRST:
        sheet.text(top - 2, LABEL, title, "heading")
        years = [str(year) for year in source.years]
        sheet.head(top - 1, [*_heads(source)[:4], *years], (VALUE, FIRST_YEAR + len(years)))
    for name, place in places.items():
        describe(sheet, source, name, place.row)
        for year, value in enumerate(given(source, name)[0]):
            form = exact_format(float(value), source.is_share(name), source.symbol(name))
            sheet.number(place.row, FIRST_YEAR + year, float(value), kind, form)


def given(source: Source, name: str) -> Array:
    """What an input or a stated quantity starts from."""
    basis = source.derivation.basis
    return np.asarray(basis.overrides[name] if name in basis.overrides else basis.inputs[name])


def describe(sheet: Sheet, source: Source, name: str, row: int) -> None:
    """Label, name and unit of an input."""
    sheet.text(row, LABEL, source.label(name), "label")
    sheet.text(row, NAME, name, "name")
    sheet.text(row, UNIT, source.unit(name), "note")


def _origin(item: Mapping[str, Any], lang: str) -> list[str]:
    origin = item.get("source") or {}
    return [
        word(CONFIDENCE, item["confidence"] or "", lang),
        source_title(str(origin.get("title") or ""), lang).text,
        *(str(origin.get(part) or "") for part in ("section", "date", "address")),
        localised(item["note"], lang).text,
        str(item["where"]),
    ]
