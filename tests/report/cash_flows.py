"""A statement of cash flows of eight years, whose rows add up."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from aigf.model.wiring import label_of
from aigf.report.translations import translator
from aigf.study.statements import BLOCKS

YEARS = list(range(2027, 2035))
FLOWS: dict[str, list[float]] = {
    "market_revenue_by_year": [0, 0, 1.1e9, 1.5e9, 1.5e9, 1.4e9, 1.3e9, 1.2e9],
    "resale_value": [0, 0, 0, 0, 0, 0, 0, 3e8],
    "operating_expenditure": [0, 0, 3e8, 4e8, 4.1e8, 4.2e8, 4.3e8, 4.4e8],
    "capital_expenditure": [2e9, 2e9, 0, 0, 0, 0, 0, 0],
    "corporate_tax": [0, 0, 0, 0, 0, 4e7, 8e7, 9e7],
    "cash_flow": [-2e9, -2e9, 8e8, 1.1e9, 1.09e9, 9.4e8, 7.9e8, 9.7e8],
}


def without_public_money(
    lang: str, years: Sequence[int] = YEARS, net: Sequence[float] | None = None
) -> dict[str, Any]:
    """The statement; with a ``net`` cash flow that is all there is."""
    translate, block = translator(lang), BLOCKS["without_public_money"]

    def row(name: str, values: Sequence[float]) -> dict[str, Any]:
        return {"id": name, "label": translate(label_of(name)), "values": list(values)}

    rows = [{**row(name, FLOWS[name]), "sign": sign} for sign, name in block.rows]
    if net is not None:
        rows = [{**row(block.rows[0][1], net), "sign": 1}]
    return {
        "id": "without_public_money",
        "title": {lang: block.title.render(translate)},
        "unit": "EUR",
        "basis": block.basis.render(translate),
        "years": list(years),
        "rows": rows,
        "total": row(block.total, net or FLOWS[block.total]),
    }
