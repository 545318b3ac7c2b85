"""What is shown of a study: the table, the regret."""

from __future__ import annotations

import sys
from typing import Any

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from aigf.cli.language import Reader, reader
from aigf.report.study.found import about_study, assumptions, existing, finding, regret_object, table_object
from aigf.report.study.titles import alternative_title, millions, range_of, titles_of
from aigf.study.table.outcomes import SHOWN, Outcome, Spread, choices_of, outcomes
from aigf.study.table.regret import Regret, regret
from aigf.study.table.result import Study

#: Columns where the output is no terminal.
WIDTH = 140


def view_object(study: Study, view: str | None, lang: str) -> dict[str, Any]:
    """What a view shows as an object; without a view both."""
    document: dict[str, Any] = {"study": about_study(study, lang)}
    if view != "regret":
        document["table"] = table_object(outcomes(study))
    if view == "regret" or (view is None and len(choices_of(study)) > 1):
        document["regret"] = _regret_object(study, lang)
    found: dict[str, Any] = existing(document)
    return found


def print_view(study: Study, view: str | None, lang: str) -> None:
    """Prints a view to stdout; without one the regret, or the table where there is nothing to choose between."""
    console = Console(highlight=False, width=None if sys.stdout.isatty() else WIDTH)
    console.print(f"[bold]{escape(study.name)}[/]")
    if view == "table" or (view is None and len(choices_of(study)) < 2):
        _print_table(console, study, reader(lang))
    else:
        _print_regret(console, study, reader(lang))


def _regret_object(study: Study, lang: str) -> dict[str, Any]:
    who, found = reader(lang), regret(study)
    sentences = [text.render(who.translate, who.write) for text in finding(study, found, lang)]
    assumed = [text.render(who.translate, who.write) for text in assumptions(found)]
    return regret_object(found, sentences, assumed)


def _print_table(console: Console, study: Study, who: Reader) -> None:
    translate = who.translate
    titles = titles_of({scenario.name: scenario for scenario in study.scenarios}, who.lang)
    console.print(
        translate("Amounts in EUR million. P50 (P5 to P95) over the draws; beside it the point value.")
    )
    labels = {
        SHOWN[0]: translate("Balance for the Netherlands"),
        SHOWN[1]: translate("Net present value of the project with public money"),
        SHOWN[2]: translate("Contribution of the state"),
    }
    found = outcomes(study)
    for scenario in study.scenarios:
        title = titles[scenario.name]
        named = scenario.name if title == scenario.name else f"{scenario.name} - {title}"
        console.print(f"\n[bold]{escape(named)}[/]")
        table = Table(box=None, pad_edge=False, show_header=True, header_style="bold")
        table.add_column(translate("Alternative"), width=26, overflow="fold")
        for label in labels.values():
            if study.draws:
                table.add_column(label, justify="right", overflow="fold", width=24)
            table.add_column(translate("Point") if study.draws else label, justify="right", overflow="fold")
        if study.draws:
            table.add_column(translate("Best"), justify="right", no_wrap=True)
        for outcome in found:
            if outcome.scenario == scenario.name:
                table.add_row(*(escape(cell) for cell in _cells(outcome, study.draws > 0, who)))
        console.print(table)


def _cells(outcome: Outcome, drawn: bool, who: Reader) -> list[str]:
    cells = [alternative_title(outcome.alternative, who.lang)]
    for name in SHOWN:
        spread = outcome.quantities.get(name)
        if drawn:
            cells.append("–" if spread is None else _drawn(spread, who))
        cells.append("–" if spread is None else millions(spread.value, who.lang))
    if drawn:
        cells.append("" if outcome.best is None else f"{100 * outcome.best:.0f}%")
    return cells


def _drawn(spread: Spread, who: Reader) -> str:
    """The median and the range, which is left out where nothing varies."""
    middle = millions(spread.median, who.lang)
    words = range_of(spread.low, spread.high, who.lang)
    return (
        middle if words is None or spread.low == spread.high else f"{middle} ({words.render(who.translate)})"
    )


def _print_regret(console: Console, study: Study, who: Reader) -> None:
    translate, found = who.translate, regret(study)
    for text in finding(study, found, who.lang):
        console.print(escape(text.render(translate, who.write)))
    titles = titles_of({scenario.name: scenario for scenario in study.scenarios}, who.lang)
    console.print("\n" + translate("Regret in EUR million: how much less than the best choice."))
    table = Table(box=None, pad_edge=False, show_header=True, header_style="bold")
    table.add_column(translate("Choice"), width=26, overflow="fold")
    table.add_column(translate("In its worst world"), justify="right", overflow="fold")
    if study.draws:
        table.add_column(translate("In its worst draw"), justify="right", overflow="fold")
    table.add_column(translate("Best in"), justify="right", no_wrap=True)
    table.add_column(translate("Its worst world"), overflow="fold")
    for choice in found.choices:
        world, worst = found.worst[choice]
        largest = max(found.largest[name][choice] for name in found.scenarios)
        cells = [alternative_title(choice, who.lang), millions(worst, who.lang)]
        cells += [millions(largest, who.lang)] if study.draws else []
        cells += [f"{len(found.worlds_of(choice))}/{len(found.scenarios)}", titles[world]]
        table.add_row(*(escape(cell) for cell in cells))
    console.print(table)
    console.print()
    console.print(_by_world(found, who))
    console.print("\n" + translate("Assumed:"))
    for text in assumptions(found):
        console.print(f"  - {escape(text.render(translate, who.write))}")


def _by_world(found: Regret, who: Reader) -> Table:
    table = Table(box=None, pad_edge=False, show_header=True, header_style="bold")
    table.add_column(who.translate("World"), overflow="fold")
    for choice in found.choices:
        table.add_column(alternative_title(choice, who.lang), justify="right", overflow="fold")
    for world in found.scenarios:
        cells = [world, *(millions(found.expected[world][choice], who.lang) for choice in found.choices)]
        table.add_row(*(escape(cell) for cell in cells))
    return table
