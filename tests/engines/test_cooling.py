"""Cooling and distribution: known answers at the corners of the curve, and what must always hold."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from aigf.engines.cooling import Cooling, Distribution, cooling_power, distribution_power

DRY = Cooling(
    fixed_share=0.03, economised_share=0.04, free_cooling_limit=20.0, slope=0.005, maximum_share=0.1
)
FULL = np.array([[1.0]])


@pytest.mark.parametrize(
    ("temperature", "expected"),
    [
        (-15.0, 0.07),  # free cooling: the fixed part and the fans
        (20.0, 0.07),  # at the limit, still
        (26.0, 0.10),  # 6 degrees above it
        (32.0, 0.13),  # fans and compressors reach their maximum
        (45.0, 0.13),
    ],
)
def test_cooling_at_full_load(temperature: float, expected: float) -> None:
    assert cooling_power(np.array([[temperature]]), FULL, DRY)[0, 0] == pytest.approx(expected, abs=1e-15)


def test_at_half_load_only_the_fixed_part_stays() -> None:
    assert cooling_power(np.array([[26.0]]), FULL / 2, DRY)[0, 0] == pytest.approx(0.03 + 0.07 / 2, abs=1e-15)


def test_distribution_losses() -> None:
    losses = distribution_power(
        np.array([[0.0, 0.5, 1.0]]), Distribution(standby_share=0.01, loss_share=0.04)
    )
    assert np.allclose(losses, [[0.01, 0.03, 0.05]], rtol=0, atol=1e-15)


def test_draws_broadcast_over_hours() -> None:
    per_draw = Cooling(np.array([[0.02], [0.03]]), 0.04, 20.0, np.array([[0.0], [0.005]]), 0.1)
    power = cooling_power(np.array([[10.0, 26.0, 40.0]]), FULL, per_draw)
    assert np.allclose(power, [[0.06, 0.06, 0.06], [0.07, 0.10, 0.13]], rtol=0, atol=1e-15)


@given(st.floats(-30, 50), st.floats(0, 30), st.floats(0, 1))
def test_warmer_never_takes_less_and_never_more_than_the_maximum(
    temperature: float, warmer: float, load: float
) -> None:
    it = np.array([[load]])
    cool = cooling_power(np.array([[temperature]]), it, DRY)
    warm = cooling_power(np.array([[temperature + warmer]]), it, DRY)
    assert np.all(cool <= warm)
    assert np.all(warm <= 0.03 + 0.1 * it + 1e-15)
