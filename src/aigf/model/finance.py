"""Finance: operation, tax and the value of the project. Nominal euro, producer prices.

Year 0 is the signature and flows fall at year end. Register prices are taken as prices of year 0. What is sold is in
``sales``, what is built in ``investment``, who pays for it in ``financing``. The project is that without public money
and without the hours that public money buys.
"""

from __future__ import annotations

import numpy as np

from aigf.model.full_year import in_full_year
from aigf.model.tax_rules import losses_at_year_end, room_for_losses, taxable_profit
from aigf.trace import irr, scan, without_residue
from aigf.units import (
    EUR,
    FTE,
    MW,
    ONE_YEAR,
    AcceleratorHours,
    EURPerAcceleratorHour,
    EURPerFTE,
    FTEPerMW,
    Ratio,
    Share,
    Years,
)


def full_year_mark(installed_share: Share) -> Share:
    """The first full year (1) or not (0), by year.

    1 in the first year in which the most accelerators are in operation.
    """
    most = np.max(installed_share, axis=-1, keepdims=True)
    full = np.where(installed_share >= most, 1, 0)
    return Share(np.where(np.cumsum(full, axis=-1) <= 1, full, 0))


def first_full_year(
    start_year: Years, years_to_operation: Years, year_index: Ratio, full_year_mark: Share
) -> Years:
    """First full year.

    The first calendar year in which the most accelerators are in operation: year of signature plus the years since.
    """
    signature = start_year - years_to_operation
    return Years(signature + in_full_year(year_index, full_year_mark) * ONE_YEAR)


def maintenance_cost_at_signature(
    hardware_at_signature: EUR,
    facility_at_signature: EUR,
    hardware_maintenance_share: Share,
    facility_maintenance_share: Share,
) -> EUR:
    """Maintenance in a full year, at signature prices.

    A yearly share of the investment in hardware and one of the investment in the facility, in euro.
    """
    hardware = hardware_at_signature * hardware_maintenance_share
    facility = facility_at_signature * facility_maintenance_share
    return EUR(hardware + facility)


def staff(it_load: MW, staff_per_mw: FTEPerMW) -> FTE:
    """Staff of the factory.

    IT load times staff per MW, in full-time equivalents. Source: report, section 3.2 (Narvik: 250 fte at
    230 MW).
    """
    return FTE(it_load * staff_per_mw)


def staff_cost_at_signature(staff: FTE, labour_cost: EURPerFTE) -> EUR:
    """Staff cost in a full year, at signature prices.

    Staff times labour cost, in euro.
    """
    return EUR(staff * labour_cost)


def insurance_cost_at_signature(
    hardware_at_signature: EUR, facility_at_signature: EUR, insurance_share: Share
) -> EUR:
    """Insurance in a full year, at signature prices.

    A yearly share of the investment in hardware and facility at signature prices, in euro.
    """
    return EUR((hardware_at_signature + facility_at_signature) * insurance_share)


def price_index(inflation: Share, year_index: Ratio) -> Ratio:
    """Price index.

    (1 + inflation) to the power of the years since signature.
    """
    return Ratio((1 + inflation) ** year_index)


def running_cost_index(installed_share: Share, price_index: Ratio) -> Ratio:
    """Running cost over that of full operation at signature, by year.

    Share of the accelerators in operation times the price index.
    """
    return Ratio(installed_share * price_index)


def electricity_cost_by_year(electricity_cost_at_signature: EUR, running_cost_index: Ratio) -> EUR:
    """Electricity cost by year.

    That of a year of full operation at signature, times the share of the accelerators in operation and the price
    index, in euro each year.
    """
    return EUR(electricity_cost_at_signature * running_cost_index)


def maintenance_cost_by_year(maintenance_cost_at_signature: EUR, running_cost_index: Ratio) -> EUR:
    """Maintenance by year.

    That of a year of full operation at signature, times the share of the accelerators in operation and the price
    index, in euro each year.
    """
    return EUR(maintenance_cost_at_signature * running_cost_index)


def staff_cost_by_year(staff_cost_at_signature: EUR, running_cost_index: Ratio) -> EUR:
    """Staff cost by year.

    That of a year of full operation at signature, times the share of the accelerators in operation and the price
    index, in euro each year.
    """
    return EUR(staff_cost_at_signature * running_cost_index)


