"""Investment: what the factory costs to build, component by component, and what is left of it.

Part of the finance perspective. Nominal euro, producer prices; register prices count as prices of year 0, and what is
built later is paid at the prices of its day.
"""

from __future__ import annotations

import numpy as np

from aigf.units import (
    EUR,
    MW,
    ONE_YEAR,
    Accelerators,
    EURPerAccelerator,
    EURPerHectare,
    EURPerKilometre,
    EURPerMW,
    EURPerMWh,
    EURPerUSD,
    Hectares,
    Hours,
    Kilometres,
    MWh,
    Ratio,
    Share,
    USDPerAccelerator,
    Years,
)


def accelerator_price(
    accelerator_list_price: USDPerAccelerator, euro_per_dollar: EURPerUSD, mean_hardware_price: Ratio
) -> EURPerAccelerator:
    """Price of one accelerator.

    List price of the named type in dollars times the exchange rate, times the mean price of what is bought over it,
    in euro. Source: report, section 6.1 (25,000 dollar is 21,280 euro for an H100).
    """
    return EURPerAccelerator(accelerator_list_price * euro_per_dollar * mean_hardware_price)


def accelerator_capex(accelerator_count: Accelerators, accelerator_price: EURPerAccelerator) -> EUR:
    """Investment in accelerators.

    Accelerators times the price of one, in euro. Source: report, section 6.1.
    """
    return EUR(accelerator_count * accelerator_price)


def other_it_capex(accelerator_capex: EUR, other_it_share: Share) -> EUR:
    """Investment in other IT.

    Servers, network and storage, as a share of the investment in accelerators, in euro.
    """
    return EUR(accelerator_capex * other_it_share)


def hardware_capex(accelerator_capex: EUR, other_it_capex: EUR) -> EUR:
    """Investment in hardware.

    Accelerators and other IT, in euro: what is replaced after one hardware life.
    """
    return EUR(accelerator_capex + other_it_capex)


def building_capex(it_load: MW, building_cost: EURPerMW, electrical_share: Share) -> EUR:
    """Investment in building and cooling, at signature prices.

    IT load times the cost of building and installations per MW of IT, less the part that is electrical
    installation, in euro.
    """
    return EUR(it_load * building_cost * (1 - electrical_share))


def electrical_capex(it_load: MW, building_cost: EURPerMW, electrical_share: Share) -> EUR:
    """Investment in the electrical installation, at signature prices.

    IT load times the cost of building and installations per MW of IT, times the share of it that is
    switchgear, transformers, uninterruptible supply and distribution on the site, in euro.
    """
    return EUR(it_load * building_cost * electrical_share)


def backup_capex(
    facility_load: MW, backup_cost: EURPerMW, backup_duration: Hours, backup_storage_cost: EURPerMWh
) -> EUR:
    """Investment in backup power, at signature prices.

    Peak facility load times the cost of backup per MW, and times the hours that it must last times the cost of storing
    a MWh for it, in euro. What bridges the seconds until it runs is part of the electrical installation.
    """
    return EUR(facility_load * (backup_cost + backup_duration * backup_storage_cost))


def battery_capex(battery_energy: MWh, battery_cost: EURPerMWh) -> EUR:
    """Investment in a battery, at signature prices.

    Energy of the battery times its cost per MWh, converters included, in euro.
    """
    return EUR(battery_energy * battery_cost)


def grid_connection_capex(
    grid_station_cost: EUR, site_count: Ratio, station_distance: Kilometres, grid_cable_cost: EURPerKilometre
) -> EUR:
    """Investment in the grid connection, at signature prices.

    Bays and transformers, plus for each site the distance to the high-voltage station times the cost of a cable per
    kilometre, in euro. The stations of several sites together cost what one of their total power costs. Source: report,
    section 4.2 (a site near a high-voltage station).
    """
    return EUR(grid_station_cost + site_count * station_distance * grid_cable_cost)


def land_capex(net_area: Hectares, land_price: EURPerHectare) -> EUR:
    """Investment in land, at signature prices.

    Net area times the price of industrial land, in euro.
    """
    return EUR(net_area * land_price)


def mean_facility_price(price_index: Ratio, facility_spending_share: Share) -> Ratio:
    """Mean price of the facility over that of the year of signature.

    The price index of every year, weighted with the part of the facility that is built in it.
    """
    return Ratio(np.sum(price_index * facility_spending_share, axis=-1, keepdims=True))


def facility_price_rise(
    building_capex: EUR,
    electrical_capex: EUR,
    backup_capex: EUR,
    battery_capex: EUR,
    grid_connection_capex: EUR,
    land_capex: EUR,
    mean_facility_price: Ratio,
) -> EUR:
    """Rise of prices until the facility is built.

    Building and cooling, electrical installation, backup power, battery, grid connection and land at signature prices,
    times what the mean price at which they are built is above that of the year of signature, in euro.
    """
    power = electrical_capex + backup_capex + battery_capex + grid_connection_capex
    return EUR((building_capex + power + land_capex) * (mean_facility_price - 1))


