"""The day-ahead plan: possible, never cheaper than perfect foresight, and blind to what is not yet known."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from tests.effort import examples
from tests.engines.dispatch_cases import assert_possible, random_battery, random_hours, seeds, shares

from aigf.engines.dispatch import Battery, ImpossibleError, dispatch, dispatch_ahead, hours_of


@settings(deadline=None, max_examples=examples(60))
@given(seeds, shares)
def test_it_is_possible_and_never_cheaper_than_perfect_foresight(seed: int, share: float) -> None:
    random = np.random.default_rng(seed)
    negative = bool(seed % 2)
    hours = random_hours(random, int(random.integers(30, 240)), negative=negative)
    battery = random_battery(random)
    try:
        ahead = dispatch_ahead(hours, battery, share)
    except ImpossibleError as error:
        assert error.reason in {"end", "floor"}
        return
    assert_possible(ahead, battery, share)
    perfect = dispatch(hours, battery, share).cost
    margin = (1e-6 if negative else 1e-12) * float(np.abs(hours.price) @ hours.load)
    assert ahead.cost >= perfect - margin


@settings(deadline=None, max_examples=examples(30))
@given(seeds)
def test_a_day_is_planned_without_knowing_the_next(seed: int) -> None:
    random = np.random.default_rng(seed)
    hours = random_hours(random, 240, negative=True)
    battery = random_battery(random)._replace(soc_start=0.0, soc_end=0.0)
    known = 24 * int(random.integers(1, 9))
    price, wind = hours.price.copy(), hours.wind.copy()
    price[known:] = random.normal(200.0, 300.0, 240 - known)
    wind[known:] = random.uniform(0.0, 100.0, 240 - known)
    first = dispatch_ahead(hours, battery, 0.9)
    second = dispatch_ahead(hours._replace(price=price, wind=wind), battery, 0.9)
    np.testing.assert_allclose(first.charge[:known], second.charge[:known], rtol=0, atol=1e-9)
    np.testing.assert_allclose(first.curtailed[:known], second.curtailed[:known], rtol=0, atol=1e-9)


def test_it_earns_most_of_what_a_battery_can_earn_where_days_are_alike() -> None:
    t = np.arange(30 * 24)
    price = 60.0 + 30.0 * np.sin(2.0 * np.pi * t / 24.0) + np.random.default_rng(1).normal(0.0, 5.0, len(t))
    hours = hours_of(price, 100.0, import_limit=150.0)
    battery = Battery(power=30.0, energy=120.0, round_trip=0.86)
    without = dispatch(hours, Battery()).cost
    perfect, ahead = dispatch(hours, battery).cost, dispatch_ahead(hours, battery).cost
    assert without - ahead >= 0.9 * (without - perfect)


def test_the_floor_is_kept_at_the_end_of_every_day() -> None:
    random = np.random.default_rng(5)
    hours = random_hours(random, 240, negative=False)
    schedule = dispatch_ahead(hours, Battery(), 0.9)
    served = np.cumsum(hours.load - schedule.curtailed)[23::24]
    assert np.all(served >= 0.9 * np.cumsum(hours.load)[23::24] - 1e-6)


def test_what_is_impossible_is_said_as_with_perfect_foresight() -> None:
    hours = hours_of([10.0] * 30, [10.0] * 29 + [20.0], import_limit=12.0)
    with pytest.raises(ImpossibleError) as raised:
        dispatch_ahead(hours, Battery())
    assert (raised.value.reason, raised.value.hour) == ("load", 29)


def test_a_reserve_for_an_hour_that_cannot_do_without_is_kept() -> None:
    price = np.full(72, 50.0)
    price[:48] = 500.0
    hours = hours_of(price, [10.0] * 71 + [20.0], import_limit=12.0)
    battery = Battery(power=10.0, energy=10.0, round_trip=1.0, soc_start=1.0, soc_end=0.0)
    assert_possible(dispatch_ahead(hours, battery), battery)