def insurance_cost_by_year(insurance_cost_at_signature: EUR, running_cost_index: Ratio) -> EUR:
    """Insurance by year.

    That of a year of full operation at signature, times the share of the accelerators in operation and the price
    index, in euro each year.
    """
    return EUR(insurance_cost_at_signature * running_cost_index)


def electricity_cost(electricity_cost_by_year: EUR, full_year_mark: Share) -> EUR:
    """Electricity cost in the first full year, at that year's prices.

    That of the first year in which the most accelerators are in operation, in euro.
    """
    return EUR(in_full_year(electricity_cost_by_year, full_year_mark))


def maintenance_cost(maintenance_cost_by_year: EUR, full_year_mark: Share) -> EUR:
    """Maintenance in the first full year, at that year's prices.

    That of the first year in which the most accelerators are in operation, in euro.
    """
    return EUR(in_full_year(maintenance_cost_by_year, full_year_mark))


def staff_cost(staff_cost_by_year: EUR, full_year_mark: Share) -> EUR:
    """Staff cost in the first full year, at that year's prices.

    That of the first year in which the most accelerators are in operation, in euro.
    """
    return EUR(in_full_year(staff_cost_by_year, full_year_mark))


def insurance_cost(insurance_cost_by_year: EUR, full_year_mark: Share) -> EUR:
    """Insurance in the first full year, at that year's prices.

    That of the first year in which the most accelerators are in operation, in euro.
    """
    return EUR(in_full_year(insurance_cost_by_year, full_year_mark))


def opex(electricity_cost: EUR, maintenance_cost: EUR, staff_cost: EUR, insurance_cost: EUR) -> EUR:
    """Operating expenditure in the first full year, at that year's prices.

    Electricity, maintenance, staff and insurance, in euro. Source: report, section 4.1 (energy is usually the largest
    item).
    """
    return EUR(electricity_cost + maintenance_cost + staff_cost + insurance_cost)


def opex_at_signature(opex: EUR, running_cost_index: Ratio, full_year_mark: Share) -> EUR:
    """Operating expenditure in a full year, at signature prices.

    Operating expenditure of the first full year over the running cost of that year relative to full operation at
    signature, in euro.
    """
    return EUR(opex / in_full_year(running_cost_index, full_year_mark))


def operating_expenditure(opex: EUR, running_cost_index: Ratio, full_year_mark: Share) -> EUR:
    """Operating expenditure by year.

    Operating expenditure of the first full year, times the accelerators in operation and the price index, each over
    that of the first full year, in euro each year.
    """
    return EUR(opex * (running_cost_index / in_full_year(running_cost_index, full_year_mark)))


def profit_before_tax(
    market_revenue_by_year: EUR, operating_expenditure: EUR, depreciation: EUR, resale_value: EUR
) -> EUR:
    """Profit before tax by year.

    Revenue without public money and resale value, less operating expenditure and depreciation, in euro each year.
    """
    return EUR(market_revenue_by_year + resale_value - operating_expenditure - depreciation)


def loss_offset(profit_before_tax: EUR, loss_offset_free_amount: EUR, loss_offset_share: Share) -> EUR:
    """Room to offset earlier losses, by year.

    Of a year's profit, the free amount and a share of what exceeds it, in euro each year.
    Source: Wet op de vennootschapsbelasting 1969, article 20(2).
    """
    return EUR(room_for_losses(profit_before_tax, loss_offset_free_amount, loss_offset_share))


def losses_carried_forward(profit_before_tax: EUR, loss_offset: EUR) -> EUR:
    """Losses carried forward at year end.

    The losses of the year before, less what this year offsets, plus this year's own loss, in euro.
    Source: Wet op de vennootschapsbelasting 1969, article 20.
    """
    return EUR(scan(losses_at_year_end, 0.0, profit_before_tax, loss_offset))


def corporate_tax(
    profit_before_tax: EUR, losses_carried_forward: EUR, loss_offset: EUR, corporate_tax_rate: Share
) -> EUR:
    """Corporate tax by year.

    Profit less the earlier losses that may be offset, times the rate, in euro each year; never negative.
    Source: Wet op de vennootschapsbelasting 1969, articles 20 and 22.
    """
    return EUR(corporate_tax_rate * taxable_profit(profit_before_tax, losses_carried_forward, loss_offset))


def cash_flow(
    market_revenue_by_year: EUR,
    operating_expenditure: EUR,
    capital_expenditure: EUR,
    resale_value: EUR,
    corporate_tax: EUR,
) -> EUR:
    """Project cash flow by year.

    Revenue and resale value less operating and capital expenditure and tax, in euro each year: before any financing,
    without public money and without the hours that it buys.
    """
    return EUR(
        market_revenue_by_year + resale_value - operating_expenditure - capital_expenditure - corporate_tax
    )


