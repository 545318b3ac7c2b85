"""The sheet with what was simulated: values, and beside each whether it still holds for the inputs as they are now."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from aigf.report.workbook.inputs import describe, given, yearly_inputs
from aigf.report.workbook.layout import GAP, HEAD, Layout
from aigf.report.workbook.place import FIRST_YEAR, LABEL, VALUE, Place
from aigf.report.workbook.sheet import Sheet
from aigf.report.workbook.source import Source
from aigf.report.workbook.styles import number_format
from aigf.report.workbook.words import sheet_name
from aigf.study.binding import WHOLE_YEARS
from aigf.study.simulation import engine_entries, proposed_inputs
from aigf.study.simulation.supply import POWERS, QUANTITIES

#: The quantities that the engines start from: what the site takes, and what is to be balanced with its supply.
LOAD, USE = "it_load_share", "electricity_use"
#: The quantity that, with inputs, sets the schedules.
LIVE = "time_to_power"
_THEN, _CHANGED = VALUE + 1, VALUE + 2
#: How far a calculated figure may move before it counts as another one.
_ROUNDING = "1E-9"


@dataclass(frozen=True)
class Dependencies:
    """Where the figures stand that the simulation, and the schedules, started from."""

    simulation: Sequence[str]
    schedules: Sequence[str]
    first: int

    def row(self, name: str) -> int:
        return self.first + [*self.simulation, *self.schedules].index(name)

    def changed(self, schedules: bool) -> str:
        """The cells that say of each whether it changed."""
        names = self.schedules if schedules else self.simulation
        if not names:
            return "0"
        top, bottom = self.row(names[0]), self.row(names[-1])
        start, end = (Place("", row, _CHANGED).cell(0, "") for row in (top, bottom))
        return f"{start}:{end}"


def dependencies(source: Source, layout: Layout) -> Dependencies:
    """What the simulation and the schedules started from, as far as it has a cell."""
    inputs = source.derivation.basis.inputs
    entries = [name for name in (*engine_entries(), *proposed_inputs()) if name in inputs]
    named = [*entries, *(name for name in (LOAD, USE, *QUANTITIES) if name in layout.numbers)]
    timing = [name for name in (*WHOLE_YEARS, LIVE) if name in layout.numbers]
    first = max(layout.results.end, layout.schedules.end) + GAP
    return Dependencies(named, timing, first)


def whole_flag(source: Source) -> Place:
    """The cell that says whether all that was simulated still holds."""
    return Place(sheet_name("simulation", source.lang), 2, LABEL)


def simulation_sheet(sheet: Sheet, source: Source, layout: Layout) -> None:
    """Writes what was simulated, the schedules, and what both started from."""
    say = source.say
    started = dependencies(source, layout)
    sheet.widths(58, 36, 12, 17, *(19 for _ in range(max(len(source.years) + 1, 3))))
    sheet.text(0, 0, sheet.name, "title")
    sheet.text(
        1,
        0,
        say("Results of the hourly simulation and the schedules are values: this workbook cannot redo them."),
    )
    every = f"SUM({started.changed(False)})+SUM({started.changed(True)})"
    holds, broken = say("The simulation still holds"), say("The simulation no longer holds: appraise again")
    sheet.formula(2, LABEL, f'IF({every}=0,"{holds}","{broken}")', holds, "note")
    sheet.where((2, 0, 2, 0), f"{every}>0", "alarm")
    sheet.head(
        HEAD, [say("Simulated"), say("Name"), say("Unit"), say("Value"), say("Does it still hold?")], (3, 4)
    )
    sheet.freeze(HEAD, repeat=False)
    flagged = f"SUM({started.changed(False)})>0"
    for name, place in layout.results.single.items():
        describe(sheet, source, name, place.row)
        value = float(given(source, name).flat[0])
        form = number_format(given(source, name), source.is_share(name), source.symbol(name))
        sheet.number(place.row, VALUE, value, "simulated", form)
        _flag(sheet, source, Place(sheet.name, place.row, VALUE + 1), flagged)
    _schedules(sheet, source, layout, started)
    _started_from(sheet, source, layout, started)


def _schedules(sheet: Sheet, source: Source, layout: Layout, started: Dependencies) -> None:
    flagged = f"SUM({started.changed(True)})>0"
    for name, place in layout.schedules.single.items():
        describe(sheet, source, name, place.row)
        value = float(given(source, name).flat[0])
        form = number_format(given(source, name), source.is_share(name), source.symbol(name))
        sheet.number(place.row, VALUE, value, "simulated", form)
        _flag(sheet, source, Place(sheet.name, place.row, VALUE + 1), flagged)
    if layout.schedules.single:
        top = min(place.row for place in layout.schedules.single.values())
        heads = [source.say("Simulated"), source.say("Name"), source.say("Unit"), source.say("Value")]
        sheet.head(top - 1, [*heads, source.say("Does it still hold?")], (VALUE, VALUE + 1))
        sheet.text(top - 2, LABEL, source.say("Dates that follow from the schedules"), "heading")
    yearly_inputs(sheet, source, layout.schedules.by_year, "simulated", source.say("Schedules by year"))
    for place in layout.schedules.by_year.values():
        _flag(sheet, source, Place(sheet.name, place.row, FIRST_YEAR + place.years), flagged)


def _flag(sheet: Sheet, source: Source, place: Place, criteria: str) -> None:
    """A cell that says whether a simulated figure holds for the inputs as they are now."""
    holds, broken = source.say("holds"), source.say("simulation no longer holds")
    sheet.formula(place.row, place.column, f'IF({criteria},"{broken}","{holds}")', holds, "beside")
    sheet.where((place.row, place.column, place.row, place.column), criteria, "alarm")


def _started_from(sheet: Sheet, source: Source, layout: Layout, started: Dependencies) -> None:
    """Each figure that the simulation started from, as it is now and as it was; and whether that differs."""
    say = source.say
    sheet.text(started.first - 2, LABEL, say("What the simulation and the schedules started from"), "heading")
    heads = [say("Input"), say("Name"), say("Unit"), say("Now"), say("When simulated")]
    sheet.head(started.first - 1, [*heads, say("Changed (1) or not (0)")], (VALUE, _CHANGED + 1))
    for name in (*started.simulation, *started.schedules):
        row = started.row(name)
        now, then = (Place(sheet.name, row, column).cell(0, sheet.name) for column in (VALUE, _THEN))
        value = source.value(name)
        form = number_format(value, source.is_share(name), source.symbol(name))
        describe(sheet, source, name, row)
        place = layout.numbers[name]
        sheet.formula(row, VALUE, place.cell(0, sheet.name), float(value.flat[0]), "calculated", form)
        sheet.number(row, _THEN, float(value.flat[0]), "written", form)
        differs = f"ABS({now}-{then})>{_ROUNDING}*ABS({then})"
        if name == USE:
            # The engines balance powers with the use: without any, the use changes nothing.
            powers = [item for item in started.simulation if item in POWERS]
            cells = ",".join(Place("", started.row(item), VALUE).cell(0, "") for item in powers)
            differs = f"AND({differs},SUM({cells})>0)" if powers else differs
        sheet.formula(row, _CHANGED, f"IF({differs},1,0)", 0.0, "written", "0")
