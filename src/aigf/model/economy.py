"""Economy: work and value added, direct, indirect and induced, and what of it stays in the Netherlands.

Gross effects, what passes through the economy, not what the economy gains. Work follows from purchases at the prices
of the year of signature; value added is nominal, as revenue is.
Labour that works here would work elsewhere; what is a gain is in ``welfare``.
"""

from __future__ import annotations

import numpy as np

from aigf.model.full_year import in_full_year
from aigf.units import EUR, FTE, EURPerFTE, Ratio, Share


def dutch_construction_spending(facility_at_signature: EUR, facility_dutch_share: Share) -> EUR:
    """Investment in the facility that is spent in the Netherlands.

    Investment in the facility at signature prices times the share of it that Dutch companies supply, in euro.
    Source: report, section 3.2 (what is bought abroad has no indirect effect here).
    """
    return EUR(facility_at_signature * facility_dutch_share)


def dutch_hardware_spending(hardware_at_signature: EUR, hardware_dutch_share: Share) -> EUR:
    """Investment in hardware that is spent in the Netherlands.

    Investment in hardware at signature prices times the share of it that Dutch companies supply, mostly trade and
    installation, in euro. Source: report, section 3.2.
    """
    return EUR(hardware_at_signature * hardware_dutch_share)


def dutch_investment_share(
    dutch_construction_spending: EUR,
    dutch_hardware_spending: EUR,
    facility_at_signature: EUR,
    hardware_at_signature: EUR,
) -> Share:
    """Dutch share of the investment.

    Investment spent in the Netherlands, facility and hardware, over all investment, both at signature prices; zero
    where nothing is built.
    """
    whole = facility_at_signature + hardware_at_signature
    spent = dutch_construction_spending + dutch_hardware_spending
    return Share(spent / np.where(whole > 0, whole, np.inf))


def import_leakage_share(dutch_investment_share: Share) -> Share:
    """Share of the investment that leaks abroad.

    What is not spent in the Netherlands. Source: report, section 3.2.
    """
    return Share(1 - dutch_investment_share)


def construction_value_added(
    dutch_construction_spending: EUR,
    dutch_hardware_spending: EUR,
    construction_value_added_multiplier: Ratio,
    services_value_added_multiplier: Ratio,
) -> EUR:
    """Value added of construction, direct and indirect.

    Spending on construction and on hardware services in the Netherlands, each times the value added that a
    euro of it brings about in the whole chain (type I), in euro over the whole construction.
    Source: Leontief inverse of the Dutch input-output table.
    """
    construction = dutch_construction_spending * construction_value_added_multiplier
    return EUR(construction + dutch_hardware_spending * services_value_added_multiplier)


def construction_fte_years_direct(
    dutch_construction_spending: EUR,
    construction_direct_value_added: Ratio,
    construction_value_added_per_fte: EURPerFTE,
) -> FTE:
    """Work in construction, direct, in fte-years.

    Construction spending in the Netherlands, times the value added of the builders themselves per euro of it,
    over their value added per fte-year.
    """
    direct = dutch_construction_spending * construction_direct_value_added
    return FTE(direct / construction_value_added_per_fte)


def construction_fte_years(
    dutch_construction_spending: EUR,
    dutch_hardware_spending: EUR,
    construction_value_added_multiplier: Ratio,
    services_value_added_multiplier: Ratio,
    construction_value_added_per_fte: EURPerFTE,
    services_value_added_per_fte: EURPerFTE,
) -> FTE:
    """Work in construction, direct and indirect, in fte-years.

    Value added that construction and hardware services bring about in the Netherlands, each over the value
    added per fte-year of its branch. Source: report, section 3.2 (4,000 fte for Narvik, read as fte-years).
    """
    construction = dutch_construction_spending * construction_value_added_multiplier
    services = dutch_hardware_spending * services_value_added_multiplier
    return FTE(construction / construction_value_added_per_fte + services / services_value_added_per_fte)


def operation_fte_direct(staff: FTE) -> FTE:
    """Work in operation, direct.

    The staff of the factory, in full-time equivalents. Source: report, section 3.2.
    """
    return FTE(staff)


