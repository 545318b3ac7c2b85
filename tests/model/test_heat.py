"""Heat: worked out by hand, the definitions of the EU factors, and what the report says of Hollands Kroon."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aigf.model import wiring
from aigf.register import load_register
from aigf.units import Array
from tests.effort import examples

REGISTER = load_register().entries


def value(name: str, **inputs: float) -> float:
    """What one formula makes of numbers."""
    arrays = {argument: np.array([[number]]) for argument, number in inputs.items()}
    return float(np.asarray(wiring.functions()[name](**arrays))[0, 0])


def test_what_is_available_by_hand() -> None:
    """1.2 TWh at PUE 1.2 is 1 TWh of IT: 3.6 PJ, of which 0.8 in the coolant and half of the rest in the air."""
    share = value("heat_capture_share", cooling_liquid_share=0.8, heat_air_recovery_share=0.5)
    assert share == pytest.approx(0.9)
    heat = value("heat_available", electricity_use=1.2, pue=1.2, heat_capture_share=share)
    assert heat == pytest.approx(3.24)


def test_the_network_by_hand() -> None:
    """1.8 PJ asked is 500,000 MWh, or 57.08 MW; a tenth is lost, so 63.42; twice that is built. A buffer of 6 h."""
    asked = value("heat_connected_demand", heat_available=9.0, heat_connected_share=0.2)
    assert asked == pytest.approx(1.8)
    capacity = value(
        "heat_network_capacity", heat_connected_demand=asked, heat_network_loss=0.1, heat_capacity_ratio=2
    )
    assert capacity == pytest.approx(500_000 / 8760 / 0.9 * 2)
    storage = value("heat_storage", heat_connected_demand=asked, heat_storage_duration=6)
    assert storage == pytest.approx(500_000 / 8760 * 6)


def test_a_year_by_hand() -> None:
    """Of 3.6 PJ, 1,000,000 MWh: 0.16 handed over and 0.04 of electricity is 0.72 PJ in the network, at a COP of 5."""
    reused = value("heat_reused", heat_available=3.6, simulated_heat_reused_share=0.16)
    electricity = value("heat_pump_electricity", heat_available=3.6, simulated_heat_pump_ratio=0.04)
    assert (reused, electricity) == pytest.approx((160_000, 40_000))
    supply = value("heat_network_supply", heat_reused=reused, heat_pump_electricity=electricity)
    assert supply == pytest.approx(0.72)
    performance = value("heat_pump_performance", heat_reused=reused, heat_pump_electricity=electricity)
    assert performance == pytest.approx(5.0)
    delivered = value("heat_delivered", heat_network_supply=supply, heat_network_loss=0.25)
    assert delivered == pytest.approx(0.54)
    assert value(
        "heat_demand_coverage", heat_delivered=delivered, heat_connected_demand=0.6
    ) == pytest.approx(0.9)
    assert value("heat_households", heat_delivered=delivered, household_heat=30) == pytest.approx(18_000)
    assert value("heat_glasshouses", heat_delivered=delivered, glasshouse_heat=6000) == pytest.approx(90)
    gas = value("gas_displaced", heat_delivered=delivered, gas_per_heat=30)
    assert gas == pytest.approx(16.2e6)
    avoided = value(
        "heat_emissions_avoided",
        gas_displaced=gas,
        gas_emission_factor=0.0018,
        heat_pump_electricity=electricity,
        marginal_emission_factor=0.3,
    )
    assert avoided == pytest.approx(29_160 - 12_000)


def test_where_no_heat_is_asked_or_pumped_nothing_is_divided_by_nothing() -> None:
    assert value("heat_pump_performance", heat_reused=100.0, heat_pump_electricity=0.0) == 0.0
    assert value("heat_demand_coverage", heat_delivered=0.0, heat_connected_demand=0.0) == 0.0


def test_the_energy_reuse_factor_is_that_of_the_regulation() -> None:
    """E_REUSE over E_DC, at the factory's boundary: neither the heat pump nor losses of the network are in it."""
    assert value("energy_reuse_factor", heat_reused=160_000, electricity_use=1.2) == pytest.approx(0.16 / 1.2)


