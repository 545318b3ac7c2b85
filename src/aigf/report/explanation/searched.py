"""What stands behind a figure that no formula gives: what was looked for, and that it holds when it is put back."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from aigf.program.derivation import Derivation
from aigf.report.numbers import format_value
from aigf.report.translations import translator
from aigf.study.break_even import FOUND, NPV, can_be_put_back, worth_at
from aigf.text import Text

#: The status of what was looked for.
FOUND_BY_SEARCH = Text("found by a search")

#: What the figures of the search rest on: the investment of which they are a share, and what is brought to zero.
RESTS_ON = (NPV, "capex")

#: The residue that is nothing, in euro: shares are halved until no more is left.
_NOTHING = 1.0


@dataclass(frozen=True)
class Searched:
    """A figure of the search in a result that was kept, which is put back into the formulas."""

    name: str
    result: Mapping[str, Any]
    derivation: Derivation
    lang: str

    def rests_on(self) -> tuple[str, ...]:
        """What it is made of: an amount of its share, a share of what it brings to zero."""
        share = FOUND[self.name].share
        return RESTS_ON if self.name == share or share is None else (share, *RESTS_ON)

    def checked(self) -> str:
        """What is solved for and by which mode of support, and what the net present value is at what was found."""
        return f"{self._sought()} {self._outcome()}".strip()

    def _say(self, text: Text) -> str:
        return text.render(translator(self.lang))

    def _sought(self) -> str:
        if FOUND[self.name].share is None:
            return ""
        if FOUND[self.name].buys_hours:
            text = Text(
                "Solved for: the share of capital expenditure that public money pays, by buying as large a share of "
                "the hours. Brought to zero: the net present value of the project with public money."
            )
        else:
            text = Text(
                "Solved for: the share of capital expenditure that public money pays, as a grant that buys no hours. "
                "Brought to zero: the net present value of the project with public money."
            )
        return self._say(text)

    def _outcome(self) -> str:
        """What the net present value is at the share that was found, or what it is at most where none suffices."""
        name = FOUND[self.name].share
        if name is None or not can_be_put_back(self.derivation.program):
            return ""
        share = self.result["quantities"][name]["value"]
        if share is None:
            values = {"none": self._euro(self._worth(0.0)), "whole": self._euro(self._worth(1.0))}
            return self._say(
                Text("None suffices: it is {none} without public money and {whole} if that pays all.", values)
            )
        if share == 0.0:
            text = Text(
                "It needs none: without public money it is {none}.", {"none": self._euro(self._worth(0.0))}
            )
            return self._say(text)
        values = {
            "share": format_value(share, "share", self.lang, 6),
            "residue": self._euro(self._worth(share)),
            "none": self._euro(self._worth(0.0)),
        }
        return self._say(Text("At {share} it is {residue}; without public money {none}.", values))

    def _worth(self, share: float) -> float:
        return worth_at(self.derivation, share, FOUND[self.name].buys_hours)

    def _euro(self, value: float) -> str:
        nothing = not math.isfinite(value) or abs(value) < _NOTHING
        return format_value(0.0 if nothing else value, "EUR", self.lang, 3)
