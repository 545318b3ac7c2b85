"""Moist air against psychrolib (slow to load), published chart points and what must always hold."""

from __future__ import annotations

import time

import numpy as np
import psychrolib
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aigf.engines.psychrometrics import (
    STANDARD_PRESSURE,
    humidity_ratio,
    humidity_ratio_of,
    relative_humidity,
    saturation_pressure,
    water_per_heat,
    wet_bulb_temperature,
)

psychrolib.SetUnitSystem(psychrolib.SI)

temperatures = st.floats(-40.0, 50.0)
humidities = st.floats(0.0, 1.0)


@pytest.mark.parametrize(
    ("temperature", "pressure"), [(-20.0, 103.24), (0.01, 611.7), (20.0, 2338.8), (50.0, 12_351.3)]
)
def test_saturation_pressures_of_the_handbook(temperature: float, pressure: float) -> None:
    """ASHRAE Handbook Fundamentals 2017, chapter 1, table 3 [kPa with five figures]."""
    assert saturation_pressure(np.array(temperature)) == pytest.approx(pressure, rel=2e-4)


@pytest.mark.parametrize(
    ("dry", "humidity", "wet"),
    [(20.0, 0.5, 13.8), (25.0, 0.5, 17.9), (30.0, 0.3, 18.0), (35.0, 0.4, 24.0), (10.0, 0.8, 8.2)],
)
def test_points_of_the_psychrometric_chart(dry: float, humidity: float, wet: float) -> None:
    found = wet_bulb_temperature(np.array(dry), np.array(humidity))
    assert found == pytest.approx(wet, abs=0.1)


@pytest.mark.slow
def test_the_wet_bulb_is_that_of_psychrolib() -> None:
    """Within its tolerance of 0.001 K, in any climate. It may be over ice where ours is over water: both are."""
    generator = np.random.default_rng(1)
    dry, humidity = generator.uniform(-40, 50, 250), generator.uniform(0.01, 1, 250)
    theirs = np.array(
        [
            psychrolib.GetTWetBulbFromRelHum(one, other, STANDARD_PRESSURE)
            for one, other in zip(dry, humidity, strict=True)
        ]
    )
    ours = wet_bulb_temperature(dry, humidity)
    one_phase = (ours > 0.0) == (theirs > 0.0)
    assert np.mean(one_phase) > 0.99
    assert np.all(np.abs(ours - theirs)[~one_phase] < 1.0)
    assert np.max(np.abs(ours - theirs)[one_phase]) < 0.001


@pytest.mark.slow
def test_high_above_the_sea_it_is_that_of_psychrolib_too() -> None:
    found = wet_bulb_temperature(np.array([30.0]), np.array([0.3]), 83_000.0)[0]
    assert found == pytest.approx(psychrolib.GetTWetBulbFromRelHum(30.0, 0.3, 83_000.0), abs=0.001)


@pytest.mark.slow
def test_humidity_from_the_dew_point() -> None:
    dry, dew = np.array([20.0, 5.0, -5.0]), np.array([10.0, 5.0, -8.0])
    theirs = [psychrolib.GetRelHumFromTDewPoint(one, other) for one, other in zip(dry, dew, strict=True)]
    assert np.allclose(relative_humidity(dry, dew), theirs, rtol=1e-4)


@given(temperatures, humidities)
def test_it_lies_between_dew_point_and_dry_bulb(dry: float, humidity: float) -> None:
    wet = float(wet_bulb_temperature(np.array(dry), np.array(humidity)))
    assert wet <= dry
    assert saturation_pressure(np.array(wet)) >= humidity * saturation_pressure(np.array(dry)) * (1 - 1e-4)


@given(temperatures)
def test_in_saturated_air_it_is_the_dry_bulb(dry: float) -> None:
    assert wet_bulb_temperature(np.array(dry), np.array(1.0)) == pytest.approx(dry, abs=1e-3)


@given(temperatures, humidities, st.floats(0.0, 0.5))
def test_moister_air_has_no_lower_wet_bulb(dry: float, humidity: float, more: float) -> None:
    drier = wet_bulb_temperature(np.array(dry), np.array(humidity))
    moister = wet_bulb_temperature(np.array(dry), np.array(min(humidity + more, 1.0)))
    assert moister >= drier - 1e-6


@pytest.mark.slow
@settings(deadline=None)
@given(st.floats(-10.0, 40.0), st.floats(0.2, 1.0), st.floats(0.5, 25.0))
def test_water_that_evaporates_is_that_of_psychrolib(dry: float, humidity: float, above: float) -> None:
    """Gain in humidity over gain in enthalpy, for air that leaves saturated."""
    wet = float(wet_bulb_temperature(np.array(dry), np.array(humidity)))
    leaving = max(wet, 0.0) + above
    entering = humidity_ratio_of(np.array([dry]), np.array([wet]))
    found = water_per_heat(np.array([dry]), entering, np.array([leaving]))[0]
    before = psychrolib.GetHumRatioFromTWetBulb(dry, wet, STANDARD_PRESSURE)
    assert entering[0] == pytest.approx(before, abs=1e-6)
    after = psychrolib.GetSatHumRatio(leaving, STANDARD_PRESSURE)
    heat = psychrolib.GetMoistAirEnthalpy(leaving, after) - psychrolib.GetMoistAirEnthalpy(dry, before)
    expected = max(3.6e6 * (after - before) / heat, 0.0)
    assert found == pytest.approx(expected, rel=1e-3, abs=3.6e6 * 1e-6 / heat)


def test_humidity_ratio_of_the_handbook() -> None:
    """Saturated air of 25 degrees holds 0.02017 kg/kg; as ideal gases, as here, 0.4% less."""
    found = humidity_ratio(saturation_pressure(np.array(25.0)))
    assert found == pytest.approx(0.02017, rel=0.005)


@pytest.mark.parametrize(("dry", "humidity"), [(float("nan"), 0.5), (61.0, 0.5), (20.0, 1.01), (20.0, -0.1)])
def test_what_is_no_air_is_refused(dry: float, humidity: float) -> None:
    with pytest.raises(ValueError, match="must be between"):
        wet_bulb_temperature(np.array([dry]), np.array([humidity]))


@pytest.mark.slow
def test_two_million_hours_take_well_under_a_second() -> None:
    generator = np.random.default_rng(1)
    dry, humidity = generator.uniform(-10, 35, (250, 8760)), generator.uniform(0.3, 1.0, (250, 8760))
    wet_bulb_temperature(dry[:1], humidity[:1])
    taken = []
    for _ in range(3):
        start = time.process_time()
        wet_bulb_temperature(dry, humidity)
        taken.append(time.process_time() - start)
    assert min(taken) < 0.5
