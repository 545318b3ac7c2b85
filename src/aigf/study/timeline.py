"""The years of an appraisal: when is built, what is in operation, when it is retired."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

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
    facility_spending_share, hardware_retirement_share, retired_hardware_age (years since what is retired was bought;
    zero where nothing is), last_year. ``planned`` is the years from the signature to the
    start that the plan, or building alone, allows, and ``purchase_delay`` by how many years hardware may at most be
    newer than the type that the proposal names, (draws, 1) each.
    """

    years: tuple[int, ...]
    schedules: Mapping[str, Array]
    planned: Array
    purchase_delay: Array

    def inputs(self) -> dict[str, Array]:
        """The schedules and, one value a draw, when operation starts."""
        first = np.argmax(self.schedules["installed_share"] > 0, axis=-1)[:, np.newaxis].astype(np.float64)
        start = self.years[0] + first
        return {
            **self.schedules,
            "start_year": start,
            "years_to_operation": first,
            "years_to_planned_start": self.planned,
            "purchase_delay": self.purchase_delay,
            "operation_years_after_2025": start - 2025.0,
        }


SCHEDULES = (
    "year_index",
    "installed_share",
    "hardware_spending_share",
    "facility_spending_share",
    "hardware_retirement_share",
    "retired_hardware_age",
    "last_year",
)

#: Where a proposal states no years for its type of accelerator, it may be overtaken by any number of years: this many.
UNLIMITED = 100.0

#: The horizons of sub-question 2.2: the share of draws in which the connection is live by the end of a year.
CONNECTED = {"connected_share_2030": 2030, "connected_share_2035": 2035}

#: What follows from the schedules, or with them from the connection, and is an input of formulas: one value a draw.
DERIVED = (
    "start_year",
    "years_to_operation",
    "years_to_planned_start",
    "purchase_delay",
    "operation_years_after_2025",
    *CONNECTED,
)


@dataclass(frozen=True)
class Plan:
    """When a proposal is signed and built up; empty ``phases`` mean all at once when it is built and connected."""

    signature_year: int
    phases: tuple[Phase, ...] = ()

    def built(self, construction: int, delay: int = 0, connection: int = 0) -> tuple[Phase, ...]:
        """The phases, or all of it after construction and not before the connection is live.

        ``connection`` is the years from the signature until it is live; a plan that is stated does not wait for it. A
        ``delay`` of so many years counts from when the factory would start.
        """
        if self.phases:
            return tuple(Phase(phase.year + delay, phase.share) for phase in self.phases)
        return (Phase(self.signature_year + max(construction, connection) + delay, 1.0),)

    def last_year(self, construction: int, life: int, delay: int = 0, connection: int = 0) -> int:
        """The last calendar year of operation."""
        return self.built(construction, delay, connection)[-1].year + life - 1


def phases_of(counts: Sequence[tuple[int, float]]) -> tuple[Phase, ...]:
    """Phases as shares of the final number, from (year, cumulative number) in order of year."""
    final = counts[-1][1]
    before = [0.0, *(count for _, count in counts[:-1])]
    return tuple(
        Phase(year, (count - earlier) / final) for (year, count), earlier in zip(counts, before, strict=True)
    )


def timeline(
    plan: Plan,
    construction: Array,
    life: Array,
    delay: Array | None = None,
    connection: Array | None = None,
    last: int | None = None,
) -> Timeline:
    """The schedules of a factory of one hardware generation.

    A phase's hardware is paid in the year before it comes into operation and retired after its life; its part
    of the facility is paid evenly over the construction years before operation (none earlier than year 0).
    ``construction``, ``life``, ``delay`` (of everything that is built) and ``connection`` (from the signature until it
    is live) are whole years, (draws, 1); the years run from the signature to ``last`` or, without it, to the last year
    of any draw.
    """
    none = np.zeros_like(construction)
    given = [none if years is None else years for years in (delay, connection)]
    columns = [np.broadcast_to(years, construction.shape)[:, 0] for years in (construction, life, *given)]
    # Of a thousand draws some dozens differ in these years.
    distinct, place = np.unique(np.stack(columns, axis=1).astype(np.int64), axis=0, return_inverse=True)
    place = place.ravel()
    draws = [_Draw(*map(int, draw)) for draw in distinct]
    end = last or max(plan.last_year(*draw) for draw in draws)
    years = tuple(range(plan.signature_year, end + 1))
    of_draw = [_schedules(plan, draw, len(years)) for draw in draws]
    schedules = {name: np.stack([of[name] for of in of_draw])[place] for name in SCHEDULES}
    planned = [plan.built(draw.construction, draw.delay)[0].year - plan.signature_year for draw in draws]
    late = columns[2][:, np.newaxis] if plan.phases else np.full((len(place), 1), UNLIMITED)
    return Timeline(years, schedules, np.array(planned, np.float64)[place][:, np.newaxis], late)


class _Draw(NamedTuple):
    """Whole years of one draw."""

    construction: int
    life: int
    delay: int
    connection: int


def _schedules(plan: Plan, draw: _Draw, count: int) -> dict[str, Array]:
    schedules = {name: np.zeros(count) for name in SCHEDULES}
    schedules["year_index"][:] = np.arange(count)
    schedules["last_year"][plan.last_year(*draw) - plan.signature_year] = 1.0
    for phase in plan.built(draw.construction, draw.delay, draw.connection):
        start = phase.year - plan.signature_year
        paid = max(start - 1, 0)
        begun = min(max(start - draw.construction, 0), paid)
        schedules["installed_share"][start : start + draw.life] += phase.share
        schedules["hardware_spending_share"][paid] += phase.share
        schedules["facility_spending_share"][begun : paid + 1] += phase.share / (paid + 1 - begun)
        schedules["hardware_retirement_share"][start + draw.life - 1] += phase.share
        schedules["retired_hardware_age"][start + draw.life - 1] = start + draw.life - 1 - paid
    return schedules
