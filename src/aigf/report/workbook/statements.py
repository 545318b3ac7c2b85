"""The sheets that bring rows together: the statements, and who pays and who gains."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from aigf.report.summary import several_rates
from aigf.report.translations import localised
from aigf.report.workbook.layout import FIRST, HEAD, Layout
from aigf.report.workbook.perspectives import WITHHELD
from aigf.report.workbook.place import FIRST_YEAR, LABEL, NAME, UNIT, VALUE, Place
from aigf.report.workbook.sheet import Cached, Sheet
from aigf.report.workbook.source import Source
from aigf.report.workbook.styles import number_format
from aigf.study.statements import BLOCKS, REMAINDER_LABEL, Block, remainder
from aigf.units import Array

BESIDE = ("first_full_year", "installed_share", "project_discount_factor", "debt_balance", "dscr")
OUTCOMES = ("project_npv", "project_irr", "equity_irr", "funding_gap", "debt", "dscr_min")
#: Decimals of the difference between the rows of a block and its total: beyond them it is rounding.
_CENTS, _PARTS_OF_A_CENT = 2, 6


def statements_sheet(sheet: Sheet, source: Source, layout: Layout) -> None:
    """Every statement with its total, by reference to the rows in which the figures come about."""
    say = source.say
    years = [str(year) for year in source.years]
    sheet.widths(52, 30, 12, 17, *(15 for _ in years))
    sheet.text(0, 0, sheet.name, "title")
    sheet.text(
        1,
        0,
        say(
            "Every cell refers to the row on its own sheet in which the figure comes about; what takes off has a "
            "minus, so that the rows of a block add up to its total."
        ),
        "note",
    )
    sheet.head(
        HEAD,
        [say("Quantity"), say("Name"), say("Unit"), say("Value"), *years],
        (VALUE, FIRST_YEAR + len(years)),
    )
    sheet.freeze(HEAD)
    row = FIRST
    for whole in BLOCKS.values():
        block = _shown_of(whole, source, layout)
        if block is not None:
            row = _block(sheet, row, block, source, layout)
    for title, names in ((say("Beside it"), BESIDE), (say("Outcomes"), OUTCOMES)):
        known = [name for name in names if name in layout.numbers]
        sheet.text(row, LABEL, title, "heading")
        for place, name in enumerate(known, start=1):
            reference_row(sheet, row + place, name, source, layout)
        row += len(known) + 2
    cells = (FIRST, VALUE, row, FIRST_YEAR + len(years))
    sheet.where(cells, f"ISERROR({Place('', FIRST, VALUE, 2).cell(0, '')})", "missing")


def _shown_of(block: Block, source: Source, layout: Layout) -> Block | None:
    """What of a block exists; None where the appraisal reports no figure of it."""
    names = block.names()
    if any(name not in layout.numbers or source.withheld(source.perspective(name)) for name in names):
        return None
    return block.existing({name: source.value(name) for name in names})


def _block(sheet: Sheet, row: int, block: Block, source: Source, layout: Layout) -> int:
    """A statement: its rows with their signs, what stated figures leave, the total, and whether it is their sum."""
    say = source.say
    title = f"{block.title.render(say)} ({block.basis.render(say)})"
    sheet.text(row, LABEL, title, "heading")
    end = row + len(block.rows) + 1
    for at, (sign, name) in enumerate(block.rows, start=row + 1):
        if sign < 0:
            _taken_off_row(sheet, at, name, source, layout)
        else:
            reference_row(sheet, at, name, source, layout, "calculated" if sign else "total")
    above = [at for at, (sign, _) in enumerate(block.rows, start=row + 1) if sign]
    left = remainder(block, {name: source.value(name) for name in block.names()})
    years = max(shown(name, layout).years for name in block.names())
    last = end if left is None else end + 1
    total = Place("", last, VALUE if years == 1 else FIRST_YEAR, years)
    if left is not None:
        _difference(sheet, end, total, above, (REMAINDER_LABEL.render(say), left, 0))
        above.append(end)
    reference_row(sheet, last, block.total, source, layout, "total")
    digits = _CENTS if source.symbol(block.total) == "EUR" else _PARTS_OF_A_CENT
    check = say("Total less the rows above it: must be zero")
    _difference(sheet, last + 1, total, above, (check, np.zeros((1, 1)), digits))
    return last + 3


def _difference(
    sheet: Sheet, row: int, total: Place, rows: list[int], shown_as: tuple[str, Array, int]
) -> None:
    """A row with the total less other rows, under its label; rounded where it is to be zero."""
    label, values, digits = shown_as
    look = "#,##0" if not digits or digits == _CENTS else "#,##0.00"
    sheet.text(row, LABEL, label, "part" if digits else "label")
    for year in range(total.years):
        others = [replace(total, row=other).cell(year, "") for other in rows]
        text = f"{total.cell(year, '')}-({'+'.join(others)})"
        value = float(np.broadcast_to(values, (1, total.years))[0, year])
        cell = f"ROUND({text},{digits})" if digits else text
        sheet.formula(row, total.column + year, cell, value, "subordinate" if digits else "calculated", look)


def reference_row(
    sheet: Sheet, row: int, name: str, source: Source, layout: Layout, kind: str = "calculated"
) -> None:
    """A quantity or an input by reference, in the columns of every sheet."""
    place, look = _headed(sheet, row, name, source, layout, kind)
    for year, value in enumerate(np.broadcast_to(source.value(name), (1, place.years))[0]):
        text = place.cell(year, sheet.name)
        sheet.formula(row, place.column + year, text, _as_shown(name, float(value), source), kind, look)


def _taken_off_row(sheet: Sheet, row: int, name: str, source: Source, layout: Layout) -> None:
    """A quantity by reference, with a minus."""
    place, look = _headed(sheet, row, name, source, layout, "calculated")
    for year, value in enumerate(np.broadcast_to(source.value(name), (1, place.years))[0]):
        text = f"-{place.cell(year, sheet.name)}"
        sheet.formula(row, place.column + year, text, 0.0 - float(value), "calculated", look)


def _headed(
    sheet: Sheet, row: int, name: str, source: Source, layout: Layout, kind: str
) -> tuple[Place, str]:
    """Writes the label, the name and the unit; returns where the figure comes about, and its format."""
    sheet.text(row, LABEL, source.label(name), kind if kind == "total" else "label")
    sheet.text(row, NAME, name, "name")
    sheet.text(row, UNIT, source.unit(name), "note")
    look = number_format(source.value(name), source.is_share(name), source.symbol(name))
    return shown(name, layout), look


def shown(name: str, layout: Layout) -> Place:
    """Where a quantity or an input is to be read: words where a rate of return does not exist."""
    return layout.quantities[name].used if name in layout.quantities else layout.numbers[name]


def _as_shown(name: str, value: float, source: Source) -> Cached:
    words = name in source.derivation.values and source.expression(name).operation == "irr"
    if not words or not np.isnan(value) or source.stated(name):
        return value
    rates = (source.result["quantities"].get(name) or {}).get("rates")
    return several_rates(rates, source.lang) if rates else source.say("no IRR exists")


def costs_and_benefits_sheet(sheet: Sheet, source: Source, layout: Layout) -> None:
    """The balance of each actor, and of it the money received less paid."""
    say = source.say
    sheet.widths(52, 22, 10, 24, 24, 24)
    sheet.text(0, 0, sheet.name, "title")
    sheet.text(
        1,
        0,
        say("Present values in euro against the alternative without this factory, by reference."),
        "note",
    )
    heads = (say("Actor"), say("Counts for the Netherlands"), say("Unit"))
    columns = (
        say("Money received less money paid"),
        say("Goods, services and other effects"),
        say("Balance"),
    )
    sheet.head(HEAD, [*heads, *columns], (VALUE, VALUE + 3))
    sheet.freeze(HEAD)
    actors = [actor for actor in source.result["actors"] if f"balance_{actor['id']}" in layout.quantities]
    if not actors:
        sheet.text(FIRST, LABEL, WITHHELD.render(say))
        return
    for place, actor in enumerate(actors):
        row = FIRST + place
        sheet.text(row, LABEL, localised(actor["title"], source.lang).text, "label")
        sheet.text(row, NAME, say("Yes") if actor["dutch"] else say("No"), "note")
        sheet.text(row, UNIT, "EUR", "note")
        _actor(sheet, row, actor["id"], source, layout)
    row = FIRST + len(actors)
    sheet.texts(row, LABEL, [say("Together"), "", "EUR"], "total")
    for column in range(VALUE, VALUE + 3):
        first, last = (Place("", edge, column, 2).cell(0, "") for edge in (FIRST, row - 1))
        together = sum(_amounts(actor["id"], source)[column - VALUE] for actor in actors)
        sheet.formula(row, column, f"SUM({first}:{last})", together, "total", "#,##0")
    sheet.text(
        row + 1,
        LABEL,
        say("The money of all actors together is zero, but for rounding: what one pays, another receives."),
        "note",
    )
    if "welfare_balance" in layout.quantities:
        reference_row(sheet, row + 3, "welfare_balance", source, layout, "total")


def _actor(sheet: Sheet, row: int, actor: str, source: Source, layout: Layout) -> None:
    money, effects, balance = _amounts(actor, source)
    transfers = layout.quantities.get(f"transfers_{actor}")
    cells = [Place("", row, VALUE + place, 2).cell(0, "") for place in range(3)]
    if transfers:
        sheet.formula(row, VALUE, transfers.used.cell(0, sheet.name), money, "calculated", "#,##0")
    else:
        sheet.number(row, VALUE, 0.0, "calculated", "#,##0")
    sheet.formula(row, VALUE + 1, f"{cells[2]}-{cells[0]}", effects, "calculated", "#,##0")
    used = layout.quantities[f"balance_{actor}"].used
    sheet.formula(row, VALUE + 2, used.cell(0, sheet.name), balance, "total", "#,##0")


def _amounts(actor: str, source: Source) -> tuple[float, float, float]:
    """Money, effects and balance of an actor; who pays and receives no money has effects only."""
    known = f"transfers_{actor}" in source.derivation.values
    money = float(source.value(f"transfers_{actor}").flat[0]) if known else 0.0
    balance = float(source.value(f"balance_{actor}").flat[0])
    return money, balance - money, balance