def purchased_services(
    opex_at_signature: EUR, staff_cost_at_signature: EUR, electricity_cost_at_signature: EUR
) -> EUR:
    """Maintenance, insurance and other purchases, full year at signature prices.

    Operating expenditure less staff and electricity, in euro; zero where a stated total is below these.
    """
    return EUR(np.maximum(opex_at_signature - staff_cost_at_signature - electricity_cost_at_signature, 0))


def untaxed_electricity_cost(
    electricity_cost_at_signature: EUR,
    energy_tax_cost: EUR,
    opex_at_signature: EUR,
    staff_cost_at_signature: EUR,
) -> EUR:
    """Electricity cost without energy tax in a full year, at signature prices.

    Electricity cost less energy tax, and no more than a stated total leaves beside staff, in euro: what producers and
    grid operators receive.
    """
    bought = np.maximum(opex_at_signature - staff_cost_at_signature, 0)
    return EUR(np.minimum(np.maximum(electricity_cost_at_signature - energy_tax_cost, 0), bought))


def dutch_operating_share(
    purchased_services: EUR,
    operation_dutch_share: Share,
    staff_cost_at_signature: EUR,
    untaxed_electricity_cost: EUR,
) -> Share:
    """Dutch share of the operating expenditure.

    Staff, electricity and the Dutch part of purchases, over all operating expenditure without energy tax;
    zero where nothing is spent.
    """
    other = staff_cost_at_signature + untaxed_electricity_cost
    spent = other + purchased_services
    return Share((other + purchased_services * operation_dutch_share) / np.where(spent > 0, spent, np.inf))


def operation_fte_indirect(
    purchased_services: EUR,
    operation_dutch_share: Share,
    services_value_added_multiplier: Ratio,
    services_value_added_per_fte: EURPerFTE,
    untaxed_electricity_cost: EUR,
    electricity_value_added_multiplier: Ratio,
    electricity_value_added_per_fte: EURPerFTE,
) -> FTE:
    """Work in operation, indirect.

    Value added that the Dutch part of purchases, and electricity, bring about in the chain (type I), each
    over the value added per fte of its branch, in full-time equivalents. Source: report, section 3.2 (145 fte
    for Narvik); Leontief inverse of the Dutch input-output table.
    """
    services = purchased_services * operation_dutch_share * services_value_added_multiplier
    electricity = untaxed_electricity_cost * electricity_value_added_multiplier
    return FTE(services / services_value_added_per_fte + electricity / electricity_value_added_per_fte)


def operation_fte_induced(
    operation_fte_direct: FTE, operation_fte_indirect: FTE, induced_fte_share: Share
) -> FTE:
    """Work in operation, induced.

    What direct and indirect staff spend keeps others at work: a share of the direct and indirect work, in
    full-time equivalents. Source: report, section 3.2; PB7 (2015) for the share.
    """
    return FTE((operation_fte_direct + operation_fte_indirect) * induced_fte_share)


def additional_fte(
    operation_fte_direct: FTE,
    operation_fte_indirect: FTE,
    operation_fte_induced: FTE,
    additional_jobs_share: Share,
) -> FTE:
    """Additional work in operation.

    The share of direct, indirect and induced work that would not have been done elsewhere, in full-time
    equivalents; zero in the base case. Source: CPB and PBL (2013), general guidance for cost-benefit analysis.
    """
    work = operation_fte_direct + operation_fte_indirect + operation_fte_induced
    return FTE(work * additional_jobs_share)


def gross_value_added_direct_by_year(
    revenue_by_year: EUR, operating_expenditure: EUR, staff_cost_by_year: EUR
) -> EUR:
    """Gross value added by year, direct.

    Revenue less everything that is bought from others (operating expenditure without staff, zero where a stated total
    is below that), in euro each year: wages, and what is left to pay for the capital. Source: report, section 3.2;
    European system of accounts (ESA 2010), 9.08.
    """
    return EUR(revenue_by_year - np.maximum(operating_expenditure - staff_cost_by_year, 0))


def gross_value_added_indirect_by_year(
    purchased_services: EUR,
    operation_dutch_share: Share,
    services_value_added_multiplier: Ratio,
    untaxed_electricity_cost: EUR,
    electricity_value_added_multiplier: Ratio,
    running_cost_index: Ratio,
) -> EUR:
    """Gross value added by year, indirect.

    The Dutch part of purchases, and electricity, each times the value added that a euro of it brings about in the chain
    (type I), times the share of the accelerators in operation and the price index, in euro each year. Source: Leontief
    inverse of the Dutch input-output table.
    """
    services = purchased_services * operation_dutch_share * services_value_added_multiplier
    electricity = untaxed_electricity_cost * electricity_value_added_multiplier
    return EUR((services + electricity) * running_cost_index)


