"""Writes the reference to docs/reference: formulas, register and commands, from the code itself.

`make docs` runs it. The pages are not kept in the repository: they cannot fall behind.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import click
import numpy as np

from aigf.cli.main import COMMANDS, cli
from aigf.model import wiring
from aigf.model.wiring import explanation_of, label_of
from aigf.register import Entry, Register, load_register
from aigf.trace import record
from aigf.units import SYMBOLS, signature_units


def formulas() -> Iterator[str]:
    """Every quantity: label, formula as recorded, formula in words, unit, what it rests on."""
    yield "# Formulas\n\nEvery quantity of the model, as the recorder sees it. Inputs link to the register.\n"
    functions, perspectives = wiring.functions(), wiring.perspective_of()
    for perspective in dict.fromkeys(perspectives.values()):
        yield f"\n## {perspective}\n"
        for name in (name for name, room in perspectives.items() if room == perspective):
            types, result = signature_units(functions[name])
            # Only the expression is wanted: the values are any for which it exists.
            random = np.random.default_rng(1)
            with np.errstate(all="ignore"):
                values = {argument: random.uniform(1.5, 2.5, (2, 3)) for argument in types}
                expression = record(functions[name], values).expression
            links = ", ".join(
                f"[{argument}](#{argument})"
                if argument in functions
                else f"[{argument}](register.md#{argument})"
                for argument in types
            )
            unit = SYMBOLS[result] or "no unit"
            yield (
                f'\n### <a id="{name}"></a>{name}\n\n**{label_of(name)}** [{unit}]\n\n'
                f"```\n{name} = {expression}\n```\n\n{explanation_of(name)}\n\nRests on: {links}\n"
            )


def register_page(register: Register) -> Iterator[str]:
    """Every entry: titles, value and range, how sure it is, source and note."""
    yield f"# Register\n\nVersion {register.version}. What the world is assumed to be, and who says so.\n"
    entries: dict[str, list[tuple[str, Entry]]] = {}
    for entry in register.entries.values():
        entries.setdefault(entry.perspective, []).append((entry.name, entry))
    for accelerator in register.accelerators.values():
        for entry in accelerator.properties.values():
            entries.setdefault("accelerators", []).append((f"{accelerator.name}-{entry.name}", entry))
    for perspective, found in entries.items():
        yield f"\n## {perspective}\n"
        for anchor, entry in found:
            ends = "" if entry.low is None else f" ({entry.low:g} to {entry.high:g})"
            unit = "" if entry.unit == "1" else f" {entry.unit}"
            yield (
                f'\n### <a id="{anchor}"></a>{anchor}\n\n**{entry.title["en"]}** / {entry.title["nl"]}\n\n'
                f"{entry.value:g}{ends}{unit}, {entry.confidence}\n\n"
                f"Source: {entry.source.title}, {entry.source.section}, {entry.source.date}. {entry.source.address}\n"
            )
            if entry.note.get("en"):
                yield f"\nNote: {entry.note['en']}\n"


def commands() -> Iterator[str]:
    """The help of every command, as it prints it."""
    yield "# Commands\n"
    context = click.Context(cli, info_name="aigf")
    yield f"\n```\n{cli.get_help(context)}\n```\n"
    for name in COMMANDS:
        command = cli.get_command(context, name)
        if command is not None:
            inner = click.Context(command, info_name=name, parent=context, max_content_width=100)
            yield f"\n## aigf {name}\n\n```\n{command.get_help(inner)}\n```\n"


PAGES: dict[str, Callable[[], Iterator[str]]] = {
    "formulas.md": formulas,
    "register.md": lambda: register_page(load_register()),
    "commands.md": commands,
}


def build(folder: Path) -> None:
    """Writes all pages."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, page in PAGES.items():
        (folder / name).write_text("".join(page()), encoding="utf-8")


if __name__ == "__main__":
    build(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent / "reference")
