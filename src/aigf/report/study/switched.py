"""Where the best choice changes, as an object, as rows and as sentences."""

from __future__ import annotations

from typing import Any

from aigf.report.study.titles import alternative_title
from aigf.study.table.switching import Switch, Switched, Switching
from aigf.text import Measure, Text, named


def switching_object(found: Switching, sentences: list[str], assumed: list[str]) -> dict[str, Any]:
    """The value at which the best choice changes in each world; null where it never does."""
    lever = found.lever
    return {
        "name": lever.name,
        "unit": lever.unit,
        "known_range": {"low": lever.low, "high": lever.high} if lever.known else None,
        "searched": {"low": lever.least, "high": lever.most},
        "choices": list(found.choices),
        "finding": sentences,
        "assumptions": assumed,
        "scenarios": {
            world.scenario: {
                "value": world.value,
                "best": world.best,
                "within": _switch(world.within),
                "beyond": _switch(world.beyond),
            }
            for world in found.worlds
        },
    }


def measured(found: Switching, value: float) -> Measure:
    """A value of the number, for a sentence; what lies between 0 and 1 without a unit is a share."""
    lever = found.lever
    share = lever.unit == "" and lever.least >= 0.0 and lever.most <= 1.0
    return Measure(value, "share" if share else lever.unit)


def where(found: Switching, world: Switched, lang: str) -> Text:
    """What happens to the best choice of a world."""
    switch = world.within or world.beyond
    if switch is None:
        return Text("never")
    said = {"value": measured(found, switch.value), "choice": alternative_title(switch.to, lang)}
    if world.within is None:
        return Text("at {value}, beyond what is known of it: '{choice}'", said)
    return Text("at {value}: '{choice}'", said)


def finding(found: Switching) -> list[Text]:
    """In how many worlds the best choice changes within what is known of the number."""
    lever = found.lever
    said = {
        "name": named(lever.title),
        "low": measured(found, lever.low),
        "high": measured(found, lever.high),
        "worlds": len(found.worlds),
        "within": sum(world.within is not None for world in found.worlds),
        "beyond": sum(world.beyond is not None for world in found.worlds),
    }
    if not lever.known:
        return [
            Text(
                "Of '{name}' no range is known. Moved as far as it may be set, it changes the best choice in {beyond} "
                "of {worlds} worlds.",
                said,
            )
        ]
    return [
        Text(
            "Within what is known of '{name}', {low} to {high}, the best choice changes in {within} of {worlds} "
            "worlds; in {beyond} it changes only beyond that.",
            said,
        )
    ]


def assumptions(found: Switching) -> list[Text]:
    """What the search rests on."""
    return [
        Text(
            "Looked for from {least} to {most}, at point values, with everything else as it is. A choice that is best "
            "only between two steps of the search is not found.",
            {
                "least": measured(found, found.lever.least),
                "most": measured(found, found.lever.most),
            },
        )
    ]


def _switch(switch: Switch | None) -> dict[str, Any] | None:
    return None if switch is None else {"value": switch.value, "to": switch.to}
