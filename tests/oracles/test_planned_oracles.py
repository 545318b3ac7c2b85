"""The flows of an appraisal's site whose load earns something, against HiGHS: energy, and the computing that is lost.

The program knows the curve of performance over power as a bound from below on what an hour loses, and not as two kinds
of load with a worth each.
"""

from __future__ import annotations

import numpy as np
import pytest
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import lil_array

from aigf.engines.climate import Array
from aigf.engines.flows import Demand, Flows, Throttling, served_compute
from aigf.engines.planned import Earnings, Storage, planned_flows

HOURS = 36
IMPORT, EXPORT, DIRECT, THROTTLED, CHARGED, DISCHARGED, STORED, LOST = range(8)


def column(*values: float) -> Array:
    return np.array(values)[:, np.newaxis]


def case(seed: int) -> tuple[Demand, Storage, Earnings, Array]:
    """Two draws of a random site, of which what computing earns lies about the price."""
    draw = np.random.default_rng(seed)
    load = draw.uniform(0.85, 1.15, (2, HOURS))
    load /= load.mean(axis=1, keepdims=True)
    share = column(*draw.uniform(0.2, 0.9, 2))
    price = draw.uniform(0.0, 3.0, (2, HOURS))
    limit = np.full((2, HOURS), draw.choice([1.0, 2.0]))
    demand = Demand(
        load=load,
        firm=np.minimum(load * (1 - share), 0.95),
        direct=draw.uniform(0.0, 0.8, (2, HOURS)),
        import_limit=limit,
        export_limit=np.full((2, HOURS), draw.choice([0.0, 0.3])),
        price=price,
    )
    storage = Storage(*(column(size, size) for size in ((0.0, 0.0), (0.3, 1.0))[seed % 2]), column(0.85, 0.9))
    curve = Throttling(column(*draw.uniform(0.75, 0.88, 2)), column(*draw.uniform(0.89, 0.97, 2)))
    return demand, storage, Earnings(column(*draw.uniform(0.5, 3.0, 2)), column(0.05, 0.0), curve), share


def spent(flows: Flows, demand: Demand, earnings: Earnings) -> Array:
    """Energy less export, what a unit costs beside its price, and the computing that is lost, by the accounts."""
    flexible = demand.load - demand.firm
    energy = (demand.price * (flows.imported - flows.exported)).sum(axis=1, keepdims=True)
    beside = earnings.beside * (demand.load - flows.throttled).sum(axis=1, keepdims=True)
    share = flexible / demand.load
    lost = np.stack(
        [
            1.0
            - served_compute(flows.throttled[:, [h]], flexible[:, [h]], share[:, [h]], earnings.curve)[:, 0]
            for h in range(HOURS)
        ]
    ).sum(axis=0)[:, np.newaxis]
    found: Array = energy + beside + earnings.earned * lost
    return found


def least(demand: Demand, storage: Storage, earnings: Earnings, draw: int, floor: float) -> float:
    n, kinds = HOURS, 8
    load, firm, direct, import_limit, export_limit, price = (series[draw] for series in demand)
    power, energy, round_trip = (float(size[draw, 0]) for size in storage)
    earned, beside = float(earnings.earned[draw, 0]), float(earnings.beside[draw, 0])
    efficient, performance = (float(each[draw, 0]) for each in earnings.curve)
    flexible = load - firm
    upper = np.full((kinds, n), np.inf)
    upper[IMPORT], upper[EXPORT], upper[DIRECT], upper[THROTTLED] = (
        import_limit,
        export_limit,
        direct,
        flexible,
    )
    upper[CHARGED] = upper[DISCHARGED] = power
    upper[STORED] = energy
    lower = np.zeros((kinds, n))
    lower[STORED, -1] = upper[STORED, -1] = energy / 2
    cost = np.zeros((kinds, n))
    cost[IMPORT], cost[EXPORT], cost[THROTTLED], cost[LOST] = price, -price, -beside, earned
    rows: list[tuple[dict[int, float], float, float]] = []
    for h in range(n):
        at = [kind * n + h for kind in range(kinds)]
        balance = {at[IMPORT]: 1.0, at[EXPORT]: -1.0, at[DIRECT]: 1.0, at[THROTTLED]: 1.0}
        rows.append((balance | {at[CHARGED]: -1.0, at[DISCHARGED]: 1.0}, load[h], load[h]))
        change = {at[STORED]: 1.0, at[CHARGED]: -np.sqrt(round_trip), at[DISCHARGED]: 1 / np.sqrt(round_trip)}
        before = energy / 2 if h == 0 else 0.0
        rows.append((change | ({} if h == 0 else {at[STORED] - 1: -1.0}), before, before))
        # Lost of the flexible part p of the computing, with f of its power taken: at least either straight line.
        part = flexible[h] / load[h]
        per_power = part / flexible[h]
        slowed = (1 - performance) / (1 - efficient) * per_power
        paused = performance / efficient * per_power
        rows.append(({at[LOST]: 1.0, at[THROTTLED]: -slowed}, 0.0, np.inf))
        rows.append(({at[LOST]: 1.0, at[THROTTLED]: -paused}, part * (1 - performance / efficient), np.inf))
    rows.append(({THROTTLED * n + h: 1.0 for h in range(n)}, -np.inf, (1 - floor) * float(load.sum())))
    matrix = lil_array((len(rows), kinds * n))
    for row, (entries, _, _) in enumerate(rows):
        for at_column, value in entries.items():
            matrix[row, at_column] = value
    found = milp(
        cost.ravel(),
        constraints=LinearConstraint(matrix.tocsr(), [row[1] for row in rows], [row[2] for row in rows]),
        bounds=Bounds(lower.ravel(), upper.ravel()),
    )
    assert found.status == 0, found.message
    return float(found.fun) + beside * float(load.sum())


@pytest.mark.parametrize("seed", range(20))
@pytest.mark.parametrize("floor", [0.3, 0.85])
def test_what_load_earns_is_weighed_against_what_it_costs(seed: int, floor: float) -> None:
    demand, storage, earnings, _ = case(seed)
    flows = planned_flows(demand, storage, column(floor, floor), earnings=earnings)
    assert not flows.backup.any()
    found = spent(flows, demand, earnings)
    for draw in range(2):
        assert found[draw, 0] == pytest.approx(
            least(demand, storage, earnings, draw, floor), abs=1e-7 * HOURS
        )


@pytest.mark.parametrize("seed", range(8))
def test_where_all_is_to_be_served_nothing_is_throttled_for_a_price(seed: int) -> None:
    demand, storage, earnings, _ = case(seed)
    free = demand._replace(import_limit=np.full_like(demand.load, 3.0))
    flows = planned_flows(free, storage, column(1.0, 1.0), earnings=earnings)
    assert flows.throttled.max() < 1e-9
    flat = earnings._replace(curve=earnings.curve._replace(efficient_performance_share=column(1.0, 1.0)))
    assert planned_flows(free, storage, column(1.0, 1.0), earnings=flat).throttled.max() < 1e-9
