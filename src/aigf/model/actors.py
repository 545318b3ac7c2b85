"""Actors: who pays, who receives and who gains, at home and abroad.

Part of the welfare perspective. A transfer is a payment between two of these nine actors, so that all transfers
together are zero. A balance is the transfers plus the real effects that the actor feels: compute used, means
given up, damage. Present values in real euro at market prices, against the null alternative.

Owners stand for all private capital, shareholders and lenders. Suppliers and staff receive what their means
would have earned elsewhere: their balance is zero unless work is additional.
"""

from __future__ import annotations

from aigf.units import EUR, Share


def owners_net_receipts(
    revenue_pv: EUR,
    resale_value_pv: EUR,
    investment_pv: EUR,
    operating_cost_pv: EUR,
    energy_tax_pv: EUR,
    corporate_tax_pv: EUR,
    national_contribution_pv: EUR,
    union_contribution_pv: EUR,
) -> EUR:
    """Net receipts of all owners, present value.

    Revenue, resale value and public contributions, less investment, operating cost and taxes, in real euro.
    """
    received = revenue_pv + resale_value_pv + national_contribution_pv + union_contribution_pv
    return EUR(received - investment_pv - operating_cost_pv - energy_tax_pv - corporate_tax_pv)


def transfers_dutch_owners(owners_net_receipts: EUR, dutch_ownership_share: Share) -> EUR:
    """Transfers to Dutch owners and lenders.

    Net receipts of all owners times the Dutch share, present value in real euro.
    """
    return EUR(owners_net_receipts * dutch_ownership_share)


def transfers_foreign_owners(owners_net_receipts: EUR, dutch_ownership_share: Share) -> EUR:
    """Transfers to foreign owners and lenders.

    Net receipts of all owners times the foreign share, present value in real euro.
    """
    return EUR(owners_net_receipts * (1 - dutch_ownership_share))


def transfers_dutch_state(corporate_tax_pv: EUR, energy_tax_pv: EUR, national_contribution_pv: EUR) -> EUR:
    """Transfers to the Dutch state.

    Corporate tax and energy tax less the national contribution, present value in real euro.
    """
    return EUR(corporate_tax_pv + energy_tax_pv - national_contribution_pv)


def transfers_european_union(union_contribution_pv: EUR) -> EUR:
    """Transfers to the European Union.

    What the Union contributes, with a minus, present value in real euro.
    """
    return EUR(-union_contribution_pv)


def transfers_dutch_users(revenue_pv: EUR, dutch_user_share: Share) -> EUR:
    """Transfers to Dutch users.

    What they pay for compute, with a minus, present value in real euro.
    """
    return EUR(-revenue_pv * dutch_user_share)


def transfers_foreign_users(revenue_pv: EUR, dutch_user_share: Share) -> EUR:
    """Transfers to foreign users.

    What they pay for compute, with a minus, present value in real euro.
    """
    return EUR(-revenue_pv * (1 - dutch_user_share))


def transfers_dutch_suppliers(
    investment_pv: EUR,
    resale_value_pv: EUR,
    dutch_investment_share: Share,
    operating_cost_pv: EUR,
    dutch_operating_share: Share,
) -> EUR:
    """Transfers to Dutch suppliers and staff.

    The Dutch part of investment and operating cost, less that of the resale value, which market parties pay
    for what they take over, present value in real euro.
    """
    built = (investment_pv - resale_value_pv) * dutch_investment_share
    return EUR(built + operating_cost_pv * dutch_operating_share)


def transfers_foreign_suppliers(
    investment_pv: EUR,
    resale_value_pv: EUR,
    dutch_investment_share: Share,
    operating_cost_pv: EUR,
    dutch_operating_share: Share,
) -> EUR:
    """Transfers to foreign suppliers.

    The foreign part of investment and operating cost, less that of the resale value, which market parties pay
    for what they take over, present value in real euro.
    """
    built = (investment_pv - resale_value_pv) * (1 - dutch_investment_share)
    return EUR(built + operating_cost_pv * (1 - dutch_operating_share))


