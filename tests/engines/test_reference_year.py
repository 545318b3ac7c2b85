"""The wind, the sun and the price of the reference year: known answers, and the real years they stand for."""

from __future__ import annotations

import csv
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aigf.engines.climate import HOURS_A_YEAR, Array
from aigf.engines.market import PriceDistribution, ScarcityScore, price_year
from aigf.engines.renewables import (
    RenewableYear,
    SolarPattern,
    WeatherLinks,
    WindPattern,
    kumaraswamy,
    ranked,
    renewable_year,
    sun_height,
)
from aigf.register import load_register

WEATHER = Path(__file__).parents[3] / "shared" / "data" / "weather"
REAL = pytest.mark.skipif(not WEATHER.is_dir(), reason="the measured series are not part of the package")
ENTRIES = load_register().entries
SEEDS = range(5)
PERSISTENCE = ENTRIES["temperature_residual_persistence"].value
MEAN_2025 = 86.61  #: euro per MWh


def shipped(kind: Any, prefix: str) -> Any:
    return kind(**{item.name: ENTRIES[f"{prefix}_{item.name}"].value for item in fields(kind)})


OFFSHORE, ONSHORE = shipped(WindPattern, "offshore_wind"), shipped(WindPattern, "onshore_wind")
SOLAR, LINKS = shipped(SolarPattern, "solar"), shipped(WeatherLinks, "weather")
PRICES, SCORE = shipped(PriceDistribution, "price"), shipped(ScarcityScore, "scarcity")


def weather_of(seed: int) -> RenewableYear:
    return renewable_year(OFFSHORE, ONSHORE, SOLAR, LINKS, PERSISTENCE, seed)


def price_of(seed: int) -> Array:
    year = weather_of(seed)
    return price_year(PRICES, SCORE, year.warmth, wind_of(year), year.solar, seed)[0]


def wind_of(year: RenewableYear) -> Array:
    weight = ENTRIES["wind_offshore_weight"].value
    return weight * year.offshore_wind + (1 - weight) * year.onshore_wind


def correlation(a: Array, b: Array) -> float:
    return float(np.corrcoef(a, b)[0, 1])


def over_hours(series: Array, lag: int) -> float:
    return correlation(series[lag:], series[:-lag])


def daily(series: Array) -> Array:
    mean: Array = series.reshape(365, 24).mean(axis=1)
    return mean


def test_the_distribution_has_the_values_worked_out_by_hand() -> None:
    """With both shapes 1 it is uniform; with 2 and 1 the square root; median of (1, 2) is 1 - sqrt(1/2)."""
    level = np.array([0.0, 0.25, 0.5, 1.0])
    assert kumaraswamy(level, 1.0, 1.0) == pytest.approx(level)
    assert kumaraswamy(level, 2.0, 1.0) == pytest.approx(np.sqrt(level))
    assert kumaraswamy(np.array([0.5]), 1.0, 2.0) == pytest.approx(1 - 0.5**0.5)


def test_ranks_are_shares_of_lower_hours() -> None:
    assert ranked(np.array([[3.0, 1.0, 2.0, 10.0]])).tolist() == [[0.625, 0.125, 0.375, 0.875]]


def test_the_sun_stands_where_it_should() -> None:
    """At noon on the solstice 90 - latitude + 23.44 degrees; below the horizon at midnight."""
    height = sun_height(52.1, 12.5)[0]
    noon = 171 * 24 + 12
    assert np.degrees(np.arcsin(height[noon])) == pytest.approx(90 - 52.1 + 23.44, abs=0.1)
    assert height[171 * 24] == 0.0
    assert np.count_nonzero(height[79 * 24 : 80 * 24]) in (11, 12, 13)
    assert sun_height(0.0, 12.5)[0].sum() > height.sum()


