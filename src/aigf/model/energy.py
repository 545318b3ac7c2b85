"""Energy: electricity over the year and where it comes from. What it costs is in ``tariffs``.

What happens hour by hour comes from the simulated year as ratios; amounts multiply here.
"""

from __future__ import annotations

import numpy as np

from aigf.trace import without_residue
from aigf.units import (
    HOURS_IN_YEAR,
    MW,
    MWH_PER_TWH,
    Hours,
    Households,
    MWh,
    MWhPerHousehold,
    Ratio,
    Share,
    TWh,
)


def it_load_share(idle_power_share: Share, active_power_share: Share, occupancy: Share) -> Share:
    """Mean IT load as a share of the IT load.

    Idle power, plus what computers in use draw above it in proportion to the share of accelerator-hours in
    use. What the simulated site-year starts from. Source: linear power model, Barroso and Holzle (2007),
    IEEE Computer 40(12).
    """
    return Share(idle_power_share + (active_power_share - idle_power_share) * occupancy)


def electricity_use(it_load: MW, it_full_load_hours: Hours, pue: Ratio) -> TWh:
    """Electricity use in a year of full operation.

    IT load times the hours of full IT load in the simulated year of 8,760 hours, times annual PUE, in TWh.
    Source: definition of PUE, EN 50600-4-2.
    """
    return TWh(it_load * it_full_load_hours * pue / MWH_PER_TWH)


def electricity_consumption(electricity_use: TWh, installed_share: Share) -> MWh:
    """Electricity consumption.

    Use in a year of full operation times the share of the accelerators in operation, in MWh each year.
    """
    return MWh(electricity_use * installed_share * MWH_PER_TWH)


def household_equivalents(electricity_use: TWh, household_electricity: MWhPerHousehold) -> Households:
    """Electricity use in households.

    Electricity use divided by the mean electricity delivered to a Dutch household. Source: report, section
    4.1; CBS 81528NED.
    """
    return Households(electricity_use * MWH_PER_TWH / household_electricity)


def share_of_national_electricity(electricity_use: TWh, national_electricity: TWh) -> Share:
    """Share of national electricity use.

    Electricity use over that of the Netherlands in a year.
    """
    return Share(electricity_use / national_electricity)


def offshore_wind_equivalent(electricity_use: TWh, offshore_wind_capacity_factor: Share) -> MW:
    """Offshore wind that generates as much in a year.

    Electricity use over the hours of a year times the capacity factor of offshore wind, in MW installed.
    Source: report, section 4.1.
    """
    return MW(electricity_use * MWH_PER_TWH / (offshore_wind_capacity_factor * HOURS_IN_YEAR))


def share_of_planned_offshore_wind(offshore_wind_equivalent: MW, planned_offshore_wind: MW) -> Share:
    """Share of planned offshore wind.

    Offshore wind that generates as much, over what is planned for the early 2030s.
    Source: report, section 4.1 (21 GW).
    """
    return Share(offshore_wind_equivalent / planned_offshore_wind)


def nominal_supply_coverage(simulated_contracted_ratio: Ratio) -> Ratio:
    """Contracted generation over electricity use, nominal.

    Energy that all contracted sources can generate in a year over the electricity that the factory uses in it, from the
    simulated year, whether it is switched off or not; 1 where they are equal.
    """
    return Ratio(simulated_contracted_ratio)


def supply_coverage(
    simulated_contracted_ratio: Ratio,
    simulated_spilled_ratio: Ratio,
    simulated_curtailed_ratio: Ratio,
    simulated_battery_loss_ratio: Ratio,
) -> Ratio:
    """Contracted generation that is delivered over electricity use.

    What contracted sources can generate in a year, less what is switched off (over a direct line what can neither
    be used nor exported, of wind and sun through the grid what is left over at a price below zero), over the use
    with the losses of the battery; 1 where they are equal over the year. Load that is throttled counts as use.
    Source: report, section 7.1 (generation that covers the whole need, such as a wind farm: read as a balance over
    the year).
    """
    delivered = simulated_contracted_ratio - simulated_spilled_ratio - simulated_curtailed_ratio
    return Ratio(delivered / (1 + simulated_battery_loss_ratio))


def hourly_supply_coverage(simulated_matched_share: Share, simulated_battery_loss_ratio: Ratio) -> Share:
    """Contracted generation in the hour of use over electricity use.

    What the factory takes from contracted sources in the hour in which they generate, over the use with the losses of
    the battery. Load that is throttled counts as use. Source: EnergyTag, Granular Certificate Scheme Standard (matching
    by the hour).
    """
    return Share(simulated_matched_share / (1 + simulated_battery_loss_ratio))


