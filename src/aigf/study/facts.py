"""What is known of a proposal when it is judged, gathered from the proposal, the results and the world."""

from __future__ import annotations

from collections.abc import Mapping

from aigf.decision import Fact, Facts, Framework
from aigf.documents import InputError, Place, Problem, nearest
from aigf.proposal import ReadProposal
from aigf.study.case import Case
from aigf.study.derived import accelerators_of, contracted_share
from aigf.study.result import Quantity
from aigf.text import Text

_ANSWERS = ("yes", "no", "unknown")


def facts_of(case: Case, framework: Framework, quantities: Mapping[str, Quantity]) -> Facts:
    """The facts for a framework: what is stated, computed, assumed of the world, and decided by the minister.

    The use mode is the proposal's intent; a scenario may put another in its place. Raises InputError for a
    policy answer that the framework does not ask for, or that is not yes, no or unknown.
    """
    policy = case.settings.policy
    _check_policy(framework, policy)
    fields = case.read.words()
    if case.scenario.axes["use"] != "as-proposed":
        fields["use.mode"] = case.scenario.axes["use"]
    return Facts(
        commitments={
            name: Fact(commitment.answer, commitment.evidence)
            for name, commitment in case.read.commitments().items()
        },
        quantities=_ranges(case.read, quantities),
        scenario=case.scenario.axes,
        policy=policy,
        fields=fields,
        thresholds={name: entry.value for name, entry in case.entries.items()},
    )


#: Quantities that the rules for a site ask for the largest site of, not for all sites together.
_OF_ONE_SITE = ("facility_load", "built_floor_area")


def _ranges(read: ReadProposal, quantities: Mapping[str, Quantity]) -> dict[str, tuple[float, float, float]]:
    """Every known quantity as (low, value, high): results and stated fields."""
    found = {
        name: (amount.amount.low, amount.amount.central, amount.amount.high)
        for name, amount in read.amounts().items()
    }
    found |= {name: (quantity.low, quantity.value, quantity.high) for name, quantity in quantities.items()}
    contracted = contracted_share(read.proposal)
    if contracted is not None:
        found["contracted_share"] = (None, contracted, None)
    if not read.proposal.energy.supply:
        # No contract stated is not known to be no contract.
        found.pop("supply_coverage", None)
    # A point value may lie outside P5 to P95, where its input's lies at an end of the range.
    ordered = {
        name: (value if low is None else min(low, value), value, value if high is None else max(high, value))
        for name, (low, value, high) in found.items()
    }
    part = _largest_site(read)
    return ordered | {
        name: (low * part, value * part, high * part)
        for name, (low, value, high) in ordered.items()
        if name in _OF_ONE_SITE
    }


def _largest_site(read: ReadProposal) -> float:
    """The part of the accelerators at the largest site."""
    sites = read.proposal.sites
    if not sites:
        return 1.0
    whole, largest = accelerators_of(sites)
    return largest / whole


def _check_policy(framework: Framework, policy: Mapping[str, str]) -> None:
    known = sorted({test.key.name for test in framework.tests() if test.key.kind == "policy"})
    problems = []
    for name, answer in policy.items():
        field = f"policy.{name}"
        if name not in known:
            near = nearest(name, known) or ", ".join(known)
            wrong = Text("is no question that the government answers")
            problems.append(
                Problem(Place("--set", 1, 1), field, wrong, Text("policy.{near}", {"near": near}))
            )
        elif answer not in _ANSWERS:
            wrong = Text("'{answer}' is no answer", {"answer": answer})
            problems.append(Problem(Place("--set", 1, 1), field, wrong, Text("yes, no or unknown")))
    if problems:
        raise InputError(problems)
