"""Heat: the residual heat of the computers, the network that takes it, and the two EU factors on energy.

The heat pump belongs to the heat network, which pays for its electricity: that is not part of the factory's use. What
happens hour by hour comes from the simulated year as ratios to the heat available; amounts multiply here.
"""

from __future__ import annotations

import numpy as np

from aigf.units import (
    GJ_PER_PJ,
    HOURS_IN_YEAR,
    MW,
    MWH_PER_PJ,
    MWH_PER_TWH,
    PJ,
    CubicMetres,
    CubicMetresPerGJ,
    DegreesCelsius,
    GJPerHectare,
    GJPerHousehold,
    Hectares,
    Hours,
    Households,
    MWh,
    Ratio,
    Share,
    Tonnes,
    TonnesPerCubicMetre,
    TonnesPerMWh,
    TWh,
)


def heat_capture_share(cooling_liquid_share: Share, heat_air_recovery_share: Share) -> Share:
    """Share of the computers' heat that can be recovered.

    The part that the coolant takes away, and of the rest, which goes into the air of the rooms, the part that their
    cooling hands over.
    """
    return Share(cooling_liquid_share + (1 - cooling_liquid_share) * heat_air_recovery_share)


def heat_available(electricity_use: TWh, pue: Ratio, heat_capture_share: Share) -> PJ:
    """Residual heat available in a year of full operation.

    The electricity of the IT (use over PUE), all of which becomes heat, times the share that can be recovered, in PJ.
    Source: report, section 4.2 (3 to 12 PJ for the data centres of Hollands Kroon).
    """
    return PJ(electricity_use * MWH_PER_TWH / pue * heat_capture_share / MWH_PER_PJ)


def heat_connected_demand(heat_available: PJ, heat_connected_share: Share) -> PJ:
    """Heat that the connected customers ask in a year.

    A share of the residual heat available, where the proposal does not say which demand is connected, in PJ at the
    customers.
    """
    return PJ(heat_available * heat_connected_share)


def heat_network_capacity(
    heat_connected_demand: PJ, heat_network_loss: Share, heat_capacity_ratio: Ratio
) -> MW:
    """Power at which residual heat can enter the network.

    Mean power of the connected demand and the losses of the network, times the ratio of the power that is built to it,
    in MW of heat. Peak boilers of the network do the rest.
    """
    mean = heat_connected_demand * MWH_PER_PJ / HOURS_IN_YEAR / (1 - heat_network_loss)
    return MW(mean * heat_capacity_ratio)


def heat_storage(heat_connected_demand: PJ, heat_storage_duration: Hours) -> MWh:
    """Size of the heat buffer.

    Mean power of the connected demand times the hours for which a full buffer can meet it, in MWh of heat.
    """
    return MWh(heat_connected_demand * MWH_PER_PJ / HOURS_IN_YEAR * heat_storage_duration)


def heat_reused(heat_available: PJ, simulated_heat_reused_share: Share) -> MWh:
    """Residual heat handed over in a year of full operation.

    Available heat times its simulated share that network and buffer take hour by hour, in MWh, measured where it
    leaves the factory and before a heat pump. Source: Delegated Regulation (EU) 2024/1364, annex II (waste heat
    reused).
    """
    return MWh(heat_available * MWH_PER_PJ * simulated_heat_reused_share)


def heat_reuse_temperature(simulated_heat_temperature: DegreesCelsius) -> DegreesCelsius:
    """Temperature of the residual heat.

    Mean temperature over the year at which it is handed over, before a heat pump, from the simulated year. Source:
    Delegated Regulation (EU) 2024/1364, annex II (average waste heat temperature).
    """
    return DegreesCelsius(simulated_heat_temperature)


def heat_pump_electricity(heat_available: PJ, simulated_heat_pump_ratio: Ratio) -> MWh:
    """Electricity of the heat pump in a year of full operation.

    Available heat times the simulated electricity for each unit of it that raises what is used to the temperature of
    the network, in MWh. It is used and paid by the heat network and is not part of the factory's use.
    """
    return MWh(heat_available * MWH_PER_PJ * simulated_heat_pump_ratio)


