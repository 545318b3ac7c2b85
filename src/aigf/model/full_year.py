"""The first full year, in which headline amounts hold. No quantities: this function is not in the graph."""

from __future__ import annotations

from typing import TypeVar

import numpy as np

from aigf.units import Share

_Series = TypeVar("_Series")


def in_full_year(series: _Series, full_year_mark: Share) -> _Series:
    """The element of a series in the first full year: the mark is 1 in that year, and 0 in all others."""
    return np.sum(series * full_year_mark, axis=-1, keepdims=True)  # type: ignore[operator, no-any-return]
