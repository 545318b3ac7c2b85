"""The reference year: known answers, the statistics it must have, and the real years it stands for."""

from __future__ import annotations

import csv
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aigf.engines.climate import (
    HOURS_A_YEAR,
    Array,
    TemperatureClimate,
    autoregress,
    expected_temperature,
    fit_temperature,
    reference_year,
)

DUTCH = TemperatureClimate(
    mean=11.04,
    annual_amplitude=7.45,
    warmest_day=202.6,
    diurnal_amplitude=2.87,
    warmest_hour=13.01,
    diurnal_seasonal_amplitude=1.56,
    widest_day=176.6,
    residual_deviation=3.69,
    residual_persistence=0.9816,
    residual_skewness=0.36,
    residual_afternoon_gain=0.15,
)
CALM = replace(DUTCH, residual_deviation=0.0)

climates = st.builds(
    TemperatureClimate,
    mean=st.floats(-10, 30),
    annual_amplitude=st.floats(0.5, 20),
    warmest_day=st.floats(1, 364),
    diurnal_amplitude=st.floats(0.5, 8),
    warmest_hour=st.floats(1, 23),
    diurnal_seasonal_amplitude=st.floats(0.1, 3),
    widest_day=st.floats(1, 364),
    residual_deviation=st.floats(0.1, 6),
    residual_persistence=st.floats(0, 0.995),
    residual_skewness=st.floats(-1, 1),
    residual_afternoon_gain=st.floats(-0.5, 0.5),
)


def correlation(series: Array, lag: int) -> float:
    return float(np.corrcoef(series[lag:], series[:-lag])[0, 1])


def test_the_waves_stand_where_they_are_said_to() -> None:
    climate = replace(CALM, warmest_day=200.0, widest_day=200.0, warmest_hour=12.0)
    year = expected_temperature(climate)
    assert year.shape == (HOURS_A_YEAR,)
    at_the_top = 200 * 24 + 12
    half_a_day_later = np.cos(2 * np.pi * 0.5 / 365)
    assert year[at_the_top - 12] == pytest.approx(11.04 + 7.45 - (2.87 + 1.56), abs=1e-12)
    assert year[at_the_top] == pytest.approx(11.04 + 2.87 + (7.45 + 1.56) * half_a_day_later, abs=1e-12)
    assert int(np.argmax(year)) in (at_the_top, at_the_top - 24)  # midnight of the warmest day lies between


def test_a_place_without_waves_or_weather_has_its_mean_all_year() -> None:
    flat = TemperatureClimate(8.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.5, 0.3, 0.2)
    assert np.allclose(reference_year(flat, 1), 8.0, rtol=0, atol=1e-12)


def test_doubling_equals_the_recurrence() -> None:
    innovations = np.random.default_rng(7).standard_normal(HOURS_A_YEAR)
    for persistence in (0.0, 0.3, 0.9816, 0.9999):
        expected, last = [], 0.0
        for innovation in innovations:
            last = persistence * last + innovation
            expected.append(last)
        scale = np.abs(expected).max()
        assert np.allclose(autoregress(innovations, persistence), expected, rtol=0, atol=1e-13 * scale)


def test_an_impulse_decays_by_its_persistence() -> None:
    impulse = np.zeros(50)
    impulse[3] = 1.0
    expected = np.concatenate([np.zeros(3), 0.8 ** np.arange(47)])
    assert np.allclose(autoregress(impulse, 0.8), expected, rtol=1e-14, atol=0)


def test_draws_get_the_year_they_would_get_alone() -> None:
    persistence = np.array([[0.0], [0.9], [0.99]])
    mean = np.array([[9.0], [11.0], [12.0]])
    together = reference_year(replace(DUTCH, mean=mean, residual_persistence=persistence), 5)
    assert together.shape == (3, HOURS_A_YEAR)
    for draw in range(3):
        one = replace(DUTCH, mean=mean[draw, 0], residual_persistence=persistence[draw, 0])
        assert np.allclose(together[draw], reference_year(one, 5), rtol=0, atol=1e-11)


