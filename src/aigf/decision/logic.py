"""Three-valued logic (Kleene): an answer is yes, no or unknown."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

Answer = Literal["yes", "no", "unknown"]

ANSWERS: tuple[Answer, ...] = ("yes", "no", "unknown")
_OPPOSITE: dict[Answer, Answer] = {"yes": "no", "no": "yes", "unknown": "unknown"}


def negation(answer: Answer) -> Answer:
    """The opposite answer; the opposite of unknown is unknown."""
    return _OPPOSITE[answer]


def conjunction(answers: Iterable[Answer]) -> Answer:
    """No if any answer is no, yes if all are yes, else unknown.

    >>> conjunction(["yes", "unknown"]), conjunction(["no", "unknown"]), conjunction([])
    ('unknown', 'no', 'yes')
    """
    found = set(answers)
    if "no" in found:
        return "no"
    return "unknown" if "unknown" in found else "yes"


def disjunction(answers: Iterable[Answer]) -> Answer:
    """Yes if any answer is yes, no if all are no, else unknown.

    >>> disjunction(["no", "unknown"]), disjunction(["yes", "unknown"]), disjunction([])
    ('unknown', 'yes', 'no')
    """
    return negation(conjunction(negation(answer) for answer in answers))


def common(answers: Iterable[Answer]) -> Answer:
    """The one answer that all give, else unknown: what several possible worlds agree on."""
    found = set(answers)
    return found.pop() if len(found) == 1 else "unknown"
