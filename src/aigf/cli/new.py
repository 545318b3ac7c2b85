"""``aigf new``."""

from __future__ import annotations

from pathlib import Path

import click

from aigf.cli.language import Language, lang_option


@click.command("new")
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@lang_option
def command(file: Path, lang: Language) -> None:
    """Write a commented proposal to FILE, to fill in.

    FILE must not exist yet. The template passes `aigf check` as it stands.
    """
    from aigf.proposal import template
    from aigf.text import legible

    name = legible(str(file))
    if file.suffix not in (".yaml", ".yml"):
        raise click.UsageError(f"{name}: a proposal is a YAML file; give a name that ends in .yaml")
    try:
        with file.open("x", encoding="utf-8") as out:
            out.write(template(lang))
    except FileExistsError:
        raise click.UsageError(f"{name} exists already and is left as it is; give another name") from None
    except OSError as error:
        raise click.UsageError(f"{name} cannot be written: {error.strerror}") from None
    click.echo(name)
