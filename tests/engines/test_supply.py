"""The balance of electricity: worked out by hand, and what must hold in every hour."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aigf.engines.climate import Array
from aigf.engines.supply import (
    balance_hours,
    generation_of,
    import_peak_ratio,
    simulate_supply_year,
)

WEATHER = Path(__file__).parents[3] / "shared" / "data" / "weather"
HOURS = 48


def row(*values: float) -> Array:
    return np.array([values])


def test_four_hours_by_hand() -> None:
    """Load 1; generation 0, 0.5, 2, 1.5; prices 2, 1, -1, 2.

    Matched 0, 0.5, 1, 1 is 2.5 of 4. Bought 1 at 2 and 0.5 at 1: 2.5 over 1.5. Sold 1 at nothing (negative
    price) and 0.5 at 2: 1 over 1.5.
    """
    hours = balance_hours(row(1, 1, 1, 1), row(0, 0.5, 2, 1.5))
    assert hours.matched.tolist() == [[0, 0.5, 1, 1]]
    assert hours.imported.tolist() == [[1, 0.5, 0, 0]]
    assert hours.surplus.tolist() == [[0, 0, 1, 0.5]]
    year = simulate_supply_year(hours, row(2, 1, -1, 2))
    assert year.generation_ratio[0, 0] == 1.0
    assert year.matched_share[0, 0] == 0.625
    assert year.import_price_ratio[0, 0] == pytest.approx(2.5 / 1.5)
    assert year.surplus_price_ratio[0, 0] == pytest.approx(1 / 1.5)
    assert import_peak_ratio(row(1.2, 1.2, 1.2, 1.2), row(0.3, 0.5, 2, 1.5))[0, 0] == pytest.approx(0.75)


def test_without_contracts_the_market_covers_all() -> None:
    hours = balance_hours(row(0.5, 1.5), row(0, 0))
    year = simulate_supply_year(hours, row(0.5, 1.5))
    assert year.matched_share[0, 0] == 0 and year.generation_ratio[0, 0] == 0
    assert year.import_price_ratio[0, 0] == pytest.approx((0.25 + 2.25) / 2)
    assert year.surplus_price_ratio[0, 0] == 0


def test_with_all_hours_covered_nothing_is_bought() -> None:
    year = simulate_supply_year(balance_hours(row(1, 1), row(1, 1)), row(0.5, 1.5))
    assert year.matched_share[0, 0] == 1 and year.import_price_ratio[0, 0] == 1


def test_sources_add_up_and_a_source_without_a_pattern_is_flat() -> None:
    sources = {"wind": np.array([[0.5], [0.0]]), "nuclear": np.array([[0.2], [0.4]])}
    total = generation_of(sources, {"wind": row(0.0, 2.0)})
    assert total.tolist() == [[0.2, 1.2], [0.4, 0.4]]


@pytest.mark.parametrize("wrong", [-0.1, float("nan")])
def test_generation_that_cannot_be_is_refused(wrong: float) -> None:
    with pytest.raises(ValueError, match="wind must not be negative"):
        generation_of({"wind": np.array([[wrong]])}, {"wind": row(1.0, 1.0)})


series = st.lists(st.floats(0.0, 5.0), min_size=HOURS, max_size=HOURS).map(lambda found: np.array([found]))
prices = st.lists(st.floats(-2.0, 5.0), min_size=HOURS, max_size=HOURS).map(lambda found: np.array([found]))


@settings(deadline=None)
@given(series.map(lambda found: found + 0.01), series, prices)
def test_energy_in_is_energy_out_in_every_hour(load: Array, generation: Array, price: Array) -> None:
    hours = balance_hours(load, generation)
    assert np.allclose(hours.generation + hours.imported, hours.load + hours.surplus, rtol=0, atol=1e-9)
    for power in (hours.matched, hours.imported, hours.surplus):
        assert power.min() >= 0.0
    assert np.all((hours.imported == 0.0) | (hours.surplus == 0.0))
    year = simulate_supply_year(hours, price)
    assert 0.0 <= year.matched_share[0, 0] <= 1.0
    assert year.matched_share[0, 0] <= year.generation_ratio[0, 0]
    if hours.imported.sum() > 1e-9:
        assert price.min() - 1e-9 <= year.import_price_ratio[0, 0] <= price.max() + 1e-9
    assert 0.0 <= year.surplus_price_ratio[0, 0] <= max(price.max(), 0.0) + 1e-9
    assert 0.0 <= import_peak_ratio(load, generation)[0, 0] <= 1.0


@settings(deadline=None)
@given(series.map(lambda found: found + 0.01), series, st.floats(1.0, 3.0))
def test_more_of_a_source_never_matches_less(load: Array, generation: Array, more: float) -> None:
    price = np.ones_like(load)
    less = simulate_supply_year(balance_hours(load, generation), price)
    greater = simulate_supply_year(balance_hours(load, generation * more), price)
    assert greater.matched_share[0, 0] >= less.matched_share[0, 0] - 1e-12
