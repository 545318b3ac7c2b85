"""Power, energy, environment and space: worked out by hand, and what must hold for any supply."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from aigf.model import wiring
from aigf.register import load_register
from tests.effort import examples


def value(name: str, **inputs: float) -> float:
    """What one formula makes of numbers."""
    arrays = {argument: np.array([[number]]) for argument, number in inputs.items()}
    return float(np.asarray(wiring.functions()[name](**arrays))[0, 0])


def test_two_terawatt_hours_by_hand() -> None:
    """Of 2 TWh, 0.1 is throttled and 0.02 lost in a battery: 1.92 TWh is supplied, 0.02 of it by backup.

    Contracted is 1.2 TWh, of which 0.2 as baseload and 0.9 wind; 0.8 of it is taken in the same hour, 0.1 switched off.
    Bought is 1.9 - 0.8 = 1.1 TWh, sold 1.2 - 0.8 - 0.1 = 0.3 TWh.
    """
    use = {"electricity_use": 2.0}
    generation = value("contracted_generation", **use, simulated_contracted_ratio=0.6)
    flat = value("baseload_generation", **use, simulated_baseload_ratio=0.1)
    variable = value("variable_generation", **use, simulated_variable_ratio=0.45)
    matched = value("matched_electricity", **use, simulated_matched_share=0.4)
    spilled = value("spilled_electricity", **use, simulated_spilled_ratio=0.05)
    throttled = value("throttled_electricity", **use, simulated_throttled_ratio=0.05)
    lost = value("battery_losses", **use, simulated_battery_loss_ratio=0.01)
    backup = value("backup_electricity", **use, simulated_backup_ratio=0.01)
    supplied = value("electricity_supplied", **use, throttled_electricity=throttled, battery_losses=lost)
    delivered = value("delivered_electricity", electricity_supplied=supplied, backup_electricity=backup)
    market = value("market_electricity", delivered_electricity=delivered, matched_electricity=matched)
    surplus = value(
        "surplus_electricity",
        contracted_generation=generation,
        matched_electricity=matched,
        spilled_electricity=spilled,
    )
    found = (generation, flat, variable, matched, supplied, delivered, market, surplus)
    assert found == pytest.approx((1.2e6, 0.2e6, 0.9e6, 0.8e6, 1.92e6, 1.9e6, 1.1e6, 0.3e6))
    share = value(
        "renewable_share_annual",
        simulated_renewable_ratio=0.48,
        simulated_throttled_ratio=0.05,
        simulated_battery_loss_ratio=0.01,
    )
    assert share == pytest.approx(0.5)


def test_what_two_terawatt_hours_cost_by_hand() -> None:
    """1.0 TWh as produced at 80 is 80 million, 0.2 as baseload at 90 is 18, imbalance of 0.9 at 4 is 3.6.

    1.1 TWh bought at 90 x 1.1 is 108.9, 0.3 sold at 90 x 0.7 is 18.9. Tax: 1.9 TWh at 3 is 5.7, and for two connections
    of 10 GWh 34 more, 0.68. Guarantees for half of 0.95 TWh at 2 is 0.95. Transport: 100 MW at 100,000, 0.4 of it by
    contract is 4, and 90 MW of monthly peaks times 0.6 is 5.4. Backup 20 GWh and 12 hours of 100 MW at 400 is 8.48.
    Together 216.81 million, 108.405 euro per MWh.
    """
    items = {
        "contracted_power_cost": value(
            "contracted_power_cost",
            contracted_generation=1.2e6,
            baseload_generation=0.2e6,
            contracted_power_price=80,
        ),
        "baseload_power_cost": value(
            "baseload_power_cost", baseload_generation=0.2e6, baseload_power_price=90
        ),
        "imbalance_cost": value("imbalance_cost", variable_generation=0.9e6, imbalance_price=4),
        "market_electricity_cost": value(
            "market_electricity_cost",
            market_electricity=1.1e6,
            electricity_price=90,
            simulated_import_price_ratio=1.1,
        ),
        "surplus_electricity_revenue": value(
            "surplus_electricity_revenue",
            surplus_electricity=0.3e6,
            electricity_price=90,
            simulated_surplus_price_ratio=0.7,
        ),
        "energy_tax_cost": value(
            "energy_tax_cost",
            delivered_electricity=1.9e6,
            energy_tax=3,
            energy_tax_below_bracket=37,
            energy_tax_bracket=10_000,
            site_count=2,
        ),
        "guarantee_of_origin_cost": value(
            "guarantee_of_origin_cost",
            guarantees_of_origin=value(
                "guarantees_of_origin",
                delivered_electricity=1.9e6,
                renewable_share_annual=0.5,
                guarantee_of_origin_share=0.5,
            ),
            guarantee_of_origin_price=2,
        ),
        "transport_cost": value(
            "transport_cost",
            contract_transport_cost=value(
                "contract_transport_cost",
                grid_connection=100,
                grid_tariff=1e5,
                tariff_contract_share=0.4,
                tariff_contract_due_share=1,
            ),
            peak_transport_cost=value(
                "peak_transport_cost", monthly_peak_import=90, grid_tariff=1e5, tariff_contract_share=0.4
            ),
        ),
        "backup_fuel_cost": value(
            "backup_fuel_cost",
            backup_generation=value(
                "backup_generation", backup_electricity=20_000, facility_load=100, backup_test_hours=12
            ),
            backup_fuel_price=400,
        ),
    }
    millions = [80, 18, 3.6, 108.9, 18.9, 6.38, 0.95, 9.4, 8.48]
    assert list(items.values()) == pytest.approx([million * 1e6 for million in millions])
    cost = value("electricity_cost_at_signature", **items)
    assert cost == pytest.approx(216.81e6)
    per_mwh = value("electricity_cost_per_mwh", electricity_cost_at_signature=cost, electricity_use=2)
    assert per_mwh == pytest.approx(108.405)


def test_a_small_site_pays_the_higher_rate_for_all_of_it() -> None:
    tax = value(
        "energy_tax_cost",
        delivered_electricity=4_000,
        energy_tax=3,
        energy_tax_below_bracket=37,
        energy_tax_bracket=10_000,
        site_count=1,
    )
    assert tax == pytest.approx(4_000 * 37)


def test_a_time_duration_right_saves_the_contracted_part_of_the_tariff() -> None:
    """Published: 40 to 43% of the bill at a flat load (before tariffs by time of day)."""
    entries = load_register().entries
    share = entries["tariff_contract_share"].value
    peak = value("peak_transport_cost", monthly_peak_import=1, grid_tariff=1e5, tariff_contract_share=share)
    bills = [
        peak
        + value(
            "contract_transport_cost",
            grid_connection=1,
            grid_tariff=1e5,
            tariff_contract_share=share,
            tariff_contract_due_share=entries[due].value,
        )
        for due in ("tariff_contract_due_share", "time_duration_tariff_contract_due_share")
    ]
    assert 0.40 <= 1 - bills[1] / bills[0] <= 0.43


def test_shares_of_what_the_country_has() -> None:
    assert value(
        "share_of_national_electricity", electricity_use=2, national_electricity=100
    ) == pytest.approx(0.02)
    wind = value("offshore_wind_equivalent", electricity_use=3.504, offshore_wind_capacity_factor=0.4)
    assert wind == pytest.approx(1000)
    assert value(
        "share_of_planned_offshore_wind", offshore_wind_equivalent=wind, planned_offshore_wind=20_000
    ) == pytest.approx(0.05)


def test_200_mw_of_load_need_510_mw_of_wind_at_sea() -> None:
    """Published for the measured fleet at 39%."""
    found = value("offshore_wind_equivalent", electricity_use=0.2 * 8.76, offshore_wind_capacity_factor=0.39)
    assert found == pytest.approx(510, rel=0.01)


def test_emissions_by_hand() -> None:
    """0.2 t/MWh falls by a tenth twice to 0.162; 1 TWh of it is 162,000 t. Half free and 0.3 TWh guaranteed
    leave 0.2 TWh at 0.5 t: 100,000 t."""
    factor = value(
        "grid_emission_factor",
        grid_emission_factor_2025=0.2,
        grid_emission_decline=0.1,
        operation_years_after_2025=2,
    )
    assert factor == pytest.approx(0.162)
    assert value("emissions_location", grid_import=1e6, grid_emission_factor=factor) == pytest.approx(162_000)
    found = value(
        "emissions_market",
        delivered_electricity=1e6,
        carbon_free_share=0.5,
        guarantees_of_origin=300_000,
        grey_emission_factor=0.5,
    )
    assert found == pytest.approx(100_000)
    backup = value("emissions_backup", backup_generation=1_000, backup_emission_factor=0.7)
    assert backup == pytest.approx(700)
    marginal = value(
        "emissions_marginal",
        market_electricity=1e6,
        marginal_emission_factor=0.3,
        emissions_backup=backup,
    )
    assert marginal == pytest.approx(300_700)
    assert value(
        "nitrogen_oxides_backup", backup_generation=1_000, backup_nitrogen_oxides=0.006
    ) == pytest.approx(6)


def test_water_by_hand() -> None:
    """1.2 TWh at PUE 1.2 is 1 TWh of IT; 0.2 m3 a MWh."""
    assert value("water_use", electricity_use=1.2, pue=1.2, wue=0.2) == pytest.approx(200_000)


def test_power_and_space_by_hand() -> None:
    assert value("grid_connection", facility_load=200, grid_connection_margin=0.1) == pytest.approx(220)
    share = value("flexible_share", training_revenue_share=0.6, flexible_training_share=0.5)
    assert value("flexible_load", facility_load=200, flexible_share=share) == pytest.approx(60)
    assert value("grid_import_peak", facility_load=200, simulated_import_peak_ratio=0.9) == pytest.approx(180)
    assert value("connection_over_peak", grid_connection=150, facility_load=200) == 0.75
    assert value("direct_line_power", contracted_power=400, direct_line_share=0.25) == 100
    assert value("import_at_system_peak", electricity_use=1.752, simulated_system_peak_ratio=0.5) == (
        pytest.approx(100)
    )
    assert value("connection_delay", time_to_power=7, years_to_planned_start=2) == 5
    assert value("connection_delay", time_to_power=2, years_to_planned_start=3) == 0
    assert value("start_delay", years_to_operation=7, years_to_planned_start=2) == 5
    assert value("backup_fuel", facility_load=200, backup_duration=60, fuel_per_mwh=0.25) == 3000
    assert value("building_footprint", built_floor_area=16, storeys=2) == 8
    assert value("substation_area", net_area=30, substation_area_share=0.1) == pytest.approx(3)
    rest = value("cooling_and_yard_area", net_area=30, building_footprint=8, substation_area=3)
    assert rest == pytest.approx(19)
    assert value("gross_area", net_area=30, landscape_share=0.3) == pytest.approx(39)


@pytest.mark.parametrize(
    ("wait", "works", "share", "years"),
    [(7, 3, 1, 7), (7, 3, 0, 3), (7, 3, 0.25, 4), (2, 3, 1, 3), (-2, 3, 0.5, 3)],
)
def test_the_time_to_power_by_hand(wait: float, works: float, share: float, years: float) -> None:
    """Building takes its time; what is left of the wait counts as far as the contract sits it out."""
    found = value(
        "time_to_power",
        grid_connection_lead_time=wait,
        connection_works_duration=works,
        capacity_wait_share=share,
    )
    assert found == pytest.approx(years)


def test_the_chances_of_a_connection_add_up() -> None:
    by_2035 = value("connection_chance_2035", connected_share_2035=0.75)
    assert by_2035 + value("connection_chance_after_2035", connection_chance_2035=by_2035) == 1
    assert value("connection_chance_2030", connected_share_2030=0.25) == 0.25


@pytest.mark.parametrize(
    ("power", "direct", "same", "grade"),
    [
        (500, 1, 0, 3),
        (500, 0.5, 0.5, 3),
        (500, 0.4, 0.2, 2),
        (500, 0, 1, 2),
        (500, 0.2, 0.2, 1),
        (500, 0, 0, 1),
        (0, 0, 0, 0),
    ],
)
def test_the_grade_is_that_of_the_middle_megawatt(
    power: float, direct: float, same: float, grade: float
) -> None:
    given = {"contracted_power": power, "direct_line_share": direct, "same_station_share": same}
    assert value("coupling_grade", **given) == grade
    rest = value("contract_only_share", **given)
    assert rest == pytest.approx(1 - direct - same if power else 0)


shares = st.floats(0.0, 1.0)


@given(shares, shares, shares)
def test_a_closer_coupling_never_grades_lower(direct: float, same: float, moved: float) -> None:
    same *= 1 - direct
    part = moved * same
    grades = [
        value("coupling_grade", contracted_power=100, direct_line_share=one, same_station_share=two)
        for one, two in ((direct, same), (direct + part, same - part))
    ]
    assert grades[0] <= grades[1]


def cost_at(price: float, matched: float, generated: float, bought: float, sold: float) -> float:
    inputs = {
        "electricity_use": 2.0,
        "simulated_contracted_ratio": generated,
        "simulated_matched_share": matched,
        "simulated_baseload_ratio": 0.0,
        "simulated_variable_ratio": generated,
        "simulated_spilled_ratio": 0.0,
        "simulated_throttled_ratio": 0.0,
        "simulated_battery_loss_ratio": 0.0,
        "simulated_backup_ratio": 0.0,
        "simulated_monthly_peak_ratio": 1.0,
        "simulated_renewable_ratio": generated,
        "simulated_import_price_ratio": bought,
        "simulated_surplus_price_ratio": sold,
        "contracted_power_price": 80.0,
        "baseload_power_price": 90.0,
        "imbalance_price": 4.0,
        "electricity_price": price,
        "energy_tax": 3.0,
        "energy_tax_below_bracket": 37.0,
        "energy_tax_bracket": 1e4,
        "site_count": 1.0,
        "backup_test_hours": 0.0,
        "backup_fuel_price": 400.0,
        "tariff_contract_share": 0.4,
        "tariff_contract_due_share": 1.0,
        "guarantee_of_origin_share": 1.0,
        "guarantee_of_origin_price": 2.0,
        "grid_tariff": 1e5,
        "grid_connection_margin": 0.0,
        "facility_load": 300.0,
    }
    arrays = {name: np.array([[number]]) for name, number in inputs.items()}
    overrides = {name: arrays.pop(name) for name in ("electricity_use", "facility_load")}
    name = "electricity_cost_at_signature"
    return float(wiring.evaluate([name], arrays, overrides)[name][0, 0])


@settings(deadline=None, max_examples=examples(50))
@given(shares, st.floats(0.0, 3.0), st.floats(0.1, 2.0), st.floats(0.0, 2.0), st.floats(0, 200))
def test_a_higher_price_never_lowers_the_cost_of_who_buys_more_than_he_sells(
    matched: float, surplus: float, bought: float, sold: float, price: float
) -> None:
    generated = matched + surplus
    assume((1 - matched) * bought >= surplus * sold)
    lower = cost_at(price, matched, generated, bought, sold)
    higher = cost_at(price + 10.0, matched, generated, bought, sold)
    assert higher >= lower - 1e-9 * abs(lower)


@settings(deadline=None, max_examples=examples(50))
@given(st.floats(0, 300), st.floats(0.1, 2.0))
def test_without_contracts_the_cost_is_that_of_the_market(price: float, ratio: float) -> None:
    expected = 2e6 * (price * ratio + 3.0 + 2.0) + 1e4 * 34.0 + 300 * 1e5
    assert cost_at(price, 0.0, 0.0, ratio, 0.0) == pytest.approx(expected, rel=1e-12)
