"""Every statement foots: its rows with their signs are its total, in every year."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from aigf.study.statements import BLOCKS, REMAINDER, named, statements
from tests.study.examples import EXAMPLES, run_of

#: Stated totals of which the model computes the parts.
STATED = {
    "finance.capex": "5 mld",
    "finance.opex": "600 mln",
    "finance.revenue": "1,5 mld",
    "finance.equity": "6 mld",
    "use.gpu_hour_price": "2,10",
}


def blocks_of(example: str, settings: dict[str, str] | None = None) -> dict[str, dict[str, Any]]:
    made = run_of(example, settings)
    found = statements(made.values(named()), made.years.years)
    return {block["id"]: block for block in found}


def assert_foots(block: dict[str, Any]) -> None:
    rows = np.array([row["values"] for row in block["rows"]])
    signs = np.array([[row["sign"]] for row in block["rows"]])
    total = np.array(block["total"]["values"])
    scale = max(np.abs(rows).max(), np.abs(total).max())
    np.testing.assert_allclose((signs * rows).sum(axis=0), total, rtol=0, atol=1e-9 * scale)
    for place in np.flatnonzero(signs == 0):
        above = (signs[:place] * rows[:place]).sum(axis=0)
        np.testing.assert_allclose(above, rows[place], rtol=0, atol=1e-9 * scale)


@pytest.mark.parametrize("settings", [{}, STATED], ids=["as it is", "with stated totals"])
@pytest.mark.parametrize("example", EXAMPLES)
def test_every_block_adds_up_in_every_year(example: str, settings: dict[str, str]) -> None:
    found = blocks_of(example, settings)
    assert set(found) == set(BLOCKS)
    for block in found.values():
        assert_foots(block)
        if block["years"] is not None:
            assert {len(row["values"]) for row in (*block["rows"], block["total"])} == {len(block["years"])}


@pytest.mark.parametrize("example", EXAMPLES)
def test_a_remainder_stands_only_where_a_total_is_stated(example: str) -> None:
    made = run_of(example)
    for name, block in blocks_of(example).items():
        if any(row["id"] == REMAINDER for row in block["rows"]):
            assert name == "investment" and "capex" in made.overrides
    stated = blocks_of(example, STATED)
    for name in ("investment", "operating_expenditure"):
        assert stated[name]["rows"][-1]["id"] == REMAINDER


@pytest.mark.parametrize("example", EXAMPLES)
def test_the_parts_of_an_hour_add_up_to_the_net_present_value(example: str) -> None:
    made = run_of(example)
    block = blocks_of(example)["unit_economics"]
    names = ["project_npv", "project_npv_with_contribution", "discounted_saleable_hours"]
    npv, with_contribution, hours = (float(value[0, 0]) for value in made.values(names).values())
    without = next(row for row in block["rows"] if row["sign"] == 0)["values"][0]
    assert without * hours == pytest.approx(npv, rel=1e-9)
    assert block["total"]["values"][0] * hours == pytest.approx(with_contribution, rel=1e-9)


@pytest.mark.parametrize("example", EXAMPLES)
def test_the_levelised_price_is_compared_over_the_same_hours(example: str) -> None:
    """Where no tax is paid the price less the levelised cost is the net present value per hour."""
    made = run_of(example, {"corporate_tax_rate": "0"})
    names = ["levelised_price_per_gpu_hour", "levelised_cost_per_gpu_hour", "npv_per_gpu_hour"]
    price, cost, npv = (float(value[0, 0]) for value in made.values(names).values())
    assert price - cost == pytest.approx(npv, abs=1e-9 * price)


def test_without_cover_the_statement_is_whole_and_the_return_is_not_known() -> None:
    settings = {"finance.equity": "1 mln"}
    found = blocks_of("reference", settings)
    block = found["as_proposed"]
    assert block["total"]["id"] == "equity_cash_flow"
    assert_foots(block)
    assert np.isnan(run_of("reference", settings).values(["equity_irr"])["equity_irr"]).all()
    funds = {row["id"]: row["values"][0] for row in found["sources_of_funds"]["rows"]}
    assert funds["uncovered_investment"] > 0
    assert_foots(found["sources_of_funds"])
