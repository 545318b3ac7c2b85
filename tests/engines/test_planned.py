"""A site that plans ahead: what must hold of any, what a battery may bring, and that nothing is lost by planning."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.effort import examples

from aigf.engines.climate import Array
from aigf.engines.flows import Demand, Flows, flows_without_choice, shortage
from aigf.engines.planned import Storage, backup_beside, planned_flows

HOURS = 48
ALL = np.array([[1.0]])


def row(*values: float) -> Array:
    return np.array([values], dtype=np.float64)


def storage(power: float, energy: float, round_trip: float = 0.8) -> Storage:
    return Storage(*(np.array([[size]]) for size in (power, energy, round_trip)))


def cost(demand: Demand, flows: Flows) -> float:
    """What energy costs, backup and what is not served at prices above all others."""
    money = demand.price * (flows.imported - flows.exported) + 50 * flows.throttled + 100 * flows.backup
    return float(money.sum())


def test_a_battery_brings_what_it_holds_by_hand() -> None:
    """Half full with 2 of 4, 1 in and out; two hours without the grid and then time to fill up again.

    Before them it gains 1 in an hour: 3 are stored, and it brings 1 an hour of the 1.5 that are short. With 0.5 of
    energy there is 0.25 and 0.25 more; all of it goes to the first hour.
    """
    demand = Demand(
        load=np.full((1, 6), 1.5),
        firm=np.full((1, 6), 1.5),
        direct=np.zeros((1, 6)),
        import_limit=row(9, 0, 0, 9, 9, 9),
        export_limit=np.zeros((1, 6)),
        price=np.ones((1, 6)),
    )
    assert backup_beside(demand, storage(1, 4, 1))[0].tolist() == [0, 0.5, 0.5, 0, 0, 0]
    assert backup_beside(demand, storage(1, 0.5, 1))[0].tolist() == [0, 1.0, 1.5, 0, 0, 0]
    assert np.array_equal(backup_beside(demand, storage(0, 0, 1)), shortage(demand))


def test_what_a_battery_needs_for_the_end_is_not_spent() -> None:
    """The last hour is called: what is stored at the end must be half, so only what is above it is there."""
    demand = Demand(
        load=np.ones((1, 3)),
        firm=np.ones((1, 3)),
        direct=np.zeros((1, 3)),
        import_limit=row(1.5, 1.5, 0),
        export_limit=np.zeros((1, 3)),
        price=np.ones((1, 3)),
    )
    backup = backup_beside(demand, storage(1, 4, 1))
    assert backup[0].tolist() == [0, 0, 0]
    assert backup_beside(demand._replace(import_limit=row(1, 1.25, 0)), storage(1, 4, 1))[0, 2] == 0.75


powers = st.lists(st.sampled_from([0.0, 0.4, 1.0, 1.6]), min_size=HOURS, max_size=HOURS)
prices = st.lists(st.sampled_from([-0.7, 0.2, 1.0, 2.5]), min_size=HOURS, max_size=HOURS)


@st.composite
def demands(draw: st.DrawFn) -> Demand:
    load = row(*draw(powers)) + 0.3
    flexible = draw(st.sampled_from([0.0, 0.3, 1.0]))
    return Demand(
        load=load,
        firm=load * (1.0 - flexible),
        direct=row(*draw(powers)) * draw(st.sampled_from([0.0, 1.0])),
        import_limit=row(*draw(powers)) * draw(st.sampled_from([1.0, 3.0])),
        export_limit=np.full_like(load, draw(st.sampled_from([0.0, 0.5]))),
        price=row(*draw(prices)),
    )


sizes = st.tuples(st.sampled_from([0.0, 0.3, 1.5]), st.sampled_from([0.0, 0.5, 4.0]))


@settings(deadline=None, max_examples=examples(40))
@given(demands(), sizes, st.sampled_from([0.0, 0.6, 0.9, 1.0]))
def test_energy_closes_and_no_limit_is_passed(
    demand: Demand, size: tuple[float, float], least: float
) -> None:
    flows = planned_flows(demand, storage(*size), ALL * least)
    into = flows.imported + flows.direct + flows.backup + flows.discharged
    out = demand.load - flows.throttled + flows.charged + flows.exported
    assert np.allclose(into, out, rtol=0, atol=1e-9)
    for power in flows:
        assert power.min() >= -1e-9
    assert np.all(flows.imported <= demand.import_limit + 1e-9)
    assert np.all(flows.exported <= demand.export_limit + 1e-9)
    assert np.all(flows.direct <= demand.direct + 1e-9)
    assert np.all(flows.throttled <= demand.load - demand.firm + 2e-9)
    assert np.all(flows.backup <= shortage(demand))
    assert np.all(np.maximum(flows.charged, flows.discharged) <= size[0] + 1e-9)


@settings(deadline=None, max_examples=examples(40))
@given(demands())
def test_without_a_battery_planning_changes_nothing(demand: Demand) -> None:
    planned, plain = planned_flows(demand, storage(0, 0), ALL), flows_without_choice(demand)
    for name, power in planned._asdict().items():
        assert power == pytest.approx(getattr(plain, name), abs=1e-8), name


@settings(deadline=None, max_examples=examples(40))
@given(demands(), sizes, st.floats(1.0, 3.0))
def test_more_battery_never_raises_the_cost(demand: Demand, size: tuple[float, float], more: float) -> None:
    """At one round trip and half full at both ends, which asks a larger one for no more energy in sum."""
    small = planned_flows(demand, storage(*size), ALL)
    large = planned_flows(demand, storage(size[0] * more, size[1] * more), ALL)
    assert cost(demand, large) <= cost(demand, small) + 1e-6


@settings(deadline=None, max_examples=examples(30))
@given(demands(), sizes)
def test_a_floor_saves_money_on_what_is_bought(demand: Demand, size: tuple[float, float]) -> None:
    def energy_cost(least: float) -> float:
        flows = planned_flows(demand, storage(*size), ALL * least)
        return float((demand.price * (flows.imported - flows.exported)).sum())

    assert energy_cost(0.5) <= energy_cost(0.9) + 1e-6 <= energy_cost(1.0) + 2e-6


def test_each_draw_is_planned_for_itself() -> None:
    price = np.random.default_rng(1).uniform(0.2, 2.0, (1, HOURS))
    load = np.ones((2, HOURS))
    demand = Demand(load, load, load * 0, load * 2, load * 0, price)
    batteries = Storage(np.array([[0.0], [1.0]]), np.array([[0.0], [4.0]]), np.array([[0.9]]))
    both = planned_flows(demand, batteries, ALL)
    assert np.array_equal(both.imported[0], load[0])
    assert both.charged[0].max() == 0 < both.charged[1].max()
    assert (price * both.imported).sum(axis=1)[1] < (price * both.imported).sum(axis=1)[0]
