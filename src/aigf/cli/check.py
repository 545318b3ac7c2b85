"""``aigf check``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from aigf.cli.language import Reader, lang_option, reader
from aigf.cli.main import WRONG_INPUT

if TYPE_CHECKING:
    from aigf.study.completeness import Assumed, Completeness


@click.command("check")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Print what was found as JSON.")
@lang_option
@click.pass_context
def command(ctx: click.Context, file: Path, as_json: bool, lang: str) -> None:
    """Say what is wrong in the proposal FILE, each problem with its place.

    A proposal without problems gets the list of what was read otherwise than it stands, of what it says is not known
    yet, and of what it leaves open and would be assumed instead. Exit code 3 where something is wrong.
    """
    from aigf.cli.output import print_json
    from aigf.cli.readings import place_json, readings_json, remarks_json, unknown_json
    from aigf.documents import InputError
    from aigf.study.completeness import completeness

    who = reader(lang)
    try:
        found = completeness(file)
    except InputError as error:
        if as_json:
            problems = [
                {
                    "file": problem.place.file,
                    **place_json(problem.place),
                    "field": problem.field,
                    "wrong": problem.wrong.render(who.translate, who.write),
                    "expected": problem.expected.render(who.translate, who.write),
                }
                for problem in error.problems
            ]
            print_json({"ok": False, "problems": problems})
        else:
            click.echo(error.render(who.translate))
        ctx.exit(WRONG_INPUT)

    if as_json:
        document = {
            "ok": True,
            "problems": [],
            "readings": readings_json(found.read.readings, who),
            "not_yet_known": unknown_json(found.read),
            "remarks": remarks_json(found.read, who),
            "missing": list(found.missing),
            "defaults": {
                name: {
                    "value": assumed.value,
                    "unit": assumed.unit,
                    "field": assumed.field,
                    "confidence": assumed.confidence,
                }
                for name, assumed in found.assumed.items()
            },
        }
        print_json(document)
        return
    _print(file, found, who, lang)


def _print(file: Path, found: Completeness, who: Reader, lang: str) -> None:
    """What is to be told of a proposal without problems."""
    from aigf.cli.readings import reading_rows, unknown_json
    from aigf.report.wording import CONFIDENCE, word
    from aigf.text import legible

    def shown(assumed: Assumed) -> str:
        sure = word(CONFIDENCE, assumed.confidence, lang)
        return f"{assumed.title[lang]}: {who.write(assumed.value, assumed.unit)} [{sure}]"

    def cell(field: str) -> str:
        """The cell of a form in which a field would stand."""
        place = found.read.document.place(field.split("."))
        return f"{place.cell} " if place.sheet else ""

    click.echo(who.translate("{file}: no problems").format(file=legible(str(file))))
    if found.read.readings:
        click.echo(who.translate("Read otherwise than it is written:"))
        for line in reading_rows(found.read.readings, who):
            click.echo(f"  {line}")
    if found.read.unknown:
        click.echo(who.translate("Not known yet, as the proposal says:"))
        for item in unknown_json(found.read):
            click.echo(f"  {item.get('cell') or item['field']}: {item['written']}")
    if found.read.document.remarks:
        click.echo(who.translate("Of what stands in the form beside that:"))
        for remark in found.read.document.remarks:
            click.echo(f"  {remark.place.cell}: {remark.said.render(who.translate, who.write)}")
    if found.assumed:
        click.echo(who.translate("Not stated, so this would be assumed:"))
        for assumed in found.assumed.values():
            click.echo(f"  {cell(assumed.field)}{assumed.field}: {shown(assumed)}")
    if found.missing:
        click.echo(who.translate("Not stated, and not known:"))
        for path in found.missing:
            click.echo(f"  {cell(path)}{path}")
