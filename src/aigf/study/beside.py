"""Entries that act beside the formulas: thresholds of the decision, and what sorts connections and first phases."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from aigf.decision import frameworks
from aigf.study.case import Case, used_entry
from aigf.study.result import UsedInput

#: Up to which load a site is for the regional grid, and the part of a factory that is its first phase.
LARGE_LOAD, FIRST_PHASE = "extra_high_voltage_load", "first_phase_share"


@cache
def thresholds() -> tuple[str, ...]:
    """The register entries that frameworks compare with."""
    asked = [question for framework in frameworks() for question in framework.questions.values()]
    return tuple(dict.fromkeys(name for question in asked for name in question.thresholds))


def beside_names() -> tuple[str, ...]:
    """Every entry that can act beside the formulas."""
    return (*thresholds(), LARGE_LOAD, FIRST_PHASE)


def beside_inputs(case: Case) -> Mapping[str, UsedInput]:
    """The entries that act beside the formulas in a case."""
    proposal = case.read.proposal
    names = list(thresholds())
    names += [LARGE_LOAD] if proposal.site.country == "NL" else []
    names += [FIRST_PHASE] if len(proposal.factory.phases) < 2 and proposal.site.country == "NL" else []
    return {name: used_entry(case.entries[name], case) for name in names}
