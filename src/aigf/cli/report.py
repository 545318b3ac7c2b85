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
    help="The documents to write, separated by commas. Known: html, xlsx.",
)
@lang_option
def command(directory: Path, formats: str, lang: str) -> None:
    """Write documents from the finished appraisal in DIRECTORY, in the language of --lang.

    html is the report as a page, with its explanations; xlsx a workbook in which every formula recalculates.
    """
    from aigf.report.documents import DOCUMENTS, write_documents
    from aigf.text import legible

    asked = list(dict.fromkeys(name.strip() for name in formats.split(",")))
    for name in asked:
        if name not in DOCUMENTS:
            raise click.BadParameter(
                f"{name!r} is no document; known: {', '.join(DOCUMENTS)}", param_hint="--format"
            )
    for path in write_documents(directory, asked, lang):
        click.echo(legible(str(path)))
