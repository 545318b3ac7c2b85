"""Which sign is the decimal one: decided for a column from all its cells, else from the other columns of the file.

A cell such as 1.250 can be read two ways. It is read where something decides: another cell of the column (60.5,
1.250.000), a column beside it, or the bounds of what the column may be; else it is refused with both readings.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

import numpy as np

from aigf.documents import shown
from aigf.series.columns import COLUMNS, Array
from aigf.text import Text

POINT, COMMA = ".", ","
_EXPONENT = r"(?:[eE][-+]?\d{1,3})?"


_WRITTEN = (
    rf"(?P<whole>[-+]?\d{{1,100}}{_EXPONENT})"
    # With one separator before three digits it is a decimal sign or one for thousands.
    rf"|(?P<either>[-+]?[1-9]\d{{0,2}}[.,]\d{{3}}{_EXPONENT})"
    r"|(?P<point>[-+]?(?:(?:\d{1,100}|[1-9]\d{0,2}(?P<p>[, '])\d{3}(?:(?P=p)\d{3})*)\.\d{0,100}"
    rf"|\.\d{{1,100}}|[1-9]\d{{0,2}}(?:,\d{{3}}){{2,30}}){_EXPONENT})"
    r"|(?P<comma>[-+]?(?:(?:\d{1,100}|[1-9]\d{0,2}(?P<c>[. '])\d{3}(?:(?P=c)\d{3})*),\d{0,100}"
    rf"|,\d{{1,100}}|[1-9]\d{{0,2}}(?:\.\d{{3}}){{2,30}}){_EXPONENT})"
    r"|(?P<spaced>[-+]?[1-9]\d{0,2}(?P<s>[ '])\d{3}(?:(?P=s)\d{3})*)"
)
_NUMBER = re.compile(_WRITTEN, re.ASCII)
#: Without an exponent.
_PLAIN = re.compile(_WRITTEN.replace(_EXPONENT, ""), re.ASCII)
_SIGNS = str.maketrans(dict.fromkeys("\u00a0\u2007\u2009\u202f", " ") | {"\u2212": "-", "\u2019": "'"})
_KINDS = {"point": POINT, "comma": COMMA}


Others = str | None | Callable[[], str | None]


class Cells(NamedTuple):
    """The cells of a column, plainly written, and what each can be: a key of ``_NUMBER``, or None for no number.

    ``percent`` says that each has the sign for percentages behind it, which is not in its text: they are then shares.
    """

    texts: list[str]
    kinds: list[str | None]
    percent: bool = False

    def decided(self) -> str | None:
        """The decimal sign that the cells decide; None where they do not, or not all alike."""
        found = {_KINDS[kind] for kind in _KINDS if kind in self.kinds}
        return found.pop() if len(found) == 1 else None

    def values(self, mark: str) -> Array:
        """The numbers in the cells, with ``mark`` as the decimal sign; not-a-number where a cell is none."""
        allowed = {"whole", "spaced", "either", "point" if mark == POINT else "comma"}
        texts = self.texts
        if not allowed >= set(self.kinds):
            pairs = zip(texts, self.kinds, strict=True)
            texts = [text if kind in allowed else "nan" for text, kind in pairs]
        joined, plain = "\n".join(texts), texts  # signs are taken out of all cells at once
        if mark != POINT or any(sign in joined for sign in _thousands(mark)):
            for sign in _thousands(mark):
                joined = joined.replace(sign, "")
            plain = joined.replace(mark, POINT).split("\n") if texts else []
        if self.percent:  # as a decimal exponent, which is exact: 57% is 0.57
            plain = [text if text == "nan" else f"{text}e-2" for text in plain]
        return np.fromiter(map(float, plain), dtype=np.float64, count=len(texts))

    def grouped(self, mark: str) -> str | None:
        """The sign for thousands that a cell has; None where none has one."""
        signs, written = _thousands(mark), "".join(self.texts)
        if not any(sign in written for sign in signs):  # as it nearly always is
            return None
        pairs = zip(self.texts, self.kinds, strict=True)
        numbers = "".join(text for text, kind in pairs if kind is not None and kind != "whole")
        return next((sign for sign in signs if sign in numbers), None)


def _thousands(mark: str) -> tuple[str, str, str]:
    return (COMMA if mark == POINT else POINT), " ", "'"


def one_sign(text: str) -> str:
    """A text with one sign for each space, minus and apostrophe."""
    return text if text.isascii() else text.translate(_SIGNS)


def cells_of(texts: Sequence[str]) -> Cells:
    """The cells with one sign for each space, minus and apostrophe, and what each can be."""
    written = "".join(texts)
    plain = list(texts) if written.isascii() else [one_sign(text) for text in texts]
    # The same cell is often there again: a share in three decimals has a thousand ways to be written.
    distinct = set(plain)
    kind_of = {text: (match.lastgroup if (match := _NUMBER.fullmatch(text)) else None) for text in distinct}
    if "%" in written and any(text.endswith("%") for text in distinct):
        return _percentages(plain)
    return Cells(plain, list(map(kind_of.__getitem__, plain)))


def _percentages(texts: Sequence[str]) -> Cells:
    """The cells without their sign for percentages; a number without it beside them is none."""
    bare = [text[:-1].rstrip() if text.endswith("%") else text for text in texts]
    kinds = [
        match.lastgroup if text.endswith("%") and (match := _PLAIN.fullmatch(number)) else None
        for text, number in zip(texts, bare, strict=True)
    ]
    return Cells(bare, kinds, percent=True)


def decimal_mark(cells: Cells, others: Others, name: str, scale: float) -> str | None:
    """The decimal sign of a column, that of most of its cells; None where one can be read two ways and nothing decides.

    ``others`` is what the other columns of the file decide, or finds it. Where neither does, the bounds of the column
    ``name`` do, if they leave one reading.
    """
    counts = {mark: cells.kinds.count(kind) for kind, mark in _KINDS.items()}
    if any(counts.values()):
        return max(
            counts, key=lambda mark: counts[mark]
        )  # where both are there the others are no numbers in it
    if "either" not in cells.kinds:
        return POINT
    mark = others() if callable(others) else others
    if mark is not None:
        return mark
    within = [mark for mark in (POINT, COMMA) if _plausible(cells.values(mark) * scale, name)]
    return within[0] if len(within) == 1 else None


def _plausible(values: Array, name: str) -> bool:
    known = values[np.isfinite(values)]
    return bool(np.all((known >= COLUMNS[name].low) & (known <= COLUMNS[name].high)))


def two_readings(text: str) -> Text:
    """What is wrong with a cell that can be read two ways."""
    cell = cells_of([text])
    values = [f"{cell.values(mark)[0]:.15g}" for mark in (POINT, COMMA)]
    read = {"value": shown(text), "first": values[0], "second": values[1]}
    return Text("'{value}' can be read as {first} and as {second}", read)
