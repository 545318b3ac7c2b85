"""What must hold of the figures where a sentence says more, less, above, below, enough, short of, first or largest.

A rule belongs to a template, by the words it begins with or has in it, and looks at the figures of the result, found
apart from the conditions of the sentence. A template with such a word has a rule, or stands among those that no
figure decides.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from aigf.report.questions.sentences import Facts, Figure

#: Words that say which way a figure lies.
DIRECTION = re.compile(
    r"\b(exceeds?|more|less|higher|lower|above|below|gains?|loss|loses?|positive|negative|enough|too|covers?|short"
    r"|shortens|later|in time|break even|earn|highest|lowest|largest|worst|best|better|worse|earliest|obstacle"
    r"|suffices?|most|delay|keeps|changes sign|falls|nothing|none|never|no hour|back)\b"
)


class Of:
    """The figures of a result by name: ``of.capex`` is the figure, with its number and both ends of its range."""

    def __init__(self, facts: Facts) -> None:
        self._facts = facts
        self.words = facts.words
        self.steps = facts.steps

    def __getattr__(self, name: str) -> Figure:
        figure = self._facts.figure(name)
        if figure is None:
            raise AssertionError(f"there is no {name}")
        return figure

    def known(self, name: str) -> bool:
        return self._facts.figure(name) is not None


def _whole(name: str, sign: int) -> Callable[[Of], bool]:
    """The whole range lies above zero (1) or below it (-1)."""
    return lambda of: sign * getattr(of, name).low > 0 and sign * getattr(of, name).high > 0


def _open(name: str) -> Callable[[Of], bool]:
    return lambda of: getattr(of, name).low <= 0 <= getattr(of, name).high


def _same_sign(of: Of, whole: bool) -> bool:
    both = (of.welfare_balance_all_new, of.welfare_balance_all_moved)
    numbers = [end for one in both for end in ((one.low, one.high) if whole else (one.number,))]
    return all(number > 0 for number in numbers) or all(number < 0 for number in numbers)


def _changes(of: Of) -> bool:
    share = of.displaced_share_at_zero_balance.number
    new, moved = of.welfare_balance_all_new.number, of.welfare_balance_all_moved.number
    return 0 <= share <= 1 and abs(new + share * (moved - new)) <= 1e-6 * max(abs(new), abs(moved))


def _chance(name: str, low: float, high: float) -> Callable[[Of], bool]:
    return lambda of: low <= getattr(of, name).number < high


def _answered(step: str, answer: str) -> Callable[[Of], bool]:
    return lambda of: of.steps.get(step) == answer


#: By the words of a template.
ANSWERS: Mapping[str, Callable[[Of], bool]] = {
    "the benefits exceed the costs over the whole range": _whole("welfare_balance", 1),
    "the costs exceed the benefits over the whole range": _whole("welfare_balance", -1),
    "the benefits for the Netherlands as a whole exceed": _whole("welfare_balance", 1),
    "the costs for the Netherlands as a whole exceed": _whole("welfare_balance", -1),
    "gains or loses is not certain": _open("welfare_balance"),
    "The balance is positive in {chance_welfare_balance}": _open("welfare_balance"),
    "keeps its sign over the whole range": lambda of: _same_sign(of, True),
    "keeps its sign whatever share": lambda of: _same_sign(of, False),
    "balance changes sign where": _changes,
    "The net present value tells that": lambda of: not of.known("project_irr"),
    "none of them is what they earn": lambda of: not of.known("equity_irr"),
    "the project earns more than the cost of its capital": _whole("project_npv", 1),
    "project does not earn back the cost of its capital": _whole("project_npv", -1),
    "Whether the project earns back": _open("project_npv"),
    "without public money in {chance_project_npv}": lambda of: of.public_contribution.number > 0,
    "It is positive in {chance_project_npv}": _open("project_npv"),
    "The owners earn {equity_irr}": _whole("equity_irr", 1),
    "The owners do not get their equity back": _whole("equity_irr", -1),
    "The return of the owners on their equity": _open("equity_irr"),
    "what the owners earn is not known": lambda of: of.uncovered_investment.number > 0,
    "can lend": lambda of: of.debt_financed_share.number <= of.debt_capacity_share.number * (1 + 1e-9),
    "No contribution is needed": lambda of: of.funding_gap.high == 0 and of.project_npv.number >= 0,
    "break even at {break_even_grant_share}": lambda of: (
        0 < of.break_even_grant_share.number <= 1 and of.project_npv.number < 0
    ),
    "break even at {break_even_grant}: possibly none": lambda of: of.break_even_grant.low <= 0,
    "No grant makes the project break even": lambda of: (
        not of.known("break_even_grant") and of.funding_gap.low > 0
    ),
    "possibly nothing is needed": lambda of: of.funding_gap.low <= 0 < of.funding_gap.high,
    "it takes {break_even_purchase_share}": lambda of: 0 < of.break_even_purchase_share.number <= 1,
    "none suffices": lambda of: of.project_npv_fully_bought.number < 0,
    "A grant of some size suffices": lambda of: of.funding_gap.number > 0,
    "short of zero": lambda of: of.project_npv_with_contribution.number < 0,
    "{excess_contribution} more than": lambda of: of.project_npv_with_contribution.number > 0,
    "needs to break even: {excess_contribution}": lambda of: of.excess_contribution.number > 0,
    "an accelerator-hour would have to bring": lambda of: of.known("gpu_hour_price"),
    "would have to be {break_even_gpu_hour_price}": lambda of: (
        (of.break_even_gpu_hour_price.number > of.gpu_hour_price.number) == (of.project_npv.number < 0)
    ),
    "Public money buys time": lambda of: of.market_time_share.number < of.market_share_of_time.number,
    "{start_delay.value} after the factory can be": lambda of: of.start_delay.number > 0,
    "can be expected {connection_delay} later": lambda of: of.connection_delay.number > 0,
    "adds nothing to access": lambda of: of.access_shortfall_abroad.high == 0,
    "too far behind the frontier to help": lambda of: of.frontier_window.high == 0,
    "too far behind. The demand": lambda of: of.largest_run_flop.number < of.frontier_flop.number / 10,
    "The appraisal counts on no national": lambda of: of.national_contribution.high == 0,
    "none of them counts as a benefit": lambda of: of.additional_fte.high == 0,
    "at factories elsewhere covers": lambda of: 0 < of.union_access_coverage.number <= 1,
    "Proximity matters little for most": lambda of: (
        of.training_revenue_share.number > of.inference_revenue_share.number
    ),
    "none of the capacity sold is for inference": lambda of: of.inference_revenue_share.high == 0,
    "may also be none": lambda of: of.market_price_change_later.high >= 0,
    "nothing is bought on the market": lambda of: of.market_electricity.high == 0,
    "in the hours when it falls short": lambda of: of.market_electricity.high > 0,
    "is delivered, because": lambda of: of.supply_coverage.number < of.nominal_supply_coverage.number,
    "no less goes to them": lambda of: (
        of.dutch_share_under_contract.number <= of.dutch_user_share.number * (1 + 1e-9)
    ),
    "not later than the planned start": lambda of: of.connection_delay.high == 0,
    "later than the factory can be built": lambda of: of.connection_delay.number > 0,
    "{connection_delay} later than the planned": lambda of: of.connection_delay.number > 0,
    "{connection_delay} later than the factory can start": lambda of: of.connection_delay.number > 0,
    "by the middle estimate no obstacle to the start": lambda of: of.connection_delay.number == 0,
    "({connection_delay.range} later)": _open("connection_delay"),
    "to 2030, congestion is an obstacle": _chance("connection_chance_2030", 0, 0.25),
    "to 2030, congestion may be": _chance("connection_chance_2030", 0.25, 0.75),
    "to 2030, congestion is probably no": _chance("connection_chance_2030", 0.75, 1.1),
    "to 2030, congestion does not matter": lambda of: int(of.words["connection_planned"]) > 2030,
    "neither does it": lambda of: int(of.words["connection_planned"]) > 2035,
    "it probably remains one": _chance("connection_chance_2035", 0, 0.25),
    "it may remain one": _chance("connection_chance_2035", 0.25, 0.75),
    "it probably is none": _chance("connection_chance_2035", 0.75, 1.1),
    "it probably is an obstacle": _chance("connection_chance_2035", 0, 0.25),
    "it may be an obstacle": _chance("connection_chance_2035", 0.25, 0.75),
    "no obstacle to this connection": _chance("connection_chance_after_2035", 0, 0.005),
    "only where expansions of the grid slip": _chance("connection_chance_after_2035", 0.005, 1.1),
    "is too small for that peak": lambda of: of.connection_over_peak.number < 1,
    "None of its load can be turned down": lambda of: of.flexible_load.high == 0,
    "can be turned down for some hours": lambda of: of.flexible_load.number > 0,
    "In the simulated year no load is turned down": lambda of: of.throttled_electricity.high == 0,
    "worth more than the computing": lambda of: of.slowing_price.number <= of.pausing_price.number,
    "more must run than": lambda of: of.cut_electricity.number > 0 and of.served_compute_share.number < 1,
    "the difference is generated": lambda of: (
        of.renewable_share_hourly.number < of.renewable_share_annual.number
    ),
    "Most of the contracted power is coupled as": lambda of: of.direct_line_share.number > 0,
    "Most of the contracted power connects": lambda of: of.same_station_share.number > 0,
    "Most of the contracted power is coupled by": lambda of: of.contract_only_share.number > 0,
    "none of it is delivered": lambda of: of.heat_delivered.high == 0,
    "enough for": lambda of: of.heat_delivered.number > 0,
    "warm enough for the heat network": lambda of: of.heat_pump_electricity.high == 0,
    "show no positive effect": lambda of: of.heat_delivered.high == 0,
    "enough effective demand are met": _answered("sufficient-demand", "yes"),
    "too little effective demand": _answered("sufficient-demand", "no"),
    "Whether there is enough effective": _answered("sufficient-demand", "unknown"),
    "has enough space": _answered("space", "yes"),
    "too little space": _answered("space", "no"),
    "worth as much as {h100": lambda of: of.size_over_dutch_gpus.number > 0,
}

#: Templates with such a word that no figure of the result decides, and why.
UNDECIDED: Mapping[str, str] = {
    "without ranges the figures do not settle": "says that nothing is settled",
    "does better in {better_than_abroad}": "cites the share itself",
    "therefore does not say which of the two does better": "says that nothing is said",
    "this one most often has the highest balance": "cites the share itself",
    "the ecosystem is the best choice": "cites the switching value itself",
    "What shortens the wait": "what a form of contract does",
    "Of these, {additional_fte}": "cites the number itself",
    "as much as {household_equivalents": "a comparison",
    "it is no measure of welfare": "what a measure is",
    "cannot be met": "cites the share itself",
    "and can work out positively": "says what is possible",
    "could work out positively": "says what is possible",
    "If nobody uses them": "cites the figures themselves",
    "If none would, the balance": "cites the figures themselves",
    "large additional congestion": "an answer of the proposal",
    "the report prefers": "what the report prefers",
    "is not certain ({heat_emissions_avoided})": "says that nothing is certain",
}

Values = Mapping[str, Any]

#: The same of charts: the figures are those that ``chart_figures`` found.
CHARTS: Mapping[str, Callable[[Values], bool]] = {
    "No Dutch actor is worse off": lambda g: g["least"] >= 0,
    "No Dutch actor is better off": lambda g: g["gain"] <= 0,
    "The largest gain among the Dutch actors": lambda g: g["gain"] > 0 > g["least"],
    "later than": lambda g: g["gap"] > 0,
    "in time for": lambda g: g["gap"] <= 0,
    "The earliest is with": lambda g: g["first"] < g["year"],
    "In every hour of the year contracted": lambda g: g["not_bought"] == g["total"],
    "In every hour of the year something": lambda g: g["not_bought"] == 0,
    "in the other hours the factory buys": lambda g: 0 < g["not_bought"] < g["total"],
    "is too small for the busiest hour": lambda g: g["crossing"] > g["connection"],
    "at most {crossing} passes": lambda g: g["crossing"] <= g["connection"],
    "in no hour more than": lambda g: g["full"] == 0,
    "In {full} of the {total} more than": lambda g: g["full"] > 0,
    "more than a factor of ten below the": lambda g: g["flop"] < g["trend"] / 10,
    "at or above the trend": lambda g: g["flop"] >= g["trend"] * (1 - 1e-9),
    "that is below the trend": lambda g: g["trend"] / 10 <= g["flop"] * (1 + 1e-9) and g["flop"] < g["trend"],
    "Residual heat meets the demand": lambda g: g["count"] == 0,
    "Nothing of the {available}": lambda g: g["any"] == 0,
    "ask more than is delivered": lambda g: g["count"] > 0,
    "highest when it is warm": lambda g: g["high"] > g["low"] and g["high_warm"] > g["low_warm"],
    "the load is highest on": lambda g: g["high"] > g["low"],
    "In no year does more come in": lambda g: g["high"] <= 0,
    "In every year more comes in": lambda g: g["low"] >= 0,
    "The net cash flow is lowest": lambda g: g["low"] < 0 < g["high"],
    "the price is below zero": lambda g: g["negative"] > 0,
    "In no hour is the price below": lambda g: g["negative"] == 0,
    "above the mean price": lambda g: g["above"] > 0,
    "below the mean price": lambda g: g["above"] < 0,
    "Nothing is bought on the market": lambda g: g["paid"] is None,
    "and nothing is bought": lambda g: g["paid"] is None,
    "contracted sources cover {share}": lambda g: g["share"] > 0 and g["bought"] > 0,
    "the factory buys all of": lambda g: g["share"] == 0,
    "The largest part": lambda g: g["largest"] >= 0,
    "How it goes on after that": lambda g: g["window"] is None,
    "purchases cost most": lambda g: g["load"] > 0,
}

#: The same of warnings: the figures are those that are filled in.
WARNINGS: Mapping[str, Callable[[Values], bool]] = {
    "is below the peak load": lambda v: v["connection"] < v["peak"] and v["gap"] > 0,
    "from {short} on it falls short": lambda v: v["year"] < v["short"],
    "can carry that for": lambda v: v["hours"] > 0,
    "more must run than": lambda v: v["hours"] > 0 and v["energy"] > 0 and 0 < v["share"] <= 1,
    "leaves too little": lambda v: v["hours"] > 0,
    "gives {given}: no more than": lambda v: v["given"] < v["asked"],
    "less than the hardware alone": lambda v: v["stated"] < v["hardware"],
    "is more than public money leaves": lambda v: v["equity"] > v["left"],
    "pays up to {stated}": lambda v: v["stated"] > v["carried"],
    "do not cover the": lambda v: (
        v["uncovered_investment"] > 0 and v["debt"] + v["public_contribution"] + v["equity"] < v["capex"]
    ),
    "is expected {delay} after": lambda v: v["delay"] > 0,
    "no load has to be turned down": lambda v: v["occupancy"] > 0,
    "of load is turned down in all": lambda v: v["throttled"] >= 0,
    "of them below zero, the highest": lambda v: v["negative"] >= 0 and v["highest"] >= 1,
    "asks none of state or Union": lambda v: not v,
}


def ruled(template: str, rules: Mapping[str, Any]) -> list[str]:
    """The words of the rules that hold for a template."""
    return [words for words in rules if words in template]
