"""``aigf report``."""

from __future__ import annotations

from pathlib import Path

import click

from aigf.cli.language import lang_option


@click.command("report")
@click.argument("directory", type=click.Path(path_type=Path))
@click.option(
    "--format",
    "formats",
    default="html",
    show_default=True,
    help="The documents to write, separated by commas. Known: html.",
)
@lang_option
def command(directory: Path, formats: str, lang: str) -> None:
    """Write documents from the finished appraisal in DIRECTORY, in the language of --lang."""
    from aigf.report.documents import write_page
    from aigf.text import legible

    for name in formats.split(","):
        if name != "html":
            raise click.BadParameter(f"{name!r} is no document; known: html", param_hint="--format")
    click.echo(legible(str(write_page(directory, lang))))
