"""What stands beside the figures: actors, unquantified effects, the year, the connection, the frontier, Dutch GPUs.

Each is a tree of names, numbers and texts apart from their language.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from aigf.register.frontier import load_frontier_models
from aigf.register.pm_items import load_pm_items
from aigf.register.stations import load_stations
from aigf.register.table_2_1 import load_table_2_1
from aigf.study.binding import Bound
from aigf.study.case import Case
from aigf.study.connection import area_of, station_of
from aigf.study.energisation import years_by_contract
from aigf.study.energy_hours import power_scale
from aigf.study.result import Quantity
from aigf.study.run import Run
from aigf.study.simulation.heat import HOURLY as HEAT
from aigf.study.timeline import Plan
from aigf.text import Text, Title, Titled
from aigf.units import HOURS_IN_YEAR, MWH_PER_PJ

#: Who wins and loses, and whether it counts in the balance for the Netherlands.
ACTORS: Mapping[str, bool] = {
    "dutch_owners": True,
    "dutch_state": True,
    "dutch_users": True,
    "dutch_suppliers": True,
    "dutch_society": True,
    "foreign_owners": False,
    "foreign_users": False,
    "foreign_suppliers": False,
    "european_union": False,
}

_TITLES = {
    "dutch_owners": Text("Dutch owners and lenders"),
    "dutch_state": Text("Dutch state"),
    "dutch_users": Text("Dutch users"),
    "dutch_suppliers": Text("Dutch suppliers and staff"),
    "dutch_society": Text("Dutch society and the environment"),
    "foreign_owners": Text("Foreign owners and lenders"),
    "foreign_users": Text("Foreign users"),
    "foreign_suppliers": Text("Foreign suppliers"),
    "european_union": Text("European Union"),
}

_FLOWS = {
    "money": Text("Money received less money paid"),
    "effects": Text("Goods, services and other effects"),
}


def actors(quantities: Mapping[str, Quantity]) -> list[dict[str, Any]]:
    """Each actor's balance, and of it the money received less paid and the rest."""
    found = []
    for actor, dutch in ACTORS.items():
        balance = quantities[f"balance_{actor}"]
        # Society pays and receives no money in this balance: all of it is effects.
        transfers = quantities.get(f"transfers_{actor}")
        money = transfers.value if transfers else 0.0
        amounts = {"money": money, "effects": balance.value - money}
        found.append(
            {
                "id": actor,
                "title": Title(_TITLES[actor]),
                "dutch": dutch,
                "flows": [
                    {
                        "id": flow,
                        "title": Title(_FLOWS[flow]),
                        "value": value,
                        "unit": "EUR",
                    }
                    for flow, value in amounts.items()
                ],
                "balance": {"value": balance.value, "low": balance.low, "high": balance.high},
            }
        )
    return found


def unquantified() -> list[dict[str, Any]]:
    """The effects that the balance does not count, and why."""
    return [
        {
            "id": item.id,
            "title": Title(Titled(item.title)),
            "why": Title(Titled(item.reason)),
            "direction": item.direction,
        }
        for item in load_pm_items()
    ]


def reference_year(central: Run) -> dict[str, list[float]]:
    """Daily means of the simulated year: load and heat [MW], the highest load, temperature, price [EUR/MWh], wind."""
    scale = power_scale(central)
    found = central.values(["heat_available"])
    heat = float(found["heat_available"][0, 0]) * float(MWH_PER_PJ) / float(HOURS_IN_YEAR)
    price = float(central.inputs["electricity_price"][0, 0])
    days = {name: values.reshape(-1, 24) for name, values in central.simulation.hours.items()}

    def listed(values: Any, digits: int) -> list[float]:
        return [round(float(value), digits) for value in np.asarray(values)]

    return {
        "day": list(range(1, len(days["load"]) + 1)),
        "load_mw": listed(days["load"].mean(axis=1) * scale, 2),
        "load_mw_max": listed(days["load"].max(axis=1) * scale, 2),
        "temperature": listed(days["temperature"].mean(axis=1), 2),
        "price": listed(days["price_ratio"].mean(axis=1) * price, 2),
        "wind": listed(days["wind"].mean(axis=1), 4),
        **{f"{name}_mw": listed(days[name].mean(axis=1) * heat, 2) for name in HEAT},
    }


def frontier(central: Run, name: str) -> dict[str, Any]:
    """Notable models, the trend through the largest of them with its limits, and the largest run of this factory."""
    found = central.values(["largest_run_flop", "start_year"])
    inputs = central.inputs
    return {
        "models": [vars(model).copy() for model in load_frontier_models()],
        "reference_flop": float(inputs["frontier_flop_2025"][0, 0]),
        "reference_date": "2025-01-01",
        "growth": float(inputs["frontier_growth"][0, 0]),
        "known_until": int(inputs["frontier_known_until"][0, 0]),
        "ceiling": float(inputs["frontier_ceiling"][0, 0]),
        "factory": {
            "name": name,
            "date": f"{int(found['start_year'][0, 0])}-01-01",
            "flop": float(found["largest_run_flop"][0, 0]),
        },
    }


def connection(case: Case, bound: Bound, plan: Plan, central: Run) -> dict[str, Any]:
    """When the connection can be live by form of contract, as calendar years, beside the start that is planned.

    ``station`` is None where none is known, ``basis`` is area, regional or national; ``planned`` is the start by the
    plan, or by building alone where ``plan`` is False. ``earliest`` and ``latest`` are the stations whose P50 of room
    for firm capacity is so.
    """
    proposal = case.read.proposal
    station, area = station_of(case), area_of(case)
    dated = {known.name: known.area.p50 for known in load_stations() if known.area}
    earliest, latest = min(dated, key=dated.__getitem__), max(dated, key=dated.__getitem__)
    planned = central.inputs["years_to_planned_start"][0, 0]
    return {
        "station": station.name if station and not proposal.sites else None,
        "basis": ("regional" if proposal.sites else "area") if area else "national",
        "note": Title(Titled(area.note)) if area else None,
        "source": vars(area.source).copy() if area else None,
        "contract": proposal.energy.grid_contract,
        "plan": bool(plan.phases),
        "planned": int(proposal.proposal.signature_year + planned),
        "stated": proposal.energy.energisation_year,
        "start": int(central.inputs["start_year"][0, 0]),
        "earliest": {"station": earliest, "year": dated[earliest]},
        "latest": {"station": latest, "year": dated[latest]},
        "forms": [
            {"contract": contract, **{key: float(year) for key, year in years._asdict().items()}}
            for contract, years in years_by_contract(case, bound.inputs).items()
        ],
    }


def dutch_gpus(quantities: Mapping[str, Quantity]) -> dict[str, Any]:
    """The report's table 2.1 with its total, and that total in H100s."""
    rows = load_table_2_1()
    return {
        "rows": [
            {"name": row.name, "country": row.country, "kind": row.kind, "count": row.gpu_count}
            for row in rows
        ],
        "total": sum(row.gpu_count for row in rows),
        "h100_equivalents": quantities["dutch_h100_equivalents"].value,
    }
