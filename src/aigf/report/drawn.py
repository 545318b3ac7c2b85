"""The charts of a result, each with what it rests on that the proposal could have stated and does not."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from aigf.report import charts
from aigf.report.charts import Chart
from aigf.report.questions.assumptions import assumed_behind
from aigf.report.questions.sentences import Facts
from aigf.report.statements import DRAWN, statement

#: The figures that decide what a chart shows, the weightiest first: what they rest on, the chart rests on.
SHOWS: Mapping[str, tuple[str, ...]] = {
    "actors": (
        "welfare_balance",
        "balance_dutch_owners",
        "balance_dutch_users",
        "balance_dutch_state",
        "balance_dutch_society",
    ),
    "cash-flow": ("market_revenue", "opex", "capex", "corporate_tax_pv"),
    "cash-flow-proposed": ("revenue", "opex", "capex", "debt", "national_contribution"),
    # The kind of cooling, which decides how the load goes with the temperature, is an assumption behind the water.
    "load": ("electricity_use", "facility_load", "pue", "wue"),
    "connection": ("time_to_power", "connection_delay", "grid_contract", "construction_duration"),
    "duration": ("electricity_use", "grid_import_peak", "grid_connection", "facility_load", "it_load"),
    "week": ("electricity_use", "electricity_price", "facility_load"),
    "price-import": ("electricity_price", "market_electricity_cost"),
    "energy-cost": ("electricity_cost_per_mwh",),
    "heat": ("heat_connected_demand", "heat_delivered", "heat_available"),
    "frontier": ("largest_run_flop", "frontier_window"),
}

#: Of the table of what an hour brings in and costs, which is not drawn.
UNIT_ECONOMICS = ("npv_per_gpu_hour", "levelised_price_per_gpu_hour", "levelised_running_cost_per_gpu_hour")


def unit_economics_assumed(result: Mapping[str, Any], lang: str) -> str:
    """What the price and the costs of an hour rest on."""
    return assumed_behind(UNIT_ECONOMICS, Facts(result, lang))


def drawn_charts(result: Mapping[str, Any], lang: str) -> dict[str, Chart]:
    """The charts that the result has the figures for, by name."""
    facts = Facts(result, lang)
    assumed = {name: assumed_behind(_cited(name, result), facts) for name in SHOWS}
    hours, quantities = result.get("energy_hours"), result["quantities"]
    drawn = (
        charts.actors_balance(result.get("actors"), lang, assumed["actors"]),
        *(
            charts.cash_flow(statement(result, name), lang, assumed[chart])
            for name, chart in charts.STATEMENTS.items()
            if name in DRAWN
        ),
        charts.year_load(result.get("year"), lang, assumed["load"]),
        charts.connection_years(result.get("connection"), lang, assumed["connection"]),
        charts.load_duration(hours, lang, assumed["duration"]),
        *charts.week_hours(hours, lang, assumed["week"]),
        charts.price_and_import(hours, lang, assumed["price-import"]),
        charts.electricity_cost(hours, lang, assumed["energy-cost"]),
        charts.year_heat(result.get("year"), lang, assumed["heat"]),
        charts.frontier_trend(
            result.get("frontier"), quantities.get("frontier_window"), lang, assumed["frontier"]
        ),
    )
    return {chart.name: chart for chart in drawn if chart is not None}


def _cited(name: str, result: Mapping[str, Any]) -> tuple[str, ...]:
    """The figures behind a chart. A form of contract and a plan that are stated are no assumptions."""
    connection = result.get("connection") or {}
    stated = {"grid_contract": connection.get("contract"), "construction_duration": connection.get("plan")}
    return tuple(cited for cited in SHOWS[name] if not stated.get(cited))
