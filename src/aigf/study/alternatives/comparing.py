"""What alternatives are compared by, and which of them is best."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import numpy as np

from aigf.study.alternatives.alternative import COMPARED, PROPOSAL, Alternative
from aigf.study.alternatives.changing import changed_run
from aigf.study.alternatives.reading import load_alternatives
from aigf.study.binding import Bound
from aigf.study.case import Case
from aigf.study.run import Run
from aigf.study.sampling import Sample
from aigf.units import Array


def compared(
    alternative: Alternative, case: Case, bound: Bound, proposed: Run, sample: Sample | None = None
) -> dict[str, Array]:
    """The quantities of an alternative that exist, each with one value a draw.

    ``proposed`` is the run of the proposal itself, whose simulation serves every alternative.
    """
    if alternative.instead is None:
        own = proposed
        if alternative.changes:
            own = changed_run(alternative.changes, case, bound, proposed, sample)
        return own.values(own.known(COMPARED))
    values = proposed.values(list(alternative.sources.values()))
    return {
        name: values[source] if isinstance(source, str) else np.full((1, 1), source)
        for name, source in alternative.instead.items()
    }


def proposal_better(balances: Mapping[str, Array]) -> dict[str, float]:
    """By other alternative: the share of draws in which the proposal has the larger balance for the Netherlands.

    ``balances`` by alternative, (draws,) each, of the same draws.
    """
    own = balances[PROPOSAL]
    return {name: float(np.mean(own > other)) for name, other in balances.items() if name != PROPOSAL}


def choices(names: Iterable[str]) -> tuple[str, ...]:
    """Those that are a choice of their own, the proposal first; one that is not known here is one."""
    known, given = load_alternatives(), tuple(names)
    own = (name for name in given if name not in known or known[name].kind == "choice")
    return (*(name for name in given if name == PROPOSAL), *own)


def best_shares(balances: Mapping[str, Array]) -> dict[str, float]:
    """By choice: the share of draws in which it has the largest balance; of equal ones the proposal, else the first."""
    names = choices(balances)
    largest = np.argmax(np.stack([balances[name] for name in names]), axis=0)
    return {name: float(np.mean(largest == place)) for place, name in enumerate(names)}


def switching_ratio(name: str, balances: Mapping[str, Array], spent: Array) -> float | None:
    """The benefit per euro in an alternative that spends money at which that is as good as the best other choice.

    Its balance is the money times the benefit of a euro less one, so it is 1 plus the largest balance of the other
    choices over the money ``spent``, in each draw; of the draws the median. None where no money is spent.
    """
    if not (spent > 0).all():
        return None
    others = [balances[other] for other in choices(balances) if other != name]
    largest = np.max(np.stack(np.broadcast_arrays(*others)), axis=0)
    return float(np.median(1.0 + largest / spent))
