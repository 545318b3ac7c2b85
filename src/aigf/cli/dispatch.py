"""``aigf dispatch``."""

from __future__ import annotations

import json
from pathlib import Path

import click

from aigf.cli.gaps import CommandWithGaps, fill_gaps, filling_of
from aigf.cli.language import lang_option, reader

FORESIGHTS = ("perfect", "day-ahead")
ENDINGS = (".csv", ".parquet")


@click.command("dispatch", cls=CommandWithGaps)
@click.argument("site", type=click.Path(path_type=Path))
@click.option(
    "--series",
    required=True,
    multiple=True,
    type=click.Path(path_type=Path),
    help="File with the hours or quarter-hours, any that aigf series reads; again for another column: price_eur_mwh, "
    "wind_cf and, where it differs by hour, load_mw.",
)
@click.option(
    "--foresight",
    type=click.Choice(FORESIGHTS),
    default="perfect",
    show_default=True,
    help="Whether the whole year is known, or at every midnight the day that follows.",
)
@fill_gaps
@click.option("--json", "as_json", is_flag=True, help="Print the figures as JSON.")
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    help="Write the hours or quarter-hours to this file; its name ends in .csv or .parquet.",
)
@lang_option
def command(
    site: Path,
    series: tuple[Path, ...],
    foresight: str,
    gaps: str | None,
    as_json: bool,
    output: Path | None,
    lang: str,
) -> None:
    """The least-cost schedule of one site-year, hour by hour, or by quarter-hour where a series has them.

    SITE is a YAML file with load_mw, flexible_share, min_energy_share, wind_mw, grid_import_mw,
    grid_export_mw, battery_mw, battery_mwh, battery_round_trip, soc_start and soc_end. What may be
    throttled is the flexible share of the load; over the year at least min_energy_share of it is served.
    With load_value_eur_mwh, what a MWh of load earns, more is served where it earns more than it costs; with
    efficient_power_share and efficient_performance_share along the curve of performance over power.
    The battery loses as much in charging as in discharging and never does both in one hour.
    A block tariff adds what the connection costs: monthly_peak_eur_per_mw for the highest import of each
    month, in an hour or a quarter-hour as the series has them, and, where given, contracted_eur_per_mw_year
    for each MW of grid_import_mw.
    """
    if output is not None:
        if output.suffix.lower() not in ENDINGS:
            raise click.BadParameter(f"{output.name!r} ends in neither .csv nor .parquet", param_hint="-o")
        if any(output.resolve() == source.resolve() for source in (site, *series)):
            raise click.BadParameter("this is one of the files that are read", param_hint="-o")
    from aigf.study.dispatch_result import by_step, figures, steps_of, write_steps
    from aigf.study.dispatch_site import read_site, run

    found = read_site(site, series, filling_of(gaps))
    schedule = run(found, "perfect" if foresight == "perfect" else "day-ahead")
    result = figures(schedule, found.tariff, valued=found.value is not None)
    if output is not None:
        write_steps(by_step(schedule, found.battery, found.series), output)
    who = reader(lang)
    notes = [note.render(who.translate, who.write) for note in found.notes]
    if as_json:
        document = {
            **result,
            **steps_of(found.series),
            "foresight": foresight,
            "hourly_series": [source.as_object(who.translate) for source in found.series.sources],
            "warnings": notes,
        }
        click.echo(json.dumps(document, ensure_ascii=False, indent=2))
        return
    for note in notes:
        click.echo(f"! {note}", err=True)
    from aigf.report.dispatch import rows

    for label, value in rows({**steps_of(found.series), **result}, lang):
        click.echo(f"{label}: {value}")
    if output is not None:
        click.echo(str(output))