def project_discount_factor(cost_of_capital: Share, year_index: Ratio) -> Ratio:
    """Discount factor of the project by year.

    One over (1 + cost of capital) to the power of the years since signature.
    """
    return Ratio((1 + cost_of_capital) ** -year_index)


def project_npv(cash_flow: EUR, project_discount_factor: Ratio) -> EUR:
    """Net present value of the project.

    The sum of the yearly cash flows times the discount factor, in euro of year 0; after tax, before
    financing, without public money and without the hours that it buys.
    Source: Brealey, Myers and Allen, Principles of Corporate Finance, chapter 6.
    """
    worth = cash_flow * project_discount_factor
    size = np.sum(np.absolute(worth), axis=-1, keepdims=True)
    return EUR(without_residue(np.sum(worth, axis=-1, keepdims=True), size))


def project_irr(cash_flow: EUR) -> Share:
    """Internal rate of return of the project.

    The rate at which the project's cash flows have no net present value; not a number where there is none.
    """
    return Share(irr(cash_flow))


def cost_per_gpu_hour(
    opex: EUR,
    straight_line_depreciation: EUR,
    saleable_hours_by_year: AcceleratorHours,
    full_year_mark: Share,
) -> EURPerAcceleratorHour:
    """Cost per hour sold in the first full year, at that year's prices.

    Operating expenditure and depreciation of the first full year, over the accelerator-hours that the market would buy
    in it, in euro and without a return on capital. To be compared with the price of that year. Does not exist where
    nothing is sold.
    """
    sold = in_full_year(saleable_hours_by_year, full_year_mark)
    cost = opex + in_full_year(straight_line_depreciation, full_year_mark)
    return EURPerAcceleratorHour(cost / np.where(sold > 0, sold, np.nan))


def required_revenue(
    capital_expenditure: EUR,
    operating_expenditure: EUR,
    resale_value: EUR,
    depreciation: EUR,
    corporate_tax_rate: Share,
    project_discount_factor: Ratio,
) -> EUR:
    """Present value of the sales that cover all costs.

    Operating expenditure less resale value, plus the investment less the tax that its depreciation saves,
    over 1 less the tax rate, all discounted at the cost of capital, in euro of year 0. Tax is settled in the
    year of the profit: exact unless a year makes a loss at that price, else a little too low.
    Source: Short, Packey and Holt (1995), NREL/TP-462-5173 (required revenue).
    """
    after_tax = np.where(corporate_tax_rate < 1, 1 - corporate_tax_rate, np.nan)
    invested = (capital_expenditure - corporate_tax_rate * depreciation) / after_tax
    flows = (operating_expenditure - resale_value + invested) * project_discount_factor
    return EUR(np.sum(flows, axis=-1, keepdims=True))


def levelised_cost_per_gpu_hour(
    required_revenue: EUR, discounted_saleable_hours: AcceleratorHours
) -> EURPerAcceleratorHour:
    """Levelised cost per accelerator-hour, one nominal price for all years.

    The one price, the same in every year, at which the project's net present value is zero: the present
    value of the sales that cover all costs over the discounted accelerator-hours that the market would buy, in nominal
    euro. Does not exist where nothing is sold. Source: Short, Packey and Holt (1995), NREL/TP-462-5173.
    """
    hours = np.where(discounted_saleable_hours > 0, discounted_saleable_hours, np.nan)
    return EURPerAcceleratorHour(required_revenue / hours)


def break_even_gpu_hour_price(
    required_revenue: EUR,
    saleable_hours_by_year: AcceleratorHours,
    rental_price_index: Ratio,
    project_discount_factor: Ratio,
) -> EURPerAcceleratorHour:
    """Break-even price of an accelerator-hour at signature.

    The price when the first hardware is bought, changing as rental prices do, at which the project's net present value
    is zero: the present value of the sales that cover all costs over the accelerator-hours that the market would buy,
    weighted with the index of the rental price and discounted, in euro. To be compared with the price of an
    accelerator-hour.
    """
    weighted = saleable_hours_by_year * rental_price_index * project_discount_factor
    hours = np.sum(weighted, axis=-1, keepdims=True)
    return EURPerAcceleratorHour(required_revenue / np.where(hours > 0, hours, np.nan))
