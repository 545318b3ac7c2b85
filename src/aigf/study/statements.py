"""The statements: blocks of rows that add up to a total, each in one unit and one measure of prices.

A block can be added up again by anyone: the sum of sign times value over its rows is the total, in every column. Where
a proposal states the total, or a part, and the model computes the rest, a row says what they leave.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from aigf.model import wiring
from aigf.model.wiring import label_of
from aigf.text import Text, Title, Titled
from aigf.text import named as called
from aigf.units import SYMBOLS, Array

#: The name of the row for what stated and computed figures leave, and what is left by rounding alone.
REMAINDER, _ROUNDING = "remainder", 1e-9
REMAINDER_LABEL = Text("Stated, less what the model computes for the parts")

_EACH_YEAR = Text("nominal, each year at its own prices")
_AS_PAID = Text("nominal, all years together")
_SIGNATURE = Text("a full year, at signature prices")
_LEVELISED = Text("nominal, per discounted hour that the market would buy")
_REAL = Text("present value, real and at market prices")


@dataclass(frozen=True)
class Block:
    """A statement: rows with their signs, 0 for a subtotal of the rows above it, and what they come to."""

    title: Text
    basis: Text
    rows: tuple[tuple[int, str], ...]
    total: str

    def names(self) -> tuple[str, ...]:
        """The quantities of the rows and of the total."""
        return (*(name for _, name in self.rows), self.total)

    def existing(self, values: Mapping[str, Array]) -> Block | None:
        """The block, or what of it comes to its last subtotal where its total does not exist; None without either.

        The cash flow to equity does not exist where a part of the investment is not covered.
        """
        ends = [(place, name) for place, (sign, name) in enumerate(self.rows) if not sign]
        for rows, total in [
            (self.rows, self.total),
            *((self.rows[:at], name) for at, name in reversed(ends)),
        ]:
            if all(np.isfinite(values[name]).all() for name in (*(name for _, name in rows), total)):
                return replace(self, rows=rows, total=total)
        return None


BLOCKS: Mapping[str, Block] = {
    "without_public_money": Block(
        Text("The project without public money"),
        _EACH_YEAR,
        (
            (1, "market_revenue_by_year"),
            (1, "resale_value"),
            (-1, "operating_expenditure"),
            (-1, "capital_expenditure"),
            (-1, "corporate_tax"),
        ),
        "cash_flow",
    ),
    "as_proposed": Block(
        Text("The project as proposed, with public money and debt"),
        _EACH_YEAR,
        (
            (1, "revenue_by_year"),
            (1, "resale_value"),
            (-1, "operating_expenditure"),
            (-1, "capital_expenditure"),
            (1, "national_contribution_by_year"),
            (1, "union_contribution_by_year"),
            (-1, "corporate_tax_with_contribution"),
            (0, "cash_flow_with_contribution"),
            (1, "tax_saved_by_interest"),
            (1, "debt_drawdown"),
            (-1, "debt_service"),
        ),
        "equity_cash_flow",
    ),
    "revenue": Block(
        Text("Revenue, and what public hours take off it"),
        _EACH_YEAR,
        ((1, "market_revenue_by_year"), (-1, "forgone_revenue_by_year")),
        "revenue_by_year",
    ),
    "revenue_by_use": Block(
        Text("Revenue by use"),
        _EACH_YEAR,
        (
            (1, "training_revenue_by_year"),
            (1, "midsize_revenue_by_year"),
            (1, "inference_revenue_by_year"),
        ),
        "revenue_by_year",
    ),
    "operating_expenditure": Block(
        Text("Operating expenditure"),
        _EACH_YEAR,
        (
            (1, "electricity_cost_by_year"),
            (1, "maintenance_cost_by_year"),
            (1, "staff_cost_by_year"),
            (1, "insurance_cost_by_year"),
        ),
        "operating_expenditure",
    ),
    "value_added": Block(
        Text("Gross value added"),
        _EACH_YEAR,
        (
            (1, "gross_value_added_direct_by_year"),
            (1, "gross_value_added_indirect_by_year"),
            (1, "gross_value_added_induced_by_year"),
        ),
        "gross_value_added_by_year",
    ),
    "unit_economics": Block(
        Text("What an accelerator-hour brings in and costs"),
        _LEVELISED,
        (
            (1, "levelised_price_per_gpu_hour"),
            (-1, "levelised_electricity_per_gpu_hour"),
            (-1, "levelised_running_cost_per_gpu_hour"),
            (-1, "levelised_capital_per_gpu_hour"),
            (-1, "levelised_tax_per_gpu_hour"),
            (0, "npv_per_gpu_hour"),
            (-1, "levelised_public_hours_per_gpu_hour"),
            (1, "levelised_contributions_per_gpu_hour"),
            (-1, "levelised_tax_change_per_gpu_hour"),
        ),
        "npv_with_contribution_per_gpu_hour",
    ),
    "investment": Block(
        Text("Investment"),
        _AS_PAID,
        (
            (1, "accelerator_capex"),
            (1, "other_it_capex"),
            (1, "building_capex"),
            (1, "electrical_capex"),
            (1, "backup_capex"),
            (1, "battery_capex"),
            (1, "grid_connection_capex"),
            (1, "land_capex"),
            (1, "facility_price_rise"),
        ),
        "capex",
    ),
    "sources_of_funds": Block(
        Text("Who pays the investment"),
        _AS_PAID,
        (
            (1, "national_contribution"),
            (1, "union_contribution"),
            (1, "debt"),
            (1, "equity"),
            (1, "uncovered_investment"),
        ),
        "capex",
    ),
    "electricity": Block(
        Text("Electricity cost"),
        _SIGNATURE,
        (
            (1, "contracted_power_cost"),
            (1, "baseload_power_cost"),
            (1, "market_electricity_cost"),
            (-1, "surplus_electricity_revenue"),
            (1, "imbalance_cost"),
            (1, "energy_tax_cost"),
            (1, "guarantee_of_origin_cost"),
            (1, "transport_cost"),
            (1, "backup_fuel_cost"),
        ),
        "electricity_cost_at_signature",
    ),
    "balance": Block(
        Text("Costs and benefits for the Netherlands"),
        _REAL,
        ((1, "welfare_benefits"), (-1, "welfare_costs")),
        "welfare_balance",
    ),
    "balance_by_actor": Block(
        Text("Balance of the Dutch actors"),
        _REAL,
        (
            (1, "balance_dutch_owners"),
            (1, "balance_dutch_state"),
            (1, "balance_dutch_users"),
            (1, "balance_dutch_suppliers"),
            (1, "balance_dutch_society"),
        ),
        "welfare_balance",
    ),
}


def named() -> tuple[str, ...]:
    """All quantities that stand in a block."""
    return tuple(dict.fromkeys(name for block in BLOCKS.values() for name in block.names()))


def remainder(block: Block, values: Mapping[str, Array]) -> Array | None:
    """What the rows leave of the total, by column; None where that is no more than rounding."""
    total = values[block.total]
    rows = [sign * values[name] for sign, name in block.rows]
    left: Array = total - sum(rows, np.zeros_like(total))
    largest = max(float(np.abs(value).max()) for value in (*rows, total))
    return left if float(np.abs(left).max()) > _ROUNDING * largest else None


def statements(
    values: Mapping[str, Array],
    years: Sequence[int],
    reported: Callable[[str], bool] = lambda _: True,
) -> list[dict[str, Any]]:
    """Every block with its rows: the sum of sign times value over the rows is the total, in every column.

    ``values`` holds the named quantities of one draw, (1, 1) or (1, years); a block with one that is not ``reported``
    is left out, and one whose total does not exist goes to its last subtotal.
    """
    found = []
    for name, whole in BLOCKS.items():
        own = {item: np.atleast_2d(values[item]) for item in whole.names()}
        block = whole.existing(own)
        if block is None or not all(map(reported, own)):
            continue
        own = {item: own[item] for item in block.names()}
        width = max(value.shape[-1] for value in own.values())
        own = {item: np.broadcast_to(value, (1, width)) for item, value in own.items()}

        def row(label: Text | Titled, item: str, value: Array) -> dict[str, Any]:
            return {"id": item, "label": label, "values": [float(number) for number in value[0]]}

        rows = [{**row(called(label_of(item)), item, own[item]), "sign": sign} for sign, item in block.rows]
        left = remainder(block, own)
        if left is not None:
            rows.append({**row(REMAINDER_LABEL, REMAINDER, left), "sign": 1})
        found.append(
            {
                "id": name,
                "title": Title(block.title),
                "unit": SYMBOLS[wiring.result_types()[block.total]],
                "basis": block.basis,
                "years": list(years) if width > 1 else None,
                "rows": rows,
                "total": row(called(label_of(block.total)), block.total, own[block.total]),
            }
        )
    return found
