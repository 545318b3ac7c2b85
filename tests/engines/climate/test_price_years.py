"""Prices like those of a real year: as many hours below zero, as high, and as much alike from day to day."""

from __future__ import annotations

import importlib.util
from pathlib import Path

import numpy as np
import pytest

from aigf.engines.climate import climate_years, setting_of, typical_year
from aigf.engines.climate.calendar import HOURS_A_DAY, HOURS_A_YEAR
from aigf.engines.climate.fit_price_years import autocorrelation, price_shape, prices_of, real_prices
from aigf.engines.climate.years import ClimateYears
from aigf.register.climate import load_climate, load_price_years

#: Hours below zero, the mean [EUR/MWh], the correlation of hours a day apart, and the highest hour over the mean, of
#: the day-ahead prices of the Netherlands. Source: Ember, European wholesale electricity price data (ENTSO-E).
REAL = {
    2015: (0, 40.08, 0.586, 2.49),
    2016: (0, 32.25, 0.725, 4.19),
    2017: (0, 39.31, 0.686, 3.84),
    2018: (0, 52.54, 0.718, 3.33),
    2019: (3, 41.19, 0.725, 2.95),
    2020: (97, 32.24, 0.732, 6.20),
    2021: (70, 102.97, 0.880, 6.02),
    2022: (86, 241.91, 0.834, 3.60),
}
#: Their correlation with wind at sea, wind on land, sun and temperature where those are known. Source of the weather:
#: Quintel, etsource, hourly weather of the Netherlands (underlying data KNMI).
WITH_WEATHER = {
    2015: (-0.20, -0.13, 0.22, 0.02),
    2016: (-0.18, -0.23, 0.01, -0.04),
    2017: (-0.13, -0.14, -0.08, -0.31),
    2018: (-0.11, -0.24, 0.04, 0.13),
    2019: (-0.13, -0.12, -0.12, -0.28),
}
SCRIPT = Path(__file__).parents[3] / "docs" / "fit_price_years.py"
DATA = SCRIPT.parents[2] / "shared" / "data"


def made(year: int, count: int = 0) -> ClimateYears:
    """The typical year, or so many others, with the prices of a year."""
    statistics = load_climate()
    own = setting_of(statistics)
    setting = own._replace(market=own.market._replace(year=load_price_years()[year]))
    if not count:
        return typical_year(statistics, setting=setting)
    return climate_years(statistics, count, 1, setting=setting)


def test_the_years_are_those_of_the_source() -> None:
    assert load_price_years().keys() == REAL.keys()


@pytest.mark.parametrize("year", REAL)
def test_the_typical_year_has_the_figures_of_the_real_one(year: int) -> None:
    negative, mean, alike, highest = REAL[year]
    known = load_price_years()[year].real
    assert (known.negative_hours, known.mean) == (negative, pytest.approx(mean, abs=0.01))
    prices = prices_of(load_price_years()[year], load_climate())
    assert prices.mean() == pytest.approx(1.0)
    assert abs(int(np.sum(prices < 0.0)) - negative) <= 1
    assert prices.max() == pytest.approx(highest, rel=0.01)
    assert autocorrelation(prices, HOURS_A_DAY) == pytest.approx(alike, abs=0.02)


@pytest.mark.parametrize("year", [2015, 2019, 2022])
def test_other_years_of_weather_have_them_too(year: int) -> None:
    negative, _, alike, highest = REAL[year]
    years = made(year, 8)
    assert np.abs((years.price_ratio < 0.0).sum(axis=1) - negative).max() <= 1
    assert years.price_ratio.max(axis=1) == pytest.approx(highest, rel=0.01)
    assert np.mean([autocorrelation(one, HOURS_A_DAY) for one in years.price_ratio]) == pytest.approx(
        alike, abs=0.06
    )


@pytest.mark.parametrize("year", REAL)
def test_prices_go_with_the_weather_as_they_did(year: int) -> None:
    found = made(year, 8)
    weather = (found.offshore_wind, found.onshore_wind, found.solar, found.temperature)
    together = [
        np.mean([np.corrcoef(p, s)[0, 1] for p, s in zip(found.price_ratio, series, strict=True)])
        for series in weather
    ]
    if year in WITH_WEATHER:
        assert together == pytest.approx(WITH_WEATHER[year], abs=0.15)
    assert -0.5 < together[1] < -0.05
    assert -0.35 < together[2] < 0.25


def test_the_prices_alone_change() -> None:
    plain, like = typical_year(load_climate()), made(2022)
    for name in set(ClimateYears._fields) - {"price_ratio"}:
        assert np.array_equal(getattr(plain, name), getattr(like, name)), name


def test_a_year_that_became_dear_is_dear_at_its_end() -> None:
    """The gas price of 2021 rose from summer on: its fourth quarter was more than twice as dear as its first."""
    quarters = made(2021).price_ratio[0].reshape(4, -1).mean(axis=1)
    assert quarters[3] > 2.0 * quarters[0]


def test_a_distribution_keeps_zero_and_both_ends() -> None:
    prices = np.random.default_rng(1).normal(50.0, 40.0, HOURS_A_YEAR)
    shape, real = price_shape(prices), real_prices(prices)
    levels = np.interp((np.arange(HOURS_A_YEAR) + 0.5) / HOURS_A_YEAR, shape.shares, shape.prices)
    assert abs(int(np.sum(levels < 0.0)) - real.negative_hours) <= 1
    assert levels[-1] == pytest.approx(real.highest, abs=1e-3)
    assert levels[0] == pytest.approx(prices.min() / prices.mean(), abs=1e-3)
    assert levels.mean() == pytest.approx(1.0, abs=2e-3)
    assert np.all(np.diff(shape.prices) > 0.0)


@pytest.mark.slow
@pytest.mark.skipif(not DATA.is_dir(), reason="needs the series in ../shared/data")
def test_the_shipped_years_are_those_of_the_series() -> None:
    spec = importlib.util.spec_from_file_location("fit_price_years", SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    script = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(script)
    for year, found in script.fitted(DATA).items():
        shipped = load_price_years()[year]
        assert np.allclose(shipped.course, found.course, rtol=1e-4, atol=1e-5)
        assert np.allclose(shipped.price.prices, found.price.prices, rtol=1e-4, atol=1e-5)
        assert shipped.market == pytest.approx(found.market, abs=1e-3)
        negative, mean, alike, highest = REAL[year]
        assert (found.real.negative_hours, found.real.mean) == (negative, pytest.approx(mean, abs=0.01))
        assert found.real.highest == pytest.approx(highest, abs=0.01)
        assert found.real.autocorrelation == pytest.approx(alike, abs=0.001)
