"""``aigf study --switching``: where another choice becomes the best."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.markup import escape
from rich.table import Table as Grid

from aigf.cli.language import reader
from aigf.cli.progress import showing_progress
from aigf.cli.study_views import WIDTH
from aigf.report.study.found import existing
from aigf.report.study.switched import assumptions, finding, measured, switching_object, where
from aigf.report.study.titles import alternative_title
from aigf.study.table.kept import Kept
from aigf.study.table.parquet import read_simulation
from aigf.study.table.plan import Asked, read_table
from aigf.study.table.reopened import reopen
from aigf.study.table.result import read_study
from aigf.study.table.switching import Switching, switching
from aigf.study.table.worlds import read_worlds


def moved(target: Path, asked: Asked, name: str, worlds: Sequence[str] | None, lang: str) -> Switching:
    """What comes of moving a number, of the study in a directory or of a proposal; in its worlds or in others."""
    kept = Kept()
    if target.is_dir():
        read_study(target)  # refuses one that is not complete
        table, folder = reopen(target)
        proposal = folder.proposal
        kept.known.update(_points(target))
    else:
        table, proposal = read_table(target, asked), target
    others = None if worlds is None else read_worlds(worlds)
    with showing_progress(reader(lang).translate("Worlds")) as progress:
        return switching(table, proposal, name, others, kept, progress)


def switching_view(found: Switching, lang: str) -> dict[str, Any]:
    """What was found, as an object."""
    document: dict[str, Any] = existing({"switching": switching_object(found, *_sentences(found, lang))})
    return document


def print_switching(found: Switching, lang: str) -> None:
    """Prints in each world the best choice now, and the value at which another one becomes the best."""
    who = reader(lang)
    console = Console(highlight=False, width=None if sys.stdout.isatty() else WIDTH)
    said, assumed = _sentences(found, lang)
    for sentence in said:
        console.print(escape(sentence))
    table = Grid(box=None, pad_edge=False, show_header=True, header_style="bold")
    columns = (
        who.translate("World"),
        who.translate("Value"),
        who.translate("Best choice"),
        who.translate("Changes"),
    )
    for column in columns:
        table.add_column(column, overflow="fold")
    for world in found.worlds:
        changes = where(found, world, lang).render(who.translate, who.write)
        value = measured(found, world.value)
        cells = (
            world.scenario,
            who.write(value.value, value.unit),
            alternative_title(world.best, lang),
            changes,
        )
        table.add_row(*(escape(cell) for cell in cells))
    console.print()
    console.print(table)
    console.print("\n" + who.translate("Assumed:"))
    for sentence in assumed:
        console.print(f"  - {escape(sentence)}")


def _sentences(found: Switching, lang: str) -> tuple[list[str], list[str]]:
    who = reader(lang)
    said, assumed = finding(found), assumptions(found)
    return (
        [text.render(who.translate, who.write) for text in said],
        [text.render(who.translate, who.write) for text in assumed],
    )


def _points(folder: Path) -> dict[str, Any]:
    """What the engines found at point values."""
    read = {path.stem: read_simulation(path) for path in sorted((folder / "simulations").glob("*.parquet"))}
    return {
        key: found
        for key, found in read.items()
        if found is not None and all(len(values) == 1 for values in found.values())
    }
