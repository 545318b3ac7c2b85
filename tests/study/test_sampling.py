"""Draws fill the range evenly, whatever the blocks."""

from __future__ import annotations

import zlib

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from aigf.study.sampling import Range, Sample, blocks, double_triangular

KNOWN = Range(2.0, 1.0, 5.0)


@given(st.integers(0, 2**32), st.integers(1, 700))
def test_every_stratum_is_hit_once(seed: int, draws: int) -> None:
    shares = Sample(seed, draws, 0, draws).uniform("price")
    assert sorted(np.floor(shares[:, 0] * draws)) == list(range(draws))


@given(st.integers(1, 900))
def test_blocks_together_are_the_whole(draws: int) -> None:
    together = np.concatenate([block.values("price", KNOWN) for block in blocks(3, draws)])
    assert together.tobytes() == Sample(3, draws, 0, draws).values("price", KNOWN).tobytes()


def test_names_and_seeds_have_their_own_streams() -> None:
    sample = Sample(1, 500, 0, 500)
    assert (sample.uniform("price") != sample.uniform("count")).any()
    assert (sample.uniform("price") != Sample(2, 500, 0, 500).uniform("price")).any()
    correlation = np.corrcoef(sample.uniform("price")[:, 0], sample.uniform("count")[:, 0])[0, 1]
    assert abs(correlation) < 0.15


def test_double_triangular_has_its_known_moments() -> None:
    drawn = Sample(1, 20_000, 0, 20_000).values("price", KNOWN)
    assert drawn.min() >= 1.0
    assert drawn.max() <= 5.0
    assert np.median(drawn) == pytest.approx(2.0, abs=1e-3)
    # The mean of either triangle lies two thirds of the way to the centre.
    lower, upper = 1 + 2 / 3, 5 - 2 * 3 / 3
    assert drawn.mean() == pytest.approx((lower + upper) / 2, rel=1e-3)
    within = (1 / 18 + 9 / 18) / 2
    assert drawn.var() == pytest.approx(within + ((upper - lower) / 2) ** 2, rel=1e-2)


@given(st.floats(-50, 50), st.floats(0.01, 20), st.floats(0.01, 20))
def test_percentiles_are_where_they_are_stated(middle: float, below: float, above: float) -> None:
    known = Range(middle, middle - below, middle + above, "percentiles")
    low, high = known.ends
    assert low < middle - below and high > middle + above
    at = double_triangular(np.array([0.1, 0.5, 0.9]), low, middle, high)
    np.testing.assert_allclose(at, [middle - below, middle, middle + above], atol=1e-9)


def test_half_of_the_draws_are_at_an_end_that_is_the_central_value() -> None:
    drawn = Sample(1, 1000, 0, 1000).values("price", Range(1.0, 1.0, 5.0))
    assert (drawn == 1.0).sum() == 500


@given(st.floats(-1e6, 1e6), st.floats(0, 1e6), st.floats(0, 1e6), st.floats(0, 1))
def test_quantiles_stay_within_the_range(low: float, below: float, above: float, share: float) -> None:
    mode, high = low + below, low + below + above
    value = double_triangular(np.array([[share]]), low, mode, high)[0, 0]
    assert low - 1e-6 <= value <= high + 1e-6


def test_what_is_certain_is_not_drawn() -> None:
    assert (Sample(1, 9, 0, 9).values("price", Range(3.0)) == 3.0).all()
    assert (Sample(1, 9, 0, 9).values("price", Range(3.0, 1.0, 4.0, "fixed")) == 3.0).all()


@pytest.mark.parametrize("draws", [700, 16_001])
def test_what_is_kept_is_what_is_drawn_and_cannot_be_changed(draws: int) -> None:
    """Of few draws the shares and values are kept, of many made again: the same bits either way."""
    block = Sample(5, draws, 250, 500)
    first, again = block.values("price", KNOWN), Sample(5, draws, 250, 500).values("price", KNOWN)
    generator = np.random.default_rng([5, zlib.crc32(b"price")])
    strata = generator.permutation(draws) + generator.random(draws)
    expected = double_triangular(strata[250:500, np.newaxis] / draws, 1.0, 2.0, 5.0)
    assert first.tobytes() == again.tobytes() == expected.tobytes()
    for kept in (first, block.uniform("price")):
        with pytest.raises(ValueError, match="read-only"):
            kept[0] = 0.0
