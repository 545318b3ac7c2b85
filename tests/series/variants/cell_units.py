"""Units of amounts in their cells: what stands around a number of a column, and what its name may then leave out."""

from __future__ import annotations

import re

from tests.series.variants.draw import Draw

#: Column, and what an amount in our unit is multiplied with, to the ways to write an amount with its unit.
_FORMS: dict[tuple[str, str], tuple[str, ...]] = {
    ("price_eur_mwh", "1"): ("€ {}", "{} €", "{} €/MWh", "EUR {}", "€{}/MWh", "{} EUR/MWh", "€\u00a0{}"),
    ("price_eur_mwh", "0.1"): ("{} ct/kWh", "{} ct", "{}ct/kWh"),
    ("price_eur_mwh", "0.001"): ("€ {}", "{} €/kWh", "{} EUR per kWh"),
    ("load_mw", "1"): ("{} MW", "{}MW", "{}\u00a0MW"),
    ("load_mw", "1000"): ("{} kW", "{}kW"),
    ("temp_c", "1"): ("{} °C", "{}°C", "{} C"),
    ("dewpoint_c", "1"): ("{} °C", "{}°C"),
    ("rh_pct", "1"): ("{}%", "{} %"),
    ("wind_10m_ms", "1"): ("{} m/s", "{}m/s"),
    ("wind_10m_ms", "3.6"): ("{} km/h", "{} km/u"),
    ("wind_100m_ms", "1"): ("{} m/s",),
    ("wind_100m_ms", "3.6"): ("{} km/h",),
    ("ghi_wm2", "1"): ("{} W/m²", "{} W/m2"),
    ("ghi_wm2", "0.001"): ("{} kW/m²",),
}
_ALONE = {"€ {}", "{} €", "EUR {}", "€\u00a0{}", "{} ct"}  #: of money, that do not say per what
_UNIT = re.compile(r"(.+?) [(\[][^()\[\]]*[)\]]")


def in_cells(draw: Draw, column: str, named: tuple[str, str]) -> tuple[str, str]:
    """The name of a column, perhaps without the unit that its cells have, and how a cell is written."""
    name, factor = named
    forms = _FORMS.get((column, factor))
    if forms is None or not draw.happens(f"units in the cells of {column}", 0.15):
        return name, "{}"
    form = draw.one("form of a cell", forms)
    without = _UNIT.fullmatch(name)
    if without and form not in _ALONE and draw.happens("and not in the name", 0.5):
        return without[1], form
    return name, form
