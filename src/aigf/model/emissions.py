"""Emissions: what the balance is if all compute here is new, or all of it moves here from elsewhere.

Part of the welfare perspective. How much of it would have been computed elsewhere without this factory is not known:
both ends stand beside the balance, which rests on a judgement between them.
"""

from __future__ import annotations

import numpy as np

from aigf.units import EUR, EURPerTonne, Share, Tonnes


def moved_emissions_worth(elsewhere_emissions: Tonnes, yearly_tonne_worth: EURPerTonne) -> EUR:
    """Climate cost of the same compute elsewhere, present value.

    Emissions of the same compute elsewhere times the climate cost of one tonne a year, in real euro: what there is to
    gain or lose on the question where that compute is done without this factory.
    """
    return EUR(elsewhere_emissions * yearly_tonne_worth)


def welfare_balance_all_new(
    welfare_balance: EUR, displaced_compute_share: Share, moved_emissions_worth: EUR
) -> EUR:
    """Balance for the Netherlands if all compute is new.

    The balance as if none of the compute would have been done elsewhere: all its emissions are extra, in real euro.
    """
    return EUR(welfare_balance - displaced_compute_share * moved_emissions_worth)


def welfare_balance_all_moved(
    welfare_balance: EUR, displaced_compute_share: Share, moved_emissions_worth: EUR
) -> EUR:
    """Balance for the Netherlands if all compute moves here from elsewhere.

    The balance as if all of the compute would have been done elsewhere, where as much less is emitted, in real euro.
    """
    return EUR(welfare_balance + (1 - displaced_compute_share) * moved_emissions_worth)


def welfare_balance_two_degrees_all_new(
    welfare_balance_two_degrees: EUR,
    displaced_compute_share: Share,
    elsewhere_emissions: Tonnes,
    yearly_tonne_worth_two_degrees: EURPerTonne,
) -> EUR:
    """Balance for the Netherlands at two degrees if all compute is new.

    The balance at that price as if none of the compute would have been done elsewhere, in real euro.
    """
    worth = elsewhere_emissions * yearly_tonne_worth_two_degrees
    return EUR(welfare_balance_two_degrees - displaced_compute_share * worth)


def welfare_balance_two_degrees_all_moved(
    welfare_balance_two_degrees: EUR,
    displaced_compute_share: Share,
    elsewhere_emissions: Tonnes,
    yearly_tonne_worth_two_degrees: EURPerTonne,
) -> EUR:
    """Balance for the Netherlands at two degrees if all compute moves here.

    The balance at that price as if all of the compute would have been done elsewhere, in real euro.
    """
    worth = elsewhere_emissions * yearly_tonne_worth_two_degrees
    return EUR(welfare_balance_two_degrees + (1 - displaced_compute_share) * worth)


def displaced_share_at_zero_balance(welfare_balance_all_new: EUR, welfare_balance_all_moved: EUR) -> Share:
    """Share of compute that moves here at which the balance changes sign.

    What the balance lacks if all compute is new, over what it gains if all moves here: the switching value of the
    judgement. Does not exist where the balance has the same sign at every share from 0 to 1.
    """
    gained = welfare_balance_all_moved - welfare_balance_all_new
    changes = np.logical_and(welfare_balance_all_new <= 0, welfare_balance_all_moved > 0)
    return Share(-welfare_balance_all_new / np.where(changes, gained, np.nan))
