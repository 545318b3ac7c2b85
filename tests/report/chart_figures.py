"""The figures that the finding of each chart may cite, by the name that its template gives them: found once more."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta
from typing import Any

Figures = dict[str, float | int | tuple[float, ...] | None]
Result = Mapping[str, Any]

_FIRST = date(2025, 1, 1)


def _day(number: int) -> int:
    return (_FIRST + timedelta(days=int(number) - 1)).day


def _month(number: int) -> int:
    return (_FIRST + timedelta(days=int(number) - 1)).month


def _actors(result: Result) -> Figures:
    dutch = [actor["balance"]["value"] for actor in result["actors"] if actor["dutch"]]
    return {"gain": max(dutch), "loss": abs(min(dutch)), "least": min(dutch)}


def _cash_flow(statement: str) -> Callable[[Result], Figures]:
    def figures(result: Result) -> Figures:
        found = next(item for item in result["statements"] if item["id"] == statement)
        net = dict(zip(found["years"], found["total"]["values"], strict=True))
        return {
            "low": min(net.values()),
            "high": max(net.values()),
            "low_year": min(net, key=net.__getitem__),
            "high_year": max(net, key=net.__getitem__),
            "first": next((year for year, value in net.items() if value > 0), None),
            "losses": sum(value < 0 for value in net.values()),
            "years": len(net),
        }

    return figures


def _load(result: Result) -> Figures:
    year = result["year"]
    mean = year["load_mw"]
    high, low = mean.index(max(mean)), mean.index(min(mean))
    return {
        "high": mean[high],
        "low": mean[low],
        "high_day": _day(year["day"][high]),
        "low_day": _day(year["day"][low]),
        "high_warm": year["temperature"][high],
        "low_warm": year["temperature"][low],
    }


def _connection(result: Result) -> Figures:
    connection = result["connection"]
    contract = connection["contract"] or "firm"
    forms = {form["contract"]: form for form in connection["forms"]}
    years = {key: int(forms[contract][key] + 0.5) for key in ("p10", "p50", "p90")}
    first = min(int(form["p50"] + 0.5) for form in forms.values())
    return {
        "low": years["p10"],
        "high": years["p90"],
        "year": years["p50"],
        "planned": connection["planned"],
        "gap": years["p50"] - connection["planned"],
        "first": first,
    }


def _duration(result: Result) -> Figures:
    hours = result["energy_hours"]
    found = hours["duration"]
    return {
        "not_bought": found["hours_in_year"] - found["bought_hours"],
        "total": found["hours_in_year"],
        "peak": found["bought_peak"],
        "crossing": found["connection_peak"],
        "most": found["connection_peak_at_full_power"],
        "connection": hours["connection"]["value"],
        "share": found["nearly_full"],
        "full": found["nearly_full_hours"],
        "full_load": found["full_load_hours"],
    }


def _week(season: str) -> Callable[[Result], Figures]:
    def figures(result: Result) -> Figures:
        (week,) = (item for item in result["energy_hours"]["weeks"] if item["season"] == season)
        return {
            "first": _day(week["day"]),
            "last": _day(week["day"] + 6),
            "load": week["load"],
            "bought": week["bought"],
            "share": week["covered_share"],
            "paid": week["paid"],
            "mean": week["mean_price"],
        }

    return figures


def _prices(result: Result) -> Figures:
    found = result["energy_hours"]["prices"]
    paid, mean = found["paid"], found["mean_price"]
    return {
        "mean": mean,
        "paid": paid,
        "ratio": None if paid is None or mean <= 0 else abs(paid / mean - 1),
        "above": None if paid is None else paid - mean,
        "negative": found["negative_hours"],
        "total": found["hours_in_year"],
    }


def _cost(result: Result) -> Figures:
    cost = result["energy_hours"]["cost"]
    parts = [part["value"] for part in cost["parts"]]
    total = cost["total"]
    ends = tuple(end for end in (total["low"], total["high"]) if end is not None)
    return {
        "total": total["value"],
        "range": ends,
        "largest": max(parts),
        "gains": -sum(part for part in parts if part < 0),
    }


def _heat(result: Result) -> Figures:
    year = result["year"]
    days: Sequence[int] = year["day"]
    asked, delivered, available = (year[f"heat_{name}_mw"] for name in ("asked", "delivered", "available"))
    short = [at for at in range(len(days)) if delivered[at] < 0.995 * asked[at]]
    lacking = [asked[at] - delivered[at] for at in range(len(days))]
    worst = max(short, key=lacking.__getitem__) if short else asked.index(max(asked))
    by_month: dict[int, list[float]] = {}
    for day, value in zip(days, asked, strict=True):
        by_month.setdefault(_month(day), []).append(value)
    return {
        "available": sum(available) / len(days),
        "asked": (asked[worst], max(asked)),
        "delivered": delivered[worst],
        "day": _day(days[worst]),
        "quiet": min(sum(values) / len(values) for values in by_month.values()),
        "count": len(short),
        "any": max(delivered),
    }


def _frontier(result: Result) -> Figures:
    found = result["frontier"]
    year = int(found["factory"]["date"][:4])
    told = min(year, found["known_until"])
    # A date is a part of its year, by its day.
    trend = min(found["reference_flop"] * found["growth"] ** (told - 2025), found["ceiling"])
    window = result["quantities"]["frontier_window"]["value"]
    return {
        "flop": found["factory"]["flop"],
        "year": year,
        "trend": trend,
        "until": int(found["known_until"]),
        "window": window,
        "end": None if window is None else int(year + window),
    }


#: By the name of the chart.
OF_CHART: Mapping[str, Callable[[Result], Figures]] = {
    "actors": _actors,
    "cash-flow": _cash_flow("without_public_money"),
    "cash-flow-proposed": _cash_flow("as_proposed"),
    "load": _load,
    "connection": _connection,
    "duration": _duration,
    "week-winter": _week("winter"),
    "week-summer": _week("summer"),
    "price-import": _prices,
    "energy-cost": _cost,
    "heat": _heat,
    "frontier": _frontier,
}
