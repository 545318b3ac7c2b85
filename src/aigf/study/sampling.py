"""Draws: joint samples of the uncertain inputs by Latin hypercube."""

from __future__ import annotations

import math
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from aigf.units import Array

#: Draws that are computed together. No result depends on another block, whatever the number of jobs.
BLOCK = 250

#: How far P10 and P90 of a double triangular distribution are from its centre, as a part of the distance to its ends.
_TENTH = 1.0 - math.sqrt(0.2)


@dataclass(frozen=True)
class Range:
    """What is known of an input: its point value and, where it is uncertain, its ends and distribution.

    Where the distribution is ``percentiles``, ``low`` and ``high`` are P10 and P90: it is the double triangular one
    that has them there.
    """

    central: float
    low: float | None = None
    high: float | None = None
    distribution: str = "double-triangular"

    @property
    def uncertain(self) -> bool:
        """True where there is something to draw."""
        return self.distribution != "fixed" and (self.low is not None or self.high is not None)

    @property
    def ends(self) -> tuple[float, float]:
        """The lowest and the highest value that is drawn."""
        low = self.central if self.low is None else self.low
        high = self.central if self.high is None else self.high
        if self.distribution != "percentiles":
            return low, high
        low, high = (self.central + (end - self.central) / _TENTH for end in (low, high))
        return low, high


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
        shares = _kept_shares if self.draws <= _LARGEST_KEPT else _shares
        return shares(self.seed, self.draws, name)[self.start : self.stop, np.newaxis]

    def values(self, name: str, known: Range) -> Array:
        """The drawn values of an input, (draws, 1)."""
        return _kept_values(self, name, known) if self.size <= _FEW else _values(self, name, known)


def _values(sample: Sample, name: str, known: Range) -> Array:
    if not known.uncertain:
        values = np.full((sample.size, 1), known.central)
    else:
        low, high = known.ends
        if known.distribution == "uniform":
            values = low + (high - low) * sample.uniform(name)
        else:
            values = double_triangular(sample.uniform(name), low, known.central, high)
    values.flags.writeable = False  # many see the same
    return values


#: Every alternative draws the same values of nearly all inputs: of so few draws they are kept, 8 MB at most.
_FEW = 1000
_kept_values = lru_cache(maxsize=1024)(_values)


def _shares(seed: int, draws: int, name: str) -> Array:
    """The shares of all draws, (draws,)."""
    generator = np.random.default_rng([seed, zlib.crc32(name.encode())])
    strata = generator.permutation(draws) + generator.random(draws)
    shares: Array = strata / draws
    shares.flags.writeable = False  # many see the same
    return shares


#: Each block takes its part of all draws: made anew by every block, they would take a time that grows with the square
#: of their number. At most 512 names of so many draws are kept, 64 MB.
_LARGEST_KEPT = 16_000
_kept_shares = lru_cache(maxsize=512)(_shares)


def blocks(seed: int, draws: int) -> Iterator[Sample]:
    """The draws in blocks; the last one may be smaller."""
    for start in range(0, draws, BLOCK):
        yield Sample(seed, draws, start, min(start + BLOCK, draws))


def double_triangular(shares: Array, low: float, central: float, high: float) -> Array:
    """The quantiles of a double triangular distribution: as likely below as above the central value.

    Below it low + (central - low) sqrt(2 u), above it high - (high - central) sqrt(2 (1 - u)). The central value is the
    median, however lopsided the range; where it is an end of the range, half of the draws are at that end. With one
    triangle a result made from the central values can lie outside nearly all draws.
    Source: AACE International (2008), Recommended Practice 41R-08, risk analysis using range estimating.
    """
    below = low + (central - low) * np.sqrt(2.0 * shares)
    above = high - (high - central) * np.sqrt(2.0 * (1.0 - shares))
    return np.where(shares < 1 / 2, below, above)
