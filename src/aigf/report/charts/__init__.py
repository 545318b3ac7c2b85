"""The charts of the page, each drawn from one Vega-Lite specification without a network."""

from aigf.report.charts.balance import actors_balance
from aigf.report.charts.drawing import Chart, Key, csv_link, harmless
from aigf.report.charts.frontier import frontier_trend
from aigf.report.charts.heat import year_heat
from aigf.report.charts.load import year_load
from aigf.report.charts.money import cash_flow

__all__ = [
    "Chart",
    "Key",
    "actors_balance",
    "cash_flow",
    "csv_link",
    "frontier_trend",
    "harmless",
    "year_heat",
    "year_load",
]
