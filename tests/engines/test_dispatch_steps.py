"""Steps of a part of an hour: cases worked out by hand, and what must hold between quarter-hours and hours."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import example, given, settings
from tests.effort import examples
from tests.engines.dispatch_cases import (
    assert_possible,
    random_battery,
    random_hours,
    random_quarters,
    random_year,
    repeated,
    seeds,
    shares,
)

from aigf.engines.dispatch import (
    Battery,
    Hours,
    ImpossibleError,
    PeakTariff,
    Schedule,
    SiteYear,
    dispatch,
    dispatch_ahead,
    dispatch_with_peaks,
    dispatch_years,
    hours_of,
    monthly_peaks,
)

QUARTER = 0.25
NONE = Battery()


def spent(schedule: Schedule, tariff: PeakTariff) -> float:
    return schedule.cost + tariff.price * float(monthly_peaks(schedule.imported, tariff.month).sum())


def test_energy_is_power_times_the_length_of_the_step() -> None:
    """Four quarters at 40, 10, 30 and 20 EUR/MWh, 8 MW that may all stop, 5 MWh of 8 to be served."""
    hours = hours_of([40.0, 10.0, 30.0, 20.0], 8.0, flexible_share=1.0, import_limit=8.0)
    schedule = dispatch(hours, NONE, 5.0 / 8.0, hours_per_step=QUARTER)
    assert schedule.imported == pytest.approx([0.0, 8.0, 4.0, 8.0])
    assert schedule.served == pytest.approx(5.0)
    assert schedule.cost == pytest.approx(2.0 * 10.0 + 2.0 * 20.0 + 1.0 * 30.0)
    assert schedule.worth == pytest.approx(30.0)
    totals = schedule.totals()
    assert totals.imported == pytest.approx(5.0)
    assert totals.curtailed == pytest.approx(3.0)
    assert totals.peak_import == pytest.approx(8.0)


def test_a_battery_takes_a_quarter_of_its_power_in_a_quarter_of_an_hour() -> None:
    hours = hours_of([10.0, 100.0], 10.0, import_limit=40.0)
    battery = Battery(power=8.0, energy=5.0, round_trip=0.81, soc_start=0.0, soc_end=0.0)
    schedule = dispatch(hours, battery, hours_per_step=QUARTER)
    # 8 MW for a quarter is 2 MWh, of which 1.8 are stored and 1.62 come out again: 6.48 MW.
    assert schedule.stored == pytest.approx([0.0, 1.8, 0.0])
    assert schedule.discharge == pytest.approx([0.0, 6.48])
    assert schedule.cost == pytest.approx(QUARTER * (18.0 * 10.0 + (10.0 - 6.48) * 100.0))
    # In half hours the battery is full before it has charged at full power.
    half = dispatch(hours, battery._replace(energy=2.7), hours_per_step=0.5)
    assert half.charge == pytest.approx([6.0, 0.0])


def test_the_peak_is_that_of_a_quarter_and_is_paid_by_the_megawatt() -> None:
    """The quarters need 10, 10, 20 and 10 MW: with a battery 12.5 MW in each, without one 20 MW in one of them."""
    hours = hours_of(50.0 * np.ones(4), [10.0, 10.0, 20.0, 10.0], import_limit=30.0)
    tariff = PeakTariff(np.zeros(4), 100.0)
    alone = dispatch_with_peaks(hours, NONE, tariff, hours_per_step=QUARTER)
    assert spent(alone, tariff) == pytest.approx(50.0 * 12.5 + 100.0 * 20.0)
    battery = Battery(power=10.0, energy=100.0, round_trip=1.0)
    shaved = dispatch_with_peaks(hours, battery, tariff, hours_per_step=QUARTER)
    assert spent(shaved, tariff) == pytest.approx(50.0 * 12.5 + 100.0 * 12.5, rel=1e-6)


def test_what_throttled_load_would_have_earned_is_counted_by_its_energy() -> None:
    """Load 8 MW of which 6 may be throttled: 2 slow down and lose 30 EUR/MWh, 4 pause and lose 90."""
    series = {"load": 8.0, "firm": 2.0, "wind": 0.0, "import_limit": 20.0, "export_limit": 0.0}
    series |= {"slowed_load": 2.0, "slowed_worth": 30.0, "paused_worth": 90.0}
    hours = Hours(
        price=np.array([20.0, 50.0, 100.0]), **{name: np.full(3, value) for name, value in series.items()}
    )
    schedule = dispatch(hours, NONE, hours_per_step=QUARTER)
    assert schedule.curtailed.tolist() == [0.0, 2.0, 6.0]
    assert schedule.lost_worth == QUARTER * (2 * 30 + 2 * 30 + 4 * 90)


@given(seeds, shares)
@settings(max_examples=examples(25), deadline=None)
def test_equal_quarters_cost_what_their_hours_cost(seed: int, share: float) -> None:
    """At prices of zero and more nothing is gained within an hour of four equal quarters.

    The mean over the hour of any schedule of the quarters is a schedule of the hour. It takes what is stored to the
    same state by the end, its highest import is no higher, and as the cost of a step is convex in what is stored and
    served it costs no more. At a negative price at which burning energy pays that does not hold.
    """
    random = np.random.default_rng(seed)
    hours = random_hours(random, int(random.integers(24, 120)), negative=False)
    battery = random_battery(random)
    tariff = PeakTariff(np.arange(len(hours.price)) // 48, float(random.choice([20.0, 500.0, 3670.0])))
    quarterly = PeakTariff(np.repeat(tariff.month, 4), tariff.price)
    quarters = repeated(hours, 4)
    try:
        hourly = dispatch(hours, battery, share)
    except ImpossibleError as error:
        with pytest.raises(ImpossibleError) as raised:
            dispatch(quarters, battery, share, hours_per_step=QUARTER)
        assert raised.value.reason == error.reason
        assert raised.value.missing == pytest.approx(error.missing, rel=1e-6, abs=1e-6)
        return
    scale = float(np.abs(hours.price) @ hours.load) + 1.0
    schedule = dispatch(quarters, battery, share, hours_per_step=QUARTER)
    assert_possible(schedule, battery, share)
    assert schedule.cost == pytest.approx(hourly.cost, abs=1e-9 * scale)
    if seed % 4 == 0:
        one = dispatch_with_peaks(hours, battery, tariff, share)
        other = dispatch_with_peaks(quarters, battery, quarterly, share, hours_per_step=QUARTER)
        assert_possible(other, battery, share)
        peaks = tariff.price * float(monthly_peaks(one.imported, tariff.month).sum())
        assert spent(other, quarterly) == pytest.approx(spent(one, tariff), abs=1e-5 * (scale + peaks))


def test_energy_can_be_burned_within_an_hour_of_equal_negative_prices() -> None:
    """Half an hour of charging and half an hour of discharging: what an hourly schedule may not do."""
    hours = hours_of([-100.0], 10.0, import_limit=20.0)
    battery = Battery(power=10.0, energy=5.0, round_trip=0.5)
    assert dispatch(hours, battery).cost == pytest.approx(-1000.0)
    schedule = dispatch(repeated(hours, 4), battery, hours_per_step=QUARTER)
    assert_possible(schedule, battery)
    assert schedule.cost < -1000.0 - 50.0


@given(seeds, shares)
@settings(max_examples=examples(40), deadline=None)
def test_quarters_are_never_dearer_than_their_hours(seed: int, share: float) -> None:
    """Also at negative prices: what may be done in an hour may be done in its quarters."""
    random = np.random.default_rng(seed)
    hours = random_hours(random, 48, negative=True)
    battery = random_battery(random)
    try:
        hourly = dispatch(hours, battery, share).cost
    except ImpossibleError:
        return
    quarterly = dispatch(repeated(hours, 4), battery, share, hours_per_step=QUARTER).cost
    assert quarterly <= hourly + 1e-4 * float(np.abs(hours.price) @ hours.load)


@given(seeds, shares)
@settings(max_examples=examples(12), deadline=None)
@pytest.mark.slow
def test_every_way_gives_a_possible_schedule_of_quarters(seed: int, share: float) -> None:
    random = np.random.default_rng(seed)
    quarters = random_quarters(random, int(random.integers(1, 4)), negative=bool(seed % 2))
    battery = random_battery(random)
    tariff = PeakTariff(np.arange(len(quarters.price)) // 96, 500.0)
    margin = 1e-4 * (float(np.abs(quarters.price) @ quarters.load) + 1.0)
    try:
        perfect = dispatch(quarters, battery, share, hours_per_step=QUARTER)
        peaks = dispatch_with_peaks(quarters, battery, tariff, share, hours_per_step=QUARTER)
        ahead = dispatch_ahead(quarters, battery, share, tariff, hours_per_step=QUARTER)
    except ImpossibleError as error:
        assert error.reason in {"load", "end", "floor"}
        return
    for schedule in (perfect, peaks, ahead):
        assert_possible(schedule, battery, share)
        assert schedule.hours is quarters
    assert perfect.cost <= peaks.cost + margin
    assert spent(peaks, tariff) <= spent(ahead, tariff) + margin


@settings(max_examples=examples(30), deadline=None)
@example(736)  # a last bit of rounding differs
@given(seeds)
def test_a_day_of_96_quarters_is_planned_without_knowing_the_next(seed: int) -> None:
    random = np.random.default_rng(seed)
    quarters = random_quarters(random, 4, negative=True)
    battery = random_battery(random)._replace(soc_start=0.0, soc_end=0.0)
    known = 96 * int(random.integers(1, 4))
    price = quarters.price.copy()
    price[known:] = random.normal(200.0, 300.0, len(price) - known)
    first = dispatch_ahead(quarters, battery, 0.9, hours_per_step=QUARTER)
    second = dispatch_ahead(quarters._replace(price=price), battery, 0.9, hours_per_step=QUARTER)
    np.testing.assert_allclose(first.charge[:known], second.charge[:known], rtol=0, atol=1e-9)
    np.testing.assert_allclose(first.curtailed[:known], second.curtailed[:known], rtol=0, atol=1e-9)


def test_a_plan_a_day_ahead_knows_the_whole_day_and_spreads_the_peak_over_the_month() -> None:
    """A quarter at 10 under 50: raising the peak by 1 MW saves 10, and is charged 150 / 30 on the first day."""
    price = np.full(30 * 96, 50.0)
    hours = hours_of(price, 10.0, import_limit=100.0)
    battery = Battery(power=5.0, energy=40.0, round_trip=1.0, soc_start=0.0, soc_end=0.0)
    tariff = PeakTariff(np.zeros(len(price)), 150.0)
    for day, peak in ((0, 15.0), (29, 10.0)):
        price = np.full(30 * 96, 50.0)
        price[96 * day + 3] = 10.0
        schedule = dispatch_ahead(hours._replace(price=price), battery, 0.0, tariff, QUARTER)
        assert schedule.imported.max() == pytest.approx(peak, rel=1e-3)


def test_a_load_that_cannot_be_met_is_said_in_power() -> None:
    hours = hours_of([10.0] * 8, [10.0] * 7 + [20.0], import_limit=12.0)
    for way in (dispatch, dispatch_ahead):
        with pytest.raises(ImpossibleError) as raised:
            way(hours, NONE, hours_per_step=QUARTER)
        assert (raised.value.reason, raised.value.hour) == ("load", 7)
        assert raised.value.missing == pytest.approx(8.0)
    with pytest.raises(ImpossibleError) as raised:
        dispatch_with_peaks(hours, NONE, PeakTariff(np.zeros(8), 1.0), hours_per_step=QUARTER)
    assert raised.value.missing == pytest.approx(8.0)


def test_many_site_years_may_be_of_any_step() -> None:
    hours = hours_of(np.arange(1.0, 97.0), 8.0, import_limit=8.0)
    found = dispatch_years([SiteYear(hours, NONE), SiteYear(hours, NONE, hours_per_step=QUARTER)], 1)
    assert found.imported.tolist() == [768.0, 192.0]
    assert found.cost[1] == found.cost[0] / 4.0
    assert found.peak_import.tolist() == [8.0, 8.0]


@pytest.mark.parametrize("step", [0.0, -0.25, np.inf, np.nan])
def test_impossible_steps_are_refused(step: float) -> None:
    hours = hours_of([1.0, 2.0], 1.0, import_limit=1.0)
    for way in (dispatch, dispatch_ahead):
        with pytest.raises(ValueError, match="hours_per_step"):
            way(hours, NONE, hours_per_step=step)


def test_a_day_ahead_has_whole_steps() -> None:
    hours = hours_of([1.0, 2.0], 1.0, import_limit=1.0)
    assert dispatch_ahead(hours, NONE, hours_per_step=1.5).cost == pytest.approx(4.5)
    with pytest.raises(ValueError, match="whole number of steps"):
        dispatch_ahead(hours, NONE, hours_per_step=5.0)


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(3))
def test_a_year_of_equal_quarters_costs_what_its_hours_cost(seed: int) -> None:
    """With perfect foresight the same; of a plan a day ahead days and what is remembered of them are as long."""
    hours, battery = random_year(np.random.default_rng([seed, 9]), negative=False)
    quarters = repeated(hours, 4)
    for share in (0.0, 0.9):
        hourly = dispatch(hours, battery, share)
        schedule = dispatch(quarters, battery, share, hours_per_step=QUARTER)
        assert schedule.cost == pytest.approx(hourly.cost, rel=1e-9)
        assert schedule.worth == pytest.approx(hourly.worth, rel=1e-6, abs=1e-6)
    ahead = dispatch_ahead(hours, battery, 0.9).cost
    assert dispatch_ahead(quarters, battery, 0.9, hours_per_step=QUARTER).cost == pytest.approx(
        ahead, rel=1e-3
    )
