"""The explanation of a number on the terminal: a tree that also reads well in a pipe."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator

import click
from rich.console import Console, Group
from rich.padding import Padding
from rich.text import Text as Line
from rich.tree import Tree

from aigf.cli.language import reader
from aigf.report.explanation.branch import Branch, in_numbers, in_text
from aigf.report.explanation.lines import Line as Formula
from aigf.report.explanation.lines import Row
from aigf.report.explanation.tree import Explained
from aigf.report.printing import printable
from aigf.report.wording import CONFIDENCE, source_title, word

#: Columns where the output is no terminal.
WIDTH = 120
#: How many of the inputs of a simulation are named where it is not what was asked for.
NAMED = 4

Translate = Callable[[str], str]


def print_explanation(branch: Branch, lang: str) -> None:
    """Prints the tree to stdout; colours only on a terminal and without NO_COLOR."""
    console = Console(highlight=False, width=None if sys.stdout.isatty() else WIDTH)
    with console.capture() as written:
        console.print(_tree(branch, lang))
    for line in written.get().splitlines():
        click.echo(line.rstrip(), color=True)


def _tree(branch: Branch, lang: str, onto: Tree | None = None) -> Tree:
    shown = Group(*_lines(branch, lang, brief=branch.deeper and onto is not None))
    made = Tree(shown, guide_style="dim") if onto is None else onto.add(shown)
    for below in branch.below:
        _tree(below, lang, made)
    return made


def _lines(branch: Branch, lang: str, brief: bool) -> Iterator[Line | Padding]:
    translate = reader(lang).translate
    found = branch.explained
    heading = Line()
    heading.append(_clean(found.label), "bold")
    heading.append(f" ({found.name}): ", "dim")
    heading.append(_clean(found.shown), "bold")
    heading.append(f" [{found.status_word}]", "dim")
    yield heading
    if branch.again:
        yield Padding(Line(translate("explained at another place in this tree"), "italic"), (0, 0, 0, 2))
        return
    for text in _below(found, translate, lang, brief):
        yield Padding(text, (0, 0, 0, 2))


def _below(found: Explained, translate: Translate, lang: str, brief: bool) -> Iterator[Line]:
    if found.range:
        yield Line(f"{found.range_word}: {found.range}")
    yield from _origin(found, translate, lang)
    if found.computed is not None:
        yield Line(translate("What the model would compute: {value}").format(value=found.computed))
    if found.remark:
        yield Line(found.remark)
    if brief:
        yield from _briefly(found, translate)
        return
    if found.explanation:
        yield Line(_clean(found.explanation), "italic")
    for line in found.formula:
        yield from _formula(line, translate)


def _briefly(found: Explained, translate: Translate) -> Iterator[Line]:
    """The formula alone, of what is at the end of the depth that was asked."""
    for line in found.formula[:1]:
        yield Line("= " + _clean(in_text(line.words)))
        if len(line.rows) == 1 and line.rows[0].year is None:
            yield Line(_equation("= ", line.rows[0]))


def _equation(opening: str, row: Row) -> str:
    """The numbers and what they come to; that alone where it is all there is."""
    if len(row.numbers) == 1:
        return opening + row.value
    return f"{opening}{in_numbers(row.numbers)} = {row.value}"


def _formula(line: Formula, translate: Translate) -> Iterator[Line]:
    opening = f"{line.letter} = " if line.letter else "= "
    yield Line(opening + _clean(in_text(line.words)))
    for row in line.rows:
        yield Line(_equation(opening if row.year is None else f"  {row.year}: ", row))
    if line.total is not None:
        yield Line(f"  {translate('all years together')}: {line.total}")
    for condition in line.conditions:
        yield Line("  (" + _clean(in_text(condition)) + ")", "dim")


def _origin(found: Explained, translate: Translate, lang: str) -> Iterator[Line]:
    origin = found.origin
    if origin is None:
        return
    yield Line(
        _clean(f"{translate('Origin')}: {origin.said}" + (f" ({origin.place})" if origin.place else ""))
    )
    if origin.kind == "simulation" and found.rests_on:
        some = ", ".join(found.rests_on[:NAMED])
        more = translate("It depends on {names} and {count} more; ask for {name} to see them all.")
        yield Line(more.format(names=some, count=len(found.rests_on) - NAMED, name=found.name))
    if origin.source:
        source = origin.source
        title = source_title(str(source.get("title") or ""), lang).text
        parts = (title, source.get("section"), source.get("date"))
        sure = f" [{word(CONFIDENCE, origin.confidence, lang)}]" if origin.confidence else ""
        yield Line(_clean(f"{translate('Source')}: {', '.join(str(part) for part in parts if part)}{sure}"))
        if source.get("address"):
            yield Line(_clean(str(source["address"])))
    if origin.note is not None and origin.note.text:
        yield Line(_clean(f"{translate('Note')}: {origin.note.text}"))


def _clean(text: str) -> str:
    """A text without what could steer a terminal."""
    return str(printable(text)).replace("\n", " ")
