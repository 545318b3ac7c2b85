"""The sheet that looks for the internal rates of return, as the recorder's primitive does, in cells.

A spreadsheet's own IRR function finds some rate where several exist, and an error where it does not converge. Here the
net present value is taken at many rates; where its sign changes once, the interval is halved until nothing is left.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from aigf.report.workbook.formula import key
from aigf.report.workbook.layout import FIRST, GAP, HEAD, Layout
from aigf.report.workbook.place import LABEL, NAME, UNIT, VALUE, Place, column_name
from aigf.report.workbook.sheet import ABSENT, Cached, Sheet
from aigf.report.workbook.source import Source
from aigf.trace.primitives import HALVINGS, RATES, present_values, rate_search
from aigf.units import Array

_CHANGES, _ZEROS, _LOW, _HIGH, _START = range(VALUE + 1, VALUE + 6)
#: Columns that a search takes in each of the two tables below.
_HALVED, _TRIED = 3, 2
_MONEY, _RATE = "#,##0", "0.0000%"


@dataclass(frozen=True)
class _Search:
    """One search: the flows, its row in the first table, and where its columns in the two below begin."""

    name: str
    place: Place
    flows: Array
    across: str
    halving: Place
    trying: Place

    def net_value(self, rate: str) -> str:
        """Spreadsheets discount the first flow by a year too; here it is the flow of year 0."""
        return f"NPV({rate},{self.across})*(1+{rate})"

    def result(self, column: int) -> str:
        return _cell(self.place.row, column)


def rates_sheet(sheet: Sheet, source: Source, layout: Layout) -> None:
    """Writes the rates that were found, the halving of the interval, and the net present value at every rate."""
    say = source.say
    sheet.widths(52, 26, 22, *(22 for _ in range(6 + _HALVED * len(layout.searches))))
    sheet.text(0, 0, sheet.name, "title")
    sheet.text(
        1,
        0,
        say("The rate at which the flows are worth nothing together, looked for from −99% to 1,000% a year."),
        "note",
    )
    sheet.text(
        2,
        0,
        say(
            "It exists where the net present value changes sign once; the interval is then halved until it is found."
        ),
        "note",
    )
    heads = (say("Rate of return"), say("Name"), say("Unit"), say("Value"))
    steps = (
        say("Changes of sign"),
        say("Rates worth exactly zero"),
        say("Interval from"),
        say("Interval to"),
    )
    sheet.head(
        HEAD, [*heads, *steps, say("Net present value at the start of the interval")], (VALUE, _START + 1)
    )
    sheet.freeze(HEAD, repeat=False)
    searches = _searches(source, layout, sheet.name)
    for search in searches:
        _result(sheet, source, search)
        _halvings(sheet, source, search)
        _tried(sheet, source, search)
    if searches:
        _first_columns(sheet, source, searches[0])
        bottom = searches[0].trying.row + len(RATES)
        sheet.where(
            (FIRST, VALUE, bottom, VALUE + _HALVED * len(searches) + 6),
            f"ISERROR({Place('', FIRST, VALUE, 2).cell(0, '')})",
            "missing",
        )


def _searches(source: Source, layout: Layout, home: str) -> list[_Search]:
    found: list[_Search] = []
    halving = FIRST + len(layout.searches) + GAP
    trying = halving + HALVINGS + 1 + GAP
    for name, rows in layout.quantities.items():
        for node_key, node in rows.rates.items():
            operand = node.arguments[0]
            named = operand.operation == "input"
            flows = layout.numbers[operand.name] if named else rows.parts[key(operand)][1]
            order = len(found)
            found.append(
                _Search(
                    name,
                    layout.searches[f"{name} {node_key}"],
                    operand.value,
                    flows.across(home),
                    Place(home, halving, NAME + _HALVED * order),
                    Place(home, trying, NAME + _TRIED * order),
                )
            )
    return found


def _result(sheet: Sheet, source: Source, search: _Search) -> None:
    found, row = rate_search(search.flows), search.place.row
    changes, zeros = _changes(found.values), int(np.sum(found.values == 0))
    sheet.text(row, LABEL, source.label(search.name), "label")
    sheet.text(row, NAME, search.name, "name")
    sheet.text(row, UNIT, source.unit(search.name), "note")
    values, marks = (_down(search.trying, column) for column in (0, 1))
    rates = _down(Place("", search.trying.row, LABEL), 0)
    last = search.halving.row + HALVINGS
    low, high = (_cell(last, search.halving.column + place) for place in range(2))
    exact = f"INDEX({rates},MATCH(0,{values},0))"
    counted = f"{search.result(_CHANGES)}+{search.result(_ZEROS)}=1"
    rate = f"IF({counted},IF({search.result(_ZEROS)}=1,{exact},({low}+{high})/2),NA())"
    sheet.formula(row, VALUE, rate, float(found.rate.flat[0]), "calculated", _RATE)
    sheet.formula(row, _CHANGES, f"SUM({marks})", float(changes), "calculated", "0")
    sheet.formula(row, _ZEROS, f"COUNTIF({values},0)", float(zeros), "calculated", "0")
    once = f"{search.result(_CHANGES)}=1"
    start = f"MATCH(1,{marks},0)"
    ends: list[Cached] = [float(end[0, 0]) if changes == 1 else ABSENT for end in (found.low, found.high)]
    sheet.formula(row, _LOW, f"IF({once},INDEX({rates},{start}-1),NA())", ends[0], "calculated", "0%")
    sheet.formula(row, _HIGH, f"IF({once},INDEX({rates},{start}),NA())", ends[1], "calculated", "0%")
    at_start: Cached = ABSENT
    if changes == 1:
        at_start = float(present_values(search.flows, found.low[:, :1])[0, 0])
    sheet.formula(row, _START, search.net_value(search.result(_LOW)), at_start, "calculated", _MONEY)


def _halvings(sheet: Sheet, source: Source, search: _Search) -> None:
    found, top, column = rate_search(search.flows), search.halving.row, search.halving.column
    heads = (source.say("from"), source.say("to"), source.say("net present value in the middle"))
    sheet.texts(top - 1, column, [f"{source.label(search.name)}: {head}" for head in heads], "head_number")
    once = _changes(found.values) == 1
    values = present_values(search.flows, (found.low + found.high) / 2)
    for step in range(HALVINGS + 1):
        low, high = (_cell(top + step, column + place) for place in range(2))
        if step:
            before, after, worth = (_cell(top + step - 1, column + place) for place in range(3))
            # The middle takes the place of the end at which the net present value has the same sign.
            same = f"SIGN({worth})=SIGN({search.result(_START)})"
            lower = f"IF({same},({before}+{after})/2,{before})"
            upper = f"IF({same},{after},({before}+{after})/2)"
        else:
            lower, upper = search.result(_LOW), search.result(_HIGH)
        middle = search.net_value(f"(({low}+{high})/2)")
        arrays = (found.low, found.high, values)
        shown: list[Cached] = [float(array[0, step]) for array in arrays] if once else [ABSENT] * 3
        for place, (text, value) in enumerate(zip((lower, upper, middle), shown, strict=True)):
            form = _MONEY if place == 2 else "0.0000000000%"
            sheet.formula(top + step, column + place, text, value, "calculated", form)


def _tried(sheet: Sheet, source: Source, search: _Search) -> None:
    values, top, column = rate_search(search.flows).values[0], search.trying.row, search.trying.column
    heads = (source.say("net present value"), source.say("change of sign (1)"))
    sheet.texts(top - 1, column, [f"{source.label(search.name)}: {head}" for head in heads], "head_number")
    for place, value in enumerate(values):
        row = top + place
        sheet.formula(
            row, column, search.net_value(_cell(row, LABEL)), float(value), "calculated", _money(value)
        )
        if place:
            now, above = _cell(row, column), _cell(row - 1, column)
            mark = float(np.sign(value) * np.sign(values[place - 1]) < 0)
            sheet.formula(row, column + 1, f"IF(SIGN({now})*SIGN({above})<0,1,0)", mark, "calculated", "0")


def _first_columns(sheet: Sheet, source: Source, search: _Search) -> None:
    """The first column of the two tables: the step of the halving, and the rate that is tried."""
    halving, trying = search.halving.row, search.trying.row
    sheet.text(halving - 2, LABEL, source.say("Halving the interval"), "heading")
    sheet.text(halving - 1, LABEL, source.say("Step"), "head")
    for step in range(HALVINGS + 1):
        sheet.number(halving + step, LABEL, step, "left", "0")
    sheet.text(trying - 2, LABEL, source.say("Net present value by rate"), "heading")
    sheet.text(trying - 1, LABEL, source.say("Rate"), "head")
    for place, rate in enumerate(RATES):
        sheet.number(trying + place, LABEL, float(rate), "left", "0%")


def _money(value: float) -> str:
    return _MONEY if abs(value) < 1e15 else "0.00E+00"


def _changes(values: Array) -> int:
    signs = np.sign(values[0])
    return int(np.sum(signs[1:] * signs[:-1] < 0))


def _cell(row: int, column: int) -> str:
    return f"${column_name(column)}${row + 1}"


def _down(place: Place, column: int) -> str:
    """The cells of a column of the last table."""
    first = place.column + column
    return f"{_cell(place.row, first)}:{_cell(place.row + len(RATES) - 1, first)}"
