"""Welfare: costs and benefits for the Netherlands against the null alternative.

Present values in real euro of the price year, at market prices, for the Netherlands as a whole. Each effect is
counted once: what one Dutch party pays to another is in no sum here; what is paid to and by parties abroad is.
The effects by year are in ``effects``, who gains and who pays is in ``actors``, the reasoning in docs/welfare.md.
"""

from __future__ import annotations

import numpy as np

from aigf.trace import irr
from aigf.units import EUR, ONE_YEAR, EURPerTonne, Ratio, Share, Tonnes, Years


def social_discount_factor(
    discount_rate: Share, late_discount_rate: Share, discount_switch: Years, year_index: Ratio
) -> Ratio:
    """Social discount factor by year.

    One over 1 plus the discount rate for each year up to the switch, and over 1 plus the late rate for each
    year after it, counted from the signature. Source: Rapport Werkgroep discontovoet 2025.
    """
    early = np.minimum(year_index, discount_switch / ONE_YEAR)
    return Ratio((1 + discount_rate) ** -early * (1 + late_discount_rate) ** (early - year_index))


def _present_value(flow: EUR, social_discount_factor: Ratio) -> EUR:
    return EUR(np.sum(flow * social_discount_factor, axis=-1, keepdims=True))


def investment_pv(real_investment: EUR, social_discount_factor: Ratio) -> EUR:
    """Investment, present value.

    Investment in real euro of all years, discounted at the social rate to the year of signature.
    """
    return _present_value(real_investment, social_discount_factor)


def operating_cost_pv(real_operating_cost: EUR, social_discount_factor: Ratio) -> EUR:
    """Operating cost without energy tax, present value.

    Operating cost in real euro of all years, discounted at the social rate to the year of signature.
    """
    return _present_value(real_operating_cost, social_discount_factor)


def energy_tax_pv(real_energy_tax: EUR, social_discount_factor: Ratio) -> EUR:
    """Energy tax, present value.

    Energy tax in real euro of all years, discounted at the social rate to the year of signature.
    """
    return _present_value(real_energy_tax, social_discount_factor)


def corporate_tax_pv(real_corporate_tax: EUR, social_discount_factor: Ratio) -> EUR:
    """Corporate tax, present value.

    Corporate tax in real euro of all years, discounted at the social rate to the year of signature.
    """
    return _present_value(real_corporate_tax, social_discount_factor)


def revenue_pv(real_revenue: EUR, social_discount_factor: Ratio) -> EUR:
    """Revenue, present value.

    Revenue in real euro of all years, discounted at the social rate to the year of signature: what users pay
    for the compute, and what it would cost them elsewhere.
    """
    return _present_value(real_revenue, social_discount_factor)


def resale_value_pv(real_resale_value: EUR, social_discount_factor: Ratio) -> EUR:
    """Resale value, present value.

    Resale value in real euro of all years, discounted at the social rate to the year of signature.
    """
    return _present_value(real_resale_value, social_discount_factor)


def national_contribution_pv(real_national_contribution: EUR, social_discount_factor: Ratio) -> EUR:
    """National contribution, present value.

    National contribution in real euro of all years, discounted at the social rate to the year of signature.
    """
    return _present_value(real_national_contribution, social_discount_factor)


def union_contribution_pv(real_union_contribution: EUR, social_discount_factor: Ratio) -> EUR:
    """Contribution of the European Union, present value.

    The Union's contribution in real euro of all years, discounted at the social rate to the year of
    signature.
    """
    return _present_value(real_union_contribution, social_discount_factor)


def capacity_worth_pv(capacity_worth: EUR, social_discount_factor: Ratio) -> EUR:
    """Market worth of all accelerator-hours, present value.

    Its value in real euro of all years, discounted at the social rate.
    """
    return _present_value(capacity_worth, social_discount_factor)


def access_benefit_pv(access_benefit: EUR, social_discount_factor: Ratio) -> EUR:
    """Compute for Dutch users that they could not have had abroad, present value.

    Its value above the price, in real euro of all years, discounted at the social rate.
    """
    return _present_value(access_benefit, social_discount_factor)