def contracted_power(
    contracted_offshore_wind: MW,
    contracted_onshore_wind: MW,
    contracted_solar: MW,
    contracted_hydro: MW,
    contracted_nuclear: MW,
    contracted_other: MW,
) -> MW:
    """Contracted generating power.

    The sum over the sources in the proposal, in MW.
    """
    renewable = contracted_offshore_wind + contracted_onshore_wind + contracted_solar + contracted_hydro
    return MW(renewable + contracted_nuclear + contracted_other)


def contract_only_share(contracted_power: MW, direct_line_share: Share, same_station_share: Share) -> Share:
    """Part of the contracted power that is coupled by contract only.

    One less the parts that come over a direct line and that connect at the same station; zero where nothing is
    contracted. Such power loads the transport grid in full. Source: report, section 7.1.
    """
    return Share(np.where(contracted_power > 0, 1 - direct_line_share - same_station_share, 0))


def coupling_grade(contracted_power: MW, direct_line_share: Share, same_station_share: Share) -> Ratio:
    """Coupling to generation: 3 direct line, 2 same station, 1 contract, 0 none.

    The closest coupling that at least half of the contracted power has or betters: the middle one of the contracted
    megawatts in the order of their coupling. Source: report, section 7.1 (preferably a direct connection, so that
    existing lines are not loaded more).
    """
    direct = np.where(2 * direct_line_share >= 1, 1, 0)
    close = np.where(2 * (direct_line_share + same_station_share) >= 1, 1, 0)
    return Ratio(np.where(contracted_power > 0, 1 + close + direct, 0))


def contracted_generation(electricity_use: TWh, simulated_contracted_ratio: Ratio) -> MWh:
    """Contracted generation in a year of full operation.

    Electricity use times the simulated ratio of what contracted sources generate to it, in MWh.
    """
    return MWh(electricity_use * MWH_PER_TWH * simulated_contracted_ratio)


def baseload_generation(electricity_use: TWh, simulated_baseload_ratio: Ratio) -> MWh:
    """Contracted generation that is settled as baseload, in a year of full operation.

    Electricity use times the simulated ratio of what is contracted flat to it, in MWh: the volume of the source, the
    same in every hour.
    """
    return MWh(electricity_use * MWH_PER_TWH * simulated_baseload_ratio)


def variable_generation(electricity_use: TWh, simulated_variable_ratio: Ratio) -> MWh:
    """Contracted wind and sun, paid as produced, in a year of full operation.

    Electricity use times the simulated ratio of what they generate to it, in MWh: what has to be forecast, and
    balanced where the forecast is wrong.
    """
    return MWh(electricity_use * MWH_PER_TWH * simulated_variable_ratio)


def spilled_electricity(electricity_use: TWh, simulated_spilled_ratio: Ratio) -> MWh:
    """Generation over a direct line that is switched off in a year of full operation.

    Electricity use times the simulated ratio of what can neither be used nor exported, or whose price is below zero,
    to it, in MWh.
    """
    return MWh(electricity_use * MWH_PER_TWH * simulated_spilled_ratio)


def curtailed_electricity(electricity_use: TWh, simulated_curtailed_ratio: Ratio) -> MWh:
    """Contracted wind and sun that are switched off at a price below zero.

    Electricity use times the simulated ratio to it of what comes through the grid and is left over in such hours, in
    MWh in a year of full operation. The contract is paid all the same.
    """
    return MWh(electricity_use * MWH_PER_TWH * simulated_curtailed_ratio)


def throttled_electricity(electricity_use: TWh, simulated_throttled_ratio: Ratio) -> MWh:
    """Electricity use that is throttled in a year of full operation.

    Electricity use times the simulated part of it that is turned down when the connection falls short, in MWh, with
    what is cut for want of backup.
    """
    used = electricity_use * MWH_PER_TWH
    return MWh(without_residue(used * simulated_throttled_ratio, used))


def cut_electricity(electricity_use: TWh, simulated_cut_ratio: Ratio) -> MWh:
    """Electricity use that is cut for want of backup in a year of full operation.

    Electricity use times the simulated part of it that cannot wait, that neither the grid, nor a direct line, nor the
    battery can bring, and for which no permit to run backup is shown, in MWh.
    """
    return MWh(electricity_use * MWH_PER_TWH * simulated_cut_ratio)


def cut_hours(simulated_cut_hours: Hours) -> Hours:
    """Hours a year in which load is cut for want of backup.

    The simulated hours in which more must run than the grid, a direct line and the battery can bring, and no permit to
    run backup is shown.
    """
    return Hours(simulated_cut_hours)


