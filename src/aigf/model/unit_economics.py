"""Unit economics: what an accelerator-hour brings in and costs, all over the same hours. Part of finance.

Present values at the cost of capital, over the discounted accelerator-hours that the market would buy: the constant
nominal amount per hour that is worth as much. So the parts of the business case add up per hour to its net present
value per hour, without public money and as proposed.
"""

from __future__ import annotations

import numpy as np

from aigf.units import EUR, AcceleratorHours, EURPerAcceleratorHour, Ratio


def _per_hour(flow: EUR, project_discount_factor: Ratio, hours: AcceleratorHours) -> EURPerAcceleratorHour:
    worth = np.sum(flow * project_discount_factor, axis=-1, keepdims=True)
    return EURPerAcceleratorHour(worth / np.where(hours > 0, hours, np.nan))


def discounted_saleable_hours(
    saleable_hours_by_year: AcceleratorHours, project_discount_factor: Ratio
) -> AcceleratorHours:
    """Accelerator-hours that the market would buy, discounted.

    Those of all years, discounted at the cost of capital as the money that they bring in is.
    """
    return AcceleratorHours(np.sum(saleable_hours_by_year * project_discount_factor, axis=-1, keepdims=True))


def levelised_price_per_gpu_hour(
    market_revenue_by_year: EUR, project_discount_factor: Ratio, discounted_saleable_hours: AcceleratorHours
) -> EURPerAcceleratorHour:
    """Price per discounted hour that the market would buy.

    Present value of the revenue without public money over the discounted hours, in nominal euro: one price for all
    years. To be compared with the levelised cost. Does not exist where nothing is sold.
    """
    return _per_hour(market_revenue_by_year, project_discount_factor, discounted_saleable_hours)


def levelised_electricity_per_gpu_hour(
    electricity_cost_by_year: EUR, project_discount_factor: Ratio, discounted_saleable_hours: AcceleratorHours
) -> EURPerAcceleratorHour:
    """Electricity per discounted hour that the market would buy.

    Present value of the electricity cost over the discounted hours, in nominal euro.
    """
    return _per_hour(electricity_cost_by_year, project_discount_factor, discounted_saleable_hours)


def levelised_running_cost_per_gpu_hour(
    operating_expenditure: EUR,
    electricity_cost_by_year: EUR,
    project_discount_factor: Ratio,
    discounted_saleable_hours: AcceleratorHours,
) -> EURPerAcceleratorHour:
    """Other running cost per discounted hour that the market would buy.

    Present value of the operating expenditure less electricity over the discounted hours, in nominal euro.
    """
    other = EUR(operating_expenditure - electricity_cost_by_year)
    return _per_hour(other, project_discount_factor, discounted_saleable_hours)


def levelised_capital_per_gpu_hour(
    capital_expenditure: EUR,
    resale_value: EUR,
    project_discount_factor: Ratio,
    discounted_saleable_hours: AcceleratorHours,
) -> EURPerAcceleratorHour:
    """Capital per discounted hour that the market would buy.

    Present value of the investment less resale value over the discounted hours, in nominal euro: discounted at the
    cost of capital, it holds the return that capital asks.
    """
    spent = EUR(capital_expenditure - resale_value)
    return _per_hour(spent, project_discount_factor, discounted_saleable_hours)


def levelised_tax_per_gpu_hour(
    corporate_tax: EUR, project_discount_factor: Ratio, discounted_saleable_hours: AcceleratorHours
) -> EURPerAcceleratorHour:
    """Tax per discounted hour that the market would buy.

    Present value of the corporate tax of the project without public money over the discounted hours, in nominal euro.
    """
    return _per_hour(corporate_tax, project_discount_factor, discounted_saleable_hours)


def npv_per_gpu_hour(project_npv: EUR, discounted_saleable_hours: AcceleratorHours) -> EURPerAcceleratorHour:
    """Net present value per discounted hour that the market would buy.

    Net present value of the project without public money over the discounted hours: price less electricity, other
    running cost, capital and tax, in nominal euro.
    """
    hours = np.where(discounted_saleable_hours > 0, discounted_saleable_hours, np.nan)
    return EURPerAcceleratorHour(project_npv / hours)


def levelised_public_hours_per_gpu_hour(
    forgone_revenue_by_year: EUR, project_discount_factor: Ratio, discounted_saleable_hours: AcceleratorHours
) -> EURPerAcceleratorHour:
    """Public hours per discounted hour that the market would buy.

    Present value of the revenue forgone for users of state and Union over the discounted hours, in nominal euro.
    """
    return _per_hour(forgone_revenue_by_year, project_discount_factor, discounted_saleable_hours)


def levelised_contributions_per_gpu_hour(
    national_contribution_by_year: EUR,
    union_contribution_by_year: EUR,
    project_discount_factor: Ratio,
    discounted_saleable_hours: AcceleratorHours,
) -> EURPerAcceleratorHour:
    """Contributions per discounted hour that the market would buy.

    Present value of the contributions of state and Union over the discounted hours, in nominal euro.
    """
    paid = EUR(national_contribution_by_year + union_contribution_by_year)
    return _per_hour(paid, project_discount_factor, discounted_saleable_hours)


def levelised_tax_change_per_gpu_hour(
    corporate_tax_with_contribution: EUR,
    corporate_tax: EUR,
    project_discount_factor: Ratio,
    discounted_saleable_hours: AcceleratorHours,
) -> EURPerAcceleratorHour:
    """Tax that public money adds, per discounted hour that the market would buy.

    Present value of the corporate tax with the public contribution less that without over the discounted hours, in
    nominal euro; negative where public hours make the taxed profit smaller.
    """
    more = EUR(corporate_tax_with_contribution - corporate_tax)
    return _per_hour(more, project_discount_factor, discounted_saleable_hours)


def npv_with_contribution_per_gpu_hour(
    project_npv_with_contribution: EUR, discounted_saleable_hours: AcceleratorHours
) -> EURPerAcceleratorHour:
    """Net present value with public money per hour that the market would buy.

    Net present value with the public contribution over the discounted hours: that without, less public hours and the
    tax that public money adds, plus contributions, in nominal euro.
    """
    hours = np.where(discounted_saleable_hours > 0, discounted_saleable_hours, np.nan)
    return EURPerAcceleratorHour(project_npv_with_contribution / hours)
