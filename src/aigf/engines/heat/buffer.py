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

_BLOCK = 24  #: hours that are composed at once


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
    composed = _composed(surplus.T, size)
    start = _handed_on(composed, start)[-1]
    level = _levels(composed, _handed_on(composed, start)).T[:, : surplus.shape[-1]]
    before = np.concatenate([start[:, np.newaxis], level[:, :-1]], axis=-1)
    delivered = demand + np.minimum(before + surplus, 0.0)
    return Served(delivered, delivered + level - before, level)


class _Composed(NamedTuple):
    """Hours in a row as one clipped sum, max(low, min(high, level + total)): (hours of a block, blocks, draws)."""

    total: Array
    low: Array
    high: Array


def _composed(surplus: Array, size: Array) -> _Composed:
    """From the first hour of each block to each hour of it, all blocks at once; surplus is (hours, draws)."""
    hours, draws = surplus.shape
    blocks = -(-hours // _BLOCK)
    padded = np.zeros((blocks * _BLOCK, draws))
    padded[:hours] = surplus
    steps = np.ascontiguousarray(np.moveaxis(padded.reshape(blocks, _BLOCK, draws), 1, 0))
    total, low, high = np.empty_like(steps), np.empty_like(steps), np.empty_like(steps)
    total[0], low[0] = steps[0], np.clip(steps[0], 0.0, size)
    high[0] = np.clip(size + steps[0], 0.0, size)
    for hour in range(1, _BLOCK):
        np.add(total[hour - 1], steps[hour], out=total[hour])
        np.clip(low[hour - 1] + steps[hour], 0.0, size, out=low[hour])
        np.clip(high[hour - 1] + steps[hour], 0.0, size, out=high[hour])
    return _Composed(total, low, high)


def _handed_on(composed: _Composed, start: Array) -> Array:
    """The level before each block, and after the last, (blocks + 1, draws)."""
    levels = [start]
    for total, low, high in zip(*(part[-1] for part in composed), strict=True):
        levels.append(np.maximum(low, np.minimum(high, levels[-1] + total)))
    return np.array(levels)


def _levels(composed: _Composed, handed_on: Array) -> Array:
    """The level after each hour, (hours of all blocks, draws)."""
    total, low, high = composed
    levels = np.maximum(low, np.minimum(high, handed_on[:-1] + total))
    return np.ascontiguousarray(np.moveaxis(levels, 0, 1)).reshape(-1, total.shape[-1])
