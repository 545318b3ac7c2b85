"""``aigf sources``."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from aigf.cli.language import lang_option, reader

if TYPE_CHECKING:
    from aigf.register import Entry


@click.command("sources")
@click.argument("text", default="")
@click.option("--json", "as_json", is_flag=True, help="Print the entries as JSON.")
@lang_option
def command(text: str, as_json: bool, lang: str) -> None:
    """Search the register of assumptions for TEXT; without TEXT, list all of it.

    The search looks in names, titles, sources and notes. Finding nothing is no error: it is said, with names that are
    like TEXT.
    """
    from aigf.cli.output import print_json
    from aigf.register import load_register, near_names, search_rows

    register = load_register()
    found = search_rows(register, text)
    near = [] if found else near_names(register, text)
    if as_json:
        entries = [{**asdict(entry), "belongs_to": _belongs_to(entry.name, owner)} for entry, owner in found]
        document = {"register_version": register.version, "entries": entries}
        print_json(document | ({} if found else {"near": near}))
        return
    who = reader(lang)
    if not found:
        said = who.translate("Nothing in the register contains '{text}'.").format(text=text)
        meant = who.translate("Did you mean {names}?").format(names=", ".join(near))
        click.echo(f"{said} {meant}" if near else said)
    for entry, owner in found:
        _print(entry, owner, lang)


def _belongs_to(name: str, accelerator: str) -> dict[str, str] | None:
    """What an entry is a property of, or the option and value with which it is read; None for any other."""
    from aigf.study.options import option_of

    if accelerator:
        return {"option": "factory.accelerator", "value": accelerator}
    option = option_of(name)
    return {"option": option.path, "value": option.value} if option else None


def _print(entry: Entry, owner: str, lang: str) -> None:
    from aigf.report.wording import GRADE, word

    write = reader(lang).write
    belongs = _belongs_to(entry.name, owner)
    click.echo(f"{entry.name}: {entry.title[lang]}")
    if belongs:
        click.echo(f"    {belongs['option']}={belongs['value']}")
    bounds = ""
    if entry.low is not None and entry.high is not None:
        bounds = f" ({write(entry.low, entry.unit)} - {write(entry.high, entry.unit)})"
    grade = word(GRADE, entry.source.grade, lang)
    click.echo(f"    {write(entry.value, entry.unit)}{bounds}  [{entry.confidence}; {grade}]")
    click.echo(f"    {entry.source.title}, {entry.source.section}, {entry.source.date}")
    click.echo(f"    {entry.source.address}")
    if entry.valid_until:
        until = reader(lang).translate("Valid until {day}").format(day=entry.valid_until)
        click.echo(f"    {until}")
    if entry.note.get(lang):
        click.echo(f"    {entry.note[lang]}")
