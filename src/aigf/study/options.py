"""Which entries of the register are read only with a certain choice of the proposal, or in a certain scenario."""

from __future__ import annotations

from typing import NamedTuple

from aigf.register.scenarios import load_scenarios
from aigf.study.choices import BY_BACKUP, BY_CONTRACT
from aigf.study.connection import CONTRACTS, WAIT_SHARE
from aigf.study.cooling_design import GENERAL, PREFIXES

_CHOICES = (
    ("energy.grid_contract", BY_CONTRACT, ("time-duration", "capacity-limiting", "congestion-reliever")),
    ("energy.backup", BY_BACKUP, ("gas", "hydrogen", "battery")),
)
_USES = ("hero-run", "mixed", "inference")
_SEGMENTS = ("training", "midsize", "inference")


class Option(NamedTuple):
    """The path of a proposal, or ``--scenario AXIS``, with the value at which an entry is read as ``base``."""

    path: str
    value: str
    base: str


def option_of(name: str, use: str = "as-proposed") -> Option | None:
    """The option that an entry belongs to; None where it belongs to none. ``use`` is that of the scenario."""
    for path, bases, choices in _CHOICES:
        for choice in choices:
            for base in bases:
                if name == f"{choice.replace('-', '_')}_{base}":
                    return Option(path, choice, base)
    for contract, entry in CONTRACTS.items():
        if entry == name:
            return Option("energy.grid_contract", contract, WAIT_SHARE)
    for design, prefix in PREFIXES.items():
        if prefix != GENERAL and name.startswith(prefix):
            return Option("factory.cooling", design, GENERAL + name.removeprefix(prefix))
    for mode in _USES:
        for segment in _SEGMENTS:
            if name == f"{mode.replace('-', '_')}_{segment}_share":
                path = "use.mode" if use == "as-proposed" else "--scenario use"
                return Option(path, mode, f"{segment}_revenue_share")
    return _level(name)


def _level(name: str) -> Option | None:
    """The value of a scenario's axis that puts an entry in the place of another."""
    axes, _ = load_scenarios()
    for axis, known in axes.items():
        for value, content in known.values.items():
            for base, level in content.levels.items():
                if level == name:
                    return Option(f"--scenario {axis}", value, base)
    return None