def gross_value_added_induced_by_year(
    operation_fte_induced: FTE, services_value_added_per_fte: EURPerFTE, running_cost_index: Ratio
) -> EUR:
    """Gross value added by year, induced.

    Induced work times the value added per fte in services, times the share of the accelerators in operation and the
    price index, in euro each year.
    """
    return EUR(operation_fte_induced * services_value_added_per_fte * running_cost_index)


def gross_value_added_by_year(
    gross_value_added_direct_by_year: EUR,
    gross_value_added_indirect_by_year: EUR,
    gross_value_added_induced_by_year: EUR,
) -> EUR:
    """Gross value added by year.

    Direct, indirect and induced, in euro each year. Most of the direct part pays for imported hardware and its owners:
    it is no measure of welfare. Source: report, section 7.1 (130 million euro, without derivation).
    """
    found = gross_value_added_direct_by_year + gross_value_added_indirect_by_year
    return EUR(found + gross_value_added_induced_by_year)


def gross_value_added_direct(gross_value_added_direct_by_year: EUR, full_year_mark: Share) -> EUR:
    """Gross value added in the first full year, at that year's prices, direct.

    That of the first year in which the most accelerators are in operation, in euro: revenue less everything that is
    bought from others.
    """
    return EUR(in_full_year(gross_value_added_direct_by_year, full_year_mark))


def gross_value_added_indirect(gross_value_added_indirect_by_year: EUR, full_year_mark: Share) -> EUR:
    """Gross value added in the first full year, at that year's prices, indirect.

    That of the first year in which the most accelerators are in operation, in euro.
    """
    return EUR(in_full_year(gross_value_added_indirect_by_year, full_year_mark))


def gross_value_added_induced(gross_value_added_induced_by_year: EUR, full_year_mark: Share) -> EUR:
    """Gross value added in the first full year, at that year's prices, induced.

    That of the first year in which the most accelerators are in operation, in euro.
    """
    return EUR(in_full_year(gross_value_added_induced_by_year, full_year_mark))


def gross_value_added(gross_value_added_by_year: EUR, full_year_mark: Share) -> EUR:
    """Gross value added in the first full year, at that year's prices.

    Direct, indirect and induced, in euro. Most of the direct part pays for imported hardware and its owners: it is no
    measure of welfare.
    """
    return EUR(in_full_year(gross_value_added_by_year, full_year_mark))


def operating_surplus_abroad(
    gross_value_added_direct: EUR, staff_cost: EUR, dutch_ownership_share: Share
) -> EUR:
    """Operating surplus for foreign owners, first full year at that year's prices.

    Direct gross value added less staff cost, times the share of owners from abroad, in euro and before tax.
    """
    return EUR((gross_value_added_direct - staff_cost) * (1 - dutch_ownership_share))


def tax_revenue_by_year(
    corporate_tax_after_interest: EUR,
    energy_tax_cost: EUR,
    installed_share: Share,
    price_index: Ratio,
) -> EUR:
    """Tax revenue of the state by year.

    Corporate tax after the deduction of interest, and energy tax, in nominal euro each year. Tax on wages is
    not in it: the staff would pay it elsewhere too.
    """
    return EUR(corporate_tax_after_interest + energy_tax_cost * installed_share * price_index)


def tax_revenue(tax_revenue_by_year: EUR) -> EUR:
    """Tax revenue of the state over the whole project.

    Corporate tax and energy tax of all years together, in nominal euro.
    """
    return EUR(np.sum(tax_revenue_by_year, axis=-1, keepdims=True))


def national_contribution_per_fte(
    national_contribution: EUR, operation_fte_direct: FTE, operation_fte_indirect: FTE
) -> EURPerFTE:
    """National contribution per lasting job.

    National contribution over direct and indirect work in operation, in euro per full-time equivalent; does
    not exist without work. Source: report, sections 7.1 and 7.2 (700 million euro, 300 fte).
    """
    work = operation_fte_direct + operation_fte_indirect
    return EURPerFTE(national_contribution / np.where(work > 0, work, np.nan))
