"""Flows where nothing is decided: worked out by hand, what must hold of any, and the same as the optimum."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.effort import examples

from aigf.engines.climate import Array
from aigf.engines.dispatch import Battery, Hours, dispatch
from aigf.engines.flows import Demand, Flows, Throttling, flows_without_choice, served_compute, shortage

HOURS = 36
CURVE = Throttling(np.array([[0.8]]), np.array([[0.93]]))


def row(*values: float) -> Array:
    return np.array([values])


def balanced(demand: Demand, flows: Flows) -> None:
    into = flows.imported + flows.direct + flows.backup + flows.discharged
    out = demand.load - flows.throttled + flows.charged + flows.exported
    assert np.allclose(into, out, rtol=0, atol=1e-9)


def test_five_hours_by_hand() -> None:
    """Load 1, of which 0.6 is firm.

    Calm and connected: all from the grid. Wind of 1.5: 0.5 is left, of which 0.2 can be exported. Called with wind of
    0.7: 0.3 of the flexible load gives way. Called and calm: backup carries the firm load. A negative price: the grid
    first, and the wind is switched off.
    """
    demand = Demand(
        load=row(1, 1, 1, 1, 1),
        firm=row(0.6, 0.6, 0.6, 0.6, 0.6),
        direct=row(0, 1.5, 0.7, 0, 0.5),
        import_limit=row(2, 2, 0, 0, 2),
        export_limit=row(0.2, 0.2, 0.2, 0.2, 0.2),
        price=row(1, 1, 3, 3, -1),
    )
    flows = flows_without_choice(demand)
    assert flows.imported[0].tolist() == [1, 0, 0, 0, 1]
    assert flows.exported[0] == pytest.approx([0, 0.2, 0, 0, 0])
    assert flows.direct[0] == pytest.approx([0, 1.2, 0.7, 0, 0])
    assert flows.throttled[0] == pytest.approx([0, 0, 0.3, 0.4, 0])
    assert flows.backup[0] == pytest.approx([0, 0, 0, 0.6, 0])
    balanced(demand, flows)


def test_performance_falls_less_than_power_until_computers_pause() -> None:
    """At 90% of the power half of the 7% is lost; at 40% half of the computers run at the best power."""
    flexible = row(1, 1, 1, 1)
    throttled = row(0, 0.1, 0.6, 1)
    one = np.array([[1.0]])
    by_hour = [
        served_compute(throttled[:, [hour]], flexible[:, [hour]], one, CURVE)[0, 0] for hour in range(4)
    ]
    assert by_hour == pytest.approx([1, 0.965, 0.465, 0])
    assert served_compute(throttled, flexible, one * 0.5, CURVE)[0, 0] == pytest.approx(
        1 - 0.5 * (1 - np.mean(by_hour))
    )


def test_a_curve_that_rewards_full_power_is_refused() -> None:
    with pytest.raises(ValueError, match="fall less than power"):
        served_compute(row(0.1), row(1.0), row(1.0), Throttling(row(0.8), row(0.7)))


powers = st.lists(st.sampled_from([0.0, 0.3, 0.8, 1.0, 1.7]), min_size=HOURS, max_size=HOURS)
prices = st.lists(st.sampled_from([-0.7, 0.4, 1.0, 2.5]), min_size=HOURS, max_size=HOURS)


@st.composite
def demands(draw: st.DrawFn) -> Demand:
    load = row(*draw(powers)) + 0.2
    share = draw(st.floats(0.0, 1.0))
    return Demand(
        load=load,
        firm=load * (1.0 - share),
        direct=row(*draw(powers)),
        import_limit=row(*draw(powers)),
        export_limit=np.full_like(load, draw(st.sampled_from([0.0, 0.5, 3.0]))),
        price=row(*draw(prices)),
    )


@settings(deadline=None)
@given(demands())
def test_energy_closes_and_no_limit_is_passed(demand: Demand) -> None:
    flows = flows_without_choice(demand)
    balanced(demand, flows)
    for power in flows:
        assert power.min() >= 0.0
    assert np.all(flows.imported <= demand.import_limit)
    assert np.all(flows.exported <= demand.export_limit)
    assert np.all(flows.direct <= demand.direct + 1e-12)
    assert np.all(flows.throttled <= demand.load - demand.firm + 1e-12)
    assert np.array_equal(flows.backup, shortage(demand))


@settings(deadline=None, max_examples=examples(40))
@given(demands())
def test_the_optimum_is_the_same(demand: Demand) -> None:
    flows = flows_without_choice(demand)
    carried = demand._replace(load=demand.load - flows.backup, firm=demand.firm - flows.backup)
    load, firm, direct, import_limit, export_limit, price = (
        np.ascontiguousarray(values[0]) for values in carried
    )
    hours = Hours(price, load, firm * (1.0 - 1e-12), direct, import_limit, export_limit)
    best = dispatch(hours, Battery(), worth=1000.0)
    assert best.imported == pytest.approx(flows.imported[0], abs=1e-9)
    assert best.exported == pytest.approx(flows.exported[0], abs=1e-9)
    assert best.curtailed == pytest.approx(flows.throttled[0], abs=1e-9)


@settings(deadline=None)
@given(demands(), st.floats(0.0, 1.0))
def test_a_tighter_connection_never_costs_less(demand: Demand, part: float) -> None:
    """What is not served counts at the highest price, and what backup carries at more: else less would be cheaper."""

    def cost(flows: Flows) -> float:
        money = demand.price * (flows.imported - flows.exported) + 2.5 * flows.throttled + 3.0 * flows.backup
        return float(money.sum())

    tighter = demand._replace(import_limit=demand.import_limit * part)
    assert cost(flows_without_choice(tighter)) >= cost(flows_without_choice(demand)) - 1e-9


@settings(deadline=None)
@given(demands(), st.floats(0.0, 0.99), st.floats(0.0, 1.0))
def test_what_is_throttled_costs_no_more_than_its_share(
    demand: Demand, efficient: float, better: float
) -> None:
    flows = flows_without_choice(demand)
    flexible = demand.load - demand.firm
    curve = Throttling(row(efficient + 0.001), row(efficient + 0.001 + better * (0.999 - efficient)))
    served = served_compute(flows.throttled, flexible, row(0.5), curve)[0, 0]
    gone = np.divide(flows.throttled, flexible, out=np.zeros_like(flexible), where=flexible > 0)
    assert 1.0 - 0.5 * gone.mean() - 1e-9 <= served <= 1.0
    if not np.any(flows.throttled):
        assert served == 1.0
