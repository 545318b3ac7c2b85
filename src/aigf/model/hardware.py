"""Hardware of its day: what accelerators bought in a year compute and cost, and what an hour of them sells for.

Who buys while the type that the proposal names is on sale buys that type. Who buys later buys accelerators of that
year, as many and of the same power: they compute more by as much as performance per watt grows, and cost what
performance per euro makes of that. Where the proposal states the years in which it buys the type, it buys it then.
"""

from __future__ import annotations

import numpy as np

from aigf.model.hardware_rules import market_price, renewal_price, years_beyond, years_newer
from aigf.trace import lag
from aigf.units import ONE_YEAR, Ratio, Share, Years


def calendar_year(start_year: Years, years_to_operation: Years, year_index: Ratio) -> Years:
    """Calendar year, by year.

    First year of operation less the years from the signature to it, plus the years since the signature.
    """
    return Years(start_year - years_to_operation + year_index * ONE_YEAR)


def accelerator_on_sale_until(accelerator_release_year: Years, accelerator_sale_duration: Years) -> Years:
    """Last year in which the named type of accelerator is on sale.

    The year in which it was released plus the years that a type is sold at its list price.
    """
    return Years(accelerator_release_year + accelerator_sale_duration)


def market_trend_until(rental_price_year: Years, market_trend_duration: Years) -> Years:
    """Last year that the trend of market prices reaches.

    The year of the last observations plus the years that a trend is carried on beyond them.
    """
    return Years(rental_price_year + market_trend_duration)


def market_price_index(
    calendar_year: Years,
    rental_price_year: Years,
    market_trend_until: Years,
    market_price_change: Share,
    market_price_change_later: Share,
) -> Ratio:
    """Market price of compute over that of its source, by year.

    What a FLOP/s of the newest accelerators rents for: (1 + its yearly change) to the power of the years since that
    of the source; beyond the last year that the trend reaches with the change that is supposed for later.
    """
    return market_price(
        calendar_year, rental_price_year, market_trend_until, market_price_change, market_price_change_later
    )


def hardware_years_newer(
    calendar_year: Years, accelerator_on_sale_until: Years, purchase_delay: Years
) -> Years:
    """Years by which hardware is newer than the named type, by year of purchase.

    The years since that type was last on sale, and no more than the purchase comes later than the year for which the
    proposal states the type.
    """
    return years_newer(calendar_year, accelerator_on_sale_until, purchase_delay)


def performance_index(hardware_years_newer: Years, performance_per_watt_growth: Share) -> Ratio:
    """Performance of an accelerator over that of the named type, by year of purchase.

    (1 + yearly growth of performance per watt) to the power of the years by which it is newer: at the same power.
    """
    return Ratio((1 + performance_per_watt_growth) ** (hardware_years_newer / ONE_YEAR))


def mean_performance(performance_index: Ratio, hardware_spending_share: Share) -> Ratio:
    """Mean performance of the accelerators over that of the named type.

    That of the accelerators bought in each year, weighted with the part of the hardware that is bought in it.
    """
    return Ratio(np.sum(performance_index * hardware_spending_share, axis=-1, keepdims=True))


def hardware_price_index(
    calendar_year: Years,
    accelerator_on_sale_until: Years,
    hardware_years_newer: Years,
    market_trend_until: Years,
    performance_per_watt_growth: Share,
    performance_per_dollar_growth: Share,
    market_price_change: Share,
    market_price_change_later: Share,
    owned_chip_price_change: Share,
) -> Ratio:
    """Price of an accelerator over the list price, by year of purchase.

    1 while the named type is on sale. For newer accelerators: the growth of performance per watt over that of
    performance per dollar, to the power of the years by which they are newer; beyond the trend of market prices a
    FLOP/s becomes cheaper as much more slowly as its rent does. A type that is bought though it has been overtaken
    becomes cheaper as an owned one does.
    """
    newer = renewal_price(
        hardware_years_newer,
        years_beyond(calendar_year, market_trend_until),
        performance_per_watt_growth,
        performance_per_dollar_growth,
        market_price_change,
        market_price_change_later,
    )
    overtaken = np.maximum(calendar_year - accelerator_on_sale_until, 0) - hardware_years_newer
    return Ratio(newer * (1 + owned_chip_price_change) ** (overtaken / ONE_YEAR))


def mean_hardware_price(hardware_price_index: Ratio, hardware_spending_share: Share) -> Ratio:
    """Mean price of the accelerators over the list price.

    The price in every year over the list price, weighted with the part of the hardware that is bought in it.
    """
    return Ratio(np.sum(hardware_price_index * hardware_spending_share, axis=-1, keepdims=True))


def hardware_payment_share(
    hardware_price_index: Ratio, hardware_spending_share: Share, mean_hardware_price: Ratio
) -> Share:
    """Share of the investment in hardware that is paid, by year.

    The part of the hardware that is bought in the year, times its price over the mean price. All years together are 1.
    """
    return Share(hardware_spending_share * hardware_price_index / mean_hardware_price)


def first_purchase_beyond_trend(
    calendar_year: Years, first_purchase: Share, market_trend_until: Years
) -> Years:
    """Years that the first hardware is bought beyond the trend of market prices.

    The year in which hardware is first bought less the last year that the trend reaches, never negative.
    """
    year = np.sum(calendar_year * first_purchase, axis=-1, keepdims=True)
    return Years(years_beyond(Years(year), market_trend_until))


