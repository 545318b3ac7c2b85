"""Which register entries describe the cooling plant: those of the proposal's design, where it has its own."""

from __future__ import annotations

from collections.abc import Mapping

from aigf.register import Entry
from aigf.study.case import Case

#: Designs of ``factory.cooling`` by the prefix of their entries. Dry coolers have the general ones.
PREFIXES: Mapping[str, str] = {
    "liquid-dry": "cooling_",
    "liquid-hybrid": "liquid_hybrid_",
    "evaporative": "evaporative_",
    "air": "air_cooled_",
}
GENERAL = PREFIXES["liquid-dry"]


def cooling_design(case: Case) -> str:
    """The design of the proposal; dry coolers where it names none."""
    return case.read.proposal.factory.cooling or "liquid-dry"


def entry_of_design(case: Case, name: str) -> Entry | None:
    """The entry that the design has instead of ``name``; None where it has none, or where ``name`` itself is set."""
    if not name.startswith(GENERAL) or name in case.settings.register:
        return None
    return case.entries.get(own_entry(name, cooling_design(case)))


def own_entry(name: str, design: str) -> str:
    """The name under which a design has its own value of a general entry."""
    return PREFIXES[design] + name.removeprefix(GENERAL)
