"""What stands between the cells of a line: a comma, semicolon, tab or bar, or two spaces and more."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from aigf.text import Text

#: What Excel puts above a table.
_STATED = re.compile(r'"?sep=(.)"?[;,\t]*', re.IGNORECASE)
_QUOTED = re.compile(r'"[^"]*"')
_SPACES = re.compile(r" {2,}")
_LINES = 20  #: that are looked at
#: In no text: a line is then one cell.
_NONE = "\x1f"


class Separator(NamedTuple):
    """A separator, and how it is called; nothing is said of a comma."""

    sign: str
    named: Text | None


_COMMA = Separator(",", None)
#: Those that are one sign, the usual one first.
KNOWN = (
    _COMMA,
    Separator(";", Text("separated by semicolons")),
    Separator("\t", Text("separated by tabs")),
    Separator("|", Text("separated by bars")),
)
_BY_SPACES = Separator("  ", Text("separated by two spaces or more"))


def head_of(lines: Sequence[str]) -> int:
    """The lines above the header: one where the first only states the separator."""
    return 1 if lines and _STATED.fullmatch(lines[0].strip()) else 0


def separator_of(lines: Sequence[str], above: Sequence[str] = ()) -> Separator:
    """The separator of a table of which ``lines`` begin with the header, ``above`` being what stands above it.

    The one that is stated, else that of which the header has most among those that give the first lines as many
    cells as the header.
    """
    stated = _STATED.fullmatch(above[0].strip()) if above else None
    if stated is not None:
        return next((one for one in KNOWN if one.sign == stated.group(1)), _COMMA)
    header = next(iter(lines), "")
    outside = _QUOTED.sub("", header)
    counted = [(outside.count(one.sign), one) for one in KNOWN if one.sign in outside]
    if not counted:
        return _BY_SPACES if len(_SPACES.split(header.strip())) > 1 else Separator(_NONE, None)
    alike = [(count, one) for count, one in counted if _even(lines, one, count + 1)]
    return max(alike or counted, key=lambda counts: counts[0])[1]


def cells_in(lines: Sequence[str], separator: Separator) -> Iterator[tuple[int, list[str]]]:
    """The cells of every row, with the number of its last line, counted from 1.

    Raises csv.Error where a quote is not closed.
    """
    if separator is _BY_SPACES:
        for number, line in enumerate(lines, 1):
            yield number, _SPACES.split(line.strip()) if line.strip() else []
        return
    reader = csv.reader(lines, delimiter=separator.sign, strict=True)
    for row in reader:
        yield reader.line_num, row


def _even(lines: Sequence[str], separator: Separator, count: int) -> bool:
    try:
        rows = [row for _, row in cells_in(lines[: _LINES + 1], separator)][:_LINES]
    except csv.Error:
        return False
    return all(len(row) == count for row in rows if row)
