"""Effects: what a factory here changes for the Netherlands, year by year, in real euro at market prices.

Part of the welfare perspective. Against the null alternative, in which users buy the same compute abroad at the
same price: a factory here gives them only what they could not have had there.
"""

from __future__ import annotations

import numpy as np

from aigf.units import (
    EUR,
    FTE,
    GJ_PER_PJ,
    HOURS_IN_YEAR,
    ONE_YEAR,
    PJ,
    Accelerators,
    EURPerAcceleratorHour,
    EURPerFTE,
    EURPerGJ,
    EURPerMWh,
    EURPerTonne,
    MWh,
    Ratio,
    Share,
    Tonnes,
    Years,
)


def real_price_factor(indirect_tax_share: Share, price_index: Ratio) -> Ratio:
    """Real euro at market prices per nominal euro, by year.

    1 plus the mean indirect tax on consumption, over the price index: the one place where nominal euro at
    producer prices become euro of the price year at market prices. All flows get it, so that costs and
    benefits are in one measure. Source: CPB (2011), De btw in kosten-batenanalyses.
    """
    return Ratio((1 + indirect_tax_share) / price_index)


# What the factory pays and receives, in real euro.


def real_investment(capital_expenditure: EUR, real_price_factor: Ratio) -> EUR:
    """Investment in real euro, by year.

    Capital expenditure at market prices of the price year, in euro each year.
    """
    return EUR(capital_expenditure * real_price_factor)


def real_energy_tax(
    energy_tax_cost: EUR, installed_share: Share, price_index: Ratio, real_price_factor: Ratio
) -> EUR:
    """Energy tax in real euro, by year.

    Energy tax of full operation, times the share of the accelerators in operation and the price index, at
    market prices of the price year, in euro each year.
    """
    return EUR(energy_tax_cost * installed_share * price_index * real_price_factor)


def real_operating_cost(operating_expenditure: EUR, real_price_factor: Ratio, real_energy_tax: EUR) -> EUR:
    """Operating cost without energy tax in real euro, by year.

    Operating expenditure at market prices of the price year, less energy tax, in euro each year: what
    operation takes of labour, electricity and other means.
    """
    return EUR(operating_expenditure * real_price_factor - real_energy_tax)


def real_revenue(revenue_by_year: EUR, real_price_factor: Ratio) -> EUR:
    """Revenue in real euro, by year.

    Revenue at market prices of the price year, in euro each year.
    """
    return EUR(revenue_by_year * real_price_factor)


def real_resale_value(resale_value: EUR, real_price_factor: Ratio) -> EUR:
    """Resale value in real euro, by year.

    Resale value at market prices of the price year, in euro each year.
    """
    return EUR(resale_value * real_price_factor)


def real_corporate_tax(corporate_tax_after_interest: EUR, real_price_factor: Ratio) -> EUR:
    """Corporate tax in real euro, by year.

    Corporate tax after the deduction of interest, at market prices of the price year, in euro each year.
    """
    return EUR(corporate_tax_after_interest * real_price_factor)


def real_national_contribution(national_contribution_by_year: EUR, real_price_factor: Ratio) -> EUR:
    """National contribution in real euro, by year.

    National contribution at market prices of the price year, in euro each year.
    """
    return EUR(national_contribution_by_year * real_price_factor)


def real_union_contribution(union_contribution_by_year: EUR, real_price_factor: Ratio) -> EUR:
    """Contribution of the European Union in real euro, by year.

    The Union's contribution at market prices of the price year, in euro each year.
    """
    return EUR(union_contribution_by_year * real_price_factor)


# Effects that nobody pays for.


def surplus_over_price(compute_demand_elasticity: Ratio) -> Ratio:
    """Value to users above the price of compute, over the price.

    1 over twice the price elasticity of demand: what users lose on average, on a straight demand line, for
    each euro of compute that they cannot have. Source: consumer surplus, CPB and PBL (2013), chapter 5.
    """
    return Ratio(1 / (2 * compute_demand_elasticity))


def access_benefit(
    real_revenue: EUR,
    dutch_user_share: Share,
    training_revenue_share: Share,
    access_shortfall_abroad: Share,
    single_run_share: Share,
    surplus_over_price: Ratio,
) -> EUR:
    """Compute for Dutch users that they could not have had abroad, by year.

    Revenue from training by Dutch users, times the share of their demand that cannot be had abroad, times the part of
    the factory that one run can use (what is short abroad is capacity for large runs), times its value above the price,
    in real euro each year. What they could have bought abroad at the same price is no gain.
    """
    training = real_revenue * dutch_user_share * training_revenue_share
    return EUR(training * access_shortfall_abroad * single_run_share * surplus_over_price)


