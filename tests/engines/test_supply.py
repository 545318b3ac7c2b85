"""The balance of electricity: worked out by hand, and what must hold in every hour."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aigf.engines.climate import Array
from aigf.engines.flows import Demand, Flows, flows_without_choice
from aigf.engines.supply import (
    Contracts,
    SupplyYear,
    generation_of,
    highest_import,
    mean_where_highest,
    monthly_peak,
    settled_hours,
    supply_year,
)

WEATHER = Path(__file__).parents[3] / "shared" / "data" / "weather"
HOURS = 48


def row(*values: float) -> Array:
    return np.array([values], dtype=np.float64)


def flows_of(load: Array, direct: Array, price: Array, export: float = 0.0) -> Flows:
    free, feed_in = np.full(load.shape, 9.0), np.full(load.shape, export)
    return flows_without_choice(Demand(load, load, direct, free, feed_in, price))


def grid_contract(generation: Array) -> Contracts:
    nothing = np.zeros_like(generation)
    return Contracts(nothing, nothing, generation, generation)


def accounts(load: Array, contracts: Contracts, price: Array, export: float = 0.0) -> SupplyYear:
    flows = flows_of(load, contracts.direct, price, export)
    return supply_year(load, flows, contracts, settled_hours(flows, contracts), price)


def test_four_hours_by_hand() -> None:
    """Load 1; contracted over the grid 0, 0.5, 2, 1.5; prices 2, 1, -1, 2.

    Matched 0, 0.5, 1, 1 is 2.5 of 4. Bought 1 at 2 and 0.5 at 1: 2.5 over 1.5. Sold 1 at nothing (negative
    price) and 0.5 at 2: 1 over 1.5.
    """
    load, price = row(1, 1, 1, 1), row(2, 1, -1, 2)
    contracts = grid_contract(row(0, 0.5, 2, 1.5))
    hours = settled_hours(flows_of(load, contracts.direct, price), contracts)
    assert hours.matched.tolist() == [[0, 0.5, 1, 1]]
    assert hours.bought.tolist() == [[1, 0.5, 0, 0]]
    assert hours.sold.tolist() == [[0, 0, 1, 0.5]]
    year = accounts(load, contracts, price)
    assert year.generation_ratio[0, 0] == 1.0
    assert year.matched_ratio[0, 0] == year.renewable_matched_share[0, 0] == 0.625
    assert year.grid_import_ratio[0, 0] == 1.0
    assert year.import_price_ratio[0, 0] == pytest.approx(2.5 / 1.5)
    assert year.surplus_price_ratio[0, 0] == pytest.approx(1 / 1.5)


def test_the_same_over_a_direct_line_with_export_by_hand() -> None:
    """Of 2 in the hour below zero all is switched off and the grid supplies; of 1.5 in the last 0.3 is exported.

    Matched 0, 0.5, 0, 1; bought 1, 0.5, 1, 0 at 2, 1, -1: 1.5 over 2.5; spilled 2 and 0.2 of the 4.
    """
    load, price = row(1, 1, 1, 1), row(2, 1, -1, 2)
    generation, nothing = row(0, 0.5, 2, 1.5), row(0, 0, 0, 0)
    year = accounts(load, Contracts(generation, generation, nothing, nothing), price, export=0.3)
    assert year.matched_ratio[0, 0] == year.renewable_matched_share[0, 0] == pytest.approx(1.5 / 4)
    assert year.import_price_ratio[0, 0] == pytest.approx(1.5 / 2.5)
    assert year.spilled_ratio[0, 0] == pytest.approx(2.2 / 4)
    assert year.renewable_ratio[0, 0] == pytest.approx(1.8 / 4)
    assert year.surplus_price_ratio[0, 0] == pytest.approx(2)


def test_without_contracts_the_market_covers_all() -> None:
    load = row(0.5, 1.5)
    year = accounts(load, grid_contract(row(0, 0)), load)
    assert year.matched_ratio[0, 0] == 0 and year.generation_ratio[0, 0] == 0
    assert year.import_price_ratio[0, 0] == pytest.approx((0.25 + 2.25) / 2)
    assert year.surplus_price_ratio[0, 0] == 0


def test_with_all_hours_covered_nothing_is_bought() -> None:
    year = accounts(row(1, 1), grid_contract(row(1, 1)), row(0.5, 1.5))
    assert year.matched_ratio[0, 0] == 1 and year.import_price_ratio[0, 0] == 1


def test_peaks_by_hand() -> None:
    """Full load 1.2 over a limit of 1; generation behind the meter that is switched off below zero."""
    full = np.full((1, 4), 1.2)
    highest = highest_import(full, row(0.3, 0.5, 2, 1.5), np.full((1, 4), 1.0), row(1, 1, 1, -1))
    assert highest[0] == pytest.approx([0.9, 0.7, 0, 1.0])
    months = np.repeat(np.arange(12.0), 3)[np.newaxis, :]
    assert monthly_peak(months)[0, 0] == pytest.approx(5.5)
    assert mean_where_highest(row(1, 2, 3, 4), row(9, 0, 8, 1), np.array([[0.5]]))[0, 0] == 2


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
@given(series.map(lambda found: found + 0.01), series, series, prices, st.floats(0.0, 2.0))
def test_energy_in_is_energy_out(
    load: Array, direct: Array, generation: Array, price: Array, export: float
) -> None:
    contracts = Contracts(direct, 0.4 * direct, generation, generation)
    flows = flows_of(load, direct, price, export)
    hours = settled_hours(flows, contracts)
    assert np.allclose(hours.matched + hours.bought, load, rtol=0, atol=1e-9)
    assert np.allclose(hours.matched + hours.sold + hours.spilled, direct + generation, rtol=0, atol=1e-9)
    for power in vars(hours).values():
        assert power.min() >= -1e-12
    assert np.all(hours.matched <= np.minimum(load, direct + generation) + 1e-9)
    assert np.all(hours.renewable <= np.minimum(load, 0.4 * direct + generation) + 1e-9)
    year = supply_year(load, flows, contracts, hours, price)
    assert 0.0 <= year.renewable_matched_share[0, 0] <= min(year.renewable_ratio[0, 0], 1.0) + 1e-9
    if hours.bought.sum() > 1e-9:
        assert price.min() - 1e-9 <= year.import_price_ratio[0, 0] <= price.max() + 1e-9
    assert 0.0 <= year.surplus_price_ratio[0, 0] <= max(price.max(), 0.0) + 1e-9


@settings(deadline=None)
@given(series.map(lambda found: found + 0.01), series, st.floats(1.0, 3.0))
def test_more_of_a_source_never_matches_less(load: Array, generation: Array, more: float) -> None:
    price = np.ones_like(load)
    less = accounts(load, grid_contract(generation), price)
    greater = accounts(load, grid_contract(generation * more), price)
    assert greater.matched_ratio[0, 0] >= less.matched_ratio[0, 0] - 1e-12


def test_what_is_left_over_below_zero_is_not_generated() -> None:
    """Of the example by hand the wind of 1 that is left over at -1, of the 4, is switched off; other power is not."""
    load, price, generation = row(1, 1, 1, 1), row(2, 1, -1, 2), row(0, 0.5, 2, 1.5)
    flows = flows_of(load, np.zeros_like(load), price)
    assert settled_hours(flows, grid_contract(generation), price).curtailed.tolist() == [[0, 0, 0, 0]]
    contracts = grid_contract(generation)._replace(variable=generation)
    hours = settled_hours(flows, contracts, price)
    assert hours.curtailed.tolist() == [[0, 0, 1, 0]]
    year = supply_year(load, flows, contracts, hours, price)
    assert year.generation_ratio[0, 0] == 1.0
    assert year.curtailed_ratio[0, 0] == 0.25
    assert year.renewable_ratio[0, 0] == 0.75
