"""What a proposal shows: an answer with evidence of the kind that the question asks for."""

from __future__ import annotations

from aigf.proposal.fields import Commitment
from aigf.proposal.schema import Proposal


def is_shown(answer: Commitment, kind: str, proposal: Proposal) -> bool:
    """True for a yes that rests on evidence of that kind."""
    of_kind = {item.id for item in proposal.evidence if item.kind == kind}
    return answer.answer == "yes" and not of_kind.isdisjoint(answer.evidence)
