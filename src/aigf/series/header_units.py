"""Names of columns that say another unit than ours: ``price (ct/kWh)``, ``load_kw``, ``wind_10m_kmh``."""

from __future__ import annotations

import re
from typing import NamedTuple

from aigf.series.columns import COLUMNS, KMH, KNOT, MPH

_BETWEEN = re.compile(r"[\s_()\[\]/.·*^-]+")
#: What a column is called without its unit, and the units that it may be in: what makes ours of each.
_CF = {"": 1.0, "pct": 0.01, "share": 1.0}
_SPEED = {"ms": 1.0, "kmh": KMH, "kn": KNOT, "kt": KNOT, "kts": KNOT, "mph": MPH}
_UNITS: dict[str, tuple[str, dict[str, float]]] = {
    "price": (
        "price_eur_mwh",
        {
            **dict.fromkeys(("eurmwh", "eurpermwh", "europermwh", "euromwh", "€mwh"), 1.0),
            **dict.fromkeys(("eurkwh", "eurperkwh", "europerkwh", "eurokwh", "€kwh"), 1000.0),
            **dict.fromkeys(
                ("ctkwh", "centkwh", "centskwh", "eurctkwh", "ctperkwh", "centperkwh", "ckwh"), 10.0
            ),
        },
    ),
    "load": ("load_mw", {"mw": 1.0, "kw": 1e-3, "gw": 1e3}),
    "temp": ("temp_c", {"c": 1.0, "degc": 1.0, "°c": 1.0}),
    "dewpoint": ("dewpoint_c", {"c": 1.0, "degc": 1.0, "°c": 1.0}),
    "rh": ("rh_pct", {"pct": 1.0}),
    "wind10m": ("wind_10m_ms", _SPEED),
    "wind100m": ("wind_100m_ms", _SPEED),
    "ghi": ("ghi_wm2", {"wm2": 1.0, "kwm2": 1e3}),
    **{name.replace("_", ""): (name, _CF) for name in COLUMNS if name.endswith("_cf")},
}
_NAMES = {
    stem + unit: (name, scale) for stem, (name, units) in _UNITS.items() for unit, scale in units.items()
}


class Measured(NamedTuple):
    """The column that a name stands for, and what makes its unit of the unit in the name."""

    column: str
    scale: float


def measured(name: str) -> Measured | None:
    """What a name of a column in a file stands for; None where it is none of ours in a unit that is known.

    >>> measured("Price [ct/kWh]"), measured("load_kw"), measured("temp_k")
    (Measured(column='price_eur_mwh', scale=10.0), Measured(column='load_mw', scale=0.001), None)
    """
    plain = _BETWEEN.sub("", name.casefold().replace("%", "pct").replace("²", "2"))
    found = _NAMES.get(plain)
    return None if found is None else Measured(*found)