def test_the_same_seed_gives_the_same_bits_and_another_seed_another_year() -> None:
    assert np.array_equal(reference_year(DUTCH, 42), reference_year(DUTCH, 42))
    assert np.abs(reference_year(DUTCH, 42) - reference_year(DUTCH, 43)).max() > 1.0


def test_the_innovations_are_not_touched() -> None:
    innovations = np.ones(10)
    autoregress(innovations, 0.5)
    assert np.array_equal(innovations, np.ones(10))


@pytest.mark.parametrize("persistence", [-0.1, 1.0, float("nan")])
def test_a_persistence_that_does_not_settle_is_refused(persistence: float) -> None:
    with pytest.raises(ValueError, match="persistence"):
        reference_year(replace(DUTCH, residual_persistence=persistence), 1)


def test_a_negative_deviation_is_refused() -> None:
    with pytest.raises(ValueError, match="deviation"):
        reference_year(replace(DUTCH, residual_deviation=-1.0), 1)


@pytest.mark.parametrize("series", [np.zeros(100), np.full(HOURS_A_YEAR, np.nan), np.zeros((2, 2, 8760))])
def test_a_fit_refuses_what_is_no_year(series: Array) -> None:
    with pytest.raises(ValueError, match="8760"):
        fit_temperature(series)


@settings(max_examples=40, deadline=None)
@given(climates, st.integers(0, 2**31))
def test_a_reference_year_has_exactly_the_stated_mean_waves_and_deviation(
    climate: TemperatureClimate, seed: int
) -> None:
    fitted = fit_temperature(reference_year(climate, seed))
    for name in ("mean", "annual_amplitude", "diurnal_amplitude", "residual_deviation"):
        assert getattr(fitted, name) == pytest.approx(getattr(climate, name), rel=1e-9, abs=1e-9), name
    for name in ("diurnal_seasonal_amplitude", "warmest_day", "warmest_hour", "widest_day"):
        assert getattr(fitted, name) == pytest.approx(getattr(climate, name), rel=1e-6, abs=1e-6), name


@settings(max_examples=20, deadline=None)
@given(climates)
def test_a_fit_finds_the_waves_of_a_place_without_weather(climate: TemperatureClimate) -> None:
    calm = replace(climate, residual_deviation=0.0)
    fitted = fit_temperature(np.array([reference_year(calm, 1), reference_year(calm, 2)]))
    assert fitted.residual_deviation == pytest.approx(0.0, abs=1e-9)
    assert fitted.annual_amplitude == pytest.approx(calm.annual_amplitude, rel=1e-9)


def test_a_fit_finds_the_weather_it_was_made_of() -> None:
    years = np.array([reference_year(DUTCH, seed) for seed in range(60)])
    fitted = fit_temperature(years)
    assert fitted.residual_persistence == pytest.approx(0.9816, abs=0.002)
    assert fitted.residual_skewness == pytest.approx(0.36, abs=0.08)
    assert fitted.residual_afternoon_gain == pytest.approx(0.15, abs=0.03)


def test_the_weather_persists_as_stated() -> None:
    plain = replace(DUTCH, residual_skewness=0.0, residual_afternoon_gain=0.0)
    weather = [reference_year(plain, seed) - expected_temperature(plain) for seed in range(40)]
    for lag in (1, 6, 24):
        mean = float(np.mean([correlation(one, lag) for one in weather]))
        assert mean == pytest.approx(0.9816**lag, abs=0.02)


@settings(max_examples=30, deadline=None)
@given(st.floats(-5, 5), st.integers(0, 1000))
def test_a_warmer_mean_warms_every_hour_by_as_much(warming: float, seed: int) -> None:
    warmer = reference_year(replace(DUTCH, mean=11.04 + warming), seed)
    assert np.allclose(warmer - reference_year(DUTCH, seed), warming, rtol=0, atol=1e-12)


DATA = Path(__file__).resolve().parents[3] / "shared" / "data" / "weather"
with_the_series = pytest.mark.skipif(not DATA.is_dir(), reason="needs the weather series in ../shared/data")
RECENT = (2015, 2016, 2017, 2018, 2019)


