"""Results to report on: of a real appraisal, and what becomes of it in special situations.

A test that needs a figure of its own puts it in the place of the real one (``with_figure``, ``put``): the
shape of a result is always what an appraisal gives.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from aigf.report.documents import result_object
from tests.appraisals import appraised, result

SCRIPT = "<script>window.attacked = 1</script><img src=x onerror='window.attacked = 1'>"
HOSTILE = f"{SCRIPT} =cmd|' /C calc'!A0 {{{{ 7*7 }}}} \x00\x1b[31m\u202egnp.exe \"onload=\" &amp; javascript:"

#: A proposal with a plan, a station, contracted power and customers, that states more power than its hardware takes.
EXAMPLE, STATED = "eemshaven", ("factory.it_load=250 MW",)
#: Answers that settle the verdict for applications of AI.
SETTLED = (
    "commitments.frontier_training_demand=no",
    "commitments.dutch_training_parties=no",
    "policy.invest_in_ecosystem=yes",
)
#: Enough for ranges and shares.
DRAWS = 25

LANGUAGES = ("nl", "en")
KINDS = ("complete", "decided", "unknown", "plain", "hostile")


def complete(lang: str) -> dict[str, Any]:
    """A result as a finished appraisal gives it, with draws and an open verdict."""
    return result(EXAMPLE, lang, *STATED, draws=DRAWS)


def decided(lang: str) -> dict[str, Any]:
    """One whose verdict is settled, with nothing to warn of."""
    found = appraised(EXAMPLE, *STATED, *SETTLED, draws=DRAWS)
    return result_object(replace(found, warnings=()), lang)


def plain(lang: str) -> dict[str, Any]:
    """One of a site abroad and without draws: no ranges, no alternatives, nothing that is about the Netherlands."""
    return result("narvik", lang)


def unknown(lang: str) -> dict[str, Any]:
    """One in which nothing could be computed, of a proposal that says next to nothing."""
    found = appraised(EXAMPLE)
    nothing = float("nan")
    return result_object(
        replace(
            found,
            quantities={
                name: replace(quantity, value=nothing, low=None, median=None, high=nothing, computed=None)
                for name, quantity in found.quantities.items()
            },
            series={
                name: replace(series, values=(nothing,) * len(series.values))
                for name, series in found.series.items()
            },
            inputs={},
            decisive=(),
            proposal={**found.proposal, "submitted_by": None, "summary": None},
        ),
        lang,
    )


def hostile(lang: str) -> dict[str, Any]:
    """One in which every text that comes from outside is an attack, and an address that could run."""
    found: dict[str, Any] = _poisoned(complete(lang))
    for item in found["inputs"].values():
        if item["source"]:
            item["source"]["address"] = "javascript:alert(1)"
    return found


def with_figure(
    name: str, value: float | None, low: float | None = None, high: float | None = None, lang: str = "en"
) -> dict[str, Any]:
    """The complete result with other figures in a quantity."""
    found = complete(lang)
    put(found, name, value=value, low=low, median=value, high=high)
    return found


def put(found: dict[str, Any], name: str, **fields: Any) -> None:
    """Puts other fields into a quantity of a result, which has them already."""
    assert set(fields) <= set(found["quantities"][name])
    found["quantities"][name] |= fields


#: Years in which a connection is expected by form of contract: P10, P50 and P90.
AWAITED = {
    "firm": (2031.2, 2033.6, 2035.4),
    "time-duration": (2029.5, 2030.9, 2033.0),
    "capacity-limiting": (2030.1, 2031.7, 2034.2),
    "congestion-reliever": (2029.4, 2030.2, 2031.6),
}


def awaited() -> dict[str, Any]:
    """The complete result with the AWAITED years, planned for 2029 with a time-duration right at Maasvlakte."""
    found = complete("en")
    connection = found["connection"]
    for form in connection["forms"]:
        form |= dict(zip(("p10", "p50", "p90"), AWAITED[form["contract"]], strict=True))
    connection |= {"station": "Maasvlakte", "contract": "time-duration", "plan": True}
    connection |= {"planned": 2029, "stated": None, "start": 2029}
    connection["earliest"] |= {"station": "Zeyerveen", "year": 2026}
    connection["latest"] |= {"station": "Middenmeer", "year": 2035}
    put(found, "time_to_power", status="computed", value=4.0, low=3.0, high=9.0)
    return found


#: Price bands: their ends, and the share of the cost of purchases in them.
BANDS = ((None, 0.0, -0.01), (0.0, 50.0, 0.05), (50.0, 100.0, 0.4), (100.0, None, 0.56))
#: Parts of the cost of a MWh.
COSTS = {
    "contracted_power_cost": 80.0,
    "market_electricity_cost": 30.0,
    "surplus_electricity_revenue": -20.0,
    "energy_tax_cost": 3.1,
}


def energy_hours(lang: str = "en") -> dict[str, Any]:
    """The hours of the complete result, with round figures in the place of those that sentences and tables cite."""
    hours: dict[str, Any] = complete(lang)["energy_hours"]
    hours["connection"] |= {"value": 160.0, "stated": True}
    hours["it_load"] = 140.0
    hours["duration"] |= {
        "hours_in_year": 8760,
        "bought_hours": 5100,
        "bought_peak": 150.0,
        "connection_peak": 155.0,
        "connection_peak_at_full_power": 158.0,
        "nearly_full": 0.95,
        "nearly_full_hours": 1234,
        "full_load_hours": 8212.5,
    }
    for week, day in zip(hours["weeks"], (15, 183), strict=True):
        week |= {"day": day, "load": 150.0, "bought": 47.7, "covered_share": 0.68}
        week |= {"paid": 133.0, "mean_price": 85.0}
    prices = hours["prices"]
    prices |= {"hours_in_year": 8760, "negative_hours": 412, "mean_price": 85.0, "paid": 99.0}
    prices["bands"] = [
        band
        | {"low": low, "high": high, "hours": 2190, "hours_share": 0.25, "cost_share": share}
        | {"powers": {**band["powers"], "load": 150.0, "matched": 150.0 - 30 * at, "imported": 30.0 * at}}
        for at, (band, (low, high, share)) in enumerate(
            zip(prices["bands"][: len(BANDS)], BANDS, strict=True)
        )
    ]
    parts = [part | {"value": COSTS[part["id"]]} for part in hours["cost"]["parts"] if part["id"] in COSTS]
    assert len(parts) == len(COSTS)
    hours["cost"] = {"parts": parts, "total": {"value": 93.1, "low": 80.0, "high": 110.0}}
    return hours


#: What is no text: codes that the product itself writes, by their names.
_CODES = {
    "language",
    "status",
    "unit",
    "answer",
    "track",
    "weight",
    "outcome",
    "confidence",
    "question",
    "perspective",
    "season",
}


def _poisoned(value: Any, key: str = "") -> Any:
    if isinstance(value, dict):
        return {name: _poisoned(item, name) for name, item in value.items()}
    if isinstance(value, list):
        return value if key in {"reachable", "compare_with"} else [_poisoned(item, key) for item in value]
    return HOSTILE if isinstance(value, str) and key not in _CODES else value
