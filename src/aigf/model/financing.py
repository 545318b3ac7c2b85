"""Financing: public contributions, debt and equity, and the gap that they leave. Nominal euro.

Part of the finance perspective. Debt is sized once, in closed form, on the cash flow before interest and with
the tax that a project without debt pays: nothing depends on itself. A draw sizes its own debt.
"""

from __future__ import annotations

import numpy as np

from aigf.model.tax_rules import losses_at_year_end, room_for_losses, taxable_profit
from aigf.trace import irr, lag, scan, without_residue
from aigf.units import EUR, ONE_YEAR, Ratio, Share, Years


def national_contribution(capex: EUR, national_contribution_share: Share) -> EUR:
    """National contribution.

    Capital expenditure times the share asked of the Dutch government, in euro. It is no part of the project's
    net present value. Source: report, section 7.2 (17.5% of 4 billion euro is 700 million euro).
    """
    return EUR(capex * national_contribution_share)


def union_contribution(
    capex: EUR,
    union_contribution_share: Share,
    national_contribution_share: Share,
    union_share_ceiling: Share,
    union_contribution_ceiling: EUR,
) -> EUR:
    """Contribution of the European Union.

    Capital expenditure times the share asked of the Union, which is never more than the state's, than its ceiling nor
    than what the state leaves, and no more than the Union gives one project, in euro. Source: Council Regulation (EU)
    2026/150, recitals 12 and 13 (the state contributes at least as much); tender specifications EUROHPC/2026/OP/0008
    (lot 2).
    """
    left = np.maximum(1 - national_contribution_share, 0)
    allowed = np.minimum(np.minimum(national_contribution_share, union_share_ceiling), left)
    asked = capex * np.minimum(union_contribution_share, allowed)
    return EUR(np.minimum(asked, union_contribution_ceiling))


def public_contribution(national_contribution: EUR, union_contribution: EUR) -> EUR:
    """Public contribution.

    National contribution and that of the Union, in euro.
    """
    return EUR(national_contribution + union_contribution)


def national_contribution_by_year(national_contribution: EUR, spending_share: Share) -> EUR:
    """National contribution by year.

    Paid with the investment: the contribution times the share of the investment paid in the year, in euro
    each year.
    """
    return EUR(national_contribution * spending_share)


def union_contribution_by_year(union_contribution: EUR, spending_share: Share) -> EUR:
    """Contribution of the European Union by year.

    Paid with the investment: the contribution times the share of the investment paid in the year, in euro
    each year.
    """
    return EUR(union_contribution * spending_share)


def depreciation_for_tax(depreciation: EUR, public_contribution: EUR, capex: EUR) -> EUR:
    """Depreciation that may be deducted, by year.

    Depreciation less that of what the public contribution paid, in euro each year.
    """
    granted = public_contribution / np.where(capex > 0, capex, np.inf)
    return EUR(depreciation * (1 - granted))


def excess_contribution(project_npv: EUR, project_npv_with_contribution: EUR) -> EUR:
    """Public contribution above the funding gap.

    What the contributions asked for are worth beyond what brings the project's net present value to zero, in euro of
    year 0. Source: Commission, guidelines on State aid for climate, environmental protection and energy 2022
    (2022/C 80/01), section 3.2.1.3 (proportionality).
    """
    contribution = without_residue(project_npv_with_contribution - project_npv, project_npv)
    return EUR(np.maximum(np.minimum(project_npv_with_contribution, contribution), 0.0))


def cash_flow_for_debt_service(
    revenue_by_year: EUR, operating_expenditure: EUR, corporate_tax_with_contribution: EUR
) -> EUR:
    """Cash flow available for debt service by year.

    Revenue less operating expenditure and the tax of a project without debt, in euro each year. Resale does
    not repay debt. Source: Yescombe (2014), Principles of Project Finance, chapter 12.
    """
    return EUR(revenue_by_year - operating_expenditure - corporate_tax_with_contribution)


