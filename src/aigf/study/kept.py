"""What is kept of an appraisal: its dossier."""

from __future__ import annotations

import math
from collections.abc import Iterator
from pathlib import Path

from aigf.dossier import PROPOSAL, Copy, Dossier, Made
from aigf.dossier.tables import Draws, Engines, Point, Tables
from aigf.program import record
from aigf.proposal.source import suffix
from aigf.study.libraries import library_versions
from aigf.study.result import Appraisal, Quantity
from aigf.text import rendered


def dossier_of(appraisal: Appraisal, proposal: Path) -> Dossier:
    """The dossier of an appraisal of the proposal in that file, the report's questions still unanswered."""
    basis = appraisal.basis
    return Dossier(
        made=_made(appraisal),
        told=appraisal.told(),
        program=record(basis.inputs, basis.overrides),
        basis=basis,
        proposal=Copy(suffix(proposal), proposal.read_bytes()),
        tables=_tables(appraisal),
    )


def _made(appraisal: Appraisal) -> Made:
    return Made(
        aigf_version=appraisal.aigf_version,
        register_version=appraisal.register_version,
        input_digest=str(appraisal.proposal["digest"]),
        alternative=appraisal.alternative,
        scenario=dict(appraisal.scenario.axes),
        engines=appraisal.engine_key,
        command=appraisal.command,
        options=appraisal.options,
        libraries=library_versions(),
        series=tuple(rendered(appraisal.hourly_series())),
        held_from=appraisal.held_from,
    )


def _tables(appraisal: Appraisal) -> Tables:
    units = {name: used.unit for name, used in appraisal.inputs.items()}
    units |= {name: quantity.unit for name, quantity in appraisal.quantities.items()}
    units |= {name: series.unit for name, series in appraisal.series.items()}
    simulated = {} if appraisal.drawn is None else appraisal.drawn.simulated
    engines = Engines(
        key=appraisal.engine_key,
        found={name: float(value[0, 0]) for name, value in appraisal.simulation.items()},
        hours=appraisal.simulation.hours,
        tested={name: values[:, 0] for name, values in appraisal.tested.items()},
        drawn=simulated,
    )
    return Tables(appraisal.scenario.name, tuple(_points(appraisal)), _draws(appraisal), units, engines)


def _points(appraisal: Appraisal) -> Iterator[Point]:
    """The values of the point estimate: of the proposal, by year where they are, and of the other alternatives."""
    own = appraisal.alternative
    for name, quantity in appraisal.quantities.items():
        yield Point(own, name, None, quantity.value)
    for name, series in appraisal.series.items():
        for year, value in zip(appraisal.years, series.values, strict=True):
            yield Point(own, name, year, value)
    for alternative, compared in appraisal.alternatives.items():
        if alternative != PROPOSAL:
            for name, quantity in compared.quantities.items():
                yield Point(alternative, name, None, quantity.value)


def _draws(appraisal: Appraisal) -> Draws:
    """The values by draw: quantities and drawn inputs of the proposal, and what the others are compared by."""
    if appraisal.drawn is None:
        return {}
    drawn = appraisal.drawn
    reported = {
        name: values
        for name, values in drawn.quantities.items()
        if name in appraisal.quantities and _is_reported(appraisal.quantities[name])
    }
    inputs = {name: values for name, values in drawn.inputs.items() if name not in reported}
    others = {name: values for name, values in drawn.alternatives.items() if name != PROPOSAL}
    return {appraisal.alternative: {**reported, **inputs}, **(others if appraisal.alternatives else {})}


def _is_reported(quantity: Quantity) -> bool:
    """False for what is not told, such as Dutch effects of a site abroad."""
    return quantity.median is not None or math.isfinite(quantity.value)
