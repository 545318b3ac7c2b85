"""The demand for heat: by hand, what must hold of any, and beside the hourly series it was fitted to."""

from __future__ import annotations

import csv
from dataclasses import fields
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aigf.engines.climate import Array
from aigf.engines.heat import DayShape, HeatDemand, coldness, day_shape, demand_hours
from aigf.register import load_register

WEATHER = Path(__file__).parents[3] / "shared" / "data" / "weather"
with_the_series = pytest.mark.skipif(not WEATHER.is_dir(), reason="needs ../shared/data/weather")
FLAT = DayShape(0.0, 0.0, 0.0, 0.0)
ENTRIES = load_register().entries


def shipped(prefix: str) -> DayShape:
    return DayShape(**{field.name: ENTRIES[f"{prefix}_{field.name}"].value for field in fields(DayShape)})


def asked(temperature: Array) -> Array:
    demand = HeatDemand(ENTRIES["heat_base_share"].value, ENTRIES["heat_heating_limit"].value)
    return demand_hours(temperature, demand, shipped("space_heating"), shipped("hot_water"))[0]


def test_by_hand() -> None:
    """A day of 6 degrees and a day of 26: with limit 16 the cold is 10 and falls by the past day's mean."""
    temperature = np.array([6.0] * 24 + [26.0] * 24)
    demand = demand_hours(temperature, HeatDemand(base_share=0.25, heating_limit=16.0), FLAT, FLAT)[0]
    assert demand.mean() == pytest.approx(1.0)
    assert demand[23] == demand.max()  # a whole cold day has passed
    assert demand[47] == pytest.approx(0.25)
    assert coldness(temperature, 16.0)[0, [11, 23, 35, 47]] == pytest.approx([0, 10, 0, 0])


def test_a_shape_by_hand() -> None:
    """A wave of a day of 0.5 at noon and one of half a day of 0.2 at 6 and 18."""
    shape = day_shape(24, DayShape(0.5, 12.0, 0.2, 6.0))[0]
    assert shape[[0, 6, 12, 18]] == pytest.approx([0.3, 1.2, 1.3, 1.2])


def test_a_place_that_is_never_cold_asks_only_what_does_not_depend_on_the_weather() -> None:
    assert np.allclose(demand_hours(np.full(48, 30.0), HeatDemand(0.25, 16.0), FLAT, FLAT), 1.0)
    water = DayShape(0.5, 7.0, 0.0, 0.0)
    demand = demand_hours(np.full(48, 30.0), HeatDemand(0.25, 16.0), FLAT, water)
    assert np.allclose(demand, day_shape(48, water))


shapes = st.builds(DayShape, st.floats(0, 1), st.floats(0, 24), st.floats(0, 1), st.floats(0, 12))


@settings(deadline=None)
@given(st.lists(st.floats(-20, 40), min_size=72, max_size=72).map(np.array), st.floats(0, 1), shapes, shapes)
def test_it_is_never_negative_and_has_a_mean_of_1(
    temperature: Array, base: float, heating: DayShape, water: DayShape
) -> None:
    demand = demand_hours(temperature, HeatDemand(base, 16.0), heating, water)
    assert demand.min() >= -1e-12
    assert demand.mean() == pytest.approx(1.0, abs=1e-9)


def test_draws_do_not_touch_each_other() -> None:
    temperature = np.array([np.linspace(-5, 20, 96), np.linspace(25, 0, 96)])
    base = np.array([[0.2], [0.4]])
    shape = DayShape(0.3, np.array([[8.0], [12.0]]), 0.1, 7.0)
    together = demand_hours(temperature, HeatDemand(base, 16.0), shape, FLAT)
    for row, hour in enumerate((8.0, 12.0)):
        alone = demand_hours(
            temperature[row], HeatDemand(float(base[row, 0]), 16.0), DayShape(0.3, hour, 0.1, 7.0), FLAT
        )
        assert np.array_equal(together[row], alone[0])


def column(name: str, field: str) -> Array:
    with (WEATHER / name).open() as file:
        return np.array([float(row[field]) for row in csv.DictReader(file)])


@with_the_series
@pytest.mark.parametrize("year", [2015, 2019])
def test_it_is_like_that_of_dutch_buildings(year: int) -> None:
    """By the hour, by the season, and in its highest hours, which size the connection."""
    real = column(f"NL_etm_heatdemand_{year}.csv", "buildings_heating")
    made = asked(column(f"NL_etm_{year}.csv", "temp_c"))
    real = real / real.mean()
    assert np.corrcoef(made, real)[0, 1] > 0.875
    months = [found.reshape(12, -1).mean(axis=1) for found in (made, real)]
    assert np.allclose(*months, atol=0.35)
    winter = [found[np.r_[0 : 90 * 24, 334 * 24 : 8760]].sum() / found.sum() for found in (made, real)]
    assert winter[0] == pytest.approx(winter[1], abs=0.05)
    summer = [found[151 * 24 : 243 * 24].sum() / found.sum() for found in (made, real)]
    assert summer[0] == pytest.approx(summer[1], abs=0.04)
    for share in (0.01, 0.1):
        highest = [np.quantile(found, 1 - share) for found in (made, real)]
        assert highest[0] == pytest.approx(highest[1], rel=0.12), share
    for capacity in (0.5, 1.0, 1.5, 2.0):
        met = [np.minimum(found, capacity).mean() for found in (made, real)]
        assert met[0] == pytest.approx(met[1], abs=0.04), capacity
    of_the_day = [found.reshape(365, 24).mean(axis=0) for found in (made, real)]
    assert np.allclose(*of_the_day, atol=0.35)


@with_the_series
@pytest.mark.parametrize("year", [2015, 2019])
def test_glasshouses_have_the_series_of_buildings_and_hot_water_has_two_peaks(year: int) -> None:
    """Why there is one demand for both, and why hot water has a shape of its own."""
    file = f"NL_etm_heatdemand_{year}.csv"
    assert np.array_equal(column(file, "buildings_heating"), column(file, "agriculture_heating"))
    water = column(file, "households_hot_water")
    made = day_shape(8760, shipped("hot_water"))[0]
    assert np.corrcoef(made, water)[0, 1] > 0.8
    morning, evening = np.argmax(made[:13]), 13 + np.argmax(made[13:24])
    day = water.reshape(365, 24).mean(axis=0)
    assert abs(morning - np.argmax(day)) <= 1
    assert abs(evening - (13 + np.argmax(day[13:]))) <= 1
