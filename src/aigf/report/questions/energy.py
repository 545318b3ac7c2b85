"""Energy, infrastructure and sustainability (2.1, 2.3 and 2.4)."""

from __future__ import annotations

from aigf.report.questions.common import CONNECTIVITY
from aigf.report.questions.heat import HEAT_COUNTED, HEAT_DELIVERED, HEAT_SAVES
from aigf.report.questions.sentences import (
    Question,
    above_zero,
    answered,
    at_least,
    less,
    rests_on,
    say,
    topic,
    zero,
)
from aigf.text import Text

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
                "The contracted supply comes to {supply_coverage} of the use over a year; nothing is bought on the "
                "market.",
                zero("market_electricity"),
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
