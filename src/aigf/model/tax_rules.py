"""Rules of corporate tax that more than one quantity follows. No quantities: these functions are not in the graph."""

from __future__ import annotations

import numpy as np

from aigf.trace import lag
from aigf.units import EUR, Share


def room_for_losses(profit: EUR, free_amount: EUR, share: Share) -> EUR:
    """How much of earlier losses a year's profit may offset: the free amount and a share of what exceeds it."""
    gain = np.maximum(profit, 0.0)
    above = np.maximum(gain - free_amount, 0.0)
    return EUR(np.minimum(gain, free_amount + share * above))


def losses_at_year_end(previous: EUR, profit: EUR, room: EUR) -> EUR:
    """A step of the losses carried forward: less what the year offsets, plus its own loss."""
    return EUR(np.maximum(previous - room, 0.0) + np.maximum(-profit, 0.0))


def taxable_profit(profit: EUR, losses: EUR, room: EUR) -> EUR:
    """Profit less the earlier losses that may be offset; never negative. ``losses`` are those at year end."""
    return EUR(np.maximum(profit - np.minimum(lag(losses), room), 0.0))
