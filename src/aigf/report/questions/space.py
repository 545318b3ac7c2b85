"""Space and surroundings (3.1 and 3.2)."""

from __future__ import annotations

from aigf.report.questions.heat import HEAT_AROUND
from aigf.report.questions.sentences import (
    Question,
    above_zero,
    answered,
    counted,
    none_of,
    say,
    topic,
    zero,
)
from aigf.text import Text

SPACE = Question(
    Text(
        "What are the conditions for the spatial integration of an AI gigafactory in "
        "the Netherlands? How realistic is it that these conditions can be met in the"
        " Netherlands?"
    ),
    (
        topic(
            say(
                "The factory takes {net_area} net, and {built_floor_area} of built floor area.",
            ),
            say(
                "The factory takes {net_area} net.",
            ),
            subject=Text("the use of space"),
        ),
        topic(
            say(
                "Conditions for the site: {site_asked}, of which met: {site_yes}, not met: {site_no}, not known: "
                "{site_unknown}. So this site does not meet them all.",
                counted("site_no"),
            ),
            say(
                "Conditions for the site: {site_asked}, of which met: {site_yes}, not met: {site_no}, not known: "
                "{site_unknown}. Whether this site is realistic cannot be said yet.",
                counted("site_unknown"),
            ),
            say(
                "All {site_asked} conditions for the site are met.",
                counted("site_asked", 2),
            ),
            subject=Text("whether the conditions for the site are met"),
        ),
        topic(
            say(
                "The site has enough space by the measure of the framework. {reason_space}",
                answered("space", "yes"),
            ),
            say(
                "There is too little space on the site. {reason_space}",
                answered("space", "no"),
            ),
            say(
                "How much space is available on the site is not known. {reason_space}",
                answered("space", "unknown"),
            ),
        ),
        topic(
            say(
                "The national rules on hyperscale data centres allow the factory at this site. "
                "{reason_hyperscale_ban}",
                answered("hyperscale-ban", "yes"),
            ),
            say(
                "The national rules on hyperscale data centres do not allow the factory at this site. "
                "{reason_hyperscale_ban}",
                answered("hyperscale-ban", "no"),
            ),
            say(
                "Whether the national rules on hyperscale data centres allow the "
                "factory at this site is not certain. {reason_hyperscale_ban}",
                answered("hyperscale-ban", "unknown"),
            ),
        ),
    ),
    ("space", "cooling", "connectivity", "hyperscale-ban", "participation", "regional-embedding"),
)
ENVIRONMENT = Question(
    Text(
        "Which effects on the surroundings, besides the use of energy, are to be "
        "expected? Is it possible that the AI gigafactory has a neutral or even "
        "positive effect on the quality of the physical environment?"
    ),
    (
        topic(
            say(
                "The factory takes {net_area} of land and {water_use} of water a year.",
            ),
            say(
                "The factory takes {net_area} of land.",
            ),
            subject=Text("the use of land and water"),
        ),
        topic(
            say(
                "Nitrogen: backup power emits {nitrogen_oxides_backup} of nitrogen oxides a year in {backup_hours} "
                "(diesel engines, where the proposal names no other kind), of which tests are "
                "{backup_test_hours.value} and the rest runs under the permit that the proposal shows, while the grid "
                "is there. Where they come down is not computed.",
                above_zero("backup_electricity"),
                above_zero("nitrogen_oxides_backup"),
            ),
            say(
                "Nitrogen: backup power emits {nitrogen_oxides_backup} of nitrogen oxides a year in {backup_hours} of "
                "tests (diesel engines, where the proposal names no other kind). Where they come down is not computed.",
                above_zero("nitrogen_oxides_backup"),
            ),
            say(
                "Nitrogen: backup power of the kind that the proposal names emits no nitrogen oxides.",
                zero("nitrogen_oxides_backup"),
            ),
            subject=Text("the nitrogen oxides of backup power"),
        ),
        HEAT_AROUND,
        topic(
            say(
                "All {guiding_asked} guiding principles for the surroundings are met "
                "according to the proposal: a neutral effect is possible, but no "
                "figure shows it.",
                none_of("guiding_no"),
                none_of("guiding_unknown"),
                counted("guiding_asked", 2),
            ),
            say(
                "Guiding principles for the surroundings: {guiding_asked}, of which met: {guiding_yes}, not met: "
                "{guiding_no}, not known: {guiding_unknown}. That does not show whether the effect can be "
                "neutral.",
                counted("guiding_asked", 2),
            ),
        ),
    ),
    ("landscape", "residual-heat", "drinking-water", "noise", "participation"),
)
