"""Alternatives without a factory in the Netherlands: the same public money in the ecosystem, and a share abroad.

Each is a difference from the null alternative, in real euro of the year of signature, like the balance of the factory.
"""

from __future__ import annotations

import numpy as np

from aigf.units import EUR, Accelerators, Ratio, Share


def ecosystem_benefits(national_contribution_pv: EUR, ecosystem_benefit_ratio: Ratio) -> EUR:
    """Benefits of the same public money in the AI ecosystem.

    Present value of the national contribution times the benefit of a euro spent on AI applications, in euro. Source:
    report, section 7.2, which supposes a higher multiplier than that of a central factory and gives no number.
    """
    return EUR(national_contribution_pv * ecosystem_benefit_ratio)


def ecosystem_balance(ecosystem_benefits: EUR, national_contribution_pv: EUR) -> EUR:
    """Balance of the same public money in the AI ecosystem.

    Benefits less the money spent, in euro.
    """
    return EUR(ecosystem_benefits - national_contribution_pv)


def share_bought_abroad(guaranteed_share_abroad: Share, secured_access_share: Share) -> Share:
    """Share in a factory abroad that is bought.

    What is short, as a share of a factory of this size, and no more than the share that can be guaranteed.
    """
    return Share(np.minimum(guaranteed_share_abroad, secured_access_share))


def secured_access_abroad(share_bought_abroad: Share, h100_equivalents: Accelerators) -> Accelerators:
    """Dutch demand that the share abroad serves, in H100s.

    The share that is bought times the size of the factory in H100s.
    """
    return Accelerators(share_bought_abroad * h100_equivalents)


def abroad_costs(capacity_worth_pv: EUR, share_bought_abroad: Share, guarantee_premium: Share) -> EUR:
    """Costs of a guaranteed share in a factory abroad.

    The market worth of all accelerator-hours, times the share that is bought, times what a guarantee costs above
    the market price, in euro. The users pay the market price itself and get its worth.
    """
    return EUR(capacity_worth_pv * share_bought_abroad * guarantee_premium)


def abroad_benefits(capacity_worth_pv: EUR, share_bought_abroad: Share, surplus_over_price: Ratio) -> EUR:
    """Benefits of a guaranteed share in a factory abroad.

    The market worth of all accelerator-hours, times the share that is bought, times what users lose above the price on
    compute that they cannot have, in euro: the same hours as are paid for. The share is no larger than what is short.
    """
    return EUR(capacity_worth_pv * share_bought_abroad * surplus_over_price)


def abroad_balance(abroad_benefits: EUR, abroad_costs: EUR) -> EUR:
    """Balance of a guaranteed share in a factory abroad.

    Benefits less costs, in euro.
    """
    return EUR(abroad_benefits - abroad_costs)
