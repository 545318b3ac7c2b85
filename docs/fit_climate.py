"""Fits the climate to real years and writes src/aigf/register/climate_nl.json.

    python docs/fit_climate.py [DIRECTORY]

DIRECTORY holds the series (weather/ and prices/), by default ../shared/data beside the checkout; they are no part of
the package. Their origin and licences are in its NOTICE.md.

What was found about the series, and is taken into account here:

- temperature is in UTC (its warmest hour is that of De Bilt in KNMI's file of 2000, which states UTC); the sun is an
  hour later than the sun over 5.2 degrees east in UTC, and is moved one hour back;
- 2016 holds the first 8,760 hours of the leap year: wind and price go together so, and not without 29 February;
- the wind of 1987, 1997, 2004, 2015 and 2017 is that of one turbine in rounded wind speeds (a third of the hours
  repeat the hour before, a tenth are at full power); that of 2016, 2018 and 2019 is that of wind farms. Margins and
  memory are those of the latter; the links with other variables are those of all years, each by its ranks;
- wind on land is the inland series: the coastal one repeats it in five of the years;
- 2016 to 2018 repeat the sun of 2015; the five years with a sun of their own are 1987, 1997, 2004, 2015 and 2019;
- temperature has the margins of 2015 to 2019, as the climate warms, and its links from all eight years.
"""

from __future__ import annotations

import csv
import gzip
import sys
from pathlib import Path

import numpy as np

from aigf.engines.climate.calendar import HOURS_A_YEAR, Array
from aigf.engines.climate.fit import Assumed, HumidYear, RealYears, fit
from aigf.engines.climate.fit_prices import PricedYears
from aigf.engines.climate.statistics import ClimateStatistics
from aigf.engines.climate.typical import most_typical
from aigf.register.climate import CLIMATE_NL, climate_text

DATA = Path(__file__).resolve().parents[2] / "shared" / "data"
ALL = (1987, 1997, 2004, 2015, 2016, 2017, 2018, 2019)
RECENT = (2015, 2016, 2017, 2018, 2019)
WIND_FARMS = (2016, 2018, 2019)
OWN_SUN = (1987, 1997, 2004, 2015, 2019)
FIRST_WEEKDAYS = (3, 4, 6, 0, 1)  #: of RECENT; 0 is Monday
LEAP = tuple(year % 4 == 0 for year in RECENT)
SUN_IS_LATE = 1  #: hours

#: CBS: wind made 8.4 to 9.6 TWh in 2016 and 2017 (rd.nl, 2018-03-01) of a use of some 120 TWh.
ASSUMED = Assumed(latitude=52.1, longitude=5.2, tilt=37.0, wind_share=0.08, offshore_weight=0.3)

SOURCES = [
    {
        "title": "Quintel, etsource, hourly weather and output of the Netherlands (underlying data KNMI)",
        "address": "https://github.com/quintel/etsource/tree/54775b3d",
        "section": "air temperature, wind and solar curves of 1987, 1997, 2004 and 2015 to 2019",
        "date": "2026-11-23",
    },
    {
        "title": "KNMI, hourly observations of station 260 De Bilt",
        "address": "https://www.knmi.nl/nederland-nu/klimatologie/uurgegevens",
        "section": "2000: temperature, humidity, wind and radiation",
        "date": "2000",
    },
    {
        "title": "Ember, European wholesale electricity price data (underlying data ENTSO-E)",
        "address": "https://ember-energy.org/data/european-wholesale-electricity-price-data/",
        "section": "day-ahead prices of the Netherlands, 2015 to 2019",
        "date": "2026-11-23",
    },
]


def series(directory: Path, year: int) -> dict[str, Array]:
    """The columns of a weather year, (8760,) each; the sun in UTC."""
    with (directory / "weather" / f"NL_etm_{year}.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    columns = {name: np.array([float(row[name]) for row in rows]) for name in rows[0]}
    return {**columns, "solar_pv": np.roll(columns["solar_pv"], -SUN_IS_LATE)}


def prices(directory: Path) -> dict[int, Array]:
    """The first 8,760 hourly prices of each year of RECENT [EUR/MWh], UTC."""
    with gzip.open(
        directory / "prices" / "NL_day_ahead_2015_2022_utc.csv.gz", "rt", encoding="utf-8"
    ) as file:
        rows = [(row["time_utc"][:4], float(row["price_eur_mwh"])) for row in csv.DictReader(file)]
    return {
        year: np.array([price for of_year, price in rows if of_year == str(year)])[:HOURS_A_YEAR]
        for year in RECENT
    }


def de_bilt(directory: Path) -> HumidYear:
    """The first 8,760 hours of 2000 at De Bilt."""
    with (directory / "weather" / "KNMI_260_DeBilt_2000_hourly.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))[:HOURS_A_YEAR]
    columns = {
        name: np.array([[float(row[name]) for row in rows]])
        for name in ("temp_c", "rh_pct", "wind_10m_ms", "ghi_wm2")
    }
    return HumidYear(columns["temp_c"], columns["rh_pct"] / 100.0, columns["wind_10m_ms"], columns["ghi_wm2"])


def real_years(directory: Path = DATA) -> RealYears:
    """All that the fit is made to."""
    years = {year: series(directory, year) for year in ALL}

    def of(name: str, chosen: tuple[int, ...]) -> Array:
        return np.stack([years[year][name] for year in chosen])

    unknown = np.full(HOURS_A_YEAR, np.nan)
    sun = np.stack([years[year]["solar_pv"] if year in OWN_SUN else unknown for year in ALL])
    weight = ASSUMED.offshore_weight
    wind = weight * _over_mean(of("wind_offshore", RECENT)) + (1.0 - weight) * _over_mean(
        of("wind_inland", RECENT)
    )
    by_year = prices(directory)
    return RealYears(
        temperature=of("temp_c", RECENT),
        offshore_wind=of("wind_offshore", WIND_FARMS),
        onshore_wind=of("wind_inland", WIND_FARMS),
        solar=of("solar_pv", OWN_SUN),
        paired=(of("temp_c", ALL), of("wind_offshore", ALL), of("wind_inland", ALL), sun),
        humid=de_bilt(directory),
        priced=PricedYears(
            prices=np.stack([by_year[year] for year in RECENT]),
            temperature=of("temp_c", RECENT),
            wind=wind,
            solar=sun[-len(RECENT) :],
            first_weekday=FIRST_WEEKDAYS,
            leap=LEAP,
        ),
    )


def _over_mean(years: Array) -> Array:
    over: Array = years / years.mean(axis=1, keepdims=True)
    return over


def fitted(directory: Path = DATA) -> ClimateStatistics:
    """The statistics that are shipped."""
    return most_typical(fit(real_years(directory), ASSUMED))


if __name__ == "__main__":
    CLIMATE_NL.write_text(
        climate_text(fitted(Path(sys.argv[1]) if len(sys.argv) > 1 else DATA), SOURCES), encoding="utf-8"
    )
