"""Steps of the accounts of a year in machine code, of one draw at a time; see ``aigf.engines.climate.kernel``."""

from __future__ import annotations

import numpy as np

from aigf.engines.climate import Array
from aigf.engines.compiled import compiled


@compiled
def mean_of_highest(power: Array, ranking: Array, count: int) -> float:
    """The mean power of the ``count`` hours in which ``ranking`` is highest; of equal ones the first is taken first.

    By counting the hours in as many equal steps of the ranking, of which only the highest are put in order. Summed up
    from the highest down.
    """
    hours = len(ranking)
    low, high = ranking.min(), ranking.max()
    steps = (hours - 1) / (high - low) if high > low else 0.0
    first = np.zeros(hours + 1, np.int32)
    for hour in range(hours):
        first[int((high - ranking[hour]) * steps) + 1] += 1
    lowest = 0  # step that is needed
    for step in range(hours):
        first[step + 1] += first[step]
        if first[step + 1] < count:
            lowest = step + 1
    free = first[: lowest + 1].copy()
    ranked = np.empty(first[lowest + 1], np.int32)
    for hour in range(hours):
        step = int((high - ranking[hour]) * steps)
        if step > lowest:
            continue
        place = free[step]
        free[step] += 1
        while place > first[step] and ranking[ranked[place - 1]] < ranking[hour]:
            ranked[place] = ranked[place - 1]
            place -= 1
        ranked[place] = hour
    total = power[ranked[0]]
    for rank in range(1, count):
        total += power[ranked[rank]]
    return total / count
