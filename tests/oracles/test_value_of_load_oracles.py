"""The dispatch with a value of load against HiGHS, on a program in which every megawatt that slows down or pauses is a
variable with the price of what it would have earned."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import lil_array

from aigf.engines.dispatch import Battery, PeakTariff, dispatch, dispatch_with_peaks, monthly_peaks
from aigf.engines.dispatch.ahead import dispatch_ahead
from aigf.engines.dispatch.schedule import Schedule
from aigf.engines.dispatch.site import Array, Hours, lost_worth

IMPORT, EXPORT, WIND, SLOWED, PAUSED, CHARGE, DISCHARGE, STORED, CHARGING = range(9)


def solved(hours: Hours, battery: Battery, floor: float, peak: float = 0.0, step: float = 1.0) -> float:
    """The least cost of energy, of a peak, and of the computing that is not done; a ``step`` has so many hours."""
    n = len(hours.price)
    kinds, t = 9, np.arange(n)
    flexible = hours.load - hours.firm
    slowed = np.minimum(hours.slowed_load, flexible)
    upper = np.empty((kinds, n))
    upper[:] = np.stack(
        [
            hours.import_limit,
            hours.export_limit,
            hours.wind,
            slowed,
            flexible - slowed,
            np.full(n, battery.power),
            np.full(n, battery.power),
            np.full(n, battery.energy),
            np.ones(n),
        ]
    )
    cost = np.zeros((kinds, n))
    cost[IMPORT], cost[EXPORT] = hours.price, -hours.price
    cost[SLOWED], cost[PAUSED] = hours.slowed_worth, hours.paused_worth
    lower = np.zeros((kinds, n))
    lower[STORED, -1] = upper[STORED, -1] = battery.soc_end * battery.energy
    columns = kinds * n + 1  # the last is the peak
    rows: list[tuple[dict[int, float], float, float]] = []
    efficiency = np.sqrt(battery.round_trip)
    for h in t:
        at = {kind: kind * n + int(h) for kind in range(kinds)}
        supply = {at[IMPORT]: 1.0, at[EXPORT]: -1.0, at[WIND]: 1.0, at[SLOWED]: 1.0, at[PAUSED]: 1.0}
        rows.append((supply | {at[CHARGE]: -1.0, at[DISCHARGE]: 1.0}, hours.load[h], hours.load[h]))
        stored = {at[STORED]: 1.0, at[CHARGE]: -efficiency * step, at[DISCHARGE]: step / efficiency}
        before = battery.soc_start * battery.energy if h == 0 else 0.0
        rows.append((stored | ({} if h == 0 else {at[STORED] - 1: -1.0}), before, before))
        rows.append(({at[CHARGE]: 1.0, at[CHARGING]: -battery.power}, -np.inf, 0.0))
        rows.append(({at[DISCHARGE]: 1.0, at[CHARGING]: battery.power}, -np.inf, battery.power))
        rows.append(({at[IMPORT]: 1.0, columns - 1: -1.0}, -np.inf, 0.0))
    throttled = {kind * n + int(h): step for kind in (SLOWED, PAUSED) for h in t}
    rows.append((throttled, -np.inf, step * float(hours.load.sum()) - floor))
    matrix = lil_array((len(rows), columns))
    for row, (entries, _, _) in enumerate(rows):
        for column, value in entries.items():
            matrix[row, column] = value
    found = milp(
        np.append(step * cost.ravel(), peak),
        constraints=LinearConstraint(matrix.tocsr(), [row[1] for row in rows], [row[2] for row in rows]),
        bounds=Bounds(np.append(lower.ravel(), 0.0), np.append(upper.ravel(), np.inf)),
        integrality=np.append(np.repeat(np.arange(kinds) == CHARGING, n), False),
        options={"mip_rel_gap": 1e-9},
    )
    assert found.status == 0, found.message
    return float(found.fun)


def site(seed: int, *, lowest: float = 0.0) -> tuple[Hours, Battery]:
    """A random small site whose prices lie about what its load earns: by the hour, slowed below paused."""
    draw = np.random.default_rng(seed)
    n = 30
    load = draw.uniform(0.8, 1.2, n)
    flexible = load * draw.uniform(0.2, 1.0)
    limit = draw.choice([0.6, 1.5, 3.0]) * np.ones(n)
    wind = draw.uniform(0.0, 1.5, n) * draw.choice([0.0, 1.0])
    firm = np.minimum(load - flexible, limit)
    slowed = draw.uniform(0.0, 0.4) * (load - firm)
    worth = draw.uniform(5.0, 60.0) / load
    hours = Hours(
        price=draw.uniform(lowest, 100.0, n),
        load=load,
        firm=firm,
        wind=wind,
        import_limit=limit,
        export_limit=draw.choice([0.0, 0.5]) * np.ones(n),
        slowed_load=slowed,
        slowed_worth=worth * draw.uniform(0.2, 1.0),
        paused_worth=worth * draw.uniform(1.0, 1.5),
    )
    sizes = [(0.0, 0.0), (0.3, 1.0), (1.0, 2.0)][seed % 3]
    return hours, Battery(*sizes, round_trip=0.85)


def spent(schedule: Schedule, hours: Hours) -> float:
    return schedule.cost + lost_worth(hours, schedule.curtailed)


def floor_of(hours: Hours, share: float) -> float:
    return share * float(hours.load.sum())


@pytest.mark.parametrize("seed", range(24))
@pytest.mark.parametrize("share", [0.0, 0.5, 0.9])
def test_the_schedule_is_the_optimum_of_highs(seed: int, share: float) -> None:
    hours, battery = site(seed)
    if share > 0.5 and hours.import_limit[0] < 1.0:
        share = 0.3  # more cannot be served
    found = dispatch(hours, battery, share)
    least = solved(hours, battery, floor_of(hours, share))
    scale = float(np.abs(hours.price) @ hours.load)
    assert spent(found, hours) == pytest.approx(least, abs=1e-8 * scale)
    assert found.served >= floor_of(hours, share) - 1e-9


@pytest.mark.parametrize("seed", range(12))
def test_so_it_is_where_burning_energy_would_pay(seed: int) -> None:
    hours, battery = site(seed, lowest=-60.0)
    least = solved(hours, battery, 0.0)
    scale = float(np.abs(hours.price) @ hours.load)
    assert spent(dispatch(hours, battery), hours) == pytest.approx(least, abs=1e-6 * scale)


@pytest.mark.parametrize("seed", range(6))
def test_so_it_is_where_the_peak_is_paid(seed: int) -> None:
    hours, battery = site(seed)
    month = np.zeros(len(hours.price), np.int64)
    found = dispatch_with_peaks(hours, battery, PeakTariff(month, 40.0))
    paid = 40.0 * float(monthly_peaks(found.imported, month).sum())
    least = solved(hours, battery, 0.0, peak=40.0)
    scale = float(np.abs(hours.price) @ hours.load)
    assert spent(found, hours) + paid == pytest.approx(least, abs=1e-5 * scale)


@pytest.mark.parametrize("seed", range(6))
def test_a_plan_a_day_ahead_is_never_better_and_heeds_the_value(seed: int) -> None:
    hours, battery = site(seed)
    ahead = dispatch_ahead(hours, battery)
    assert spent(ahead, hours) >= solved(hours, battery, 0.0) - 1e-8 * float(hours.price @ hours.load)
    if battery.power == 0.0:  # then every hour stands by itself, and a day is all there is to know
        assert spent(ahead, hours) == pytest.approx(spent(dispatch(hours, battery), hours), rel=1e-9)


def test_one_hour_by_hand() -> None:
    """Load 10 of which 6 may be throttled: 2 slows down and earns 30, 4 pauses and earns 90; price 20, 50, 100."""
    series = {"load": 10.0, "firm": 4.0, "wind": 0.0, "import_limit": 20.0, "export_limit": 0.0}
    series |= {"slowed_load": 2.0, "slowed_worth": 30.0, "paused_worth": 90.0}
    hours = Hours(
        price=np.array([20.0, 50.0, 100.0]), **{name: np.full(3, value) for name, value in series.items()}
    )
    found = dispatch(hours, Battery())
    assert found.curtailed.tolist() == [0.0, 2.0, 6.0]
    assert lost_worth(hours, found.curtailed) == 2 * 30 + 2 * 30 + 4 * 90
    assert dispatch(hours, Battery(), 1.0).curtailed.tolist() == [0.0, 0.0, 0.0]


def test_without_a_value_the_load_is_worth_nothing() -> None:
    """What is left out is zero: the floor alone keeps the load on."""
    hours, battery = site(4)
    zeros: Array = np.zeros(len(hours.price))
    bare = Hours(*hours[:6])
    nothing = hours._replace(slowed_worth=zeros, paused_worth=zeros)
    for share in (0.0, 0.3):
        one, other = (dispatch(each, battery, share) for each in (bare, nothing))
        assert one.cost == pytest.approx(other.cost, rel=1e-12)
        assert one.served == pytest.approx(other.served, rel=1e-12)
