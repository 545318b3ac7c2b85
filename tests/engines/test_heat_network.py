"""Residual heat in a network: heat pumps beside published ones, the balance of every hour, and what more of it does."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aigf.engines.climate import Array
from aigf.engines.heat import (
    Connection,
    HeatHours,
    HeatNetwork,
    HeatPump,
    HeatSource,
    electricity_share,
    heat_hours,
    heat_year,
)

PUMP = HeatPump(carnot_share=0.5, source_cooling=10.0)
SOURCE = HeatSource(liquid_share=0.8, air_recovery_share=0.5, coolant_temperature=45.0, air_temperature=30.0)
NETWORK = HeatNetwork(temperature=70.0, temperature_rise=0.0)
WIDE = 1e9


def hours_of(
    asked: Array,
    capacity: float = WIDE,
    storage: float = 0.0,
    source: HeatSource = SOURCE,
    network: HeatNetwork = NETWORK,
    cold: float = 0.0,
) -> HeatHours:
    demand = np.atleast_2d(asked)
    supply = network.supply(np.full(demand.shape, cold))
    size = Connection(np.array([[capacity]]), np.array([[storage]]))
    return heat_hours(np.ones((1, 1)), demand, supply, source, PUMP, size)


def performance(source: float, supply: float) -> float:
    return float(1.0 / electricity_share(source, np.array([[supply]]), PUMP)[0, 0])


@pytest.mark.parametrize(
    ("source", "supply", "low", "high"),
    [
        (45.0, 70.0, 3.0, 5.0),  # direct liquid cooling into a network of 70 degrees: 3 to 5
        (30.0, 70.0, 3.0, 5.0),  # air cooling into the same
        (30.0, 85.0, 2.5, 3.5),  # into a classical network: 2.5 to 3.5 (P2H Computing Cluster)
        (27.0, 75.0, 2.5, 5.0),  # Meta in Odense: 27 to 75 degrees
    ],
)
def test_heat_pumps_perform_as_published(source: float, supply: float, low: float, high: float) -> None:
    assert low <= performance(source, supply) <= high


def test_a_heat_pump_by_hand() -> None:
    """To 46.85 degrees (320 K) from 36.85, cooled to 26.85: a lift of 20, so half of 320 / 20 is 8."""
    assert performance(36.85, 46.85) == pytest.approx(8.0)


def test_a_source_that_stays_warmer_than_the_network_needs_no_heat_pump() -> None:
    found = hours_of(np.full(24, 0.5), network=replace(NETWORK, temperature=35.0))
    assert found.electricity.max() == 0.0
    assert np.allclose(found.reused, 0.5)


def test_a_lift_that_no_heat_pump_is_for_is_refused() -> None:
    with pytest.raises(ValueError, match="more electricity than it yields"):
        hours_of(np.ones(24), network=replace(NETWORK, temperature=400.0))


def test_the_warm_heat_is_used_before_the_cool() -> None:
    """Of the heat 8 in 9 parts are warm; only what is asked above them comes from the cool part."""
    assert SOURCE.warm_share == pytest.approx(8 / 9)
    little = heat_year(hours_of(np.full(24, 0.5)), SOURCE)
    all_of_it = heat_year(hours_of(np.full(24, 9.0)), SOURCE)
    assert little.temperature[0, 0] == 45.0
    assert all_of_it.reused_share[0, 0] == pytest.approx(1.0)
    assert all_of_it.temperature[0, 0] == pytest.approx((8 * 45 + 30) / 9)


def test_a_year_by_hand() -> None:
    """Flat: 0.5 asked of a COP of 343.15 / 35 / 2 = 4.902 takes 0.102 of electricity and 0.398 of residual heat."""
    found = heat_year(hours_of(np.full(24, 0.5)), SOURCE)
    assert found.electricity_ratio[0, 0] == pytest.approx(0.5 * 70 / 343.15)
    assert found.reused_share[0, 0] == pytest.approx(0.5 - 0.5 * 70 / 343.15)


def test_where_nothing_is_asked_nothing_is_handed_over() -> None:
    found = heat_year(hours_of(np.zeros(24), storage=5.0), SOURCE)
    assert (found.reused_share[0, 0], found.electricity_ratio[0, 0], found.temperature[0, 0]) == (0, 0, 45)


def test_a_colder_day_asks_a_warmer_network_and_more_electricity() -> None:
    network = replace(NETWORK, temperature_rise=0.5)
    mild, cold = (hours_of(np.full(24, 0.5), network=network, cold=cold) for cold in (0.0, 20.0))
    assert cold.electricity.sum() > mild.electricity.sum()
    assert np.allclose(cold.delivered, mild.delivered)


def test_heat_of_the_air_alone() -> None:
    air = HeatSource(0.0, 0.9, 45.0, 30.0)
    assert heat_year(hours_of(np.full(24, 0.5), source=air), air).temperature[0, 0] == 30.0
    nothing = HeatSource(0.0, 0.0, 45.0, 30.0)
    assert nothing.warm_share == 1.0  # of nothing


demands = st.lists(st.floats(0.0, 4.0), min_size=48, max_size=48).map(np.array)


@settings(deadline=None)
@given(demands, st.floats(0.0, 3.0), st.floats(0.0, 20.0), st.floats(0.0, 1.0), st.floats(0.0, 30.0))
def test_heat_is_kept_in_every_hour(
    asked: Array, capacity: float, storage: float, liquid: float, cold: float
) -> None:
    """Available and electricity, less what the buffer gains, are what is delivered and rejected."""
    source = replace(SOURCE, liquid_share=liquid)
    network = replace(NETWORK, temperature_rise=0.4)
    found = hours_of(asked, capacity, storage, source, network, cold)
    gained = found.level - np.roll(found.level, 1)
    given_away = found.delivered + found.rejected
    assert np.allclose(found.available + found.electricity - gained, given_away, rtol=0, atol=1e-9)
    assert found.rejected.min() >= -1e-9
    assert (found.reused + found.electricity).max() <= capacity + 1e-9
    assert np.all(found.reused_warm <= found.reused + 1e-12)
    assert np.all(found.delivered <= found.asked + 1e-12)


@settings(deadline=None)
@given(demands, st.floats(0.05, 2.0), st.floats(0.0, 10.0), st.floats(0.0, 1.0))
def test_more_never_delivers_less(asked: Array, capacity: float, storage: float, more: float) -> None:
    whole = hours_of(asked, capacity, storage).delivered.sum()
    assert hours_of(asked, capacity + more, storage).delivered.sum() >= whole - 1e-9
    assert hours_of(asked, capacity, storage + more).delivered.sum() >= whole - 1e-9
    assert hours_of(asked * (1 + more), capacity, storage).delivered.sum() >= whole - 1e-9


def test_draws_do_not_touch_each_other() -> None:
    generator = np.random.default_rng(5)
    asked = generator.uniform(0, 2, (3, 100))
    supply = generator.uniform(60, 80, (3, 100))
    size = Connection(np.array([[0.5], [1.0], [2.0]]), np.array([[0.0], [3.0], [np.inf]]))
    source = HeatSource(np.array([[0.7], [0.8], [0.9]]), 0.5, 45.0, 30.0)
    together = heat_hours(np.ones((3, 1)), asked, supply, source, PUMP, size)
    for row, liquid in enumerate((0.7, 0.8, 0.9)):
        rows = slice(row, row + 1)
        alone = heat_hours(
            np.ones((1, 1)),
            asked[rows],
            supply[rows],
            HeatSource(liquid, 0.5, 45.0, 30.0),
            PUMP,
            Connection(size.capacity[rows], size.storage[rows]),
        )
        assert all(np.array_equal(one[row], other[0]) for one, other in zip(together, alone, strict=True))