def public_access_benefit_pv(public_access_benefit: EUR, social_discount_factor: Ratio) -> EUR:
    """Compute that Dutch public users have free, present value.

    Its value in real euro of all years, discounted at the social rate.
    """
    return _present_value(public_access_benefit, social_discount_factor)


def heat_benefit_pv(heat_benefit: EUR, social_discount_factor: Ratio) -> EUR:
    """Heat that is put to use, present value.

    Its value in real euro of all years, discounted at the social rate.
    """
    return _present_value(heat_benefit, social_discount_factor)


def additional_labour_benefit_pv(additional_labour_benefit: EUR, social_discount_factor: Ratio) -> EUR:
    """Additional work, present value.

    Its value in real euro of all years, discounted at the social rate.
    """
    return _present_value(additional_labour_benefit, social_discount_factor)


def spillover_benefit_pv(spillover_benefit: EUR, social_discount_factor: Ratio) -> EUR:
    """Spill-overs to the Dutch economy, present value.

    Their value in real euro of all years, discounted at the social rate.
    """
    return _present_value(spillover_benefit, social_discount_factor)


def public_funds_cost_pv(public_funds_cost: EUR, social_discount_factor: Ratio) -> EUR:
    """Cost of raising public money, present value.

    The surcharge in real euro of all years, discounted at the social rate.
    """
    return _present_value(public_funds_cost, social_discount_factor)


def climate_cost_pv(climate_cost: EUR, social_discount_factor: Ratio) -> EUR:
    """Climate cost, present value.

    Climate cost in real euro of all years, discounted at the social rate.
    """
    return _present_value(climate_cost, social_discount_factor)


def _tonne_worth(
    price: EURPerTonne, installed_share: Share, indirect_tax_share: Share, social_discount_factor: Ratio
) -> EURPerTonne:
    yearly = price * installed_share * (1 + indirect_tax_share)
    return EURPerTonne(np.sum(yearly * social_discount_factor, axis=-1, keepdims=True))


def yearly_tonne_worth_low(
    external_co2_price_low: EURPerTonne,
    installed_share: Share,
    indirect_tax_share: Share,
    social_discount_factor: Ratio,
) -> EURPerTonne:
    """Climate cost of one tonne of CO2 a year at WLO Low, present value.

    The CO2 price above the price of an allowance times the share of the accelerators in operation, at market prices,
    all years discounted at the social rate, in real euro for each tonne of a year of full operation.
    """
    return _tonne_worth(external_co2_price_low, installed_share, indirect_tax_share, social_discount_factor)


def yearly_tonne_worth_high(
    external_co2_price_high: EURPerTonne,
    installed_share: Share,
    indirect_tax_share: Share,
    social_discount_factor: Ratio,
) -> EURPerTonne:
    """Climate cost of one tonne of CO2 a year at WLO High, present value.

    As at WLO Low, with the CO2 price of WLO High, in real euro for each tonne of a year of full operation.
    """
    return _tonne_worth(external_co2_price_high, installed_share, indirect_tax_share, social_discount_factor)


def yearly_tonne_worth_two_degrees(
    external_co2_price_two_degrees: EURPerTonne,
    installed_share: Share,
    indirect_tax_share: Share,
    social_discount_factor: Ratio,
) -> EURPerTonne:
    """Climate cost of one tonne of CO2 a year at two degrees, present value.

    As at WLO High, with the CO2 price for two degrees, in real euro for each tonne of a year of full operation.
    """
    return _tonne_worth(
        external_co2_price_two_degrees, installed_share, indirect_tax_share, social_discount_factor
    )


