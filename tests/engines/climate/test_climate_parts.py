"""The parts of a climate: clock, sky, processes, humidity, wind farms - known answers and the definitions."""

from __future__ import annotations

import datetime
import itertools

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.effort import examples

from aigf.engines.climate.calendar import HOURS_A_YEAR, Array, clock, season_by_time
from aigf.engines.climate.fit_margins import Real, score, table
from aigf.engines.climate.fit_prices import PricedYears, fit_demand, fit_price_shape
from aigf.engines.climate.fit_processes import autocorrelation, fit_memory, halves
from aigf.engines.climate.humidity import dew_point, saturation_ratio
from aigf.engines.climate.outputs import power_for
from aigf.engines.climate.prices import coldness, expected_demand, profile_terms
from aigf.engines.climate.processes import autoregress, one_year, plan_year
from aigf.engines.climate.sky import clear_sky, geometry
from aigf.engines.climate.statistics import MARKET, OFFSHORE_WIND, ONSHORE_WIND, TEMPERATURE
from aigf.register.climate import load_climate

DUTCH = load_climate()


def test_the_clock_is_that_of_amsterdam() -> None:
    """2018 began on a Monday, 2016 on a Friday and was a leap year; against the time zone's own rules."""
    zoneinfo = pytest.importorskip("zoneinfo")
    try:
        zone = zoneinfo.ZoneInfo("Europe/Amsterdam")
    except zoneinfo.ZoneInfoNotFoundError:
        pytest.skip("no time zone data on this machine")
    for year, weekday, hours in ((2018, 0, 8760), (2016, 4, 8784), (2019, 1, 8760)):
        day_type, time = clock(hours, weekday)
        start = datetime.datetime(year, 1, 1, tzinfo=datetime.UTC)
        for hour in range(0, hours - 1, 7):
            local = (start + datetime.timedelta(hours=hour)).astimezone(zone)
            assert time[hour] == local.hour, local
            assert day_type[hour] == max(local.weekday() - 4, 0), local


def test_the_sun_stands_where_it_should() -> None:
    """At noon on the solstice at 52.1 degrees north 61.3 degrees high: no tilt catches the air mass of that height."""
    flat = geometry(52.1, 0.0, 0.0, HOURS_A_YEAR).reshape(365, 24)
    height = np.sin(np.radians(90 - 52.1 + 23.44))
    expected = 0.7 ** ((1 / height) ** 0.678) * height + 0.1 * height
    assert flat[171, 11:13].mean() == pytest.approx(expected, rel=0.01)
    assert flat[:, 0].max() == 0.0
    assert np.count_nonzero(flat[79]) in (12, 13, 14)
    later = geometry(52.1, 15.0, 0.0, HOURS_A_YEAR)
    assert np.allclose(later[:-1], flat.ravel()[1:], atol=0.02), "15 degrees east is an hour earlier"
    tilted = geometry(52.1, 0.0, 37.0, HOURS_A_YEAR).reshape(365, 24)
    assert tilted[350].sum() > 1.5 * flat[350].sum()
    assert clear_sky(DUTCH.sky, HOURS_A_YEAR).max() == pytest.approx(1.0, abs=0.03)


@pytest.mark.parametrize("persistence", [0.0, 0.3, 0.9816, 0.9999])
def test_steps_and_doubling_equal_the_recurrence(persistence: float) -> None:
    innovations = np.random.default_rng(7).standard_normal((1, 365, 24))
    expected, last = [], 0.0
    for innovation in innovations.ravel():
        last = persistence * last + innovation
        expected.append(last)
    found = autoregress(np.ascontiguousarray(np.moveaxis(innovations, 1, 2)), np.array([persistence]))
    hourly = np.moveaxis(found, 1, 2).ravel()
    assert np.allclose(hourly, expected, rtol=0, atol=1e-12 * np.abs(expected).max())


@pytest.fixture(scope="module")
def processes() -> Array:
    plan = plan_year(DUTCH.processes, HOURS_A_YEAR)
    return np.stack([one_year(plan, np.random.default_rng([3, year])) for year in range(60)])


def test_processes_have_mean_0_and_deviation_1_in_every_season_and_at_the_start(processes: Array) -> None:
    assert np.abs(processes.mean(axis=(0, 2))).max() < 0.15
    for hours in (slice(0, 24), slice(0, 2000), slice(4000, 6000)):
        deviation = processes[..., hours].std(axis=(0, 2))
        assert np.all(np.abs(deviation - 1.0) < 0.22), hours
    assert processes.std(axis=(0, 2)) == pytest.approx(np.ones(processes.shape[1]), abs=0.06)


def test_processes_persist_as_their_statistics_say(processes: Array) -> None:
    """A variable of the market has one half the shares of winter, so that it is compared season by season."""
    lags = np.array([1, 6, 24, 48])
    shares, persistence = DUTCH.processes.shares, DUTCH.processes.persistence
    for variable in (OFFSHORE_WIND, ONSHORE_WIND, MARKET):
        smooth = DUTCH.processes.smoothness[variable]
        for half, weight in zip(halves(), (0.818, 0.182), strict=True):
            mixed = weight * shares[0, :, variable] + (1 - weight) * shares[1, :, variable]
            expected = sum(
                share * _correlation(float(a), float(smooth), lags)
                for share, a in zip(mixed, persistence[:, variable], strict=True)
            )
            found = autocorrelation(processes[:, variable], lags, half)
            assert np.allclose(found, expected, rtol=0, atol=0.05), variable


