"""``aigf new``."""

from __future__ import annotations

from pathlib import Path

import click

from aigf.cli.language import Language, lang_option
from aigf.shipped import examples


@click.command("new")
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@click.option(
    "--from",
    "source",
    type=click.Path(path_type=Path),
    metavar="PROPOSAL",
    help="A proposal, in YAML or as a form, whose values are written: from one into the other, or into a form in the "
    "other language.",
)
@click.option(
    "--example",
    type=click.Choice(list(examples())),
    help="A proposal that comes with aigf, in the place of an empty one.",
)
@lang_option
def command(file: Path, source: Path | None, example: str | None, lang: Language) -> None:
    """Write a proposal to FILE, to fill in: commented YAML (.yaml), or a form in Excel (.xlsx).

    FILE must not exist yet. The YAML passes `aigf check` as it stands; of the form it names the cells that are needed.
    """
    from aigf.text import legible

    if source is not None and example is not None:
        raise click.UsageError("--from and --example each say what is written; give one of them")
    name = legible(str(file))
    if file.suffix not in (".yaml", ".yml", ".xlsx"):
        raise click.UsageError(
            f"{name}: a proposal is a YAML file or a form; give a name that ends in .yaml or .xlsx"
        )
    content = _content(file.suffix == ".xlsx", source, example, lang)
    try:
        with file.open("xb") as out:
            out.write(content)
    except FileExistsError:
        raise click.UsageError(f"{name} exists already and is left as it is; give another name") from None
    except OSError as error:
        raise click.UsageError(f"{name} cannot be written: {error.strerror}") from None
    click.echo(name)


def _content(form: bool, source: Path | None, example: str | None, lang: Language) -> bytes:
    """What is written: empty, or with the values of another proposal. Raises InputError where that is wrong."""
    if example is not None:
        source = examples()[example]
        if not form:
            return source.read_bytes()  # with its comments
    from aigf.proposal import read_proposal, template

    data = None
    if source is not None:
        from aigf.proposal.plainly import plain_data

        data = plain_data(read_proposal(source))
    if form:
        from aigf.report.form import form_workbook

        return form_workbook(lang, data)
    from aigf.proposal.as_yaml import as_yaml

    return (template(lang) if data is None else as_yaml(data)).encode()
