"""The run of a changed factory: each change of an alternative is made to the inputs, the plan or the delay."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

import numpy as np

from aigf.model import wiring
from aigf.register.stations import area_of_province
from aigf.study.alternatives.alternative import SIZE, Change, Delay, Phases, Scale, Set, Sites
from aigf.study.binding import Bound, Known, registered
from aigf.study.case import Case
from aigf.study.connection import WAIT, needs_extra_high_voltage, wait_in
from aigf.study.run import Run, plan_of, run
from aigf.study.sampling import Range, Sample
from aigf.study.timeline import Phase, Plan
from aigf.units import Array


@dataclass(frozen=True)
class Changed:
    """The inputs and the plan of a case under some changes, and how much later all is built."""

    bound: Bound
    plan: Plan
    delays: tuple[float | str, ...] = field(default=())


def changed(case: Case, bound: Bound, changes: Iterable[Change]) -> Changed:
    """The case after the changes, one after another."""
    found = Changed(bound, plan_of(case))
    for change in changes:
        found = _after(change, case, found)
    return found


def changed_run(
    changes: Iterable[Change], case: Case, bound: Bound, proposed: Run, sample: Sample | None = None
) -> Run:
    """The run of the changed factory. What is stated of the proposal changes as what the model computes does."""
    after = changed(case, bound, changes)
    own = run(case, after.bound, after.plan, sample, proposed.simulation, _delay(after, proposed))
    stated = [name for name in proposed.overrides if name in own.overrides]
    before, now = (wiring.evaluate(stated, of.inputs) for of in (proposed, own))
    overrides = {
        name: proposed.overrides[name]
        # Together, so that what does not change keeps its bits.
        * (np.where(before[name] != 0, now[name], 1.0) / np.where(before[name] != 0, before[name], 1.0))
        for name in stated
    }
    return replace(own, overrides=overrides)


def _delay(after: Changed, proposed: Run) -> Array:
    """Whole years, (draws, 1): numbers, and quantities of the proposal to the nearest year."""
    delay = np.zeros((1, 1))
    for by in after.delays:
        delay = delay + (np.floor(proposed.values([by])[by] + 0.5) if isinstance(by, str) else by)
    return delay


def _after(change: Change, case: Case, before: Changed) -> Changed:
    """The case after one change."""
    bound, plan = before.bound, before.plan
    if isinstance(change, Set):
        value = registered(change.name, case).range.central if change.to is None else change.to
        return replace(before, bound=_with(bound, change.name, _fixed(bound.inputs[change.name], value)))
    if isinstance(change, Scale):
        part = _first_share(case) if change.by is None else change.by
        return replace(before, bound=_scaled(bound, change.name, part))
    if isinstance(change, Delay):
        later = plan.phases or not change.stated
        return replace(before, delays=(*before.delays, change.by)) if later else before
    if isinstance(change, Phases):
        return replace(before, plan=_first_phase(plan))
    return replace(before, bound=_spread(case, bound, change))


def _spread(case: Case, bound: Bound, sites: Sites) -> Bound:
    """As many accelerators at sites of at most so many."""
    whole = bound.inputs["accelerator_count"].range.central
    inputs = dict(bound.inputs)
    inputs["site_count"] = _fixed(inputs["site_count"], float(np.ceil(whole / sites.largest)))
    share = min(1.0, sites.largest / whole)
    inputs["largest_site_share"] = _fixed(inputs["largest_site_share"], share)
    return _connected_regionally(case, replace(bound, inputs=inputs), sites.largest)


def _connected_regionally(case: Case, bound: Bound, site_size: float) -> Bound:
    """Sites so small wait for the regional grid, not for the station nor by the date that the proposal states."""
    if needs_extra_high_voltage(case, site_size) or WAIT in case.settings.register:
        return bound
    wait = wait_in(case, area_of_province(None))
    overrides = {name: known for name, known in bound.overrides.items() if name != "time_to_power"}
    return replace(bound, inputs={**bound.inputs, WAIT: Known(*wait)}, overrides=overrides)


def _first_phase(plan: Plan) -> Plan:
    return replace(plan, phases=(Phase(plan.phases[0].year, 1.0),)) if len(plan.phases) > 1 else plan


def _first_share(case: Case) -> float:
    """The part of the whole that is built first: by the plan of the proposal, else by the register."""
    phases = plan_of(case).phases
    return phases[0].share if len(phases) > 1 else case.entries["first_phase_share"].value


def _scaled(bound: Bound, name: str, part: float) -> Bound:
    """The input times a part of it; of the ``size`` the accelerators and the power that is contracted for them."""
    names = (
        [name] if name != SIZE else [each for each, known in bound.inputs.items() if _is_size(each, known)]
    )
    return replace(
        bound, inputs={**bound.inputs, **{each: _times(bound.inputs[each], part) for each in names}}
    )


def _is_size(name: str, known: Known) -> bool:
    return name == "accelerator_count" or (name.startswith("contracted_") and known.used.unit == "MW")


def _with(bound: Bound, name: str, known: Known) -> Bound:
    return replace(bound, inputs={**bound.inputs, name: known})


def _fixed(known: Known, value: float) -> Known:
    """The input at one value, whatever is known of it."""
    return replace(
        known, range=Range(value), used=replace(known.used, value=value, low=None, high=None), by_year={}
    )


def _times(known: Known, part: float) -> Known:
    """The input times a part of it, with its ends and in all years."""

    def of(value: float | None) -> float | None:
        return None if value is None else value * part

    scaled = replace(
        known.range,
        central=known.range.central * part,
        low=of(known.range.low),
        high=of(known.range.high),
    )
    return replace(known, range=scaled, by_year={year: value * part for year, value in known.by_year.items()})
