"""The simulated year of a site with its supply: what must hold of any, and that it is quick."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aigf.engines.climate import HOURS_A_YEAR
from aigf.register import load_register
from aigf.study.sampling import Sample
from aigf.study.simulation import (
    HOURLY,
    RENEWABLE,
    SIMULATED,
    SOURCES,
    Simulation,
    Terms,
    engine_entries,
    simulate,
    simulated,
)
from aigf.units import Array
from tests.effort import examples

REGISTER = load_register().entries
SIZE_OF_THE_NETWORK = ("heat_connected_share", "heat_capacity_ratio", "heat_storage_duration")


def entries(draws: int = 1) -> dict[str, Array]:
    return {name: np.full((draws, 1), REGISTER[name].value) for name in engine_entries()}


def share(*values: float) -> Array:
    return np.array(values)[:, np.newaxis]


#: What the connection and the load that can wait are found with.
A_FIRM_SUPPLY = {
    "grid_connection_margin": share(0.0),
    "flexible_training_share": share(0.5),
    "training_revenue_share": share(0.5),
}


def contracted(**supply: float) -> dict[str, Array]:
    return {source: share(power) for source, power in supply.items()}


def run(**supply: float) -> Simulation:
    return simulate(entries(), share(0.75), terms=Terms(contracted(**supply)))


def called(part: float, limit: float = 0.0) -> dict[str, Array]:
    """The entries of a contract under which the operator calls a part of the hours."""
    return {**entries(), "call_share": share(part), "call_limit_share": share(limit)}


def test_everything_promised_is_found() -> None:
    found = run()
    assert set(found) == set(SIMULATED)
    assert all(values.shape == (1, 1) for values in found.values())
    assert set(found.hours) == set(HOURLY)
    assert all(series.shape == (HOURS_A_YEAR,) for series in found.hours.values())


def test_without_supply_all_comes_from_the_market_at_its_mean_price() -> None:
    found = run()
    one = {"grid_import", "import_peak"}
    for name in SIMULATED:
        part = name.removeprefix("simulated_").removesuffix("_ratio")
        if ("ratio" in name and "price" not in name and "peak" not in name and part not in one) or (
            "matched" in name
        ):
            assert found[name][0, 0] == 0.0, name
    assert found["simulated_import_price_ratio"][0, 0] == pytest.approx(1.0, abs=0.005)
    assert found["simulated_grid_import_ratio"][0, 0] == pytest.approx(1.0, rel=1e-12)
    assert found["simulated_import_peak_ratio"][0, 0] == 1.0
    assert 0.9 < found["simulated_monthly_peak_ratio"][0, 0] < 1.0
    assert found["simulated_served_compute_share"][0, 0] == 1.0
    assert found["simulated_called_hours"][0, 0] == found["simulated_backup_hours"][0, 0] == 0.0


def test_called_hours_are_throttled_and_carried_by_backup() -> None:
    """A tenth of the hours without the grid: 30% of the load gives way, of the rest backup carries all."""
    terms = Terms(flexible_share=share(0.3))
    found = simulate(called(0.1), share(0.75), terms=terms)
    figures = {name: float(found[f"simulated_{name}"][0, 0]) for name in ("throttled_ratio", "backup_ratio")}
    assert found["simulated_called_hours"][0, 0] == found["simulated_backup_hours"][0, 0] == 876
    assert figures["throttled_ratio"] == pytest.approx(0.03, rel=0.05)
    assert figures["backup_ratio"] == pytest.approx(0.07, rel=0.05)
    assert found["simulated_served_compute_share"][0, 0] == pytest.approx(1 - 0.3 * 0.1, rel=1e-9)
    taken = found["simulated_grid_import_ratio"][0, 0] + sum(figures.values())
    assert taken == pytest.approx(1.0, abs=1e-12)


def test_a_limit_that_asks_little_costs_less_computing_than_energy() -> None:
    """A connection that falls to 94% of the mean load in called hours: training slows down, by less than its power."""
    year = run()
    mean_over_peak = float(year.hours["load"].mean() / year["simulated_peak_pue"][0, 0])
    terms = Terms(flexible_share=share(0.5))
    found = simulate(called(0.1, 0.94 * mean_over_peak), share(0.75), terms=terms)
    throttled, lost = (
        found["simulated_throttled_ratio"][0, 0],
        1 - found["simulated_served_compute_share"][0, 0],
    )
    assert 0.0 < lost < 0.5 * throttled
    assert found["simulated_backup_ratio"][0, 0] == 0.0


def test_called_hours_and_the_dearest_hours_overlap_in_part() -> None:
    from aigf.engines.contracts import Calls, called_hours
    from aigf.study.simulation import weather

    around = weather.weather_of(entries(), None)
    calls = Calls(0.1, REGISTER["call_block"].value, REGISTER["call_noise"].value)
    hours = called_hours(around.scarcity, calls, 0)[0]
    dearest = around.price[0] >= np.quantile(around.price[0], 0.9)
    overlap = (hours & dearest).sum() / hours.sum()
    assert 0.2 < overlap < 0.8
    assert around.offshore_wind[0][hours].mean() < 0.7 * around.offshore_wind[0].mean()


def test_only_a_direct_line_lowers_what_the_grid_carries() -> None:
    power = contracted(offshore_wind=2.0)
    contract = simulate(entries(), share(0.75), terms=Terms(power))
    direct = simulate(entries(), share(0.75), terms=Terms(power, {"offshore_wind": share(1.0)}))
    assert contract["simulated_grid_import_ratio"][0, 0] == pytest.approx(1.0, rel=1e-12)
    assert direct["simulated_grid_import_ratio"][0, 0] < 0.6
    assert direct["simulated_import_peak_ratio"][0, 0] <= 1.0
    assert direct["simulated_spilled_ratio"][0, 0] > 0.05 > contract["simulated_spilled_ratio"][0, 0] == 0.0
    exporting = Terms(power, {"offshore_wind": share(1.0)}, grid_export=share(5.0))
    exported = simulate(entries(), share(0.75), terms=exporting)
    assert exported["simulated_spilled_ratio"][0, 0] < direct["simulated_spilled_ratio"][0, 0]


def test_baseload_is_settled_flat_and_matched_as_its_source_generates() -> None:
    power = contracted(offshore_wind=1 / REGISTER["offshore_wind_capacity_factor"].value)
    flat = simulate(entries(), share(0.75), terms=Terms(power, baseload_share={"offshore_wind": share(1.0)}))
    produced = simulate(entries(), share(0.75), terms=Terms(power))
    assert flat["simulated_matched_share"][0, 0] > 0.95
    assert flat["simulated_baseload_ratio"][0, 0] == pytest.approx(1.0)
    assert flat["simulated_variable_ratio"][0, 0] == 0.0 < produced["simulated_variable_ratio"][0, 0]
    name = "simulated_renewable_matched_share"
    assert flat[name][0, 0] == pytest.approx(produced[name][0, 0], rel=1e-12)


def test_a_capacity_factor_is_what_a_source_generates() -> None:
    for source in SOURCES:
        found = run(**{source: 1.0})
        factor = REGISTER[f"{source}_capacity_factor"].value
        assert found["simulated_contracted_ratio"][0, 0] == pytest.approx(factor, rel=1e-12)
        green = factor if source in RENEWABLE else 0.0
        assert found["simulated_renewable_ratio"][0, 0] == pytest.approx(green, rel=1e-12)
        free = factor if source != "other" else 0.0
        assert found["simulated_carbon_free_ratio"][0, 0] == pytest.approx(free, rel=1e-12)


def test_wind_that_covers_the_year_covers_about_63_percent_of_the_hours() -> None:
    """Offshore wind of the same yearly amount as a flat load: what is bought is dearer, what is sold cheaper.

    Of the real wind of 2015 to 2019 a flat load takes 59 to 66% in the same hour.
    """
    found = run(offshore_wind=1 / REGISTER["offshore_wind_capacity_factor"].value)
    assert found["simulated_renewable_matched_share"][0, 0] == pytest.approx(0.63, abs=0.035)
    assert found["simulated_import_price_ratio"][0, 0] > 1.1
    assert found["simulated_surplus_price_ratio"][0, 0] < 0.9
    assert found["simulated_import_peak_ratio"][0, 0] > 0.95


def test_capture_prices_are_below_the_mean_and_sun_gets_less_than_wind() -> None:
    hours = run().hours
    ratios = [
        float((hours[source] * hours["price_ratio"]).sum() / hours[source].sum())
        for source in ("wind", "solar")
    ]
    assert 0.75 < ratios[0] < 0.95
    assert 0.5 < ratios[1] < 0.8


supplies = st.fixed_dictionaries({}, optional={source: st.floats(0.0, 5.0) for source in SOURCES})


@settings(max_examples=examples(15), deadline=None)
@given(supplies, st.floats(0.3, 1.0), st.integers(0, 50))
@pytest.mark.slow
def test_energy_and_shares(supply: dict[str, float], load: float, seed: int) -> None:
    found = simulate(entries(), share(load), Sample(seed, 1, 0, 1), Terms(contracted(**supply)))
    hours = found.hours
    assert np.allclose(hours["matched"] + hours["imported"], hours["load"], rtol=0, atol=1e-9)
    assert np.all(hours["matched"] <= np.minimum(hours["load"], hours["generation"]) + 1e-12)
    assert hours["price_ratio"].mean() == pytest.approx(1.0)
    for name in ("matched_share", "renewable_matched_share", "import_peak_ratio", "heat_reused_share"):
        assert 0.0 <= found[f"simulated_{name}"][0, 0] <= 1.0, name
    assert found["simulated_renewable_matched_share"][0, 0] <= min(
        found["simulated_renewable_ratio"][0, 0], 1.0
    )
    assert found["simulated_renewable_matched_share"][0, 0] <= found["simulated_matched_share"][0, 0] + 1e-12


def test_contracted_power_is_balanced_with_the_stated_use() -> None:
    """100 MW of nuclear at 0.9 over 1.5768 TWh, a mean load of 180 MW, is half of it."""
    inputs = {
        **entries(),
        "idle_power_share": share(0.25),
        "active_power_share": share(0.82),
        "occupancy": share(0.85),
        "contracted_nuclear": share(100.0),
        **A_FIRM_SUPPLY,
        **{name: share(REGISTER[name].value) for name in SIZE_OF_THE_NETWORK},
    }
    load = {"facility_load": share(200.0)}
    found = simulated(inputs, {"electricity_use": share(1.5768), **load})
    assert found["simulated_contracted_ratio"][0, 0] == pytest.approx(0.5)
    more = simulated(inputs, {"electricity_use": share(3.1536), **load})
    assert more["simulated_contracted_ratio"][0, 0] == pytest.approx(0.25)


def test_heat_is_that_of_the_network_which_is_stated() -> None:
    """Twice the use with the same demand in PJ is half the share; nothing connected is nothing handed over."""
    inputs = {
        **entries(),
        "idle_power_share": share(0.25),
        "active_power_share": share(0.82),
        "occupancy": share(0.85),
        **A_FIRM_SUPPLY,
        **{name: share(REGISTER[name].value) for name in SIZE_OF_THE_NETWORK},
    }

    def heat(use: float, demand: float) -> Simulation:
        stated = {
            "electricity_use": share(use),
            "heat_connected_demand": share(demand),
            "facility_load": share(200.0),
        }
        return simulated(inputs, stated)

    one, two = heat(1.5, 0.5), heat(3.0, 0.5)
    for name in ("simulated_heat_reused_share", "simulated_heat_pump_ratio"):
        assert two[name] == pytest.approx(one[name] / 2), name
        assert heat(1.5, 0.0)[name][0, 0] == 0.0
    load = 0.25 + (0.82 - 0.25) * 0.85
    returned = REGISTER["cooling_coolant_temperature"].value + REGISTER["cooling_coolant_rise"].value * load
    assert one["simulated_heat_temperature"][0, 0] == pytest.approx(returned)
    assert one.hours["heat_available"].mean() == 1.0
    assert np.all(one.hours["heat_delivered"] <= one.hours["heat_asked"] + 1e-12)
    into_the_network = one["simulated_heat_reused_share"] + one["simulated_heat_pump_ratio"]
    assert one.hours["heat_delivered"].mean() == pytest.approx(into_the_network[0, 0])
    assert heat(1.5, 0.0).hours["heat_delivered"].max() == 0.0


def drawn(draws: int) -> tuple[dict[str, Array], Array, dict[str, Array]]:
    generator = np.random.default_rng(7)
    made = entries(draws)
    for name in (
        "temperature_mean",
        "cooling_coolant_temperature",
        "offshore_wind_capacity_factor",
        "heat_base_share",
    ):
        made[name] = made[name] * generator.uniform(0.97, 1.03, (draws, 1))
    supply = {source: generator.uniform(0, 2, (draws, 1)) for source in ("offshore_wind", "solar")}
    return made, generator.uniform(0.5, 0.9, (draws, 1)), supply


def test_a_draw_has_the_bits_it_would_have_alone() -> None:
    made, load, supply = drawn(5)
    made["call_share"] = np.linspace(0.0, 0.15, 5)[:, np.newaxis]
    together = simulate(made, load, Sample(1, 5, 0, 5), Terms(supply, flexible_share=share(0.3)))
    for draw in range(5):
        rows = slice(draw, draw + 1)
        alone = simulate(
            {name: values[rows] for name, values in made.items()},
            load[rows],
            Sample(1, 5, draw, draw + 1),
            Terms({source: power[rows] for source, power in supply.items()}, flexible_share=share(0.3)),
        )
        for name in SIMULATED:
            assert np.array_equal(together[name][rows], alone[name]), name


def test_each_draw_has_a_year_of_its_own_and_the_point_value_the_typical_one() -> None:
    draws = simulate(entries(3), share(0.75, 0.75, 0.75), Sample(1, 3, 0, 3))["simulated_pue"]
    assert len(np.unique(draws)) == 3
    other = simulate(entries(3), share(0.75, 0.75, 0.75), Sample(2, 3, 0, 3))["simulated_pue"]
    assert not np.any(other == draws)
    assert run()["simulated_pue"] == pytest.approx(draws.mean(), abs=0.005)


def test_the_place_is_the_stated_one() -> None:
    colder = {**entries(), "temperature_mean": share(5.1), "temperature_annual_amplitude": share(9.4)}
    found = simulate(colder, share(0.75))
    assert found.hours["temperature"].mean() == pytest.approx(5.1)
    assert found["simulated_pue"] < run()["simulated_pue"]
