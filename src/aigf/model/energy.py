"""Energy: electricity over the year and what it costs."""

from __future__ import annotations

from aigf.units import (
    EUR,
    MW,
    MWH_PER_TWH,
    EURPerMW,
    EURPerMWh,
    Hours,
    Households,
    MWh,
    MWhPerHousehold,
    Ratio,
    Share,
    TWh,
)


def it_load_share(idle_power_share: Share, active_power_share: Share, occupancy: Share) -> Share:
    """Mean IT load as a share of the IT load.

    Idle power, plus what computers in use draw above it in proportion to the share of accelerator-hours in
    use. What the simulated site-year starts from. Source: linear power model, Barroso and Holzle (2007),
    IEEE Computer 40(12).
    """
    return Share(idle_power_share + (active_power_share - idle_power_share) * occupancy)


def electricity_use(it_load: MW, it_full_load_hours: Hours, pue: Ratio) -> TWh:
    """Electricity use in a year of full operation.

    IT load times the hours of full IT load in the simulated year of 8,760 hours, times annual PUE, in TWh.
    Source: definition of PUE, EN 50600-4-2.
    """
    return TWh(it_load * it_full_load_hours * pue / MWH_PER_TWH)


def electricity_consumption(electricity_use: TWh, installed_share: Share) -> MWh:
    """Electricity consumption.

    Use in a year of full operation times the share of the accelerators in operation, in MWh each year.
    """
    return MWh(electricity_use * installed_share * MWH_PER_TWH)


def household_equivalents(electricity_use: TWh, household_electricity: MWhPerHousehold) -> Households:
    """Electricity use in households.

    Electricity use divided by the mean electricity delivered to a Dutch household. Source: report, section
    4.1; CBS 81528NED.
    """
    return Households(electricity_use * MWH_PER_TWH / household_electricity)


def electricity_cost(
    electricity_use: TWh,
    electricity_price: EURPerMWh,
    energy_tax: EURPerMWh,
    guarantee_of_origin_price: EURPerMWh,
    facility_load: MW,
    grid_tariff: EURPerMW,
) -> EUR:
    """Electricity cost in a year of full operation.

    Electricity use times the price of energy, energy tax and guarantee of origin, plus peak load times the
    yearly transport tariff, in euro at prices of the year of signature. Energy is priced at the year's mean:
    hours are not yet weighed against the price. Source: report, section 4.1.
    """
    energy = electricity_use * MWH_PER_TWH * (electricity_price + energy_tax + guarantee_of_origin_price)
    return EUR(energy + facility_load * grid_tariff)