def _correlation(a: float, b: float, lags: Array) -> Array:
    """Of a process of persistence a, driven by one of persistence b, by summing over the impulse response."""
    response = np.array(list(itertools.accumulate(b ** np.arange(4000), lambda last, new: a * last + new)))
    return np.array([response[lag:] @ response[: len(response) - lag] for lag in lags]) / (
        response @ response
    )


def test_one_weather(processes: Array) -> None:
    def together(one: int, other: int, hours: slice) -> float:
        return float(np.corrcoef(processes[:, one, hours].ravel(), processes[:, other, hours].ravel())[0, 1])

    winter, summer = slice(0, 1400), slice(3700, 5800)
    assert 0.7 < together(OFFSHORE_WIND, ONSHORE_WIND, winter) < 0.9
    assert together(OFFSHORE_WIND, TEMPERATURE, winter) > 0.2, "windy winter weather is mild"
    assert together(OFFSHORE_WIND, TEMPERATURE, summer) < 0.0
    assert abs(together(OFFSHORE_WIND, MARKET, winter)) < 0.1


def test_a_memory_is_found_again(processes: Array) -> None:
    found = fit_memory(processes[:30, OFFSHORE_WIND])
    lags = np.array([1, 3, 12, 24, 72])
    own = DUTCH.processes

    def correlation(shares: Array, persistence: Array, smooth: float) -> Array:
        parts = zip(shares.mean(axis=0), persistence, strict=True)
        return np.sum([share * _correlation(float(a), smooth, lags) for share, a in parts], axis=0)

    expected = correlation(
        own.shares[:, :, OFFSHORE_WIND],
        own.persistence[:, OFFSHORE_WIND],
        float(own.smoothness[OFFSHORE_WIND]),
    )
    assert np.allclose(
        correlation(found.shares, found.persistence, found.smoothness), expected, rtol=0, atol=0.04
    )


def test_a_margin_is_found_again_and_keeps_the_distribution() -> None:
    generator = np.random.default_rng(5)
    waves = season_by_time(HOURS_A_YEAR, 2, 2)
    wave = 10 + 8 * waves[5] - 3 * waves[1]
    real = Real(wave + 2.0 * generator.standard_normal((20, HOURS_A_YEAR)), 2, 2, bounded=False)
    found = score(real)
    deviation = real.years.std()
    assert found.mean[5] * deviation == pytest.approx(8.0, abs=0.03)
    assert found.mean[1] * deviation == pytest.approx(-3.0, abs=0.03)
    assert found.deviation[0] * deviation == pytest.approx(2.0, abs=0.02)
    scores, values = table(real, found)
    own = found.mean @ waves + (found.deviation @ waves) * generator.standard_normal((5, HOURS_A_YEAR))
    made = np.interp(own, scores, values)
    for share in (1, 10, 50, 90, 99):
        assert np.percentile(made, share) == pytest.approx(np.percentile(real.years, share), abs=0.15)


def test_a_demand_is_found_again() -> None:
    """Prices that are made of a known demand, cold, wind and sun give these back, in units of the wind's share."""
    generator = np.random.default_rng(2)
    demand = DUTCH.demand
    temperature = 11 + 6 * generator.standard_normal((3, HOURS_A_YEAR))
    wind, sun = generator.gamma(2.0, 0.5, (2, 3, HOURS_A_YEAR))
    scarcity = (
        expected_demand(demand, HOURS_A_YEAR)
        + coldness(demand, temperature)
        - 0.2 * wind
        - 0.1 * sun
        + 0.1 * generator.standard_normal((3, HOURS_A_YEAR))
    )
    years = PricedYears(30 + scarcity, temperature, wind, sun, (0, 0, 0), (False, False, False))
    found, market = fit_demand(years, wind_share=0.2, offshore_weight=0.3)
    assert found.solar_share == pytest.approx(0.1, rel=0.05)
    assert found.comfort == pytest.approx(demand.comfort, abs=2.0)
    assert found.market == pytest.approx(0.1, rel=0.15)
    assert market.shape == (3, HOURS_A_YEAR)
    terms = profile_terms(HOURS_A_YEAR)
    assert np.corrcoef(found.profile.reshape(-1) @ terms, demand.profile.reshape(-1) @ terms)[0, 1] > 0.99


def test_a_price_shape_has_the_share_of_negative_prices() -> None:
    prices = np.linspace(-10.0, 90.0, HOURS_A_YEAR)[None]
    shape = fit_price_shape(prices)
    assert np.interp(0.0, shape.prices, shape.shares) == pytest.approx(0.1, abs=0.001)
    assert np.all(np.diff(shape.prices) > 0.0)


def test_the_dew_point_is_the_published_one() -> None:
    """Alduchov and Eskridge's formula: at 20 degrees and 50% 9.26, at 30 and 70% 23.93; saturated air has its own."""
    assert dew_point(np.array([20.0, 30.0]), np.array([0.5, 0.7])) == pytest.approx([9.26, 23.93], abs=0.02)
    air = np.linspace(-15, 38, 30)
    assert dew_point(air, np.ones(30)) == pytest.approx(air)
    assert saturation_ratio(air, dew_point(air, np.full(30, 0.6))) == pytest.approx(np.full(30, 0.6))


@settings(max_examples=examples(30), deadline=None)
@given(st.floats(0.15, 0.85))
def test_a_power_brings_the_mean_to_the_capacity_factor(factor: float) -> None:
    """The mean of u^g over uniform u is 1 / (g + 1)."""
    uniform = (np.arange(4_000) + 0.5) / 4_000
    assert power_for(uniform, np.array([[factor]]))[0, 0] == pytest.approx(1 / factor - 1, rel=1e-3)
