"""What a file of hourly series is read into."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from aigf.series.columns import Array
from aigf.series.location import NOWHERE, Location
from aigf.text import Text, rendered

#: Hours as they begin, UTC: datetime64[h], rising; of shorter steps datetime64[m].
Hours = npt.NDArray[np.datetime64]

HOURS_A_YEAR, HOURS_A_LEAP_YEAR = 8760, 8784
MINUTES_AN_HOUR = 60
#: Years of which a series has less than this share are those of another time zone's new year.
_A_FEW = 0.02


class Source(NamedTuple):
    """A file that was read: what it is, the time zone it is in, and the years it is of."""

    file: str
    digest: str  #: SHA-256 of its bytes
    format: Text
    zone: Text  #: in which its times are written
    columns: tuple[str, ...]
    years: tuple[int, ...]  #: of the calendar; none where the file has no times
    period: tuple[str, str] | None  #: first and last hour, UTC
    length: int  #: steps
    read_as: tuple[Text, ...] = ()  #: container, encoding, separator, notation, times: what was recognised
    location: Location = NOWHERE
    filled: tuple[tuple[str, float], ...] = ()  #: columns with the hours that were missing and were filled
    dropped: tuple[str, ...] = ()  #: columns with gaps that were not filled
    step: int = MINUTES_AN_HOUR  #: minutes

    def as_object(self, translate: Callable[[str], str]) -> dict[str, Any]:
        """The file as it is kept in JSON, in the reader's language."""
        return dict(rendered(self.told(), translate))

    def told(self) -> dict[str, Any]:
        """The same, its texts apart from language."""
        return {
            "file": self.file,
            "digest": self.digest,
            "format": self.format,
            "time_zone": self.zone,
            "columns": list(self.columns),
            "years": list(self.years),
            "first_hour_utc": self.period[0] if self.period else None,
            "last_hour_utc": self.period[1] if self.period else None,
            "hours": hours_in(self.length, self.step),
            "step_minutes": self.step,
            "read_as": list(self.read_as),
            "location": self.location.as_object(),
            "filled_hours": dict(self.filled),
            "dropped_columns": list(self.dropped),
        }


@dataclass(frozen=True)
class Series:
    """Hourly columns of one file, or of several that were joined.

    ``hours`` is None where no file has times: then the position counts. ``lines`` has the line of every hour in
    ``sources[0]``; ``repairs`` says what was set right, ``warnings`` what a reader must know. Where the ``step`` is
    shorter than an hour, an hour stands for a step.
    """

    hours: Hours | None
    columns: dict[str, Array]
    lines: tuple[int, ...]
    sources: tuple[Source, ...]
    unused: tuple[str, ...] = ()
    repairs: tuple[Text, ...] = ()
    warnings: tuple[Text, ...] = ()
    step: int = MINUTES_AN_HOUR  #: minutes

    def __len__(self) -> int:
        return len(self.lines)

    @property
    def span(self) -> float:
        """The hours from the first to the last."""
        return hours_in(len(self), self.step)

    def digest(self) -> str:
        """The SHA-256 of the columns: equal where the values are."""
        hashed = hashlib.sha256()
        for name, values in sorted(self.columns.items()):
            hashed.update(name.encode())
            hashed.update(np.ascontiguousarray(values, dtype="<f8").tobytes())
        return hashed.hexdigest()


def hours_in(steps: int, step: int) -> float:
    """The hours in so many steps of so many minutes; a whole number where they are whole."""
    hours, rest = divmod(steps * step, MINUTES_AN_HOUR)
    return hours + rest / MINUTES_AN_HOUR if rest else hours


def period_of(hours: Hours | None) -> tuple[str, str] | None:
    """The first and the last hour as they are written, UTC."""
    if hours is None or not len(hours):
        return None
    return written(hours[0]), written(hours[-1])


def written(hour: np.datetime64) -> str:
    """An hour, or a step of one, as it is written: ``2019-12-31 23:00``."""
    minute = str(hour.astype("datetime64[m]"))
    return f"{minute[:10]} {minute[11:]}"


def years_of(hours: Hours) -> tuple[int, ...]:
    """The calendar years that hours are of, without those of which there is only an edge."""
    years, counts = np.unique(hours.astype("datetime64[Y]").astype(int) + 1970, return_counts=True)
    return tuple(int(year) for year, count in zip(years, counts, strict=True) if count > _A_FEW * len(hours))
