"""A rounding residue is decided in one place, and the recorder knows it."""

from __future__ import annotations

import numpy as np
import pytest

from aigf.trace import record, without_residue
from aigf.units import EUR, RESIDUE


def difference(paid: EUR, owed: EUR) -> EUR:
    """What is left."""
    return EUR(without_residue(owed - paid, owed))


@pytest.mark.parametrize("size", [1.0, 1e9, 1e-9])
def test_what_rounding_leaves_is_nothing_at_any_size(size: float) -> None:
    owed = np.array([[0.1 + 0.2, 1.0, 1.0]]) * size
    paid = np.array([[0.3, 1.0 - 1e-8, 1.0 + 1e-8]]) * size
    left = difference(EUR(paid), EUR(owed))[0] / size
    assert left[0] == 0
    assert left[1] == pytest.approx(1e-8) and left[2] == pytest.approx(-1e-8)


def test_of_nothing_there_is_no_residue() -> None:
    assert without_residue(np.array([[1e-300]]), np.array([[0.0]]))[0, 0] == 1e-300


def test_the_bound_is_far_above_what_a_float_rounds_and_far_below_what_anyone_states() -> None:
    assert 1e4 * np.finfo(np.float64).eps < float(RESIDUE) < 1e-6


def test_the_record_gives_the_value_and_names_the_bound() -> None:
    values = {"paid": np.array([[0.3]]), "owed": np.array([[0.1 + 0.2]])}
    made = record(difference, values)
    assert made.value[0, 0] == 0
    assert "RESIDUE" in str(made)
