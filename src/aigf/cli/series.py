"""``aigf series``."""

from __future__ import annotations

from pathlib import Path

import click

from aigf.cli.gaps import CommandWithGaps, fill_gaps, filling_of
from aigf.cli.language import lang_option, reader


@click.command("series", cls=CommandWithGaps)
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="FILE...")
@click.option("--year", type=click.IntRange(1900, 2200), help="Read only this calendar year of longer files.")
@fill_gaps
@click.option("--json", "as_json", is_flag=True, help="Print what was found as JSON.")
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    help="Write the columns of all files, joined, to this plain CSV in UTC.",
)
@lang_option
def command(
    files: tuple[Path, ...], year: int | None, gaps: str | None, as_json: bool, output: Path | None, lang: str
) -> None:
    """Read hourly series and say what is in them.

    FILE is KNMI hourly data, EnergyPlus weather (EPW), Open-Meteo (JSON or CSV), PVGIS, renewables.ninja, day-ahead
    prices of Ember or ENTSO-E, or a plain CSV with columns such as time_utc, price_eur_mwh, wind_cf, solar_cf, temp_c
    and rh_pct. What is set right is said; what cannot be is refused with its line. docs/series.md describes the
    formats.
    """
    if output is not None and any(output.resolve() == file.resolve() for file in files):
        raise click.BadParameter("this is one of the files that are read", param_hint="-o")
    from aigf.cli.output import print_json
    from aigf.documents import InputError
    from aigf.report.series import lines, series_object
    from aigf.series import read_files, write_series

    series, problems = read_files(files, year, filling_of(gaps))
    if series is None:
        raise InputError(problems)
    if output is not None:
        write_series(series, output)
    if as_json:
        print_json(series_object(series, reader(lang).translate))
        return
    for line in lines(series, lang):
        click.echo(line)
    if output is not None:
        click.echo(str(output))
