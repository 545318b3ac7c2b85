"""Finance: operation, revenue, tax and the value of the project. Nominal euro, producer prices.

Year 0 is the signature and flows fall at year end. Register prices are taken as prices of year 0. What is
built is in ``investment``, who pays for it in ``financing``.
"""

from __future__ import annotations

import numpy as np

from aigf.model.tax_rules import losses_at_year_end, room_for_losses, taxable_profit
from aigf.trace import irr, scan
from aigf.units import (
    EUR,
    FTE,
    HOURS_IN_YEAR,
    MW,
    ONE_YEAR,
    AcceleratorHours,
    Accelerators,
    EURPerAcceleratorHour,
    EURPerFTE,
    EURPerUSD,
    FLOPPerSecondPerAccelerator,
    FTEPerMW,
    Ratio,
    Share,
    USDPerFLOPPerSecondHour,
    Years,
)


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


def rental_price_at_signature(
    rental_price_change: Share, start_year: Years, years_to_operation: Years, rental_price_year: Years
) -> Ratio:
    """Rental price at signature over that of its source.

    (1 + yearly change of rental prices) to the power of the years from the moment for which the price holds until
    the signature.
    """
    years = (start_year - years_to_operation - rental_price_year) / ONE_YEAR
    return Ratio((1 + rental_price_change) ** years)


def rental_market_price(
    accelerator_peak_flops: FLOPPerSecondPerAccelerator,
    rental_price_per_flop: USDPerFLOPPerSecondHour,
    euro_per_dollar: EURPerUSD,
    rental_price_at_signature: Ratio,
) -> EURPerAcceleratorHour:
    """Market price of an accelerator-hour.

    Dense BF16 peak of one accelerator times the rental price of a FLOP/s for an hour, times the exchange
    rate, brought to the year of signature, in euro.
    """
    now = accelerator_peak_flops * rental_price_per_flop * euro_per_dollar
    return EURPerAcceleratorHour(now * rental_price_at_signature)


def hours_in_segments(
    training_revenue_share: Share, midsize_revenue_share: Share, inference_revenue_share: Share
) -> Share:
    """Sum of the shares of the use segments.

    Training, fine-tuning and mid-size models, and inference together: 1, or what their shares are taken of
    where they do not add up.
    """
    return Share(training_revenue_share + midsize_revenue_share + inference_revenue_share)


def mean_price_ratio(
    training_revenue_share: Share,
    midsize_revenue_share: Share,
    inference_revenue_share: Share,
    training_price_ratio: Ratio,
    midsize_price_ratio: Ratio,
    inference_price_ratio: Ratio,
    hours_in_segments: Share,
) -> Ratio:
    """Mean price over the use segments, relative to the market price.

    The price of training, of fine-tuning and mid-size models, and of inference, each relative to the market
    price, weighted with its share of the hours sold.
    """
    training = training_revenue_share * training_price_ratio
    midsize = midsize_revenue_share * midsize_price_ratio
    inference = inference_revenue_share * inference_price_ratio
    return Ratio((training + midsize + inference) / hours_in_segments)


def gpu_hour_price(
    rental_market_price: EURPerAcceleratorHour, mean_price_ratio: Ratio
) -> EURPerAcceleratorHour:
    """Price of an accelerator-hour.

    Market price times the mean over the use segments relative to it, in euro at the year of signature. A
    stated price takes its place.
    """
    return EURPerAcceleratorHour(rental_market_price * mean_price_ratio)


def public_time_share(public_contribution: EUR, capex: EUR, occupancy: Share) -> Share:
    """Share of the accelerator-hours for users of state and Union.

    As large a share of the time as state and Union contribute to the investment, within the hours that are in use.
    Source: Regulation (EU) 2021/1173, article 12b (access time in proportion to the contribution).
    """
    contributed = public_contribution / np.where(capex > 0, capex, np.inf)
    return Share(np.minimum(contributed, occupancy))


def market_time_share(sold_share: Share, occupancy: Share, public_time_share: Share) -> Share:
    """Share of the accelerator-hours sold on the market.

    What can be sold, and no more than the hours in use less those for users of state and Union: public money buys
    time, and that time is not sold once more.
    """
    return Share(np.minimum(sold_share, occupancy - public_time_share))


def sold_accelerator_hours(accelerator_count: Accelerators, market_time_share: Share) -> AcceleratorHours:
    """Accelerator-hours sold in a year of full operation.

    Accelerators times the hours of a year times the share of them that is sold on the market.
    """
    return AcceleratorHours(accelerator_count * market_time_share * HOURS_IN_YEAR)


def delivered_accelerator_hours(
    accelerator_count: Accelerators, market_time_share: Share, public_time_share: Share
) -> AcceleratorHours:
    """Accelerator-hours delivered in a year of full operation.

    Accelerators times the hours of a year times the share of them that is sold or for users of state and Union.
    """
    return AcceleratorHours(accelerator_count * (market_time_share + public_time_share) * HOURS_IN_YEAR)


def revenue(sold_accelerator_hours: AcceleratorHours, gpu_hour_price: EURPerAcceleratorHour) -> EUR:
    """Revenue in a year of full operation.

    Accelerator-hours sold times the price of one, in euro at the price of the year of signature.
    """
    return EUR(sold_accelerator_hours * gpu_hour_price)


def training_revenue(
    revenue: EUR,
    training_revenue_share: Share,
    training_price_ratio: Ratio,
    mean_price_ratio: Ratio,
    hours_in_segments: Share,
) -> EUR:
    """Revenue from training large models in a year of full operation.

    Revenue times the share of training large models in the hours sold, times its price over the mean price,
    in euro. The three segments together are the revenue.
    """
    share = training_revenue_share / hours_in_segments
    return EUR(revenue * share * training_price_ratio / mean_price_ratio)


