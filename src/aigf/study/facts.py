"""What is known of a proposal when it is judged, gathered from the proposal, the results and the world."""

from __future__ import annotations

from collections.abc import Mapping

from aigf.decision import Fact, Facts
from aigf.proposal import ReadProposal
from aigf.study.case import Case
from aigf.study.derived import accelerators_of, contracted_share
from aigf.study.request import COMMITMENT, request_fact
from aigf.study.result import Quantity


def facts_of(
    case: Case, quantities: Mapping[str, Quantity], ranges: Mapping[str, tuple[float, float]]
) -> Facts:
    """The facts for a framework: what is stated, computed, assumed of the world, and decided by the minister.

    The use mode is the proposal's intent; a scenario may put another in its place.
    """
    fields = case.read.words()
    if case.scenario.axes["use"] != "as-proposed":
        fields["use.mode"] = case.scenario.axes["use"]
    return Facts(
        commitments={
            name: Fact(commitment.answer, commitment.evidence)
            for name, commitment in case.read.commitments().items()
        }
        | {COMMITMENT: request_fact(case.read)},
        quantities=_ranges(case.read, quantities, ranges),
        scenario=case.scenario.axes,
        policy=case.settings.policy,
        fields=fields,
        thresholds={name: entry.value for name, entry in case.entries.items()},
        origins=_origins(case.read, quantities),
    )


def _origins(read: ReadProposal, quantities: Mapping[str, Quantity]) -> dict[str, str]:
    """Whether each quantity is stated, computed, or computed from what was assumed for the proposal."""
    found = {
        name: "assumed" if quantity.rests_on else quantity.status for name, quantity in quantities.items()
    }
    stated = [*read.amounts(), *(["contracted_share"] if contracted_share(read.proposal) is not None else [])]
    # Of a range that is drawn from, the sample is tested and not its ends.
    drawn = [
        name
        for name in quantities
        if name in read.amounts() and len(set(read.amounts()[name].amount.ends)) > 1
    ]
    return found | dict.fromkeys(stated, "stated") | dict.fromkeys(drawn, "drawn")


#: Quantities that the rules for a site ask for the largest site of, not for all sites together.
_OF_ONE_SITE = ("facility_load", "built_floor_area")
#: Quantities of what is contracted.
_OF_SUPPLY = ("nominal_supply_coverage", "supply_coverage", "hourly_supply_coverage")


def _ranges(
    read: ReadProposal, quantities: Mapping[str, Quantity], ranges: Mapping[str, tuple[float, float]]
) -> dict[str, tuple[float, float, float]]:
    """Every known quantity as (low, value, high): results and stated fields."""
    found = {
        name: (amount.amount.low, amount.amount.central, amount.amount.high)
        for name, amount in read.amounts().items()
    }
    for name, quantity in quantities.items():
        low, high = ranges.get(name, (quantity.low, quantity.high))
        found[name] = (low, quantity.value, high)
    contracted = contracted_share(read.proposal)
    if contracted is not None:
        found["contracted_share"] = (None, contracted, None)
    if not read.proposal.energy.supply:
        # No contract stated is not known to be no contract.
        for name in _OF_SUPPLY:
            found.pop(name, None)
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
