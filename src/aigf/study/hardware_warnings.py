"""Warnings on the hardware: bought later than its type is on sale, or not what the stated investment pays for."""

from __future__ import annotations

from collections.abc import Mapping

from aigf.study.case import Case
from aigf.study.result import Quantity
from aigf.study.run import Run
from aigf.study.timeline import Plan
from aigf.text import Measure, Text


def purchase_warnings(case: Case, plan: Plan, central: Run, quantities: Mapping[str, Quantity]) -> list[Text]:
    """Says where hardware is bought when the named type is no longer on sale, and what is counted with."""
    until = quantities["accelerator_on_sale_until"].value
    shares = central.inputs["hardware_spending_share"][0]
    bought = [year for year, share in zip(central.years.years, shares, strict=True) if share > 0]
    late = [year for year in bought if year > until]
    if not late:
        return []
    values = {
        "type": case.accelerator.title,
        "until": int(until),
        "year": late[0],
        "performance": Measure(quantities["mean_performance"].value, ""),
        "price": Measure(quantities["accelerator_price"].value, "EUR/accelerator"),
    }
    if plan.phases:
        return [
            Text(
                "The proposal states the {type} for a purchase in {year} and buys it then, though it is assumed to be "
                "on sale at its list price until {until} only: what it computes is sold at the market price of that "
                "year.",
                values,
            )
        ]
    return [
        Text(
            "The hardware is bought in {year}; the {type} is assumed to be on sale until {until}. The figures count on "
            "as many accelerators of that year, of the same power, with {performance} times its performance and at "
            "{price}. A proposal that buys the {type} all the same states its years in factory.phases.",
            values,
        )
    ]


def investment_warnings(quantities: Mapping[str, Quantity], notable: float) -> list[Text]:
    """Says where the stated investment and the hardware do not fit, with what the hardware alone costs."""
    stated = quantities["capex"]
    if not stated.computed:
        return []
    values = {
        "stated": Measure(stated.value, stated.unit),
        "computed": Measure(stated.computed, stated.unit),
        "hardware": Measure(quantities["hardware_capex"].value, "EUR"),
        "facility": Measure(quantities["facility_capex"].value, "EUR"),
        "count": Measure(quantities["accelerator_count"].value, "accelerator"),
        "price": Measure(quantities["accelerator_price"].value, "EUR/accelerator"),
        "ratio": Measure(stated.value / stated.computed, ""),
    }
    if stated.value < quantities["hardware_capex"].value:
        return [
            Text(
                "Capital expenditure: the proposal states {stated}, less than the hardware alone costs by the model: "
                "{hardware}, for {count} at {price} and other IT. With the facility it computes {computed} (stated "
                "over computed: {ratio}). The stated figure is used.",
                values,
            )
        ]
    if abs(stated.value / stated.computed - 1) <= notable:
        return []
    return [
        Text(
            "Capital expenditure: the proposal states {stated}, the model computes {computed} (stated over computed: "
            "{ratio}): {hardware} of hardware, for {count} at {price} and other IT, and {facility} of facility. The "
            "stated figure is used, divided in that proportion.",
            values,
        )
    ]
