"""The site's year: known answers, the energy balance, what is refused, and published PUEs."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aigf.engines.climate import HOURS_A_YEAR, Array, climate_years, typical_year
from aigf.engines.cooling import Cooling, Distribution
from aigf.engines.site_year import SiteYear, simulate_site_hours, simulate_site_year
from aigf.register.climate import load_climate

DRY = Cooling(
    fixed_share=0.03, economised_share=0.04, free_cooling_limit=20.0, slope=0.005, maximum_share=0.1
)
LOSSES = Distribution(standby_share=0.01, loss_share=0.05)


def share(*values: float) -> Array:
    return np.array([values])


def shipped(kind: Any, prefix: str, end: str = "value") -> Any:
    """An engine's parameters from the register; ``end`` is value, low or high."""
    from ruamel.yaml import YAML

    import aigf

    path = Path(aigf.__file__).parent / "register" / "data" / "climate.yaml"
    entries = YAML(typ="safe", pure=True).load(path.read_text(encoding="utf-8"))
    found = {field.name: entries[prefix + field.name] for field in fields(kind)}
    return kind(**{name: float(entry.get(end, entry["value"])) for name, entry in found.items()})


def test_a_cool_year_at_full_load() -> None:
    year = simulate_site_year(np.full(HOURS_A_YEAR, 10.0), share(1.0), DRY, LOSSES)
    for result in vars(year).values():
        assert result.shape == (1, 1)
    assert year.pue[0, 0] == pytest.approx(1.13, abs=1e-12)
    assert year.peak_pue[0, 0] == pytest.approx(1.13, abs=1e-12)
    assert year.cooling_share[0, 0] == pytest.approx(0.07, abs=1e-12)
    assert year.distribution_share[0, 0] == pytest.approx(0.06, abs=1e-12)
    assert year.facility_peak[0, 0] == pytest.approx(1.13, abs=1e-12)
    assert year.it_full_load_hours[0, 0] == 8760.0
    assert year.facility_full_load_hours[0, 0] == pytest.approx(8760.0, rel=1e-12)


def test_a_year_of_three_hours_by_hand() -> None:
    """IT 1, 0.5, 0.8 at 10, 26, 40 degrees: cooling .07, .065, .11; distribution .06, .035, .05."""
    year = simulate_site_year(np.array([10.0, 26.0, 40.0]), share(1.0, 0.5, 0.8), DRY, LOSSES)
    assert year.pue[0, 0] == pytest.approx((1.13 + 0.6 + 0.96) / 2.3, rel=1e-12)
    assert year.facility_peak[0, 0] == pytest.approx(1.13, rel=1e-12)
    assert year.peak_pue[0, 0] == pytest.approx(1.13, rel=1e-12)  # of the first hour, not the worst ratio
    assert year.it_full_load_hours[0, 0] == pytest.approx(2.3, rel=1e-12)
    assert year.facility_full_load_hours[0, 0] == pytest.approx(2.69 / 1.13, rel=1e-12)


def test_without_overhead_the_pue_is_one() -> None:
    nothing = Cooling(0.0, 0.0, 20.0, 0.0, 0.0)
    year = simulate_site_year(np.linspace(-10, 40, 100), share(0.7), nothing, Distribution(0.0, 0.0))
    assert year.pue[0, 0] == 1.0
    assert year.peak_pue[0, 0] == 1.0


shares = st.floats(0.0, 0.2)
coolings = st.builds(
    lambda fixed, fans, limit, slope, extra: Cooling(fixed, fans, limit, slope, fans + extra),
    shares,
    shares,
    st.floats(-5, 35),
    st.floats(0, 0.02),
    shares,
)
distributions = st.builds(Distribution, shares, shares)
weather = st.lists(st.floats(-30, 50), min_size=24, max_size=24).map(np.array)
loads = st.lists(st.floats(0.01, 1.0), min_size=24, max_size=24).map(lambda values: np.array([values]))


@settings(deadline=None)
@given(weather, loads, coolings, distributions)
def test_energy_balance_and_bounds(
    temperature: Array, it: Array, cooling: Cooling, distribution: Distribution
) -> None:
    power = simulate_site_hours(temperature, it, cooling, distribution)
    parts = power.it + power.distribution + power.cooling
    assert np.allclose(power.facility, parts, rtol=1e-9, atol=0)
    assert np.all(power.facility >= power.it)
    year = simulate_site_year(temperature, it, cooling, distribution)
    assert np.allclose(year.pue, 1 + year.cooling_share + year.distribution_share, rtol=1e-9, atol=0)
    assert np.all(year.pue >= 1.0)
    energy = year.facility_full_load_hours * year.facility_peak
    assert np.allclose(energy, power.facility.sum(axis=1, keepdims=True), rtol=1e-9, atol=0)
    assert np.all(year.facility_full_load_hours <= 24 * (1 + 1e-12))
    ratios = power.facility / power.it
    assert np.all((ratios.min() <= year.peak_pue) & (year.peak_pue <= ratios.max()))


@settings(deadline=None)
@given(weather, loads, coolings, distributions, st.floats(0, 10))
def test_a_warmer_year_never_has_a_lower_pue(
    temperature: Array, it: Array, cooling: Cooling, distribution: Distribution, warming: float
) -> None:
    cool = simulate_site_year(temperature, it, cooling, distribution)
    warm = simulate_site_year(temperature + warming, it, cooling, distribution)
    assert np.all(warm.pue >= cool.pue * (1 - 1e-12))
    assert np.all(warm.facility_peak >= cool.facility_peak)