def test_the_renewable_energy_factor_counts_contracts_and_guarantees_once() -> None:
    """0.6 contracted, and guarantees for half of what is left: 0.8. With guarantees for all of it, 1."""
    for bought, expected in ((0.0, 0.6), (0.5, 0.8), (1.0, 1.0)):
        origin = value(
            "guarantees_of_origin",
            delivered_electricity=2e6,
            renewable_share_annual=0.6,
            guarantee_of_origin_share=bought,
        )
        found = value(
            "renewable_energy_factor",
            electricity_use=2,
            renewable_share_annual=0.6,
            guarantees_of_origin=origin,
        )
        assert found == pytest.approx(expected)


def test_heat_that_costs_more_to_raise_than_it_is_worth_is_a_loss() -> None:
    """0.72 PJ at 6 euro is 4.32 million; 40,000 MWh at 80 is 3.2 and at 120 is 4.8 million; 20% of tax on both."""

    def benefit(price: float) -> float:
        return value(
            "heat_benefit",
            heat_network_supply=0.72,
            heat_value=6,
            heat_pump_electricity=40_000,
            electricity_price=price,
            installed_share=0.5,
            indirect_tax_share=0.2,
        )

    assert benefit(80.0) == pytest.approx(1.12e6 * 1.2 * 0.5)
    assert benefit(120.0) == pytest.approx(-0.48e6 * 1.2 * 0.5)


def test_emissions_avoided_are_those_of_a_boiler_less_a_heat_pump() -> None:
    """56 kg a GJ from gas (58.5 is the Dutch reference of a boiler), and with a COP of 4 to 5 about 35 remain."""
    per_gigajoule = REGISTER["gas_per_heat"].value * REGISTER["gas_emission_factor"].value
    assert per_gigajoule == pytest.approx(58.5, rel=0.05)
    of_the_pump = 1 / 4.5 / 0.85 / 3.6 * 300
    assert per_gigajoule - of_the_pump == pytest.approx(35, abs=3)


@pytest.mark.parametrize(("twh", "low", "high"), [(1.6, 3.0, 6.0), (3.2, 6.0, 12.0)])
def test_the_potential_of_hollands_kroon(twh: float, low: float, high: float) -> None:
    """3 to 12 PJ a year (Berenschot; report, section 4.2), as a gigafactory of 1.6 to 3.2 TWh has it."""
    share = value(
        "heat_capture_share",
        cooling_liquid_share=REGISTER["cooling_liquid_share"].value,
        heat_air_recovery_share=REGISTER["heat_air_recovery_share"].value,
    )
    assert low <= value("heat_available", electricity_use=twh, pue=1.15, heat_capture_share=share) <= high


shares = st.floats(0.0, 1.0)


@settings(deadline=None, max_examples=examples(50))
@given(shares, st.floats(0.0, 0.5), shares, shares)
def test_energy_is_kept_from_the_factory_to_the_customer(
    reused: float, electricity: float, loss: float, use: float
) -> None:
    given: dict[str, Array] = {
        "heat_network_loss": np.array([[loss]]),
        "simulated_heat_reused_share": np.array([[reused]]),
        "simulated_heat_pump_ratio": np.array([[electricity]]),
    }
    names = ["heat_reused", "heat_pump_electricity", "heat_network_supply", "heat_delivered"]
    found = wiring.evaluate(names, given, {"heat_available": np.array([[use]])})
    into = found["heat_reused"] + found["heat_pump_electricity"]
    assert found["heat_network_supply"] * 1e9 / 3600 == pytest.approx(into, abs=1e-6)
    assert found["heat_delivered"] <= found["heat_network_supply"] + 1e-12
