"""The charts of the page, each drawn from one Vega-Lite specification without a network."""

from aigf.report.charts.balance import actors_balance
from aigf.report.charts.connection import connection_years
from aigf.report.charts.drawing import Chart, Key, csv_link, harmless
from aigf.report.charts.frontier import frontier_trend
from aigf.report.charts.load import year_load
from aigf.report.charts.money import cash_flow

__all__ = [
    "Chart",
    "Key",
    "actors_balance",
    "cash_flow",
    "connection_years",
    "csv_link",
    "frontier_trend",
    "harmless",
    "year_load",
]
