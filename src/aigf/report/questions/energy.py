"""Energy, infrastructure and sustainability (2.1 to 2.4)."""

from __future__ import annotations

from aigf.report.questions.common import CONNECTIVITY
from aigf.report.questions.sentences import (
    Question,
    above_zero,
    answered,
    less,
    positive,
    say,
    topic,
    unclear,
    zero,
)
from aigf.text import Text

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
                "The contracted supply comes to {supply_coverage} of the use over a year; in the hours when it "
                "falls short, {market_electricity} a year is bought on the market.",
            ),
            subject=Text("how much of the use the contracted supply covers"),
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
                "The connection is live {time_to_power} after the signature, {connection_delay} later than "
                "the planned start: in the short term the grid is an obstacle.",
                positive("connection_delay"),
            ),
            say(
                "The connection is live {time_to_power} after the signature; whether that is later than the "
                "planned start is not certain ({connection_delay.range} later).",
                unclear("connection_delay"),
            ),
            say("The connection is live {time_to_power} after the signature."),
            subject=Text("when the connection is live"),
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
                "Over a year {renewable_share_annual} of the use is covered by "
                "contracted renewable generation, hour by hour "
                "{renewable_share_hourly}: the difference is generated at other hours"
                " than it is used.",
                less("renewable_share_hourly", "renewable_share_annual"),
            ),
            say(
                "Over a year {renewable_share_annual} of the use is covered by "
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
        topic(
            say(
                "{heat_available} of residual heat becomes available a year; none of it is delivered in "
                "this proposal.",
                zero("heat_delivered"),
            ),
            say(
                "{heat_available} of residual heat becomes available a year, at {heat_reuse_temperature.value}: warm "
                "enough for the heat network without a heat pump. {heat_delivered} is delivered, "
                "{heat_demand_coverage} of what the connected customers ask, enough for {heat_households} or for "
                "{heat_glasshouses} of glasshouses.",
                zero("heat_pump_electricity"),
            ),
            say(
                "{heat_available} of residual heat becomes available a year, at {heat_reuse_temperature.value}. Raised "
                "by a heat pump, {heat_delivered} is delivered, {heat_demand_coverage} of what the connected customers "
                "ask, enough for {heat_households} or for {heat_glasshouses} of glasshouses.",
            ),
            say(
                "{heat_available} of residual heat becomes available a year; {heat_delivered} of heat is delivered.",
            ),
            say("{heat_available} of residual heat becomes available a year."),
            subject=Text("the residual heat"),
        ),
        topic(
            say(
                "That replaces {gas_displaced} of natural gas a year. The heat pump takes {heat_pump_electricity}, "
                "paid by the heat network; on balance {heat_emissions_avoided} of CO2 is avoided.",
                positive("heat_emissions_avoided"),
            ),
            say(
                "That replaces {gas_displaced} of natural gas a year. The heat pump takes {heat_pump_electricity}, "
                "paid by the heat network; how much CO2 is avoided on balance is not certain "
                "({heat_emissions_avoided}).",
                positive("heat_delivered"),
            ),
        ),
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
