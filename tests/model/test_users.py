"""Who takes what is sold: what is under contract is a lower bound, and what is open is not divided like it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aigf.model import wiring
from aigf.units import as_array

SHARES = st.floats(0, 1)


def users(sold: float, dutch: float, foreign: float, of_open: float) -> dict[str, float]:
    stated = {
        "market_share_of_time": as_array(sold),
        "dutch_contracted_share": as_array(dutch),
        "foreign_contracted_share": as_array(foreign),
        "open_dutch_share": as_array(of_open),
    }
    names = [
        "open_capacity_share",
        "dutch_share_under_contract",
        "foreign_share_under_contract",
        "dutch_user_share",
    ]
    given_ = {name: value for name, value in stated.items() if name in wiring.input_types()}
    above = {name: value for name, value in stated.items() if name not in given_}
    return {name: float(value[0, 0]) for name, value in wiring.evaluate(names, given_, above).items()}


def test_the_contracts_of_a_bid_and_what_is_left() -> None:
    found = users(sold=0.85, dutch=0.30, foreign=0.35, of_open=0.25)
    assert found["dutch_share_under_contract"] == pytest.approx(0.30 / 0.85)
    assert found["open_capacity_share"] == pytest.approx(0.20)
    assert found["dutch_user_share"] == pytest.approx((0.30 + 0.20 * 0.25) / 0.85)


@given(sold=SHARES, dutch=st.floats(0, 0.5), foreign=st.floats(0, 0.5), of_open=SHARES)
def test_no_less_than_what_is_under_contract_and_no_more_than_what_is_not_elsewhere(
    sold: float, dutch: float, foreign: float, of_open: float
) -> None:
    found = users(sold, dutch, foreign, of_open)
    low, high = found["dutch_share_under_contract"], 1 - found["foreign_share_under_contract"]
    assert low - 1e-12 <= found["dutch_user_share"] <= high + 1e-12
    assert found["open_capacity_share"] <= sold


@given(sold=st.floats(0.01, 1), of_open=SHARES)
def test_without_contracts_all_is_assumed(sold: float, of_open: float) -> None:
    found = users(sold, 0.0, 0.0, of_open)
    assert found["dutch_user_share"] == pytest.approx(of_open)
    assert found["open_capacity_share"] == sold