def heat_network_supply(heat_reused: MWh, heat_pump_electricity: MWh) -> PJ:
    """Heat that enters the network in a year of full operation.

    Residual heat handed over and the electricity of the heat pump, which becomes heat as well, in PJ.
    """
    return PJ((heat_reused + heat_pump_electricity) / MWH_PER_PJ)


def heat_pump_performance(heat_reused: MWh, heat_pump_electricity: MWh) -> Ratio:
    """Heat that the heat pump yields for its electricity (COP).

    Heat that enters the network over the electricity of the heat pump, mean of the year; 0 where none runs.
    """
    used = np.where(heat_pump_electricity > 0, heat_pump_electricity, np.inf)
    return Ratio((heat_reused + heat_pump_electricity) / used)


def heat_delivered(heat_network_supply: PJ, heat_network_loss: Share) -> PJ:
    """Heat delivered in a year of full operation.

    Heat that enters the network less what it loses on the way to the customers, in PJ.
    """
    return PJ(heat_network_supply * (1 - heat_network_loss))


def heat_demand_coverage(heat_delivered: PJ, heat_connected_demand: PJ) -> Share:
    """Share of the connected demand for heat that is met.

    Heat delivered over what the connected customers ask in a year; 0 where none is connected. Peak boilers of the
    network supply the rest.
    """
    asked = np.where(heat_connected_demand > 0, heat_connected_demand, np.inf)
    return Share(heat_delivered / asked)


def heat_households(heat_delivered: PJ, household_heat: GJPerHousehold) -> Households:
    """Households that the delivered heat could warm.

    Delivered heat over the heat that a household uses in a year.
    """
    return Households(heat_delivered * GJ_PER_PJ / household_heat)


def heat_glasshouses(heat_delivered: PJ, glasshouse_heat: GJPerHectare) -> Hectares:
    """Glasshouses that the delivered heat could warm.

    Delivered heat over the heat that a hectare of glasshouse uses in a year, in hectares: instead of households, not
    besides them.
    """
    return Hectares(heat_delivered * GJ_PER_PJ / glasshouse_heat)


def gas_displaced(heat_delivered: PJ, gas_per_heat: CubicMetresPerGJ) -> CubicMetres:
    """Natural gas that the delivered heat replaces in a year of full operation.

    Delivered heat times the gas that boilers burn for each GJ of it, in cubic metres.
    """
    return CubicMetres(heat_delivered * GJ_PER_PJ * gas_per_heat)


def heat_emissions_avoided(
    gas_displaced: CubicMetres,
    gas_emission_factor: TonnesPerCubicMetre,
    heat_pump_electricity: MWh,
    marginal_emission_factor: TonnesPerMWh,
) -> Tonnes:
    """CO2 emissions that the delivered heat avoids in a year of full operation.

    Emissions of the gas that it replaces, less those of the power stations that meet the demand of the heat pump, in
    tonnes.
    """
    burnt = gas_displaced * gas_emission_factor
    return Tonnes(burnt - heat_pump_electricity * marginal_emission_factor)


def energy_reuse_factor(heat_reused: MWh, electricity_use: TWh) -> Share:
    """Energy reuse factor (ERF).

    Residual heat handed over outside the factory over its own electricity use of the year: E_REUSE over E_DC. The heat
    counts where it leaves the factory, without the electricity of the network's heat pump. Source: Delegated
    Regulation (EU) 2024/1364, annex III; EN 50600-4-6.
    """
    return Share(heat_reused / (electricity_use * MWH_PER_TWH))


def renewable_energy_factor(
    electricity_use: TWh, renewable_share_annual: Share, guarantees_of_origin: MWh
) -> Share:
    """Renewable energy factor (REF).

    Electricity from contracted renewable sources over the year and guarantees of origin bought apart, over the
    electricity use: E_RES over E_DC. The guarantees of what is contracted must be the factory's. The renewable part of
    the grid's mix does not count. Source: Delegated Regulation (EU) 2024/1364, annex III; EN 50600-4-3.
    """
    return Share(renewable_share_annual + guarantees_of_origin / (electricity_use * MWH_PER_TWH))
