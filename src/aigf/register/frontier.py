"""Notable AI models and the computing that their training took: the points of the frontier trend."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from aigf.register.rows import read_rows

FRONTIER_MODELS = Path(__file__).parent / "frontier_models.yaml"


@dataclass(frozen=True)
class FrontierModel:
    """A model, the day it was published (ISO), the FLOP of its training, and who says so.

    ``certainty`` is published where the maker states the FLOP or what they follow from, else estimate.
    """

    name: str
    date: str
    flop: float
    certainty: str
    source: str
    address: str


@cache
def load_frontier_models(path: Path = FRONTIER_MODELS) -> tuple[FrontierModel, ...]:
    """The models in the order of their dates.

    Raises ValueError with everything that is missing, unknown or of another kind, and every date that is none.
    """
    wanted = {
        "name": str,
        "date": str,
        "flop": float,
        "certainty": ("published", "estimate"),
        "source": str,
        "address": str,
    }
    models = [FrontierModel(**row) for row in read_rows(path, "models", wanted)]
    for model in models:
        datetime.date.fromisoformat(model.date)  # a ValueError where it is none
    return tuple(sorted(models, key=lambda model: (model.date, model.name)))
