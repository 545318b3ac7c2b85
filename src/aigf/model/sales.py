"""Sales: the price of an accelerator-hour, who gets the hours, and the revenue. Part of the finance perspective."""

from __future__ import annotations

import numpy as np

from aigf.model.full_year import in_full_year
from aigf.units import (
    EUR,
    HOURS_IN_YEAR,
    AcceleratorHours,
    Accelerators,
    EURPerAcceleratorHour,
    EURPerUSD,
    FLOPPerSecondPerAccelerator,
    Ratio,
    Share,
    USDPerFLOPPerSecondHour,
)


def rental_market_price(
    accelerator_peak_flops: FLOPPerSecondPerAccelerator,
    rental_price_per_flop: USDPerFLOPPerSecondHour,
    euro_per_dollar: EURPerUSD,
    first_purchase_worth: Ratio,
) -> EURPerAcceleratorHour:
    """Market price of an accelerator-hour.

    Dense BF16 peak of one accelerator of the named type times the rental price of a FLOP/s for an hour, times the
    exchange rate, times what an hour sells for in the year of the first purchase over that, in euro of that year.
    """
    now = accelerator_peak_flops * rental_price_per_flop * euro_per_dollar
    return EURPerAcceleratorHour(now * first_purchase_worth)


def hours_in_segments(
    training_revenue_share: Share, midsize_revenue_share: Share, inference_revenue_share: Share
) -> Share:
    """Sum of the shares of the use segments.

    Training, fine-tuning and mid-size models, and inference together: 1, or what their shares are taken of
    where they do not add up.
    """
    return Share(training_revenue_share + midsize_revenue_share + inference_revenue_share)


def mean_price_ratio(
    training_revenue_share: Share,
    midsize_revenue_share: Share,
    inference_revenue_share: Share,
    training_price_ratio: Ratio,
    midsize_price_ratio: Ratio,
    inference_price_ratio: Ratio,
    hours_in_segments: Share,
) -> Ratio:
    """Mean price over the use segments, relative to the market price.

    The price of training, of fine-tuning and mid-size models, and of inference, each relative to the market
    price, weighted with its share of the hours sold.
    """
    training = training_revenue_share * training_price_ratio
    midsize = midsize_revenue_share * midsize_price_ratio
    inference = inference_revenue_share * inference_price_ratio
    return Ratio((training + midsize + inference) / hours_in_segments)


def gpu_hour_price(
    rental_market_price: EURPerAcceleratorHour, mean_price_ratio: Ratio
) -> EURPerAcceleratorHour:
    """Price of an accelerator-hour when the first hardware is bought.

    Market price times the mean over the use segments relative to it, in euro at the year in which the first hardware
    is bought. A stated price takes its place.
    """
    return EURPerAcceleratorHour(rental_market_price * mean_price_ratio)


def market_share_of_time(sold_share: Share, occupancy: Share) -> Share:
    """Share of the accelerator-hours that the market would buy.

    What can be sold, and no more than the hours in use: what is sold where no public money buys time.
    """
    return Share(np.minimum(sold_share, occupancy))


def public_time_share(public_contribution: EUR, capex: EUR, occupancy: Share) -> Share:
    """Share of the accelerator-hours for users of state and Union.

    As large a share of the time as state and Union contribute to the investment, within the hours that are in use.
    Source: Regulation (EU) 2021/1173, article 12b (access time in proportion to the contribution).
    """
    contributed = public_contribution / np.where(capex > 0, capex, np.inf)
    return Share(np.minimum(contributed, occupancy))


def market_time_share(market_share_of_time: Share, occupancy: Share, public_time_share: Share) -> Share:
    """Share of the accelerator-hours sold on the market.

    Of the hours that are not for users of state and Union, the share that the market would buy of all, and no more
    than what is left of the hours in use: public money buys time, and that time is not sold once more.
    """
    left = (1 - public_time_share) * market_share_of_time
    return Share(np.minimum(left, occupancy - public_time_share))


def lost_accelerator_hours(
    accelerator_count: Accelerators, occupancy: Share, served_compute_share: Share
) -> AcceleratorHours:
    """Accelerator-hours lost to throttling in a year of full operation.

    Accelerators times the hours of a year in which they are in use, times the share of the computing that the supply
    of electricity does not allow. None of it is made up for in other hours.
    """
    return AcceleratorHours(accelerator_count * occupancy * HOURS_IN_YEAR * (1 - served_compute_share))


def sold_accelerator_hours(
    accelerator_count: Accelerators, market_time_share: Share, served_compute_share: Share
) -> AcceleratorHours:
    """Accelerator-hours sold in a year of full operation.

    Accelerators times the hours of a year times the share of them that is sold on the market, times the share of the
    computing that the supply of electricity allows.
    """
    return AcceleratorHours(accelerator_count * market_time_share * HOURS_IN_YEAR * served_compute_share)


def saleable_accelerator_hours(
    accelerator_count: Accelerators, market_share_of_time: Share, served_compute_share: Share
) -> AcceleratorHours:
    """Accelerator-hours that the market would buy in a year of full operation.

    Accelerators times the hours of a year times the share of them that the market would buy, times the share of the
    computing that the supply of electricity allows.
    """
    return AcceleratorHours(accelerator_count * market_share_of_time * HOURS_IN_YEAR * served_compute_share)


def saleable_hours_by_year(
    saleable_accelerator_hours: AcceleratorHours, installed_share: Share
) -> AcceleratorHours:
    """Accelerator-hours that the market would buy, by year.

    Those of a year of full operation, times the share of the accelerators in operation.
    """
    return AcceleratorHours(saleable_accelerator_hours * installed_share)


