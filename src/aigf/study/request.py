"""What a proposal asks of state and Union: silence is no request, and a request without an amount is a question."""

from __future__ import annotations

from collections.abc import Mapping

from aigf.decision import Fact
from aigf.proposal import ReadProposal
from aigf.study.case import Case
from aigf.study.result import UsedInput

#: The shares of the investment that a proposal may ask for.
SHARES = ("national_contribution_share", "union_contribution_share")

COMMITMENT = "public_money_requested"


def asked_for(read: ReadProposal) -> Mapping[str, float]:
    """The shares that the proposal states."""
    amounts = read.amounts()
    return {name: amounts[name].amount.central for name in SHARES if name in amounts}


def is_open(read: ReadProposal) -> bool:
    """True where the proposal asks for public money and states no amount: how much is not known."""
    return not asked_for(read) and read.commitments()[COMMITMENT].answer == "yes"


def not_asked_for(read: ReadProposal) -> tuple[str, ...]:
    """The shares that count as zero, because the proposal does not ask for them.

    That is so where it asks for no public money, where it says nothing at all, and where it states the other share: who
    names what is asked of the state and leaves out the Union asks nothing of the Union.
    """
    stated = asked_for(read)
    return () if is_open(read) else tuple(name for name in SHARES if name not in stated)


def refused_and_asked(read: ReadProposal) -> bool:
    """True where the proposal says that it asks for no public money, and states a share that it asks for."""
    return read.commitments()[COMMITMENT].answer == "no" and any(asked_for(read).values())


def contribution_inputs(case: Case) -> dict[str, UsedInput]:
    """The shares that are zero because nobody asks for them; one that was set by its name in the register is not."""
    refused = case.read.commitments()[COMMITMENT].answer == "no"
    steps = ("commitments", COMMITMENT) if refused else ("finance",)
    return {
        name: UsedInput(
            value=0.0,
            low=None,
            high=None,
            unit="",
            title=case.entries[name].title,
            status="stated" if refused else "assumed",
            where=str(case.read.document.place(steps).by_name()),
            confidence=None if refused else "judgement",
            note={} if refused else _SILENT,
        )
        for name in not_asked_for(case.read)
        if name not in case.settings.register
    }


_SILENT = {
    "nl": "Het voorstel noemt hier geen bijdrage. Zwijgen telt niet als verzoek: er is met nul gerekend.",
    "en": "The proposal names no contribution here. Silence is no request: zero is counted on.",
}


def request_fact(read: ReadProposal) -> Fact:
    """Whether public money is asked for: the consortium's answer, else what the shares that it states say.

    Unknown where answer and shares contradict each other.
    """
    commitment = read.commitments()[COMMITMENT]
    shares = asked_for(read)
    if refused_and_asked(read):
        return Fact("unknown", commitment.evidence)
    if commitment.answer == "unknown" and any(shares.values()):
        return Fact("yes", commitment.evidence)
    if commitment.answer == "unknown" and len(shares) == len(SHARES):
        return Fact("no", commitment.evidence)
    return Fact(commitment.answer, commitment.evidence)
