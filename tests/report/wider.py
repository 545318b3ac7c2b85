"""The parts of a sample result that go beyond its quantities: alternatives, actors, what charts show."""

from __future__ import annotations

import math
from typing import Any

from tests.report.parts import LABELS, PRODUCT, both, quantity

WIDER: dict[str, tuple[Any, Any, Any, str, str, dict[str, str]]] = {
    "h100_equivalents": (252780, None, None, "", "compute", both("H100-equivalenten", "H100 equivalents")),
    "frontier_window": (
        2.4,
        1.6,
        3.3,
        "year",
        "compute",
        both(
            "Jaren binnen een factor tien van de frontlinie", "Years within a factor of ten of the frontier"
        ),
    ),
    "dutch_gpu_count": (
        22798,
        None,
        None,
        "accelerator",
        "compute",
        both("GPU's in Nederland", "Dutch GPUs"),
    ),
    "dutch_h100_equivalents": (
        17000,
        None,
        None,
        "accelerator",
        "compute",
        both("H100-equivalenten in Nederland", "Dutch H100 equivalents"),
    ),
    "renewable_share_annual": (
        1.02,
        0.9,
        1.1,
        "",
        "energy",
        both("Hernieuwbaar per jaar", "Renewable by year"),
    ),
    "renewable_share_hourly": (
        0.71,
        0.65,
        0.78,
        "",
        "energy",
        both("Hernieuwbaar per uur", "Renewable by hour"),
    ),
    "heat_available": (5.2, 4.1, 6.8, "PJ", "energy", both("Beschikbare warmte", "Heat available")),
    "heat_delivered": (0.0, 0.0, 0.0, "PJ", "energy", both("Geleverde warmte", "Heat delivered")),
    "connection_chance_2030": (0.3, None, None, "", "power", both("Kans in 2030", "Chance by 2030")),
    "connection_chance_2035": (0.8, None, None, "", "power", both("Kans in 2035", "Chance by 2035")),
    "connection_chance_after_2035": (0.2, None, None, "", "power", both("Kans daarna", "Chance after")),
    "time_to_power": (4.0, 3.0, 9.0, "year", "energy", both("Tijd tot aansluiting", "Time to power")),
    "funding_gap": (3.12e8, 0.0, 2.1e9, "EUR", "finance", both("Onrendabele top", "Funding gap")),
    "construction_fte_years": (
        2900,
        2100,
        4100,
        "fte",
        "economy",
        both("Arbeid bij de bouw", "Work in construction"),
    ),
    "operation_fte_direct": (250, 180, 330, "fte", "economy", both("Directe arbeidsplaatsen", "Direct jobs")),
    "operation_fte_indirect": (
        145,
        90,
        210,
        "fte",
        "economy",
        both("Indirecte arbeidsplaatsen", "Indirect jobs"),
    ),
    "gross_value_added": (
        4.6e7,
        3.0e7,
        6.1e7,
        "EUR",
        "economy",
        both("Bruto toegevoegde waarde", "Gross value added"),
    ),
    "access_shortfall_abroad": (
        0.31,
        0.12,
        0.55,
        "",
        "autonomy",
        both("Onvervulde vraag bij toegang elders", "Shortfall of access abroad"),
    ),
    "welfare_balance": (-4.1e8, -1.9e9, 8.0e8, "EUR", "welfare", both("Welvaartssaldo", "Welfare balance")),
    "national_contribution": (
        7e8,
        None,
        None,
        "EUR",
        "finance",
        both("Nationale bijdrage", "National contribution"),
    ),
}


def wider_quantities(lang: str) -> dict[str, Any]:
    """The quantities of the wider perspectives."""
    explained = {"explanation": PRODUCT[lang]}
    return {
        name: quantity(
            value, low, high, unit, label[lang], perspective=perspective, median=value, **explained
        )
        for name, (value, low, high, unit, perspective, label) in WIDER.items()
    }


#: Labels of what only alternatives show.
OF_ALTERNATIVES = {
    "project_npv_with_contribution": both(
        "Netto contante waarde met bijdragen", "Net present value with contributions"
    ),
    "secured_access": both("Vraag waarin alleen dit voorziet", "Demand that only this serves"),
}