def public_access_share(
    public_time_share: Share, national_contribution: EUR, public_contribution: EUR
) -> Share:
    """Share of the accelerator-hours that Dutch public users have free.

    The share of the time for users of state and Union, times the state's part in what both contribute. The Union's
    part is the same in the null alternative. Source: Regulation (EU) 2021/1173, article 12b (access time in proportion
    to the contribution).
    """
    given = np.where(public_contribution > 0, public_contribution, np.inf)
    return Share(public_time_share * national_contribution / given)


def capacity_worth(
    accelerator_count: Accelerators,
    gpu_hour_price: EURPerAcceleratorHour,
    rental_price_index: Ratio,
    installed_share: Share,
    real_price_factor: Ratio,
) -> EUR:
    """Market worth of all accelerator-hours, by year.

    Accelerators times the hours of a year, times the share of them in operation, times the price of an hour in that
    year, in real euro each year.
    """
    hours = accelerator_count * HOURS_IN_YEAR * installed_share
    return EUR(hours * gpu_hour_price * rental_price_index * real_price_factor)


def public_access_equivalents(public_access_share: Share, h100_equivalents: Accelerators) -> Accelerators:
    """Capacity that Dutch public users have free, in H100s.

    Their share of the accelerator-hours times the size of the factory in H100s: as many are theirs all year.
    """
    return Accelerators(public_access_share * h100_equivalents)


def public_access_benefit(
    capacity_worth: EUR, public_access_share: Share, free_access_value_share: Share
) -> EUR:
    """Compute that Dutch public users have free, by year.

    Market worth of all accelerator-hours, times the share that is free for Dutch public users, times the part of the
    price that it is worth to them, in real euro each year.
    """
    return EUR(capacity_worth * public_access_share * free_access_value_share)


def heat_benefit(
    heat_network_supply: PJ,
    heat_value: EURPerGJ,
    heat_pump_electricity: MWh,
    electricity_price: EURPerMWh,
    installed_share: Share,
    indirect_tax_share: Share,
) -> EUR:
    """Heat that is put to use, by year.

    Heat that enters the network in full operation times its value there, less the electricity of the heat pump at the
    mean price of electricity, times the share of the accelerators in operation, at market prices, in real euro each
    year. The gas that is saved is in that value; its emissions count apart. Below zero where the heat pump takes more
    than the heat is worth.
    """
    value = heat_network_supply * GJ_PER_PJ * heat_value - heat_pump_electricity * electricity_price
    return EUR(value * (1 + indirect_tax_share) * installed_share)


def additional_labour_benefit(
    additional_fte: FTE,
    labour_cost: EURPerFTE,
    installed_share: Share,
    construction_fte_years: FTE,
    additional_jobs_share: Share,
    construction_labour_cost: EURPerFTE,
    facility_spending_share: Share,
    indirect_tax_share: Share,
) -> EUR:
    """Additional work, by year.

    Work in operation and construction that would not have been done elsewhere, times its labour cost, at
    market prices, in real euro each year. Zero in the base case: on a labour market in balance a job here is
    one less elsewhere. Source: CPB and PBL (2013), chapter 6.
    """
    operation = additional_fte * labour_cost * installed_share
    construction = construction_fte_years * additional_jobs_share * construction_labour_cost
    return EUR((operation + construction * facility_spending_share) * (1 + indirect_tax_share))


def spillover_benefit(
    spillover_share: Share, ai_productivity_growth: Share, gross_domestic_product: EUR, installed_share: Share
) -> EUR:
    """Spill-overs to the Dutch economy, by year.

    Share of AI's effect on productivity that is due to a factory at home, times that effect per year, times
    gross domestic product, added up over the years of operation, in real euro each year. Zero in the base
    case: nobody knows the share. Source: report, section 3.2 ('cannot well be quantified').
    """
    yearly = spillover_share * ai_productivity_growth * gross_domestic_product
    return EUR(yearly * np.cumsum(installed_share, axis=-1))


def public_funds_cost(real_national_contribution: EUR, marginal_cost_of_public_funds: Ratio) -> EUR:
    """Cost of raising public money, by year.

    National contribution times what a euro of tax costs above itself, in real euro each year. Zero in the
    base case. Source: CPB (2018): no surcharge.
    """
    return EUR(real_national_contribution * (marginal_cost_of_public_funds - 1))


# Emissions, at efficient prices.