def gpu_hour_price_in_full_year(
    gpu_hour_price: EURPerAcceleratorHour, rental_price_index: Ratio, full_year_mark: Share
) -> EURPerAcceleratorHour:
    """Price of an accelerator-hour in the first full year, at that year's prices.

    Price when the first hardware is bought, times the index of the rental price in the first full year, in euro.
    """
    return EURPerAcceleratorHour(gpu_hour_price * in_full_year(rental_price_index, full_year_mark))


def market_revenue(
    saleable_hours_by_year: AcceleratorHours,
    gpu_hour_price_in_full_year: EURPerAcceleratorHour,
    full_year_mark: Share,
) -> EUR:
    """Revenue without public money in the first full year, at that year's prices.

    Accelerator-hours that the market would buy in that year times the price of one, in euro: before the hours that
    public money buys. This is the revenue that a proposal states.
    """
    return EUR(in_full_year(saleable_hours_by_year, full_year_mark) * gpu_hour_price_in_full_year)


def market_revenue_by_year(
    market_revenue: EUR, installed_share: Share, rental_price_index: Ratio, full_year_mark: Share
) -> EUR:
    """Revenue without public money, by year.

    Revenue without public money in the first full year, times the accelerators in operation and the index of the
    rental price, each over that of the first full year, in euro each year: without public money all hours that the
    market would buy are sold.
    """
    price = in_full_year(rental_price_index, full_year_mark)
    over_full_year = rental_price_index / np.where(price > 0, price, np.inf)
    return EUR(
        market_revenue * over_full_year * installed_share / in_full_year(installed_share, full_year_mark)
    )


def forgone_share(
    saleable_accelerator_hours: AcceleratorHours, sold_accelerator_hours: AcceleratorHours
) -> Share:
    """Share of the revenue that is forgone for users of state and Union.

    Accelerator-hours that the market would buy less those that are sold, over the former; zero where nothing could be
    sold.
    """
    given = saleable_accelerator_hours - sold_accelerator_hours
    return Share(given / np.where(saleable_accelerator_hours > 0, saleable_accelerator_hours, np.inf))


def forgone_revenue_by_year(market_revenue_by_year: EUR, forgone_share: Share) -> EUR:
    """Revenue forgone for users of state and Union, by year.

    Revenue without public money times the share of it that is forgone, in euro each year.
    """
    return EUR(market_revenue_by_year * forgone_share)


def revenue_by_year(market_revenue_by_year: EUR, forgone_revenue_by_year: EUR) -> EUR:
    """Revenue by year.

    Revenue without public money less what is forgone for users of state and Union, in euro each year.
    """
    return EUR(market_revenue_by_year - forgone_revenue_by_year)


def revenue(revenue_by_year: EUR, full_year_mark: Share) -> EUR:
    """Revenue in the first full year, at that year's prices.

    The revenue of the first year in which the most accelerators are in operation, in euro: after the hours that public
    money buys.
    """
    return EUR(in_full_year(revenue_by_year, full_year_mark))


def forgone_revenue(forgone_revenue_by_year: EUR, full_year_mark: Share) -> EUR:
    """Revenue forgone for public users in the first full year, at that year's prices.

    What the market would pay in that year for the hours that public money buys, in euro.
    """
    return EUR(in_full_year(forgone_revenue_by_year, full_year_mark))


def training_revenue_by_year(
    revenue_by_year: EUR,
    training_revenue_share: Share,
    training_price_ratio: Ratio,
    mean_price_ratio: Ratio,
    hours_in_segments: Share,
) -> EUR:
    """Revenue from training large models, by year.

    Revenue times the share of training large models in the hours sold, times its price over the mean price,
    in euro each year. The three segments together are the revenue.
    """
    share = training_revenue_share / hours_in_segments
    return EUR(revenue_by_year * share * training_price_ratio / mean_price_ratio)


def midsize_revenue_by_year(
    revenue_by_year: EUR,
    midsize_revenue_share: Share,
    midsize_price_ratio: Ratio,
    mean_price_ratio: Ratio,
    hours_in_segments: Share,
) -> EUR:
    """Revenue from mid-size models, by year.

    Revenue times the share of fine-tuning and mid-size models in the hours sold, times its price over the mean price,
    in euro each year. The three segments together are the revenue.
    """
    share = midsize_revenue_share / hours_in_segments
    return EUR(revenue_by_year * share * midsize_price_ratio / mean_price_ratio)


def inference_revenue_by_year(
    revenue_by_year: EUR,
    inference_revenue_share: Share,
    inference_price_ratio: Ratio,
    mean_price_ratio: Ratio,
    hours_in_segments: Share,
) -> EUR:
    """Revenue from inference, by year.

    Revenue times the share of inference in the hours sold, times its price over the mean price,
    in euro each year. The three segments together are the revenue.
    """
    share = inference_revenue_share / hours_in_segments
    return EUR(revenue_by_year * share * inference_price_ratio / mean_price_ratio)


def training_revenue(training_revenue_by_year: EUR, full_year_mark: Share) -> EUR:
    """Revenue from training in the first full year, at that year's prices.

    Of the revenue of that year, in euro. The three segments together are the revenue.
    """
    return EUR(in_full_year(training_revenue_by_year, full_year_mark))


def midsize_revenue(midsize_revenue_by_year: EUR, full_year_mark: Share) -> EUR:
    """Revenue from mid-size models in the first full year, at that year's prices.

    Of the revenue of that year, in euro. The three segments together are the revenue.
    """
    return EUR(in_full_year(midsize_revenue_by_year, full_year_mark))


def inference_revenue(inference_revenue_by_year: EUR, full_year_mark: Share) -> EUR:
    """Revenue from inference in the first full year, at that year's prices.

    Of the revenue of that year, in euro. The three segments together are the revenue.
    """
    return EUR(in_full_year(inference_revenue_by_year, full_year_mark))
