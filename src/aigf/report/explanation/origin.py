"""Where an input comes from, as a reader is told: the origin that a result keeps, with the source of its entry."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from aigf.report.translations import Phrase, localised

#: Kinds of origin of which the source, the confidence and the note of the register are told.
_OF_REGISTER = ("register", "scenario")


@dataclass(frozen=True)
class Origin:
    """Where an input comes from.

    ``kind`` is proposal, register, scenario, setting, simulation or timeline; ``said`` says it in a sentence, ``place``
    is a file:line:column. A register entry has its source, how sure it is and a note. ``rests_on`` are the inputs and
    quantities that a simulated or scheduled number depends on.
    """

    kind: str
    said: str
    place: str = ""
    source: Mapping[str, Any] = field(default_factory=dict)
    confidence: str = ""
    note: Phrase | None = None
    rests_on: tuple[str, ...] = ()


def origin_of(item: Mapping[str, Any], lang: str) -> Origin:
    """The origin of an input or a schedule as the result keeps it (``inputs`` of ``aigf appraise --json``)."""
    origin = item["origin"]
    kind, depends_on = str(origin["kind"]), tuple(origin["depends_on"])
    source = item.get("source")
    if kind not in _OF_REGISTER and not (source and kind == "proposal"):
        place = str(item["where"]) if kind == "proposal" else ""
        return Origin(kind, str(origin["said"]), place, rests_on=depends_on)
    return Origin(
        kind,
        str(origin["said"]),
        str(item["where"]) if kind == "proposal" else "",
        dict(source or {}),
        str(item["confidence"] or ""),
        localised(item["note"], lang) if item["note"] else None,
        depends_on,
    )
