"""The statements as a reader sees them: tables of signed rows that add up, and prices beside their costs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from aigf.report.numbers import COMPUTED, Reading, is_figure, plain
from aigf.report.summary import median_of, reading
from aigf.report.translations import localised, translator
from aigf.text import Text

#: From this size on amounts are shown in whole millions.
LARGE = 1e8
#: The statements that are drawn, and so stand with their drawing.
DRAWN = ("without_public_money", "as_proposed")
UNIT_ECONOMICS = "unit_economics"

#: Prices of an accelerator-hour, each with the cost that may be compared with it: of the same hours, in the same
#: measure of prices.
COMPARABLE: tuple[tuple[Text, str, str], ...] = (
    (
        Text("In the first full year, {year}, at that year's prices; the cost without a return on capital"),
        "gpu_hour_price_in_full_year",
        "cost_per_gpu_hour",
    ),
    (
        Text("One nominal price for all years, over the discounted hours; the cost with a return on capital"),
        "levelised_price_per_gpu_hour",
        "levelised_cost_per_gpu_hour",
    ),
    (
        Text("At signature, changing afterwards as rental prices do; the cost with a return on capital"),
        "gpu_hour_price",
        "break_even_gpu_hour_price",
    ),
)
#: The price among them that follows from the revenue: the others do not hold where a proposal states its revenue.
OF_REVENUE = "levelised_price_per_gpu_hour"
#: What stands among these only: side by side with others it would be compared with what it cannot be.
APART = frozenset(name for _, *names in COMPARABLE for name in names)


@dataclass(frozen=True)
class Row:
    """A row with its cells in the table's unit, what takes off with a minus."""

    name: str
    label: str
    cells: tuple[str, ...]
    total: bool


@dataclass(frozen=True)
class Table:
    """A statement as a table; ``columns`` are the years, or the one heading above the amounts."""

    name: str
    title: str
    basis: str
    head: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class Compared:
    """A price of an accelerator-hour beside the cost that may be compared with it."""

    basis: str
    price: Reading
    cost: Reading
    names: tuple[str, str]
    medians: tuple[str | None, str | None]


def statement(result: Mapping[str, Any], name: str) -> Mapping[str, Any] | None:
    """The statement of that name; None where the result has none."""
    return next((item for item in result.get("statements") or () if item["id"] == name), None)


def tables(result: Mapping[str, Any], lang: str) -> list[Table]:
    """The statements that are not drawn, what an hour brings in and costs among them."""
    return [_table(item, lang) for item in result.get("statements") or () if item["id"] not in DRAWN]


def comparable(result: Mapping[str, Any], lang: str) -> list[Compared]:
    """Prices of an accelerator-hour beside their costs, as far as both are known."""
    quantities = result["quantities"]
    year = (quantities.get("first_full_year") or {}).get("value")
    found = []
    for basis, *names in COMPARABLE:
        both = [quantities.get(name) for name in names]
        if any(item is None or not is_figure(item["value"]) for item in both):
            continue
        price, cost = (
            reading(name, item, lang, COMPUTED) for name, item in zip(names, both, strict=True) if item
        )
        text = Text(basis.template, {"year": f"{year:.0f}" if is_figure(year) else "–"})
        if names[0] != OF_REVENUE and (quantities.get("market_revenue") or {}).get("status") == "stated":
            text = Text(
                "{basis}. The revenue that the proposal states does not follow from this price",
                {"basis": text},
            )
        medians = [median_of(name, item, lang) for name, item in zip(names, both, strict=True) if item]
        found.append(
            Compared(
                text.render(translator(lang)), price, cost, (names[0], names[1]), (medians[0], medians[1])
            )
        )
    return found


def _table(item: Mapping[str, Any], lang: str) -> Table:
    translate = translator(lang)
    money = item["unit"] == "EUR"
    divisor = 1e6 if money else 1.0
    rows = [(row, (row["sign"] or 1), not row["sign"]) for row in item["rows"]] + [(item["total"], 1, True)]
    largest = max(abs(value) for row, _, _ in rows for value in row["values"])
    decimals = 0 if money and largest >= LARGE else 2
    unit = translate("EUR million") if money else translate("EUR per accelerator-hour")
    years = item["years"]
    return Table(
        item["id"],
        localised(item["title"], lang).text,
        item["basis"],
        unit,
        tuple(str(year) for year in years) if years else (translate("Amount"),),
        tuple(
            Row(
                row["id"],
                row["label"],
                tuple(plain(sign * value / divisor + 0.0, lang, decimals) for value in row["values"]),
                total,
            )
            for row, sign, total in rows
        ),
    )
