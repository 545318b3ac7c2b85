"""The charts of the page, each drawn from one Vega-Lite specification without a network."""

from aigf.report.charts.balance import actors_balance
from aigf.report.charts.connection import connection_years
from aigf.report.charts.cost import electricity_cost
from aigf.report.charts.drawing import Chart, Key, csv_link, harmless
from aigf.report.charts.duration import load_duration
from aigf.report.charts.frontier import frontier_trend
from aigf.report.charts.heat import year_heat
from aigf.report.charts.load import year_load
from aigf.report.charts.money import NAMES as STATEMENTS
from aigf.report.charts.money import cash_flow
from aigf.report.charts.prices import price_and_import
from aigf.report.charts.week import week_hours

__all__ = [
    "STATEMENTS",
    "Chart",
    "Key",
    "actors_balance",
    "cash_flow",
    "connection_years",
    "csv_link",
    "electricity_cost",
    "frontier_trend",
    "harmless",
    "load_duration",
    "price_and_import",
    "week_hours",
    "year_heat",
    "year_load",
]
