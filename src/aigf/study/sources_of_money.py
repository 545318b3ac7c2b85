"""What a reader is warned of where debt, public money and equity do not fit the investment that they are to pay."""

from __future__ import annotations

from aigf.study.case import Case
from aigf.study.run import Run
from aigf.text import Measure, Text

_READ = (
    "capex",
    "debt",
    "public_contribution",
    "equity",
    "uncovered_investment",
    "debt_capacity_share",
)


def financing_warnings(case: Case, central: Run) -> list[Text]:
    """Says where the stated equity is too little or too much, and where a stated debt cannot be carried."""
    stated = case.read.amounts()
    values = {name: float(value[0, 0]) for name, value in central.values(_READ).items()}
    found = []
    if "equity" in stated:
        found += _equity_warnings(values, float(central.computed("equity")[0, 0]))
    if "debt_share" in stated and stated["debt_share"].amount.central > values["debt_capacity_share"]:
        found.append(
            Text(
                "The proposal pays up to {stated} of the investment with debt. The cash flow can carry {carried}, with "
                "the cover that lenders ask: that is counted on.",
                {
                    "stated": Measure(stated["debt_share"].amount.central, "share"),
                    "carried": Measure(values["debt_capacity_share"], "share"),
                },
            )
        )
    return found


def _equity_warnings(values: dict[str, float], needed: float) -> list[Text]:
    euros = {name: Measure(value, "EUR") for name, value in values.items()} | {
        "needed": Measure(needed, "EUR")
    }
    if values["uncovered_investment"] > 0:
        return [
            Text(
                "Debt ({debt}), public money ({public_contribution}) and the stated equity ({equity}) do not cover the "
                "investment of {capex}: {uncovered_investment} has no source, and so what the owners earn is not "
                "known. With this debt and public money an equity of {needed} would be consistent.",
                euros,
            )
        ]
    left = max(values["capex"] - values["public_contribution"], 0.0)
    if values["equity"] <= left:
        return []
    return [
        Text(
            "The stated equity ({equity}) is more than public money leaves of the investment ({left}): no debt is "
            "counted on, and what is left of the equity stays with the owners.",
            euros | {"left": Measure(left, "EUR")},
        )
    ]
