"""Environment: emissions of the electricity, and water. Noise is listed p.m., not in figures."""

from __future__ import annotations

import numpy as np

from aigf.units import (
    MWH_PER_TWH,
    ONE_YEAR,
    CubicMetres,
    CubicMetresPerMWh,
    MWh,
    Ratio,
    Share,
    Tonnes,
    TonnesPerMWh,
    TWh,
    Years,
)


def grid_emission_factor(
    grid_emission_factor_2025: TonnesPerMWh, grid_emission_decline: Share, operation_years_after_2025: Years
) -> TonnesPerMWh:
    """Emission factor of the Dutch grid when operation starts.

    The mean factor of 2025, less the yearly decline over the years until the first year of operation, in
    tonnes of CO2 per MWh.
    """
    return TonnesPerMWh(
        grid_emission_factor_2025 * (1 - grid_emission_decline) ** (operation_years_after_2025 / ONE_YEAR)
    )


def marginal_emission_factor(
    marginal_emission_factor_2025: TonnesPerMWh,
    marginal_emission_decline: Share,
    operation_years_after_2025: Years,
) -> TonnesPerMWh:
    """Marginal emission factor when operation starts.

    The factor in 2025 of the power stations that meet extra demand, less the yearly decline over the years
    until the first year of operation, in tonnes of CO2 per MWh.
    """
    return TonnesPerMWh(
        marginal_emission_factor_2025
        * (1 - marginal_emission_decline) ** (operation_years_after_2025 / ONE_YEAR)
    )


def emissions_location(grid_import: MWh, grid_emission_factor: TonnesPerMWh) -> Tonnes:
    """CO2 emissions of electricity by location.

    Electricity taken from the grid times the emission factor of the grid, in tonnes in the first year of full
    operation. Source: GHG Protocol, Scope 2 Guidance, location-based method.
    """
    return Tonnes(grid_import * grid_emission_factor)


def emissions_market(
    delivered_electricity: MWh,
    carbon_free_share: Share,
    guarantees_of_origin: MWh,
    grey_emission_factor: TonnesPerMWh,
) -> Tonnes:
    """CO2 emissions of electricity by contract.

    Electricity delivered that neither contracted sources without emissions nor guarantees of origin cover over the
    year, times the emission factor of grey electricity, in tonnes. Source: GHG Protocol, Scope 2 Guidance,
    market-based method.
    """
    covered = delivered_electricity * carbon_free_share + guarantees_of_origin
    uncovered = np.maximum(delivered_electricity - covered, 0.0)
    return Tonnes(uncovered * grey_emission_factor)


def emissions_backup(backup_generation: MWh, backup_emission_factor: TonnesPerMWh) -> Tonnes:
    """CO2 emissions of backup power.

    What backup generates in tests and in called hours, times its emissions per MWh, in tonnes in a year of full
    operation. Source: GHG Protocol, scope 1.
    """
    return Tonnes(backup_generation * backup_emission_factor)


def nitrogen_oxides_backup(backup_generation: MWh, backup_nitrogen_oxides: TonnesPerMWh) -> Tonnes:
    """Nitrogen oxides of backup power.

    What backup generates in tests and in called hours, times its emission of nitrogen oxides per MWh, in tonnes in a
    year of full operation. An indicator: where they come down is not computed.
    """
    return Tonnes(backup_generation * backup_nitrogen_oxides)


def emissions_marginal(
    market_electricity: MWh, marginal_emission_factor: TonnesPerMWh, emissions_backup: Tonnes
) -> Tonnes:
    """CO2 emissions of the power stations that meet the extra demand.

    Electricity bought on the market times the marginal emission factor, with the emissions of backup, in tonnes in the
    first year of full operation. Contracted sources count as additional; where they are not, the effect is larger.
    """
    return Tonnes(market_electricity * marginal_emission_factor + emissions_backup)


def carbon_free_share(
    simulated_carbon_free_ratio: Ratio, simulated_throttled_ratio: Ratio, simulated_battery_loss_ratio: Ratio
) -> Share:
    """Contracted electricity without emissions, over the year.

    What contracted wind, sun, hydro and nuclear generate in a year, less what is switched off, over the electricity
    that is supplied, at most 1.
    """
    supplied = 1 - simulated_throttled_ratio + simulated_battery_loss_ratio
    return Share(np.minimum(simulated_carbon_free_ratio / np.where(supplied > 0, supplied, np.inf), 1.0))


def wue(simulated_wue: CubicMetresPerMWh) -> CubicMetresPerMWh:
    """Water usage effectiveness (WUE), annual.

    Water let in over energy of the IT in a year, from the simulated site-year, in cubic metres per MWh (litres per
    kWh). Source: EN 50600-4-9; Delegated Regulation (EU) 2024/1364, annex III.
    """
    return CubicMetresPerMWh(simulated_wue)


def water_use(electricity_use: TWh, pue: Ratio, wue: CubicMetresPerMWh) -> CubicMetres:
    """Water use in a year of full operation.

    The electricity of the IT (use over PUE) times the water usage effectiveness, in cubic metres. Source: definition
    of water usage effectiveness, EN 50600-4-9.
    """
    return CubicMetres(electricity_use * MWH_PER_TWH / pue * wue)
