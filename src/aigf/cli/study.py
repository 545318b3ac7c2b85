"""``aigf study``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from aigf.cli.language import lang_option
from aigf.cli.options import DRAWS, is_given, jobs_option, json_option, seed_option, settings_option

if TYPE_CHECKING:
    from aigf.study.table.executors import Executor
    from aigf.study.table.plan import Asked, Table
    from aigf.study.table.result import Study

#: Options that a study which is only read does not take.
_OF_A_RUN = (
    *("alternatives", "settings", "seed", "scenarios"),
    *("draws", "whole", "output", "jobs", "scheduler", "log", "large"),
)
#: Options that moving a number does not take; of a directory it takes only other worlds.
_NOT_MOVED = tuple(name for name in _OF_A_RUN if name != "scenarios")
#: Rows below which other processes would take longer to start than to compute.
_WORTH_PROCESSES = 20_000


@click.command("study")
@click.argument("target", metavar="FILE_OR_DIR", type=click.Path(path_type=Path))
@click.option(
    "--alternatives",
    multiple=True,
    default=("all",),
    show_default="all",
    help="The choices: all, or names separated by commas.",
)
@click.option(
    "--scenarios",
    multiple=True,
    default=("all",),
    show_default="all",
    metavar="WORLDS",
    help="The worlds: all (access, adoption and use in every combination), full (every axis), a name, or "
    "axis=value,value,axis=value in every combination; axis=all is every value of it. Again for more worlds.",
)
@settings_option
@click.option(
    "--draws",
    type=click.IntRange(0, 1_000_000),
    default=DRAWS,
    show_default=True,
    help="Joint samples of the uncertain inputs, the same in every world; 0 for point values only.",
)
@seed_option
@click.option(
    "--all-quantities",
    "whole",
    multiple=True,
    metavar="ALTERNATIVE/SCENARIO",
    help="Keep every quantity and yearly series of this place, not only what alternatives are compared by; all "
    "in the place of either. Again for more.",
)
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    help="Directory for the study. The same command continues it there after whatever stopped it.",
)
@jobs_option
@click.option(
    "--scheduler",
    metavar="ADDRESS",
    help="A Dask scheduler (tcp://host:8786) whose workers compute, in the place of processes here.",
)
@click.option(
    "--log", type=click.Path(path_type=Path), metavar="FILE", help="Append a line for every cell to FILE."
)
@click.option("--large", is_flag=True, help="Also a table that is so large that it is refused.")
@click.option("--table", "view", flag_value="table", help="Show every alternative in every world.")
@click.option(
    "--regret", "view", flag_value="regret", help="Show what each choice brings less than the best."
)
@click.option(
    "--switching",
    "lever",
    metavar="NAME",
    help="Show in each world the value of this register entry or proposal field (finance.capex) at which another "
    "choice becomes the best.",
)
@json_option
@lang_option
@click.pass_context
def command(
    context: click.Context,
    target: Path,
    alternatives: tuple[str, ...],
    scenarios: tuple[str, ...],
    settings: tuple[str, ...],
    draws: int,
    seed: int,
    whole: tuple[str, ...],
    output: Path | None,
    jobs: int,
    scheduler: str | None,
    log: Path | None,
    large: bool,
    view: str | None,
    lever: str | None,
    as_json: bool,
    lang: str,
) -> None:
    """Evaluate choices x worlds x draws for the proposal FILE, or show the finished study in DIR.

    FILE is computed: every alternative in every world, for the same draws. With -o each part is kept as it is
    finished, and the same command goes on where it was stopped. DIR is only read. Shown is the regret of each
    choice, with --table all of it, or with --switching where another choice becomes the best.
    """
    from aigf.cli.output import print_json
    from aigf.study.table.plan import Asked

    asked = Asked(settings, alternatives, scenarios, draws, seed, whole)
    if lever is not None:
        if view is not None:
            raise click.BadParameter("not together with --table or --regret", param_hint="--switching")
        from aigf.cli.study_switching import moved, print_switching, switching_view

        _refuse(context, _NOT_MOVED if target.is_dir() else _NOT_MOVED[3:])
        worlds = scenarios if is_given(context, "scenarios") else None
        switched = moved(target, asked, lever, worlds, lang)
        if as_json:
            print_json(switching_view(switched, lang))
        else:
            print_switching(switched, lang)
        return
    from aigf.cli.study_views import print_view, view_object

    if target.is_dir():
        _refuse(context, _OF_A_RUN)
        from aigf.study.table.result import read_study

        found = read_study(target)
    else:
        if scheduler is not None and is_given(context, "jobs"):
            raise click.BadParameter("not together with --jobs", param_hint="--scheduler")
        found = _computed(target, asked, output, jobs, scheduler, log, large, lang)
    if as_json:
        print_json(view_object(found, view, lang))
    else:
        print_view(found, view, lang)


def _computed(
    target: Path,
    asked: Asked,
    output: Path | None,
    jobs: int,
    scheduler: str | None,
    log: Path | None,
    large: bool,
    lang: str,
) -> Study:
    from aigf.cli.language import reader
    from aigf.cli.log import logging_to
    from aigf.cli.progress import showing_progress
    from aigf.study.table.plan import read_table
    from aigf.study.table.study import run_study

    table = read_table(target, asked)
    _say_size(table, large, lang)
    again = _command(asked, target, output, large)
    with logging_to(log), showing_progress(reader(lang).translate("Cells")) as progress:
        return run_study(table, target, _executor(table, jobs, scheduler), output, again, progress)


def _refuse(context: click.Context, names: tuple[str, ...]) -> None:
    """Refuses options that would change nothing."""
    given = [name for name in names if is_given(context, name)]
    if given:
        options = {item.name: item.opts[-1] for item in context.command.params}
        said = ", ".join(str(options[name]) for name in given)
        raise click.UsageError(
            f"nothing is computed that would take {said}; give the proposal to compute anew"
        )


def _say_size(table: Table, large: bool, lang: str) -> None:
    """Says how much will be computed and kept, before it is; refuses what nobody means."""
    from aigf.cli.language import reader
    from aigf.documents import InputError, Place, Problem
    from aigf.study.table.plan import MANY
    from aigf.text import Text

    who = reader(lang)
    size = table.size()
    said = {
        "alternatives": len(table.alternatives),
        "worlds": len(table.worlds),
        "draws": table.draws,
        "cells": len(table.cells()),
        "megabytes": f"{size / 1e6:.0f}" if size >= 1e6 else "1",
        "whole": len(table.whole),
    }
    sentence = Text(
        "Alternatives: {alternatives}, worlds: {worlds}, draws: {draws}; cells: {cells}, some {megabytes} MB. Kept is "
        "what alternatives are compared by.",
        said,
    )
    if table.whole:
        sentence = Text(
            "Alternatives: {alternatives}, worlds: {worlds}, draws: {draws}; cells: {cells}, some {megabytes} MB. Kept "
            "is what alternatives are compared by; of an alternative in a world every quantity, places: {whole}.",
            said,
        )
    if table.figures() > MANY and not large:
        wrong = Text("{alternatives} alternatives x {worlds} worlds x {draws} draws are {cells} cells", said)
        expected = Text("fewer of them, or --large if this is meant")
        raise InputError([Problem(Place("--scenarios", 1, 1), "", wrong, expected)])
    click.echo(sentence.render(who.translate), err=True)


def _executor(table: Table, jobs: int, scheduler: str | None) -> Executor:
    from aigf.study.table.executors import Dask
    from aigf.study.table.study import chosen_executor

    if scheduler is not None:
        return Dask(scheduler)
    return chosen_executor(min(jobs, len(table.cells())) if table.figures() > _WORTH_PROCESSES else 1)


def _command(asked: Asked, target: Path, output: Path | None, large: bool) -> str:
    """The command that continues this study, with the names of files and not their folders."""
    from aigf.cli.appraise import quoted

    words = ["aigf", "study", target.name]
    words += [word for text in asked.alternatives if text != "all" for word in ("--alternatives", text)]
    words += [word for text in asked.scenarios if text != "all" for word in ("--scenarios", text)]
    words += [word for item in asked.settings for word in ("--set", item)]
    words += ["--draws", str(asked.draws)] if asked.draws != DRAWS else []
    words += ["--seed", str(asked.seed)] if asked.seed != 1 else []
    words += [word for place in asked.whole for word in ("--all-quantities", place)]
    words += ["-o", output.name] if output is not None else []
    words += ["--large"] if large else []
    return " ".join(quoted(word) for word in words)