def midsize_revenue(
    revenue: EUR,
    midsize_revenue_share: Share,
    midsize_price_ratio: Ratio,
    mean_price_ratio: Ratio,
    hours_in_segments: Share,
) -> EUR:
    """Revenue from mid-size models in a year of full operation.

    Revenue times the share of fine-tuning and mid-size models in the hours sold, times its price over the
    mean price, in euro. The three segments together are the revenue.
    """
    share = midsize_revenue_share / hours_in_segments
    return EUR(revenue * share * midsize_price_ratio / mean_price_ratio)


def inference_revenue(
    revenue: EUR,
    inference_revenue_share: Share,
    inference_price_ratio: Ratio,
    mean_price_ratio: Ratio,
    hours_in_segments: Share,
) -> EUR:
    """Revenue from inference in a year of full operation.

    Revenue times the share of inference in the hours sold, times its price over the mean price,
    in euro. The three segments together are the revenue.
    """
    share = inference_revenue_share / hours_in_segments
    return EUR(revenue * share * inference_price_ratio / mean_price_ratio)


def rental_price_index(rental_price_change: Share, year_index: Ratio) -> Ratio:
    """Index of the rental price by year.

    (1 + yearly change of rental prices) to the power of the years since signature.
    """
    return Ratio((1 + rental_price_change) ** year_index)


def revenue_by_year(revenue: EUR, installed_share: Share, rental_price_index: Ratio) -> EUR:
    """Revenue by year.

    Revenue of full operation, times the share of the accelerators in operation, times the index of the
    rental price, in euro each year.
    """
    return EUR(revenue * installed_share * rental_price_index)


def sold_hours_by_year(sold_accelerator_hours: AcceleratorHours, installed_share: Share) -> AcceleratorHours:
    """Accelerator-hours sold by year.

    Hours sold in a year of full operation, times the share of the accelerators in operation.
    """
    return AcceleratorHours(sold_accelerator_hours * installed_share)


def delivered_hours_by_year(
    delivered_accelerator_hours: AcceleratorHours, installed_share: Share
) -> AcceleratorHours:
    """Accelerator-hours delivered by year.

    Hours delivered in a year of full operation, times the share of the accelerators in operation.
    """
    return AcceleratorHours(delivered_accelerator_hours * installed_share)


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


def project_discount_factor(cost_of_capital: Share, year_index: Ratio) -> Ratio:
    """Discount factor of the project by year.

    One over (1 + cost of capital) to the power of the years since signature.
    """
    return Ratio((1 + cost_of_capital) ** -year_index)


def project_npv(cash_flow: EUR, project_discount_factor: Ratio) -> EUR:
    """Net present value of the project.

    The sum of the yearly cash flows times the discount factor, in euro of year 0; after tax, before
    financing and grants.
    Source: Brealey, Myers and Allen, Principles of Corporate Finance, chapter 6.
    """
    return EUR(np.sum(cash_flow * project_discount_factor, axis=-1, keepdims=True))


def project_irr(cash_flow: EUR) -> Share:
    """Internal rate of return of the project.

    The rate at which the project's cash flows have no net present value; not a number where there is none.
    """
    return Share(irr(cash_flow))


def cost_per_gpu_hour(
    opex: EUR, yearly_depreciation: EUR, delivered_accelerator_hours: AcceleratorHours
) -> EURPerAcceleratorHour:
    """Cost per accelerator-hour delivered.

    Operating expenditure and depreciation in a year of full operation, over the accelerator-hours that are sold in it
    or for users of state and Union, in euro. Without the cost of capital. Does not exist where nothing is delivered.
    """
    delivered = np.where(delivered_accelerator_hours > 0, delivered_accelerator_hours, np.nan)
    return EURPerAcceleratorHour((opex + yearly_depreciation) / delivered)


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
    after_tax = 1 - corporate_tax_rate
    invested = (capital_expenditure - corporate_tax_rate * depreciation) / after_tax
    flows = (operating_expenditure - resale_value + invested) * project_discount_factor
    return EUR(np.sum(flows, axis=-1, keepdims=True))


def levelised_cost_per_gpu_hour(
    required_revenue: EUR, delivered_hours_by_year: AcceleratorHours, project_discount_factor: Ratio
) -> EURPerAcceleratorHour:
    """Levelised cost per accelerator-hour.

    The one price, the same in every year and for every hour delivered, sold or not, that covers all costs: the
    present value of the sales that do so over the discounted accelerator-hours delivered, in nominal euro. Does not
    exist where nothing is delivered. Source: Short, Packey and Holt (1995), NREL/TP-462-5173.
    """
    hours = np.sum(delivered_hours_by_year * project_discount_factor, axis=-1, keepdims=True)
    return EURPerAcceleratorHour(required_revenue / np.where(hours > 0, hours, np.nan))


def break_even_gpu_hour_price(
    required_revenue: EUR,
    sold_hours_by_year: AcceleratorHours,
    rental_price_index: Ratio,
    project_discount_factor: Ratio,
) -> EURPerAcceleratorHour:
    """Break-even price of an accelerator-hour.

    The price at signature, changing as rental prices do, at which the project is worth nothing without contributions:
    the present value of the sales that cover all costs over the accelerator-hours sold, weighted with the
    index of the rental price and discounted, in euro. To be compared with the price of an accelerator-hour.
    """
    weighted = sold_hours_by_year * rental_price_index * project_discount_factor
    hours = np.sum(weighted, axis=-1, keepdims=True)
    return EURPerAcceleratorHour(required_revenue / np.where(hours > 0, hours, np.nan))
