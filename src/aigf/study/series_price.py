"""Whether the hourly prices of the user's files can be brought to the level of the appraisal."""

from __future__ import annotations

from aigf.documents import Place, Problem
from aigf.study.binding import Bound
from aigf.study.own_series import OwnSeries
from aigf.text import Measure, Text

#: Prices of one market differ less from year to year: in the Netherlands 32 EUR/MWh in 2020 and 242 in 2022.
MOST_SCALED = 4.0


def price_of(bound: Bound) -> float:
    """The mean price of electricity that the appraisal has [EUR/MWh]."""
    return {**bound.inputs, **bound.overrides}["electricity_price"].range.central


def level_problems(own: OwnSeries | None, bound: Bound) -> list[Problem]:
    """A problem where bringing the prices to the level of the appraisal would make other prices of them.

    Every hour is multiplied by the price of the appraisal over the mean of the file. With a mean near zero, which
    dear and negative hours may have together, that makes thousands of euro of tens; and where the two differ by more
    than a factor of four the file is in another unit or of another market.
    """
    column = own.columns.get("price") if own is not None else None
    source = own.source_of(column) if own is not None else None
    if own is None or column is None or source is None:
        return []
    mean, price = own.means[column], price_of(bound)
    if mean > 0.0 and price > 0.0 and 1.0 / MOST_SCALED <= price / mean <= MOST_SCALED:
        return []
    values = {"mean": Measure(mean, "EUR/MWh"), "price": Measure(price, "EUR/MWh")}
    wrong = Text(
        "the mean of the prices is {mean}, and their course would be brought to {price}: every hour would be "
        "multiplied by more than 4 or less than a quarter",
        values,
    )
    expected = Text("prices in EUR/MWh of a year with about that mean, or --set electricity_price")
    return [Problem(Place(source.file, 1, 1), column, wrong, expected)]
