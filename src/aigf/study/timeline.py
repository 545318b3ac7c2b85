"""The years of an appraisal: when is built, what is in operation, when it is retired."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from aigf.units import Array


@dataclass(frozen=True)
class Phase:
    """From a calendar year on, so many accelerators more are in operation (share of the final number)."""

    year: int
    share: float


@dataclass(frozen=True)
class Timeline:
    """Calendar years from signature to the last year of operation, and the schedules over them.

    Every schedule has shape (draws, years): year_index, installed_share, hardware_spending_share,
    facility_spending_share, hardware_retirement_share, last_year.
    """

    years: tuple[int, ...]
    schedules: Mapping[str, Array]

    def inputs(self) -> dict[str, Array]:
        """The schedules and, one value a draw, when operation starts."""
        first = np.argmax(self.schedules["installed_share"] > 0, axis=-1)[:, np.newaxis].astype(np.float64)
        start = self.years[0] + first
        return {
            **self.schedules,
            "start_year": start,
            "years_to_operation": first,
            "operation_years_after_2025": start - 2025.0,
        }


SCHEDULES = (
    "year_index",
    "installed_share",
    "hardware_spending_share",
    "facility_spending_share",
    "hardware_retirement_share",
    "last_year",
)

#: What follows from the schedules and is an input of formulas: one value a draw.
DERIVED = ("start_year", "years_to_operation", "operation_years_after_2025")


@dataclass(frozen=True)
class Plan:
    """When a proposal is signed, built up and connected; empty ``phases`` mean all at once when it is built.

    Years are counted from ``base_year``, the signature of the proposal, also where an alternative signs later: so
    all alternatives share it.
    """

    signature_year: int
    phases: tuple[Phase, ...] = ()
    energisation_year: int | None = None
    delay: int = 0

    @property
    def base_year(self) -> int:
        return self.signature_year - self.delay

    def built(self, construction: int) -> tuple[Phase, ...]:
        """The phases, or all of it after construction and not before the connection is live."""
        start = max(self.signature_year + construction, self.energisation_year or 0)
        return self.phases or (Phase(start, 1.0),)

    def delayed(self, years: int) -> Plan:
        """The same plan so many years later; the connection does not become live earlier or later."""
        return Plan(
            self.signature_year + years,
            tuple(Phase(phase.year + years, phase.share) for phase in self.phases),
            self.energisation_year,
            self.delay + years,
        )

    def last_year(self, construction: int, life: int) -> int:
        """The last calendar year of operation."""
        return self.built(construction)[-1].year + life - 1


def phases_of(counts: Sequence[tuple[int, float]]) -> tuple[Phase, ...]:
    """Phases as shares of the final number, from (year, cumulative number) in order of year."""
    final = counts[-1][1]
    before = [0.0, *(count for _, count in counts[:-1])]
    return tuple(
        Phase(year, (count - earlier) / final) for (year, count), earlier in zip(counts, before, strict=True)
    )


def timeline(plan: Plan, construction: Array, life: Array, last: int | None = None) -> Timeline:
    """The schedules of a factory of one hardware generation.

    A phase's hardware is paid in the year before it comes into operation and retired after its life; its part
    of the facility is paid evenly over the construction years before operation (none earlier than year 0).
    ``construction`` and ``life`` are whole years, (draws, 1); the years run to ``last`` or, without it, to the
    last year of any draw.
    """
    pairs = [(int(a), int(b)) for a, b in zip(construction[:, 0], life[:, 0], strict=True)]
    end = last or max(plan.last_year(*pair) for pair in set(pairs))
    years = tuple(range(plan.signature_year, end + 1))
    of_pair = {pair: _schedules(plan, *pair, len(years)) for pair in set(pairs)}
    schedules = {name: np.stack([of_pair[pair][name] for pair in pairs]) for name in SCHEDULES}
    return Timeline(years, schedules)


def _schedules(plan: Plan, construction: int, life: int, count: int) -> dict[str, Array]:
    schedules = {name: np.zeros(count) for name in SCHEDULES}
    schedules["year_index"][:] = plan.delay + np.arange(count)
    schedules["last_year"][plan.last_year(construction, life) - plan.signature_year] = 1.0
    for phase in plan.built(construction):
        start = phase.year - plan.signature_year
        paid = max(start - 1, 0)
        begun = min(max(start - construction, 0), paid)
        schedules["installed_share"][start : start + life] += phase.share
        schedules["hardware_spending_share"][paid] += phase.share
        schedules["facility_spending_share"][begun : paid + 1] += phase.share / (paid + 1 - begun)
        schedules["hardware_retirement_share"][start + life - 1] += phase.share
    return schedules
