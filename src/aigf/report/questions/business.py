"""The case for private investors, and the users (4.1 and 4.2)."""

from __future__ import annotations

from aigf.report.questions.common import DUTCH_TRAINING, PUBLIC_TIME, WHEN_CONNECTED
from aigf.report.questions.sentences import (
    Question,
    above_zero,
    answered,
    assumed,
    negative,
    positive,
    ranged,
    same,
    say,
    stated,
    topic,
    unclear,
    without,
    zero,
)
from aigf.text import Text

BUSINESS_CASE = Question(
    Text(
        "How do the expected benefits for private parties relate to the size of the "
        "private costs that are to be expected in a possible AI gigafactory in the "
        "Netherlands?"
    ),
    (
        topic(
            say(
                "An investment of {capex} stands against operating costs of {opex} and a revenue of {revenue} in the "
                "first full year, {first_full_year.value}, at that year's prices.",
            ),
            subject=Text("the investment, the operating costs and the revenue"),
        ),
        topic(
            say(
                "The proposal states what an accelerator-hour sells for when the first hardware is bought, "
                "{gpu_hour_price}; a change of {owned_chip_price_change} a year from then on is assumed.",
                stated("gpu_hour_price"),
            ),
            say(
                "What an accelerator-hour sells for when the first hardware is bought, {gpu_hour_price}, rests on two "
                "assumptions: the market price of compute changes by {market_price_change} a year until then, and the "
                "price of the hardware that is owned by {owned_chip_price_change} a year afterwards.",
            ),
        ),
        topic(
            say(
                "The first hardware is bought {first_purchase_beyond_trend.value} after the last year that the trend "
                "of market prices reaches: the assumed change beyond it, {market_price_change_later}, may also be "
                "none.",
                above_zero("first_purchase_beyond_trend"),
            ),
        ),
        topic(
            say(
                "Over its life the project earns more than the cost of its capital, over the whole "
                "range from P5 to P95: the net present value is {project_npv}.",
                positive("project_npv"),
                ranged("project_npv"),
            ),
            say(
                "Over its life the project does not earn back the cost of its capital, over the whole "
                "range from P5 to P95: the net present value is {project_npv}.",
                negative("project_npv"),
                ranged("project_npv"),
            ),
            say(
                "By a single estimate, of which the range is not known, the project earns more than "
                "the cost of its capital: the net present value is {project_npv}.",
                positive("project_npv"),
            ),
            say(
                "By a single estimate, of which the range is not known, the project does not earn back "
                "the cost of its capital: the net present value is {project_npv}.",
                negative("project_npv"),
            ),
            say(
                "Whether the project earns back the cost of its capital is not "
                "certain: the net present value is {project_npv}.",
                unclear("project_npv"),
            ),
            subject=Text("the net present value of the project"),
        ),
        topic(
            say(
                "That is without public money. With the contributions that are asked for, and without the sales of "
                "the hours that they buy, it is {project_npv_with_contribution}; it is positive in "
                "{chance_project_npv_with_contribution} of the draws, without public money in {chance_project_npv}.",
                above_zero("public_contribution"),
            ),
            say(
                "It is positive in {chance_project_npv} of the draws.",
                unclear("project_npv"),
            ),
        ),
        topic(
            say(
                "The internal rate of return is {project_irr}, against a cost of "
                "capital of {cost_of_capital.value}.",
            ),
            say(
                "The internal rate of return is {project_irr}.",
            ),
            say(
                "The cash flow changes sign more than once, so that more than one rate brings it to nothing "
                "({project_irr_rates}): none of them is what the project earns. The net present value tells that.",
            ),
            subject=Text("the internal rate of return, which may not exist"),
        ),
        topic(
            say(
                "Debt, public money and the equity that the proposal states leave {uncovered_investment} of the "
                "investment without a source: what the owners earn is not known.",
                above_zero("uncovered_investment"),
            ),
            say(
                "The owners earn {equity_irr} on their equity.",
                positive("equity_irr"),
            ),
            say(
                "The owners do not get their equity back: their return on it is {equity_irr}.",
                negative("equity_irr"),
            ),
            say(
                "The return of the owners on their equity is {equity_irr}: whether they get it back is not certain.",
            ),
            say(
                "The cash flow of the owners changes sign more than once, so that more than one rate brings it to "
                "nothing ({equity_irr_rates}): none of them is what they earn.",
            ),
        ),
        topic(
            say(
                "Lenders who ask that the cash flow covers interest and repayment {target_dscr.value} times can lend "
                "{debt_capacity_share} of the investment; with the other sources of money {debt_financed_share} of it "
                "is debt.",
            ),
        ),
        topic(
            say(
                "No contribution is needed to make the project break even.",
                zero("funding_gap"),
            ),
            say(
                "A grant that buys no hours, paid with the investment and lowering what may be deducted, makes the "
                "project break even at {break_even_grant_share} of the investment: {break_even_grant}.",
                positive("break_even_grant"),
            ),
            say(
                "A grant that buys no hours, paid with the investment and lowering what may be deducted, makes the "
                "project break even at {break_even_grant}: possibly none is needed.",
            ),
            say(
                "No grant makes the project break even, not even one of the whole investment: at the signature it is "
                "short of {funding_gap}.",
                positive("funding_gap"),
            ),
            say(
                "At the signature the project is short of {funding_gap}: possibly nothing is needed to make it break "
                "even, and possibly no grant suffices.",
            ),
            subject=Text("the contribution that makes the project break even"),
        ),
        topic(
            say(
                "Where public money buys hours, as the law of the call has it, it takes {break_even_purchase_share} of "
                "the investment: {break_even_purchase}.",
                above_zero("break_even_purchase"),
            ),
            say(
                "Where public money buys hours, as the law of the call has it, none suffices: even if it paid the "
                "whole investment, the net present value would be {project_npv_fully_bought}.",
                above_zero("funding_gap"),
                without("break_even_purchase"),
            ),
        ),
        topic(
            say(
                "A grant of some size suffices in {chance_break_even_grant} of the draws, public money that buys hours "
                "in {chance_break_even_purchase}.",
                above_zero("funding_gap"),
            ),
        ),
        topic(
            say(
                "With the contributions that are asked for, the net present value is still {remaining_funding_gap} "
                "short of zero.",
                positive("remaining_funding_gap"),
                above_zero("public_contribution"),
            ),
        ),
        topic(
            say(
                "The contributions asked for, less the sales of the hours that they buy, are worth "
                "{excess_contribution} more than the project needs to break even.",
                positive("excess_contribution"),
            ),
            say(
                "Possibly the contributions asked for, less the sales of the hours that they buy, are worth more "
                "than the project needs to break even: {excess_contribution}.",
                above_zero("excess_contribution"),
            ),
        ),
        PUBLIC_TIME,
        WHEN_CONNECTED,
        topic(
            say(
                "Without public money an accelerator-hour would have to bring {break_even_gpu_hour_price} in the year "
                "of signature to break even. The revenue that is counted on is the one that the proposal states; it "
                "does not follow from a price of {gpu_hour_price}.",
                stated("market_revenue"),
            ),
            say(
                "Without public money the price in the year of signature would have to be "
                "{break_even_gpu_hour_price} to break even; the price that is counted on is {gpu_hour_price}.",
            ),
        ),
    ),
    ("private-majority", "investor-conditions", "business-case"),
)
USERS = Question(
    Text(
        "Which types of users (target groups) are foreseen for an AI gigafactory? Is "
        "there expected to be enough effective demand in the Netherlands and Europe "
        "to use the full computing capacity structurally?"
    ),
    (
        topic(
            say(
                "Of the capacity sold {training_revenue_share.value} is for training,"
                " {midsize_revenue_share.value} for fine-tuning and smaller models, "
                "and {inference_revenue_share.value} for inference.",
            ),
            subject=Text("for which use the capacity is sold"),
        ),
        topic(
            say(
                "According to the proposal Dutch users have {dutch_share_under_contract.value} of what is sold under "
                "contract, and users elsewhere {foreign_share_under_contract.value}.",
                stated("dutch_contracted_share"),
                zero("open_capacity_share"),
            ),
            say(
                "According to the proposal Dutch users have {dutch_share_under_contract.value} of what is sold under "
                "contract: no less goes to them. Users elsewhere have {foreign_share_under_contract.value} of it. Who "
                "takes the rest, {open_capacity_share.value} of the capacity, is not known; assumed is that "
                "{open_dutch_share} of that goes to Dutch users, {dutch_user_share} of what is sold in all.",
                stated("dutch_contracted_share"),
            ),
            say(
                "The proposal names no users with a contract; assumed is that {dutch_user_share} of what is sold goes "
                "to Dutch users.",
            ),
            subject=Text("which part of the capacity goes to Dutch users"),
        ),
        topic(
            say(
                "The appraisal assumes that {sold_share} of the capacity can be sold; the"
                " proposal does not substantiate it.",
                assumed("sold_share"),
            ),
            say(
                "According to the proposal {sold_share} of the capacity can be sold.",
                stated("sold_share"),
            ),
            say(
                "The appraisal counts on {sold_share} of the capacity being sold.",
            ),
        ),
        PUBLIC_TIME,
        topic(
            say(
                "A hero run takes {hero_run_duration}; one run on the whole factory stays near the frontier up to "
                "{frontier_known_until.value} at least, the last year for which the frontier can be told.",
                positive("frontier_window"),
                same("frontier_window", "frontier_years_known"),
            ),
            say(
                "A hero run takes {hero_run_duration}; for {frontier_window} after the start one run on the whole "
                "factory stays near the frontier, after that the demand has to come from other use.",
                positive("frontier_window"),
            ),
            say(
                "One run on the whole factory comes to {largest_run_flop.value}, where the largest runs are expected "
                "to take {frontier_flop.value} when it starts: too far behind. The demand has to come from other use "
                "than the largest models.",
                zero("frontier_window"),
                above_zero("frontier_years_known"),
            ),
            say(
                "One run on the whole factory comes to {largest_run_flop.value}, where the largest runs are expected "
                "to take {frontier_flop.value} as early as {frontier_year.value}, the last year for which that can "
                "be told: too far behind. The demand has to come from other use than the largest models.",
                zero("frontier_window"),
            ),
            say(
                "How long the factory can train models near the frontier is uncertain: {frontier_window}.",
            ),
            say(
                "Whether the factory can train models near the frontier when it starts is not known: the frontier can "
                "be told up to {frontier_known_until.value} only.",
            ),
        ),
        DUTCH_TRAINING,
        topic(
            say(
                "The conditions for enough effective demand are met according to the framework. "
                "{reason_sufficient_demand}",
                answered("sufficient-demand", "yes"),
            ),
            say(
                "There is too little effective demand for the full capacity according to the framework. "
                "{reason_sufficient_demand}",
                answered("sufficient-demand", "no"),
            ),
            say(
                "Whether there is enough effective demand for the full capacity is not known. "
                "{reason_sufficient_demand}",
                answered("sufficient-demand", "unknown"),
            ),
        ),
    ),
    ("frontier-demand", "dutch-training", "sufficient-demand"),
)
