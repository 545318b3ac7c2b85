"""Alternatives: policy choices, each a change of the same case or something else with the same money."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any, Literal

import numpy as np

from aigf.documents import InputError, Problem, compose_kept, dotted
from aigf.model import wiring
from aigf.register.stations import area_of_province
from aigf.study.binding import Bound, Known
from aigf.study.case import Case
from aigf.study.connection import WAIT, needs_extra_high_voltage, wait_in
from aigf.study.run import Run, plan_of, run
from aigf.study.sampling import Range, Sample
from aigf.study.timeline import Phase, Plan
from aigf.text import Text
from aigf.units import Array

ALTERNATIVES = Path(__file__).parent / "alternatives.yaml"

#: The quantities that alternatives are compared by.
COMPARED = (
    "training_flop_per_month",
    "capex",
    "national_contribution",
    "project_npv",
    "project_npv_with_contribution",
    "welfare_costs",
    "welfare_benefits",
    "welfare_balance",
    "benefit_cost_ratio",
    "secured_access",
)

#: Where the comparison of an alternative without a factory finds its quantities.
INSTEAD: Mapping[str, Mapping[str, str]] = {
    "ecosystem": {
        "national_contribution": "national_contribution",
        "welfare_costs": "national_contribution_pv",
        "welfare_benefits": "ecosystem_benefits",
        "welfare_balance": "ecosystem_balance",
        "benefit_cost_ratio": "ecosystem_benefit_ratio",
    },
    "abroad": {
        "welfare_costs": "abroad_costs",
        "welfare_benefits": "abroad_benefits",
        "welfare_balance": "abroad_balance",
        "secured_access": "secured_access_abroad",
    },
}


@dataclass(frozen=True)
class Factory:
    """How an alternative changes the factory that is proposed.

    ``delay`` moves everything that is built by so many years; ``when_connected`` moves a plan that is stated until the
    connection to the grid can be expected.
    """

    public_money: Literal["asked", "none", "regulation"] = "asked"
    first_phase_only: bool = False
    delay: int = 0
    when_connected: bool = False
    site_size: float | None = None


@dataclass(frozen=True)
class Alternative:
    """A policy choice: a changed factory, something ``instead``, or (the null alternative) neither."""

    name: str
    title: Mapping[str, str]
    text: Mapping[str, str]
    factory: Factory | None
    instead: str | None


@cache
def load_alternatives(path: Path = ALTERNATIVES) -> Mapping[str, Alternative]:
    """The alternatives by name, in the order in which they are shown.

    Raises InputError for a key that means nothing or a title that is missing.
    """
    document, problems = compose_kept(path)
    found = {}
    for name, data in document.data.items():
        known = {"title", "text", "factory", "instead"}
        inside = data.get("factory") or {}
        wrong: list[tuple[str, ...]] = [(name, key) for key in set(data) - known]
        wrong += [(name, "factory", key) for key in set(inside) - set(Factory.__dataclass_fields__)]
        wrong += [(name, key) for key in ("title", "text") if set(data.get(key, {})) != {"nl", "en"}]
        for steps in wrong:
            expected = Text("a key of an alternative, with nl and en in title and text")
            problems.append(
                Problem(document.place(steps), dotted(steps), Text("is not known here"), expected)
            )
        if not wrong:
            factory = Factory(**inside) if "factory" in data else None
            found[name] = Alternative(name, data["title"], data["text"], factory, data.get("instead"))
    if problems:
        raise InputError(problems)
    return found


def changed(case: Case, bound: Bound, plan: Plan, factory: Factory) -> tuple[Bound, Plan]:
    """The inputs and the plan of the case under an alternative."""
    inputs = dict(bound.inputs)
    if factory.public_money != "asked":
        for name in ("national_contribution_share", "union_contribution_share"):
            if name in inputs:
                share = case.entries[name].value if factory.public_money == "regulation" else 0.0
                inputs[name] = _fixed(inputs[name], share)
    if factory.first_phase_only:
        plan, part = _first_phase(case, plan)
        for name, known in bound.inputs.items():
            if name == "accelerator_count" or (name.startswith("contracted_") and known.used.unit == "MW"):
                inputs[name] = _scaled(known, part)
    if factory.site_size is not None and "site_count" in inputs:
        whole = inputs["accelerator_count"].range.central
        inputs["site_count"] = _fixed(inputs["site_count"], float(np.ceil(whole / factory.site_size)))
        inputs["largest_site_share"] = _fixed(
            inputs["largest_site_share"], min(1.0, factory.site_size / whole)
        )
        return _connected_regionally(case, replace(bound, inputs=inputs), factory.site_size), plan
    return replace(bound, inputs=inputs), plan


def changed_run(
    factory: Factory, case: Case, bound: Bound, proposed: Run, sample: Sample | None = None
) -> Run:
    """The run of the changed factory. What is stated of the proposal changes as what the model computes does."""
    inputs, plan = changed(case, bound, plan_of(case), factory)
    delay = np.full((1, 1), float(factory.delay))
    if factory.when_connected and plan.phases:
        delay = delay + np.floor(proposed.values(["connection_delay"])["connection_delay"] + 0.5)
    own = run(case, inputs, plan, sample, proposed.simulation, delay)
    stated = [name for name in proposed.overrides if name in own.overrides]
    before, after = (wiring.evaluate(stated, of.inputs) for of in (proposed, own))
    overrides = {
        name: proposed.overrides[name]
        # Together, so that what does not change keeps its bits.
        * (np.where(before[name] != 0, after[name], 1.0) / np.where(before[name] != 0, before[name], 1.0))
        for name in stated
    }
    return replace(own, overrides=overrides)


def compared(
    alternative: Alternative, case: Case, bound: Bound, proposed: Run, sample: Sample | None = None
) -> dict[str, Array]:
    """The quantities of an alternative that exist, each with one value a draw.

    ``proposed`` is the run of the proposal itself, whose simulation serves every alternative.
    """
    if alternative.factory == Factory():
        return proposed.values(proposed.known(COMPARED))
    if alternative.factory is not None:
        own = changed_run(alternative.factory, case, bound, proposed, sample)
        return own.values(own.known(COMPARED))
    if alternative.instead is None:
        nothing = ("national_contribution", "welfare_balance", "secured_access")
        return dict.fromkeys(nothing, np.zeros((1, 1)))
    names = INSTEAD[alternative.instead]
    values = proposed.values(list(names.values()))
    return {name: values[source] for name, source in names.items()}


#: The proposal, and the variants of it that are no choice of their own.
PROPOSAL = "central"
ECOSYSTEM = "ecosystem"
VARIANTS = ("central-co-funded", "central-phase-1", "central-delayed", "central-when-connected")


def proposal_better(balances: Mapping[str, Array]) -> dict[str, float]:
    """By other alternative: the share of draws in which the proposal has the larger balance for the Netherlands.

    ``balances`` by alternative, (draws,) each, of the same draws.
    """
    own = balances[PROPOSAL]
    return {name: float(np.mean(own > other)) for name, other in balances.items() if name != PROPOSAL}


def choices(names: Iterable[str]) -> list[str]:
    """Those that are a choice of their own, the proposal first."""
    return [PROPOSAL, *(name for name in names if name not in (*VARIANTS, PROPOSAL))]


def best_shares(balances: Mapping[str, Array]) -> dict[str, float]:
    """By choice: the share of draws in which it has the largest balance; of equal ones the proposal, else the first."""
    names = choices(balances)
    largest = np.argmax(np.stack([balances[name] for name in names]), axis=0)
    return {name: float(np.mean(largest == place)) for place, name in enumerate(names)}


def switching_ratio(balances: Mapping[str, Array], spent: Array) -> float | None:
    """The benefit per euro in the AI ecosystem at which that is as good as the best other choice.

    Its balance is the money times the benefit of a euro less one, so it is 1 plus the largest balance of the other
    choices over the money ``spent``, in each draw; of the draws the median. None where no money is spent.
    """
    if not (spent > 0).all():
        return None
    others = [balances[name] for name in choices(balances) if name != ECOSYSTEM]
    largest = np.max(np.stack(np.broadcast_arrays(*others)), axis=0)
    return float(np.median(1.0 + largest / spent))


def _connected_regionally(case: Case, bound: Bound, site_size: float) -> Bound:
    """Sites so small wait for the regional grid, not for the station nor by the date that the proposal states."""
    if needs_extra_high_voltage(case, site_size) or WAIT in case.settings.register:
        return bound
    wait = wait_in(case, area_of_province(None))
    overrides = {name: known for name, known in bound.overrides.items() if name != "time_to_power"}
    return replace(bound, inputs={**bound.inputs, WAIT: Known(*wait)}, overrides=overrides)


def _first_phase(case: Case, plan: Plan) -> tuple[Plan, float]:
    """The plan with its first phase alone, and the part of the whole that it is."""
    if len(plan.phases) < 2:
        return plan, case.entries["first_phase_share"].value
    first = plan.phases[0]
    return replace(plan, phases=(Phase(first.year, 1.0),)), first.share


def _fixed(known: Known, value: float) -> Known:
    """The input at one value, whatever is known of it."""
    return replace(
        known, range=Range(value), used=replace(known.used, value=value, low=None, high=None), by_year={}
    )


def _scaled(known: Known, part: float) -> Known:
    def of(value: Any) -> Any:
        return None if value is None else value * part

    scaled = replace(
        known.range, central=of(known.range.central), low=of(known.range.low), high=of(known.range.high)
    )
    return replace(known, range=scaled)
