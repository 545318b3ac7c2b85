"""``aigf sources``."""

from __future__ import annotations

from dataclasses import asdict

import click

from aigf.cli.language import lang_option, reader


@click.command("sources")
@click.argument("text", default="")
@click.option("--json", "as_json", is_flag=True, help="Print the entries as JSON.")
@lang_option
def command(text: str, as_json: bool, lang: str) -> None:
    """Search the register of assumptions for TEXT; without TEXT, list all of it.

    The search looks in names, titles, sources and notes.
    """
    from aigf.cli.output import print_json
    from aigf.register import load_register, search

    register = load_register()
    found = search(register, text)
    if as_json:
        entries = {entry.name: {**asdict(entry)} for entry in found}
        document = {"register_version": register.version, "entries": entries}
        print_json(document)
        return
    write = reader(lang).write
    for entry in found:
        click.echo(f"{entry.name}: {entry.title[lang]}")
        bounds = ""
        if entry.low is not None and entry.high is not None:
            bounds = f" ({write(entry.low, entry.unit)} - {write(entry.high, entry.unit)})"
        click.echo(f"    {write(entry.value, entry.unit)}{bounds}  [{entry.confidence}]")
        click.echo(f"    {entry.source.title}, {entry.source.section}, {entry.source.date}")
        click.echo(f"    {entry.source.address}")
        if entry.note.get(lang):
            click.echo(f"    {entry.note[lang]}")
