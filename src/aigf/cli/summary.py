"""The terminal summary of an appraisal: verdict, what to ask, key figures, warnings."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from typing import Any

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from aigf.cli.language import reader
from aigf.report.summary import headline, summary_rows

#: Questions that are shown on screen; the page has them all.
ASKED_ON_SCREEN = 5
#: Columns where the output is no terminal.
WIDTH = 120
#: The figures on screen, of those on the page.
KEY_FIGURES = (
    "accelerator_count",
    "peak_flops",
    "training_flop_per_month",
    "hero_run_duration",
    "it_load",
    "pue",
    "facility_load",
    "electricity_use",
    "household_equivalents",
    "time_to_power",
    "net_area",
    "capex",
    "national_contribution",
    "opex",
    "revenue",
    "cost_per_gpu_hour",
    "project_npv",
    "project_irr",
    "gross_value_added",
    "access_shortfall_abroad",
    "welfare_balance",
    "benefit_cost_ratio",
)


def print_summary(result: Mapping[str, Any], lang: str) -> None:
    """Prints the summary to stdout; colours only on a terminal and without NO_COLOR."""
    translate = reader(lang).translate
    console = Console(highlight=False, width=None if sys.stdout.isatty() else WIDTH)
    verdict = headline(result, lang)
    console.print(f"[bold]{escape(str(result['proposal']['name']))}[/]")
    console.print(f"[bold]{escape(verdict.sentence.text)}[/]")
    if not verdict.decided:
        for outcome in verdict.outcomes:
            console.print(f"  - {escape(outcome.title.text)}")
    if verdict.asks:
        console.print(f"\n[bold]{translate('To ask first')}[/]")
        for ask in verdict.asks[:ASKED_ON_SCREEN]:
            console.print(f"  ? {escape(ask.text)}")
        more = len(verdict.asks) - ASKED_ON_SCREEN
        if more > 0:
            console.print("  " + translate("and {count} more on the page").format(count=more))
    console.print()
    console.print(_figures(result, lang))
    for warning in result["warnings"]:
        console.print(f"! {escape(warning)}")


def _figures(result: Mapping[str, Any], lang: str) -> Table:
    translate = reader(lang).translate
    table = Table(box=None, pad_edge=False, show_header=True, header_style="bold")
    table.add_column(translate("Key figure"))
    table.add_column(translate("Value"), justify="right")
    table.add_column(translate("P5 to P95") if result.get("draws") else translate("Range"), justify="right")
    table.add_column(translate("Status"))
    table.add_column(translate("Computed beside"), justify="right")
    rows = {row.name: row for row in summary_rows(result, lang)}
    for row in (rows[name] for name in KEY_FIGURES if name in rows and rows[name].known):
        cells = (row.label, row.value, row.range or "", row.status_word, row.beside or "")
        table.add_row(*(escape(text) for text in cells))
    return table
