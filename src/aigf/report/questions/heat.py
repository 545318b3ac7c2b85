"""Residual heat: what is delivered, and what would be if the customers that the model assumes were there."""

from __future__ import annotations

from aigf.report.questions.sentences import above_zero, found, positive, say, topic, unstated, zero
from aigf.text import Text

HEAT_DELIVERED = topic(
    say(
        "{heat_available} of residual heat becomes available a year; none of it is delivered in this proposal.",
        zero("heat_delivered"),
    ),
    say(
        "{heat_available} of residual heat becomes available a year, at {heat_reuse_temperature.value}: warm enough "
        "for the heat network without a heat pump. The proposal states no demand of customers, so that none is served "
        "as it stands. With the demand that is assumed, {heat_connected_demand} a year, {heat_delivered} would be "
        "delivered, enough for {heat_households} or for {heat_glasshouses} of glasshouses.",
        zero("heat_pump_electricity"),
        unstated("heat_connected_demand"),
    ),
    say(
        "{heat_available} of residual heat becomes available a year, at {heat_reuse_temperature.value}. The proposal "
        "states no demand of customers, so that none is served as it stands. With the demand that is assumed, "
        "{heat_connected_demand} a year, {heat_delivered} would be delivered, raised by a heat pump: enough for "
        "{heat_households} or for {heat_glasshouses} of glasshouses.",
        unstated("heat_connected_demand"),
    ),
    say(
        "{heat_available} of residual heat becomes available a year, at {heat_reuse_temperature.value}: warm enough "
        "for the heat network without a heat pump. {heat_delivered} is delivered, {heat_demand_coverage} of what the "
        "proposal says that its customers ask, as much as {heat_households} or {heat_glasshouses} of glasshouses take.",
        zero("heat_pump_electricity"),
    ),
    say(
        "{heat_available} of residual heat becomes available a year, at {heat_reuse_temperature.value}. Raised by a "
        "heat pump, {heat_delivered} is delivered, {heat_demand_coverage} of what the proposal says that its customers "
        "ask, as much as {heat_households} or {heat_glasshouses} of glasshouses take.",
    ),
    say("{heat_available} of residual heat becomes available a year."),
    subject=Text("the residual heat"),
)
HEAT_SAVES = topic(
    say(
        "That would replace {gas_displaced} of natural gas a year. The heat pump would take {heat_pump_electricity}, "
        "paid by the heat network; on balance {heat_emissions_avoided} of CO2 would be avoided.",
        positive("heat_emissions_avoided"),
        unstated("heat_connected_demand"),
    ),
    say(
        "That would replace {gas_displaced} of natural gas a year. The heat pump would take {heat_pump_electricity}, "
        "paid by the heat network; how much CO2 would be avoided on balance is not certain "
        "({heat_emissions_avoided}).",
        positive("heat_delivered"),
        unstated("heat_connected_demand"),
    ),
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
)
HEAT_COUNTED = topic(
    say(
        "The balance of costs and benefits counts this heat, as assumed.",
        above_zero("heat_delivered"),
        unstated("heat_connected_demand"),
        found("welfare_balance"),
    ),
)
HEAT_AROUND = topic(
    say(
        "No residual heat is delivered in this proposal, so the figures show no positive effect; noise and "
        "the view have not been quantified.",
        zero("heat_delivered"),
    ),
    say(
        "The proposal states no demand for its residual heat. If the assumed demand were there, {heat_delivered} a "
        "year would replace {gas_displaced} of natural gas and could work out positively; noise and the view have not "
        "been quantified.",
        positive("heat_delivered"),
        unstated("heat_connected_demand"),
    ),
    say(
        "The residual heat that is delivered, {heat_delivered} a year, replaces {gas_displaced} of natural gas "
        "and can work out positively; noise and the view have not been quantified.",
        positive("heat_delivered"),
    ),
    say("How much residual heat is delivered is uncertain: {heat_delivered} a year."),
    subject=Text("the residual heat that is delivered"),
)
