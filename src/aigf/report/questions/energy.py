"""Energy, infrastructure and sustainability (2.1 to 2.4)."""

from __future__ import annotations

from aigf.report.questions.common import CONNECTIVITY
from aigf.report.questions.heat import HEAT_COUNTED, HEAT_DELIVERED, HEAT_SAVES
from aigf.report.questions.sentences import (
    Question,
    above_zero,
    answered,
    at_least,
    below,
    less,
    positive,
    ranged,
    rests_on,
    say,
    stated,
    topic,
    unclear,
    zero,
)
from aigf.text import Text

#: From this chance on a connection is likely, below the other unlikely, and below the last not to be reckoned with.
_LIKELY, _UNLIKELY, _NEGLIGIBLE = 0.75, 0.25, 0.005

_DIRECT, _SAME_STATION, _CONTRACT = 3, 2, 1

ENERGY = Question(
    Text(
        "Can the energy that a possible AI gigafactory requires be drawn within the "
        "present and future availability of energy?"
    ),
    (
        topic(
            say(
                "In full operation the factory uses {electricity_use} a year, as much"
                " as {household_equivalents.value}: {share_of_national_electricity} "
                "of the present use in the Netherlands.",
            ),
            say(
                "In full operation the factory uses {electricity_use} a year, as much"
                " as {household_equivalents.value}.",
            ),
            subject=Text("the use of electricity"),
        ),
        topic(
            say(
                "Wind farms at sea that generate as much are {share_of_planned_offshore_wind} of what is "
                "planned for the early 2030s.",
            ),
        ),
        topic(
            say(
                "The proposal states no contracted supply of electricity.",
                zero("supply_coverage"),
            ),
            say(
                "What is contracted can generate {nominal_supply_coverage} of the use over a year, nominally; "
                "{supply_coverage} is delivered, because {spilled_electricity} a year over the direct line can neither "
                "be used nor fed into the grid and is switched off. Hour by hour it covers {hourly_supply_coverage} of "
                "the use; {market_electricity} a year is bought on the market.",
                above_zero("spilled_electricity"),
            ),
            say(
                "What is contracted can generate {nominal_supply_coverage} of the use over a year, nominally; "
                "{supply_coverage} is delivered, because {curtailed_electricity} a year of wind and sun is left over "
                "at a price below zero and is switched off. Hour by hour it covers {hourly_supply_coverage} of the "
                "use; {market_electricity} a year is bought on the market.",
                above_zero("curtailed_electricity"),
            ),
            say(
                "The contracted supply comes to {supply_coverage} of the use over a year; in the hours when it "
                "falls short, {market_electricity} a year is bought on the market.",
            ),
            subject=Text("how much of the use the contracted supply covers"),
        ),
        topic(
            say(
                "Most of the contracted power is coupled as the report prefers: {direct_line_share.value} comes over a "
                "direct line, {same_station_share.value} connects at the same station, {contract_only_share.value} is "
                "coupled by contract only.",
                at_least("coupling_grade", _DIRECT),
            ),
            say(
                "Most of the contracted power connects close by, but not over the direct line that the report prefers: "
                "{direct_line_share.value} comes over a direct line, {same_station_share.value} connects at the same "
                "station, {contract_only_share.value} is coupled by contract only.",
                at_least("coupling_grade", _SAME_STATION),
            ),
            say(
                "Most of the contracted power is coupled by contract only and loads the existing lines in full, where "
                "the report prefers a direct line: {direct_line_share.value} comes over a direct line, "
                "{same_station_share.value} connects at the same station, {contract_only_share.value} is coupled by "
                "contract only.",
                at_least("coupling_grade", _CONTRACT),
            ),
        ),
        topic(
            say(
                "The proposal couples the factory to large-scale generation that can meet its full needs.",
                answered("generation", "yes"),
            ),
            say(
                "The proposal does not couple the factory to large-scale generation "
                "that can meet its full needs, which the report makes a condition for"
                " the site.",
                answered("generation", "no"),
            ),
            say(
                "Whether the factory is coupled to large-scale generation that can "
                "meet its full needs, which the report makes a condition for the "
                "site, is not known.",
                answered("generation", "unknown"),
            ),
        ),
    ),
    ("generation", "additional-renewables"),
)
CONGESTION = Question(
    Text("To what extent is grid congestion an obstacle to realisation in the short, medium and long term?"),
    (
        topic(
            say(
                "The connection is live {time_to_power} after the signature, not later than the planned "
                "start: the grid does not delay the factory.",
                zero("connection_delay"),
            ),
            say(
                "The connection is live {time_to_power} after the signature, {connection_delay} later than the factory "
                "can be built: operation waits for the grid. The accelerators that are bought then are assumed to be "
                "of a type that is {hardware_age_at_start.value} old when it starts.",
                positive("connection_delay"),
                above_zero("start_delay"),
            ),
            say(
                "The connection is live {time_to_power} after the signature, {connection_delay} later than "
                "the planned start: in the short term the grid is an obstacle.",
                positive("connection_delay"),
            ),
            say(
                "The connection is live {time_to_power} after the signature; whether that is later than the "
                "planned start is not certain ({connection_delay.range} later).",
                unclear("connection_delay"),
                ranged("connection_delay"),
            ),
            say("The connection is live {time_to_power} after the signature."),
            subject=Text("when the connection is live"),
        ),
        topic(
            say(
                "That is the date that the proposal states. By what is known of the grid the connection can be "
                "expected in {connection_year} (P10 {connection_p10}, P90 {connection_p90}).",
                stated("time_to_power"),
            ),
        ),
        topic(
            say(
                "In the short term, to 2030, congestion is an obstacle: the chance that the connection is live by then "
                "is {connection_chance_2030.rough}.",
                below("connection_chance_2030", _UNLIKELY),
            ),
            say(
                "In the short term, to 2030, congestion may be an obstacle: the chance that the connection is live by "
                "then is {connection_chance_2030.rough}.",
                below("connection_chance_2030", _LIKELY),
            ),
            say(
                "In the short term, to 2030, congestion is probably no obstacle: the chance that the connection is "
                "live by then is {connection_chance_2030.rough}.",
            ),
            subject=Text("the chance of a connection by 2030"),
        ),
        topic(
            say(
                "In the medium term, from 2031 to 2035, it probably remains one: by the end of it the chance is "
                "{connection_chance_2035.rough}.",
                below("connection_chance_2035", _UNLIKELY),
            ),
            say(
                "In the medium term, from 2031 to 2035, it may remain one: by the end of it the chance is "
                "{connection_chance_2035.rough}.",
                below("connection_chance_2035", _LIKELY),
            ),
            say(
                "In the medium term, from 2031 to 2035, it probably is none: by the end of it the chance is "
                "{connection_chance_2035.rough}.",
            ),
        ),
        topic(
            say(
                "In the long term, after 2035, congestion is no obstacle to this connection any more.",
                below("connection_chance_after_2035", _NEGLIGIBLE),
            ),
            say(
                "In the long term, after 2035, congestion is an obstacle only where expansions of the grid slip "
                "further: the chance that the connection is still not live at the end of 2035 is "
                "{connection_chance_after_2035.rough}.",
            ),
        ),
        topic(
            say(
                "What shortens the wait is the form of contract (by the middle estimate firm capacity in "
                "{connection_firm}, a time-duration right in {connection_time_duration}, a congestion reliever in "
                "{connection_congestion_reliever}), another station (room for firm capacity is expected from "
                "{connection_earliest_room} at {connection_earliest_station} to {connection_latest_room} at "
                "{connection_latest_station}), or the re-use of an existing connection.",
            ),
            say(
                "What shortens the wait is the form of contract (by the middle estimate firm capacity in "
                "{connection_firm}, a time-duration right in {connection_time_duration}, a congestion reliever in "
                "{connection_congestion_reliever}), or the re-use of an existing connection.",
            ),
        ),
        topic(
            say(
                "According to the proposal there is a firm agreement with the grid operator.",
                answered("grid-agreement", "yes"),
            ),
            say(
                "There is no firm agreement with the grid operator; according to the "
                "report a site without one is not suitable.",
                answered("grid-agreement", "no"),
            ),
            say(
                "Whether there is a firm agreement with the grid operator is not "
                "known; according to the report a site without one is not suitable.",
                answered("grid-agreement", "unknown"),
            ),
        ),
        topic(
            say(
                "In the busiest hour the factory takes {grid_import_peak} from the grid, of a peak load of "
                "{facility_load}; the connection, {grid_connection.value}, is too small for that peak.",
                below("connection_over_peak", 1.0),
            ),
            say(
                "In the busiest hour the factory takes {grid_import_peak} from the "
                "grid, of a peak load of {facility_load}.",
            ),
            say(
                "The factory has a peak load of {facility_load}.",
            ),
            subject=Text("the peak load"),
        ),
        topic(
            say("None of its load can be turned down when the grid is short.", zero("flexible_load")),
            say(
                "Of its load {flexible_load} can be turned down for some hours when the grid is short, because "
                "training can wait.",
            ),
            subject=Text("how much of the load is flexible"),
        ),
        topic(
            say(
                "By the proposal load that can wait may also wait for lower prices. It waits only where a MWh saved is "
                "worth more than the computing that is lost: slowing down pays above {slowing_price}, pausing above "
                "{pausing_price}. With what the connection cannot carry {throttled_electricity} a year is turned down.",
                below("min_energy_share", 1.0),
            ),
        ),
        topic(
            say(
                "In {cut_hours} a year more must run than the connection, a direct line and the battery can carry, "
                "also when the load that can wait is paused. The proposal shows no permit to run backup then, so the "
                "load is cut: {cut_electricity} a year. Of the computing {served_compute_share} is done.",
                above_zero("cut_electricity"),
            ),
            say(
                "In the {flexible_hours} a year that the grid operator may call, backup brings {backup_electricity}, "
                "under the permit that the proposal shows. Of the computing {served_compute_share} is done.",
                above_zero("backup_electricity"),
                above_zero("flexible_hours"),
            ),
            say(
                "The {flexible_hours} a year that the grid operator may call are met by pausing load that can wait, "
                "and by the battery if there is one. Of the computing {served_compute_share} is done.",
                above_zero("flexible_hours"),
            ),
        ),
        topic(
            say(
                "According to the proposal the factory causes no large additional congestion at this site.",
                answered("no-congestion", "yes"),
            ),
            say(
                "The factory causes large additional congestion at this site.",
                answered("no-congestion", "no"),
            ),
            say(
                "Whether the factory causes large additional congestion at this site is not known.",
                answered("no-congestion", "unknown"),
            ),
        ),
    ),
    ("grid-agreement", "no-congestion", "flexibility"),
)
SUSTAINABLE = Question(
    Text(
        "Which possibilities are there to meet the energy demand sustainably (with "
        "regard to greenhouse gas emissions and the use of water)?"
    ),
    (
        topic(
            say(
                "As far as the proposal states, no renewable generation has been contracted.",
                zero("renewable_share_annual"),
            ),
            say(
                "Over a year {renewable_share_annual} of the electricity that the factory takes is covered by "
                "contracted renewable generation, hour by hour "
                "{renewable_share_hourly}: the difference is generated at other hours"
                " than it is used.",
                less("renewable_share_hourly", "renewable_share_annual"),
            ),
            say(
                "Over a year {renewable_share_annual} of the electricity that the factory takes is covered by "
                "contracted renewable generation, hour by hour "
                "{renewable_share_hourly}.",
            ),
            subject=Text("the renewable share"),
        ),
        topic(
            say(
                "In the first year of full operation the emissions of CO2 are {emissions_location} by the mean "
                "of the grid and {emissions_market} by contract; the power stations that meet the extra "
                "demand emit {emissions_marginal}.",
            ),
            say(
                "In the first year of full operation the emissions of CO2 are {emissions_location} by the mean "
                "of the grid and {emissions_market} by contract.",
            ),
            subject=Text("the emissions of CO2"),
        ),
        topic(
            say(
                "The proposal names no kind of cooling; the dry coolers that are assumed take no water.",
                zero("water_use"),
                rests_on("water_use", "cooling"),
            ),
            say(
                "Cooling takes no water.",
                zero("water_use"),
            ),
            say(
                "The cooling towers take {water_use} of water a year; the WUE is {wue.value}.",
                above_zero("cooling_wet_surface_share"),
            ),
            say(
                "The coolers are wetted in warm hours only; that takes {water_use} of water a year, a WUE of "
                "{wue.value}.",
                above_zero("cooling_wetting_effectiveness"),
            ),
            say(
                "The use of water is {water_use} a year.",
            ),
            subject=Text("the use of water"),
        ),
        HEAT_DELIVERED,
        HEAT_SAVES,
        HEAT_COUNTED,
        topic(
            say(
                "By the rules of the Union for data centres {energy_reuse_factor} of the energy is reused (ERF) and "
                "{renewable_energy_factor} is renewable, contracted or with guarantees of origin (REF).",
            ),
        ),
    ),
    ("additional-renewables", "drinking-water", "residual-heat"),
)
NETWORKS = Question(
    Text(
        "To what extent does the availability of fibre, ICT and telecom networks, "
        "exchanges and other digital infrastructure, present or missing, play a role?"
    ),
    (
        CONNECTIVITY,
        topic(
            say(
                "Data centres in the Netherlands now offer {dutch_gpu_count.value}, worth as much as "
                "{dutch_h100_equivalents} of the H100 type; this factory has {accelerator_count.value}, worth as "
                "much as {h100_equivalents}: {size_over_dutch_gpus} times that of all others together.",
            ),
            say(
                "Data centres in the Netherlands now offer {dutch_gpu_count}; this "
                "factory has {accelerator_count}.",
            ),
            subject=Text("the computing capacity that the Netherlands has now"),
        ),
    ),
    ("connectivity",),
)