def yearly_tonne_worth(
    yearly_tonne_worth_low: EURPerTonne, yearly_tonne_worth_high: EURPerTonne, wlo_high_weight: Share
) -> EURPerTonne:
    """Climate cost of one tonne of CO2 a year, present value.

    Those of WLO Low and WLO High, weighted by the scenario, in real euro for each tonne of a year of full operation.
    """
    low = yearly_tonne_worth_low * (1 - wlo_high_weight)
    return EURPerTonne(low + yearly_tonne_worth_high * wlo_high_weight)


# The balance for the Netherlands.


def foreign_tax_benefit(corporate_tax_pv: EUR, energy_tax_pv: EUR, dutch_ownership_share: Share) -> EUR:
    """Taxes that foreign owners pay in the Netherlands, present value.

    Corporate tax and energy tax times the share of owners from abroad, in real euro: money from abroad. What
    Dutch owners pay goes from one Dutch party to another.
    """
    return EUR((corporate_tax_pv + energy_tax_pv) * (1 - dutch_ownership_share))


def contribution_leakage(national_contribution_pv: EUR, dutch_ownership_share: Share) -> EUR:
    """National contribution that foreign owners receive, present value.

    National contribution times the share of owners from abroad, in real euro: money that leaves the country.
    What Dutch owners receive goes from one Dutch party to another.
    """
    return EUR(national_contribution_pv * (1 - dutch_ownership_share))


def welfare_costs(
    investment_pv: EUR,
    operating_cost_pv: EUR,
    dutch_ownership_share: Share,
    contribution_leakage: EUR,
    public_funds_cost_pv: EUR,
) -> EUR:
    """Costs for the Netherlands, present value.

    The Dutch owners' part of investment and operating cost, national contribution that foreign owners
    receive, and the cost of raising it, in real euro: the means that the country gives up. Damage is a
    negative benefit. Source: CPB and PBL (2013), definition of costs.
    """
    means = (investment_pv + operating_cost_pv) * dutch_ownership_share
    return EUR(means + contribution_leakage + public_funds_cost_pv)


def welfare_benefits(
    revenue_pv: EUR,
    resale_value_pv: EUR,
    union_contribution_pv: EUR,
    dutch_ownership_share: Share,
    foreign_tax_benefit: EUR,
    access_benefit_pv: EUR,
    public_access_benefit_pv: EUR,
    heat_benefit_pv: EUR,
    additional_labour_benefit_pv: EUR,
    spillover_benefit_pv: EUR,
    climate_cost_pv: EUR,
) -> EUR:
    """Benefits for the Netherlands, present value.

    The Dutch owners' part of revenue, resale value and the Union's contribution; taxes from foreign owners;
    access and free compute for Dutch users; heat, additional work and spill-overs; less climate cost, in real
    euro.
    """
    owners = (revenue_pv + resale_value_pv + union_contribution_pv) * dutch_ownership_share
    users = access_benefit_pv + public_access_benefit_pv
    society = heat_benefit_pv + additional_labour_benefit_pv + spillover_benefit_pv - climate_cost_pv
    return EUR(owners + foreign_tax_benefit + users + society)


def welfare_balance(welfare_benefits: EUR, welfare_costs: EUR) -> EUR:
    """Balance of costs and benefits for the Netherlands.

    Benefits less costs against the null alternative, present value in real euro of the price year at market
    prices, without the effects that are listed p.m. Source: CPB and PBL (2013), general guidance for
    cost-benefit analysis.
    """
    return EUR(welfare_benefits - welfare_costs)


def owners_surplus(
    capital_cash_flow: EUR,
    project_discount_factor: Ratio,
    indirect_tax_share: Share,
    dutch_ownership_share: Share,
) -> EUR:
    """Surplus of Dutch owners and lenders above the cost of capital, present value.

    Cash flow to owners and lenders together, discounted at the cost of capital instead of the social rate, at market
    prices, times the share of Dutch owners, in euro of the price year.
    """
    worth = np.sum(capital_cash_flow * project_discount_factor, axis=-1, keepdims=True)
    return EUR(worth * (1 + indirect_tax_share) * dutch_ownership_share)


