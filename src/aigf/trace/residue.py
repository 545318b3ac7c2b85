"""What is left of numbers that cancel in a formula: a rounding residue. Results are settled by ``units.settled``."""

from __future__ import annotations

from typing import Any

import numpy as np

from aigf.units import RESIDUE


def without_residue(value: Any, scale: Any) -> Any:
    """The value, and zero where it is a rounding residue.

    A residue is what is no more than ``RESIDUE`` times ``scale``: the size of the numbers that cancelled, in the same
    unit. A debt of 2 billion euro that is repaid leaves some 1e-7 euro, which would bear interest for years and be one
    more change of sign. Used wherever the difference of two numbers is tested against zero or carried on, on plain
    arrays and on recorded ones alike.

    >>> without_residue(np.array([[1e-7, -1e-7, 3.0]]), np.array([[2e9]])).tolist()
    [[0.0, 0.0, 3.0]]
    """
    return np.where(np.absolute(value) <= RESIDUE * np.absolute(scale), 0.0, value)
