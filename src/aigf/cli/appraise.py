"""``aigf appraise``."""

from __future__ import annotations

import datetime
import shlex
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from aigf.cli.gaps import OPTION, CommandWithGaps, fill_gaps, filling_of
from aigf.cli.language import lang_option, reader
from aigf.cli.options import DRAWS, is_given, jobs_option, json_option, seed_option, settings_option

if TYPE_CHECKING:
    from aigf.study.earlier import Earlier


@click.command("appraise", cls=CommandWithGaps)
@click.argument("file", type=click.Path(path_type=Path), required=False)
@click.option(
    "--from",
    "origin",
    type=click.Path(path_type=Path),
    metavar="DIR",
    help="Recalculate the finished appraisal in DIR, of any version, with the options that it was made with: of its "
    "own proposal, or of FILE, another version of the bid. What changed is shown, old beside new.",
)
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
@settings_option
@click.option(
    "--draws",
    type=click.IntRange(0, 1_000_000),
    default=DRAWS,
    show_default=True,
    help="Joint samples of the uncertain inputs, for the ranges; 0 for point values only.",
)
@seed_option
@jobs_option
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
@json_option
@lang_option
def command(file: Path | None, origin: Path | None, alternative: str, **options: Any) -> None:
    """Appraise the proposal FILE: verdict and key figures on screen.

    With -o, writes the whole appraisal to a directory: the page in Dutch and English, every quantity, the
    verdict, and what is needed to make it again.
    """
    if options["hold"] is not None and options["series"]:
        raise click.BadParameter("a held simulation takes no series", param_hint="--series")
    if origin is not None:
        from aigf.study.earlier import read_earlier

        earlier = read_earlier(origin)
        asked = Asked(file or earlier.proposal, **options)
        _appraise(_recalculated(asked, earlier), earlier)
    elif file is not None:
        _appraise(Asked(file, **options))
    else:
        raise click.UsageError("Missing argument 'FILE': the proposal, or --from with a finished appraisal.")


@dataclass(frozen=True)
class Asked:
    """What was asked on the command line."""

    file: Path
    output: Path | None
    scenario: str
    settings: tuple[str, ...]
    draws: int
    seed: int
    jobs: int
    hold: Path | None
    series: tuple[Path, ...]
    gaps: str | None
    today: datetime.datetime
    as_json: bool
    lang: str

    @property
    def day(self) -> str:
        return self.today.date().isoformat()

    def command(self) -> str:
        """The command as it is kept, without directories."""
        words = ["aigf", "appraise", self.file.name]
        words += ["--scenario", self.scenario] if self.scenario != "base" else []
        words += [word for item in self.settings for word in ("--set", item)]
        words += ["--draws", str(self.draws)] if self.draws != DRAWS else []
        words += ["--seed", str(self.seed)] if self.seed != 1 else []
        words += ["--hold-simulation", self.hold.resolve().name] if self.hold is not None else []
        words += [word for item in self.series for word in ("--series", item.name)]
        words += [OPTION, self.gaps] if self.gaps is not None else []
        return " ".join(quoted(word) for word in [*words, "--today", self.day])


def _recalculated(asked: Asked, earlier: Earlier) -> Asked:
    """What is asked of a recalculation: the options of the earlier appraisal, where no others are given.

    A simulation that was held is that of its own directory. Raises InputError where hourly series are missing.
    """
    from aigf.documents import InputError
    from aigf.study.earlier import series_problems

    was = earlier.options
    hold = asked.hold or (earlier.folder if was.hold and asked.file == earlier.proposal else None)
    if problems := series_problems(earlier, asked.series, hold):
        raise InputError(problems)
    before: dict[str, Any] = {
        "scenario": was.scenario,
        "settings": tuple(f"{name}={value}" for name, value in was.settings.items()),
        "draws": was.draws,
        "seed": was.seed,
        "gaps": was.fill_gaps or None,
    }
    context = click.get_current_context()
    kept = {name: value for name, value in before.items() if not is_given(context, name)}
    return replace(asked, hold=hold, **kept)


def _appraise(asked: Asked, earlier: Earlier | None = None) -> None:
    from aigf.cli.output import print_json
    from aigf.cli.progress import showing_progress
    from aigf.dossier.directory import writable_target
    from aigf.report.documents import result_in, result_object, write_appraisal
    from aigf.study.appraise import Draws, appraise
    from aigf.study.changes import recalculated
    from aigf.study.ensemble import forget
    from aigf.text import legible

    who = reader(asked.lang)
    target = None if asked.output is None else writable_target(asked.output)
    keep = None if target is None else target.with_name(f".{target.name}.draws")
    with showing_progress(who.translate("Draws")) as progress:
        appraisal = appraise(
            asked.file,
            settings=asked.settings,
            scenario=asked.scenario,
            seed=asked.seed,
            draws=Draws(asked.draws, asked.jobs, keep, progress),
            hold=asked.hold,
            series=asked.series,
            filling=filling_of(asked.gaps),
            today=asked.day,
            command=asked.command(),
        )
    if earlier is not None:
        appraisal = recalculated(appraisal, earlier)
    if target is None:
        result = result_object(appraisal, asked.lang)
    else:
        result = result_in(write_appraisal(target, appraisal, asked.file), asked.lang)
    if keep is not None:
        forget(keep)
    if asked.as_json:
        print_json(result)
    else:
        from aigf.cli.summary import print_summary

        print_summary(result, asked.lang)
    if asked.output is not None:
        page = legible(str(asked.output / f"report.{asked.lang}.html"))
        click.echo(who.translate("Page: {page}").format(page=page), err=asked.as_json)


def quoted(word: str) -> str:
    """A word as a shell takes it; bash writes what cannot be typed between $' and '."""
    from aigf.text import legible

    if legible(word) == word:
        return shlex.quote(word)
    escaped = legible(word.replace("\\", "\\\\").replace("'", "\\'"))
    return f"$'{escaped}'"
