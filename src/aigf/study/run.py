"""One run of engines and formulas for a case: the point estimate, or a block of draws."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from aigf.documents import InputError, Place, Problem, shown
from aigf.model import wiring
from aigf.study.binding import Bound, values_of
from aigf.study.case import Case
from aigf.study.energisation import connected_shares, connection_years, latest_connection
from aigf.study.sampling import Sample
from aigf.study.simulation import Given, Simulation, simulated, start
from aigf.study.simulation.remembered import remembered
from aigf.study.timeline import Phase, Plan, Timeline, phases_of, timeline
from aigf.text import Text
from aigf.units import Array


@dataclass(frozen=True)
class Run:
    """The inputs and overrides of one run, in the model's units, and its years."""

    inputs: Mapping[str, Array]
    overrides: Mapping[str, Array]
    years: Timeline
    simulation: Simulation

    def values(self, names: Sequence[str]) -> dict[str, Array]:
        """The values of quantities, stated ones as stated."""
        return wiring.evaluate(names, self.inputs, self.overrides)

    def known(self, names: Sequence[str]) -> list[str]:
        """Those of the names that are a quantity or an input."""
        return [name for name in names if name in wiring.functions() or name in self.inputs]

    def engine_key(self, given: Given | None = None) -> str:
        """A digest of what the engines started from."""
        digest = hashlib.sha256()
        if given is not None:
            digest.update(given.digest().encode())
        for name, value in sorted(start(self.inputs, self.overrides).items()):
            digest.update(name.encode() + np.ascontiguousarray(value).tobytes())
        return digest.hexdigest()[:16]

    def computed(self, name: str) -> Array:
        """What the model finds for a stated quantity, all other stated ones held."""
        others = {other: value for other, value in self.overrides.items() if other != name}
        return wiring.evaluate([name], self.inputs, others)[name]


def plan_of(case: Case) -> Plan:
    """When the proposal is signed and built up."""
    proposal = case.read.proposal
    counts = [(phase.year, phase.accelerator_count.central) for phase in proposal.factory.phases]
    phases: tuple[Phase, ...] = phases_of(counts) if counts else ()
    return Plan(proposal.proposal.signature_year, phases)


@dataclass(frozen=True)
class Begun:
    """The inputs, stated quantities and years of a run, before the engines ran."""

    inputs: Mapping[str, Array]
    overrides: Mapping[str, Array]
    years: Timeline

    def ended(self, simulation: Simulation) -> Run:
        """The run with what the engines found."""
        return Run({**self.inputs, **simulation}, self.overrides, self.years, simulation)


def begin(
    case: Case, bound: Bound, plan: Plan, sample: Sample | None = None, delay: Array | None = None
) -> Begun:
    """Draws the inputs and makes the timeline, for the point values or for the draws of ``sample``.

    The draws of all samples share their years, which run as far as any draw can. ``delay`` is the whole years that
    everything is built later than planned, (draws, 1). Where the proposal states no plan, operation starts when it is
    built and connected, in each draw.
    """
    construction = values_of("construction_duration", bound.inputs["construction_duration"], sample)
    life = values_of("hardware_life", bound.inputs["hardware_life"], sample)
    connection = _connection(case, bound, sample)
    last = None if sample is None else _last_year(case, plan, bound, delay)
    years = timeline(plan, construction, life, delay, connection, last)
    inputs = {name: values_of(name, known, sample, years.years) for name, known in bound.inputs.items()}
    inputs |= years.inputs() | connected_shares(case, bound.inputs)
    overrides = {name: values_of(name, known, sample) for name, known in bound.overrides.items()}
    return Begun(inputs, overrides, years)


def run(
    case: Case,
    bound: Bound,
    plan: Plan,
    sample: Sample | None = None,
    simulation: Simulation | None = None,
    delay: Array | None = None,
) -> Run:
    """Runs the timeline and the engines for the point values, or for the draws of ``sample``.

    What is drawn is as ``begin`` says. A ``simulation`` of the same site is used instead of a new one: the engines
    return ratios, which a smaller or later factory does not change. So is the one that the case holds, for the point
    values and draw by draw.
    """
    begun = begin(case, bound, plan, sample, delay)
    if simulation is None:
        simulation = case.held.of(sample) if case.held else simulate_begun(case, begun, sample)
    return begun.ended(simulation)


def simulate_begun(case: Case, begun: Begun, sample: Sample | None) -> Simulation:
    """The simulation. What the engines refuse can only have been set: the register's own values they take."""
    try:
        given = case.own.given if case.own else None
        return remembered(simulated, begun.inputs, begun.overrides, sample, given)
    except ValueError as error:
        if not case.settings.register:
            raise
        wrong = Text("the engines cannot run with what was set ({reason})", {"reason": shown(error, 120)})
        expected = Text("values that go together: {names}", {"names": ", ".join(case.settings.register)})
        raise InputError([Problem(Place("--set", 1, 1), "", wrong, expected)]) from error


def _connection(case: Case, bound: Bound, sample: Sample | None) -> Array | None:
    """Whole years until the connection is live; None where nothing is known of it, abroad without a stated year."""
    if not _is_awaited(case, bound):
        return None
    known = {**bound.inputs, **bound.overrides}
    names = [name for name in (*wiring.arguments_of("time_to_power"), "time_to_power") if name in known]
    return connection_years(bound, {name: values_of(name, known[name], sample) for name in names})


def _is_awaited(case: Case, bound: Bound) -> bool:
    return case.read.proposal.site.country == "NL" or "time_to_power" in bound.overrides


def _last_year(case: Case, plan: Plan, bound: Bound, delay: Array | None) -> int:
    longest = (bound.inputs[name].range for name in ("construction_duration", "hardware_life"))
    construction, life = (max(int(np.ceil(known.ends[1])), 1) for known in longest)
    connection = latest_connection(bound) if _is_awaited(case, bound) else 0
    return plan.last_year(construction, life, 0 if delay is None else int(delay.max()), connection)