def retired_purchase_year(calendar_year: Years, retired_hardware_age: Years) -> Years:
    """Year in which the hardware that is retired was bought, by year.

    Calendar year less the years since what is retired in it was bought; the year itself where nothing is.
    """
    return Years(calendar_year - retired_hardware_age)


def hardware_retirement_value(
    retired_purchase_year: Years,
    accelerator_on_sale_until: Years,
    purchase_delay: Years,
    market_trend_until: Years,
    performance_per_watt_growth: Share,
    performance_per_dollar_growth: Share,
    market_price_change: Share,
    market_price_change_later: Share,
    owned_chip_price_change: Share,
    hardware_retirement_share: Share,
    mean_hardware_price: Ratio,
) -> Share:
    """Share of the investment in hardware that is retired, by year.

    The part of the hardware of which the life ends in the year, times the price at which it was bought over the mean
    price. All years together are 1.
    """
    newer = years_newer(retired_purchase_year, accelerator_on_sale_until, purchase_delay)
    price = renewal_price(
        newer,
        years_beyond(retired_purchase_year, market_trend_until),
        performance_per_watt_growth,
        performance_per_dollar_growth,
        market_price_change,
        market_price_change_later,
    )
    overtaken = np.maximum(retired_purchase_year - accelerator_on_sale_until, 0) - newer
    owned = (1 + owned_chip_price_change) ** (overtaken / ONE_YEAR)
    return Share(hardware_retirement_share * price * owned / mean_hardware_price)


def purchase_worth(market_price_index: Ratio, performance_index: Ratio) -> Ratio:
    """Worth of an hour of an accelerator when it is bought, by year of purchase.

    The market price of compute in that year times the performance of an accelerator bought in it, each over that of its
    source.
    """
    return Ratio(market_price_index * performance_index)


def first_purchase(hardware_spending_share: Share) -> Share:
    """The year of the first purchase of hardware (1) or not (0), by year.

    1 in the first year in which hardware is bought.
    """
    first = np.where(np.cumsum(hardware_spending_share, axis=-1) <= hardware_spending_share, 1, 0)
    return Share(np.where(hardware_spending_share > 0, first, 0))


def first_purchase_worth(purchase_worth: Ratio, first_purchase: Share) -> Ratio:
    """Worth of an hour of an accelerator at the first purchase.

    That of the first year in which hardware is bought, over the market price of the named type.
    """
    return Ratio(np.sum(purchase_worth * first_purchase, axis=-1, keepdims=True))


def first_purchase_newer(hardware_years_newer: Years, first_purchase: Share) -> Years:
    """Years by which the first hardware is newer than the named type.

    Those of the first year in which hardware is bought.
    """
    return Years(np.sum(hardware_years_newer * first_purchase, axis=-1, keepdims=True))


def bought_worth(purchase_worth: Ratio, owned_chip_price_change: Share, year_index: Ratio) -> Ratio:
    """Worth of an hour of what is bought, brought back to the signature, by year.

    What an hour of it sells for in that year, over (1 + yearly change of the price of an owned accelerator) to the
    power of the years since signature.
    """
    return Ratio(purchase_worth * (1 + owned_chip_price_change) ** -year_index)


def retired_worth(
    retired_purchase_year: Years,
    accelerator_on_sale_until: Years,
    purchase_delay: Years,
    rental_price_year: Years,
    market_trend_until: Years,
    market_price_change: Share,
    market_price_change_later: Share,
    performance_per_watt_growth: Share,
    owned_chip_price_change: Share,
    start_year: Years,
    years_to_operation: Years,
) -> Ratio:
    """Worth of an hour of what is retired, brought back to the signature, by year.

    As for one that is bought, in the year in which it was.
    """
    newer = years_newer(retired_purchase_year, accelerator_on_sale_until, purchase_delay)
    market = market_price(
        retired_purchase_year,
        rental_price_year,
        market_trend_until,
        market_price_change,
        market_price_change_later,
    )
    since_signature = (retired_purchase_year - start_year + years_to_operation) / ONE_YEAR
    worth = market * (1 + performance_per_watt_growth) ** (newer / ONE_YEAR)
    return Ratio(worth * (1 + owned_chip_price_change) ** -since_signature)


def installed_worth(
    installed_share: Share,
    hardware_spending_share: Share,
    hardware_retirement_share: Share,
    bought_worth: Ratio,
    retired_worth: Ratio,
) -> Ratio:
    """Worth of an hour of what runs, brought back to the signature, by year.

    What was bought in earlier years less what was retired in them, each part with what it sells for; hardware that
    runs in the year in which it is bought counts from then.
    """
    there = lag(np.cumsum(hardware_spending_share - hardware_retirement_share, axis=-1))
    worth = hardware_spending_share * bought_worth - hardware_retirement_share * retired_worth
    at_once = np.maximum(installed_share - there, 0) * bought_worth
    return Ratio(lag(np.cumsum(worth, axis=-1)) + at_once)


def rental_price_index(
    installed_worth: Ratio,
    installed_share: Share,
    first_purchase_worth: Ratio,
    owned_chip_price_change: Share,
    year_index: Ratio,
) -> Ratio:
    """Price of an accelerator-hour over that at the first purchase, by year.

    What the accelerators in operation sell for on average, times (1 + yearly change of the price of an owned
    accelerator) to the power of the years since signature, over what the first sell for when they are bought. Zero
    where none is in operation.
    """
    mean = installed_worth / np.where(installed_share > 0, installed_share, np.inf)
    return Ratio(mean * (1 + owned_chip_price_change) ** year_index / first_purchase_worth)
