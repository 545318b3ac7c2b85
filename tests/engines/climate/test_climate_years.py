"""Generated years: what must hold in every one of them, whatever the statistics and the setting."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.effort import examples

from aigf.engines.climate import (
    HOURS_A_YEAR,
    Array,
    ClimateYears,
    PriceShape,
    Setting,
    climate_years,
    setting_of,
    typical_year,
)
from aigf.register.climate import load_climate

DUTCH = load_climate()
OWN = setting_of(DUTCH)


def column(*values: float) -> Array:
    return np.array(values)[:, np.newaxis]


def correlation(one: Array, other: Array) -> float:
    return float(np.corrcoef(one, other)[0, 1])


@pytest.fixture(scope="module")
def twenty() -> ClimateYears:
    return climate_years(DUTCH, 20, 3)


def test_every_series_of_every_year_is_possible(twenty: ClimateYears) -> None:
    for series in twenty:
        assert series.shape == (20, HOURS_A_YEAR)
        assert np.isfinite(series).all()
    assert -25 < twenty.temperature.min() < twenty.temperature.max() < 45
    assert twenty.relative_humidity.min() > 0.1
    assert twenty.relative_humidity.max() <= 1.0
    assert np.all(twenty.dew_point() <= twenty.temperature + 1e-9)
    for output, mean in (
        (twenty.offshore_wind, DUTCH.offshore_wind_mean),
        (twenty.onshore_wind, DUTCH.onshore_wind_mean),
        (twenty.solar, DUTCH.solar_mean),
    ):
        assert output.min() >= 0.0
        assert output.max() * mean <= 1.0 + 1e-9
    night = twenty.solar.reshape(20, 365, 24)[:, :, 0:2]
    assert night.max() == 0.0


def test_the_long_term_mean_of_wind_and_sun_is_one() -> None:
    years = climate_years(DUTCH, 60, 8)
    for series in (years.offshore_wind, years.onshore_wind, years.solar):
        of_years = series.mean(axis=1)
        assert of_years.mean() == pytest.approx(1.0, abs=4 * of_years.std() / 60**0.5)
        assert 0.01 < of_years.std() < 0.12, "years differ"
    assert years.temperature.mean() == pytest.approx(DUTCH.temperature.mean, abs=0.15)


def test_a_year_is_the_same_however_many_are_asked_for() -> None:
    together = climate_years(DUTCH, 5, 11)
    apart = climate_years(DUTCH, 2, 11, first=3)
    for whole, part in zip(together, apart, strict=True):
        assert np.array_equal(whole[3:], part)
    other = climate_years(DUTCH, 1, 12)
    assert np.abs(other.temperature - together.temperature[:1]).max() > 3.0


def test_a_leap_year_has_its_hours() -> None:
    years = climate_years(DUTCH, 2, 1, hours=8784)
    assert all(series.shape == (2, 8784) for series in years)
    assert typical_year(DUTCH, hours=8784).offshore_wind.mean() == pytest.approx(1.0)


def test_scarcity_is_residual_demand() -> None:
    """Of mean 1 without wind and sun; what wind takes off is its share times its output."""
    still = OWN._replace(market=OWN.market._replace(wind_share=column(0.0), solar_share=column(0.0)))
    windy = OWN._replace(market=OWN.market._replace(wind_share=column(0.3), solar_share=column(0.0)))
    demand = climate_years(DUTCH, 6, 1, setting=still)
    assert demand.scarcity.mean() == pytest.approx(1.0, abs=0.03)
    years = climate_years(DUTCH, 6, 1, setting=windy)
    weight = DUTCH.demand.offshore_weight
    wind = weight * years.offshore_wind + (1 - weight) * years.onshore_wind
    assert np.allclose(demand.scarcity - years.scarcity, 0.3 * wind, rtol=0, atol=1e-4)


def test_the_price_follows_scarcity(twenty: ClimateYears) -> None:
    for price, scarcity, wind in zip(twenty.price_ratio, twenty.scarcity, twenty.offshore_wind, strict=True):
        assert price.mean() == pytest.approx(1.0)
        assert correlation(price, scarcity) > 0.6
        assert correlation(price, wind) < 0.05
    weekday = twenty.price_ratio[:, : 364 * 24].reshape(20, 52, 7, 24)
    assert weekday[:, :, 6].mean() < weekday[:, :, 1].mean() < 1.1, "the year begins on a Monday"


def test_prices_have_exactly_the_stated_distribution() -> None:
    shape = PriceShape(np.array([0.0, 0.1, 0.5, 1.0]), np.array([-1.0, 0.0, 1.0, 3.0]))
    market = OWN.market._replace(price=shape)
    years = climate_years(DUTCH, 3, 1, setting=OWN._replace(market=market))
    assert np.all(np.count_nonzero(years.price_ratio < 0.0, axis=1) == 876)
    levels = (np.arange(HOURS_A_YEAR) + 0.5) / HOURS_A_YEAR
    expected = np.interp(levels, shape.shares, shape.prices)
    for year in years.price_ratio:
        assert np.allclose(np.sort(year), expected / expected.mean(), rtol=0, atol=1e-12)


def test_more_wind_makes_prices_fall_more_when_it_blows() -> None:
    captured = []
    for share in (0.08, 0.3, 0.6):
        market = OWN.market._replace(wind_share=column(share))
        years = climate_years(DUTCH, 5, 1, setting=OWN._replace(market=market))
        captured.append(np.mean(years.price_ratio * years.offshore_wind) / years.offshore_wind.mean())
    assert captured[0] > captured[1] > captured[2]


@settings(max_examples=examples(4), deadline=None)
@given(st.floats(0.25, 0.6), st.floats(0.15, 0.45), st.integers(0, 1000))
def test_wind_farms_have_their_capacity_factor_and_never_more_than_full_power(
    offshore: float, onshore: float, seed: int
) -> None:
    farms = OWN.wind_farms._replace(offshore=column(offshore), onshore=column(onshore))
    years = climate_years(DUTCH, 3, seed, setting=OWN._replace(wind_farms=farms))
    plain = climate_years(DUTCH, 3, seed)
    for made, own, factor in (
        (years.offshore_wind, plain.offshore_wind, offshore),
        (years.onshore_wind, plain.onshore_wind, onshore),
    ):
        assert made.max() * factor <= 1.0 + 1e-9
        assert np.array_equal(made == 0.0, own == 0.0), "a standstill stays one"
    typical = typical_year(DUTCH, setting=OWN._replace(wind_farms=farms))
    assert typical.offshore_wind.mean() == pytest.approx(1.0, rel=1e-9)
    assert typical.offshore_wind.max() * offshore <= 1.0 + 1e-9


@settings(max_examples=examples(4), deadline=None)
@given(st.floats(-10, 30), st.floats(2, 15), st.floats(1, 7))
def test_another_place_has_its_mean_and_its_waves(mean: float, annual: float, diurnal: float) -> None:
    place = OWN.place._replace(
        mean=column(mean), annual_amplitude=column(annual), diurnal_amplitude=column(diurnal)
    )
    moved = climate_years(DUTCH, 2, 1, setting=OWN._replace(place=place)).temperature
    difference = moved - climate_years(DUTCH, 2, 1).temperature
    assert difference.mean() == pytest.approx(mean - DUTCH.temperature.mean, abs=0.01)
    days = difference.reshape(2, 365, 24)
    extra = annual - DUTCH.temperature.annual_amplitude
    assert np.ptp(days.mean(axis=2)) / 2 == pytest.approx(abs(extra), abs=0.01)
    swing = diurnal - DUTCH.temperature.diurnal_amplitude
    assert np.ptp(days.mean(axis=1)) / 2 == pytest.approx(abs(swing), rel=0.02, abs=0.01)
    typical = typical_year(DUTCH, setting=OWN._replace(place=place)).temperature
    assert typical.mean() == pytest.approx(mean, abs=1e-9)


def test_a_draw_has_its_row_of_the_setting_and_the_bits_it_would_have_alone() -> None:
    setting = Setting(
        OWN.place._replace(mean=column(9.0, 11.0, 12.0)),
        OWN.wind_farms._replace(offshore=column(0.35, 0.4, 0.5)),
        OWN.market._replace(
            wind_share=column(0.1, 0.2, 0.3),
            price=PriceShape(
                np.tile(DUTCH.price.shares, (3, 1)), DUTCH.price.prices * column(1.0, 2.0, 3.0) + 0.1
            ),
        ),
    )
    together = climate_years(DUTCH, 3, 4, setting=setting)
    for draw in range(3):
        rows = slice(draw, draw + 1)
        price = PriceShape(setting.market.price.shares[rows], setting.market.price.prices[rows])
        own = Setting(
            OWN.place._replace(mean=setting.place.mean[rows]),
            OWN.wind_farms._replace(offshore=setting.wind_farms.offshore[rows]),
            OWN.market._replace(wind_share=setting.market.wind_share[rows], price=price),
        )
        alone = climate_years(DUTCH, 1, 4, first=draw, setting=own)
        for series, single in zip(together, alone, strict=True):
            assert np.array_equal(series[rows], single)


def test_the_typical_year_is_one_of_them_and_like_the_mean() -> None:
    typical = typical_year(DUTCH)
    assert typical.temperature.shape == (1, HOURS_A_YEAR)
    for series in (typical.offshore_wind, typical.onshore_wind, typical.solar):
        assert series.mean() == pytest.approx(1.0, rel=1e-9)
    assert typical.temperature.mean() == pytest.approx(DUTCH.temperature.mean, abs=1e-9)
    years = climate_years(DUTCH, 40, 2)
    for made, many in (
        (np.percentile(typical.temperature, 99), np.percentile(years.temperature, 99, axis=1)),
        (typical.temperature.max(), years.temperature.max(axis=1)),
        (typical.relative_humidity.mean(), years.relative_humidity.mean(axis=1)),
        (typical.scarcity.std(), years.scarcity.std(axis=1)),
        (np.mean(typical.offshore_wind < 0.1), np.mean(years.offshore_wind < 0.1, axis=1)),
    ):
        assert abs(made - many.mean()) < 1.2 * many.std()


def test_a_typical_year_of_several_rows_is_one_weather() -> None:
    farms = OWN.wind_farms._replace(offshore=column(0.35, 0.5))
    years = typical_year(DUTCH, setting=OWN._replace(wind_farms=farms))
    assert years.temperature.shape == (2, HOURS_A_YEAR)
    assert np.array_equal(years.solar[0], years.solar[1])
    assert not np.array_equal(years.offshore_wind[0], years.offshore_wind[1])


@pytest.mark.parametrize(
    ("shares", "prices", "message"),
    [
        ([0.0, 0.5, 1.0], [0.0, 2.0, 1.0], "must rise"),
        ([0.0, 0.5, 0.5], [0.0, 1.0, 2.0], "must rise"),
        ([0.0, 0.5, 1.0], [-3.0, -2.0, 1.0], "positive mean"),
    ],
)
def test_a_distribution_that_cannot_be_is_refused(
    shares: list[float], prices: list[float], message: str
) -> None:
    market = OWN.market._replace(price=PriceShape(np.array(shares), np.array(prices)))
    for generate in (lambda setting: climate_years(DUTCH, 1, 1, setting=setting), _typical):
        with pytest.raises(ValueError, match=message):
            generate(OWN._replace(market=market))


def _typical(setting: Setting) -> ClimateYears:
    return typical_year(DUTCH, setting=setting)


@pytest.mark.parametrize("factor", [0.001, 0.99])
def test_wind_that_never_or_always_blows_is_refused(factor: float) -> None:
    farms = OWN.wind_farms._replace(onshore=column(factor))
    with pytest.raises(ValueError, match="capacity factor of wind"):
        climate_years(DUTCH, 1, 1, setting=OWN._replace(wind_farms=farms))


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"persistence": np.ones_like(DUTCH.processes.persistence)}, "persistence"),
        ({"smoothness": DUTCH.processes.smoothness - 1.0}, "persistence"),
        ({"shares": DUTCH.processes.shares * 2.0}, "add up to 1"),
    ],
)
def test_statistics_that_cannot_be_are_refused(change: dict[str, Array], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        replace(DUTCH, processes=replace(DUTCH.processes, **change))
