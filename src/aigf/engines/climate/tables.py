"""Tables that are read at many places: the search that each look-up would take is done once, for all."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from aigf.engines.climate.calendar import Array
from aigf.engines.machine_code import is_loaded

_STEPS = 2048  #: of the guide: so many that few hold more than one point


class Table(NamedTuple):
    """Values between points that rise, on straight lines; beyond them those of the ends, as ``np.interp`` has it."""

    points: Array
    values: Array
    slopes: Array
    guide: npt.NDArray[np.int64]  #: the last point at or below the start of each of equal steps
    steps: float  #: in a unit of the points

    def at(self, where: Array) -> Array:
        """The values at so many places, (places,): the bits of ``np.interp``."""
        if not is_loaded():
            return np.interp(where, self.points, self.values)
        from aigf.engines.climate.kernel import read

        found = np.empty(len(where))
        read(self, where, found)
        return found


def table_of(points: Array, values: Array) -> Table:
    """The table of values at points, both (points,), of which there are two or more."""
    starts = np.linspace(points[0], points[-1], _STEPS, endpoint=False)
    below = np.searchsorted(points, starts, side="right") - 1
    return Table(
        np.ascontiguousarray(points),
        np.ascontiguousarray(values),
        np.diff(values) / np.diff(points),
        np.clip(below, 0, len(points) - 2).astype(np.int64),
        float(_STEPS / (points[-1] - points[0])),
    )
