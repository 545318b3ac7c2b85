"""The terminal summary of an appraisal: verdict, what to ask, key figures, warnings."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping
from typing import Any

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from aigf.cli.language import reader
from aigf.report.changes import Changed, Row, changed
from aigf.report.overview import decisive
from aigf.report.standing import RESULTS, standings
from aigf.report.summary import KEY_FIGURES, headline, summary_rows

#: Questions that are shown on screen; the page has them all.
ASKED_ON_SCREEN = 5
#: Inputs that differ which are shown on screen.
INPUTS_ON_SCREEN = 15
#: Columns where the output is no terminal.
WIDTH = 120
#: Columns for the name of a figure: the least in which no long word is broken, and the most that serve.
NARROW, BROAD = 23, 45
#: Columns that the figures beside it take.
FIGURES = 92


def print_summary(result: Mapping[str, Any], lang: str) -> None:
    """Prints the summary to stdout; colours only on a terminal and without NO_COLOR."""
    translate = reader(lang).translate
    console = Console(highlight=False, width=None if sys.stdout.isatty() else WIDTH)
    verdict = headline(result, lang)
    console.print(f"[bold]{escape(str(result['proposal']['name']))}[/]")
    console.print(f"[bold]{escape(verdict.sentence.text)}[/]")
    if not verdict.decided:
        console.print(_list("  -", [outcome.title.text for outcome in verdict.outcomes]))
    if verdict.sample_sentence:
        console.print(_list("   ", [verdict.sample_sentence]))
    turning = decisive(result["verdict"], lang)
    if turning is not None:
        console.print(f"\n[bold]{translate('The condition on which it turns')}[/]")
        console.print(_list("  >", [f"{turning.text.text} {turning.answer_word}."]))
    if verdict.asks:
        console.print(f"\n[bold]{translate('To ask first')}[/]")
        console.print(_list("  ?", [ask.text for ask in verdict.asks[:ASKED_ON_SCREEN]]))
        more = len(verdict.asks) - ASKED_ON_SCREEN
        if more > 0:
            console.print("  " + translate("and {count} more on the page").format(count=more))
    console.print()
    console.print(_figures(result, lang, min(max(console.width - FIGURES, NARROW), BROAD)))
    apart = standings(RESULTS, result["quantities"], lang)
    if apart:
        console.print()
        console.print(_list("~", [f"{label}: {words}." for label, words in apart]))
    if result["warnings"]:
        console.print()
        console.print(_list("!", result["warnings"]))
    found = changed(result, lang)
    if found is not None:
        _print_changes(console, found, lang)


def _print_changes(console: Console, found: Changed, lang: str) -> None:
    """What a recalculation changed: sentences, then old beside new of what went in and of the key figures."""
    translate = reader(lang).translate
    console.print(f"\n[bold]{translate('What changed since the earlier appraisal')}[/]")
    console.print(_list("Δ", found.sentences))
    for title, rows, all_rows in (
        (translate("What went in"), found.inputs[:INPUTS_ON_SCREEN], found.inputs),
        (translate("Key figure"), found.key_figures(), found.figures),
    ):
        if rows:
            console.print()
            console.print(_old_and_new(title, rows, lang))
        more = len(all_rows) - len(rows)
        if more:
            console.print("  " + translate("and {count} more in --json").format(count=more))
    if not found.inputs and not found.figures:
        console.print(_list(" ", [translate("No figure differs.")]))


def _old_and_new(title: str, rows: Iterable[Row], lang: str) -> Table:
    translate = reader(lang).translate
    table = Table(box=None, pad_edge=False, show_header=True, header_style="bold")
    table.add_column(title, max_width=BROAD + NARROW, overflow="fold")
    table.add_column(translate("Old"), justify="right", overflow="fold")
    table.add_column(translate("New"), justify="right", overflow="fold")
    for row in rows:
        table.add_row(*(escape(text) for text in (row.title, row.old, row.new)))
    return table


def _list(mark: str, texts: Iterable[str]) -> Table:
    """Texts below one another, each with a mark before it and its lines in line."""
    table = Table.grid(padding=(0, 1, 0, 0))
    table.add_column(no_wrap=True)
    table.add_column(overflow="fold")
    for text in texts:
        table.add_row(mark, escape(text))
    return table


def _figures(result: Mapping[str, Any], lang: str, width: int) -> Table:
    translate = reader(lang).translate
    table = Table(box=None, pad_edge=False, show_header=True, header_style="bold")
    table.add_column(translate("Key figure"), width=width, overflow="fold")
    table.add_column(translate("Value"), justify="right", overflow="fold")
    if result.get("draws"):
        table.add_column(translate("P50"), justify="right", overflow="fold")
    table.add_column(translate("P5 to P95") if result.get("draws") else translate("Range"), justify="right")
    table.add_column(translate("Status"), no_wrap=True)
    rows = {row.name: row for row in summary_rows(result, lang)}
    for row in (rows[name] for name in KEY_FIGURES if name in rows and rows[name].known):
        value = f"{row.value}\n{translate('computed:')} {row.beside}" if row.beside else row.value
        middle = ((row.median if row.range else None) or "",) if result.get("draws") else ()
        cells = (row.label, value, *middle, row.between or row.range or "", row.status_word)
        table.add_row(*(escape(text) for text in cells))
    return table
