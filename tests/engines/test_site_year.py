"""The site's year: known answers, the energy balance and what is refused."""

from __future__ import annotations

import time
from dataclasses import fields, replace
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.engines.test_cooling import AIR, DRY, HYBRID, TOWER

from aigf.engines.cooling import Array, Cooling, Distribution
from aigf.engines.psychrometrics import wet_bulb_temperature
from aigf.engines.site_year import SiteYear, simulate_site_hours, simulate_site_year, year_of

HOURS_A_YEAR = 8760
LOSSES = Distribution(standby_share=0.01, loss_share=0.05)


def share(*values: float) -> Array:
    return np.array([values])


def year(temperature: Any, it: Any, cooling: Cooling = DRY, losses: Distribution = LOSSES) -> SiteYear:
    """Of a climate in which the wet bulb is three degrees below the dry one."""
    outside = np.asarray(temperature, dtype=np.float64)
    return simulate_site_year(outside, outside - 3.0, it, cooling, losses)


def test_a_warm_year_at_full_load() -> None:
    found = year(np.full(HOURS_A_YEAR, 30.0), share(1.0))
    for result in vars(found).values():
        assert result.shape == (1, 1)
    assert found.pue[0, 0] == pytest.approx(1.13, abs=1e-12)
    assert found.peak_pue[0, 0] == pytest.approx(1.13, abs=1e-12)
    assert found.cooling_share[0, 0] == pytest.approx(0.07, abs=1e-12)
    assert found.distribution_share[0, 0] == pytest.approx(0.06, abs=1e-12)
    assert found.wue[0, 0] == 0.0
    assert found.facility_peak[0, 0] == pytest.approx(1.13, abs=1e-12)
    assert found.it_full_load_hours[0, 0] == 8760.0
    assert found.facility_full_load_hours[0, 0] == pytest.approx(8760.0, rel=1e-12)


def test_a_year_of_three_hours_by_hand() -> None:
    """IT 1, 0.5, 0.8 at 30, 35, 10 degrees: fans 0.04, 0.04, 0.04 (16 / 38)³, pumps 0.03; losses .06, .035, .05."""
    found = year([30.0, 35.0, 10.0], share(1.0, 0.5, 0.8))
    cold = 0.03 + 0.04 * (16 / 38) ** 3
    assert found.pue[0, 0] == pytest.approx((1.13 + 0.605 + 0.85 + cold) / 2.3, rel=1e-12)
    assert found.facility_peak[0, 0] == pytest.approx(1.13, rel=1e-12)
    assert found.peak_pue[0, 0] == pytest.approx(1.13, rel=1e-12)  # of the first hour, not the worst ratio
    assert found.it_full_load_hours[0, 0] == pytest.approx(2.3, rel=1e-12)
    assert found.facility_full_load_hours[0, 0] == pytest.approx((2.585 + cold) / 1.13, rel=1e-12)


def test_water_is_over_the_energy_of_it() -> None:
    """Two hours: 19 degrees without water, then full load with the water of test_cooling."""
    found = simulate_site_year(
        np.array([19.0, 30.0]), np.array([15.0, 20.0]), share(0.6, 1.0), HYBRID, LOSSES
    )
    assert found.wue[0, 0] == pytest.approx(0.8 * 3.6 / 2.45 * 1.25 / 1.6, rel=1e-12)


def test_without_overhead_the_pue_is_one() -> None:
    nothing = replace(DRY, fixed_share=0.0, cooler_fan_share=0.0)
    found = year(np.linspace(-10, 28, 100), share(0.7), nothing, Distribution(0.0, 0.0))
    assert found.pue[0, 0] == 1.0
    assert found.peak_pue[0, 0] == 1.0


shares = st.floats(0.0, 0.2)
coolings = st.builds(
    lambda plant, fixed, fans, liquid, coolant: replace(
        plant, fixed_share=fixed, cooler_fan_share=fans, liquid_share=liquid, coolant_temperature=coolant
    ),
    st.sampled_from([DRY, HYBRID, TOWER, AIR]),
    shares,
    shares,
    st.floats(0, 1),
    st.floats(20, 50),
)
distributions = st.builds(Distribution, shares, shares)
weather = st.lists(st.floats(-30, 45), min_size=24, max_size=24).map(np.array)
loads = st.lists(st.floats(0.01, 1.0), min_size=24, max_size=24).map(lambda values: np.array([values]))


@settings(deadline=None)
@given(weather, loads, coolings, distributions)
def test_energy_balance_and_bounds(
    temperature: Array, it: Array, cooling: Cooling, distribution: Distribution
) -> None:
    power = simulate_site_hours(temperature, temperature - 2.0, it, cooling, distribution)
    parts = power.it + power.distribution + power.cooling
    assert np.allclose(power.facility, parts, rtol=1e-9, atol=0)
    assert np.all(power.facility >= power.it)
    found = year_of(power)
    assert np.allclose(found.pue, 1 + found.cooling_share + found.distribution_share, rtol=1e-9, atol=0)
    assert np.all(found.pue >= 1.0)
    assert np.all(found.wue >= 0.0)
    energy = found.facility_full_load_hours * found.facility_peak
    assert np.allclose(energy, power.facility.sum(axis=1, keepdims=True), rtol=1e-9, atol=0)
    assert np.all(found.facility_full_load_hours <= 24 * (1 + 1e-12))
    ratios = power.facility / power.it
    assert np.all((ratios.min() <= found.peak_pue) & (found.peak_pue <= ratios.max()))


