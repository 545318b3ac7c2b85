"""The charts of a result, each with what it rests on that the proposal could have stated and does not."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from typing import Any, get_args

from aigf.report import charts
from aigf.report.charts import Chart
from aigf.report.charts.placing import Drawing, Place
from aigf.report.questions.assumptions import assumed_behind
from aigf.report.questions.sentences import Facts
from aigf.report.translations import translator

#: Of the table of what an hour brings in and costs, which is not drawn.
UNIT_ECONOMICS = ("npv_per_gpu_hour", "levelised_price_per_gpu_hour", "levelised_running_cost_per_gpu_hour")


def unit_economics_assumed(result: Mapping[str, Any], lang: str) -> str:
    """What the price and the costs of an hour rest on."""
    return assumed_behind(UNIT_ECONOMICS, Facts(result, lang))


@cache
def drawings() -> tuple[Drawing, ...]:
    """What there is to draw, in the order of the page: every module of charts says what it has."""
    modules = [import_module(f"{charts.__name__}.{found.name}") for found in iter_modules(charts.__path__)]
    found = [drawing for module in modules for drawing in getattr(module, "DRAWINGS", ())]
    places = (None, *get_args(Place))
    return tuple(
        sorted(found, key=lambda drawing: (places.index(drawing.place), drawing.order, drawing.name))
    )


def drawn_charts(result: Mapping[str, Any], lang: str) -> dict[str, Chart]:
    """The charts that the result has the figures for, by name."""
    facts = Facts(result, lang)
    return {chart.name: chart for drawing in drawings() for chart in _drawn(drawing, result, lang, facts)}


def _drawn(drawing: Drawing, result: Mapping[str, Any], lang: str, facts: Facts) -> Iterator[Chart]:
    """The charts of one kind, with their place on the page."""
    assumed = assumed_behind(drawing.cited(result), facts)
    for chart in drawing.draw(result, lang, assumed):
        if chart is not None:
            link = drawing.link.render(translator(lang)) if drawing.link else chart.title
            yield replace(chart, place=drawing.place, link=link if drawing.listed else "")