def balance_dutch_owners(transfers_dutch_owners: EUR) -> EUR:
    """Balance of Dutch owners and lenders.

    Their transfers: owners feel money only. Present value in real euro at the social discount rate, which is
    below what they ask themselves.
    """
    return EUR(transfers_dutch_owners)


def balance_foreign_owners(transfers_foreign_owners: EUR) -> EUR:
    """Balance of foreign owners and lenders.

    Their transfers: owners feel money only. Present value in real euro; not in the balance of the
    Netherlands.
    """
    return EUR(transfers_foreign_owners)


def balance_dutch_state(transfers_dutch_state: EUR) -> EUR:
    """Balance of the Dutch state.

    Its transfers: taxes received less the national contribution, present value in real euro.
    """
    return EUR(transfers_dutch_state)


def balance_european_union(transfers_european_union: EUR) -> EUR:
    """Balance of the European Union.

    Its transfers, present value in real euro; not in the balance of the Netherlands, whose payment to the
    Union's budget does not depend on where the Union spends it.
    """
    return EUR(transfers_european_union)


def balance_dutch_users(
    transfers_dutch_users: EUR,
    revenue_pv: EUR,
    dutch_user_share: Share,
    access_benefit_pv: EUR,
    public_access_benefit_pv: EUR,
) -> EUR:
    """Balance of Dutch users.

    Compute at the price they would pay abroad, what they could not have had there, and free public access,
    less what they pay, present value in real euro.
    """
    compute = revenue_pv * dutch_user_share + access_benefit_pv + public_access_benefit_pv
    return EUR(transfers_dutch_users + compute)


def balance_foreign_users(transfers_foreign_users: EUR, revenue_pv: EUR, dutch_user_share: Share) -> EUR:
    """Balance of foreign users.

    Compute at the price they would pay elsewhere, less what they pay, present value in real euro: zero.
    """
    return EUR(transfers_foreign_users + revenue_pv * (1 - dutch_user_share))


def balance_dutch_suppliers(
    transfers_dutch_suppliers: EUR,
    investment_pv: EUR,
    resale_value_pv: EUR,
    dutch_investment_share: Share,
    operating_cost_pv: EUR,
    dutch_operating_share: Share,
    additional_labour_benefit_pv: EUR,
) -> EUR:
    """Balance of Dutch suppliers and staff.

    What they receive, less what their labour and other means would have earned elsewhere, plus additional
    work, present value in real euro.
    """
    built = (investment_pv - resale_value_pv) * dutch_investment_share
    means = built + operating_cost_pv * dutch_operating_share
    return EUR(transfers_dutch_suppliers - means + additional_labour_benefit_pv)


def balance_foreign_suppliers(
    transfers_foreign_suppliers: EUR,
    investment_pv: EUR,
    resale_value_pv: EUR,
    dutch_investment_share: Share,
    operating_cost_pv: EUR,
    dutch_operating_share: Share,
) -> EUR:
    """Balance of foreign suppliers.

    What they receive, less what their means would have earned elsewhere, present value in real euro: zero. The
    profit of chip makers is not split from their cost.
    """
    built = (investment_pv - resale_value_pv) * (1 - dutch_investment_share)
    means = built + operating_cost_pv * (1 - dutch_operating_share)
    return EUR(transfers_foreign_suppliers - means)


def balance_dutch_society(
    heat_benefit_pv: EUR, spillover_benefit_pv: EUR, climate_cost_pv: EUR, public_funds_cost_pv: EUR
) -> EUR:
    """Balance of Dutch society and the environment.

    Heat and spill-overs, less climate cost and the cost of raising public money, present value in real euro.
    """
    return EUR(heat_benefit_pv + spillover_benefit_pv - climate_cost_pv - public_funds_cost_pv)
