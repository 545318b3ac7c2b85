"""What an appraisal found, as the object that is printed, kept and reported from."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from aigf.decision import Framework, Verdict
from aigf.dossier import Told
from aigf.dossier.options import Options
from aigf.program.derivation import Basis
from aigf.register import Source
from aigf.register.scenarios import Scenario, load_scenarios
from aigf.study.own_series import OwnSeries
from aigf.study.simulation import Simulation
from aigf.text import Text, Title, Titled, named, rendered
from aigf.units import Array, settled

if TYPE_CHECKING:
    from aigf.study.ensemble import Ensemble

_Translate = Callable[[str], str]
_Write = Callable[[float, str], str] | None


@dataclass(frozen=True)
class Quantity:
    """One quantity of the factory: its point value and the P5, P25, P50, P75 and P95 of its draws.

    Without draws ``low`` and ``high`` are what a proposal states, if anything. ``computed`` is what the model
    finds where the proposal states it.
    """

    value: float
    low: float | None
    high: float | None
    unit: str
    label: str | Mapping[str, str]
    status: str
    perspective: str
    quartiles: tuple[float, float] | None = None
    median: float | None = None
    computed: float | None = None
    explanation: str = ""
    #: The rates that a rate of return could be, where there is more than one and therefore none.
    rates: tuple[float, ...] = ()
    #: The assumptions, of what the proposal could have stated, that decide it: the weightiest first.
    rests_on: tuple[str, ...] = ()


@dataclass(frozen=True)
class UsedInput:
    """A number that the appraisal started from, and where it comes from.

    ``entry`` is the register entry whose value it is, ``field`` the part of the proposal that settles it instead.
    """

    value: float
    low: float | None
    high: float | None
    unit: str
    title: str | Mapping[str, str]
    status: str
    where: str
    source: Source | None = None
    confidence: str | None = None
    note: Mapping[str, str] = field(default_factory=dict)
    entry: str = ""
    field: str = ""
    valid_until: str = ""


@dataclass(frozen=True)
class Origin:
    """Where an input comes from.

    ``kind`` is proposal, register, scenario, setting, simulation or timeline; ``said`` says it in a sentence.
    ``depends_on`` are the inputs and quantities that a simulated or scheduled number depends on.
    """

    kind: str
    said: Text
    depends_on: tuple[str, ...] = ()

    def told(self) -> dict[str, Any]:
        """The origin in a result."""
        return {"kind": self.kind, "said": self.said, "depends_on": list(self.depends_on)}


@dataclass(frozen=True)
class Decisive:
    """An assumption on which the outcome turns.

    By result: the part of its spread that the assumption explains on its own, and the value at which the result changes
    sign; None where it does not within the ends of the assumption.
    """

    name: str
    shares: Mapping[str, float]
    switching: Mapping[str, float | None]


@dataclass(frozen=True)
class Series:
    """A yearly series of the central draw."""

    label: str
    unit: str
    values: tuple[float, ...]


@dataclass(frozen=True)
class Compared:
    """An alternative with the quantities it is compared by.

    ``proposal_better`` is the share of draws in which the proposal has the larger balance for the Netherlands, ``best``
    that in which this choice has the largest of all, ``pays`` that in which its owners earn their cost of capital with
    the public money that goes with it; None without draws, ``best`` for variants of the proposal, and ``pays`` where no
    factory is built. ``switching`` is the benefit per euro, of what spends the public money in another way, at which
    that is as good as the best other choice, at point values or in half of the draws; None for other alternatives and
    without public money. ``kind`` is proposal, choice or variant; ``same_factory`` is True for a choice that stands
    among the variants.
    """

    title: Mapping[str, str]
    text: Mapping[str, str]
    quantities: Mapping[str, Quantity]
    proposal_better: float | None = None
    best: float | None = None
    pays: float | None = None
    switching: float | None = None
    kind: str = "choice"
    same_factory: bool = False


@dataclass(frozen=True)
class Appraisal:
    """An appraisal of one proposal, one alternative, one scenario.

    ``tested`` is what the engines found in the years of the sample on which thresholds are tested, ``sample`` its size.
    """

    proposal: Mapping[str, Any]
    aigf_version: str
    register_version: str
    scenario: Scenario
    alternative: str
    seed: int
    draws: int
    command: str
    options: Options
    framework: Framework
    verdict: Verdict
    quantities: Mapping[str, Quantity]
    inputs: Mapping[str, UsedInput]
    origins: Mapping[str, Origin]
    schedules: Mapping[str, Told]  #: what the timeline made, each with its title, unit and origin
    uncertainties: Mapping[str, Mapping[str, float]]
    chances: Mapping[str, float]
    alternatives: Mapping[str, Compared]
    exhibits: Mapping[str, Any]
    basis: Basis
    tested: Mapping[str, Array]
    sample: Mapping[str, int]
    decisive: tuple[Decisive, ...]
    engine_key: str
    simulation: Simulation
    years: tuple[int, ...]
    series: Mapping[str, Series]
    warnings: tuple[Text, ...]
    unused: tuple[str, ...]
    today: str  #: the day on which sources were held to be in force or ended (ISO 8601)
    held_from: str = ""
    own: OwnSeries | None = None
    changes: Told | None = None  #: what a recalculation changes
    drawn: Ensemble | None = None  #: every draw, where there are any

    def as_object(self, translate: _Translate = str, write: _Write = None) -> dict[str, Any]:
        """The object that ``aigf appraise --json`` prints, its sentences in the reader's language."""
        return dict(rendered(self.told(), translate, write))

    def told(self) -> Told:
        """The object that ``aigf appraise --json`` prints, its texts apart from language.

        Numbers that do not exist (an IRR) are None.
        """
        return {
            "proposal": dict(self.proposal),
            "aigf_version": self.aigf_version,
            "register_version": self.register_version,
            "scenario": self._scenario(),
            "alternative": self.alternative,
            "seed": self.seed,
            "draws": self.draws,
            "command": self.command,
            "today": self.today,
            "verdict": self._verdict(),
            "quantities": {name: _quantity(quantity) for name, quantity in self.quantities.items()},
            "questions": {},
            "warnings": list(self.warnings),
            "unused": list(self.unused),
            "hourly_series": self.hourly_series(),
            "inputs": {
                name: {
                    "value": _number(used.value, used.unit),
                    "low": _number(used.low, used.unit),
                    "high": _number(used.high, used.unit),
                    "unit": used.unit,
                    "title": Title(named(used.title)),
                    "status": used.status,
                    "where": used.where,
                    "source": vars(used.source).copy() if used.source else None,
                    "confidence": used.confidence,
                    "note": dict(used.note),
                    "valid_until": used.valid_until or None,
                    "origin": self.origins[name].told(),
                }
                for name, used in self.inputs.items()
            },
            "schedules": dict(self.schedules),
            "uncertainties": {
                result: [
                    {
                        "name": name,
                        "title": named(self.inputs[name].title),
                        "share": share,
                    }
                    for name, share in shares.items()
                ]
                for result, shares in self.uncertainties.items()
            },
            "decisive": [self._decisive(item) for item in self.decisive],
            "chances": dict(self.chances),
            "alternatives": {
                name: {
                    "title": Title(Titled(compared.title)),
                    "text": Title(Titled(compared.text)),
                    "kind": compared.kind,
                    "same_factory": compared.same_factory,
                    "proposal_better": compared.proposal_better,
                    "best": compared.best,
                    "pays": compared.pays,
                    "switching": compared.switching,
                    "quantities": {key: _quantity(quantity) for key, quantity in compared.quantities.items()},
                }
                for name, compared in self.alternatives.items()
            },
            **({"changes": self.changes} if self.changes else {}),
            **self.exhibits,
            "series": {
                name: {
                    "label": named(series.label),
                    "unit": series.unit,
                    "years": list(self.years),
                    "values": [_number(value, series.unit) for value in series.values],
                }
                for name, series in self.series.items()
            },
        }

    def hourly_series(self) -> list[Told]:
        """The files whose series the simulated year takes, each with the columns that it takes."""
        if self.own is None:
            return []
        taken = set(self.own.columns.values())
        return [
            {
                **source.told(),
                "file": Path(source.file).name,
                "columns": [name for name in source.columns if name in taken],
            }
            for source in self.own.sources
        ]

    def _decisive(self, item: Decisive) -> Told:
        used = self.inputs[item.name]
        return {
            "name": item.name,
            "title": named(used.title),
            "value": _number(used.value, used.unit),
            "low": _number(used.low, used.unit),
            "high": _number(used.high, used.unit),
            "unit": used.unit,
            "confidence": used.confidence,
            "grade": used.source.grade if used.source else "",
            "valid_until": used.valid_until or None,
            "shares": dict(item.shares),
            "switching": {result: _number(value, used.unit) for result, value in item.switching.items()},
        }

    def _scenario(self) -> Told:
        axes, _ = load_scenarios()
        return {
            "name": self.scenario.name,
            "axes": dict(self.scenario.axes),
            "titles": {
                axis: {
                    "axis": Titled(axes[axis].title),
                    "value": Titled(axes[axis].values[value].title),
                }
                for axis, value in self.scenario.axes.items()
            },
        }

    def _verdict(self) -> Told:
        questions = self.framework.questions
        return {
            "outcome": self.verdict.outcome,
            "reachable": list(self.verdict.reachable),
            "path": [
                {
                    "question": step.question,
                    "answer": step.answer,
                    "because": step.because,
                    "evidence": list(step.evidence),
                    "shows": list(questions[step.question].shows),
                    "thresholds": list(questions[step.question].thresholds),
                    "text": dict(questions[step.question].text),
                    "track": questions[step.question].track,
                    "weight": questions[step.question].weight,
                    "origin": questions[step.question].origin,
                    "quote": questions[step.question].quote,
                    "section": questions[step.question].section,
                    "note": dict(questions[step.question].note),
                }
                for step in self.verdict.path
            ],
            "missing": [{"question": item.question, "ask": dict(item.ask)} for item in self.verdict.missing],
            "compare_with": list(self.verdict.compare_with),
            "sample": dict(self.sample),
            "outcomes": {
                outcome: {
                    "title": dict(self.framework.outcomes[outcome].title),
                    "text": dict(self.framework.outcomes[outcome].text),
                }
                for outcome in self.framework.outcomes
            },
            "framework": {
                "id": self.framework.id,
                "version": self.framework.version,
                "title": dict(self.framework.title),
                "source": dict(self.framework.source),
                "limits": [dict(limit) for limit in self.framework.limits],
            },
        }


def _quantity(quantity: Quantity) -> Told:
    return {
        "value": _number(quantity.value, quantity.unit),
        "low": _number(quantity.low, quantity.unit),
        "lower_quartile": _number(quantity.quartiles[0], quantity.unit) if quantity.quartiles else None,
        "median": _number(quantity.median, quantity.unit),
        "upper_quartile": _number(quantity.quartiles[1], quantity.unit) if quantity.quartiles else None,
        "high": _number(quantity.high, quantity.unit),
        "unit": quantity.unit,
        "label": named(quantity.label),
        "status": quantity.status,
        "computed": _number(quantity.computed, quantity.unit),
        "perspective": quantity.perspective,
        "explanation": named(quantity.explanation) if quantity.explanation else "",
        **({"rates": list(quantity.rates)} if quantity.rates else {}),
        "rests_on": list(quantity.rests_on),
    }


def _number(value: float | None, unit: str) -> float | None:
    """The number as it is told: none where none exists, nothing where only rounding is left."""
    return None if value is None or not math.isfinite(value) else settled(float(value), unit)
