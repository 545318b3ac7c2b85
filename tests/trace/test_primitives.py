"""Recurrence, year before and internal rate of return on plain arrays."""

from __future__ import annotations

import numpy as np
import numpy_financial as npf
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from aigf.trace import irr, lag, scan
from aigf.units import Array

flows = arrays(np.float64, (4, 8), elements=st.floats(-1e6, 1e6, allow_subnormal=False))


@given(flows)
def test_scan_of_a_sum_is_the_running_sum(values: Array) -> None:
    np.testing.assert_allclose(
        scan(lambda previous, now: previous + now, 0.0, values), np.cumsum(values, axis=-1), atol=1e-6
    )


def test_scan_broadcasts_draws_and_single_values() -> None:
    states = scan(lambda previous, now, rate: previous * rate + now, [[1.0], [2.0]], np.ones((1, 3)), [[2.0]])
    np.testing.assert_array_equal(states, [[3.0, 7.0, 15.0], [5.0, 11.0, 23.0]])


@given(flows, st.integers(1, 10))
def test_lag_shifts(values: Array, years: int) -> None:
    shifted = lag(values, years=years, initial=7.0)
    assert (shifted[:, :years] == 7.0).all()
    if years < values.shape[-1]:
        np.testing.assert_array_equal(shifted[:, years:], values[:, :-years])


def test_lag_of_no_year_is_refused() -> None:
    with pytest.raises(ValueError, match="one year or more"):
        lag(np.ones((1, 3)), years=0)


def test_irr_of_known_cases() -> None:
    # Brealey, Myers and Allen, chapter 5: -4,000, 2,000, 4,000 has an IRR of 28.08%.
    np.testing.assert_allclose(irr([[-4000.0, 2000.0, 4000.0]]), [[0.280776]], atol=1e-6)
    np.testing.assert_allclose(irr([[-100.0, 0.0, 121.0]]), [[0.1]], atol=1e-12)
    np.testing.assert_allclose(irr([[-100.0, 100.0, 0.0]]), [[0.0]], atol=1e-12)


@pytest.mark.parametrize(
    "cash_flow",
    [
        [-100.0, -10.0, -10.0],
        [100.0, 10.0, 10.0],
        [0.0, 0.0, 0.0],
        [-100.0, 230.0, -132.0],  # roots at 10% and 20%
        [-4000.0, 25000.0, -25000.0],  # roots at 25% and 400%
    ],
)
def test_no_irr_exists(cash_flow: list[float]) -> None:
    assert np.isnan(irr([cash_flow])).all()


@given(
    st.floats(1.0, 1e6),
    st.lists(st.floats(1.0, 1e6, allow_subnormal=False), min_size=1, max_size=30),
)
def test_irr_agrees_with_numpy_financial(investment: float, incomes: list[float]) -> None:
    found = irr([[-investment, *incomes]])[0, 0]
    expected = npf.irr([-investment, *incomes])
    if -0.98 < expected < 9.9:
        assert found == pytest.approx(expected, abs=1e-8)
    else:
        # Outside the range in which a rate is looked for.
        assert np.isnan(found) or not -0.98 < found < 9.9


@given(
    st.floats(1.0, 1e6),
    st.lists(st.floats(0.0, 1e6, allow_subnormal=False), min_size=1, max_size=30),
)
def test_at_the_irr_nothing_is_left(investment: float, incomes: list[float]) -> None:
    rate = irr([[-investment, *incomes]])[0, 0]
    if not np.isnan(rate):
        assert abs(npf.npv(rate, [-investment, *incomes])) <= 1e-6 * investment