def _alternatives(lang: str) -> dict[str, Any]:
    def figure(name: str, value: float, low: float | None, high: float | None) -> dict[str, Any]:
        known = {**LABELS, **{key: row[5] for key, row in WIDER.items()}, **OF_ALTERNATIVES}
        unit = "" if name.endswith(("ratio", "abroad")) else "EUR"
        return {"value": value, "low": low, "high": high, "unit": unit, "label": known[name][lang]}

    titles = {
        "none": both("Geen AI-gigafabriek in Nederland", "No AI gigafactory in the Netherlands"),
        "central": both(
            "Eén centrale AI-gigafabriek: het voorstel", "One central AI gigafactory: the proposal"
        ),
        "central-market": both("Het voorstel zonder publiek geld", "The proposal without public money"),
        "central-delayed": both("Het voorstel, twee jaar later", "The proposal, two years later"),
        "federated": both("Veel kleinere locaties", "Many smaller sites"),
        "ecosystem": both("Investeren in toepassingen van AI", "Investment in AI applications"),
        "abroad": both("Een aandeel in een andere lidstaat", "A share in another member state"),
    }
    text = both("Een keuze van figuur 7.1 van het rapport.", "A choice of figure 7.1 of the report.")
    made: dict[str, Any] = {
        name: {"title": title, "text": text, "quantities": {}} for name, title in titles.items()
    }
    for name, balance in (
        ("central", -4.1e8),
        ("central-market", 1.1e8),
        ("federated", 2e7),
        ("abroad", -6e7),
    ):
        made[name]["quantities"] = {
            "project_npv_with_contribution": figure(
                "project_npv_with_contribution", balance * 1.3, -2.1e9, 1.87e9
            ),
            "welfare_balance": figure("welfare_balance", balance, balance - 9e8, balance + 1.1e9),
        }
    made["central"]["quantities"]["national_contribution"] = figure("national_contribution", 7e8, None, None)
    made["abroad"]["quantities"]["secured_access"] = figure("secured_access", 900.0, 0.0, 2000.0) | {
        "unit": "accelerator"
    }
    made["ecosystem"]["quantities"] = {"welfare_balance": figure("welfare_balance", 3e8, -5e8, 1.6e9)}
    return made


def _actors() -> list[dict[str, Any]]:
    def flow(name: str, title: dict[str, str], value: float) -> dict[str, Any]:
        return {"id": name, "title": title, "value": value, "unit": "EUR"}

    sold, paid = (
        both("Verkochte rekenkracht", "Computing sold"),
        both("Betaalde rekenkracht", "Computing bought"),
    )
    grant = both("Bijdrage van het Rijk", "Contribution of the state")
    return [
        {
            "id": "foreign-owners",
            "title": both("Buitenlandse eigenaren", "Foreign owners"),
            "dutch": False,
            "flows": [
                flow("sold", sold, 4.4e9),
                flow("grant", grant, 7e8),
                flow("costs", both("Kosten", "Costs"), -4.9e9),
            ],
            "balance": {"value": 2e8, "low": -1.1e9, "high": 1.6e9},
        },
        {
            "id": "dutch-state",
            "title": both("Nederlandse Staat", "Dutch state"),
            "dutch": True,
            "flows": [flow("grant", grant, -7e8), flow("tax", both("Belasting", "Tax"), 2.1e8)],
            "balance": {"value": -4.9e8, "low": -7e8, "high": -2e8},
        },
        {
            "id": "dutch-users",
            "title": both("Nederlandse gebruikers", "Dutch users"),
            "dutch": True,
            "flows": [
                flow("paid", paid, -9e8),
                flow("worth", both("Waarde van gebruik", "Worth of use"), 9.8e8),
            ],
            "balance": {"value": 8e7, "low": 1e7, "high": 1.9e8},
        },
    ]


def _year() -> dict[str, Any]:
    """A year whose load follows the temperature."""
    days = list(range(1, 366))
    warm = [10.5 - 8 * math.cos(2 * math.pi * (day - 20) / 365) for day in days]
    return {
        "day": days,
        "load_mw": [150 + 0.4 * degrees for degrees in warm],
        "load_mw_max": [153 + 0.6 * degrees for degrees in warm],
        "temperature": warm,
        "price": [1 - 0.02 * (degrees - 10) for degrees in warm],
        "wind": [0.45 - 0.01 * (degrees - 10) for degrees in warm],
    }


