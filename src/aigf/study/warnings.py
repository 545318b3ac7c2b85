"""What a reader of an appraisal is warned of."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from aigf.model import wiring
from aigf.model.wiring import label_of
from aigf.register import load_register
from aigf.study import own_series
from aigf.study.backup import backup_warnings
from aigf.study.binding import Bound
from aigf.study.case import Case
from aigf.study.connection import unknown_station
from aigf.study.contributions import contribution_warnings
from aigf.study.hardware_warnings import investment_warnings, purchase_warnings
from aigf.study.peak import peak_warnings
from aigf.study.price_years import price_year_warnings
from aigf.study.reading_warnings import reading_warnings
from aigf.study.result import Quantity
from aigf.study.run import Run
from aigf.study.series_places import place_warnings
from aigf.study.series_price import price_of
from aigf.study.sources_of_money import financing_warnings
from aigf.study.timeline import Plan
from aigf.text import Measure, Text, Titled, named
from aigf.units import Share

#: A stated figure that differs more than this from the computed one is worth a warning.
NOTABLE_DIFFERENCE = 0.10


def warnings_of(
    case: Case, bound: Bound, plan: Plan, central: Run, quantities: Mapping[str, Quantity]
) -> tuple[Text, ...]:
    """All warnings, those on what the figures rest on first, those on single figures last."""
    return (
        *bound.warnings,
        *reading_warnings(case.read),
        *contribution_warnings(case, central, quantities),
        *financing_warnings(case, central),
        *_plan_warnings(case, plan),
        *unknown_station(case),
        *_connection_warnings(case, plan, central, quantities),
        *peak_warnings(case, plan, central, quantities),
        *purchase_warnings(case, plan, central, quantities),
        *_simulation_warnings(case),
        *backup_warnings(case, central),
        *_held_warnings(case, bound, central),
        *price_year_warnings(case, bound),
        *own_series.warnings(case.own, _levels_without(case), price_of(bound), tuple(case.read.amounts())),
        *place_warnings(case),
        *investment_warnings(quantities, NOTABLE_DIFFERENCE),
        *_differences(quantities),
    )


def _levels_without(case: Case) -> dict[str, float]:
    """The capacity factors that would hold without hourly series: those set, else the register's."""
    register = load_register().entries
    return {
        name: (register if name in case.levels else case.entries)[name].value
        for name in own_series.LEVELLED.values()
    }


def _plan_warnings(case: Case, plan: Plan) -> list[Text]:
    """Says where the first phase runs before the connection does."""
    live = case.read.proposal.energy.energisation_year
    if not plan.phases or live is None or plan.phases[0].year >= live:
        return []
    return [
        Text(
            "The first phase starts in {phase}, before the grid connection is energised in {grid}.",
            {"phase": plan.phases[0].year, "grid": live},
        )
    ]


def _connection_warnings(
    case: Case, plan: Plan, central: Run, quantities: Mapping[str, Quantity]
) -> list[Text]:
    """Says where, without a date for the connection, it comes after the planned start, and what that does."""
    delay = quantities["connection_delay"].value
    proposal = case.read.proposal
    if proposal.energy.energisation_year is not None or proposal.site.country != "NL" or not delay > 0:
        return []
    values = {"delay": Measure(delay, "year"), "start": int(central.inputs["start_year"][0, 0])}
    if plan.phases:
        return [
            Text(
                "A connection to the high-voltage grid is expected {delay} after the planned start of operation. The "
                "proposal states no date for it; the figures hold for a connection in time.",
                values,
            )
        ]
    return [
        Text(
            "A connection to the high-voltage grid is expected {delay} after the factory can be built. The proposal "
            "states no date for it and no plan: the figures hold for a start in {start}.",
            values,
        )
    ]


def _simulation_warnings(case: Case) -> list[Text]:
    """Says where the simulated year is that of another plant or another climate than the proposal's."""
    proposal = case.read.proposal
    found = []
    if proposal.site.country != "NL":
        country = {"country": proposal.site.country}
        found.append(
            Text(
                "The site is outside the Netherlands ({country}): prices, taxes, wages and emission factors are the "
                "Dutch ones, and what the factory means for the Netherlands is not computed.",
                country,
            )
        )
        if proposal.site.temperature_mean is None and (
            case.own is None or case.own.given.temperature is None
        ):
            found.append(
                Text(
                    "The simulated year has Dutch temperatures, the site is elsewhere ({country}): state its mean "
                    "temperature.",
                    country,
                )
            )
    return found


def _held_warnings(case: Case, bound: Bound, central: Run) -> list[Text]:
    """Says where the simulation comes from, and whether a new one would have found something else."""
    if case.held is None:
        return []
    folder = {"folder": case.held.folder}
    found = [
        Text(
            "The year was not simulated: its results are those of the appraisal in {folder}, in every draw those of "
            "that draw.",
            folder,
        )
    ]
    if case.held.files:
        files = {"files": ", ".join(case.held.files)}
        found.append(Text("That simulation had the hourly series of {files}.", files))
    changed = case.held.changed(central.inputs, central.overrides)
    if changed:
        found.append(
            Text(
                "A new simulation may find something else: it would start from another value of {names}.",
                {"names": _listed([_start_named(name, bound) for name in changed])},
            )
        )
    return found


def _start_named(name: str, bound: Bound) -> Text | Titled:
    """What the engines start from, as a reader knows it: an input, a quantity, or one of them over another."""
    part, _, whole = name.partition(" / ")
    if whole:
        over = {"part": _start_named(part, bound), "whole": _start_named(whole, bound)}
        return Text("{part}, relative to {whole}", over)
    known = {**bound.inputs, **bound.overrides}.get(name)
    return named(known.used.title if known else label_of(name))


def _listed(items: Sequence[Text | Titled]) -> Text | Titled:
    """Names one after another, each put into the reader's language."""
    first, *others = items
    for item in others:
        first = Text("{first}, {next}", {"first": first, "next": item})
    return first


def _differences(quantities: Mapping[str, Quantity]) -> list[Text]:
    return [
        Text(
            "{label}: the proposal states {stated}, the model computes {computed} "
            "(stated over computed: {ratio}). The stated figure is used.",
            {
                "label": named(quantity.label),
                "stated": Measure(quantity.value, _unit(name, quantity)),
                "computed": Measure(quantity.computed, _unit(name, quantity)),
                "ratio": Measure(quantity.value / quantity.computed, ""),
            },
        )
        for name, quantity in quantities.items()
        if name != "capex"
        and quantity.computed
        and abs(quantity.value / quantity.computed - 1) > NOTABLE_DIFFERENCE
    ]


def _unit(name: str, quantity: Quantity) -> str:
    """The unit in which a figure is told: shares as percentages."""
    return "share" if wiring.result_types().get(name) is Share else quantity.unit
