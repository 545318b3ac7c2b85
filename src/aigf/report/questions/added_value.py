"""The central question, and the added value of a factory in the Netherlands (1.1 to 1.3)."""

from __future__ import annotations

from aigf.report.questions.common import (
    ABROAD,
    AT_COST_OF_CAPITAL,
    BALANCE,
    CHANCE,
    CONNECTIVITY,
    DUTCH_TRAINING,
    FREE_HOURS,
    NEW_OR_MOVED,
    NEW_OR_MOVED_SIGN,
    NOT_IN_EUROS,
    PARTS,
    SHORTFALL,
    WHEN_CONNECTED,
)
from aigf.report.questions.sentences import (
    Question,
    above_zero,
    answered,
    counted,
    less,
    none_of,
    positive,
    say,
    stated,
    topic,
    zero,
)
from aigf.text import Text

CENTRAL = Question(
    Text(
        "What is the economic, societal and strategic added value of establishing an "
        "AI gigafactory in the Netherlands, compared with a scenario in which Dutch "
        "companies or other parties use AI infrastructure that is located elsewhere, "
        "including AI gigafactories in other EU countries, and how do these benefits "
        "relate to the societal costs, in particular the use of space and the load on"
        " the electricity grid in the Netherlands?"
    ),
    (
        topic(
            say(
                "The decision framework gives as its verdict: {verdict}.",
                none_of("asks"),
            ),
        ),
        topic(
            say(
                "The decision framework has no single verdict yet: the answers to "
                "{asks} questions can still change it.",
                counted("asks", 2),
            ),
            say(
                "The decision framework has no single verdict yet: the answer to one "
                "question can still change it.",
                counted("asks"),
            ),
        ),
        BALANCE,
        CHANCE,
        WHEN_CONNECTED,
        ABROAD,
        topic(
            say(
                "Of the choices that were compared, this one most often has the highest balance, in {best_share} of "
                "the draws: {best}.",
            ),
        ),
        topic(
            say(
                "That rests on one judgement: a euro in AI applications brings {ecosystem_benefit_ratio} euro. "
                "At {ecosystem_switching} the ecosystem is the best choice in half of the draws; below that mostly "
                "another.",
                counted("ecosystem_is_best"),
            ),
            say(
                "That rests on one judgement as well: a euro in AI applications brings {ecosystem_benefit_ratio} euro. "
                "From {ecosystem_switching} the ecosystem is the best choice in most of the draws.",
                none_of("ecosystem_is_best"),
            ),
        ),
        SHORTFALL,
        topic(
            say(
                "Against this stand {net_area} of land, {electricity_use} of "
                "electricity a year, and a peak of {grid_import_peak} taken from the "
                "grid.",
            ),
            say(
                "Against this stand {net_area} of land and {electricity_use} of electricity a year.",
            ),
            subject=Text("the use of space and electricity"),
        ),
        topic(
            say(
                "The appraisal counts on no national contribution.",
                zero("national_contribution"),
            ),
            say(
                "The national contribution is {national_contribution}.",
                stated("national_contribution_share"),
            ),
            say(
                "The national contribution is {national_contribution}, for "
                "which the share in the register was assumed.",
            ),
        ),
        NOT_IN_EUROS,
    ),
)
ADDED_VALUE = Question(
    Text(
        "Which direct and indirect economic, societal and strategic added value can "
        "be expected from the establishment of a possible AI gigafactory in the "
        "Netherlands?"
    ),
    (
        BALANCE,
        CHANCE,
        PARTS,
        FREE_HOURS,
        AT_COST_OF_CAPITAL,
        NEW_OR_MOVED,
        NEW_OR_MOVED_SIGN,
        WHEN_CONNECTED,
        topic(
            say(
                "The construction brings work for {construction_fte_years} during one year, spread "
                "over the years of building.",
            ),
            subject=Text("the work during construction"),
        ),
        topic(
            say(
                "In operation the factory employs {operation_fte_direct} itself, "
                "{operation_fte_indirect} at Dutch suppliers, and "
                "{operation_fte_induced} through what these employees spend.",
            ),
            say(
                "In operation the factory employs {operation_fte_direct} itself and "
                "{operation_fte_indirect} at Dutch suppliers.",
            ),
            say(
                "In operation the factory employs {staff}.",
            ),
            subject=Text("the work during operation"),
        ),
        topic(
            say(
                "These jobs are gross: in the balance of costs and benefits none of "
                "them counts as a benefit, because the employees would otherwise work"
                " elsewhere.",
                zero("additional_fte"),
            ),
            say(
                "Of these, {additional_fte} in operation is taken to be additional; the other employees "
                "would otherwise work elsewhere.",
                positive("additional_fte"),
            ),
        ),
        topic(
            say(
                "In the first full year, {first_full_year.value}, at that year's prices, the gross value added in "
                "the Netherlands is {gross_value_added}, of which {operating_surplus_abroad} is for foreign owners; it "
                "is no measure of welfare, because labour and capital would earn something elsewhere too.",
                positive("operating_surplus_abroad"),
            ),
            say(
                "In the first full year, {first_full_year.value}, at that year's prices, the gross value added in "
                "the Netherlands is {gross_value_added}; it is no measure of welfare, because labour and capital would "
                "earn something elsewhere too.",
            ),
            subject=Text("the gross value added"),
        ),
        SHORTFALL,
        DUTCH_TRAINING,
        NOT_IN_EUROS,
    ),
    ("dutch-training", "durable-ties", "societal-contribution"),
)
ELSEWHERE = Question(
    Text(
        "To what extent can such direct and indirect benefits also be realised if the"
        " AI gigafactories are established in the EU but outside the Netherlands? To "
        "what extent does proximity matter?"
    ),
    (
        ABROAD,
        SHORTFALL,
        topic(
            say(
                "The share abroad is one with access guaranteed by contract; the {access_shortfall_abroad.value} that "
                "cannot be met is the part without such a contract: the balance of {abroad.welfare_balance} does "
                "not hold without it.",
                above_zero("access_shortfall_abroad"),
            ),
        ),
        topic(
            say(
                "The framework asks for a preference only where access abroad is guaranteed. Its answer to that "
                "question therefore does not say which of the two does better.",
                answered("better-than-abroad", "yes"),
            ),
        ),
        topic(
            say(
                "Access time of the Union at factories elsewhere covers {union_access_coverage} of the "
                "Dutch demand, wherever these factories are.",
                positive("union_access_coverage"),
            ),
        ),
        topic(
            say(
                "The {operation_fte_direct.value} in operation and the residual heat "
                "arise where the factory stands; in another member state they do not "
                "come to the Netherlands.",
            ),
        ),
        topic(
            say(
                "Proximity matters little for most of the use: "
                "{training_revenue_share} of the capacity sold is for training, which"
                " runs for weeks and is not sensitive to distance, and "
                "{inference_revenue_share} for inference, which can be.",
                less("inference_revenue_share", "training_revenue_share"),
            ),
            say(
                "Proximity can matter: {inference_revenue_share} of the capacity sold"
                " is for inference, which can be sensitive to distance, and "
                "{training_revenue_share} for training, which is not.",
            ),
            subject=Text("for which use the capacity is sold, and with that how much proximity matters"),
        ),
    ),
    ("access-abroad", "better-than-abroad"),
)
CONNECTIONS = Question(
    Text(
        "To what extent does the quality of digital connectivity with other EU "
        "countries make a difference in the analysis?"
    ),
    (
        topic(
            say(
                "Not for the {training_revenue_share} of the capacity sold that is "
                "for training: a run takes place within the factory. It does for the "
                "{inference_revenue_share} that is for inference, where users wait "
                "for an answer.",
                positive("inference_revenue_share"),
            ),
            say(
                "Not for this proposal: none of the capacity sold is for inference, where users wait for an "
                "answer; a training run takes place within the factory.",
                zero("inference_revenue_share"),
            ),
            subject=Text("for which use the capacity is sold"),
        ),
        CONNECTIVITY,
        topic(
            say(
                "No figure of this appraisal depends on the quality of the "
                "connections: it counts as a condition, not as a cost or a benefit.",
            ),
        ),
    ),
    ("connectivity",),
)