def welfare_balance_at_cost_of_capital(
    welfare_balance: EUR, balance_dutch_owners: EUR, owners_surplus: EUR
) -> EUR:
    """Balance for the Netherlands with owners' receipts at the cost of capital.

    The balance with what Dutch owners receive at the social discount rate replaced by what they earn above the cost
    of their capital: the capital would have earned that cost elsewhere. Source: CPB and PBL (2013), general guidance
    for cost-benefit analysis (opportunity cost of means).
    """
    return EUR(welfare_balance - balance_dutch_owners + owners_surplus)


def welfare_balance_without_free_hours(welfare_balance: EUR, public_access_benefit_pv: EUR) -> EUR:
    """Balance for the Netherlands without the free hours of public users.

    The balance less what free hours are worth to Dutch public users, in real euro: if nobody uses them.
    """
    return EUR(welfare_balance - public_access_benefit_pv)


def welfare_balance_wlo_low(
    welfare_balance: EUR, climate_cost_pv: EUR, net_emissions: Tonnes, yearly_tonne_worth_low: EURPerTonne
) -> EUR:
    """Balance for the Netherlands at the CO2 price of WLO Low.

    The balance with climate cost at the efficient price of WLO Low, present value in real euro.
    """
    return EUR(welfare_balance + climate_cost_pv - net_emissions * yearly_tonne_worth_low)


def welfare_balance_wlo_high(
    welfare_balance: EUR, climate_cost_pv: EUR, net_emissions: Tonnes, yearly_tonne_worth_high: EURPerTonne
) -> EUR:
    """Balance for the Netherlands at the CO2 price of WLO High.

    The balance with climate cost at the efficient price of WLO High, present value in real euro.
    """
    return EUR(welfare_balance + climate_cost_pv - net_emissions * yearly_tonne_worth_high)


def welfare_balance_two_degrees(
    welfare_balance: EUR,
    climate_cost_pv: EUR,
    net_emissions: Tonnes,
    yearly_tonne_worth_two_degrees: EURPerTonne,
) -> EUR:
    """Balance for the Netherlands at the CO2 price for two degrees.

    The balance with climate cost at the efficient price for two degrees, present value in real euro.
    """
    return EUR(welfare_balance + climate_cost_pv - net_emissions * yearly_tonne_worth_two_degrees)


def benefit_cost_ratio(welfare_benefits: EUR, welfare_costs: EUR) -> Ratio:
    """Benefit-cost ratio for the Netherlands.

    Benefits over costs, present values; does not exist where there are no costs.
    """
    return Ratio(welfare_benefits / np.where(welfare_costs > 0, welfare_costs, np.nan))


def national_net_benefit(
    real_revenue: EUR,
    real_resale_value: EUR,
    real_union_contribution: EUR,
    real_investment: EUR,
    real_operating_cost: EUR,
    dutch_ownership_share: Share,
    real_corporate_tax: EUR,
    real_energy_tax: EUR,
    real_national_contribution: EUR,
    public_funds_cost: EUR,
    access_benefit: EUR,
    public_access_benefit: EUR,
    heat_benefit: EUR,
    additional_labour_benefit: EUR,
    spillover_benefit: EUR,
    climate_cost: EUR,
) -> EUR:
    """Net benefit for the Netherlands by year.

    All benefits and costs for the Netherlands before discounting, in real euro each year.
    """
    factory = real_revenue + real_resale_value + real_union_contribution - real_investment
    owners = (factory - real_operating_cost) * dutch_ownership_share
    from_abroad = real_corporate_tax + real_energy_tax - real_national_contribution
    state = from_abroad * (1 - dutch_ownership_share) - public_funds_cost
    society = heat_benefit + additional_labour_benefit + spillover_benefit - climate_cost
    return EUR(owners + state + access_benefit + public_access_benefit + society)


def social_irr(national_net_benefit: EUR) -> Share:
    """Social internal rate of return for the Netherlands.

    The real rate at which the net benefits of all years are worth nothing together; not a number where there
    is none.
    """
    return Share(irr(national_net_benefit))
