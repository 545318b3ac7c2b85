"""What several questions have in common to say."""

from __future__ import annotations

from aigf.report.questions.sentences import (
    above_zero,
    answered,
    counted,
    negative,
    positive,
    ranged,
    same_sign,
    same_sign_at_point_values,
    say,
    topic,
    unclear,
    zero,
)
from aigf.text import Text

#: The questions of the framework on the site, and its guiding principles.
SITE = ("generation", "grid-agreement", "no-congestion", "space", "cooling", "connectivity", "hyperscale-ban")
GUIDING = (
    "landscape",
    "residual-heat",
    "additional-renewables",
    "drinking-water",
    "noise",
    "participation",
    "regional-embedding",
)
BALANCE = topic(
    say(
        "For the Netherlands as a whole the benefits exceed the costs over the whole range "
        "from P5 to P95: the balance is {welfare_balance}.",
        positive("welfare_balance"),
        ranged("welfare_balance"),
    ),
    say(
        "For the Netherlands as a whole the costs exceed the benefits over the whole range "
        "from P5 to P95: the balance is {welfare_balance}.",
        negative("welfare_balance"),
        ranged("welfare_balance"),
    ),
    say(
        "By a single estimate, of which the range is not known, the benefits for the "
        "Netherlands as a whole exceed the costs: the balance is {welfare_balance}.",
        positive("welfare_balance"),
    ),
    say(
        "By a single estimate, of which the range is not known, the costs for the "
        "Netherlands as a whole exceed the benefits: the balance is {welfare_balance}.",
        negative("welfare_balance"),
    ),
    say(
        "Whether the Netherlands as a whole gains or loses is not certain: the "
        "balance of costs and benefits is {welfare_balance}.",
        unclear("welfare_balance"),
    ),
    subject=Text("the balance of costs and benefits for the Netherlands"),
)
ABROAD = topic(
    say(
        "With a paid, guaranteed share in a factory in another member state the balance for "
        "the Netherlands is {abroad.welfare_balance}, with this factory "
        "{central.welfare_balance}: this factory does better in {better_than_abroad} of the draws.",
    ),
    say(
        "With a paid, guaranteed share in a factory in another member state the balance for "
        "the Netherlands is estimated at {abroad.welfare_balance}, with this factory at "
        "{central.welfare_balance}; without ranges the figures do not settle which of the two "
        "does better.",
    ),
    subject=Text("the balance of a share in a factory abroad"),
)
CHANCE = topic(
    say(
        "The balance is positive in {chance_welfare_balance} of the draws of the uncertain inputs, and half of them "
        "lie below {welfare_balance.median}.",
        unclear("welfare_balance"),
    ),
)
PARTS = topic(
    say(
        "In it are {balance_dutch_owners.value} for Dutch owners and lenders, {balance_dutch_users.value} for Dutch "
        "users of compute, {balance_dutch_state.value} for the Dutch state, and {balance_dutch_society.value} for "
        "society and the environment.",
    ),
)
FREE_HOURS = topic(
    say(
        "Of the balance {public_access_benefit_pv.value} is what free hours are worth to Dutch public users: as much "
        "as {public_access_equivalents.value} of the H100 type, all year, where the Netherlands now has "
        "{dutch_h100_equivalents.value}. If nobody uses them, the balance is {welfare_balance_without_free_hours}.",
        above_zero("public_access_share"),
    ),
)
AT_COST_OF_CAPITAL = topic(
    say(
        "This counts what owners receive at the social discount rate. At the cost of their capital, which they could "
        "have earned elsewhere, the balance is {welfare_balance_at_cost_of_capital}.",
    ),
)
NEW_OR_MOVED = topic(
    say(
        "How much of this compute would have been done elsewhere without this factory is not known: "
        "{displaced_compute_share.value} is a judgement. If none would, the balance is "
        "{welfare_balance_all_new.value}, at the CO2 price for two degrees "
        "{welfare_balance_two_degrees_all_new.value}; if all would, {welfare_balance_all_moved.value} and "
        "{welfare_balance_two_degrees_all_moved.value}.",
    ),
)
#: The balance at both ends of the share that nobody knows.
_ENDS = ("welfare_balance_all_new", "welfare_balance_all_moved")
NEW_OR_MOVED_SIGN = topic(
    say(
        "Whatever share of the compute moves here, the balance keeps its sign over the whole range from P5 to P95.",
        ranged(*_ENDS),
        same_sign(*_ENDS),
    ),
    say(
        "At the point values the balance changes sign where {displaced_share_at_zero_balance.value} of the compute "
        "moves here; within its range it may do so at another share, or at none.",
        ranged(*_ENDS),
    ),
    say(
        "At the point values the balance keeps its sign whatever share of the compute moves here; within its range "
        "from P5 to P95 the sign may differ.",
        ranged(*_ENDS),
        same_sign_at_point_values(*_ENDS),
    ),
    say(
        "By a single estimate, of which the range is not known, the balance changes sign where "
        "{displaced_share_at_zero_balance.value} of the compute moves here.",
    ),
    say(
        "By a single estimate, of which the range is not known, the balance keeps its sign whatever share of the "
        "compute moves here.",
        same_sign_at_point_values(*_ENDS),
    ),
)
WHEN_CONNECTED = topic(
    say(
        "The figures hold for a start in {connection_start}, {start_delay.value} after the factory can be "
        "built, because a connection to the grid cannot be expected before.",
        above_zero("start_delay"),
    ),
    say(
        "The figures hold for a start as planned. A connection to the grid can be expected {connection_delay} later; "
        "if the factory waits for it, the balance for the Netherlands is {central_when_connected.welfare_balance} and "
        "the net present value of the project {central_when_connected.project_npv}.",
        above_zero("connection_delay"),
    ),
)
PUBLIC_TIME = topic(
    say(
        "Public money buys time: {public_time_share} of the hours is for users of state and Union, and "
        "{market_time_share} is sold on the market, where {market_share_of_time} could be.",
        above_zero("public_time_share"),
    ),
)
NOT_IN_EUROS = topic(
    say(
        "{pm_items} effects have no amount in euros and do not count in the balance; they are "
        "listed, each with the reason, among the effects without a figure.",
        counted("pm_items", 2),
    ),
)
DUTCH_TRAINING = topic(
    say(
        "According to the proposal Dutch parties will train models of this size in the factory.",
        answered("dutch-training", "yes"),
    ),
    say(
        "According to the proposal no Dutch parties will train models of this size in the factory.",
        answered("dutch-training", "no"),
    ),
    say(
        "The proposal does not say whether Dutch parties will train models of this size in the factory.",
        answered("dutch-training", "unknown"),
    ),
)
SHORTFALL = topic(
    say(
        "In this scenario (access in other member states: {scenario_access}) all Dutch demand "
        "for frontier compute can be met abroad, so a factory here adds nothing to access.",
        zero("access_shortfall_abroad"),
    ),
    say(
        "In this scenario (access in other member states: {scenario_access}) "
        "{access_shortfall_abroad} of the Dutch demand for frontier compute cannot be met "
        "abroad. One run on this factory is too far behind the frontier to help with the largest models.",
        positive("access_shortfall_abroad"),
        zero("frontier_window"),
    ),
    say(
        "In this scenario (access in other member states: {scenario_access}) "
        "{access_shortfall_abroad} of the Dutch demand for frontier compute cannot be met "
        "abroad; in that lies the strategic value of a factory here.",
        positive("access_shortfall_abroad"),
        above_zero("frontier_window"),
    ),
    say(
        "In this scenario (access in other member states: {scenario_access}) the part of the "
        "Dutch demand for frontier compute that cannot be met abroad is {access_shortfall_abroad}.",
    ),
    subject=Text("how much of the Dutch demand for frontier compute can be met abroad"),
)
CONNECTIVITY = topic(
    say(
        "The condition on international fibre connections is met. {reason_connectivity}",
        answered("connectivity", "yes"),
    ),
    say(
        "The site lacks the international fibre connections that the use requires.",
        answered("connectivity", "no"),
    ),
    say(
        "Whether the site has the international fibre connections that the use "
        "requires, the proposal does not say.",
        answered("connectivity", "unknown"),
    ),
)
