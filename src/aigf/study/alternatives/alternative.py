"""What an alternative is: the proposal, that with changes, or what there is instead of a factory."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from aigf.dossier import PROPOSAL

__all__ = [
    "COMPARED",
    "FIRST_PHASE",
    "PROPOSAL",
    "REGISTER",
    "SIZE",
    "Alternative",
    "Change",
    "Delay",
    "Kind",
    "Phases",
    "Scale",
    "Set",
    "Sites",
]

#: The quantities that alternatives are compared by.
COMPARED = (
    "training_flop_per_month",
    "capex",
    "national_contribution",
    "project_npv",
    "project_npv_with_contribution",
    "welfare_costs",
    "welfare_benefits",
    "welfare_balance",
    "benefit_cost_ratio",
    "secured_access",
)

#: Words of the file: the part that is built first, the register's own value, all that makes out how large a factory is.
FIRST_PHASE, REGISTER, SIZE = "first-phase", "register", "size"

Kind = Literal["proposal", "choice", "variant"]


@dataclass(frozen=True)
class Set:
    """An input at one number in the model's unit, whatever is known of it, or at the register's own (``None``)."""

    name: str
    to: float | None


@dataclass(frozen=True)
class Scale:
    """An input, or the ``size``, times a number, or times the part of the whole that is built first (``None``)."""

    name: str
    by: float | None


@dataclass(frozen=True)
class Delay:
    """All that is built so many years later, or as many as a quantity of the proposal says, to the nearest year.

    ``stated`` delays only a plan that the proposal states: without one it waits for its connection anyhow.
    """

    by: float | str
    stated: bool = False


@dataclass(frozen=True)
class Phases:
    """The plan with its first phase alone."""


@dataclass(frozen=True)
class Sites:
    """As many sites as it takes with at most so many accelerators."""

    largest: float


Change = Set | Scale | Delay | Phases | Sites


@dataclass(frozen=True)
class Alternative:
    """A policy choice: the factory with ``changes``, or what there is ``instead`` of one.

    ``instead`` gives the quantity of the proposal's run, or a number, by what alternatives are compared by.
    ``same_factory`` is True for a choice that stands among the variants of the proposal, ``short`` what it is called
    on its own, ``spends`` the quantity of which the benefit per euro is looked for that makes it the best choice.
    """

    name: str
    kind: Kind
    title: Mapping[str, str]
    text: Mapping[str, str]
    short: Mapping[str, str]
    same_factory: bool = False
    changes: tuple[Change, ...] = ()
    instead: Mapping[str, str | float] | None = None
    spends: str | None = None

    @property
    def builds(self) -> bool:
        """True where it is a factory."""
        return self.instead is None

    @property
    def sources(self) -> Mapping[str, str]:
        """The quantities of the proposal's run that stand for its own, by what alternatives are compared by."""
        given = (self.instead or {}).items()
        return {name: source for name, source in given if isinstance(source, str)}
