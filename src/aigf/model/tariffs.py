"""Tariffs: what electricity costs, item by item. Part of the energy perspective.

Ratios of prices come from the simulated year; levels multiply here. Euro at prices of the year of signature.
"""

from __future__ import annotations

import numpy as np

from aigf.model.full_year import in_full_year
from aigf.units import EUR, MW, MWH_PER_TWH, EURPerMW, EURPerMWh, MWh, Ratio, Share, TWh


def contracted_power_cost(
    contracted_generation: MWh, baseload_generation: MWh, contracted_power_price: EURPerMWh
) -> EUR:
    """Cost of electricity paid as produced, in a full year, at signature prices.

    Contracted generation that is not settled as baseload times its price, in euro: whether the factory needs it or not.
    """
    return EUR((contracted_generation - baseload_generation) * contracted_power_price)


def baseload_power_cost(baseload_generation: MWh, baseload_power_price: EURPerMWh) -> EUR:
    """Cost of contracted baseload, in a full year, at signature prices.

    What is delivered flat times its price, in euro: the seller bears that its source does not generate flat.
    """
    return EUR(baseload_generation * baseload_power_price)


def market_electricity_cost(
    market_electricity: MWh, electricity_price: EURPerMWh, simulated_import_price_ratio: Ratio
) -> EUR:
    """Cost of electricity bought on the market in a full year, at signature prices.

    What is bought, times the year's mean price, times the simulated ratio of the price in the hours of buying
    to that mean, in euro.
    """
    return EUR(market_electricity * electricity_price * simulated_import_price_ratio)


def surplus_electricity_revenue(
    surplus_electricity: MWh, electricity_price: EURPerMWh, simulated_surplus_price_ratio: Ratio
) -> EUR:
    """Proceeds of contracted electricity sold in a full year, at signature prices.

    What is sold, times the year's mean price, times the simulated ratio of the price in the hours of selling
    to that mean, in euro. In hours with a negative price the source is switched off.
    """
    return EUR(surplus_electricity * electricity_price * simulated_surplus_price_ratio)


def imbalance_cost(variable_generation: MWh, imbalance_price: EURPerMWh) -> EUR:
    """Cost of imbalance in a full year, at signature prices.

    Generation of contracted wind and sun that is paid as produced, times what balancing it costs per MWh, in euro.
    """
    return EUR(variable_generation * imbalance_price)


def energy_tax_cost(
    delivered_electricity: MWh,
    energy_tax: EURPerMWh,
    energy_tax_below_bracket: EURPerMWh,
    energy_tax_bracket: MWh,
    site_count: Ratio,
) -> EUR:
    """Energy tax in a full year, at signature prices.

    Electricity delivered times the rate above 10 GWh, and for the first 10 GWh of every connection the difference with
    the rate below it, in euro. Part of the cost of electricity that goes to the state. Source: Wet belastingen op
    milieugrondslag, article 59.
    """
    below = np.minimum(delivered_electricity, energy_tax_bracket * site_count)
    return EUR(delivered_electricity * energy_tax + below * (energy_tax_below_bracket - energy_tax))


def guarantees_of_origin(
    delivered_electricity: MWh, renewable_share_annual: Share, guarantee_of_origin_share: Share
) -> MWh:
    """Guarantees of origin bought apart in a year of full operation.

    Of the electricity delivered that contracted renewable sources do not generate over the year, the share for which
    guarantees of origin are bought, in MWh.
    """
    return MWh(delivered_electricity * (1 - renewable_share_annual) * guarantee_of_origin_share)


def guarantee_of_origin_cost(guarantees_of_origin: MWh, guarantee_of_origin_price: EURPerMWh) -> EUR:
    """Cost of guarantees of origin in a full year, at signature prices.

    Guarantees bought apart times their price, in euro.
    """
    return EUR(guarantees_of_origin * guarantee_of_origin_price)


def contract_transport_cost(
    grid_connection: MW, grid_tariff: EURPerMW, tariff_contract_share: Share, tariff_contract_due_share: Share
) -> EUR:
    """Transport tariff for contracted capacity, full year at signature prices.

    Capacity of the grid connection, times the yearly tariff, times the part of it that is for contracted capacity,
    times the part of that which the form of contract pays, in euro: none under a time-duration right. Source:
    Tarievencode elektriciteit, article 3.7.5; Stcrt. 2024, 23594.
    """
    return EUR(grid_connection * grid_tariff * tariff_contract_share * tariff_contract_due_share)


def peak_transport_cost(monthly_peak_import: MW, grid_tariff: EURPerMW, tariff_contract_share: Share) -> EUR:
    """Transport tariff for the monthly peaks, in a full year, at signature prices.

    Mean of the twelve monthly peaks, times the yearly tariff, times the part of it that is not for contracted
    capacity, in euro. Source: Tarievencode elektriciteit, article 3.7.5.
    """
    return EUR(monthly_peak_import * grid_tariff * (1 - tariff_contract_share))