def shipped() -> dict[str, dict[str, Any]]:
    from ruamel.yaml import YAML

    import aigf

    path = Path(aigf.__file__).parent / "register" / "data" / "climate.yaml"
    entries: dict[str, dict[str, Any]] = YAML(typ="safe", pure=True).load(path.read_text(encoding="utf-8"))
    return entries


def real_years(*years: int) -> Array:
    series = []
    for year in years:
        with (DATA / f"NL_etm_{year}.csv").open(encoding="utf-8") as file:
            series.append([float(row["temp_c"]) for row in csv.DictReader(file)])
    return np.array(series)


def de_bilt_2000() -> Array:
    with (DATA / "KNMI_260_DeBilt_2000_hourly.csv").open(encoding="utf-8") as file:
        rows = [row for row in csv.DictReader(file) if "-02-29" not in row["time_utc_start"]]
    return np.array([float(row["temp_c"]) for row in rows])


def test_the_climate_of_these_tests_is_the_shipped_one() -> None:
    entries = shipped()
    for field in fields(TemperatureClimate):
        assert entries[f"temperature_{field.name}"]["value"] == getattr(DUTCH, field.name), field.name


@with_the_series
def test_the_shipped_statistics_are_those_of_the_series() -> None:
    years = real_years(*RECENT)
    fitted = fit_temperature(years)
    each = [fit_temperature(year) for year in years]
    for field in fields(TemperatureClimate):
        entry = shipped()[f"temperature_{field.name}"]
        rounding = 0.051 if field.name.endswith("_day") else 0.00005 if "persist" in field.name else 0.005
        assert entry["value"] == pytest.approx(getattr(fitted, field.name), abs=rounding), field.name
        if "low" in entry:
            values = [getattr(one, field.name) for one in each]
            assert entry["low"] == pytest.approx(min(values), abs=0.0051), field.name
            assert entry["high"] == pytest.approx(max(values), abs=0.0051), field.name


@with_the_series
@pytest.mark.parametrize(
    ("what", "statistic", "tolerance"),
    [
        ("mean", np.mean, 0.05),
        ("deviation", np.std, 0.15),
        ("1st percentile", lambda year: np.percentile(year, 1), 0.6),
        ("10th percentile", lambda year: np.percentile(year, 10), 0.4),
        ("median", np.median, 0.3),
        ("90th percentile", lambda year: np.percentile(year, 90), 0.4),
        ("99th percentile", lambda year: np.percentile(year, 99), 0.5),
        ("warmest hour", np.max, 1.0),
        ("degrees above 20, mean of the year", lambda year: np.maximum(year - 20, 0).mean(), 0.03),
        ("correlation at 1 h", lambda year: correlation(year, 1), 0.005),
        ("correlation at 24 h", lambda year: correlation(year, 24), 0.015),
        ("correlation at 168 h", lambda year: correlation(year, 168), 0.05),
    ],
)
def test_generated_years_are_like_the_real_ones(what: str, statistic: Any, tolerance: float) -> None:
    real = np.mean([statistic(year) for year in real_years(*RECENT)])
    made = np.mean([statistic(reference_year(DUTCH, seed)) for seed in range(60)])
    assert made == pytest.approx(real, abs=tolerance), what


@with_the_series
def test_a_year_made_for_de_bilt_2000_is_like_it() -> None:
    """A year and a station that the shipped statistics were not fitted to: the form must carry over."""
    real = de_bilt_2000()
    climate = fit_temperature(real)
    years = np.array([reference_year(climate, seed) for seed in range(40)])
    assert years.mean() == pytest.approx(real.mean(), abs=1e-6)
    for percentile, tolerance in ((1, 1.2), (50, 0.5), (99, 1.0)):
        made = np.percentile(years, percentile, axis=1).mean()
        assert made == pytest.approx(np.percentile(real, percentile), abs=tolerance), percentile
    assert years.max(axis=1).mean() == pytest.approx(real.max(), abs=2.0)
