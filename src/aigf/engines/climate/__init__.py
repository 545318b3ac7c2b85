"""Years of weather and prices, made from the statistics of real ones."""

from aigf.engines.climate.calendar import HOURS_A_DAY, HOURS_A_YEAR, Array, Value
from aigf.engines.climate.price_years import PriceYear
from aigf.engines.climate.prices import Market
from aigf.engines.climate.statistics import ClimateStatistics, PriceShape
from aigf.engines.climate.years import (
    ClimateYears,
    Place,
    Setting,
    WindFarms,
    climate_years,
    setting_of,
    typical_year,
)

__all__ = [
    "HOURS_A_DAY",
    "HOURS_A_YEAR",
    "Array",
    "ClimateStatistics",
    "ClimateYears",
    "Market",
    "Place",
    "PriceShape",
    "PriceYear",
    "Setting",
    "Value",
    "WindFarms",
    "climate_years",
    "setting_of",
    "typical_year",
]
