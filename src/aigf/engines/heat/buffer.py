"""A buffer between a limited supply of heat and the demand for it.

Filling whenever there is a surplus and emptying whenever there is a shortage delivers the most that any schedule can:
heat kept is never worth more later than now, and a full buffer can only spill. The year is a ring: the buffer ends as
it began. The level after hours of surplus and shortage is a clipped sum, max(low, min(high, start + sum)), so the
start to which a year returns is found from one pass: full where the year's surplus is positive, empty where it is
not, and then what that pass ends with.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from aigf.engines.climate import Array


class Served(NamedTuple):
    """What a buffer makes of supply and demand, hour by hour, (draws, hours)."""

    delivered: Array  #: to the demand
    taken: Array  #: from the supply: delivered, and what fills the buffer, less what empties it
    level: Array  #: of the buffer at the end of the hour


def serve(supply: Array, demand: Array, storage: Array) -> Served:
    """The most that a supply and a buffer can deliver of a demand.

    ``supply`` and ``demand`` are (draws, hours), in any unit of energy an hour; ``storage`` is (draws, 1), in that
    unit, not negative, and may be infinite. Nothing is lost in the buffer.
    """
    surplus = supply - demand
    # More than the year's surplus hours can fill, or its short hours empty, is never used.
    most = np.maximum(np.maximum(surplus, 0.0).sum(axis=-1), np.maximum(-surplus, 0.0).sum(axis=-1))
    size = np.minimum(storage[..., 0], most)
    start = np.where(surplus.sum(axis=-1) > 0.0, size, 0.0)
    steps = np.ascontiguousarray(surplus.T)
    start = _levels(steps, size, start)[-1]
    level = _levels(steps, size, start).T
    before = np.concatenate([start[:, np.newaxis], level[:, :-1]], axis=-1)
    delivered = demand + np.minimum(before + surplus, 0.0)
    return Served(delivered, delivered + level - before, level)


def _levels(surplus: Array, size: Array, start: Array) -> Array:
    """The level after each hour, (hours, draws): all draws together, one hour after the other."""
    levels = np.empty_like(surplus)
    level = start
    for step, after in zip(surplus, levels, strict=True):
        np.add(level, step, out=after)
        np.maximum(after, 0.0, out=after)
        np.minimum(after, size, out=after)
        level = after
    return levels