@pytest.mark.parametrize("seed", SEEDS)
def test_output_stays_within_the_installed_power(seed: int) -> None:
    year = weather_of(seed)
    for name in ("offshore_wind", "onshore_wind", "solar"):
        pattern = getattr(year, name)
        assert pattern.shape == (1, HOURS_A_YEAR)
        assert pattern.min() >= 0.0
        assert pattern.mean() == pytest.approx(1.0, abs=1e-12)
        factor = ENTRIES[f"{name}_capacity_factor"]
        assert pattern.max() * (factor.high or factor.value) <= 1.0, name


def test_the_same_seed_gives_the_same_year_and_another_another() -> None:
    assert np.array_equal(weather_of(3).offshore_wind, weather_of(3).offshore_wind)
    assert not np.array_equal(weather_of(3).offshore_wind, weather_of(4).offshore_wind)
    assert np.array_equal(price_of(3), price_of(3))


def test_links_outside_their_bounds_are_refused() -> None:
    with pytest.raises(ValueError, match="correlation"):
        renewable_year(OFFSHORE, ONSHORE, SOLAR, replace(LINKS, onshore_offshore=1.1), PERSISTENCE, 1)


@pytest.mark.parametrize("seed", SEEDS)
def test_the_weather_is_one(seed: int) -> None:
    """Windy days are dull; wind on land follows wind at sea; prices fall with both."""
    year, price = weather_of(seed), price_of(seed)
    wind, solar = year.offshore_wind[0], year.solar[0]
    assert -0.55 < correlation(daily(wind), daily(solar)) < -0.15
    assert 0.7 < correlation(wind, year.onshore_wind[0]) < 0.85
    assert correlation(price, wind) < -0.25
    assert correlation(price, solar) < -0.25
    assert correlation(daily(price), daily(year.warmth[0])) < 0.0


def test_a_windy_winter_day_is_mild() -> None:
    """Measured 0.15 to 0.69; one year differs much from another, so over twenty of them."""
    winter = np.r_[0:59, 334:365]
    found = [
        correlation(daily(year.offshore_wind[0])[winter], daily(year.warmth[0])[winter])
        for year in map(weather_of, range(20))
    ]
    assert np.mean(found) == pytest.approx(0.35, abs=0.15)


@pytest.mark.parametrize("seed", SEEDS)
def test_prices_are_those_of_2025(seed: int) -> None:
    """Published: 584 negative hours, the cheapest half 52.09 and 85% 73.96 euro on a mean of 86.61."""
    price = price_of(seed)
    ordered = np.sort(price) * MEAN_2025
    assert price.mean() == pytest.approx(1.0, abs=1e-12)
    assert np.count_nonzero(price < 0) == pytest.approx(584, abs=5)
    assert ordered[:4380].mean() == pytest.approx(52.09, rel=0.02)
    assert ordered[:7446].mean() == pytest.approx(73.96, rel=0.02)
    for level, published in ((0.5, 90.1), (0.635, 100.0), (0.9, 136.5), (0.939, 150.0), (0.985, 200.0)):
        assert ordered[int(level * HOURS_A_YEAR)] == pytest.approx(published, rel=0.05), level
    of_day = price.reshape(365, 24)
    assert of_day.mean(axis=0).min() * MEAN_2025 == pytest.approx(42.6, rel=0.2)
    assert of_day.mean(axis=0).max() * MEAN_2025 == pytest.approx(135.4, rel=0.1)
    assert np.argmin(of_day.mean(axis=0)) in (11, 12)
    assert np.argmax(of_day.mean(axis=0)) in (17, 18, 19)
    swing = (of_day.max(axis=1) - of_day.min(axis=1)).mean() * MEAN_2025
    assert swing == pytest.approx(124, rel=0.15)
    assert over_hours(price, 1) == pytest.approx(0.91, abs=0.04)


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 1000), st.floats(0.0, 1.0), st.floats(0.0, 2.0))
def test_any_score_keeps_the_distribution(seed: int, wind: float, solar: float) -> None:
    year = weather_of(1)
    score = replace(SCORE, wind=wind, solar=solar)
    price = price_year(PRICES, score, year.warmth, wind_of(year), year.solar, seed)
    assert np.allclose(np.sort(price), np.sort(price_of(1)), rtol=0, atol=1e-12)


