"""Grid congestion (2.2)."""

from __future__ import annotations

from aigf.report.questions.sentences import (
    Question,
    above_zero,
    answered,
    below,
    counted,
    positive,
    ranged,
    say,
    stated,
    topic,
    unclear,
    zero,
)
from aigf.text import Text

#: From this chance on a connection is likely, below the other unlikely, and below the last not to be reckoned with.
_LIKELY, _UNLIKELY, _NEGLIGIBLE = 0.75, 0.25, 0.005
#: The last years of the short and of the medium term.
_SHORT, _MEDIUM = 2030, 2035

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
                "In the short term, to 2030, congestion does not matter: the factory starts in {connection_planned} at "
                "the earliest.",
                counted("connection_planned", _SHORT + 1),
            ),
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
                "In the medium term, from 2031 to 2035, neither does it.",
                counted("connection_planned", _MEDIUM + 1),
            ),
            say(
                "In the medium term, from 2031 to 2035, it probably is an obstacle: by the end the chance of a live "
                "connection is {connection_chance_2035.rough}.",
                counted("connection_planned", _SHORT + 1),
                below("connection_chance_2035", _UNLIKELY),
            ),
            say(
                "In the medium term, from 2031 to 2035, it may be an obstacle: by the end the chance of a live "
                "connection is {connection_chance_2035.rough}.",
                counted("connection_planned", _SHORT + 1),
                below("connection_chance_2035", _LIKELY),
            ),
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
                "In the long term, after 2035, congestion is an obstacle to the start: the connection is live "
                "{connection_delay} later than the factory can start.",
                counted("connection_planned", _MEDIUM + 1),
                above_zero("connection_delay"),
            ),
            say(
                "In the long term, after 2035, congestion is by the middle estimate no obstacle to the start.",
                counted("connection_planned", _MEDIUM + 1),
            ),
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
                "By the proposal load that can wait may also wait for lower prices. It would wait only where a MWh "
                "saved is worth more than the computing that is lost: slowing down pays above {slowing_price}, pausing "
                "above {pausing_price}. In the simulated year no load is turned down.",
                below("min_energy_share", 1.0),
                zero("throttled_electricity"),
            ),
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
