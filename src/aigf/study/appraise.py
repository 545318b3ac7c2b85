"""One appraisal: a proposal, one alternative, one scenario; engines, formulas, draws and decision."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from aigf.decision import Framework, decide, framework_for
from aigf.documents import InputError
from aigf.dossier import PROPOSAL
from aigf.dossier.options import Options
from aigf.model import wiring
from aigf.model.wiring import label_of
from aigf.program.derivation import first_draw
from aigf.proposal import ReadProposal
from aigf.series import Filling
from aigf.study import exhibits
from aigf.study.alternatives import load_alternatives
from aigf.study.beside import beside_inputs
from aigf.study.binding import Bound, bind
from aigf.study.break_even import MODES
from aigf.study.case import Case, prepare
from aigf.study.comparison import comparison
from aigf.study.contributions import open_ranges
from aigf.study.derived import contracted_share
from aigf.study.energy_hours import energy_hours
from aigf.study.ensemble import Ensemble, Progress, ensemble
from aigf.study.facts import facts_of
from aigf.study.origins import origin_of, schedules
from aigf.study.quantities import break_even_quantities, founded, is_dutch, quantities_of
from aigf.study.result import Appraisal, Series, UsedInput
from aigf.study.run import Run, plan_of, run
from aigf.study.series_places import place_problems
from aigf.study.series_price import level_problems
from aigf.study.simulation import SIMULATED, TITLES
from aigf.study.statements import named, statements
from aigf.study.switching import decisive_assumptions, expired
from aigf.study.tested import DRAWS, SEED, YEARS, fixed_sample
from aigf.study.timeline import DERIVED, SCHEDULES
from aigf.study.uncertainty import (
    existing_share,
    explained_shares,
    positive_share,
)
from aigf.study.warnings import warnings_of
from aigf.text import Title, Titled
from aigf.units import SYMBOLS
from aigf.version import version

#: The results whose spread is traced to inputs.
TRACED = ("project_npv", "welfare_balance")

#: The results of which the share of draws above zero is kept.
CHANCES = ("project_npv", "project_npv_with_contribution", "welfare_balance")

#: The yearly series that are kept for the page and its charts.
REPORTED_SERIES = (
    "market_revenue_by_year",
    "forgone_revenue_by_year",
    "revenue_by_year",
    "training_revenue_by_year",
    "midsize_revenue_by_year",
    "inference_revenue_by_year",
    "operating_expenditure",
    "electricity_cost_by_year",
    "maintenance_cost_by_year",
    "staff_cost_by_year",
    "insurance_cost_by_year",
    "capital_expenditure",
    "corporate_tax",
    "resale_value",
    "cash_flow",
    "cash_flow_with_contribution",
    "national_contribution_by_year",
    "union_contribution_by_year",
    "corporate_tax_with_contribution",
    "corporate_tax_after_interest",
    "tax_saved_by_interest",
    "interest",
    "debt_drawdown",
    "debt_service",
    "debt_balance",
    "dscr",
    "equity_cash_flow",
    "gross_value_added_direct_by_year",
    "gross_value_added_indirect_by_year",
    "gross_value_added_induced_by_year",
    "gross_value_added_by_year",
    "national_net_benefit",
    "electricity_consumption",
)


@dataclass(frozen=True)
class Draws:
    """How many draws, by how many processes, and where finished blocks are kept until the end."""

    count: int = 0
    jobs: int = 1
    keep: Path | None = None
    progress: Progress | None = None


def appraise(  # noqa: PLR0913 - each is an option of the command
    path: Path,
    *,
    settings: Mapping[str, str] | Sequence[str] = (),
    scenario: str = "base",
    seed: int = 1,
    draws: Draws | None = None,
    hold: Path | None = None,
    series: Sequence[Path] = (),
    filling: Filling | None = None,
    command: str = "",
    today: str = "",
) -> Appraisal:
    """Appraises the proposal in ``path``.

    ``settings`` replaces proposal paths (``finance.debt_share``), register names and policy answers
    (``policy.NAME``) by the text given; as a mapping, or as texts ``name=value``. ``hold`` is the directory of a
    finished appraisal of this proposal, whose simulation is used in place of a new one; ``series`` are files with
    hourly series that take the place of made ones (not together with ``hold``), their gaps filled as ``filling`` says.
    Raises InputError with all that is wrong in them, before anything is simulated. ``today`` (ISO 8601) decides which
    sources have ended, and is kept; the day of the clock where it is not given.
    """
    day = today or datetime.date.today().isoformat()
    wanted = draws or Draws()
    case = prepare(path, settings, scenario, seed, hold, series, filling=filling)
    if case.held is not None and (problems := case.held.problems(wanted.count, seed)):
        raise InputError(problems)
    bound, plan = bind(case), plan_of(case)
    if problems := [*level_problems(case.own, bound), *place_problems(case)]:
        raise InputError(problems)
    central = run(case, bound, plan)
    drawn = (
        ensemble(case, wanted.count, wanted.jobs, wanted.keep, wanted.progress) if wanted.count > 0 else None
    )
    country = case.read.proposal.site.country
    abroad, framework = country != "NL", framework_for(country)
    found = quantities_of(central, bound, drawn, abroad) | break_even_quantities(central, drawn)
    quantities = founded(case, central, bound, found)
    if drawn is None:
        quantities |= {
            name: replace(quantities[name], low=low, high=high)
            for name, (low, high) in open_ranges(case, bound, central).items()
        }
    traced = [name for name in TRACED if name == "project_npv" or not abroad]
    fixed = fixed_sample(case, bound, framework, traced)
    decisive = decisive_assumptions(case, bound, central, fixed.shares)
    facts = facts_of(case, quantities, fixed.ranges)
    inputs = {**bound.used(), **beside_inputs(case), **_simulated(central, case)}
    first = int((central.inputs["installed_share"][0] > 0).argmax())
    return Appraisal(
        proposal=_identity(case.read),
        aigf_version=version(),
        register_version=case.register_version,
        scenario=case.scenario,
        alternative=PROPOSAL,
        seed=seed,
        draws=wanted.count,
        command=command,
        options=_options(case, scenario, wanted, series, filling, day),
        framework=framework,
        verdict=decide(framework, facts),
        quantities=quantities,
        inputs=inputs,
        origins={name: origin_of(name, used, case.scenario) for name, used in inputs.items()},
        schedules=schedules(central.years.years, first, central.inputs),
        uncertainties={
            name: found
            for name, found in _uncertainties(drawn).items()
            if not (abroad and name != "project_npv")
        },
        chances={
            name: positive_share(drawn.quantities[name])
            for name in CHANCES
            if drawn is not None and name in drawn.quantities and not (abroad and name != "project_npv")
        }
        | {name: existing_share(drawn.quantities[name]) for name in MODES if drawn is not None},
        alternatives={} if abroad else comparison(case, bound, central, drawn, quantities),
        exhibits={
            "alternative_title": Title(Titled(load_alternatives()[PROPOSAL].short)),
            "actors": [] if abroad else exhibits.actors(quantities),
            "pm": [] if abroad else exhibits.unquantified(),
            "year": exhibits.reference_year(central),
            "connection": None if abroad else exhibits.connection(case, bound, plan, central),
            "energy_hours": energy_hours(central, quantities),
            "statements": statements(
                central.values(named()),
                central.years.years,
                lambda name: not (abroad and is_dutch(name, wiring.perspective_of()[name])),
            ),
            "frontier": exhibits.frontier(central, case.read.proposal.proposal.name),
            "dutch_gpus": exhibits.dutch_gpus(quantities),
        },
        basis=first_draw(central.inputs, central.overrides, central.years.years, (*SCHEDULES, *DERIVED)),
        tested=fixed.simulated,
        sample={"draws": DRAWS, "simulated_years": YEARS, "seed": SEED},
        decisive=decisive,
        engine_key=case.held.key if case.held else central.engine_key(case.own.given if case.own else None),
        simulation=central.simulation,
        drawn=drawn,
        years=central.years.years,
        series=_series(central, abroad),
        warnings=(
            *warnings_of(case, bound, plan, central, quantities),
            *expired(decisive, bound, day),
        ),
        unused=_unused(bound, framework),
        today=day,
        held_from="" if case.held is None else case.held.folder,
        own=case.own,
    )


def _options(
    case: Case, scenario: str, draws: Draws, series: Sequence[Path], filling: Filling | None, today: str
) -> Options:
    """What was asked, for a repeat."""
    return Options(
        scenario=scenario,
        settings=case.settings.named(),
        draws=draws.count,
        seed=case.seed,
        series=tuple(path.name for path in series),
        fill_gaps=filling.written() if filling else "",
        hold=case.held.folder if case.held else "",
        today=today,
    )


def _simulated(central: Run, case: Case) -> dict[str, UsedInput]:
    """What the engines found, as inputs of the formulas."""
    return {
        name: UsedInput(
            value=float(central.inputs[name][0, 0]),
            low=None,
            high=None,
            unit=SYMBOLS[unit_type],
            title=TITLES[name],
            status="simulated",
            where=f"simulation: {case.own.files()}" if case.own else "simulation",
        )
        for name, unit_type in SIMULATED.items()
        if name in wiring.input_types()
    }


def _uncertainties(drawn: Ensemble | None) -> dict[str, dict[str, float]]:
    if drawn is None:
        return {}
    return {
        name: dict(list(explained_shares(drawn.quantities[name], drawn.inputs).items())[:5])
        for name in TRACED
        if name in drawn.quantities
    }


def _series(central: Run, abroad: bool) -> dict[str, Series]:
    """The yearly series that are kept; for a site ``abroad`` none that is about the Netherlands."""
    perspectives = wiring.perspective_of()
    values = central.values(REPORTED_SERIES)
    shape = (1, len(central.years.years))
    return {
        name: Series(
            label_of(name),
            SYMBOLS[wiring.result_types()[name]],
            tuple(float(value) for value in np.broadcast_to(values[name], shape)[0]),
        )
        for name in REPORTED_SERIES
        if not (abroad and is_dutch(name, perspectives[name]))
    }


def _unused(bound: Bound, framework: Framework) -> tuple[str, ...]:
    """The stated fields that neither a formula nor a question reads."""
    asked = {test.key.name for test in framework.tests() if test.key.kind == "quantity"}
    return tuple(sorted(field for field in bound.unused if field.rpartition(".")[2] not in asked))


def _identity(read: ReadProposal) -> dict[str, object]:
    """What the proposal is about: ``site`` is where it stands, ``sites`` where its parts stand if there are several.

    ``contracted_share`` is the share of the capacity that anchor users have contracted; what is not stated is None.
    """
    about, site = read.proposal.proposal, read.proposal.site
    return {
        "name": about.name,
        "file": Path(read.document.file).name,
        "digest": read.document.digest,
        "signature_year": about.signature_year,
        "submitted_by": about.submitted_by,
        "language": about.language,
        "summary": about.summary,
        "site": {
            "name": site.name,
            "municipality": site.municipality,
            "province": site.province,
            "country": site.country,
        },
        "sites": [
            {
                "name": group.name,
                "count": group.count,
                "municipality": group.municipality,
                "province": group.province,
            }
            for group in read.proposal.sites
        ],
        "contracted_share": contracted_share(read.proposal),
    }