def test_a_distribution_that_falls_is_refused() -> None:
    year = weather_of(1)
    with pytest.raises(ValueError, match="must rise"):
        price_year(replace(PRICES, p50=0.1), SCORE, year.warmth, wind_of(year), year.solar, 1)


def test_draws_with_their_own_statistics_have_the_bits_they_would_have_alone() -> None:
    year = weather_of(1)
    weights = np.array([[0.2], [0.9]])
    both = price_year(PRICES, replace(SCORE, wind=weights), year.warmth, wind_of(year), year.solar, 1)
    for row, weight in enumerate(weights[:, 0]):
        alone = price_year(
            PRICES, replace(SCORE, wind=float(weight)), year.warmth, wind_of(year), year.solar, 1
        )
        assert np.array_equal(both[row], alone[0])


def measured() -> list[dict[str, Array]]:
    years = []
    for year in range(2015, 2020):
        with (WEATHER / f"NL_etm_{year}.csv").open() as file:
            rows = list(csv.DictReader(file))
        years.append({name: np.array([float(row[name]) for row in rows]) for name in rows[0]})
    return years


@REAL
def test_wind_at_sea_is_like_that_of_2015_to_2019() -> None:
    made = [weather_of(seed).offshore_wind[0] for seed in SEEDS]
    real = [year["wind_offshore"] / year["wind_offshore"].mean() for year in measured()]
    for level in (0.05, 0.25, 0.5, 0.75, 0.9):
        seen = [np.quantile(year, level) for year in real]
        for year in made:
            assert min(seen) - 0.15 <= np.quantile(year, level) <= max(seen) + 0.15, level
    for lag, tolerance in ((1, 0.03), (6, 0.03), (24, 0.06), (48, 0.1)):
        seen = [over_hours(year, lag) for year in real]
        assert np.mean([over_hours(year, lag) for year in made]) == pytest.approx(
            np.mean(seen), abs=tolerance
        )
    winter = np.r_[0 : 90 * 24, 270 * 24 : HOURS_A_YEAR]
    assert np.mean([year[winter].mean() for year in made]) == pytest.approx(
        np.mean([year[winter].mean() for year in real]), abs=0.1
    )


@REAL
def test_wind_on_land_and_sun_are_like_those_of_2015_to_2019() -> None:
    made, real = [weather_of(seed) for seed in SEEDS], measured()
    seen = [year["wind_inland"].std() / year["wind_inland"].mean() for year in real]
    for year in made:  # newer turbines than those of the series
        assert 0.7 * min(seen) < year.onshore_wind[0].std() < max(seen)
    together = [correlation(year["wind_offshore"], year["wind_inland"]) for year in real]
    assert np.mean(
        [correlation(year.offshore_wind[0], year.onshore_wind[0]) for year in made]
    ) == pytest.approx(np.mean(together), abs=0.05)
    months = np.mean([year.solar[0].reshape(12, 730).sum(axis=1) for year in made], axis=0) / HOURS_A_YEAR
    shares = np.mean([year["solar_pv"].reshape(12, 730).sum(axis=1) for year in real], axis=0)
    assert np.allclose(months, shares / shares.sum(), atol=0.03)  # four of the five have one and the same sun
    peak = np.mean([year["solar_pv"].max() / year["solar_pv"].mean() for year in real])
    assert made[0].solar[0].max() == pytest.approx(peak, rel=0.08)
    spread = np.mean([daily(year["solar_pv"]).std() / year["solar_pv"].mean() for year in real])
    assert np.mean([daily(year.solar[0]).std() for year in made]) == pytest.approx(spread, abs=0.06)
