"""The sheets that bring rows together: the cash flow, and who pays and who gains."""

from __future__ import annotations

import numpy as np

from aigf.report.translations import localised
from aigf.report.workbook.layout import FIRST, HEAD, Layout
from aigf.report.workbook.perspectives import WITHHELD
from aigf.report.workbook.place import FIRST_YEAR, LABEL, NAME, UNIT, VALUE, Place
from aigf.report.workbook.sheet import Cached, Sheet
from aigf.report.workbook.source import Source
from aigf.report.workbook.styles import number_format

#: The blocks of the cash flow, as a bank reads them; the last row of a block is what the others come to.
PROJECT = (
    "revenue_by_year",
    "resale_value",
    "operating_expenditure",
    "capital_expenditure",
    "corporate_tax",
    "cash_flow",
)
FINANCING = (
    "national_contribution_by_year",
    "union_contribution_by_year",
    "debt_drawdown",
    "debt_service",
    "corporate_tax_after_interest",
    "equity_cash_flow",
)
BESIDE = ("installed_share", "project_discount_factor", "debt_balance", "dscr")
OUTCOMES = ("project_npv", "project_irr", "equity_irr", "funding_gap", "debt", "dscr_min")


def cash_flow_sheet(sheet: Sheet, source: Source, layout: Layout) -> None:
    """The cash flow by year, by reference to the rows in which it comes about."""
    say = source.say
    years = [str(year) for year in source.years]
    sheet.widths(52, 30, 12, 17, *(15 for _ in years))
    sheet.text(0, 0, sheet.name, "title")
    sheet.text(
        1, 0, say("Every cell refers to the row on its own sheet in which the figure comes about."), "note"
    )
    sheet.head(
        HEAD,
        [say("Quantity"), say("Name"), say("Unit"), say("Value"), *years],
        (VALUE, FIRST_YEAR + len(years)),
    )
    sheet.freeze(HEAD)
    row = FIRST
    blocks = (
        (say("Project, before financing"), PROJECT),
        (say("Financing"), FINANCING),
        (say("Beside it"), BESIDE),
        (say("Outcomes"), OUTCOMES),
    )
    for title, names in blocks:
        known = [name for name in names if name in layout.numbers]
        if not known:
            continue
        sheet.text(row, LABEL, title, "heading")
        for place, name in enumerate(known, start=1):
            kind = "total" if name in (PROJECT[-1], FINANCING[-1]) else "calculated"
            reference_row(sheet, row + place, name, source, layout, kind)
        row += len(known) + 2
    cells = (FIRST, VALUE, row, FIRST_YEAR + len(years))
    sheet.where(cells, f"ISERROR({Place('', FIRST, VALUE, 2).cell(0, '')})", "missing")


def reference_row(
    sheet: Sheet, row: int, name: str, source: Source, layout: Layout, kind: str = "calculated"
) -> None:
    """A quantity or an input by reference, in the columns of every sheet."""
    place = shown(name, layout)
    look = number_format(source.value(name), source.is_share(name), source.symbol(name))
    sheet.text(row, LABEL, source.label(name), kind if kind == "total" else "label")
    sheet.text(row, NAME, name, "name")
    sheet.text(row, UNIT, source.unit(name), "note")
    for year, value in enumerate(np.broadcast_to(source.value(name), (1, place.years))[0]):
        text = place.cell(year, sheet.name)
        sheet.formula(row, place.column + year, text, _as_shown(name, float(value), source), kind, look)


def shown(name: str, layout: Layout) -> Place:
    """Where a quantity or an input is to be read: words where a rate of return does not exist."""
    return layout.quantities[name].used if name in layout.quantities else layout.numbers[name]


def _as_shown(name: str, value: float, source: Source) -> Cached:
    words = name in source.derivation.values and source.expression(name).operation == "irr"
    return source.say("no IRR exists") if words and np.isnan(value) and not source.stated(name) else value


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
