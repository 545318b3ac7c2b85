"""One appraisal: a proposal, one alternative, one scenario, one run of engines, formulas and decision."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np

from aigf import __version__
from aigf.decision import Facts, Framework, Verdict, decide, load_framework
from aigf.model import wiring
from aigf.proposal import ReadProposal, read_proposal
from aigf.register import Register, load_register
from aigf.register.scenarios import Scenario, read_scenario
from aigf.study.binding import Bound, bind, central_value, label_of, set_entries
from aigf.study.facts import facts_of
from aigf.study.result import Appraisal, Quantity, Series, UsedInput
from aigf.study.settings import Settings, split_settings
from aigf.study.simulation import SIMULATED, engine_entries, simulate
from aigf.study.timeline import Phase, Timeline, phases_of, timeline
from aigf.text import Measure, Text
from aigf.units import SYMBOLS, Array

#: A stated figure that differs more than this from the computed one is worth a warning.
NOTABLE_DIFFERENCE = 0.10


def appraise(
    path: Path,
    *,
    settings: Mapping[str, str] | None = None,
    scenario: str = "base",
    seed: int = 1,
    command: str = "",
) -> Appraisal:
    """Appraises the proposal in ``path``.

    ``settings`` replaces proposal paths (``finance.debt_share``), register names and policy answers
    (``policy.NAME``) by the text given. Raises InputError with all that is wrong in them.
    """
    chosen = split_settings(settings or {})
    read = read_proposal(path, chosen.proposal)
    register = load_register()
    world = read_scenario(scenario)
    years, built = _timeline(read, register, chosen)
    bound = bind(read, register, world, chosen.register, years.years)
    inputs, simulated = _with_simulation(bound, years, seed)
    quantities = _quantities(inputs, bound)
    framework = load_framework()
    language = read.proposal.proposal.language
    entries = set_entries(register, chosen.register, language)
    facts = facts_of(read, framework, quantities, world, chosen.policy, entries)
    return Appraisal(
        proposal=_identity(read),
        aigf_version=__version__,
        register_version=register.version,
        scenario=world,
        alternative="central",
        seed=seed,
        command=command,
        framework=framework,
        verdict=decide(framework, facts),
        quantities=quantities,
        inputs={**bound.used, **simulated},
        years=years.years,
        series=_series(inputs, bound, years),
        warnings=(*bound.warnings, *built, *_differences(quantities), *_unused(bound)),
    )


def _timeline(read: ReadProposal, register: Register, chosen: Settings) -> tuple[Timeline, list[Text]]:
    """The years of the appraisal, and what is to be said of them."""
    proposal = read.proposal
    signature = proposal.proposal.signature_year
    construction = central_value("construction_duration", read, register, chosen.register)
    life = central_value("hardware_life", read, register, chosen.register)
    energised = proposal.energy.energisation_year
    warnings = []
    if proposal.factory.phases:
        counts = [(phase.year, phase.accelerator_count.central) for phase in proposal.factory.phases]
        phases: Sequence[Phase] = phases_of(counts)
        if energised is not None and phases[0].year < energised:
            warnings.append(
                Text(
                    "The first phase starts in {phase}, before the grid connection is energised in {grid}.",
                    {"phase": phases[0].year, "grid": energised},
                )
            )
    else:
        start = max(signature + int(np.ceil(construction)), energised or 0)
        phases = (Phase(start, 1.0),)
    return timeline(signature, phases, construction, life), warnings


def _with_simulation(
    bound: Bound, years: Timeline, seed: int
) -> tuple[dict[str, Array], dict[str, UsedInput]]:
    """All inputs of the model: the bound ones, the schedules, and what the engines find."""
    inputs = {**bound.inputs, **years.schedules}
    load = wiring.evaluate(["it_load_share"], inputs, _only(bound, ["it_load_share"]))["it_load_share"]
    found = simulate({name: bound.inputs[name] for name in engine_entries()}, load, seed)
    used = {
        name: UsedInput(
            value=float(found[name][0, 0]),
            low=None,
            high=None,
            unit=SYMBOLS[unit_type],
            title=_SIMULATED_TITLES[name],
            status="simulated",
            where="simulation",
        )
        for name, unit_type in SIMULATED.items()
    }
    return inputs | found, used


_SIMULATED_TITLES = {
    "simulated_pue": "Simulated annual PUE",
    "simulated_peak_pue": "Simulated PUE at peak",
    "it_full_load_hours": "Simulated hours of full IT load",
}


def _only(bound: Bound, names: Sequence[str]) -> dict[str, Array]:
    return {name: bound.overrides[name] for name in names if name in bound.overrides}


def _quantities(inputs: Mapping[str, Array], bound: Bound) -> dict[str, Quantity]:
    """Every quantity with one value a draw: model functions, and inputs that a proposal may state."""
    names = list(wiring.functions())
    values = wiring.evaluate(names, inputs, bound.overrides)
    perspectives = wiring.perspective_of()
    found: dict[str, Quantity] = {}
    count = bound.used["accelerator_count"]
    found["accelerator_count"] = Quantity(
        count.value, count.low, count.high, count.unit, count.title, count.status, "compute"
    )
    for name in names:
        if values[name].shape[-1] != 1:
            continue
        stated = bound.used.get(name)
        found[name] = Quantity(
            value=float(values[name][0, 0]),
            low=stated.low if stated else None,
            high=stated.high if stated else None,
            unit=SYMBOLS[wiring.result_types()[name]],
            label=label_of(name),
            status="stated" if stated else _status(name),
            perspective=perspectives[name],
            computed=_beside(name, inputs, bound) if stated else None,
            explanation=explanation_of(name),
        )
    return found


def _status(name: str) -> str:
    """Simulated where a formula only passes on what an engine found, else computed."""
    return "simulated" if set(wiring.arguments_of(name)) <= set(SIMULATED) else "computed"


def explanation_of(name: str) -> str:
    """The formula in words: the docstring below its label, on one line."""
    lines = (wiring.functions()[name].__doc__ or "").strip().splitlines()[1:]
    return " ".join(" ".join(line.split()) for line in lines if line.strip())


def _beside(name: str, inputs: Mapping[str, Array], bound: Bound) -> float:
    """What the model finds for a stated quantity, all other stated ones held."""
    others = {other: value for other, value in bound.overrides.items() if other != name}
    return float(wiring.evaluate([name], inputs, others)[name][0, 0])


#: The yearly series that are kept for the page and its chart.
REPORTED_SERIES = (
    "revenue_by_year",
    "operating_expenditure",
    "capital_expenditure",
    "corporate_tax",
    "resale_value",
    "cash_flow",
    "electricity_consumption",
)


def _series(inputs: Mapping[str, Array], bound: Bound, years: Timeline) -> dict[str, Series]:
    values = wiring.evaluate(REPORTED_SERIES, inputs, bound.overrides)
    shape = (1, len(years.years))
    return {
        name: Series(
            label_of(name),
            SYMBOLS[wiring.result_types()[name]],
            tuple(float(value) for value in np.broadcast_to(values[name], shape)[0]),
        )
        for name in REPORTED_SERIES
    }


def _differences(quantities: Mapping[str, Quantity]) -> list[Text]:
    return [
        Text(
            "{label}: the proposal states {stated}, the model computes {computed} "
            "(stated over computed: {ratio}). The stated figure is used.",
            {
                "label": Text(str(quantity.label)),
                "stated": Measure(quantity.value, quantity.unit),
                "computed": Measure(quantity.computed, quantity.unit),
                "ratio": Measure(quantity.value / quantity.computed, ""),
            },
        )
        for quantity in quantities.values()
        if quantity.computed and abs(quantity.value / quantity.computed - 1) > NOTABLE_DIFFERENCE
    ]


def _unused(bound: Bound) -> list[Text]:
    if not bound.unused:
        return []
    return [
        Text(
            "Stated but not used by a formula yet: {fields}.",
            {"fields": ", ".join(sorted(bound.unused))},
        )
    ]


def _identity(read: ReadProposal) -> dict[str, object]:
    about = read.proposal.proposal
    return {
        "name": about.name,
        "file": Path(read.document.file).name,
        "digest": read.document.digest,
        "signature_year": about.signature_year,
        "submitted_by": about.submitted_by,
        "summary": about.summary,
    }


__all__ = ["Appraisal", "Facts", "Framework", "Scenario", "Verdict", "appraise"]
