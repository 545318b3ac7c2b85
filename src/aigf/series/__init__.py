"""Hourly series from files: KNMI, EnergyPlus, Open-Meteo, Ember, ENTSO-E and plain CSV, in UTC."""

from aigf.series.calendar import calendar_year, is_a_year, of_year
from aigf.series.clock import on_the_clock
from aigf.series.columns import COLUMNS, WEATHER, Array
from aigf.series.findings import Filling
from aigf.series.joining import joined, years_by_kind
from aigf.series.reading import read_files, read_series
from aigf.series.series import (
    HOURS_A_LEAP_YEAR,
    HOURS_A_YEAR,
    MINUTES_AN_HOUR,
    Hours,
    Series,
    Source,
    hours_in,
)
from aigf.series.writing import write_series

__all__ = [
    "COLUMNS",
    "HOURS_A_LEAP_YEAR",
    "HOURS_A_YEAR",
    "MINUTES_AN_HOUR",
    "WEATHER",
    "Array",
    "Filling",
    "Hours",
    "Series",
    "Source",
    "calendar_year",
    "hours_in",
    "is_a_year",
    "joined",
    "of_year",
    "on_the_clock",
    "read_files",
    "read_series",
    "write_series",
    "years_by_kind",
]