def battery_losses(electricity_use: TWh, simulated_battery_loss_ratio: Ratio) -> MWh:
    """Losses of the battery in a year of full operation.

    Electricity use times the simulated ratio of what is charged and not discharged to it, in MWh.
    """
    return MWh(electricity_use * MWH_PER_TWH * simulated_battery_loss_ratio)


def electricity_supplied(electricity_use: TWh, throttled_electricity: MWh, battery_losses: MWh) -> MWh:
    """Electricity supplied from all sources in a year of full operation.

    Electricity use less what is throttled, with the losses of the battery, in MWh: from the grid, over a direct line
    and from backup.
    """
    return MWh(electricity_use * MWH_PER_TWH - throttled_electricity + battery_losses)


def backup_electricity(electricity_use: TWh, simulated_backup_ratio: Ratio) -> MWh:
    """Electricity from backup in called hours, in a year of full operation.

    Electricity use times the simulated part of it that neither the grid, nor a direct line, nor the battery can bring
    and that cannot be throttled, in MWh; none where the proposal shows no permit to run backup beside the grid.
    """
    return MWh(electricity_use * MWH_PER_TWH * simulated_backup_ratio)


def delivered_electricity(electricity_supplied: MWh, backup_electricity: MWh) -> MWh:
    """Electricity delivered to the factory in a year of full operation.

    What is supplied less what backup generates, in MWh: from the grid and over a direct line.
    """
    return MWh(electricity_supplied - backup_electricity)


def grid_import(electricity_use: TWh, simulated_grid_import_ratio: Ratio) -> MWh:
    """Electricity taken from the grid in a year of full operation.

    Electricity use times the simulated ratio of import to it, in MWh, whoever generates it.
    """
    return MWh(electricity_use * MWH_PER_TWH * simulated_grid_import_ratio)


def matched_electricity(electricity_use: TWh, simulated_matched_share: Share) -> MWh:
    """Electricity taken from contracted sources in the same hour.

    Electricity use times its simulated share that contracted sources generate in the same hour, in MWh a year.
    """
    return MWh(electricity_use * MWH_PER_TWH * simulated_matched_share)


def market_electricity(delivered_electricity: MWh, matched_electricity: MWh) -> MWh:
    """Electricity bought on the market in a year of full operation.

    Electricity delivered less what contracted sources generate in the same hour, in MWh.
    """
    return MWh(delivered_electricity - matched_electricity)


def surplus_electricity(
    contracted_generation: MWh, matched_electricity: MWh, spilled_electricity: MWh
) -> MWh:
    """Contracted generation left over in a year of full operation.

    Contracted generation less what the factory takes in the same hour and what is switched off behind the meter, in
    MWh. It is sold on the market; at a price below zero wind and sun are switched off.
    """
    left = contracted_generation - matched_electricity - spilled_electricity
    return MWh(without_residue(left, contracted_generation))


def renewable_share_annual(
    simulated_renewable_ratio: Ratio, simulated_throttled_ratio: Ratio, simulated_battery_loss_ratio: Ratio
) -> Share:
    """Renewable share, contracted, over the year.

    What contracted renewable sources generate in a year, less what is switched off, over the electricity that is
    supplied, at most 1. Neither the renewable part of the grid's mix nor guarantees of origin bought apart count.
    """
    supplied = 1 - simulated_throttled_ratio + simulated_battery_loss_ratio
    return Share(np.minimum(simulated_renewable_ratio / np.where(supplied > 0, supplied, np.inf), 1.0))


def renewable_share_hourly(simulated_renewable_matched_share: Share) -> Share:
    """Renewable share, contracted, hour by hour.

    The share of the electricity that is supplied which contracted renewable sources generate in the same hour, from
    the simulated year: what is contracted as baseload counts as its source generates. Source: EnergyTag, Granular
    Certificate Scheme Standard (matching by the hour).
    """
    return Share(simulated_renewable_matched_share)


def served_compute_share(simulated_served_compute_share: Share) -> Share:
    """Share of the computing that the supply of electricity allows.

    From the simulated year: 1 where nothing is throttled. Training slows down less than its power is lowered, and
    waits where more than that is asked.
    """
    return Share(simulated_served_compute_share)


def import_at_system_peak(electricity_use: TWh, simulated_system_peak_ratio: Ratio) -> MW:
    """Mean import in the hours of most stress on the grid.

    Mean load of the factory times the simulated ratio of its import in those hours to it, in MW: what the factory adds
    to the peak of the system.
    """
    return MW(electricity_use * MWH_PER_TWH / HOURS_IN_YEAR * simulated_system_peak_ratio)
