"""Texts with one or a few things changed: their lines, the cells in these, single characters."""

from __future__ import annotations

import random
from collections.abc import Callable

from tests.mutation import hostile

Lines = list[str]
_SIGNS = (",", ";", "\t", "|", "  ", ":", " ")


def mutated(text: str, rng: random.Random) -> tuple[str, list[str]]:
    """The text with one to three changes, and their names."""
    said = []
    for _ in range(rng.choice((1, 1, 1, 2, 3))):
        change = rng.choice(_CHANGES)
        said.append(change.__name__.strip("_"))
        lines = text.split("\n")
        text = "\n".join(change(lines, rng))[:3_000_000]
    return text, said


def _any(lines: Lines, rng: random.Random) -> int:
    """The number of a line, one of the first of them as often as any."""
    return rng.randrange(min(len(lines), 12)) if rng.random() < 0.5 else rng.randrange(len(lines))


def _cut(lines: Lines, rng: random.Random) -> Lines:
    at = _any(lines, rng)
    return [*lines[:at], lines[at][: rng.randint(0, len(lines[at]))]]


def _beheaded(lines: Lines, rng: random.Random) -> Lines:
    return lines[rng.randint(1, min(len(lines), 15)) :] or [""]


def _without(lines: Lines, rng: random.Random) -> Lines:
    at = _any(lines, rng)
    return lines[:at] + lines[at + rng.choice((1, 1, 2, 24)) :] or [""]


def _doubled(lines: Lines, rng: random.Random) -> Lines:
    at, count = _any(lines, rng), rng.choice((1, 1, 2, 24, 400))
    return lines[: at + count] + lines[at : at + count] + lines[at + count :]


def _swapped(lines: Lines, rng: random.Random) -> Lines:
    one, other = _any(lines, rng), _any(lines, rng)
    made = [*lines]
    made[one], made[other] = made[other], made[one]
    return made


def _shuffled(lines: Lines, rng: random.Random) -> Lines:
    first = rng.choice((0, 1, 8, 10))
    return lines[:first] + rng.sample(lines[first:], len(lines[first:]))


def _hostile_line(lines: Lines, rng: random.Random) -> Lines:
    at = _any(lines, rng)
    return [*lines[:at], hostile.cell(rng), *lines[at + rng.choice((0, 1)) :]]


def _sign(line: str) -> str:
    return max(_SIGNS[:5], key=line.count)


def _cell(lines: Lines, rng: random.Random) -> Lines:
    """One cell replaced, or the same cell of every line."""
    at = _any(lines, rng)
    sign = _sign(lines[at])
    index = rng.randrange(len(lines[at].split(sign)))
    value = hostile.cell(rng)
    which = range(at, len(lines)) if rng.random() < 0.25 else [at]
    made = [*lines]
    for number in which:
        cells = made[number].split(sign)
        if index < len(cells):
            cells[index] = value
            made[number] = sign.join(cells)
    return made


def _cells(lines: Lines, rng: random.Random) -> Lines:
    """Cells of a line left out, doubled, swapped or shuffled."""
    at = _any(lines, rng)
    sign = _sign(lines[at])
    cells = lines[at].split(sign)
    one, other = rng.randrange(len(cells)), rng.randrange(len(cells))
    kind = rng.choice(("out", "double", "swap", "shuffle"))
    if kind == "out":
        del cells[one]
    elif kind == "double":
        cells.insert(one, cells[one])
    elif kind == "swap":
        cells[one], cells[other] = cells[other], cells[one]
    else:
        rng.shuffle(cells)
    return [*lines[:at], sign.join(cells), *lines[at + 1 :]]


def _column_out(lines: Lines, rng: random.Random) -> Lines:
    sign = _sign(lines[len(lines) // 2])
    index = rng.randrange(max(1, lines[len(lines) // 2].count(sign) + 1))
    return [sign.join(c for i, c in enumerate(line.split(sign)) if i != index) for line in lines]


def _columns_swapped(lines: Lines, rng: random.Random) -> Lines:
    sign = _sign(lines[len(lines) // 2])
    count = lines[len(lines) // 2].count(sign) + 1
    order = rng.sample(range(count), count)
    return [
        sign.join(cells[i] for i in order) if len(cells := line.split(sign)) == count else line
        for line in lines
    ]


def _separator(lines: Lines, rng: random.Random) -> Lines:
    sign, other = _sign(lines[len(lines) // 2]), rng.choice(_SIGNS)
    part = rng.choice((1.0, 0.5))
    return [line.replace(sign, other) if rng.random() < part else line for line in lines]


def _character(lines: Lines, rng: random.Random) -> Lines:
    at = _any(lines, rng)
    where = rng.randint(0, len(lines[at]))
    put = rng.choice((hostile.cell(rng)[:20], chr(rng.randint(0, 0x2FF)), ""))
    return [
        *lines[:at],
        lines[at][:where] + put + lines[at][where + rng.choice((0, 1, 3)) :],
        *lines[at + 1 :],
    ]


def _everywhere(lines: Lines, rng: random.Random) -> Lines:
    """One character replaced by another in the whole text."""
    text = "\n".join(lines)
    old = rng.choice(text[:20_000] or "x")
    return text.replace(old, rng.choice((*"0919.,;:-+/ \"'TZe\t", "")), rng.choice((1, 50, -1))).split("\n")


def _wide(lines: Lines, rng: random.Random) -> Lines:
    at = _any(lines, rng)
    count = rng.choice((100, 2_000, 100_000))
    return [*lines[:at], lines[at] + rng.choice((",", ";", "\t", ",x", ",1")) * count, *lines[at + 1 :]]


def _long(lines: Lines, rng: random.Random) -> Lines:
    """A line of a megabyte, rarely; else of some kilobytes."""
    at = _any(lines, rng)
    length = 1_000_000 if rng.random() < 0.1 else 5_000
    piece = rng.choice(
        ("1", "0 ", "- ", "a", "1,", '"', "  ", "1.", "[", "(", "\u00a0", "12:00 ", "2019-01-01 ")
    )
    return [*lines[:at], lines[at] + piece * (length // len(piece)), *lines[at + 1 :]]


_CHANGES: tuple[Callable[[Lines, random.Random], Lines], ...] = (
    _cut, _beheaded, _without, _doubled, _swapped, _shuffled, _hostile_line, _cell, _cell, _cell, _cell, _cells,
    _column_out, _columns_swapped, _separator, _character, _character, _everywhere, _wide, _long,
)  # fmt: skip
