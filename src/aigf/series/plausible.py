"""Whether the values of a series are of the unit and the time zone that they are said to be in."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from aigf.series import sun
from aigf.series.columns import COLUMNS, Array
from aigf.series.findings import Findings
from aigf.series.location import Location
from aigf.series.series import Hours
from aigf.text import Text

_A_DAY, _A_WEEK, _MOST_OF_A_YEAR = 24, 168, 8000


class _Level(NamedTuple):
    """A level that no series has in the unit of its column, from so many hours on; and what it then looks like."""

    hours: int
    low: float
    high: float
    looks: Text


#: The windiest inhabited places have a mean of 11 m/s at 10 m and 13 at 100 m; the Netherlands 3 to 8, and 6 to 10.
#: The cheapest year of a bidding zone was that of southern Norway in 2020, at 9 EUR/MWh; no market takes bids above
#: 5,000. The largest factory that is planned anywhere draws some 10,000 MW. Nowhere has a year of less than 50 W/m2
#: of sun, or of more than 350.
LEVELS: dict[str, tuple[_Level, ...]] = {
    "wind_10m_ms": (_Level(_A_WEEK, 0.0, 14.0, Text("the values look like km/h")),),
    "wind_100m_ms": (_Level(_A_WEEK, 0.0, 19.0, Text("the values look like km/h")),),
    "price_eur_mwh": (
        _Level(_MOST_OF_A_YEAR, 8.0, np.inf, Text("the values look like cents per kWh")),
        _Level(_A_WEEK, 0.0, 10_000.0, Text("the values look like another unit")),
    ),
    "load_mw": (_Level(_A_DAY, 0.0, 20_000.0, Text("the values look like kW")),),
    "ghi_wm2": (
        _Level(_A_WEEK, 1.5, np.inf, Text("the values look like kW/m²")),
        _Level(_MOST_OF_A_YEAR, 30.0, np.inf, Text("the values look like another unit")),
        _Level(_MOST_OF_A_YEAR, 0.0, 400.0, Text("the values look like another unit")),
    ),
}


def check_levels(columns: dict[str, Array], at: tuple[int, float], found: Findings) -> None:
    """Notes columns whose mean size no series has in their unit; a column of zeros alone is none of them.

    ``at`` are the first line of the file and its hours.
    """
    line, hours = at
    for name, values in columns.items():
        known = np.abs(values[np.isfinite(values)])
        span = hours * len(known) / max(len(values), 1)
        mean = float(known.mean()) if len(known) else 0.0
        for level in LEVELS.get(name, ()):
            if span >= level.hours and mean > 0.0 and not level.low <= mean <= level.high:
                expected = Text("values in {unit}", {"unit": COLUMNS[name].unit})
                found.problem((line, 1), name, level.looks, expected)
                break


def check_sun(
    hours: Hours | None, columns: dict[str, Array], place: Location, line: int, found: Findings
) -> None:
    """Holds the sun of a series to that of its longitude: far from it is refused, somewhat far is warned of."""
    if hours is None or place.longitude is None:
        return
    name = next((name for name in ("ghi_wm2", "solar_cf") if name in columns), None)
    apart = None if name is None else sun.difference(hours, columns[name], place.longitude)
    if name is None or apart is None:
        return
    seen = sun.said(apart[0], apart[1], place.longitude)
    warned, refused = sun.limits(name)
    if abs(apart[2]) > refused:
        found.problem((line, 1), name, seen, Text("the time zone and the longitude that the values are of"))
    elif abs(apart[2]) > warned:
        found.warnings.append(Text("Are the times in the zone that the file says? {seen}.", {"seen": seen}))
