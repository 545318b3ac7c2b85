"""What a file holds: hours from a moment on, and values for each, as decimal numbers."""

from __future__ import annotations

import math
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from tests.series.variants.draw import Draw

#: Column to its lowest and highest value and the decimals that it may be written in.
RANGES: dict[str, tuple[int, int, tuple[int, ...]]] = {
    "price_eur_mwh": (-60, 310, (2, 2, 1)),
    "wind_cf": (0, 1, (3, 4, 2)),
    "offshore_wind_cf": (0, 1, (3, 2)),
    "onshore_wind_cf": (0, 1, (3, 2)),
    "solar_cf": (0, 1, (3, 4)),
    "load_mw": (150, 2600, (0, 0, 1, 2)),
    "temp_c": (-9, 28, (1, 1, 2)),
    "dewpoint_c": (-15, 18, (1, 2)),
    "rh_pct": (25, 100, (0, 1)),
    "wind_10m_ms": (0, 16, (1, 2)),
    "wind_100m_ms": (0, 22, (1, 2)),
    "ghi_wm2": (0, 850, (0, 1)),
}
#: What follows the sun.
_OF_SUN = ("solar_cf", "ghi_wm2")
_HOURS = (48, 49, 72, 96, 170)


class Content(NamedTuple):
    """Hours, the first being that of ``start``, UTC, and the values of each column."""

    start: datetime
    hours: int
    columns: dict[str, list[Decimal]]

    def moments(self, minutes: int = 60) -> list[datetime]:
        """The beginnings of all units of so many minutes, UTC."""
        count = self.hours * 60 // minutes
        return [self.start + timedelta(minutes=minutes * number) for number in range(count)]

    @property
    def first(self) -> np.datetime64:
        return np.datetime64(self.start.replace(tzinfo=None), "h")

    def values(self, name: str, scale: float = 1.0) -> npt.NDArray[np.float64]:
        """The values of a column, times what makes the unit of our column of the unit in the file."""
        return np.array([float(value) for value in self.columns[name]]) * scale


def content(
    draw: Draw, names: tuple[str, ...], hours: tuple[int, ...] = _HOURS, midnight: bool = False
) -> Content:
    """Hours somewhere in ten years, often over a change of the clock, with values for every name."""
    count = draw.one("hours", hours)
    start = _start(draw, count)
    if not midnight and draw.happens("not from midnight on", 0.3):
        start += timedelta(hours=draw.rng.randint(1, 23))
    return Content(start, count, {name: column(draw, name, start, count) for name in names})


def column(draw: Draw, name: str, start: datetime, count: int) -> list[Decimal]:
    """Values of the usual size in so many decimals."""
    low, high, decimals = RANGES[name]
    digits = draw.rng.choice(decimals)
    unit = Decimal(1).scaleb(-digits)
    if name in _OF_SUN:
        return [_sun(start + timedelta(hours=hour), high, unit) for hour in range(count)]
    step = 10**digits
    return [Decimal(draw.rng.randint(low * step, high * step)) * unit for _ in range(count)]


def _sun(moment: datetime, high: int, unit: Decimal) -> Decimal:
    """A clear day whose sun is highest at 11:42 UTC, as near the fourth degree east."""
    height = max(math.cos(2 * math.pi * (moment.hour + 0.5 - 11.7) / 24), 0.0)
    return Decimal(0.9 * high * height).quantize(unit)


def _start(draw: Draw, count: int) -> datetime:
    year = draw.rng.randint(2016, 2025)
    if draw.happens("over a change of the clock", 0.3):
        month = draw.one("month", (3, 10))
        last = max(day for day in range(25, 32) if datetime(year, month, day).weekday() == 6)
        return datetime(year, month, last, tzinfo=UTC) - timedelta(days=1)
    first = datetime(year, 1, 1, tzinfo=UTC)
    return first + timedelta(days=draw.rng.randint(0, 364 - count // 24 - 1))
