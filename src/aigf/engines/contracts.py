"""What a contract with the grid operator leaves of a connection, hour by hour.

The operator calls hours in which less or nothing may be imported, the day before and in blocks of hours in a row.
It calls those in which it expects the most stress on its grid: by a series of stress, which the caller has, and by
what that series does not show, which is random by the day. They are the operator's hours, not the dearest ones.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from aigf.engines.climate import HOURS_A_DAY, Array, Value

_STREAM = 20_011  #: keeps the noise apart from the weather of the same seed

Called = npt.NDArray[np.bool_]


@dataclass(frozen=True)
class Calls:
    """What the contract allows the operator; each a number or (draws, 1). A firm contract has the share 0."""

    share: Value  #: of the hours of the year that are called
    block: Value  #: hours in a row, to the nearest whole one
    noise: Value  #: deviation of what stress does not explain, in deviations of the stress


def called_hours(stress: Array, calls: Calls, seed: int, first: int = 0) -> Called:
    """The hours that are called, (draws, hours); ``stress`` is higher where the grid is shorter, (1 or draws, hours).

    The year is cut into blocks. They are ranked by their mean stress plus noise, and called from the top until the
    share of the hours is reached; the last one may be called in part. The noise, one a day, is that of the seed and the
    number of the draw, counted from ``first``.

    Raises ValueError for a share outside 0 to 1 or a block of no hours or more than the year.
    """
    hours = stress.shape[-1]
    terms = (calls.share, calls.block, calls.noise)
    share, block, noise = (np.atleast_2d(np.asarray(each, np.float64)) for each in terms)
    rows = max(len(stress), len(share), len(block), len(noise))
    share, block, noise = (np.broadcast_to(each, (rows, 1)) for each in (share, block, noise))
    if not np.all((share >= 0.0) & (share <= 1.0)):
        raise ValueError("the share of called hours must be between 0 and 1")
    lengths = np.floor(block[:, 0] + 0.5).astype(int)
    if not np.all((lengths >= 1) & (lengths <= hours)):
        raise ValueError("a block of called hours must have at least an hour and fit in the year")
    called = np.zeros((rows, hours), dtype=np.bool_)
    asked = np.floor(share * hours + 0.5)
    if not np.any(asked):
        return called
    days = -(-hours // HOURS_A_DAY)
    random = np.stack(
        [np.random.default_rng([seed, first + row, _STREAM]).standard_normal(days) for row in range(rows)]
    )
    seen = np.broadcast_to(stress, (rows, hours))
    for length in np.unique(lengths):
        of_length = lengths == length
        called[of_length] = _called(
            seen[of_length], asked[of_length], int(length), (noise * random)[of_length]
        )
    return called


def availability(called: Called, limit: Value) -> Array:
    """The share of the connection that may be used, (draws, hours): 1, and ``limit`` in a called hour.

    Raises ValueError for a limit outside 0 to 1.
    """
    if not np.all((np.asarray(limit) >= 0.0) & (np.asarray(limit) <= 1.0)):
        raise ValueError("what remains of a connection must be between 0 and 1")
    available: Array = np.where(called, limit, 1.0)
    return available


def _called(stress: Array, asked: Array, length: int, noise: Array) -> Called:
    """The called hours of draws whose blocks have the same length."""
    draws, hours = stress.shape
    blocks = -(-hours // length)
    first = np.arange(blocks) * length
    # The last block may be cut off by the end of the year: it is known by the hours that it has.
    sums = np.add.reduceat(stress, first, axis=1)
    sizes = np.minimum(first + length, hours) - first
    score = sums / sizes
    deviation = stress.std(axis=1, keepdims=True)
    order = np.argsort(-(score + deviation * noise[:, first // HOURS_A_DAY]), axis=1, kind="stable")
    before = np.empty((draws, blocks))
    ranked = np.cumsum(sizes[order], axis=1) - sizes[order]
    np.put_along_axis(before, order, ranked.astype(float), axis=1)
    block_of = np.arange(hours) // length
    called: Called = before[:, block_of] + (np.arange(hours) - first[block_of]) < asked
    return called