def repaying_cash_flow(
    cash_flow_for_debt_service: EUR,
    spending_share: Share,
    year_index: Ratio,
    years_to_operation: Years,
    debt_tenor: Years,
) -> EUR:
    """Cash flow that repays debt, by year.

    The cash flow available for debt service where it is positive, from the first year of operation until the
    term of the debt, in whole years, after the last investment is paid, in euro each year.
    """
    year = year_index * ONE_YEAR
    complete = np.max(np.where(spending_share > 0, year, 0.0), axis=-1, keepdims=True)
    # To the nearest whole year: twice the years against twice the term and one.
    within = 2 * (year - complete) <= 2 * debt_tenor + ONE_YEAR
    runs = np.logical_and(year >= years_to_operation, within)
    return EUR(np.where(runs, np.maximum(cash_flow_for_debt_service, 0.0), 0.0))


def debt_discount_factor(debt_interest_rate: Share, year_index: Ratio) -> Ratio:
    """Discount factor of the debt by year.

    One over (1 + interest rate) to the power of the years since signature.
    """
    return Ratio((1 + debt_interest_rate) ** -year_index)


def drawdown_worth(spending_share: Share, debt_discount_factor: Ratio) -> Ratio:
    """Present value of one euro of debt drawn.

    Debt is drawn with the investment: the shares of the investment paid in each year, discounted at the
    interest rate. Below 1, because interest until repayment is added to the debt.
    """
    return Ratio(np.sum(spending_share * debt_discount_factor, axis=-1, keepdims=True))


def repayment_worth(repaying_cash_flow: EUR, debt_discount_factor: Ratio) -> EUR:
    """Present value of the cash flow that repays debt.

    The cash flow that repays debt, discounted at the interest rate, in euro of year 0.
    """
    return EUR(np.sum(repaying_cash_flow * debt_discount_factor, axis=-1, keepdims=True))


def debt_capacity(repayment_worth: EUR, drawdown_worth: Ratio, target_dscr: Ratio) -> EUR:
    """Debt that the cash flow can carry.

    Present value of the cash flow that repays debt over the cover that lenders ask, over the present value of
    one euro of debt drawn, in euro. Sculpted in closed form. Source: Yescombe (2014), Principles of Project
    Finance, chapter 12.
    """
    return EUR(repayment_worth / target_dscr / drawdown_worth)


def debt_capacity_share(debt_capacity: EUR, capex: EUR) -> Share:
    """Debt that the cash flow can carry, as a share of capital expenditure.

    Debt that the cash flow can carry over capital expenditure, at most 1: the cover that lenders ask says how much they
    lend, not how well it is covered. Does not exist where nothing is built.
    """
    return Share(np.minimum(debt_capacity / np.where(capex > 0, capex, np.nan), 1))


def equity(capex: EUR, public_contribution: EUR, debt_share: Share, debt_capacity: EUR) -> EUR:
    """Equity.

    What the public contribution and debt leave of capital expenditure, in euro. Debt is at most the share of capital
    expenditure that is financed with it, and what the cash flow can carry. A stated equity takes its place, and debt
    then pays no more than what it leaves.
    """
    lent = np.minimum(capex * debt_share, debt_capacity)
    return EUR(np.maximum(without_residue(capex - public_contribution - lent, capex), 0.0))


def debt(capex: EUR, debt_share: Share, public_contribution: EUR, debt_capacity: EUR, equity: EUR) -> EUR:
    """Debt.

    The least of: the share of capital expenditure that is financed with debt, what the public contribution and equity
    leave to be financed, and what the cash flow can carry, in euro drawn.
    """
    needed = np.maximum(without_residue(capex - public_contribution - equity, capex), 0.0)
    return EUR(np.minimum(np.minimum(capex * debt_share, needed), debt_capacity))