def transport_cost(contract_transport_cost: EUR, peak_transport_cost: EUR) -> EUR:
    """Transport tariff in a full year, at signature prices.

    For the contracted capacity and for the monthly peaks, in euro. Lower tariffs by time of day are not counted.
    Source: Tarievencode elektriciteit, article 3.7.
    """
    return EUR(contract_transport_cost + peak_transport_cost)


def backup_fuel_cost(backup_generation: MWh, backup_fuel_price: EURPerMWh) -> EUR:
    """Cost of the fuel for backup in a full year, at signature prices.

    What backup generates in tests and in called hours, times the cost of its fuel per MWh generated, in euro.
    """
    return EUR(backup_generation * backup_fuel_price)


def cost_beside_price(
    energy_tax: EURPerMWh, guarantee_of_origin_share: Share, guarantee_of_origin_price: EURPerMWh
) -> EURPerMWh:
    """What a MWh costs beside its price.

    Energy tax above 10 GWh and the guarantee of origin that is bought with it, in euro per MWh: what a MWh less saves
    together with its price. The transport tariff is paid for power, not for energy.
    """
    return EURPerMWh(energy_tax + guarantee_of_origin_share * guarantee_of_origin_price)


def computing_revenue_per_mwh(
    market_revenue: EUR,
    served_compute_share: Share,
    electricity_use: TWh,
    price_index: Ratio,
    full_year_mark: Share,
) -> EURPerMWh:
    """What computing earns per MWh at full power, at signature prices.

    Revenue without public money in the first full year over the price index of that year, over the share of the
    computing that is done, over electricity use, in euro per MWh: what load is weighed by where it may be throttled for
    its price. What the market would not have bought earns nothing.
    """
    full = market_revenue / np.where(served_compute_share > 0, served_compute_share, np.inf)
    use = np.where(electricity_use > 0, electricity_use, np.inf) * MWH_PER_TWH
    return EURPerMWh(full / in_full_year(price_index, full_year_mark) / use)


def slowing_price(
    computing_revenue_per_mwh: EURPerMWh,
    cost_beside_price: EURPerMWh,
    efficient_power_share: Share,
    efficient_performance_share: Share,
) -> EURPerMWh:
    """Price of electricity above which slowing down pays.

    What computing earns per MWh times how fast performance falls with power, from full power to the most efficient,
    less what a MWh costs beside its price, in euro per MWh: where the proposal lets load wait for lower prices
    (min_energy_share below 1), it does so above this price and not below it.
    """
    slope = (1 - efficient_performance_share) / (1 - efficient_power_share)
    return EURPerMWh(np.maximum(computing_revenue_per_mwh * slope - cost_beside_price, 0))


def pausing_price(
    computing_revenue_per_mwh: EURPerMWh,
    cost_beside_price: EURPerMWh,
    efficient_power_share: Share,
    efficient_performance_share: Share,
) -> EURPerMWh:
    """Price of electricity above which pausing pays.

    What computing earns per MWh times performance over power at the most efficient power, less what a MWh costs
    beside its price, in euro per MWh: below that power computers pause.
    """
    slope = efficient_performance_share / efficient_power_share
    return EURPerMWh(np.maximum(computing_revenue_per_mwh * slope - cost_beside_price, 0))


def electricity_cost_at_signature(
    contracted_power_cost: EUR,
    baseload_power_cost: EUR,
    market_electricity_cost: EUR,
    surplus_electricity_revenue: EUR,
    imbalance_cost: EUR,
    energy_tax_cost: EUR,
    guarantee_of_origin_cost: EUR,
    transport_cost: EUR,
    backup_fuel_cost: EUR,
) -> EUR:
    """Electricity cost in a full year, at signature prices.

    Contracted electricity and what the market supplies, less what is sold, with imbalance, energy tax, guarantees of
    origin, the transport tariff and fuel for backup, in euro at prices of the year of signature. Source: report,
    section 4.1.
    """
    contracted = contracted_power_cost + baseload_power_cost + imbalance_cost
    energy = contracted + market_electricity_cost - surplus_electricity_revenue
    return EUR(energy + energy_tax_cost + guarantee_of_origin_cost + transport_cost + backup_fuel_cost)


def electricity_cost_per_mwh(electricity_cost_at_signature: EUR, electricity_use: TWh) -> EURPerMWh:
    """Electricity cost per MWh, all in, at signature prices.

    Electricity cost in a year of full operation over the electricity use, in euro per MWh at prices of the year of
    signature, as the price of electricity is.
    """
    return EURPerMWh(
        electricity_cost_at_signature / (np.where(electricity_use > 0, electricity_use, np.nan) * MWH_PER_TWH)
    )
