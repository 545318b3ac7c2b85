"""Finance against others' answers: numpy-financial, textbook cases and the System Advisor Model.

The case of the System Advisor Model (PySAM 7.1.1, single owner) is written out here with its published
results. The last test compares it year by year with the full output; it needs ../shared/facts beside the
repository and skips where that is absent.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import numpy_financial as npf
import pytest

from aigf.model import finance, financing, wiring
from aigf.units import Array

FULL_OUTPUT = Path(__file__).parents[3] / "shared" / "facts" / "finance_oracle_case.json"


def one(value: float) -> Any:
    return np.array([[float(value)]])


def years(*values: float) -> Any:
    return np.array([[float(value) for value in values]])


def npv(flows: list[float], rate: float) -> float:
    factor = finance.project_discount_factor(one(rate), years(*range(len(flows))))
    return float(finance.project_npv(years(*flows), factor).item())


@pytest.mark.parametrize(
    ("flows", "rate", "expected"),
    [
        ([-370_000, 420_000], 0.05, 30_000),
        ([-370_000, 420_000], 0.12, 5_000),
        ([-4_000, 2_000, 4_000], 0.1, 1_123.97),
    ],
)
def test_net_present_value_of_the_textbook(flows: list[float], rate: float, expected: float) -> None:
    """Brealey, Myers and Allen, Principles of Corporate Finance, chapters 2 and 5."""
    assert npv(flows, rate) == pytest.approx(expected, abs=0.01)
    assert npv(flows, rate) == pytest.approx(npf.npv(rate, flows), rel=1e-12)


def test_internal_rate_of_the_textbook() -> None:
    """The same book, chapter 5: 28.08%; two rates (6 and 28%) and none at all are both no figure."""
    assert finance.project_irr(years(-4_000, 2_000, 4_000)).item() == pytest.approx(0.2808, abs=5e-5)
    two_rates = [-22, 15, 15, 15, 15, -40]
    assert [npv(two_rates, rate) for rate in (0.06, 0.28)] == pytest.approx([0, 0], abs=0.1)
    assert np.isnan(finance.project_irr(years(*two_rates)))
    assert np.isnan(finance.project_irr(years(1_000, -3_000, 2_500)))
    assert np.isnan(financing.equity_irr(years(10, 20, 30)))


def test_internal_rates_agree_with_numpy_financial() -> None:
    generator = np.random.default_rng(3)
    flows = generator.uniform(-100, 400, (200, 9))
    flows[:, 0] = -1000
    flows[:, 1:] = np.abs(flows[:, 1:])
    ours = finance.project_irr(flows)[:, 0]  # type: ignore[arg-type]
    assert ours == pytest.approx([npf.irr(row) for row in flows], abs=1e-9)


def test_level_cash_flow_gives_the_annuity() -> None:
    """With the same cash flow every year, sculpted debt is a loan with level payments."""
    rate, term, debt = 0.065, 5, 1000.0
    cash = years(0, *[400] * term)
    factor = financing.debt_discount_factor(one(rate), years(*range(term + 1)))
    drawn = years(1, *[0] * term)
    worth, repayment = financing.drawdown_worth(drawn, factor), financing.repayment_worth(cash, factor)
    paid = financing.debt_service(one(debt), worth, repayment, cash)
    balance = financing.debt_balance(financing.debt_drawdown(one(debt), drawn), paid, one(rate))
    assert paid[0, 1:] == pytest.approx([npf.pmt(rate, term, -debt)] * term, rel=1e-12)
    interest = financing.interest(balance, one(rate))[0, 1:]
    assert interest == pytest.approx(npf.ipmt(rate, np.arange(1, term + 1), term, -debt), rel=1e-9)
    most = financing.debt_capacity(repayment, worth, one(1.3))
    assert most == pytest.approx(npf.pv(rate, term, -400 / 1.3), rel=1e-12)


#: By case: price a kWh, debt, equity, lowest cover, equity IRR, NPV of equity, as the System Advisor Model has them.
SAM = {
    "cap_binds": (
        0.075,
        120_000_000.0,
        30_000_000.0,
        1.9792998457892064,
        0.28565767883595356,
        63_205_408.78221302,
    ),
    "dscr_binds": (
        0.05,
        112_761_674.6771099,
        37_238_325.3228901,
        1.3,
        0.07580276622482356,
        -2_013_685.31317202,
    ),
}


def sam_case(price: float) -> dict[str, Array]:
    """150 million for a plant of 350.4 GWh a year and 3 million a year of costs that rise with 2% inflation.

    Twenty years, straight-line over twenty with half a year in the first; debt of at most 80% at 5% over 15
    years with a cover of 1.3 before tax. Tax of 25.8% without a limit on interest.
    """
    operation = np.arange(1, 21)
    inputs = {
        "year_index": years(*range(21)), "years_to_operation": one(1), "debt_tenor": one(15), "debt_share": one(0.8),
        "debt_interest_rate": one(0.05), "target_dscr": one(1.3), "corporate_tax_rate": one(0.258),
        "interest_deduction_free_amount": one(1e12), "interest_deduction_share": one(1), "cost_of_capital": one(0),
        "loss_offset_free_amount": one(1e6), "loss_offset_share": one(0.5), "union_contribution_share": one(0),
        "union_share_ceiling": one(0), "union_contribution_ceiling": one(0),
        "national_contribution_share": one(0),
    }  # fmt: skip
    overrides = {
        "capex": one(150e6),
        "spending_share": years(1, *[0] * 20),
        "revenue_by_year": years(0, *[price * 350.4e6] * 20),
        "operating_expenditure": years(0, *(3e6 * 1.02 ** (operation - 1))),
        "depreciation": years(0, 3.75e6, *[7.5e6] * 19),
        "resale_value": years(*[0] * 21),
        # The System Advisor Model sizes debt on the cash flow before tax.
        "corporate_tax": years(*[0] * 21),
    }
    names = [
        "debt",
        "equity",
        "dscr_min",
        "equity_irr",
        "equity_cash_flow",
        "debt_balance",
        "interest",
        "debt_service",
    ]
    return wiring.evaluate(names, inputs, overrides)


@pytest.mark.parametrize("case", SAM)
def test_the_system_advisor_model(case: str) -> None:
    price, debt, equity, cover, rate, value = SAM[case]
    found = sam_case(price)
    assert found["debt"] == pytest.approx(debt, rel=1e-12)
    assert found["equity"] == pytest.approx(equity, rel=1e-12)
    assert found["dscr_min"] == pytest.approx(cover, rel=1e-12)
    # The System Advisor Model stops its search for the rate a few digits earlier.
    assert found["equity_irr"] == pytest.approx(rate, rel=2e-6)
    assert npv(found["equity_cash_flow"][0].tolist(), 1.06 * 1.02 - 1) == pytest.approx(value, rel=1e-10)
    assert abs(found["debt_balance"][0, -1]) <= 1e-9 * debt


@pytest.mark.skipif(not FULL_OUTPUT.is_file(), reason="needs ../shared/facts beside the repository")
@pytest.mark.parametrize("case", SAM)
def test_the_system_advisor_model_year_by_year(case: str) -> None:
    theirs = json.loads(FULL_OUTPUT.read_text())["cases"][case]
    found = sam_case(theirs["price_per_kWh"])
    output = theirs["full_outputs"]
    for name, other in (
        ("equity_cash_flow", theirs["cashflow_equity_after_tax"]),
        ("debt_balance", output["cf_debt_balance"]),
        ("interest", output["cf_debt_payment_interest"]),
        ("debt_service", output["cf_debt_payment_total"]),
    ):
        expected = np.asarray(other)
        assert found[name][0] == pytest.approx(expected, abs=1e-9 * np.abs(expected).max())