def energy_hours() -> dict[str, Any]:
    """A year with contracted power that waxes and wanes, and a price that falls as it waxes."""
    at = [1, 100, 500, *range(1000, 8001, 1000), 8760]
    load, wind = [150.0] * 168, [150 * (1 - math.cos(math.pi * hour / 24)) for hour in range(168)]
    matched = [min(one, other) for one, other in zip(load, wind, strict=True)]
    powers = {
        "load": load,
        "generation": wind,
        "matched": matched,
        "surplus": [one - other for one, other in zip(wind, matched, strict=True)],
        "imported": [one - other for one, other in zip(load, matched, strict=True)],
    }
    price = [160 - one / 2 for one in wind]
    days = {
        name: [sum(values[day : day + 24]) / 24 for day in range(0, 168, 24)]
        for name, values in powers.items()
    }
    week = {
        "powers": powers,
        "price": price,
        "days": {"powers": days, "price": [85.0] * 7},
        "load": 150.0,
        "bought": 47.7,
        "covered_share": 0.68,
        "paid": 133.0,
        "mean_price": 85.0,
    }
    falling = [150 * (1 - hour / 8760) for hour in at]
    bands = [(None, 0.0, -0.01), (0.0, 50.0, 0.05), (50.0, 100.0, 0.4), (100.0, None, 0.56)]
    cost = {
        "contracted_power_cost": (both("Gecontracteerde elektriciteit", "Contracted electricity"), 80.0),
        "market_electricity_cost": (both("Ingekocht op de markt", "Bought on the market"), 30.0),
        "surplus_electricity_revenue": (both("Verkoop van overschot", "Sale of surplus"), -20.0),
        "energy_tax_cost": (both("Energiebelasting", "Energy tax"), 3.1),
    }
    return {
        "connection": {"value": 160.0, "stated": True},
        "it_load": 140.0,
        "duration": {
            "hours": at,
            "powers": {
                "load": [150.0] * len(at),
                "connection": [155.0] * len(at),
                "imported": falling,
                "surplus": falling,
            },
            "hours_in_year": 8760,
            "bought_hours": 5100,
            "bought_peak": 150.0,
            "connection_peak": 155.0,
            "connection_peak_at_full_power": 158.0,
            "nearly_full": 0.95,
            "nearly_full_hours": 1234,
            "full_load_hours": 8212.5,
        },
        "weeks": [{"season": "winter", "day": 15, **week}, {"season": "summer", "day": 183, **week}],
        "prices": {
            "bands": [
                {
                    "low": low,
                    "high": high,
                    "hours": 2190,
                    "hours_share": 0.25,
                    "powers": {"load": 150.0, "matched": 150.0 - 30 * number, "imported": 30.0 * number},
                    "cost_share": share,
                }
                for number, (low, high, share) in enumerate(bands)
            ],
            "hours_in_year": 8760,
            "negative_hours": 412,
            "mean_price": 85.0,
            "paid": 99.0,
        },
        "cost": {
            "parts": [{"id": name, "title": title, "value": value} for name, (title, value) in cost.items()],
            "total": {"value": 93.1, "low": 80.0, "high": 110.0},
        },
    }


def _frontier() -> dict[str, Any]:
    source = {"title": "Epoch AI", "address": "https://epoch.ai/data"}
    models = [
        ("GPT-3", "2020-05-28", 3.14e23),
        ("GPT-4", "2023-03-15", 2.1e25),
        ("Grok 4", "2025-07-09", 5e26),
    ]
    return {
        "models": [
            {"name": name, "date": date, "flop": flop, "certainty": "estimate", "source": source}
            for name, date, flop in models
        ],
        "reference_flop": 2e26,
        "reference_date": "2025-01-01",
        "growth": 4.5,
        "known_until": 2030,
        "ceiling": 3e29,
        "factory": {"name": "Rotterdam", "date": "2029-01-01", "flop": 1.2e28},
    }


def _connection(lang: str) -> dict[str, Any]:
    years = {
        "firm": (2031.2, 2033.6, 2035.4),
        "time-duration": (2029.5, 2030.9, 2033.0),
        "capacity-limiting": (2030.1, 2031.7, 2034.2),
        "congestion-reliever": (2029.4, 2030.2, 2031.6),
    }
    return {
        "station": "Maasvlakte",
        "basis": "area",
        "note": {lang: both("Een groot deel van de haven is vol.", "Much of the port is full.")[lang]},
        "source": {
            "title": "Stroomnet vol",
            "address": "https://www.rd.nl/artikel/1087325",
            "section": "wachtlijst",
            "date": "2024-12",
        },
        "contract": "time-duration",
        "plan": True,
        "planned": 2029,
        "stated": None,
        "start": 2029,
        "earliest": {"station": "Zeyerveen", "year": 2026},
        "latest": {"station": "Middenmeer", "year": 2035},
        "forms": [
            {"contract": contract, **dict(zip(("p10", "p50", "p90"), found, strict=True))}
            for contract, found in years.items()
        ],
    }


def _dutch_gpus() -> dict[str, Any]:
    rows = [("SURF (Snellius)", "NL", "academic", 640), ("Microsoft Azure", "US", "commercial", 22158)]
    return {
        "rows": [dict(zip(("name", "country", "kind", "count"), row, strict=True)) for row in rows],
        "total": 22798,
        "h100_equivalents": 17000.0,
    }


def wider_parts(lang: str) -> dict[str, Any]:
    """What a result holds beside quantities: alternatives, actors, charts' figures."""
    spread = [
        {
            "name": "grid_tariff",
            "title": both("Nettarief per kW per jaar", "Grid tariff per kW a year"),
            "share": share,
        }
        for share in (0.41, 0.22, 0.11, 0.08, 0.02)
    ]
    return {
        "draws": 1000,
        "alternatives": _alternatives(lang),
        "uncertainties": {"project_npv": spread, "welfare_balance": spread[1:]},
        "actors": _actors(),
        "pm": [
            {
                "id": "noise",
                "title": both("Geluid en uitzicht", "Noise and view"),
                "why": both("Hangt af van de locatie.", "Depends on the site."),
                "direction": "minus",
            },
            {
                "id": "spill-over",
                "title": both("Kennis en talent", "Knowledge and talent"),
                "why": both("Geen omvang bekend.", "No size is known."),
                "direction": "plus",
            },
        ],
        "year": _year(),
        "connection": _connection(lang),
        "energy_hours": energy_hours(),
        "frontier": _frontier(),
        "dutch_gpus": _dutch_gpus(),
    }
