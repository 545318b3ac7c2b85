"""``aigf appraise``."""

from __future__ import annotations

import datetime
import os
import shlex
from pathlib import Path

import click

from aigf.cli.gaps import OPTION, CommandWithGaps, fill_gaps, filling_of
from aigf.cli.language import lang_option, reader

#: Draws where nothing is said: one block, enough for a range that is printed in two digits.
DRAWS = 250


@click.command("appraise", cls=CommandWithGaps)
@click.argument("file", type=click.Path(path_type=Path))
@click.option("-o", "--output", type=click.Path(path_type=Path), help="Directory for the whole appraisal.")
@click.option(
    "--alternative",
    type=click.Choice(["central"]),
    default="central",
    show_default=True,
    help="The policy alternative to appraise.",
)
@click.option(
    "--scenario",
    default="base",
    show_default=True,
    help="The world: a name, or axis=value,axis=value, such as prices=like-2019: mean and hours of a year from 2015 to "
    "2022; of 2023, 2024 and 2025 the mean.",
)
@click.option(
    "--set",
    "settings",
    multiple=True,
    metavar="NAME=VALUE",
    help="Replace a proposal field (finance.capex), a register entry or a policy answer (policy.NAME).",
)
@click.option(
    "--draws",
    type=click.IntRange(0, 1_000_000),
    default=DRAWS,
    show_default=True,
    help="Joint samples of the uncertain inputs, for the ranges; 0 for point values only.",
)
@click.option(
    "--seed", type=click.IntRange(0), default=1, show_default=True, help="Seed of draws and simulated year."
)
@click.option(
    "--jobs",
    type=click.IntRange(1, 256),
    default=lambda: os.cpu_count() or 1,
    show_default="processors",
    help="Processes for the draws; the result is the same for any number.",
)
@click.option(
    "--hold-simulation",
    "hold",
    type=click.Path(path_type=Path),
    metavar="DIR",
    help="Use the simulation of the finished appraisal in DIR, of the same proposal, instead of a new one; "
    "draws take it draw by draw, and must be as many of the same seed.",
)
@click.option(
    "--series",
    "series",
    multiple=True,
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Hourly series of your own in the place of simulated ones (prices, temperature, wind, sun): any file that "
    "aigf series reads; again for more of them.",
)
@fill_gaps
@click.option(
    "--today",
    type=click.DateTime(["%Y-%m-%d"]),
    default=lambda: datetime.date.today().isoformat(),
    show_default="the day of the clock",
    help="The day on which sources are in force or have ended; it is kept, so that a repeat says the same.",
)
@click.option("--json", "as_json", is_flag=True, help="Print the result as one JSON object.")
@lang_option
def command(
    file: Path,
    output: Path | None,
    alternative: str,
    scenario: str,
    settings: tuple[str, ...],
    draws: int,
    seed: int,
    jobs: int,
    hold: Path | None,
    series: tuple[Path, ...],
    gaps: str | None,
    today: datetime.datetime,
    as_json: bool,
    lang: str,
) -> None:
    """Appraise the proposal FILE: verdict and key figures on screen.

    With -o, writes the whole appraisal to a directory: the page in Dutch and English, every quantity, the
    verdict, and what is needed to make it again.
    """
    if hold is not None and series:
        raise click.BadParameter("a held simulation takes no series", param_hint="--series")
    from aigf.cli.output import print_json
    from aigf.cli.progress import showing_progress
    from aigf.report.documents import result_object, write_appraisal
    from aigf.study.appraise import Draws, appraise
    from aigf.study.directory import writable_target
    from aigf.study.ensemble import forget
    from aigf.text import legible

    who = reader(lang)
    words = ["aigf", "appraise", file.name]
    words += ["--scenario", scenario] if scenario != "base" else []
    words += [word for item in settings for word in ("--set", item)]
    words += ["--draws", str(draws)] if draws != DRAWS else []
    words += ["--seed", str(seed)] if seed != 1 else []
    words += ["--hold-simulation", hold.resolve().name] if hold is not None else []
    words += [word for item in series for word in ("--series", item.name)]
    words += [OPTION, gaps] if gaps is not None else []
    day = today.date().isoformat()
    words += ["--today", day]
    target = None if output is None else writable_target(output)
    keep = None if target is None else target.with_name(f".{target.name}.draws")
    with showing_progress(who.translate("Draws")) as progress:
        appraisal = appraise(
            file,
            settings=settings,
            scenario=scenario,
            seed=seed,
            draws=Draws(draws, jobs, keep, progress),
            hold=hold,
            series=series,
            filling=filling_of(gaps),
            today=day,
            command=" ".join(quoted(word) for word in words),
        )
    result = result_object(appraisal, lang)
    if target is not None:
        write_appraisal(target, appraisal, file, {lang: result})
        if keep is not None:
            forget(keep)
    if as_json:
        print_json(result)
    else:
        from aigf.cli.summary import print_summary

        print_summary(result, lang)
    if output is not None:
        page = legible(str(output / f"report.{lang}.html"))
        click.echo(who.translate("Page: {page}").format(page=page), err=as_json)


def quoted(word: str) -> str:
    """A word as a shell takes it; bash writes what cannot be typed between $' and '."""
    from aigf.text import legible

    if legible(word) == word:
        return shlex.quote(word)
    escaped = legible(word.replace("\\", "\\\\").replace("'", "\\'"))
    return f"$'{escaped}'"
