"""Power: from accelerators to the load on the grid connection."""

from __future__ import annotations

import numpy as np

from aigf.units import (
    MW,
    Accelerators,
    CubicMetres,
    CubicMetresPerMWh,
    Hours,
    MWh,
    MWPerAccelerator,
    Ratio,
    Share,
    Years,
)


def it_power_per_accelerator(
    accelerator_it_power: MWPerAccelerator, network_storage_power_share: Share
) -> MWPerAccelerator:
    """IT power per accelerator.

    The accelerator's share of its server's power, raised with the share that the network between servers and
    storage draw, in MW per accelerator. Source: accelerator register; share is an estimate.
    """
    return MWPerAccelerator(accelerator_it_power * (1 + network_storage_power_share))


def it_load(accelerator_count: Accelerators, it_power_per_accelerator: MWPerAccelerator) -> MW:
    """IT load.

    Accelerators times IT power per accelerator at full use, in MW. Source: definition.
    """
    return MW(accelerator_count * it_power_per_accelerator)


def pue(simulated_pue: Ratio) -> Ratio:
    """Power usage effectiveness (PUE), annual.

    Energy of the whole facility over energy of the IT in a year, from the simulated site-year.
    Source: EN 50600-4-2; Delegated Regulation (EU) 2024/1364, annex III.
    """
    return Ratio(simulated_pue)


def facility_load(it_load: MW, pue: Ratio, simulated_pue: Ratio, simulated_peak_pue: Ratio) -> MW:
    """Facility load, peak.

    IT load times the PUE in the hottest hours with all computers at full power, in MW. That lies above the
    annual PUE by the margin that the simulated site-year shows. Source: definition.
    """
    return MW(it_load * (pue + (simulated_peak_pue - simulated_pue)))


def grid_connection(facility_load: MW, grid_connection_margin: Share) -> MW:
    """Capacity of the grid connection.

    Peak facility load, raised with the margin that is contracted above it, in MW. What the contracted part of the
    transport tariff is paid for.
    """
    return MW(facility_load * (1 + grid_connection_margin))


def connection_over_peak(grid_connection: MW, facility_load: MW) -> Ratio:
    """Capacity of the grid connection over the peak load.

    Capacity of the connection over the peak facility load: what is below 1 cannot carry a full factory.
    """
    return Ratio(grid_connection / np.where(facility_load > 0, facility_load, np.inf))


def grid_import_peak(facility_load: MW, simulated_import_peak_ratio: Ratio) -> MW:
    """Peak grid import.

    Peak facility load times the simulated ratio of the highest import to it, in MW: with all computers at full power,
    in the worst hour that the grid contract allows. A direct line lowers it by what it generates in that hour; power
    contracted over the grid loads the grid all the same.
    """
    return MW(facility_load * simulated_import_peak_ratio)


def monthly_peak_import(facility_load: MW, simulated_monthly_peak_ratio: Ratio) -> MW:
    """Mean of the twelve monthly peaks of the import.

    Peak facility load times the simulated ratio of the mean of the monthly peaks to it, in MW, with all computers at
    full power. What the other part of the transport tariff is paid for.
    """
    return MW(facility_load * simulated_monthly_peak_ratio)


def direct_line_power(contracted_power: MW, direct_line_share: Share) -> MW:
    """Generating power behind the meter.

    Contracted power times the part of it that comes over a direct line, in MW.
    """
    return MW(contracted_power * direct_line_share)


def flexible_share(training_revenue_share: Share, flexible_training_share: Share) -> Share:
    """Share of the load that can be turned down on request.

    The share of the capacity that trains models, times the share of training that can wait for some hours. Inference
    cannot. Source: report, section 4.1 (demand response).
    """
    return Share(training_revenue_share * flexible_training_share)


def flexible_load(facility_load: MW, flexible_share: Share) -> MW:
    """Load that can be turned down on request.

    Peak facility load times the share of the load that can be turned down, in MW. Source: report, section 4.1
    (demand response).
    """
    return MW(facility_load * flexible_share)


def flexible_hours(simulated_called_hours: Hours) -> Hours:
    """Hours a year in which the grid operator may have load turned down.

    The hours that it calls under the contract, from the simulated year; none under a firm contract.
    """
    return Hours(simulated_called_hours)


def time_to_power(
    grid_connection_lead_time: Years, connection_works_duration: Years, capacity_wait_share: Share
) -> Years:
    """Time to power.

    Years from the signature until the connection is live: as stated, else the building of the connection itself, plus
    what remains of the wait for firm capacity after it, times the part of that wait which the form of contract sits
    out. The wait is that of the station where one is known, else the national one. Source: report, section 4.2.
    """
    remaining = np.maximum(grid_connection_lead_time - connection_works_duration, 0.0)
    return Years(connection_works_duration + capacity_wait_share * remaining)


def connection_delay(time_to_power: Years, years_to_planned_start: Years) -> Years:
    """Years that the grid connection comes after the planned start.

    Time to power less the years from signature to the start that the proposal plans, or that building alone allows
    where it plans none; never negative.
    """
    return Years(np.maximum(time_to_power - years_to_planned_start, 0.0))


def start_delay(years_to_operation: Years, years_to_planned_start: Years) -> Years:
    """Years that operation waits for the grid connection.

    Years from signature to operation less those to the planned start. Zero where the proposal states its plan: its
    figures hold for that plan, and the alternative 'once the grid is there' shows what waiting does.
    """
    return Years(years_to_operation - years_to_planned_start)


def connection_chance_2030(connected_share_2030: Share) -> Share:
    """Chance that the connection is live by 2030.

    Share of the draws of station, contract form and building time in which it is live in 2030 or before, whatever date
    the proposal states. Source: report, sub-question 2.2 (short term).
    """
    return Share(connected_share_2030)


def connection_chance_2035(connected_share_2035: Share) -> Share:
    """Chance that the connection is live by 2035.

    Share of the draws of station, contract form and building time in which it is live in 2035 or before, whatever date
    the proposal states. Source: report, sub-question 2.2 (medium term).
    """
    return Share(connected_share_2035)


def connection_chance_after_2035(connection_chance_2035: Share) -> Share:
    """Chance that the connection is live only after 2035.

    One less the chance that it is live by 2035. Source: report, sub-question 2.2 (long term).
    """
    return Share(1 - connection_chance_2035)


def backup_fuel(facility_load: MW, backup_duration: Hours, fuel_per_mwh: CubicMetresPerMWh) -> CubicMetres:
    """Fuel in store for backup power.

    Peak facility load times the hours that backup must last without the grid, times diesel per MWh generated,
    in cubic metres. Source: report, section 4.1 (redundancy and emergency power).
    """
    return CubicMetres(facility_load * backup_duration * fuel_per_mwh)


def backup_hours(simulated_backup_hours: Hours, backup_test_hours: Hours) -> Hours:
    """Hours a year in which backup runs.

    The simulated hours in which it carries what the grid contract leaves out, under a permit that the proposal shows,
    and the hours of its tests.
    """
    return Hours(simulated_backup_hours + backup_test_hours)


def backup_generation(backup_electricity: MWh, facility_load: MW, backup_test_hours: Hours) -> MWh:
    """Electricity that backup generates in a year of full operation.

    In called hours, and in tests at the peak facility load, in MWh.
    """
    return MWh(backup_electricity + facility_load * backup_test_hours)
