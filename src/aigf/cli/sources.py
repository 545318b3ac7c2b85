"""``aigf sources``."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, NamedTuple

import click

from aigf.cli.language import lang_option, reader

if TYPE_CHECKING:
    from aigf.register import Entry


class Row(NamedTuple):
    """An entry, and the choice with which it is read: a path of the proposal or an axis, and its value."""

    entry: Entry
    belongs_to: dict[str, str] | None


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
    from aigf.register import load_register, near_names
    from aigf.text import legible

    register = load_register()
    found = rows(text)
    near = [] if found else near_names(register, text)
    if as_json:
        entries = [{**asdict(row.entry), "belongs_to": row.belongs_to} for row in found]
        document = {"register_version": register.version, "entries": entries}
        print_json(document | ({} if found else {"near": near}))
        return
    who = reader(lang)
    if not found:
        said = who.translate("Nothing in the register contains '{text}'.").format(text=legible(text))
        meant = who.translate("Did you mean {names}?").format(names=", ".join(near))
        click.echo(f"{said} {meant}" if near else said)
    for row in found:
        _print(row, lang)


def rows(text: str) -> list[Row]:
    """The rows that contain every word of ``text``: entries, properties of accelerators, years of parts of the grid."""
    from aigf.register import load_register, search_rows
    from aigf.register.search import search_areas

    found = [
        Row(entry, _belongs_to(entry.name, owner)) for entry, owner in search_rows(load_register(), text)
    ]
    for entry, places in search_areas(text):
        where = {"option": "site.station", "value": ", ".join(places)} if places else None
        found.append(Row(entry, where))
    return found


def _belongs_to(name: str, accelerator: str) -> dict[str, str] | None:
    """What an entry is a property of, or the option and value with which it is read; None for any other."""
    from aigf.study.options import option_of

    if accelerator:
        return {"option": "factory.accelerator", "value": accelerator}
    option = option_of(name)
    return {"option": option.path, "value": option.value} if option else None


def _print(row: Row, lang: str) -> None:
    from aigf.report.wording import certainty

    entry, belongs, source = row.entry, row.belongs_to, row.entry.source
    who = reader(lang)
    click.echo(f"{entry.name}: {entry.title[lang]}")
    if belongs:
        click.echo(f"    {belongs['option']}={belongs['value']}")
    sure = certainty(source.grade, entry.confidence, lang)
    click.echo(f"    {_figures(entry, lang)}  [{sure}]")
    click.echo(f"    {source.title}, {source.section}, {source.date}")
    click.echo(f"    {source.address}")
    if entry.valid_until:
        until = who.translate("Valid until {day}").format(day=entry.valid_until)
        click.echo(f"    {until}")
    if entry.note.get(lang):
        click.echo(f"    {entry.note[lang]}")


def _figures(entry: Entry, lang: str) -> str:
    """The value and the ends of its range in all the digits that the register has, and the values of single years."""
    from aigf.report.numbers import GIVEN, format_value, reading_unit

    unit = reading_unit(entry.name, entry.unit)

    def shown(value: float) -> str:
        return format_value(value, unit, lang, GIVEN)

    bounds = ""
    if entry.low is not None and entry.high is not None:
        between = (
            reader(lang).translate("{low} to {high}").format(low=shown(entry.low), high=shown(entry.high))
        )
        bounds = f" ({between})"
    by_year = [f"{year}: {shown(value)}" for year, value in entry.by_year.items()]
    return "; ".join([shown(entry.value) + bounds, *by_year])
