"""The tariff on monthly peaks: cases worked out by hand, and what must hold of every schedule."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from tests.effort import examples
from tests.engines.dispatch_cases import assert_possible, random_battery, random_hours, seeds, shares

from aigf.engines.dispatch import (
    Battery,
    Hours,
    ImpossibleError,
    PeakTariff,
    Schedule,
    calendar_months,
    dispatch,
    dispatch_ahead,
    dispatch_with_peaks,
    hours_of,
    monthly_peaks,
)

NONE = Battery()


def cost(schedule: Schedule, tariff: PeakTariff) -> float:
    return schedule.cost + tariff.price * float(monthly_peaks(schedule.imported, tariff.month).sum())


def random_site(seed: int) -> tuple[Hours, Battery, PeakTariff]:
    """Up to four days in months of one or two days."""
    random = np.random.default_rng(seed)
    hours = random_hours(random, int(random.integers(24, 97)), negative=bool(seed % 2))
    month = np.arange(len(hours.price)) // int(random.choice([24, 48, 96]))
    return hours, random_battery(random), PeakTariff(month, float(random.choice([0.0, 20.0, 500.0])))


def test_a_battery_shaves_the_peak_where_that_pays() -> None:
    hours = hours_of(50.0 * np.ones(4), [10.0, 10.0, 20.0, 10.0], import_limit=30.0)
    battery = Battery(power=10.0, energy=100.0, round_trip=1.0)
    schedule = dispatch_with_peaks(hours, battery, PeakTariff(np.zeros(4), 100.0))
    np.testing.assert_allclose(schedule.imported, 12.5, rtol=1e-5)
    # In a month of their own, the first two hours need not carry the last two.
    schedule = dispatch_with_peaks(hours, NONE, PeakTariff(np.array([0, 0, 1, 1]), 100.0))
    assert monthly_peaks(schedule.imported, [0, 0, 1, 1]) == pytest.approx([10.0, 20.0])


def test_load_is_spread_where_the_peak_costs_more_than_the_hours_differ() -> None:
    hours = hours_of([10.0, 20.0, 30.0, 40.0], 10.0, flexible_share=1.0, import_limit=10.0)
    dear = dispatch_with_peaks(hours, NONE, PeakTariff(np.zeros(4), 1000.0), 0.5)
    np.testing.assert_allclose(dear.imported, 5.0, rtol=1e-5)
    # A MWh less takes 1/4 MW off the peak, and 1/4 MWh off every hour.
    assert dear.worth == pytest.approx(250.0 + 25.0, rel=1e-3)
    cheap = dispatch_with_peaks(hours, NONE, PeakTariff(np.zeros(4), 1.0), 0.5)
    np.testing.assert_allclose(cheap.imported, [10.0, 10.0, 0.0, 0.0], atol=1e-4)


def test_all_load_can_be_the_floor() -> None:
    hours = hours_of([10.0, 20.0, 30.0], [5.0, 9.0, 7.0], flexible_share=1.0, import_limit=10.0)
    tariff = PeakTariff(np.array([0, 0, 1]), 3670.0)
    schedule = dispatch_with_peaks(hours, NONE, tariff, 1.0)
    assert schedule.served == pytest.approx(21.0, rel=1e-12)
    assert cost(schedule, tariff) == pytest.approx(50.0 + 180.0 + 210.0 + 3670.0 * 16.0)


def test_load_is_served_where_it_brings_more_than_hour_and_peak() -> None:
    hours = hours_of([10.0, 10.0], 10.0, flexible_share=1.0, import_limit=10.0)
    tariff = PeakTariff(np.zeros(2), 30.0)
    assert dispatch_with_peaks(hours, NONE, tariff, worth=24.0).served == pytest.approx(0.0, abs=1e-4)
    assert dispatch_with_peaks(hours, NONE, tariff, worth=26.0).served == pytest.approx(20.0, rel=1e-4)


@settings(deadline=None, max_examples=examples(20))
@given(seeds, shares)
def test_every_schedule_is_possible_and_no_dearer_than_one_blind_to_the_tariff(
    seed: int, share: float
) -> None:
    hours, battery, tariff = random_site(seed)
    try:
        blind = dispatch(hours, battery, share)
    except ImpossibleError:
        with pytest.raises(ImpossibleError):
            dispatch_with_peaks(hours, battery, tariff, share)
        return
    schedule = dispatch_with_peaks(hours, battery, tariff, share)
    assert_possible(schedule, battery, share)
    margin = 1e-6 * float(np.abs(hours.price) @ hours.load)
    assert cost(schedule, tariff) <= cost(blind, tariff) + margin
    assert schedule.cost >= blind.cost - (100.0 if seed % 2 else 1.0) * margin
    if tariff.price == 0.0:
        assert schedule.cost == pytest.approx(blind.cost, abs=10.0 * margin)


@settings(deadline=None, max_examples=examples(15))
@given(seeds, shares)
def test_a_plan_a_day_ahead_is_possible_and_never_cheaper(seed: int, share: float) -> None:
    hours, battery, tariff = random_site(seed)
    try:
        ahead = dispatch_ahead(hours, battery, share, tariff)
    except ImpossibleError as error:
        assert error.reason in {"end", "floor"}
        return
    assert_possible(ahead, battery, share)
    margin = (1e-4 if seed % 2 else 1e-6) * float(np.abs(hours.price) @ hours.load)
    assert cost(ahead, tariff) >= cost(dispatch_with_peaks(hours, battery, tariff, share), tariff) - margin


def test_a_plan_a_day_ahead_uses_the_peak_that_is_paid_and_no_more() -> None:
    """Ten days of 24 hours at 50 but one at 45: not worth a higher peak, once the first day has set it."""
    price = np.full(240, 50.0)
    price[100] = 45.0
    hours = hours_of(price, 10.0, flexible_share=1.0, import_limit=100.0)
    battery = Battery(power=20.0, energy=40.0, round_trip=0.9)
    tariff = PeakTariff(np.zeros(240), 3670.0)
    schedule = dispatch_ahead(hours, battery, 1.0, tariff)
    np.testing.assert_allclose(schedule.imported, 10.0, rtol=1e-3)
    blind = dispatch_ahead(hours, battery, 1.0)
    assert blind.imported.max() > 20.0
    assert cost(schedule, tariff) < cost(blind, tariff)


def test_a_plan_a_day_ahead_charges_a_day_for_its_part_of_the_month() -> None:
    """An hour at 10 under 50: raising the peak by 1 MW saves 40, and is charged 600 / 30 on the first day."""
    price = np.full(720, 50.0)
    hours = hours_of(price, 10.0, import_limit=100.0)
    battery = Battery(power=5.0, energy=40.0, round_trip=1.0, soc_start=0.0, soc_end=0.0)
    tariff = PeakTariff(np.zeros(720), 600.0)
    for day, peak in ((0, 15.0), (29, 10.0)):
        price = np.full(720, 50.0)
        price[24 * day] = 10.0
        schedule = dispatch_ahead(hours._replace(price=price), battery, 0.0, tariff)
        assert schedule.imported.max() == pytest.approx(peak, rel=1e-3)


def test_months_are_those_of_the_calendar() -> None:
    year, leap = calendar_months(8760), calendar_months(8784)
    assert (year[743], year[744], year[1415], year[1416]) == (0, 1, 1, 2)
    assert (leap[1439], leap[1440], leap[8783]) == (1, 2, 11)
    assert calendar_months(744).tolist() == [0] * 744
    for hours in (0, 745, 8759, 8785):
        with pytest.raises(ValueError, match="neither"):
            calendar_months(hours)


@pytest.mark.parametrize(
    "tariff",
    [
        PeakTariff(np.zeros(3), 1.0),
        PeakTariff(np.array([0.0, 0.5]), 1.0),
        PeakTariff(np.array([1, 1]), 1.0),
        PeakTariff(np.array([0, 2]), 1.0),
        PeakTariff(np.zeros(2), -1.0),
        PeakTariff(np.zeros(2), np.nan),
    ],
)
def test_impossible_tariffs_are_refused(tariff: PeakTariff) -> None:
    hours = hours_of([1.0, 2.0], 1.0, import_limit=1.0)
    for way in (dispatch_with_peaks, lambda *site: dispatch_ahead(*site[:2], 0.0, site[2])):
        with pytest.raises(ValueError, match=r"month|peak"):
            way(hours, NONE, tariff)
