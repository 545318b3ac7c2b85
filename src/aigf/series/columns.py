"""The columns that a series may have: one name for each, with its unit at its end, and what is plausible."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from aigf.text import Text

Array = npt.NDArray[np.float64]
Numbers = npt.NDArray[np.int64]


class Column(NamedTuple):
    """The unit of a column and the bounds of its values."""

    unit: str
    low: float
    high: float


#: Name to column, in the order in which they are written.
COLUMNS: dict[str, Column] = {
    "price_eur_mwh": Column("EUR/MWh", -100_000.0, 100_000.0),
    "wind_cf": Column("", 0.0, 1.0),
    "offshore_wind_cf": Column("", 0.0, 1.0),
    "onshore_wind_cf": Column("", 0.0, 1.0),
    "solar_cf": Column("", 0.0, 1.0),
    "load_mw": Column("MW", 0.0, 1_000_000.0),
    "temp_c": Column("degC", -60.0, 60.0),
    "rh_pct": Column("%", 0.0, 110.0),
    "dewpoint_c": Column("degC", -80.0, 45.0),
    "wind_10m_ms": Column("m/s", 0.0, 75.0),
    "wind_100m_ms": Column("m/s", 0.0, 75.0),
    "ghi_wm2": Column("W/m2", 0.0, 1500.0),
}
#: Columns of the weather, of which price and load must be of the same year to go together.
WEATHER = tuple(name for name in COLUMNS if name not in {"price_eur_mwh", "load_mw"})
WINDS = ("wind_cf", "offshore_wind_cf", "onshore_wind_cf")
#: Metres a second in a kilometre an hour, a knot and a mile an hour.
KMH, KNOT, MPH = 1.0 / 3.6, 1852.0 / 3600.0, 0.44704
SPEEDS = ("wind_10m_ms", "wind_100m_ms")

_A_DAY, _A_WEEK = 24, 168


def other_unit(name: str, values: Array) -> Text | None:
    """What the values of a column seem to be where they are in another unit than it says; None where they are not.

    ``values`` has the shape (hours,), not-a-number where nothing was read.
    """
    known = values[np.isfinite(values)]
    if not len(known):
        return None
    if name in {"temp_c", "dewpoint_c"}:
        return _of_temperature(known)
    top = float(known.max())
    if name.endswith("_cf") and 2.0 < top <= 100.0 and np.mean(known > 1.0) > 0.05:
        return Text("the values look like percentages")
    if name == "rh_pct" and len(known) >= _A_DAY and 0.0 < top <= 1.0:
        return Text("the values look like shares of 1")
    if name == "price_eur_mwh" and len(known) >= _A_WEEK and 0.0 < float(np.mean(np.abs(known))) < 1.0:
        return Text("the values look like euro per kWh")
    return None


def _of_temperature(known: Array) -> Text | None:
    middle = float(np.median(known))
    if middle > 200.0:
        return Text("the values look like kelvin")
    # Nowhere is it above 60 degrees Celsius in one hour of a hundred; 77 degrees Fahrenheit is 25 Celsius.
    if middle > 25.0 and np.mean(known > 60.0) > 0.01:
        return Text("the values look like degrees Fahrenheit")
    return None