def facility_capex(
    building_capex: EUR,
    electrical_capex: EUR,
    backup_capex: EUR,
    battery_capex: EUR,
    grid_connection_capex: EUR,
    land_capex: EUR,
    facility_price_rise: EUR,
) -> EUR:
    """Investment in the facility, at the prices of its day.

    Building and cooling, electrical installation, backup power, battery, grid connection and land at signature prices,
    and the rise of prices until they are built, in euro.
    """
    power = electrical_capex + backup_capex + battery_capex + grid_connection_capex
    return EUR(building_capex + power + land_capex + facility_price_rise)


def capex(hardware_capex: EUR, facility_capex: EUR) -> EUR:
    """Capital expenditure.

    Hardware and facility of all phases, each part at the prices of the year in which it is paid, in euro: what the
    years together pay. Source: report, section 6.1.
    """
    return EUR(hardware_capex + facility_capex)


def hardware_share(hardware_capex: EUR, facility_capex: EUR) -> Share:
    """Hardware as a share of capital expenditure.

    Divides a stated total over hardware and facility in the proportion of the computed ones; zero where
    nothing is built.
    """
    total = hardware_capex + facility_capex
    return Share(hardware_capex / np.where(total > 0, total, np.inf))


def facility_payment_share(
    facility_spending_share: Share, price_index: Ratio, mean_facility_price: Ratio
) -> Share:
    """Share of the investment in the facility that is paid, by year.

    The part of the facility that is built in the year, times the price index over the mean price. All years together
    are 1.
    """
    return Share(facility_spending_share * price_index / mean_facility_price)


def spending_share(
    hardware_share: Share, hardware_payment_share: Share, facility_payment_share: Share
) -> Share:
    """Share of the investment that is paid, by year.

    The facility is built evenly over construction, hardware is bought in the year before it comes into operation, each
    phase for its part and at the prices of its day. All years together are 1.
    """
    return Share(hardware_share * hardware_payment_share + (1 - hardware_share) * facility_payment_share)


def hardware_at_signature(
    capex: EUR, hardware_share: Share, hardware_payment_share: Share, price_index: Ratio
) -> EUR:
    """Investment in hardware, at signature prices.

    What is paid for hardware in every year, over the price index of that year, in euro: what running costs that follow
    the price index are a share of.
    """
    worth = np.sum(hardware_payment_share / price_index, axis=-1, keepdims=True)
    return EUR(capex * hardware_share * worth)


def facility_at_signature(
    capex: EUR, hardware_share: Share, facility_payment_share: Share, price_index: Ratio
) -> EUR:
    """Investment in the facility, at signature prices.

    What is paid for the facility in every year, over the price index of that year, in euro: what running costs that
    follow the price index are a share of.
    """
    worth = np.sum(facility_payment_share / price_index, axis=-1, keepdims=True)
    return EUR(capex * (1 - hardware_share) * worth)


def capital_expenditure(capex: EUR, spending_share: Share) -> EUR:
    """Capital expenditure by year.

    Capital expenditure times the share of it that is paid in the year, in euro each year.
    """
    return EUR(capex * spending_share)


def hardware_resale_share(hardware_value_retention: Share, hardware_life: Years) -> Share:
    """Resale value of the hardware as a share of its investment.

    The share of its value that hardware keeps in a year, to the power of the years of its life: 16.8% after five years
    at 70%.
    """
    return Share(hardware_value_retention ** (hardware_life / ONE_YEAR))


def facility_resale_share(facility_market_share: Share, hardware_life: Years, facility_life: Years) -> Share:
    """Resale value of the facility as a share of its investment.

    What is not written off when the hardware retires, times the share of that book value which a buyer pays.
    """
    book_value = np.maximum(1 - hardware_life / facility_life, 0)
    return Share(facility_market_share * book_value)


def resale_value(
    capex: EUR,
    hardware_share: Share,
    hardware_resale_share: Share,
    hardware_retirement_value: Share,
    facility_resale_share: Share,
    last_year: Share,
) -> EUR:
    """Resale value by year.

    Hardware is sold when its life ends, each phase for what was paid for it, and the facility in the last year, each at
    a share of its investment, in euro each year.
    """
    hardware = hardware_share * hardware_resale_share * hardware_retirement_value
    facility = (1 - hardware_share) * facility_resale_share * last_year
    return EUR(capex * (hardware + facility))


def yearly_depreciation(capex: EUR, hardware_share: Share, hardware_life: Years, facility_life: Years) -> EUR:
    """Depreciation in a year of full operation.

    Investment in hardware over hardware life and in the facility over its life, straight-line, in euro.
    """
    yearly = hardware_share / hardware_life + (1 - hardware_share) / facility_life
    return EUR(capex * yearly * ONE_YEAR)


def straight_line_depreciation(yearly_depreciation: EUR, installed_share: Share) -> EUR:
    """Straight-line depreciation by year.

    Depreciation of full operation times the share of the accelerators in operation, in euro each year.
    """
    return EUR(yearly_depreciation * installed_share)


def depreciation(capex: EUR, straight_line_depreciation: EUR, last_year: Share) -> EUR:
    """Depreciation by year.

    Straight-line, and in the last year what has not been written off by then, in euro each year.
    """
    written_off = np.sum(straight_line_depreciation, axis=-1, keepdims=True)
    return EUR(straight_line_depreciation + (capex - written_off) * last_year)
