"""The same content of a series in the many ways in which people and programs write it, with what is right.

Each class draws one way; every file that it draws says one thing only, so that it must be read as that or refused.
"""

from __future__ import annotations

from collections.abc import Callable

from tests.series.variants.day_ahead import ember, ember_workbook, entsoe, entsoe_old, entsoe_workbook
from tests.series.variants.draw import Draw, Variant
from tests.series.variants.epw import epw, epw_workbook
from tests.series.variants.knmi import knmi, knmi_json, knmi_workbook
from tests.series.variants.ninja import ninja, ninja_workbook
from tests.series.variants.open_meteo import open_meteo, open_meteo_csv, open_meteo_workbook
from tests.series.variants.plain import in_workbook, plain
from tests.series.variants.pvgis import pvgis, pvgis_json, pvgis_workbook

Class = Callable[[Draw], Variant]
TEXTS: tuple[Class, ...] = (
    plain,
    knmi,
    knmi_json,
    epw,
    open_meteo,
    open_meteo_csv,
    pvgis,
    pvgis_json,
    ninja,
    ember,
    entsoe,
    entsoe_old,
)
WORKBOOKS: tuple[Class, ...] = (
    in_workbook,
    knmi_workbook,
    epw_workbook,
    open_meteo_workbook,
    pvgis_workbook,
    ninja_workbook,
    ember_workbook,
    entsoe_workbook,
)
CLASSES = (*TEXTS, *WORKBOOKS)


def variant(made: Class, seed: int) -> Variant:
    """The variant of a class that follows from a seed."""
    return made(Draw(seed))
