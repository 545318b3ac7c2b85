"""The report's table 2.1: the parties that offer GPUs on Dutch soil."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from aigf.register.rows import read_rows

TABLE_2_1 = Path(__file__).parent / "table_2_1.yaml"


@dataclass(frozen=True)
class Provider:
    """A party with GPUs on Dutch soil; ``country`` is that of its owner (ISO 3166), ``kind`` academic or commercial."""

    name: str
    country: str
    kind: str
    gpu_count: int
    address: str


@cache
def load_table_2_1(path: Path = TABLE_2_1) -> tuple[Provider, ...]:
    """The parties in the order of the report.

    Raises ValueError with everything that is missing, unknown or of another kind.
    """
    wanted = {
        "name": str,
        "country": str,
        "kind": ("academic", "commercial"),
        "gpu_count": int,
        "address": str,
    }
    return tuple(Provider(**row) for row in read_rows(path, "parties", wanted, other=("source",)))
