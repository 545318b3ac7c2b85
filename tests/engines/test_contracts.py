"""Called hours: as many as the contract allows, in blocks, where the grid is short, and not the dearest ones."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.effort import examples

from aigf.engines.climate import HOURS_A_YEAR, Array
from aigf.engines.contracts import Calls, availability, called_hours

QUIET = Calls(share=0.1, block=6.0, noise=0.0)


def stress(seed: int = 3, rows: int = 1, hours: int = HOURS_A_YEAR) -> Array:
    """A series that persists for hours, as residual demand does."""
    steps = np.random.default_rng(seed).standard_normal((rows, hours + 23))
    return np.stack([np.convolve(row, np.ones(24) / 24, "valid") for row in steps])


def runs(called: Array) -> Array:
    """The lengths of the stretches of called hours."""
    edges = np.flatnonzero(np.diff(np.concatenate(([0], called.astype(int), [0]))))
    lengths: Array = edges[1::2] - edges[::2]
    return lengths


def test_twelve_hours_by_hand() -> None:
    """Blocks of four hours with mean stress 1, 3 and 2; half of twelve hours is six: the second, and half the third."""
    series = np.array([[1.0, 1, 1, 1, 0, 6, 6, 0, 2, 2, 2, 2]])
    called = called_hours(series, Calls(0.5, 4.0, 0.0), seed=1)
    assert called.astype(int).tolist() == [[0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 0, 0]]
    assert availability(called, 0.25)[0].tolist() == [1, 1, 1, 1, *[0.25] * 6, 1, 1]


def test_a_firm_contract_is_never_called() -> None:
    assert not called_hours(stress(), replace(QUIET, share=0.0), seed=1).any()


@settings(max_examples=examples(30), deadline=None)
@given(st.floats(0.0, 0.3), st.floats(1.0, 24.0), st.floats(0.0, 3.0), st.integers(0, 20))
def test_just_the_share_of_the_hours_is_called_in_blocks(
    share: float, block: float, noise: float, seed: int
) -> None:
    called = called_hours(stress(seed), Calls(share, block, noise), seed)[0]
    length = int(np.floor(block + 0.5))
    assert called.sum() == np.floor(share * HOURS_A_YEAR + 0.5)
    # Every stretch is a number of whole blocks, but the one that was called in part and the one at the year's end.
    assert np.count_nonzero(runs(called) % length) <= 2


def test_the_operator_calls_where_the_grid_is_short() -> None:
    series = stress()
    called = called_hours(series, QUIET, seed=1)
    random = called_hours(series, replace(QUIET, noise=50.0), seed=1)
    assert series[called].mean() > 1.5 * series.std()
    assert abs(series[random].mean()) < 0.3 * series.std()


def test_called_hours_are_not_just_the_dearest() -> None:
    """Of the hours that are called, more are dear than by chance, and many are not."""
    series = stress()
    price = series + 0.7 * series.std() * stress(11) / stress(11).std()
    called = called_hours(series, replace(QUIET, noise=0.7), seed=1)
    dearest = price >= np.quantile(price, 0.9)
    overlap = (called & dearest).sum() / called.sum()
    assert 0.2 < overlap < 0.8


def test_a_higher_share_calls_the_same_hours_and_more() -> None:
    less, more = (called_hours(stress(), replace(QUIET, share=share), seed=1) for share in (0.05, 0.15))
    assert np.all(more[less])


def test_a_draw_is_called_as_it_would_be_alone() -> None:
    series = stress(rows=3)
    shares, blocks = np.array([[0.05], [0.1], [0.15]]), np.array([[4.0], [8.0], [4.0]])
    together = called_hours(series, Calls(shares, blocks, 0.7), seed=2)
    for draw in range(3):
        calls = Calls(shares[draw : draw + 1], blocks[draw : draw + 1], 0.7)
        assert np.array_equal(
            together[draw], called_hours(series[draw : draw + 1], calls, seed=2, first=draw)[0]
        )


@pytest.mark.parametrize("wrong", [{"share": 1.2}, {"share": -0.1}, {"block": 0.2}, {"block": 9000.0}])
def test_what_cannot_be_is_refused(wrong: dict[str, float]) -> None:
    with pytest.raises(ValueError, match="called hours"):
        called_hours(stress(), replace(QUIET, **wrong), seed=1)


def test_a_limit_above_the_connection_is_refused() -> None:
    with pytest.raises(ValueError, match="between 0 and 1"):
        availability(np.array([[True]]), 1.1)
