"""Power, energy, environment and space: worked out by hand, and what must hold for any supply."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from aigf.model import wiring


def value(name: str, **inputs: float) -> float:
    """What one formula makes of numbers."""
    arrays = {argument: np.array([[number]]) for argument, number in inputs.items()}
    return float(np.asarray(wiring.functions()[name](**arrays))[0, 0])


def test_two_terawatt_hours_by_hand() -> None:
    """Of 2 TWh, 1.2 is generated and 0.8 of that taken in the same hour; 100 MW at 100,000 euro a MW.

    1,200,000 x 80 = 96; bought 1,200,000 x 90 x 1.1 = 118.8; sold 400,000 x 90 x 0.7 = 25.2; tax 2,000,000 x 3 =
    6; guarantees for half of 0.8 TWh at 2 is 0.8; transport 10. Together 206.4 million.
    """
    million = 1e6
    generation = value("contracted_generation", electricity_use=2, simulated_contracted_ratio=0.6)
    matched = value("matched_electricity", electricity_use=2, simulated_matched_share=0.4)
    market = value("market_electricity", electricity_use=2, matched_electricity=matched)
    surplus = value("surplus_electricity", contracted_generation=generation, matched_electricity=matched)
    assert (generation, matched, market, surplus) == pytest.approx((1.2e6, 0.8e6, 1.2e6, 0.4e6))
    contracted = value("contracted_power_cost", contracted_generation=generation, contracted_power_price=80)
    bought = value(
        "market_electricity_cost",
        market_electricity=market,
        electricity_price=90,
        simulated_import_price_ratio=1.1,
    )
    sold = value(
        "surplus_electricity_revenue",
        surplus_electricity=surplus,
        electricity_price=90,
        simulated_surplus_price_ratio=0.7,
    )
    tax = value("energy_tax_cost", electricity_use=2, energy_tax=3)
    origin = value(
        "guarantees_of_origin", electricity_use=2, renewable_share_annual=0.6, guarantee_of_origin_share=0.5
    )
    guarantees = value("guarantee_of_origin_cost", guarantees_of_origin=origin, guarantee_of_origin_price=2)
    transport = value("transport_cost", grid_connection=100, grid_tariff=100_000)
    assert (contracted, bought, sold, tax, guarantees, transport) == pytest.approx(
        (96 * million, 118.8 * million, 25.2 * million, 6 * million, 0.8 * million, 10 * million)
    )
    cost = value(
        "electricity_cost",
        contracted_power_cost=contracted,
        market_electricity_cost=bought,
        surplus_electricity_revenue=sold,
        energy_tax_cost=tax,
        guarantee_of_origin_cost=guarantees,
        transport_cost=transport,
    )
    assert cost == pytest.approx(206.4 * million)


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
    assert value("emissions_location", electricity_use=1, grid_emission_factor=factor) == pytest.approx(
        162_000
    )
    found = value(
        "emissions_market",
        electricity_use=1,
        carbon_free_share=0.5,
        guarantees_of_origin=300_000,
        grey_emission_factor=0.5,
    )
    assert found == pytest.approx(100_000)
    assert value("emissions_marginal", market_electricity=1e6, marginal_emission_factor=0.3) == pytest.approx(
        300_000
    )


def test_water_by_hand() -> None:
    """1.2 TWh at PUE 1.2 is 1 TWh of IT; 0.2 m3 a MWh."""
    assert value("water_use", electricity_use=1.2, pue=1.2, wue=0.2) == pytest.approx(200_000)


def test_power_and_space_by_hand() -> None:
    assert value("grid_connection", facility_load=200, grid_connection_margin=0.1) == pytest.approx(220)
    assert value(
        "flexible_load", facility_load=200, training_revenue_share=0.6, flexible_training_share=0.5
    ) == pytest.approx(60)
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
        "simulated_renewable_ratio": generated,
        "simulated_import_price_ratio": bought,
        "simulated_surplus_price_ratio": sold,
        "contracted_power_price": 80.0,
        "electricity_price": price,
        "energy_tax": 3.0,
        "guarantee_of_origin_share": 1.0,
        "guarantee_of_origin_price": 2.0,
        "grid_tariff": 1e5,
        "grid_connection_margin": 0.0,
        "facility_load": 300.0,
    }
    arrays = {name: np.array([[number]]) for name, number in inputs.items()}
    overrides = {name: arrays.pop(name) for name in ("electricity_use", "facility_load")}
    return float(wiring.evaluate(["electricity_cost"], arrays, overrides)["electricity_cost"][0, 0])


@settings(deadline=None, max_examples=50)
@given(shares, st.floats(0.0, 3.0), st.floats(0.1, 2.0), st.floats(0.0, 2.0), st.floats(0, 200))
def test_a_higher_price_never_lowers_the_cost_of_who_buys_more_than_he_sells(
    matched: float, surplus: float, bought: float, sold: float, price: float
) -> None:
    generated = matched + surplus
    assume((1 - matched) * bought >= surplus * sold)
    lower = cost_at(price, matched, generated, bought, sold)
    higher = cost_at(price + 10.0, matched, generated, bought, sold)
    assert higher >= lower - 1e-9 * abs(lower)


@settings(deadline=None, max_examples=50)
@given(st.floats(0, 300), st.floats(0.1, 2.0))
def test_without_contracts_the_cost_is_that_of_the_market(price: float, ratio: float) -> None:
    expected = 2e6 * (price * ratio + 3.0 + 2.0) + 300 * 1e5
    assert cost_at(price, 0.0, 0.0, ratio, 0.0) == pytest.approx(expected, rel=1e-12)
