"""What hardware bought in a year computes and costs. No quantities: these rules hold for what is bought and, again,
for what is retired."""

from __future__ import annotations

import numpy as np

from aigf.units import ONE_YEAR, Ratio, Share, Years


def years_newer(bought: Years, on_sale_until: Years, purchase_delay: Years) -> Years:
    """Years since the named type was last on sale, and no more than the purchase comes later than is stated for it."""
    return Years(np.minimum(np.maximum(bought - on_sale_until, 0), purchase_delay))


def years_beyond(bought: Years, market_trend_until: Years) -> Years:
    """Years beyond the last one that the trend of market prices reaches."""
    return Years(np.maximum(bought - market_trend_until, 0))


def market_price(
    bought: Years, price_year: Years, market_trend_until: Years, change: Share, change_later: Share
) -> Ratio:
    """Market price of a FLOP/s for an hour over that of the year of its source."""
    beyond = years_beyond(bought, market_trend_until)
    along = (bought - price_year - beyond) / ONE_YEAR
    return Ratio((1 + change) ** along * (1 + change_later) ** (beyond / ONE_YEAR))


def renewal_price(
    newer: Years, beyond: Years, per_watt: Share, per_dollar: Share, change: Share, change_later: Share
) -> Ratio:
    """Price of an accelerator so many years newer, of the same power, over the list price of the named type.

    Beyond the trend of market prices a FLOP/s to buy becomes cheaper as much more slowly as one to rent.
    """
    slower = ((1 + change_later) / (1 + change)) ** (np.minimum(newer, beyond) / ONE_YEAR)
    return Ratio(((1 + per_watt) / (1 + per_dollar)) ** (newer / ONE_YEAR) * slower)