def debt_financed_share(debt: EUR, capex: EUR) -> Share:
    """Debt as a share of capital expenditure.

    Debt over capital expenditure. Does not exist where nothing is built.
    """
    return Share(debt / np.where(capex > 0, capex, np.nan))


def debt_drawdown(debt: EUR, spending_share: Share) -> EUR:
    """Debt drawn by year.

    Debt times the share of the investment paid in the year, in euro each year.
    """
    return EUR(debt * spending_share)


def debt_service(debt: EUR, drawdown_worth: Ratio, repayment_worth: EUR, repaying_cash_flow: EUR) -> EUR:
    """Debt service by year.

    Interest and repayment: the same share of every year's cash flow that repays debt, such that debt and
    interest are paid off exactly, in euro each year.
    """
    share = debt * drawdown_worth / np.where(repayment_worth > 0, repayment_worth, np.inf)
    return EUR(repaying_cash_flow * share)


def debt_balance(debt_drawdown: EUR, debt_service: EUR, debt_interest_rate: Share) -> EUR:
    """Debt outstanding at year end, by year.

    The debt of the year before with interest, plus what is drawn, less debt service, in euro; what rounding leaves of
    it after the last payment is nothing. Below zero only where a later phase is worth so little that its debt is repaid
    before it is drawn: then it is cash.
    """

    def year(previous: EUR, drawn: EUR, paid: EUR, rate: Share) -> EUR:
        return EUR(previous * (1 + rate) + drawn - paid)

    balance = scan(year, 0.0, debt_drawdown, debt_service, debt_interest_rate)
    return EUR(without_residue(balance, np.max(np.absolute(balance), axis=-1, keepdims=True)))


def interest(debt_balance: EUR, debt_interest_rate: Share) -> EUR:
    """Interest by year.

    Debt outstanding a year before times the interest rate, in euro each year. Until operation it is added to
    the debt.
    """
    return EUR(lag(debt_balance) * debt_interest_rate)


def dscr(cash_flow_for_debt_service: EUR, debt_service: EUR) -> Ratio:
    """Debt service cover ratio (DSCR) by year.

    Cash flow available for debt service over debt service. Does not exist in a year without debt service.
    """
    return Ratio(cash_flow_for_debt_service / np.where(debt_service > 0, debt_service, np.nan))


def dscr_min(dscr: Ratio, debt_service: EUR) -> Ratio:
    """Lowest debt service cover ratio (DSCR).

    The lowest of the years with debt service. Does not exist where there is no debt.
    """
    lowest = np.min(np.where(debt_service > 0, dscr, np.inf), axis=-1, keepdims=True)
    return Ratio(np.where(np.isfinite(lowest), lowest, np.nan))


def interest_deduction_room(
    profit_with_contribution: EUR,
    depreciation_for_tax: EUR,
    interest_deduction_free_amount: EUR,
    interest_deduction_share: Share,
) -> EUR:
    """Interest that may be deducted, at most, by year.

    The free amount, or a share of the profit before interest and depreciation where that is more, in euro
    each year. Source: Wet op de vennootschapsbelasting 1969, article 15b.
    """
    gross = np.maximum(profit_with_contribution + depreciation_for_tax, 0.0)
    return EUR(np.maximum(interest_deduction_free_amount, interest_deduction_share * gross))


def interest_carried_forward(interest: EUR, interest_deduction_room: EUR) -> EUR:
    """Interest not yet deducted at year end, by year.

    That of the year before plus the year's interest, less what may be deducted, in euro.
    Source: Wet op de vennootschapsbelasting 1969, article 15b(5).
    """

    def year(previous: EUR, added: EUR, room: EUR) -> EUR:
        return EUR(np.maximum(previous + added - room, 0.0))

    return EUR(scan(year, 0.0, interest, interest_deduction_room))


def profit_after_interest(profit_with_contribution: EUR, interest: EUR, interest_carried_forward: EUR) -> EUR:
    """Profit after interest and before tax, by year.

    Profit with the contribution, less the interest that is deducted this year, in euro each year.
    """
    deducted = lag(interest_carried_forward) + interest - interest_carried_forward
    return EUR(profit_with_contribution - deducted)


