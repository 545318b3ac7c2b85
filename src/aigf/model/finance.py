"""Finance: investment, operation and the value of the project. Nominal euro, producer prices.

Year 0 is the signature and flows fall at year end. Register prices are taken as prices of year 0.
"""

from __future__ import annotations

import numpy as np

from aigf.trace import irr, lag, scan
from aigf.units import (
    EUR,
    FTE,
    HOURS_IN_YEAR,
    MW,
    ONE_YEAR,
    AcceleratorHours,
    Accelerators,
    EURPerAccelerator,
    EURPerAcceleratorHour,
    EURPerFTE,
    EURPerHectare,
    EURPerMW,
    EURPerUSD,
    FLOPPerSecondPerAccelerator,
    FTEPerMW,
    Hectares,
    Ratio,
    Share,
    USDPerAccelerator,
    USDPerFLOPPerSecondHour,
    Years,
)


def accelerator_price(
    accelerator_list_price: USDPerAccelerator, euro_per_dollar: EURPerUSD
) -> EURPerAccelerator:
    """Price of one accelerator.

    List price in dollars times the exchange rate, in euro. Source: report, section 6.1 (25,000 dollar is
    21,280 euro for an H100).
    """
    return EURPerAccelerator(accelerator_list_price * euro_per_dollar)


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


def building_capex(it_load: MW, building_cost: EURPerMW) -> EUR:
    """Investment in building and installations.

    IT load times the cost of shell, power and cooling per MW of IT, in euro.
    """
    return EUR(it_load * building_cost)


def backup_capex(facility_load: MW, backup_cost: EURPerMW) -> EUR:
    """Investment in backup power.

    Peak facility load times the cost of backup per MW, in euro.
    """
    return EUR(facility_load * backup_cost)


def land_capex(net_area: Hectares, land_price: EURPerHectare) -> EUR:
    """Investment in land.

    Net area times the price of industrial land, in euro.
    """
    return EUR(net_area * land_price)


def hardware_capex(accelerator_capex: EUR, other_it_capex: EUR) -> EUR:
    """Investment in hardware.

    Accelerators and other IT, in euro: what is replaced after one hardware life.
    """
    return EUR(accelerator_capex + other_it_capex)


def facility_capex(building_capex: EUR, backup_capex: EUR, grid_connection_cost: EUR, land_capex: EUR) -> EUR:
    """Investment in the facility.

    Building and installations, backup power, grid connection and land, in euro.
    """
    return EUR(building_capex + backup_capex + grid_connection_cost + land_capex)


def capex(hardware_capex: EUR, facility_capex: EUR) -> EUR:
    """Capital expenditure.

    Hardware and facility of all phases, in euro. Source: report, section 6.1.
    """
    return EUR(hardware_capex + facility_capex)


def hardware_share(hardware_capex: EUR, facility_capex: EUR) -> Share:
    """Hardware as a share of capital expenditure.

    Divides a stated total over hardware and facility in the proportion of the computed ones.
    """
    return Share(hardware_capex / (hardware_capex + facility_capex))


def national_contribution(capex: EUR, national_contribution_share: Share) -> EUR:
    """National contribution.

    Capital expenditure times the share asked of the Dutch government, in euro. It is no part of the project's
    net present value. Source: report, section 7.2 (17.5% of 4 billion euro is 700 million euro).
    """
    return EUR(capex * national_contribution_share)


def capital_expenditure(
    capex: EUR, hardware_share: Share, hardware_spending_share: Share, facility_spending_share: Share
) -> EUR:
    """Capital expenditure by year.

    The facility is paid evenly over construction, hardware in the year before it comes into operation, each
    phase for its part, in euro each year.
    """
    hardware = hardware_share * hardware_spending_share
    facility = (1 - hardware_share) * facility_spending_share
    return EUR(capex * (hardware + facility))


def maintenance_cost(
    capex: EUR,
    hardware_share: Share,
    hardware_maintenance_share: Share,
    facility_maintenance_share: Share,
) -> EUR:
    """Maintenance in a year of full operation.

    A yearly share of the investment in hardware and one of the investment in the facility, in euro.
    """
    hardware = hardware_share * hardware_maintenance_share
    facility = (1 - hardware_share) * facility_maintenance_share
    return EUR(capex * (hardware + facility))


def staff(it_load: MW, staff_per_mw: FTEPerMW) -> FTE:
    """Staff of the factory.

    IT load times staff per MW, in full-time equivalents. Source: report, section 3.2 (Narvik: 250 fte at
    230 MW).
    """
    return FTE(it_load * staff_per_mw)


def staff_cost(staff: FTE, labour_cost: EURPerFTE) -> EUR:
    """Staff cost in a year of full operation.

    Staff times labour cost, in euro.
    """
    return EUR(staff * labour_cost)


def opex(
    electricity_cost: EUR, maintenance_cost: EUR, staff_cost: EUR, capex: EUR, insurance_share: Share
) -> EUR:
    """Operating expenditure in a year of full operation.

    Electricity, maintenance, staff, and insurance as a share of capital expenditure, in euro at prices of the
    year of signature. Source: report, section 4.1 (energy is usually the largest item).
    """
    return EUR(electricity_cost + maintenance_cost + staff_cost + capex * insurance_share)


def price_index(inflation: Share, year_index: Ratio) -> Ratio:
    """Price index.

    (1 + inflation) to the power of the years since signature.
    """
    return Ratio((1 + inflation) ** year_index)


def operating_expenditure(opex: EUR, installed_share: Share, price_index: Ratio) -> EUR:
    """Operating expenditure by year.

    Operating expenditure of full operation, times the share of the accelerators in operation, times the price
    index, in euro each year.
    """
    return EUR(opex * installed_share * price_index)


