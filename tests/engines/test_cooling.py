"""Cooling and distribution: known answers of each formula, and what must always hold."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aigf.engines.cooling import Array, Cooling, CoolingHours, Distribution, cooling_hours, distribution_power
from aigf.engines.psychrometrics import wet_bulb_temperature

#: Round numbers: all heat in one liquid loop of 40 degrees, dry coolers with an approach and a rise of 10 degrees.
DRY = Cooling(
    fixed_share=0.03,
    liquid_share=1.0,
    coolant_temperature=40.0,
    coolant_rise=10.0,
    coolant_approach=10.0,
    air_temperature=25.0,
    air_rise=12.0,
    air_approach=14.0,
    hall_fan_share=0.05,
    cooler_fan_share=0.04,
    slowest_fan_share=0.1,
    carnot_share=0.5,
    chiller_lift=20.0,
    least_chiller_lift=10.0,
    wetting_limit=20.0,
    wetting_effectiveness=0.0,
    wet_surface_share=0.0,
    blowdown_share=0.25,
)
HYBRID = replace(DRY, coolant_temperature=30.0, wetting_effectiveness=0.8)
TOWER = replace(
    DRY,
    coolant_temperature=28.0,
    coolant_approach=5.0,
    wetting_limit=-60.0,
    wetting_effectiveness=1.0,
    wet_surface_share=1.0,
)
AIR = replace(DRY, liquid_share=0.0)
FULL = np.array([[1.0]])


def hours(temperature: Any, wet_bulb: Any, cooling: Cooling, load: Array = FULL) -> CoolingHours:
    return cooling_hours(np.atleast_2d(temperature), np.atleast_2d(wet_bulb), load, cooling)


@pytest.mark.parametrize(
    ("temperature", "expected"),
    [
        (
            10.0,
            0.03 + 0.04 * 0.5**3,
        ),  # twice the temperature difference: half the air, an eighth of the power
        (30.0, 0.03 + 0.04),  # at the limit of free cooling: all air
        (
            35.0,
            0.03 + 0.04 + 0.5 * (20 - 5) / (0.5 * 313.15),
        ),  # half of the heat is left, and raised 15 degrees
        (50.0, 0.03 + 0.04 + 30 / (0.5 * 313.15)),  # nothing is left for the coolers, the lift is 30 degrees
        (-20.0, 0.03 + 0.04 * (20 / 70) ** 3),
    ],
)
def test_dry_coolers_at_full_load(temperature: float, expected: float) -> None:
    found = hours(temperature, temperature - 3, DRY)
    assert found.power[0, 0] == pytest.approx(expected, rel=1e-12)
    assert found.water[0, 0] == 0.0


def test_fans_have_a_slowest_speed_and_chillers_a_least_lift() -> None:
    slow = replace(DRY, slowest_fan_share=0.6)
    assert hours(10.0, 8.0, slow).power[0, 0] == pytest.approx(0.03 + 0.04 * 0.6**3, rel=1e-12)
    level = replace(DRY, chiller_lift=8.0)
    assert hours(35.0, 20.0, level).power[0, 0] == pytest.approx(0.07 + 0.5 * 10 / (0.5 * 313.15), rel=1e-12)


def test_half_the_load_needs_half_the_approach() -> None:
    """At 35 degrees the coolers suffice for half of the load: 5 degrees of approach, all air."""
    found = hours(35.0, 20.0, DRY, FULL / 2)
    assert found.power[0, 0] == pytest.approx(0.03 + 0.04, rel=1e-12)


def test_halls_are_cooled_by_air_with_a_fan_of_their_own() -> None:
    found = hours(11.0, 9.0, AIR)
    assert found.power[0, 0] == pytest.approx(0.03 + 0.05 + 0.04, rel=1e-12)
    half = hours(-14.0, -15.0, AIR, FULL / 2)
    fans = 0.05 * 0.5**3 + 0.04 * (13 / (6 + 39)) ** 3
    assert half.power[0, 0] == pytest.approx(0.03 + fans, rel=1e-12)


def test_both_loops_share_the_heat() -> None:
    outside = np.array([[-5.0, 12.0, 33.0]])
    both = hours(outside, outside - 2, replace(DRY, liquid_share=0.8))
    parts = 0.8 * hours(outside, outside - 2, DRY).power + 0.2 * hours(outside, outside - 2, AIR).power
    assert np.allclose(both.power, parts, rtol=1e-12)


def test_adiabatic_coolers_take_water_above_the_limit_only() -> None:
    """At 30 degrees and a wet bulb of 20, wetting cools by 8 degrees.

    All the air is needed, which the rise warms by 10: eight tenths of the heat evaporate, at 3.6 over 2.45 m3/MWh,
    and a quarter more is drained.
    """
    found = hours([[19.0, 30.0]], [[15.0, 20.0]], HYBRID)
    assert found.water[0, 0] == 0.0
    assert found.water[0, 1] == pytest.approx(0.8 * 3.6 / 2.45 * 1.25, rel=1e-12)
    entering = hours(22.0, 20.0, replace(HYBRID, wetting_effectiveness=0.0))
    assert found.power[0, 1] == pytest.approx(entering.power[0, 0], rel=1e-12)


def test_wetting_goes_no_further_than_the_limit() -> None:
    """At 21 degrees the air is brought to 20, not to its wet bulb."""
    found = hours(21.0, 14.0, HYBRID)
    flow = 20 / (10 + 10)
    assert found.water[0, 0] == pytest.approx(flow * 1.0 / 10 * 3.6 / 2.45 * 1.25, rel=1e-12)


def test_towers_cool_by_the_wet_bulb_and_evaporate_most_of_the_heat() -> None:
    """A rule of thumb: of the heat of a tower 70 to 80% evaporates in mild weather, and all of it in hot and dry."""
    mild = hours(12.0, 10.0, TOWER)
    assert mild.power[0, 0] == pytest.approx(0.03 + 0.04 * (15 / 28) ** 3, rel=1e-12)
    assert 0.7 < mild.water[0, 0] / (3.6 / 2.45 * 1.25) < 0.8
    hot = hours(35.0, 20.0, TOWER)
    assert hot.water[0, 0] / (3.6 / 2.45 * 1.25) == pytest.approx(1.0, abs=0.1)
    assert hours(-5.0, -6.0, TOWER).water[0, 0] < mild.water[0, 0]


def test_a_tower_evaporates_in_fog_too() -> None:
    fog, clear = hours(12.0, 12.0, TOWER), hours(12.0, 11.5, TOWER)
    assert 0.9 * clear.water[0, 0] < fog.water[0, 0] < clear.water[0, 0]


def test_a_tower_that_runs_dry_in_the_cold_takes_no_water_then() -> None:
    found = hours([[4.0, 12.0]], [[3.0, 10.0]], replace(TOWER, wetting_limit=5.0))
    assert found.water[0, 0] == 0.0
    assert found.water[0, 1] > 0.5


def test_the_heat_of_compressors_evaporates_too() -> None:
    cold_water = replace(TOWER, coolant_temperature=15.0)
    without = hours(30.0, 24.0, replace(cold_water, carnot_share=1e9))
    found = hours(30.0, 24.0, cold_water)
    compressors = found.power - without.power
    assert compressors[0, 0] > 0.1
    assert found.water[0, 0] == pytest.approx(without.water[0, 0] * (1 + compressors[0, 0]), rel=1e-6)


def test_distribution_losses() -> None:
    losses = distribution_power(
        np.array([[0.0, 0.5, 1.0]]), Distribution(standby_share=0.01, loss_share=0.04)
    )
    assert np.allclose(losses, [[0.01, 0.03, 0.05]], rtol=0, atol=1e-15)


plants = st.builds(
    lambda plant, liquid, coolant, approach, limit: (
        replace(plant, liquid_share=liquid, coolant_temperature=coolant, coolant_approach=approach)
        if plant is not HYBRID
        else replace(plant, liquid_share=liquid, coolant_temperature=coolant, wetting_limit=limit)
    ),
    st.sampled_from([DRY, HYBRID, TOWER, AIR]),
    st.floats(0, 1),
    st.floats(20, 50),
    st.floats(2, 15),
    st.floats(10, 30),
)
climates = st.tuples(st.floats(-25, 45), st.floats(0.1, 1.0))


def wet(temperature: float, humidity: float) -> float:
    return float(wet_bulb_temperature(np.array(temperature), np.array(humidity)))


@settings(deadline=None)
@given(plants, climates, st.floats(0, 15), st.floats(0, 1))
def test_warmer_and_moister_never_takes_less_power(
    plant: Cooling, climate: tuple[float, float], warmer: float, load: float
) -> None:
    """Both bulbs rise together: with adiabatic coolers a hotter hour of the same wet bulb may take less."""
    outside, humidity = climate
    depression = outside - wet(outside, humidity)
    it = np.array([[load]])
    cool = hours(outside, outside - depression, plant, it)
    warm = hours(outside + warmer, outside + warmer - depression, plant, it)
    assert np.all(warm.power >= cool.power - 1e-12)


@settings(deadline=None)
@given(plants, climates, st.floats(0, 1))
def test_power_and_water_stay_within_what_the_plant_can_take(
    plant: Cooling, climate: tuple[float, float], load: float
) -> None:
    outside, humidity = climate
    found = hours(outside, wet(outside, humidity), plant, np.array([[load]]))
    assert np.all(np.isfinite(found.power)) and np.all(np.isfinite(found.water))
    assert np.all(found.power >= plant.fixed_share)
    coldest = 273.15 + min(float(plant.coolant_temperature), 25.0)
    most = 0.03 + 0.05 + 0.04 + max(20.0 + outside - (coldest - 273.15), 10.0) / (0.5 * coldest)
    assert np.all(found.power <= most + 1e-9)
    assert np.all(found.water >= 0.0)
    if plant.wetting_effectiveness == 0.0 or outside <= float(np.asarray(plant.wetting_limit)):
        assert np.all(found.water == 0.0)


@settings(deadline=None)
@given(plants, climates, st.floats(0.05, 1.0), st.floats(0.1, 1.0))
def test_part_load_takes_no_more_per_heat_than_its_fans_and_pumps_at_rest(
    plant: Cooling, climate: tuple[float, float], load: float, part: float
) -> None:
    """Less load never takes more power or water."""
    outside, humidity = climate
    both = hours(outside, wet(outside, humidity), plant, np.array([[load], [load * part]]))
    assert both.power[1, 0] <= both.power[0, 0] + 1e-12
    assert both.water[-1, 0] <= both.water[0, 0] + 1e-12


def test_draws_broadcast_over_hours() -> None:
    per_draw = replace(DRY, coolant_temperature=np.array([[40.0], [30.0]]))
    found = hours([[10.0, 30.0]], [[8.0, 20.0]], per_draw)
    assert found.power.shape == found.water.shape == (2, 2)
    for draw, temperature in enumerate((40.0, 30.0)):
        alone = hours([[10.0, 30.0]], [[8.0, 20.0]], replace(DRY, coolant_temperature=temperature))
        assert np.array_equal(found.power[draw], alone.power[0])
