"""The effects that the welfare balance does not quantify (pro memoria), and why."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from aigf.register.rows import LANGUAGES, read_rows

PM_ITEMS = Path(__file__).parent / "pm_items.yaml"

#: What the effect would do to the balance for the Netherlands if it could be counted.
DIRECTIONS = ("plus", "minus", "plus or minus")


@dataclass(frozen=True)
class PmItem:
    """An effect without an amount; ``title`` and ``reason`` (why there is none) are by language."""

    id: str
    title: Mapping[str, str]
    reason: Mapping[str, str]
    direction: str


@cache
def load_pm_items(path: Path = PM_ITEMS) -> tuple[PmItem, ...]:
    """The items in the order of the file.

    Raises ValueError with everything that is missing, unknown or of another kind.
    """
    wanted = {"id": str, "title": LANGUAGES, "reason": LANGUAGES, "direction": DIRECTIONS}
    return tuple(PmItem(**row) for row in read_rows(path, "items", wanted))
