"""What an appraisal was asked: all that a repeat needs beside the proposal and the user's own series."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Options:
    """The options of ``aigf appraise`` as they were given.

    ``settings`` are texts by name; ``series`` the names of the files with hourly series, ``fill_gaps`` what was said of
    their gaps; ``hold`` the name of the directory whose simulation was held; ``today`` an ISO date.
    """

    scenario: str = "base"
    settings: Mapping[str, str] = field(default_factory=dict)
    draws: int = 0
    seed: int = 1
    series: tuple[str, ...] = ()
    fill_gaps: str = ""
    hold: str = ""
    today: str = ""

    def as_object(self) -> dict[str, Any]:
        """The same as JSON holds it."""
        return {**vars(self), "settings": dict(self.settings), "series": list(self.series)}


def options_of(data: Mapping[str, Any]) -> Options:
    """The options that ``as_object`` wrote. Raises KeyError, TypeError or ValueError where they are damaged."""
    settings = data["settings"]
    texts = [*settings, *settings.values(), *data["series"]]
    texts += [data[name] for name in ("scenario", "fill_gaps", "hold", "today")]
    counts = [data[name] for name in ("draws", "seed")]
    if not all(isinstance(text, str) for text in texts) or not all(type(count) is int for count in counts):
        raise TypeError("an option is no text or no whole number")
    if min(counts) < 0:
        raise ValueError("a number of draws or a seed below zero")
    return Options(**{**data, "settings": dict(settings), "series": tuple(data["series"])})