@settings(deadline=None)
@given(weather, st.floats(0.1, 1.0), st.floats(0.05, 0.99), coolings, distributions)
def test_part_load_never_has_a_lower_pue(
    temperature: Array, load: float, part: float, cooling: Cooling, distribution: Distribution
) -> None:
    full = simulate_site_year(temperature, share(load), cooling, distribution)
    partial = simulate_site_year(temperature, share(load * part), cooling, distribution)
    assert np.all(partial.pue >= full.pue * (1 - 1e-12))


def test_a_draw_has_the_bits_it_would_have_alone() -> None:
    """No reduction crosses a draw, so that blocks of draws may be cut anywhere."""
    generator = np.random.default_rng(3)
    temperature = generator.normal(11, 7, HOURS_A_YEAR)
    it = generator.uniform(0.3, 1.0, (5, 1))
    slope = generator.uniform(0.002, 0.008, (5, 1))
    together = simulate_site_year(temperature, it, Cooling(0.03, 0.04, 20.0, slope, 0.1), LOSSES)
    for draw in range(5):
        cooling = Cooling(0.03, 0.04, 20.0, slope[draw : draw + 1], 0.1)
        alone = simulate_site_year(temperature, it[draw : draw + 1], cooling, LOSSES)
        for field in fields(SiteYear):
            values = getattr(together, field.name)
            assert values.shape == (5, 1)
            assert np.array_equal(values[draw : draw + 1], getattr(alone, field.name)), field.name


def test_a_constant_load_given_hour_by_hour_is_the_same_load() -> None:
    temperature = typical_year(load_climate()).temperature
    once = simulate_site_year(temperature, share(0.8), DRY, LOSSES)
    hourly = simulate_site_year(temperature, np.full((1, HOURS_A_YEAR), 0.8), DRY, LOSSES)
    for field in fields(SiteYear):
        assert np.allclose(getattr(once, field.name), getattr(hourly, field.name), rtol=1e-12), field.name


def test_an_idle_hour_is_not_the_peak() -> None:
    hot_and_idle = simulate_site_year(np.array([40.0, 10.0]), share(0.0, 0.01), DRY, LOSSES)
    assert hot_and_idle.facility_peak[0, 0] == pytest.approx(0.04 + 0.01 * 1.09)
    assert hot_and_idle.peak_pue[0, 0] == pytest.approx((0.04 + 0.01 * 1.09) / 0.01)
    assert hot_and_idle.pue[0, 0] == pytest.approx((0.08 + 0.01 * 1.09) / 0.01)


@pytest.mark.parametrize(
    ("temperature", "it", "cooling", "distribution", "message"),
    [
        ([10.0, float("nan")], [[1.0]], DRY, LOSSES, "temperature"),
        ([10.0], [[1.1]], DRY, LOSSES, "between 0 and 1"),
        ([10.0], [[-0.1]], DRY, LOSSES, "between 0 and 1"),
        ([10.0], [[float("nan")]], DRY, LOSSES, "between 0 and 1"),
        ([10.0], [[1.0], [0.0]], DRY, LOSSES, "zero all year"),
        ([10.0], [[1.0]], Cooling(-0.1, 0.04, 20, 0.005, 0.1), LOSSES, "fixed_share"),
        ([10.0], [[1.0]], Cooling(0.03, 0.04, 20, float("nan"), 0.1), LOSSES, "slope"),
        ([10.0], [[1.0]], Cooling(0.03, 0.2, 20, 0.005, 0.1), LOSSES, "economised"),
        ([10.0], [[1.0]], DRY, Distribution(0.01, -0.05), "loss_share"),
        ([10.0, 9.0], [[1.0]], DRY, Distribution(0.01, np.array([0.05, 0.06])), "draws"),
    ],
)
def test_what_no_plant_can_be_is_refused(
    temperature: list[float],
    it: list[list[float]],
    cooling: Cooling,
    distribution: Distribution,
    message: str,
) -> None:
    with pytest.raises(ValueError, match=message):
        simulate_site_year(np.array(temperature), np.array(it), cooling, distribution)


@pytest.mark.parametrize(
    ("end", "pue", "peak"), [("value", 1.15, 1.20), ("low", 1.08, 1.10), ("high", 1.22, 1.35)]
)
def test_the_shipped_plant_has_published_pues(end: str, pue: float, peak: float) -> None:
    """Liquid cooling: 1.15 (1.08 to 1.25); a European tender calls 1.10 excellent and above 1.25 poor."""
    cooling = shipped(Cooling, "cooling_", end)
    if end != "value":  # a low plant has a high limit of free cooling
        other = shipped(Cooling, "cooling_", "high" if end == "low" else "low")
        cooling = Cooling(**{**vars(cooling), "free_cooling_limit": other.free_cooling_limit})
    distribution = shipped(Distribution, "distribution_", end)
    temperature = climate_years(load_climate(), 5, 1).temperature
    year = simulate_site_year(temperature, share(0.85), cooling, distribution)
    assert year.pue.mean() == pytest.approx(pue, abs=0.005)
    assert year.peak_pue.mean() == pytest.approx(peak, abs=0.025)
