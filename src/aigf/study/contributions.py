"""What is not known of the contributions of state and Union, and what a reader is warned of about them."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from aigf.model import wiring
from aigf.study.binding import Bound
from aigf.study.case import Case
from aigf.study.request import COMMITMENT, SHARES, asked_for, is_open, refused_and_asked
from aigf.study.result import Quantity
from aigf.study.run import Run
from aigf.text import Measure, Text
from aigf.units import RESIDUE, Array

#: What a request without an amount leaves open, as the shares that it follows from.
OPEN = ("national_contribution", "union_contribution", "public_contribution")


def open_ranges(case: Case, bound: Bound, central: Run) -> dict[str, tuple[float, float]]:
    """The contributions at both ends of the shares that a request without an amount may mean."""
    if not is_open(case.read):
        return {}
    lowest, highest = (
        wiring.evaluate(OPEN, {**central.inputs, **_at_end(bound, end)}, central.overrides) for end in (0, 1)
    )
    return {name: (float(lowest[name][0, 0]), float(highest[name][0, 0])) for name in OPEN}


def _at_end(bound: Bound, end: int) -> dict[str, Array]:
    return {name: np.full((1, 1), bound.inputs[name].range.ends[end]) for name in SHARES}


def contribution_warnings(case: Case, central: Run, quantities: Mapping[str, Quantity]) -> list[Text]:
    """Says where a request is open, contradicts itself, or is for more than the Union gives."""
    shares = asked_for(case.read)
    found = []
    if is_open(case.read) and not set(SHARES) & set(case.settings.register):
        found.append(_open_request(quantities["public_contribution"]))
    if refused_and_asked(case.read):
        found.append(
            Text(
                "The proposal says that it asks for no public money, and states a share that it asks for. The figures "
                "hold for the stated share; ask which of the two holds."
            )
        )
    if shares and not any(shares.values()) and case.read.commitments()[COMMITMENT].answer == "yes":
        found.append(
            Text(
                "The proposal says that it asks for public money, and states that it asks none of state or Union. The "
                "figures hold for no public money; ask of whom it asks how much."
            )
        )
    return [*found, *_beyond_what_the_union_gives(central)]


def _open_request(asked: Quantity) -> Text:
    low, high = (asked.value if end is None else end for end in (asked.low, asked.high))
    return Text(
        "The proposal asks for public money and does not say how much. Ask: which contribution, of whom, in what form "
        "and for which part of the investment? Until then {value} is assumed; it may be from {low} to {high}.",
        {
            "value": Measure(asked.value, asked.unit),
            "low": Measure(low, asked.unit),
            "high": Measure(high, asked.unit),
        },
    )


def _beyond_what_the_union_gives(central: Run) -> list[Text]:
    values = central.values(["union_contribution", "capex"])
    capex = float(values["capex"][0, 0])
    given = float(values["union_contribution"][0, 0]) / capex if capex > 0 else 0.0
    asked = float(central.inputs["union_contribution_share"][0, 0])
    if asked - given <= float(RESIDUE):
        return []
    return [
        Text(
            "The Union is asked for {asked} of the investment and gives {given}: no more than the state, than its own "
            "ceiling, and than what it has for one project.",
            {"asked": Measure(asked, "share"), "given": Measure(given, "share")},
        )
    ]
