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

    Every schedule has shape (1, years): year_index, installed_share, hardware_spending_share,
    facility_spending_share, hardware_retirement_share, last_year.
    """

    years: tuple[int, ...]
    schedules: Mapping[str, Array]

    @property
    def first_operation(self) -> int:
        """The first calendar year with accelerators in operation."""
        return self.years[int(np.argmax(self.schedules["installed_share"][0] > 0))]


SCHEDULES = (
    "year_index",
    "installed_share",
    "hardware_spending_share",
    "facility_spending_share",
    "hardware_retirement_share",
    "last_year",
)


def phases_of(counts: Sequence[tuple[int, float]]) -> tuple[Phase, ...]:
    """Phases as shares of the final number, from (year, cumulative number) in order of year."""
    final = counts[-1][1]
    before = [0.0, *(count for _, count in counts[:-1])]
    return tuple(
        Phase(year, (count - earlier) / final) for (year, count), earlier in zip(counts, before, strict=True)
    )


def timeline(
    signature_year: int, phases: Sequence[Phase], construction_duration: float, hardware_life: float
) -> Timeline:
    """The schedules of a factory of one hardware generation.

    A phase's hardware is paid in the year before it comes into operation and retired after its life; its part
    of the facility is paid evenly over the construction years before operation (none earlier than year 0).
    Durations in years are rounded up to whole ones.
    """
    construction = max(1, int(np.ceil(construction_duration)))
    life = max(1, int(np.ceil(hardware_life)))
    last = phases[-1].year - signature_year + life - 1
    schedules = {name: np.zeros((1, last + 1)) for name in SCHEDULES}
    schedules["year_index"][0] = np.arange(last + 1)
    schedules["last_year"][0, -1] = 1.0
    for phase in phases:
        start = phase.year - signature_year
        paid = max(start - 1, 0)
        begun = min(max(start - construction, 0), paid)
        schedules["installed_share"][0, start : start + life] += phase.share
        schedules["hardware_spending_share"][0, paid] += phase.share
        schedules["facility_spending_share"][0, begun : paid + 1] += phase.share / (paid + 1 - begun)
        schedules["hardware_retirement_share"][0, start + life - 1] += phase.share
    return Timeline(tuple(range(signature_year, signature_year + last + 1)), schedules)
