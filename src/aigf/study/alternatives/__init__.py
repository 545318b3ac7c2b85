"""Alternatives: policy choices as data, each a list of changes to the proposal, or what there is instead of it."""

from aigf.study.alternatives.alternative import (
    COMPARED,
    PROPOSAL,
    Alternative,
    Change,
    Delay,
    Phases,
    Scale,
    Set,
    Sites,
)
from aigf.study.alternatives.changing import changed, changed_run
from aigf.study.alternatives.comparing import (
    best_shares,
    choices,
    compared,
    proposal_better,
    switching_ratio,
)
from aigf.study.alternatives.reading import load_alternatives

__all__ = [
    "COMPARED",
    "PROPOSAL",
    "Alternative",
    "Change",
    "Delay",
    "Phases",
    "Scale",
    "Set",
    "Sites",
    "best_shares",
    "changed",
    "changed_run",
    "choices",
    "compared",
    "load_alternatives",
    "proposal_better",
    "switching_ratio",
]
