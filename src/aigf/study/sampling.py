"""Draws: joint samples of the uncertain inputs by Latin hypercube."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from aigf.units import Array

#: Draws that are computed together. No result depends on another block, whatever the number of jobs.
BLOCK = 250


@dataclass(frozen=True)
class Range:
    """What is known of an input: its point value and, where it is uncertain, its ends and distribution."""

    central: float
    low: float | None = None
    high: float | None = None
    distribution: str = "triangular"

    @property
    def uncertain(self) -> bool:
        """True where there is something to draw."""
        return self.distribution != "fixed" and (self.low is not None or self.high is not None)


@dataclass(frozen=True)
class Sample:
    """The draws ``start`` to ``stop`` of ``draws`` in all, for one seed.

    Every input has its own stream, made from the seed and its name, so that a new entry in the register
    changes the draws of no other.
    """

    seed: int
    draws: int
    start: int
    stop: int

    @property
    def size(self) -> int:
        return self.stop - self.start

    def uniform(self, name: str) -> Array:
        """Shares between 0 and 1, one in each of ``draws`` equal strata, in random order; (draws, 1)."""
        generator = np.random.default_rng([self.seed, zlib.crc32(name.encode())])
        strata = generator.permutation(self.draws) + generator.random(self.draws)
        return strata[self.start : self.stop, np.newaxis] / self.draws

    def values(self, name: str, known: Range) -> Array:
        """The drawn values of an input, (draws, 1)."""
        if not known.uncertain:
            return np.full((self.size, 1), known.central)
        low = known.central if known.low is None else known.low
        high = known.central if known.high is None else known.high
        if known.distribution == "uniform":
            return low + (high - low) * self.uniform(name)
        return triangular(self.uniform(name), low, known.central, high)


def blocks(seed: int, draws: int) -> Iterator[Sample]:
    """The draws in blocks; the last one may be smaller."""
    for start in range(0, draws, BLOCK):
        yield Sample(seed, draws, start, min(start + BLOCK, draws))


def triangular(shares: Array, low: float, mode: float, high: float) -> Array:
    """The quantiles of a triangular distribution.

    Below the mode low + sqrt(u (high - low)(mode - low)), above it high - sqrt((1 - u)(high - low)(high - mode)).
    Source: Johnson, Kotz and Balakrishnan (1995), Continuous Univariate Distributions 2, section 26.9.
    """
    if high == low:
        return np.full_like(shares, mode)
    width = high - low
    rising = low + np.sqrt(shares * width * (mode - low))
    falling = high - np.sqrt((1.0 - shares) * width * (high - mode))
    return np.where(shares < (mode - low) / width, rising, falling)
