"""The simulated year hour by hour, as far as the page shows it: duration, two weeks, prices, and what a MWh costs.

Of the 8,760 hours the result keeps some 200 points of each curve and two weeks; powers are in MW.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from typing import Any

import numpy as np

from aigf.model import wiring
from aigf.model.wiring import label_of
from aigf.study.result import Quantity
from aigf.study.run import Run
from aigf.text import Text, Title, named
from aigf.units import MWH_PER_TWH, Array

#: The hourly series that are powers, by the names of ``Simulation.hours``; the page shows those that are there.
POWERS = (
    "load",
    "generation",
    "matched",
    "surplus",
    "imported",
    "exported",
    "charge",
    "discharge",
    "backup",
    "curtailed",
)
#: Above this share of its capacity the connection is as good as full.
NEARLY_FULL = 0.95
#: The points that are kept of a curve over the year.
POINTS = 201
#: The months of a season, and which of its weeks is shown: the one in which the purchases cost most or least.
SEASONS: Mapping[str, tuple[tuple[int, ...], Callable[..., Any]]] = {
    "winter": ((12, 1, 2), np.argmax),
    "summer": ((6, 7, 8), np.argmin),
}
#: What the parts of the electricity cost are called beside one another; a model function each.
COMPONENTS: Mapping[str, Text] = {
    "contracted_power_cost": Text("Contracted electricity"),
    "baseload_power_cost": Text("Contracted baseload"),
    "market_electricity_cost": Text("Bought on the market"),
    "surplus_electricity_revenue": Text("Sale of surplus"),
    "imbalance_cost": Text("Imbalance"),
    "energy_tax_cost": Text("Energy tax"),
    "guarantee_of_origin_cost": Text("Guarantees of origin"),
    "transport_cost": Text("Transport tariff"),
    "backup_fuel_cost": Text("Fuel for backup"),
}
_BANDS = 4  # price bands between zero and the mean
_DEAR = 95  # percentile of the price from which the last band begins
_MOST_BANDS = 40  # however low the mean is below what is dear
_STEPS = (1.0, 2.0, 2.5, 5.0, 10.0)
_FIRST = date(2025, 1, 1)  # any year of 365 days gives the months their length
_DAY, _WEEK = 24, 7 * 24


def energy_hours(central: Run, quantities: Mapping[str, Quantity]) -> dict[str, Any]:
    """The energy of the reference year as the page shows it, under the key ``energy_hours`` of the result.

    ``connection`` and ``it_load`` [MW] are what the curves stand beside; ``duration``, ``weeks``, ``prices`` and
    ``cost`` are the four charts.
    """
    names = ["electricity_price", "direct_line_share", "grid_connection", "it_load", "grid_import_peak"]
    values = central.values(names)
    price, direct, connection, it_load, most = (float(value[0, 0]) for value in values.values())
    powers = powers_of(central)
    prices = central.simulation.hours["price_ratio"] * price
    # What comes over a direct line does not load the connection; all other power does, contracted or not.
    powers["connection"] = np.maximum(powers["load"] - direct * powers["generation"], 0.0)
    return {
        "connection": {"value": connection, "stated": quantities["grid_connection"].status == "stated"},
        "it_load": it_load,
        "duration": duration(powers, connection, most),
        "weeks": [week(season, powers, prices) for season in SEASONS],
        "prices": price_bands(powers, prices),
        "cost": cost_per_mwh(central, quantities),
    }


def power_scale(central: Run) -> float:
    """The power [MW] that 1 in the hourly series stands for.

    Electricity use of the year over the sum of the hourly load: the IT load, unless the proposal states its use or
    its PUE and the hours have to come to that.
    """
    use = float(central.values(["electricity_use"])["electricity_use"][0, 0])
    return use * float(MWH_PER_TWH) / float(central.simulation.hours["load"].sum())


def powers_of(central: Run) -> dict[str, Array]:
    """The hourly powers of the central draw in MW, each (8760,), and the contracted power that is not used."""
    hours, scale = dict(central.simulation.hours), power_scale(central)
    hours.setdefault("surplus", hours["generation"] - hours["matched"])
    return {name: hours[name] * scale for name in POWERS if name in hours}


def duration(powers: Mapping[str, Array], connection: float, most: float) -> dict[str, Any]:
    """Each power from its highest hour to its lowest, and how far the connection is used.

    ``hours`` is the number of hours in which a power is at least the value beside it; the points lie closer together
    towards both ends. What is zero all year is left out, as is what crosses the connection where that is the load.
    ``full_load_hours`` is the energy over the connection in a year over its capacity; ``most`` is the model's peak
    over it, with all computers at full power.
    """
    total = len(powers["load"])
    spread = (1.0 - np.cos(np.linspace(0.0, np.pi, POINTS))) / 2.0
    rounded = np.array([99, 499, *range(999, total, 1000)])
    at = np.unique([*np.round(spread * (total - 1)).astype(int), *rounded])
    digits = _digits(powers["load"].max())
    crossing = powers["connection"]
    shown = [name for name in ("load", "imported", "surplus") if powers[name].any()]
    if not np.array_equal(crossing, powers["load"]):
        shown.append("connection")
    return {
        "hours": [int(index) + 1 for index in at],
        "powers": {name: _listed(np.sort(powers[name])[::-1][at], digits) for name in shown},
        "hours_in_year": total,
        "bought_hours": int(np.sum(powers["imported"] > 0.0)),
        "bought_peak": float(powers["imported"].max()),
        "connection_peak": float(crossing.max()),
        "connection_peak_at_full_power": most,
        "nearly_full": NEARLY_FULL,
        "nearly_full_hours": int(np.sum(crossing > NEARLY_FULL * connection)),
        "full_load_hours": float(crossing.sum()) / connection,
    }


def week(season: str, powers: Mapping[str, Array], prices: Array) -> dict[str, Any]:
    """The week of a season in which the purchases on the market cost most (winter) or least (summer).

    Weeks begin on a Monday: the reference year does, as its prices know. ``day`` is the week's first day, 1 being
    1 January; ``days`` holds the means of the seven days. Powers that are zero all year are left out.
    """
    months, choose = SEASONS[season]
    cost = powers["imported"] * prices
    starts = [
        hour
        for hour in range(0, len(prices) - _WEEK + 1, _WEEK)
        if all(_month(day) in months for day in (hour // _DAY, (hour + _WEEK - 1) // _DAY))
    ]
    start = starts[int(choose([cost[hour : hour + _WEEK].sum() for hour in starts]))]
    part = slice(start, start + _WEEK)
    digits = _digits(powers["load"].max())
    shown = {name: powers[name][part] for name in POWERS if name in powers and powers[name].any()}
    bought, load = powers["imported"][part].sum(), powers["load"][part].sum()
    return {
        "season": season,
        "day": start // _DAY + 1,
        "powers": {name: _listed(values, digits) for name, values in shown.items()},
        "price": _listed(prices[part], 1),
        "days": {
            "powers": {name: _listed(_by_day(values), digits) for name, values in shown.items()},
            "price": _listed(_by_day(prices[part]), 1),
        },
        "load": float(load) / _WEEK,
        "bought": float(bought) / _WEEK,
        "covered_share": float(powers["matched"][part].sum() / load),
        "paid": float(cost[part].sum() / bought) if bought > 0.0 else None,
        "mean_price": float(prices.mean()),
    }


def price_bands(powers: Mapping[str, Array], prices: Array) -> dict[str, Any]:
    """What the site does by band of the market price: mean powers, and the shares of the hours and of the cost.

    ``low`` and ``high`` [EUR/MWh] are None where a band is open; ``paid`` is the mean price of what is bought.
    """
    bought = powers["imported"]
    cost = bought * prices
    edges = _edges(prices)
    bands = []
    for low, high in zip([-np.inf, *edges], [*edges, np.inf], strict=True):
        inside = (prices >= low) & (prices < high)
        if not inside.any():
            continue
        bands.append(
            {
                "low": float(low) if math.isfinite(low) else None,
                "high": float(high) if math.isfinite(high) else None,
                "hours": int(inside.sum()),
                "hours_share": float(inside.mean()),
                "powers": {
                    name: float(powers[name][inside].mean()) for name in ("load", "matched", "imported")
                },
                "cost_share": float(cost[inside].sum() / cost.sum()) if cost.sum() > 0.0 else None,
            }
        )
    return {
        "bands": bands,
        "hours_in_year": len(prices),
        "negative_hours": int(np.sum(prices < 0.0)),
        "mean_price": float(prices.mean()),
        "paid": float(cost.sum() / bought.sum()) if bought.sum() > 0.0 else None,
    }


def cost_per_mwh(central: Run, quantities: Mapping[str, Quantity]) -> dict[str, Any]:
    """What the electricity cost consists of [EUR per MWh used]; what takes off is negative, what is zero left out.

    The parts are the arguments of the model's ``electricity_cost_at_signature``; that function also says their signs.
    """
    function = wiring.functions()["electricity_cost_at_signature"]
    names = wiring.arguments_of("electricity_cost_at_signature")
    values = central.values([*names, "electricity_use"])
    use = float(values["electricity_use"][0, 0]) * float(MWH_PER_TWH)
    parts = []
    for name in names:
        sign = float(function(**{other: float(other == name) for other in names}))
        value = sign * float(values[name][0, 0]) / use
        if value:
            title = COMPONENTS.get(name) or named(label_of(name))
            parts.append({"id": name, "title": Title(title), "value": value})
    total = quantities["electricity_cost_per_mwh"]
    return {
        "parts": parts,
        "total": {"value": total.value, "low": total.low, "high": total.high},
    }


def _edges(prices: Array) -> list[float]:
    """Round edges from zero up to where the dearest hours begin, some four of them below the mean.

    They are as many as fit a chart, whatever the prices are: a mean near zero makes them wider, not more.
    """
    dear = float(np.percentile(prices, _DEAR))
    wanted = max(float(np.mean(prices)) / _BANDS, dear / _MOST_BANDS, 1e-6)
    power = 10.0 ** math.floor(math.log10(wanted))
    width = next(step * power for step in _STEPS if step * power >= wanted * (1 - 1e-9))
    last = max(math.ceil(dear / width), 1)
    return [width * number for number in range(last + 1)]


def _month(day: int) -> int:
    return (_FIRST + timedelta(days=day)).month


def _by_day(hours: Array) -> Array:
    mean: Array = hours.reshape(-1, _DAY).mean(axis=1)
    return mean


def _digits(largest: float) -> int:
    """Decimals that leave the largest power four digits."""
    return max(3 - math.floor(math.log10(largest)), 0) if largest > 0 else 0


def _listed(values: Array, digits: int) -> list[float]:
    return [round(float(value), digits) + 0.0 for value in values]