def loss_offset_after_interest(
    profit_after_interest: EUR, loss_offset_free_amount: EUR, loss_offset_share: Share
) -> EUR:
    """Room to offset earlier losses after interest, by year.

    Of a year's profit after interest, the free amount and a share of what exceeds it, in euro each year.
    Source: Wet op de vennootschapsbelasting 1969, article 20(2).
    """
    return EUR(room_for_losses(profit_after_interest, loss_offset_free_amount, loss_offset_share))


def losses_after_interest(profit_after_interest: EUR, loss_offset_after_interest: EUR) -> EUR:
    """Losses carried forward after interest, by year.

    The losses of the year before, less what this year offsets, plus this year's own loss, in euro at year
    end. Source: Wet op de vennootschapsbelasting 1969, article 20.
    """
    return EUR(scan(losses_at_year_end, 0.0, profit_after_interest, loss_offset_after_interest))


def corporate_tax_after_interest(
    profit_after_interest: EUR,
    losses_after_interest: EUR,
    loss_offset_after_interest: EUR,
    corporate_tax_rate: Share,
) -> EUR:
    """Corporate tax after interest by year.

    Profit after interest less the earlier losses that may be offset, times the rate, in euro each year: what
    the company pays with this financing. Source: Wet op de vennootschapsbelasting 1969, articles 20 and 22.
    """
    taxed = taxable_profit(profit_after_interest, losses_after_interest, loss_offset_after_interest)
    return EUR(corporate_tax_rate * taxed)


def uncovered_investment(capex: EUR, debt: EUR, public_contribution: EUR, equity: EUR) -> EUR:
    """Investment that no source covers.

    Capital expenditure less debt, public contribution and equity, in euro; zero unless the proposal states
    less equity than is needed. As long as it is not covered nothing can be built.
    """
    return EUR(np.maximum(without_residue(capex - debt - public_contribution - equity, capex), 0.0))


def tax_saved_by_interest(corporate_tax_with_contribution: EUR, corporate_tax_after_interest: EUR) -> EUR:
    """Tax that the deduction of interest saves, by year.

    Corporate tax with the public contribution and without debt, less that after interest, in euro each year.
    """
    return EUR(corporate_tax_with_contribution - corporate_tax_after_interest)


def capital_cash_flow(cash_flow_with_contribution: EUR, tax_saved_by_interest: EUR) -> EUR:
    """Cash flow to owners and lenders together, by year.

    Project cash flow with the public contribution, and the tax that the deduction of interest saves, in euro each year.
    Source: Ruback (2002), Capital cash flows, Financial Management 31(2).
    """
    return EUR(cash_flow_with_contribution + tax_saved_by_interest)


def equity_cash_flow(capital_cash_flow: EUR, debt_drawdown: EUR, debt_service: EUR) -> EUR:
    """Cash flow to equity by year.

    Cash flow to owners and lenders together, plus debt drawn, less debt service, in euro each year. What no source
    covers is in it as if the owners paid it.
    """
    return EUR(capital_cash_flow + debt_drawdown - debt_service)


def covered_equity_cash_flow(equity_cash_flow: EUR, uncovered_investment: EUR) -> EUR:
    """Cash flow to equity where the investment is covered, by year.

    Cash flow to equity, in euro each year. Does not exist where a part of the investment is not covered: who pays it is
    not known, nor what they ask for it.
    """
    return EUR(np.where(uncovered_investment > 0, np.nan, equity_cash_flow))


def equity_irr(covered_equity_cash_flow: EUR) -> Share:
    """Internal rate of return on equity.

    The rate at which the cash flows to equity have no net present value; not a number where there is none,
    and where a part of the investment is not covered.
    """
    return Share(irr(covered_equity_cash_flow))