def gpu_hour_price(
    accelerator_peak_flops: FLOPPerSecondPerAccelerator,
    rental_price_per_flop: USDPerFLOPPerSecondHour,
    euro_per_dollar: EURPerUSD,
) -> EURPerAcceleratorHour:
    """Price of an accelerator-hour.

    Dense BF16 peak of one accelerator times the rental price of a FLOP/s for an hour, times the exchange
    rate, in euro at the year of signature.
    """
    return EURPerAcceleratorHour(accelerator_peak_flops * rental_price_per_flop * euro_per_dollar)


def sold_accelerator_hours(accelerator_count: Accelerators, sold_share: Share) -> AcceleratorHours:
    """Accelerator-hours sold in a year of full operation.

    Accelerators times the hours of a year times the share of them that is sold.
    """
    return AcceleratorHours(accelerator_count * sold_share * HOURS_IN_YEAR)


def revenue(sold_accelerator_hours: AcceleratorHours, gpu_hour_price: EURPerAcceleratorHour) -> EUR:
    """Revenue in a year of full operation.

    Accelerator-hours sold times the price of one, in euro at the price of the year of signature.
    """
    return EUR(sold_accelerator_hours * gpu_hour_price)


def revenue_by_year(
    revenue: EUR, installed_share: Share, rental_price_change: Share, year_index: Ratio
) -> EUR:
    """Revenue by year.

    Revenue of full operation, times the share of the accelerators in operation, times
    (1 + yearly change of rental prices) to the power of the years since signature, in euro each year.
    """
    return EUR(revenue * installed_share * (1 + rental_price_change) ** year_index)


def resale_value(
    capex: EUR,
    hardware_share: Share,
    hardware_resale_share: Share,
    hardware_retirement_share: Share,
    facility_resale_share: Share,
    last_year: Share,
) -> EUR:
    """Resale value by year.

    Hardware is sold when its life ends, each phase for its part, and the facility in the last year, each at a
    share of its investment, in euro each year.
    """
    hardware = hardware_share * hardware_resale_share * hardware_retirement_share
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


def profit_before_tax(
    revenue_by_year: EUR, operating_expenditure: EUR, depreciation: EUR, resale_value: EUR
) -> EUR:
    """Profit before tax by year.

    Revenue and resale value less operating expenditure and depreciation, in euro each year.
    """
    return EUR(revenue_by_year + resale_value - operating_expenditure - depreciation)


def loss_offset(profit_before_tax: EUR, loss_offset_free_amount: EUR, loss_offset_share: Share) -> EUR:
    """Room to offset earlier losses, by year.

    Of a year's profit, the free amount and a share of what exceeds it, in euro each year.
    Source: Wet op de vennootschapsbelasting 1969, article 20(2).
    """
    profit = np.maximum(profit_before_tax, 0.0)
    above = np.maximum(profit - loss_offset_free_amount, 0.0)
    return EUR(np.minimum(profit, loss_offset_free_amount + loss_offset_share * above))


def losses_carried_forward(profit_before_tax: EUR, loss_offset: EUR) -> EUR:
    """Losses carried forward at year end.

    The losses of the year before, less what this year offsets, plus this year's own loss, in euro.
    Source: Wet op de vennootschapsbelasting 1969, article 20.
    """

    def year(previous: EUR, profit: EUR, room: EUR) -> EUR:
        return EUR(np.maximum(previous - room, 0.0) + np.maximum(-profit, 0.0))

    return EUR(scan(year, 0.0, profit_before_tax, loss_offset))


def corporate_tax(
    profit_before_tax: EUR, losses_carried_forward: EUR, loss_offset: EUR, corporate_tax_rate: Share
) -> EUR:
    """Corporate tax by year.

    Profit less the earlier losses that may be offset, times the rate, in euro each year; never negative.
    Source: Wet op de vennootschapsbelasting 1969, articles 20 and 22.
    """
    offset = np.minimum(lag(losses_carried_forward), loss_offset)
    return EUR(corporate_tax_rate * np.maximum(profit_before_tax - offset, 0.0))


def cash_flow(
    revenue_by_year: EUR,
    operating_expenditure: EUR,
    capital_expenditure: EUR,
    resale_value: EUR,
    corporate_tax: EUR,
) -> EUR:
    """Project cash flow by year.

    Revenue and resale value less operating and capital expenditure and tax, before any financing or grant, in
    euro each year.
    """
    return EUR(revenue_by_year + resale_value - operating_expenditure - capital_expenditure - corporate_tax)


def project_npv(cash_flow: EUR, cost_of_capital: Share, year_index: Ratio) -> EUR:
    """Net present value of the project.

    The sum of the yearly cash flows, each divided by (1 + cost of capital) to the power of the years since
    signature, in euro of year 0; after tax, before financing and grants.
    Source: Brealey, Myers and Allen, Principles of Corporate Finance, chapter 6.
    """
    return EUR(np.sum(cash_flow * (1 + cost_of_capital) ** -year_index, axis=-1, keepdims=True))


def project_irr(cash_flow: EUR) -> Share:
    """Internal rate of return of the project.

    The rate at which the project's cash flows have no net present value; not a number where there is none.
    """
    return Share(irr(cash_flow))


def cost_per_gpu_hour(
    opex: EUR, yearly_depreciation: EUR, sold_accelerator_hours: AcceleratorHours
) -> EURPerAcceleratorHour:
    """Cost per accelerator-hour sold.

    Operating expenditure and depreciation in a year of full operation, over the accelerator-hours sold in it,
    in euro. Without the cost of capital.
    """
    return EURPerAcceleratorHour((opex + yearly_depreciation) / sold_accelerator_hours)
