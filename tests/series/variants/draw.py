"""Drawing one way out of many, so that a failure says which ways were taken and can be made again."""

from __future__ import annotations

import random
from collections.abc import Sequence
from typing import NamedTuple, TypeVar

import numpy as np
import numpy.typing as npt

One = TypeVar("One")


class Draw:
    """Choices that follow from a seed; ``said`` has what was chosen, in its order."""

    def __init__(self, seed: int) -> None:
        self.rng = random.Random(seed)  # noqa: S311 - variants, no secrets
        self.said: list[str] = []

    def one(self, what: str, options: Sequence[One]) -> One:
        """One of the options, all as likely."""
        taken = self.rng.choice(options)
        self.said.append(f"{what}={taken!r}" if len(repr(taken)) < 60 else f"{what}={options.index(taken)}")
        return taken

    def happens(self, what: str, share: float) -> bool:
        """Whether something happens that does so in this share of the draws."""
        taken = self.rng.random() < share
        if taken:
            self.said.append(what)
        return taken


class Variant(NamedTuple):
    """A file, what it must be read as, and how it was written."""

    raw: bytes
    first: np.datetime64 | None  #: the first hour, UTC; None where the file has no times
    columns: dict[str, npt.NDArray[np.float64]]
    said: list[str]
    #: Relative difference that is allowed: none, unless a unit is converted or parts of an hour are averaged.
    tolerance: float = 0.0