def elsewhere_emissions(emissions_marginal: Tonnes, emission_factor_elsewhere_ratio: Ratio) -> Tonnes:
    """Emissions of the same compute elsewhere, in a year of full operation.

    Marginal emissions of the electricity here times the marginal emission factor elsewhere over the one here, in
    tonnes of CO2: what is emitted in the null alternative if all of this compute is then done in another place.
    """
    return Tonnes(emissions_marginal * emission_factor_elsewhere_ratio)


def net_emissions(
    emissions_marginal: Tonnes,
    elsewhere_emissions: Tonnes,
    displaced_compute_share: Share,
    heat_emissions_avoided: Tonnes,
) -> Tonnes:
    """Extra emissions in a year of full operation.

    Marginal emissions of the electricity, less those of the compute that moves here from elsewhere, less the emissions
    that delivered heat avoids, in tonnes of CO2. An effect is a difference: marginal, not mean, emissions count, and
    CO2 counts wherever it is emitted.
    """
    return Tonnes(emissions_marginal - elsewhere_emissions * displaced_compute_share - heat_emissions_avoided)


def years_after_2030(
    start_year: Years, years_to_operation: Years, co2_price_year: Years, year_index: Ratio
) -> Ratio:
    """Years after the year of the CO2 price, by year.

    Year of signature plus the years since, less the year for which the CO2 prices are stated.
    """
    return Ratio((start_year - years_to_operation - co2_price_year) / ONE_YEAR + year_index)


def _external_price(
    price: EURPerTonne, years: Ratio, growth: Share, price_level: Ratio, allowance: EURPerTonne
) -> EURPerTonne:
    return EURPerTonne(np.maximum(price * price_level * (1 + growth) ** years - allowance, 0))


def external_co2_price_low(
    co2_price_low: EURPerTonne,
    years_after_2030: Ratio,
    co2_price_growth: Share,
    price_level_since_2015: Ratio,
    allowance_price: EURPerTonne,
) -> EURPerTonne:
    """CO2 price of WLO Low above the price of an allowance, by year.

    The efficient price of WLO Low in that year as far as it is above the price of an allowance, which the price of
    electricity holds already, in real euro a tonne. No correction for the cap on emissions. Source: CPB and PBL
    (2016), WLO-klimaatscenario's.
    """
    return _external_price(
        co2_price_low, years_after_2030, co2_price_growth, price_level_since_2015, allowance_price
    )


def external_co2_price_high(
    co2_price_high: EURPerTonne,
    years_after_2030: Ratio,
    co2_price_growth: Share,
    price_level_since_2015: Ratio,
    allowance_price: EURPerTonne,
) -> EURPerTonne:
    """CO2 price of WLO High above the price of an allowance, by year.

    As at WLO Low, with the efficient price of WLO High, in real euro a tonne. Source: CPB and PBL (2016),
    WLO-klimaatscenario's.
    """
    return _external_price(
        co2_price_high, years_after_2030, co2_price_growth, price_level_since_2015, allowance_price
    )


def external_co2_price_two_degrees(
    co2_price_two_degrees: EURPerTonne,
    years_after_2030: Ratio,
    co2_price_growth: Share,
    price_level_since_2015: Ratio,
    allowance_price: EURPerTonne,
) -> EURPerTonne:
    """CO2 price for two degrees above the price of an allowance, by year.

    As at WLO High, with the efficient price that keeps the warming at two degrees, in real euro a tonne. Source: CPB
    and PBL (2016), WLO-klimaatscenario's.
    """
    return _external_price(
        co2_price_two_degrees, years_after_2030, co2_price_growth, price_level_since_2015, allowance_price
    )


def external_co2_price(
    external_co2_price_low: EURPerTonne, external_co2_price_high: EURPerTonne, wlo_high_weight: Share
) -> EURPerTonne:
    """CO2 price above the price of an allowance, by year.

    Those of WLO Low and WLO High, weighted by the scenario (equal weights where it names neither), in real euro a
    tonne.
    """
    return EURPerTonne(
        external_co2_price_low * (1 - wlo_high_weight) + external_co2_price_high * wlo_high_weight
    )


def climate_cost(
    net_emissions: Tonnes,
    external_co2_price: EURPerTonne,
    installed_share: Share,
    indirect_tax_share: Share,
) -> EUR:
    """Climate cost, by year.

    Extra emissions of full operation times the share of the accelerators in operation, times the CO2 price above the
    price of an allowance, at market prices, in real euro each year.
    """
    return EUR(net_emissions * installed_share * external_co2_price * (1 + indirect_tax_share))
