"""The option that fills short gaps in hourly series."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from aigf.series import Filling

OPTION = "--fill-gaps"
#: Hours of weather that are filled where no number is given, and the most that may be.
USUAL, MOST = 3, 24
KINDS = ("weather", "price", "load")


class CommandWithGaps(click.Command):
    """A command in which the number after ``--fill-gaps`` may be left out, also before the name of a file."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        said = []
        for number, word in enumerate(args):
            after = args[number + 1] if number + 1 < len(args) else ""
            said.append(f"{OPTION}={USUAL}" if word == OPTION and not _is_meant(after) else word)
        return super().parse_args(ctx, said)


def filling_of(spec: str | None) -> Filling | None:
    """The gaps that are filled: ``3`` hours of weather, or ``weather=3,price=1``. Raises click.BadParameter."""
    if spec is None:
        return None
    from aigf.series import Filling

    hours: dict[str, int] = {}
    for part in spec.split(","):
        kind, _, count = part.rpartition("=")
        kind = kind.strip() or "weather"
        if kind not in KINDS or kind in hours or not count.strip().isdecimal() or int(count) > MOST:
            raise click.BadParameter(
                f"{part!r} is no number of hours up to {MOST}, such as 3, or weather=3,price=1,load=1",
                param_hint=OPTION,
            )
        hours[kind] = int(count)
    return Filling(**hours)


def fill_gaps(function: click.decorators.FC) -> click.decorators.FC:
    """Adds the option to a command."""
    return click.option(
        OPTION,
        "gaps",
        metavar="[N]",
        help=f"Fill gaps of up to N hours ({USUAL} where N is left out) in the weather with a line between the "
        "hours on both sides, and leave out weather with longer ones; weather=3,price=1,load=1 fills prices and "
        "load too.",
    )(function)


def _is_meant(word: str) -> bool:
    numbered = word[:1].isdecimal() and word.replace(",", "").isdecimal()
    return numbered or word.partition("=")[0] in KINDS
