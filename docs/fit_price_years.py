"""Fits the course of prices of real years and writes src/aigf/register/price_years_nl.json.

    python docs/fit_price_years.py [DIRECTORY]

DIRECTORY holds the series, as for fit_climate.py; they are no part of the package. The years are those of which there
is a price for every hour. Wind and sun are given by their shares of demand: in 2015 to 2019 those of the fit of the
climate, later on a straight line from there (2017) to the shares of 2024 in the register, because nothing else is known
of the weather of those hours here.
"""

from __future__ import annotations

import csv
import gzip
import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from aigf.engines.climate import PriceYear
from aigf.engines.climate.calendar import HOURS_A_DAY, HOURS_A_YEAR, Array
from aigf.engines.climate.fit_price_years import autocorrelation, fit_price_year, prices_of
from aigf.register import load_register
from aigf.register.climate import PRICE_YEARS_NL, load_climate, load_price_years, price_years_text

DATA = Path(__file__).resolve().parents[2] / "shared" / "data"
YEARS = tuple(range(2015, 2023))
_LAST_OF_FIT, _MIDDLE_OF_FIT, _OF_REGISTER = 2019, 2017, 2024

SOURCES = [
    {
        "title": "Ember, European wholesale electricity price data (underlying data ENTSO-E)",
        "address": "https://ember-energy.org/data/european-wholesale-electricity-price-data/",
        "section": "day-ahead prices of the Netherlands, hour by hour, 2015 to 2022",
        "date": "2026-11-23",
    },
]


def prices(directory: Path = DATA) -> dict[int, Array]:
    """The hourly prices of each year [EUR/MWh], UTC."""
    path = directory / "prices" / "NL_day_ahead_2015_2022_utc.csv.gz"
    found: dict[int, list[float]] = {year: [] for year in YEARS}
    with gzip.open(path, "rt", encoding="utf-8") as file:
        for row in csv.DictReader(file):
            if int(row["time_utc"][:4]) in found:
                found[int(row["time_utc"][:4])].append(float(row["price_eur_mwh"]))
    return {year: np.array(values) for year, values in found.items()}


def shares(year: int) -> tuple[float, float]:
    """Wind and sun as shares of demand in a year."""
    demand, entries = load_climate().demand, load_register().entries
    way = max(year - _MIDDLE_OF_FIT, 0) / (_OF_REGISTER - _MIDDLE_OF_FIT) if year > _LAST_OF_FIT else 0.0
    wind, sun = (entries[name].value for name in ("market_wind_share", "market_solar_share"))
    return (
        demand.wind_share + way * (wind - demand.wind_share),
        demand.solar_share + way * (sun - demand.solar_share),
    )


def fitted(directory: Path = DATA) -> dict[int, PriceYear]:
    """The years that are shipped."""
    return {
        year: fit_price_year(values, load_climate(), *shares(year))
        for year, values in prices(directory).items()
    }


def table() -> Iterator[str]:
    """The years beside the typical year that has their prices, for the page on climate."""
    yield "| year | | mean [EUR/MWh] | negative hours | highest hour over the mean | autocorrelation 24 h |"
    yield "| --- | --- | --: | --: | --: | --: |"
    for year, found in load_price_years().items():
        made, real = prices_of(found, load_climate()), found.real
        yield (
            f"| {year} | real | {real.mean:.1f} | {real.negative_hours} | {real.highest:.2f} | "
            f"{real.autocorrelation:.2f} |"
        )
        negative = round(float(np.mean(made < 0.0)) * HOURS_A_YEAR)
        yield (
            f"| | generated | {real.mean:.1f} | {negative} | {made.max():.2f} | "
            f"{autocorrelation(made, HOURS_A_DAY):.2f} |"
        )


if __name__ == "__main__":
    PRICE_YEARS_NL.write_text(
        price_years_text(fitted(Path(sys.argv[1]) if len(sys.argv) > 1 else DATA), SOURCES), encoding="utf-8"
    )
