"""Autonomy: which Dutch demand for frontier compute cannot be met abroad if there is no factory here."""

from __future__ import annotations

import numpy as np

from aigf.units import Accelerators, Ratio, Share


def open_capacity_share(
    market_share_of_time: Share, dutch_contracted_share: Share, foreign_contracted_share: Share
) -> Share:
    """Share of the capacity that is sold to users who are not known.

    What the market would buy of the hours, less what users of a known country have under contract; zero where those
    have more.
    """
    known = dutch_contracted_share + foreign_contracted_share
    return Share(np.maximum(market_share_of_time - known, 0))


def dutch_share_under_contract(
    dutch_contracted_share: Share, foreign_contracted_share: Share, open_capacity_share: Share
) -> Share:
    """Share of the capacity sold that Dutch users have under contract.

    The capacity that Dutch users have under contract, over that and what users elsewhere have and what is open: no
    less goes to Dutch users.
    """
    sold = dutch_contracted_share + foreign_contracted_share + open_capacity_share
    return Share(dutch_contracted_share / np.where(sold > 0, sold, np.inf))


def foreign_share_under_contract(
    dutch_contracted_share: Share, foreign_contracted_share: Share, open_capacity_share: Share
) -> Share:
    """Share of the capacity sold that users elsewhere have under contract.

    The capacity that users elsewhere have under contract, over that and what Dutch users have and what is open.
    """
    sold = dutch_contracted_share + foreign_contracted_share + open_capacity_share
    return Share(foreign_contracted_share / np.where(sold > 0, sold, np.inf))


def dutch_user_share(
    dutch_share_under_contract: Share, foreign_share_under_contract: Share, open_dutch_share: Share
) -> Share:
    """Share of the capacity sold that Dutch users take.

    What Dutch users have under contract, and of what nobody is known to have the share that is assumed for Dutch
    users: what is open is not divided as what is under contract.
    """
    open_part = 1 - dutch_share_under_contract - foreign_share_under_contract
    return Share(dutch_share_under_contract + open_part * open_dutch_share)


def dutch_frontier_demand(
    h100_equivalents: Accelerators,
    market_time_share: Share,
    dutch_user_share: Share,
    public_access_share: Share,
    training_revenue_share: Share,
) -> Accelerators:
    """Dutch demand for training that this factory would serve.

    The factory in H100s, times the share of its hours that Dutch users buy or have free, times the share of that for
    training: without this factory that demand must be met abroad. Other use can be met by smaller data centres.
    Source: report, section 7.1, sub-question 4.2.
    """
    dutch = market_time_share * dutch_user_share + public_access_share
    return Accelerators(h100_equivalents * dutch * training_revenue_share)


def union_access_for_dutch_users(
    aigfs_elsewhere: Ratio,
    aigf_size_elsewhere: Accelerators,
    union_access_share: Share,
    dutch_share_of_union: Share,
    union_access_honoured_share: Share,
) -> Accelerators:
    """Union access time for Dutch users at AIGFs elsewhere, in H100s.

    Number of AIGFs elsewhere, times their size, times the Union's share of their time, times the Dutch share
    of the Union's users, times the part of that right which can be used in practice. The report overlooks
    this right, which holds whoever hosts the factory. Source: Regulation (EU) 2021/1173, article 12b(14).
    """
    union = aigfs_elsewhere * aigf_size_elsewhere * union_access_share
    return Accelerators(union * dutch_share_of_union * union_access_honoured_share)


def union_access_coverage(
    union_access_for_dutch_users: Accelerators, dutch_frontier_demand: Accelerators
) -> Share:
    """Dutch demand that Union access time covers, as a share.

    Union access time for Dutch users over the Dutch demand, and not above 1; 1 where there is no demand.
    """
    covered = np.minimum(union_access_for_dutch_users, dutch_frontier_demand)
    demand = np.where(dutch_frontier_demand > 0, dutch_frontier_demand, np.inf)
    return Share(np.where(dutch_frontier_demand > 0, covered / demand, 1))


def open_aigfs_elsewhere(aigfs_elsewhere: Ratio, access_probability: Share) -> Ratio:
    """AIGFs elsewhere that give Dutch users access, mean number.

    Number of AIGFs elsewhere times the chance that one gives access: the mean of a binomial distribution.
    """
    return Ratio(aigfs_elsewhere * access_probability)


def no_access_probability(aigfs_elsewhere: Ratio, access_probability: Share) -> Share:
    """Chance that no AIGF elsewhere gives Dutch users access.

    The chance that one refuses, to the power of their number: k = 0 in a binomial distribution.
    """
    return Share((1 - access_probability) ** aigfs_elsewhere)


def unplaced_share_abroad(
    aigfs_elsewhere: Ratio, access_probability: Share, open_aigf_room_share: Share
) -> Share:
    """Demand that finds no room at any AIGF elsewhere, as a share.

    Each AIGF elsewhere gives access with the stated chance p, and one that does finds room for a share m of
    the demand that is still unplaced, for a hero run takes a factory whole. The mean over all numbers k of
    open factories, each with its binomial chance, is (1 - p m) to the power of the number of factories.
    Source: report, section 7.2 (one user at a time); generating function of the binomial distribution.
    """
    return Share((1 - access_probability * open_aigf_room_share) ** aigfs_elsewhere)


def access_shortfall_abroad(
    unplaced_share_abroad: Share, union_access_coverage: Share, commercial_cloud_share: Share
) -> Share:
    """Dutch demand for frontier compute that cannot be had abroad, as a share.

    What Union access time does not cover, times the share of it that finds no room at any AIGF elsewhere, times the
    share that commercial clouds abroad cannot serve either. The scenario says whether access is guaranteed, not
    guaranteed or closed. Source: report, sections 3.3 and 7.2.
    """
    uncovered = (1 - union_access_coverage) * unplaced_share_abroad
    return Share(uncovered * (1 - commercial_cloud_share))


def secured_access(
    dutch_frontier_demand: Accelerators, access_shortfall_abroad: Share, single_run_share: Share
) -> Accelerators:
    """Dutch demand that only a factory here can serve, in H100s.

    Dutch demand that this factory would serve, times the share of it that cannot be had abroad, times the part of the
    factory that one run can use: what is short abroad is capacity for large runs.
    """
    return Accelerators(dutch_frontier_demand * access_shortfall_abroad * single_run_share)


def secured_access_share(secured_access: Accelerators, h100_equivalents: Accelerators) -> Share:
    """Part of the factory that serves demand which nobody else can.

    Dutch demand that only a factory here can serve, over the whole factory in H100s; zero where it is empty.
    """
    return Share(secured_access / np.where(h100_equivalents > 0, h100_equivalents, np.inf))
