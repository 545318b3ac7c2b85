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
    facility_spending_share, hardware_retirement_share, last_year. ``delay`` is the years that operation starts later
    than planned, (draws, 1).
    """

    years: tuple[int, ...]
    schedules: Mapping[str, Array]
    delay: Array

    def inputs(self) -> dict[str, Array]:
        """The schedules and, one value a draw, when operation starts."""
        first = np.argmax(self.schedules["installed_share"] > 0, axis=-1)[:, np.newaxis].astype(np.float64)
        start = self.years[0] + first
        return {
            **self.schedules,
            "start_year": start,
            "years_to_operation": first,
            "operation_years_after_2025": start - 2025.0,
            "start_delay": self.delay,
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
DERIVED = ("start_year", "years_to_operation", "operation_years_after_2025", "start_delay")


@dataclass(frozen=True)
class Plan:
    """When a proposal is signed, built up and connected; empty ``phases`` mean all at once when it is built."""

    signature_year: int
    phases: tuple[Phase, ...] = ()
    energisation_year: int | None = None

    def built(self, construction: int, delay: int = 0) -> tuple[Phase, ...]:
        """The phases, or all of it after construction and not before the connection is live.

        A ``delay`` of so many years moves what is built; the connection becomes live no earlier and no later.
        """
        if self.phases:
            return tuple(Phase(phase.year + delay, phase.share) for phase in self.phases)
        return (Phase(max(self.signature_year + construction + delay, self.energisation_year or 0), 1.0),)

    def last_year(self, construction: int, life: int, delay: int = 0) -> int:
        """The last calendar year of operation."""
        return self.built(construction, delay)[-1].year + life - 1


def phases_of(counts: Sequence[tuple[int, float]]) -> tuple[Phase, ...]:
    """Phases as shares of the final number, from (year, cumulative number) in order of year."""
    final = counts[-1][1]
    before = [0.0, *(count for _, count in counts[:-1])]
    return tuple(
        Phase(year, (count - earlier) / final) for (year, count), earlier in zip(counts, before, strict=True)
    )


def timeline(
    plan: Plan, construction: Array, life: Array, delay: Array | None = None, last: int | None = None
) -> Timeline:
    """The schedules of a factory of one hardware generation.

    A phase's hardware is paid in the year before it comes into operation and retired after its life; its part
    of the facility is paid evenly over the construction years before operation (none earlier than year 0).
    ``construction``, ``life`` and ``delay`` (of everything that is built) are whole years, (draws, 1); the years run
    from the signature to ``last`` or, without it, to the last year of any draw.
    """
    waits = np.zeros_like(construction) if delay is None else np.broadcast_to(delay, construction.shape)
    columns = zip(construction[:, 0], life[:, 0], waits[:, 0], strict=True)
    draws = [(int(built), int(lasting), int(wait)) for built, lasting, wait in columns]
    end = last or max(plan.last_year(*draw) for draw in set(draws))
    years = tuple(range(plan.signature_year, end + 1))
    of_draw = {draw: _schedules(plan, *draw, len(years)) for draw in set(draws)}
    schedules = {name: np.stack([of_draw[draw][name] for draw in draws]) for name in SCHEDULES}
    later = {draw: plan.built(draw[0], draw[2])[0].year - plan.built(draw[0])[0].year for draw in set(draws)}
    return Timeline(years, schedules, np.array([[float(later[draw])] for draw in draws]))


def _schedules(plan: Plan, construction: int, life: int, delay: int, count: int) -> dict[str, Array]:
    schedules = {name: np.zeros(count) for name in SCHEDULES}
    schedules["year_index"][:] = np.arange(count)
    schedules["last_year"][plan.last_year(construction, life, delay) - plan.signature_year] = 1.0
    for phase in plan.built(construction, delay):
        start = phase.year - plan.signature_year
        paid = max(start - 1, 0)
        begun = min(max(start - construction, 0), paid)
        schedules["installed_share"][start : start + life] += phase.share
        schedules["hardware_spending_share"][paid] += phase.share
        schedules["facility_spending_share"][begun : paid + 1] += phase.share / (paid + 1 - begun)
        schedules["hardware_retirement_share"][start + life - 1] += phase.share
    return schedules
