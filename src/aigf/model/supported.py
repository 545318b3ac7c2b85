"""The project with public money: its tax, cash flow, value and what is short of it. Part of the finance perspective.

Nominal euro, before debt. The project without public money is in ``finance``, who contributes what in ``financing``.
"""

from __future__ import annotations

import numpy as np

from aigf.model.tax_rules import losses_at_year_end, room_for_losses, taxable_profit
from aigf.trace import scan, without_residue
from aigf.units import EUR, Ratio, Share


def profit_with_contribution(
    revenue_by_year: EUR, resale_value: EUR, operating_expenditure: EUR, depreciation_for_tax: EUR
) -> EUR:
    """Profit before interest and tax with the public contribution, by year.

    Revenue and resale value less operating expenditure and the depreciation that may be deducted, in euro each year.
    """
    return EUR(revenue_by_year + resale_value - operating_expenditure - depreciation_for_tax)


def loss_offset_with_contribution(
    profit_with_contribution: EUR, loss_offset_free_amount: EUR, loss_offset_share: Share
) -> EUR:
    """Room to offset earlier losses with the public contribution, by year.

    Of a year's profit with the contribution, the free amount and a share of what exceeds it, in euro each year.
    Source: Wet op de vennootschapsbelasting 1969, article 20(2).
    """
    return EUR(room_for_losses(profit_with_contribution, loss_offset_free_amount, loss_offset_share))


def losses_with_contribution(profit_with_contribution: EUR, loss_offset_with_contribution: EUR) -> EUR:
    """Losses carried forward with the public contribution, by year.

    The losses of the year before, less what this year offsets, plus this year's own loss, in euro at year
    end. Source: Wet op de vennootschapsbelasting 1969, article 20.
    """
    return EUR(scan(losses_at_year_end, 0.0, profit_with_contribution, loss_offset_with_contribution))


def corporate_tax_with_contribution(
    profit_with_contribution: EUR,
    losses_with_contribution: EUR,
    loss_offset_with_contribution: EUR,
    corporate_tax_rate: Share,
) -> EUR:
    """Corporate tax with the public contribution and without debt, by year.

    Profit with the contribution less the earlier losses that may be offset, times the rate, in euro each year.
    Source: Wet op de vennootschapsbelasting 1969, articles 20 and 22.
    """
    taxed = taxable_profit(profit_with_contribution, losses_with_contribution, loss_offset_with_contribution)
    return EUR(corporate_tax_rate * taxed)


def cash_flow_with_contribution(
    revenue_by_year: EUR,
    operating_expenditure: EUR,
    capital_expenditure: EUR,
    resale_value: EUR,
    corporate_tax_with_contribution: EUR,
    national_contribution_by_year: EUR,
    union_contribution_by_year: EUR,
) -> EUR:
    """Project cash flow with the public contribution, by year.

    Revenue, resale value and the contributions of state and Union, less operating and capital expenditure and tax, in
    euro each year. The hours that public money buys are not sold.
    """
    operation = revenue_by_year - operating_expenditure - corporate_tax_with_contribution
    contributed = national_contribution_by_year + union_contribution_by_year
    return EUR(operation + resale_value - capital_expenditure + contributed)


def project_npv_with_contribution(cash_flow_with_contribution: EUR, project_discount_factor: Ratio) -> EUR:
    """Net present value of the project with the public contribution.

    The sum of the yearly cash flows with the contribution times the discount factor, in euro of year 0; after tax,
    before debt, without the sales of the hours that public money buys.
    """
    worth = cash_flow_with_contribution * project_discount_factor
    size = np.sum(np.absolute(worth), axis=-1, keepdims=True)
    return EUR(without_residue(np.sum(worth, axis=-1, keepdims=True), size))


def funding_gap(project_npv: EUR) -> EUR:
    """Funding gap.

    What the project's net present value is short of zero, in euro of year 0; zero where that is positive already. A
    grant paid at signature, untaxed and without hours in return, would have to be as large. Source: Commission,
    guidelines on State aid for climate, environmental protection and energy 2022 (2022/C 80/01), section 3.2.1.3
    (proportionality).
    """
    return EUR(np.maximum(-project_npv, 0.0))


def remaining_funding_gap(project_npv_with_contribution: EUR) -> EUR:
    """Funding gap that the public contribution leaves.

    What is short of a net present value of zero after the contributions asked for, in euro of year 0.
    """
    return EUR(np.maximum(-project_npv_with_contribution, 0.0))


def funding_gap_share(funding_gap: EUR, capex: EUR) -> Share:
    """Funding gap as a share of capital expenditure.

    Funding gap over capital expenditure. No share to ask for: money that is paid with the investment, lowers what may
    be deducted or buys hours has to be more. Does not exist where nothing is built.
    """
    return Share(funding_gap / np.where(capex > 0, capex, np.nan))
