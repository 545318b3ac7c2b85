"""Sites and series for the tests of the dispatch, and what must hold of every schedule."""

from __future__ import annotations

import numpy as np
from hypothesis import strategies as st

from aigf.engines.dispatch import Battery, Hours, Schedule, hours_of


def random_hours(random: np.random.Generator, count: int, *, negative: bool) -> Hours:
    """Prices with a daily pattern (some of them in steps, so that many are equal), wind, load and limits."""
    t = np.arange(count)
    price = random.normal(50.0, 40.0, count) + 20.0 * np.sin(2.0 * np.pi * t / 24.0)
    if random.random() < 0.3:
        price = np.round(price / 10.0) * 10.0
    if not negative:
        price = np.maximum(price, 0.0)
    wind = np.clip(random.normal(0.4, 0.4, count), 0.0, 1.0) * random.choice([0.0, 50.0, 150.0])
    load = random.uniform(20.0, 100.0, count) if random.random() < 0.5 else np.full(count, 60.0)
    return hours_of(
        price,
        load,
        wind,
        flexible_share=float(random.choice([0.2, 0.3, 1.0])),
        import_limit=float(random.uniform(100.0, 160.0)),
        export_limit=float(random.choice([0.0, 40.0])),
    )


def random_quarters(random: np.random.Generator, days: int, *, negative: bool) -> Hours:
    """Quarter-hours whose prices differ within the hour, as those of the market do, about those of the hours."""
    hours = random_hours(random, 24 * days, negative=negative)
    quarters = repeated(hours, 4)
    price = quarters.price + random.normal(0.0, random.choice([0.0, 5.0, 30.0]), len(quarters.price))
    load = quarters.load * random.uniform(0.8, 1.2, len(quarters.load))
    return quarters._replace(
        price=price if negative else np.maximum(price, 0.0),
        load=load,
        firm=np.minimum(quarters.firm, load),
        wind=quarters.wind * random.uniform(0.5, 1.5, len(quarters.wind)),
    )


def repeated(hours: Hours, times: int) -> Hours:
    """Every hour as so many equal steps."""
    return Hours(*(np.repeat(series, times) for series in hours))


def random_battery(random: np.random.Generator) -> Battery:
    start, end = random.uniform(0.4, 0.6, 2)
    round_trip = float(random.choice([0.5, 0.86, 1.0]))
    return Battery(
        float(random.uniform(0.0, 40.0)), float(random.uniform(0.0, 150.0)), round_trip, start, end
    )


def random_year(random: np.random.Generator, *, negative: bool) -> tuple[Hours, Battery]:
    """A year with persistent wind, a price that falls with it, and a random site."""
    t = np.arange(8760)
    wind = np.empty(8760)
    wind[0] = 0.0
    noise = random.normal(0.0, 0.08, 8760)
    for hour in range(1, 8760):
        wind[hour] = 0.97 * wind[hour - 1] + noise[hour]
    wind = np.clip(0.45 + wind, 0.0, 1.0)
    price = 70.0 + 20.0 * np.sin(2.0 * np.pi * (t - 8) / 12.0) + random.normal(0.0, 8.0, 8760)
    price = np.round(price - random.uniform(60.0, 140.0) * (wind - 0.45), 2)
    load = 100.0 if random.random() < 0.5 else 80.0 + 20.0 * np.sin(2.0 * np.pi * t / 24.0)
    hours = hours_of(
        price if negative else np.maximum(price, 0.0),
        load,
        wind * float(random.choice([0.0, 60.0, 150.0])),
        flexible_share=float(random.uniform(0.2, 0.6)),
        import_limit=float(random.uniform(105.0, 150.0)),
        export_limit=float(random.choice([0.0, 40.0])),
    )
    power = float(random.uniform(5.0, 50.0))
    return hours, Battery(power, power * float(random.uniform(1.0, 8.0)), float(random.uniform(0.7, 0.95)))


def degenerate_site(random: np.random.Generator) -> tuple[Hours, Battery]:
    """A few hours in which something is zero, equal, tiny, huge, full, empty or only just enough."""
    count = int(random.choice([1, 2, 3, 24, 48]))
    prices = (
        np.zeros(count),
        np.full(count, 50.0),
        np.full(count, -20.0),
        random.choice([0.0, 10.0, 50.0], count),
        random.integers(-2, 6, count) * 10.0,
        random.choice([-500.0, 0.0, 4000.0], count),
    )
    price = prices[int(random.integers(len(prices)))]
    loads = (np.full(count, 60.0), random.uniform(0.0, 100.0, count), random.choice([0.0, 50.0, 80.0], count))
    load = loads[int(random.integers(len(loads)))]
    wind = float(random.choice([0.0, 30.0, 200.0])) * random.choice([0.0, 1.0], count)
    most = float(load.max())
    hours = hours_of(
        price if random.random() < 0.5 else np.maximum(price, 0.0),
        load,
        wind,
        flexible_share=float(random.choice([0.0, 0.3, 1.0])),
        import_limit=float(random.choice([0.7 * most, most, 150.0, 1e6])),
        export_limit=float(random.choice([0.0, 40.0, 1e6])),
    )
    start, end = random.choice([0.0, 0.5, 1.0], 2)
    battery = Battery(
        float(random.choice([0.0, 1e-3, 5.0, 1e4])),
        float(random.choice([0.0, 1e-3, 150.0, 1e5])),
        float(random.choice([0.01, 0.5, 1.0])),
        float(start),
        float(start if random.random() < 0.5 else end),
    )
    return hours, battery


seeds = st.integers(min_value=0, max_value=2**32 - 1)
shares = st.sampled_from([0.0, 0.7, 0.85, 0.95, 1.0])


def assert_possible(schedule: Schedule, battery: Battery, min_energy_share: float = 0.0) -> None:
    """The balance closes in every hour, nothing exceeds its limit, and the floor is met."""
    hours = schedule.hours
    into = schedule.imported + schedule.wind_used + schedule.discharge
    out_of = hours.load - schedule.curtailed + schedule.charge + schedule.exported
    np.testing.assert_allclose(into, out_of, rtol=0.0, atol=1e-9)
    efficiency = np.sqrt(battery.round_trip)
    change = schedule.hours_per_step * (schedule.charge * efficiency - schedule.discharge / efficiency)
    np.testing.assert_allclose(np.diff(schedule.stored), change, rtol=0.0, atol=1e-9)
    limits = {
        "imported": hours.import_limit,
        "exported": hours.export_limit,
        "wind_used": hours.wind,
        "curtailed": hours.load - hours.firm,
        "charge": battery.power,
        "discharge": battery.power,
        "stored": battery.energy,
    }
    for name, limit in limits.items():
        values = getattr(schedule, name)
        assert values.min() >= -1e-9, name
        assert np.max(values - limit) <= 1e-9, name
    assert schedule.stored[0] == battery.soc_start * battery.energy
    assert abs(schedule.stored[-1] - battery.soc_end * battery.energy) <= 1e-9
    load = schedule.hours_per_step * hours.load.sum()
    assert schedule.served >= min_energy_share * load * (1.0 - 1e-12)
    assert schedule.totals().both == 0