@settings(deadline=None)
@given(weather, loads, coolings, distributions, st.floats(0, 10))
def test_a_warmer_year_never_has_a_lower_pue(
    temperature: Array, it: Array, cooling: Cooling, distribution: Distribution, warming: float
) -> None:
    cool = year(temperature, it, cooling, distribution)
    warm = year(temperature + warming, it, cooling, distribution)
    assert np.all(warm.pue >= cool.pue * (1 - 1e-12))
    assert np.all(warm.facility_peak >= cool.facility_peak * (1 - 1e-12))


@settings(deadline=None)
@given(st.floats(-20, 25), st.floats(0.3, 1.0), st.floats(0.2, 0.95), distributions)
def test_part_load_has_a_higher_pue_in_free_cooling(
    outside: float, load: float, part: float, losses: Distribution
) -> None:
    """Pumps and standby losses stay, however little is computed."""
    pumps = replace(DRY, cooler_fan_share=0.0)
    full = year(np.full(24, outside), share(load), pumps, losses)
    partial = year(np.full(24, outside), share(load * part), pumps, losses)
    assert np.all(partial.pue > full.pue)


@pytest.mark.parametrize("plant", [DRY, HYBRID, TOWER, AIR])
def test_a_draw_has_the_bits_it_would_have_alone(plant: Cooling) -> None:
    """No reduction crosses a draw, so that blocks of draws may be cut anywhere."""
    generator = np.random.default_rng(3)
    temperature = generator.normal(11, 7, HOURS_A_YEAR)
    wet = wet_bulb_temperature(temperature, np.full(HOURS_A_YEAR, 0.8))
    it = generator.uniform(0.3, 1.0, (7, 1))
    coolant = generator.uniform(25, 45, (7, 1))
    together = simulate_site_year(temperature, wet, it, replace(plant, coolant_temperature=coolant), LOSSES)
    for draw in range(7):
        cooling = replace(plant, coolant_temperature=coolant[draw : draw + 1])
        alone = simulate_site_year(temperature, wet, it[draw : draw + 1], cooling, LOSSES)
        for field in fields(SiteYear):
            values = getattr(together, field.name)
            assert values.shape == (7, 1)
            assert np.array_equal(values[draw : draw + 1], getattr(alone, field.name)), field.name


def test_a_constant_load_given_hour_by_hour_is_the_same_load() -> None:
    temperature = np.random.default_rng(1).normal(11, 7, HOURS_A_YEAR)
    once = year(temperature, share(0.8), TOWER)
    hourly = year(temperature, np.full((1, HOURS_A_YEAR), 0.8), TOWER)
    for field in fields(SiteYear):
        assert np.allclose(getattr(once, field.name), getattr(hourly, field.name), rtol=1e-12), field.name


def test_an_idle_hour_is_not_the_peak() -> None:
    found = year([45.0, 10.0], share(0.0, 0.01))
    assert found.peak_pue[0, 0] == pytest.approx(found.facility_peak[0, 0] / 0.01)
    assert np.isfinite(found.pue[0, 0])


@pytest.mark.parametrize(
    ("temperature", "it", "cooling", "distribution", "message"),
    [
        ([10.0, float("nan")], [[1.0]], {}, LOSSES, "temperature"),
        ([10.0], [[1.1]], {}, LOSSES, "between 0 and 1"),
        ([10.0], [[-0.1]], {}, LOSSES, "between 0 and 1"),
        ([10.0], [[float("nan")]], {}, LOSSES, "between 0 and 1"),
        ([10.0], [[1.0], [0.0]], {}, LOSSES, "zero all year"),
        ([10.0], [[1.0]], {"fixed_share": -0.1}, LOSSES, "fixed_share"),
        ([10.0], [[1.0]], {"coolant_rise": 0.0}, LOSSES, "coolant_rise"),
        ([10.0], [[1.0]], {"carnot_share": np.array([[0.5], [0.0]])}, LOSSES, "carnot_share"),
        ([10.0], [[1.0]], {"liquid_share": 1.1}, LOSSES, "liquid_share"),
        ([10.0], [[1.0]], {"air_temperature": 300.0}, LOSSES, "air_temperature"),
        ([10.0], [[1.0]], {"chiller_lift": float("nan")}, LOSSES, "chiller_lift"),
        ([10.0], [[1.0]], {}, Distribution(0.01, -0.05), "loss_share"),
        ([10.0, 9.0], [[1.0]], {}, Distribution(0.01, np.array([0.05, 0.06])), "draws"),
    ],
)
def test_what_no_plant_can_be_is_refused(
    temperature: list[float],
    it: list[list[float]],
    cooling: dict[str, Any],
    distribution: Distribution,
    message: str,
) -> None:
    with pytest.raises(ValueError, match=message):
        year(temperature, np.array(it), replace(DRY, **cooling), distribution)


def test_a_wet_bulb_above_the_temperature_is_refused() -> None:
    with pytest.raises(ValueError, match="wet bulb"):
        simulate_site_year(np.array([10.0]), np.array([10.5]), share(1.0), DRY, LOSSES)


@pytest.mark.slow
@pytest.mark.parametrize("plant", [DRY, HYBRID, TOWER, AIR])
def test_a_block_of_draws_takes_within_a_second(plant: Cooling) -> None:
    """250 draws of 8,760 hours: the wet bulb, the year and the year at full load."""
    generator = np.random.default_rng(1)
    temperature = generator.normal(11, 7, (250, HOURS_A_YEAR)).clip(-20, 40)
    humidity = generator.uniform(0.4, 1.0, temperature.shape)
    cooling = replace(plant, coolant_temperature=generator.uniform(28, 44, (250, 1)), liquid_share=0.85)
    taken = []
    for _ in range(3):
        start = time.process_time()
        wet = wet_bulb_temperature(temperature, humidity)
        for load in (0.8, 1.0):
            simulate_site_year(temperature, wet, np.full((250, 1), load), cooling, LOSSES)
        taken.append(time.process_time() - start)
    assert min(taken) < 1.0
