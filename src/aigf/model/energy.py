"""Energy: electricity over the year, where it comes from and what it costs.

What happens hour by hour comes from the simulated year as ratios; amounts and prices multiply here.
"""

from __future__ import annotations

import numpy as np

from aigf.units import (
    EUR,
    HOURS_IN_YEAR,
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


def share_of_national_electricity(electricity_use: TWh, national_electricity: TWh) -> Share:
    """Share of national electricity use.

    Electricity use over that of the Netherlands in a year.
    """
    return Share(electricity_use / national_electricity)


def offshore_wind_equivalent(electricity_use: TWh, offshore_wind_capacity_factor: Share) -> MW:
    """Offshore wind that generates as much in a year.

    Electricity use over the hours of a year times the capacity factor of offshore wind, in MW installed.
    Source: report, section 4.1.
    """
    return MW(electricity_use * MWH_PER_TWH / (offshore_wind_capacity_factor * HOURS_IN_YEAR))


def share_of_planned_offshore_wind(offshore_wind_equivalent: MW, planned_offshore_wind: MW) -> Share:
    """Share of planned offshore wind.

    Offshore wind that generates as much, over what is planned for the early 2030s.
    Source: report, section 4.1 (21 GW).
    """
    return Share(offshore_wind_equivalent / planned_offshore_wind)


def supply_coverage(simulated_contracted_ratio: Ratio) -> Ratio:
    """Contracted generation over electricity use.

    Energy of all contracted sources in a year over the electricity that the factory uses in it, from the simulated
    year; 1 where they are equal. Source: report, section 7.1 (generation that covers the whole need).
    """
    return Ratio(simulated_contracted_ratio)


def contracted_power(
    contracted_offshore_wind: MW,
    contracted_onshore_wind: MW,
    contracted_solar: MW,
    contracted_hydro: MW,
    contracted_nuclear: MW,
    contracted_other: MW,
) -> MW:
    """Contracted generating power.

    The sum over the sources in the proposal, in MW.
    """
    renewable = contracted_offshore_wind + contracted_onshore_wind + contracted_solar + contracted_hydro
    return MW(renewable + contracted_nuclear + contracted_other)


def contract_only_share(contracted_power: MW, direct_line_share: Share, same_station_share: Share) -> Share:
    """Part of the contracted power that is coupled by contract only.

    One less the parts that come over a direct line and that connect at the same station; zero where nothing is
    contracted. Such power loads the transport grid in full. Source: report, section 7.1.
    """
    return Share(np.where(contracted_power > 0, 1 - direct_line_share - same_station_share, 0))


def coupling_grade(contracted_power: MW, direct_line_share: Share, same_station_share: Share) -> Ratio:
    """Coupling to generation: 3 direct line, 2 same station, 1 contract, 0 none.

    The closest coupling that at least half of the contracted power has or betters: the middle one of the contracted
    megawatts in the order of their coupling. Source: report, section 7.1 (preferably a direct connection, so that
    existing lines are not loaded more).
    """
    direct = np.where(2 * direct_line_share >= 1, 1, 0)
    close = np.where(2 * (direct_line_share + same_station_share) >= 1, 1, 0)
    return Ratio(np.where(contracted_power > 0, 1 + close + direct, 0))


def contracted_generation(electricity_use: TWh, simulated_contracted_ratio: Ratio) -> MWh:
    """Contracted generation in a year of full operation.

    Electricity use times the simulated ratio of what contracted sources generate to it, in MWh.
    """
    return MWh(electricity_use * MWH_PER_TWH * simulated_contracted_ratio)


def matched_electricity(electricity_use: TWh, simulated_matched_share: Share) -> MWh:
    """Electricity taken from contracted sources in the same hour.

    Electricity use times its simulated share that contracted sources generate in the same hour, in MWh a year.
    """
    return MWh(electricity_use * MWH_PER_TWH * simulated_matched_share)


def market_electricity(electricity_use: TWh, matched_electricity: MWh) -> MWh:
    """Electricity bought on the market in a year of full operation.

    Electricity use less what contracted sources generate in the same hour, in MWh.
    """
    return MWh(electricity_use * MWH_PER_TWH - matched_electricity)


def surplus_electricity(contracted_generation: MWh, matched_electricity: MWh) -> MWh:
    """Contracted generation sold on the market in a year of full operation.

    Contracted generation less what the factory takes in the same hour, in MWh.
    """
    return MWh(contracted_generation - matched_electricity)


def renewable_share_annual(simulated_renewable_ratio: Ratio) -> Share:
    """Renewable share, contracted, over the year.

    What contracted renewable sources generate in a year over the electricity use, at most 1. Neither the
    renewable part of the grid's mix nor guarantees of origin bought apart count.
    """
    return Share(np.minimum(simulated_renewable_ratio, 1.0))


def renewable_share_hourly(simulated_renewable_matched_share: Share) -> Share:
    """Renewable share, contracted, hour by hour.

    The share of the electricity use that contracted renewable sources generate in the same hour, from the
    simulated year. Source: EnergyTag, Granular Certificate Scheme Standard (matching by the hour).
    """
    return Share(simulated_renewable_matched_share)


def contracted_power_cost(contracted_generation: MWh, contracted_power_price: EURPerMWh) -> EUR:
    """Cost of contracted electricity in a year of full operation.

    Contracted generation times its price, in euro: pay as produced, whether the factory needs it or not.
    """
    return EUR(contracted_generation * contracted_power_price)


def market_electricity_cost(
    market_electricity: MWh, electricity_price: EURPerMWh, simulated_import_price_ratio: Ratio
) -> EUR:
    """Cost of electricity bought on the market in a year of full operation.

    What is bought, times the year's mean price, times the simulated ratio of the price in the hours of buying
    to that mean, in euro.
    """
    return EUR(market_electricity * electricity_price * simulated_import_price_ratio)


def surplus_electricity_revenue(
    surplus_electricity: MWh, electricity_price: EURPerMWh, simulated_surplus_price_ratio: Ratio
) -> EUR:
    """Proceeds of contracted electricity sold in a year of full operation.

    What is sold, times the year's mean price, times the simulated ratio of the price in the hours of selling
    to that mean, in euro. In hours with a negative price the source is switched off.
    """
    return EUR(surplus_electricity * electricity_price * simulated_surplus_price_ratio)


def energy_tax_cost(electricity_use: TWh, energy_tax: EURPerMWh) -> EUR:
    """Energy tax in a year of full operation.

    Electricity use times the rate above 10 GWh, in euro. Source: Wet belastingen op milieugrondslag,
    article 59.
    """
    return EUR(electricity_use * MWH_PER_TWH * energy_tax)


def guarantees_of_origin(
    electricity_use: TWh, renewable_share_annual: Share, guarantee_of_origin_share: Share
) -> MWh:
    """Guarantees of origin bought apart in a year of full operation.

    Of the electricity use that contracted renewable sources do not generate over the year, the share for which
    guarantees of origin are bought, in MWh.
    """
    return MWh(electricity_use * MWH_PER_TWH * (1 - renewable_share_annual) * guarantee_of_origin_share)


def guarantee_of_origin_cost(guarantees_of_origin: MWh, guarantee_of_origin_price: EURPerMWh) -> EUR:
    """Cost of guarantees of origin in a year of full operation.

    Guarantees bought apart times their price, in euro.
    """
    return EUR(guarantees_of_origin * guarantee_of_origin_price)


def transport_cost(grid_connection: MW, grid_tariff: EURPerMW) -> EUR:
    """Transport tariff in a year of full operation.

    Capacity of the grid connection times the yearly tariff, in euro. The discount of a time-duration contract
    is not counted. Source: Tarievencode elektriciteit, article 3.7.
    """
    return EUR(grid_connection * grid_tariff)


def electricity_cost(
    contracted_power_cost: EUR,
    market_electricity_cost: EUR,
    surplus_electricity_revenue: EUR,
    energy_tax_cost: EUR,
    guarantee_of_origin_cost: EUR,
    transport_cost: EUR,
) -> EUR:
    """Electricity cost in a year of full operation.

    Contracted electricity and what the market supplies, less what is sold, with energy tax, guarantees of
    origin and the transport tariff, in euro at prices of the year of signature. Source: report, section 4.1.
    """
    energy = contracted_power_cost + market_electricity_cost - surplus_electricity_revenue
    return EUR(energy + energy_tax_cost + guarantee_of_origin_cost + transport_cost)


def electricity_cost_per_mwh(electricity_cost: EUR, electricity_use: TWh) -> EURPerMWh:
    """Electricity cost per MWh, all in.

    Electricity cost in a year of full operation over the electricity use, in euro per MWh.
    """
    return EURPerMWh(electricity_cost / (electricity_use * MWH_PER_TWH))
