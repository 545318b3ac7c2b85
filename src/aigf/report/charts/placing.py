"""What a module of charts says of them: what they are drawn from, what they rest on, and where they stand."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from aigf.report.charts.drawing import Chart
from aigf.text import Text

#: The places on the page, from its top down: after the costs and benefits by actor, after the statements, in the part
#: on energy hour by hour, after that, and after the connection to the grid.
Place = Literal["money", "load", "energy", "heat", "frontier"]

#: Draws from a result, in a language, with what is said of the assumptions.
Draw = Callable[[Mapping[str, Any], str, str], Iterable[Chart | None]]


@dataclass(frozen=True)
class Drawing:
    """Charts of one kind, as a module lists them in ``DRAWINGS``.

    ``shows`` are the figures that decide what they show, the weightiest first: what these rest on, the charts rest on.
    ``stated`` gives what of a result is stated by such a name, and so no assumption. ``place`` is where they stand, by
    ``order`` among others there; None where a section of the page has words of its own around them. ``link`` is what
    the list at the top of the page calls them, their title where it is None; ``listed`` is False for what is not there.
    """

    name: str
    draw: Draw
    shows: tuple[str, ...]
    place: Place | None
    order: int = 100
    link: Text | None = None
    listed: bool = True
    stated: Callable[[Mapping[str, Any]], Mapping[str, Any]] = lambda _: {}

    def cited(self, result: Mapping[str, Any]) -> tuple[str, ...]:
        """The figures behind them that are not stated."""
        stated = self.stated(result)
        return tuple(name for name in self.shows if not stated.get(name))
