"""Input-output multipliers: what a euro of final demand brings about in the whole chain (Leontief, type I).

The register's multipliers come out of this function, applied to the domestic table of the Netherlands.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[np.float64]


def requirements(coefficients: Array) -> Array:
    """The Leontief inverse: output of every sector (row) per unit of final demand of each (column).

    ``coefficients[i, j]`` is what sector j buys from sector i in the country, per unit of j's output. Raises
    ValueError where a sector would buy more than it makes, so that no table of an economy is at hand.
    """
    table = np.asarray(coefficients, dtype=np.float64)
    if table.ndim != 2 or table.shape[0] != table.shape[1]:
        raise ValueError(f"a table of coefficients is square, not of shape {table.shape}")
    if (table < 0).any() or np.abs(np.linalg.eigvals(table)).max() >= 1:
        raise ValueError("the coefficients are negative or too large: the inverse is no sum over the chain")
    return np.asarray(np.linalg.inv(np.eye(len(table)) - table), dtype=np.float64)


def multipliers(coefficients: Array, per_output: Array) -> Array:
    """What a unit of final demand of each sector brings about in the chain of something made per unit of output.

    With value added per output the value-added multiplier, with ones the output multiplier.
    """
    return np.asarray(per_output, dtype=np.float64) @ requirements(coefficients)
