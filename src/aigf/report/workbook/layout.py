"""Where every number of the workbook stands: settled before the first cell is written, because formulas point ahead."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from aigf.report.workbook.formula import key, may_be_absent, rates_needed, rows_needed
from aigf.report.workbook.place import FIRST_YEAR, VALUE, Place
from aigf.report.workbook.source import Source
from aigf.report.workbook.words import sheet_name
from aigf.study.simulation import SIMULATED
from aigf.trace import Expression

#: The row of a sheet's head, and the first row below it.
HEAD, FIRST = 4, 5
#: Rows between two tables of a sheet: one empty, the heading, the head.
GAP = 3


@dataclass(frozen=True)
class Table:
    """The inputs of one kind on a sheet: single numbers, and below them those with a number a year."""

    single: Mapping[str, Place]
    by_year: Mapping[str, Place]

    @property
    def places(self) -> dict[str, Place]:
        return {**self.single, **self.by_year}

    @property
    def end(self) -> int:
        """The first row below the table."""
        return max((place.row for place in self.places.values()), default=FIRST - 1) + 1


@dataclass(frozen=True)
class Rows:
    """The rows of a quantity: as it is used, as the model computes it, and the parts with a row of their own.

    ``computed`` is where the formula stands: ``used`` itself, unless the proposal states the quantity.
    """

    used: Place
    computed: Place
    parts: Mapping[str, tuple[Expression, Place]]
    rates: Mapping[str, Expression]


@dataclass
class Layout:
    """All places, by name.

    ``numbers`` is what formulas refer to, which differs for a rate of return: its row has words where none exists.
    ``absent`` names the quantities that may not exist.
    """

    proposal: Table
    register: Table
    results: Table
    schedules: Table
    constants: Mapping[str, Place]
    quantities: dict[str, Rows] = field(default_factory=dict)
    searches: dict[str, Place] = field(default_factory=dict)
    numbers: dict[str, Place] = field(default_factory=dict)
    absent: set[str] = field(default_factory=set)

    def inputs(self) -> dict[str, Place]:
        """Every input, as far as it has a cell."""
        tables = (self.proposal, self.register, self.results, self.schedules)
        return {name: place for table in tables for name, place in table.places.items()}


def lay_out(source: Source) -> Layout:
    """Settles the place of every input, constant and quantity."""
    basis, listed = source.derivation.basis, source.result["inputs"]
    given = {*basis.inputs, *source.overrides()}
    stated = [name for name in listed if name in given and listed[name]["status"] == "stated"]
    stated += [name for name in source.overrides() if name not in stated]
    timed = [name for name in basis.scheduled if name not in stated]
    left = [name for name in basis.inputs if name not in {*stated, *timed}]
    # What engines found, in their order; after it what earlier ones found beside that.
    others = [name for name in left if name in listed and listed[name]["status"] == "simulated"]
    found = [name for name in dict.fromkeys([*SIMULATED, *others]) if name in left]
    assumed = [name for name in basis.inputs if name not in {*stated, *timed, *found}]
    register = _table(source, "register", assumed, FIRST)
    results = _table(source, "simulation", found, FIRST)
    constants = {
        name: Place(sheet_name("register", source.lang), register.end + GAP + place, VALUE)
        for place, name in enumerate(source.constants())
    }
    layout = Layout(
        proposal=_table(source, "proposal", stated, FIRST),
        register=register,
        results=results,
        schedules=_table(source, "simulation", timed, results.end + GAP),
        constants=constants,
    )
    layout.numbers = {**layout.inputs(), **constants}
    _place_quantities(source, layout)
    return layout


def _table(source: Source, sheet: str, names: list[str], first: int) -> Table:
    given = {**source.derivation.basis.inputs, **source.derivation.basis.overrides}
    name = sheet_name(sheet, source.lang)
    single = [item for item in names if given[item].shape[-1] == 1]
    yearly = [item for item in names if given[item].shape[-1] > 1]
    below = first + len(single) + (GAP if single else 0)
    return Table(
        {item: Place(name, first + place, VALUE) for place, item in enumerate(single)},
        {
            item: Place(name, below + place, FIRST_YEAR, given[item].shape[-1])
            for place, item in enumerate(yearly)
        },
    )


def _place_quantities(source: Source, layout: Layout) -> None:
    """A row each, in the order of the source; what the proposal states and what needs parts takes more."""
    next_row: dict[str, int] = {}
    for name in source.program.reading_order:
        sheet = sheet_name(source.perspective(name), source.lang)
        row = next_row.get(sheet, FIRST)
        root = source.expression(name)
        used = _row(sheet, row, source.value(name).shape[-1])
        computed = _row(sheet, row + 1, root.value.shape[-1]) if source.stated(name) else used
        first_part = computed.row + 1
        parts = {
            key(node): (node, _row(sheet, first_part + place, node.value.shape[-1]))
            for place, node in enumerate(rows_needed(root))
        }
        rates = {key(node): node for node in rates_needed(root)}
        next_row[sheet] = first_part + len(parts)
        layout.quantities[name] = Rows(used, computed, parts, rates)
        layout.numbers[name] = used
    _place_searches(source, layout)
    for name in source.program.formulas:
        if not source.stated(name) and may_be_absent(source.expression(name), layout.absent):
            layout.absent.add(name)


def _place_searches(source: Source, layout: Layout) -> None:
    """A row for each internal rate of return on the sheet that looks for them."""
    sheet = sheet_name("rates", source.lang)
    for name, rows in layout.quantities.items():
        for node_key, node in rows.rates.items():
            place = Place(sheet, FIRST + len(layout.searches), VALUE)
            layout.searches[f"{name} {node_key}"] = place
            if node is source.expression(name) and not source.stated(name):
                layout.numbers[name] = place


def _row(sheet: str, row: int, years: int) -> Place:
    return Place(sheet, row, VALUE if years == 1 else FIRST_YEAR, years)
