"""Names of columns as people write them, with a unit: ``price (ct/kWh)``, ``load_kw``, ``temperatuur (°C)``.

A name without its unit is none of ours, apart from those of shares: what it is in is not known.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from aigf.series.columns import COLUMNS, KMH, KNOT, MPH

_BETWEEN = re.compile(r"\bin\b|[\s_()\[\]/.,·*^-]+")
_CF = {"": 1.0, "pct": 0.01, "share": 1.0}
_SPEED = {"ms": 1.0, "kmh": KMH, "kmu": KMH, "kn": KNOT, "kt": KNOT, "kts": KNOT, "mph": MPH}
_DEGREES = dict.fromkeys(("c", "degc", "°c", "celsius", "degreescelsius", "gradencelsius"), 1.0)
_EURO, _CENT = ("eur", "euro", "€"), ("ct", "cent", "cents", "eurct", "eurocent", "eurocents", "c")
_PRICES = {
    written
    for before in (
        "",
        "electricity",
        "power",
        "dayahead",
        "spot",
        "market",
        "stroom",
        "elektriciteits",
        "markt",
    )
    for written in (f"{before}price", f"{before}prijs")
}
#: What a column is called without its unit, and the units that it may be in: what makes ours of each.
_UNITS: dict[str, tuple[frozenset[str], dict[str, float]]] = {
    "price_eur_mwh": (
        frozenset(_PRICES),
        {
            f"{money}{per}{energy}": scale
            for signs, energies in ((_EURO, {"mwh": 1.0, "kwh": 1000.0}), (_CENT, {"kwh": 10.0}))
            for money in signs
            for per in ("", "per")
            for energy, scale in energies.items()
        },
    ),
    "load_mw": (
        frozenset({"load", "demand", "consumption", "belasting", "verbruik", "afname"}),
        {"mw": 1.0, "kw": 1e-3, "gw": 1e3},
    ),
    "temp_c": (
        frozenset(
            {
                *("temp", "temperature", "airtemperature", "outdoortemperature", "temperature2m"),
                *("temperatuur", "luchttemperatuur", "buitentemperatuur"),
            }
        ),
        _DEGREES,
    ),
    "dewpoint_c": (
        frozenset({"dewpoint", "dewpoint2m", "dewpointtemperature", "dauwpunt", "dauwpuntstemperatuur"}),
        _DEGREES,
    ),
    "rh_pct": (
        frozenset(
            {
                "rh",
                "relativehumidity",
                "relativehumidity2m",
                "rv",
                "luchtvochtigheid",
                "relatieveluchtvochtigheid",
            }
        ),
        {"pct": 1.0},
    ),
    **{
        f"wind_{height}_ms": (
            frozenset({f"wind{height}", f"windspeed{height}", f"windsnelheid{height}"}),
            _SPEED,
        )
        for height in ("10m", "100m")
    },
    "ghi_wm2": (
        frozenset({"ghi", "globalhorizontalirradiance", "globalradiation", "globalestraling"}),
        {"wm2": 1.0, "kwm2": 1e3},
    ),
    **{name: (frozenset({name.replace("_", "")}), _CF) for name in COLUMNS if name.endswith("_cf")},
}
_NAMES = {
    stem + unit: (name, scale)
    for name, (stems, units) in _UNITS.items()
    for stem in stems
    for unit, scale in units.items()
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
    found = _NAMES.get(_plain(name))
    return None if found is None else Measured(*found)


def scale_of(column: str, unit: str) -> float | None:
    """What makes the unit of a column of ours of a unit that stands by itself; None where it is none of its units."""
    return _UNITS[column][1].get(_plain(unit))


def money_of(unit: str) -> str | None:
    """EUR or ct for a unit that is one of these and nothing else; None for others."""
    plain = _plain(unit)
    return "EUR" if plain in _EURO else "ct" if plain in _CENT else None


def _plain(name: str) -> str:
    return _BETWEEN.sub("", name.casefold().replace("%", "pct").replace("²", "2"))
