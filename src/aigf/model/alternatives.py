"""Alternatives without a factory in the Netherlands: the same public money in the ecosystem, and a share abroad.

Each is a difference from the null alternative, in real euro of the year of signature, like the balance of the factory.
"""

from __future__ import annotations

import numpy as np

from aigf.units import EUR, Ratio, Share


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


def abroad_costs(revenue_pv: EUR, guaranteed_share_abroad: Share, guarantee_premium: Share) -> EUR:
    """Costs of a guaranteed share in a factory abroad.

    The value of the capacity at market prices, times the share that is guaranteed, times what a guarantee costs above
    the market price, in euro. The users pay the market price itself and get its worth.
    """
    return EUR(revenue_pv * guaranteed_share_abroad * guarantee_premium)


def abroad_benefits(
    access_benefit_pv: EUR, guaranteed_share_abroad: Share, secured_access_share: Share
) -> EUR:
    """Benefits of a guaranteed share in a factory abroad.

    The value of secured access, for the part of it that the guaranteed share covers, in euro; nothing where access is
    not short.
    """
    short = secured_access_share > 0.0
    covered = np.minimum(guaranteed_share_abroad / np.where(short, secured_access_share, 1.0), 1.0)
    return EUR(access_benefit_pv * np.where(short, covered, 0.0))


def abroad_balance(abroad_benefits: EUR, abroad_costs: EUR) -> EUR:
    """Balance of a guaranteed share in a factory abroad.

    Benefits less costs, in euro.
    """
    return EUR(abroad_benefits - abroad_costs)
