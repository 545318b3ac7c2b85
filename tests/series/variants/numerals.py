"""How a number is written: its decimal sign and its sign for thousands."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import NamedTuple

from tests.series.variants.draw import Draw


class Notation(NamedTuple):
    """The decimal sign, the sign for thousands, the sign for less than nothing, and whether a plus is written."""

    point: str = "."
    thousands: str = ""
    minus: str = "-"

    def written(self, value: Decimal) -> str:
        text = f"{abs(value):,f}" if self.thousands else f"{abs(value):f}"
        whole, _, part = text.partition(".")
        whole = whole.replace(",", self.thousands)
        sign = self.minus if value < 0 else ""
        return sign + whole + (self.point + part if part else "")


#: As programs write, in the Netherlands, in England, in France and Switzerland.
NOTATIONS = (
    Notation(),
    Notation(","),
    Notation(",", "."),
    Notation(".", ","),
    Notation(",", "\u00a0"),
    Notation(",", " "),
    Notation(".", "'"),
    Notation(",", "\u202f"),
    Notation(".", "", "\u2212"),
)


def notation(draw: Draw, columns: Iterable[list[Decimal]]) -> Notation:
    """A notation that the cells decide: one with thousands only where a cell beside them has decimals."""
    decided = any(value != value.to_integral() for values in columns for value in values)
    return draw.one("notation", NOTATIONS if decided else NOTATIONS[:1])
