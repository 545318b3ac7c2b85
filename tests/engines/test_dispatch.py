"""The dispatch: cases worked out by hand, and what must hold of every schedule."""

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
    dispatch,
    dispatch_ahead,
    dispatch_with_peaks,
    hours_of,
)
from aigf.engines.dispatch.kernel import follow, value_functions

NONE = Battery()


def test_a_battery_buys_cheap_and_sells_dear() -> None:
    hours = hours_of([10.0, 100.0], 10.0, import_limit=20.0)
    whole = dispatch(hours, Battery(power=5.0, energy=5.0, round_trip=1.0, soc_start=0.0, soc_end=0.0))
    assert whole.cost == 15.0 * 10.0 + 5.0 * 100.0
    # A round trip of 0.81 stores 0.9 of what is charged and gives 0.9 of what is stored.
    lossy = dispatch(hours, Battery(power=5.0, energy=5.0, round_trip=0.81, soc_start=0.0, soc_end=0.0))
    assert lossy.cost == pytest.approx(15.0 * 10.0 + (10.0 - 5.0 * 0.81) * 100.0)
    assert lossy.stored == pytest.approx([0.0, 4.5, 0.0])


def test_a_battery_rests_where_the_losses_exceed_the_gain() -> None:
    hours = hours_of([90.0, 100.0, 95.0], 10.0, import_limit=20.0)
    schedule = dispatch(hours, Battery(power=5.0, energy=5.0, round_trip=0.85))
    assert schedule.cost == pytest.approx(2850.0)
    assert not schedule.charge.any()
    assert not schedule.discharge.any()


def test_the_floor_is_served_in_the_cheapest_hours() -> None:
    hours = hours_of([40.0, 10.0, 30.0, 20.0], 10.0, flexible_share=1.0, import_limit=10.0)
    schedule = dispatch(hours, NONE, min_energy_share=25.0 / 40.0)
    assert schedule.cost == pytest.approx(10.0 * 10.0 + 10.0 * 20.0 + 5.0 * 30.0)
    assert schedule.curtailed == pytest.approx([10.0, 0.0, 5.0, 0.0])
    assert schedule.worth == pytest.approx(30.0)


def test_a_floor_that_does_not_bind_has_no_price() -> None:
    hours = hours_of([40.0, 0.0, 30.0], 10.0, flexible_share=0.5, import_limit=10.0)
    schedule = dispatch(hours, NONE, min_energy_share=0.6)
    assert schedule.curtailed == pytest.approx([5.0, 0.0, 5.0]), "what costs nothing is served"
    assert schedule.worth == 0.0


def test_wind_is_used_sold_and_spilled_in_that_order() -> None:
    hours = hours_of([40.0, 40.0], 10.0, [30.0, 12.0], import_limit=5.0, export_limit=15.0)
    schedule = dispatch(hours, NONE)
    assert schedule.exported == pytest.approx([15.0, 2.0])
    assert schedule.wind_used == pytest.approx([25.0, 12.0])
    assert schedule.totals().wind_spilled == pytest.approx(5.0)
    assert schedule.cost == pytest.approx(-17.0 * 40.0)


def test_flexible_load_makes_room_for_export_that_pays_more() -> None:
    hours = hours_of([50.0, 10.0], 10.0, 10.0, flexible_share=0.5, import_limit=10.0, export_limit=3.0)
    schedule = dispatch(hours, NONE, min_energy_share=0.8)
    assert schedule.curtailed == pytest.approx([3.0, 1.0])
    assert schedule.worth == pytest.approx(10.0)


def test_at_a_negative_price_all_is_imported_and_no_energy_is_burnt() -> None:
    battery = Battery(power=5.0, energy=10.0, round_trip=0.81)
    alone = dispatch(hours_of([-50.0], 10.0, 8.0, import_limit=30.0), battery)
    assert alone.cost == -500.0, "a program that may charge and discharge at once would find less"
    assert alone.wind_used == pytest.approx([0.0])
    both = dispatch(hours_of([-50.0, 100.0], 10.0, import_limit=30.0), battery)
    assert both.cost == pytest.approx(-50.0 * 15.0 + 100.0 * (10.0 - 4.5 * 0.9))


def test_at_negative_prices_the_battery_empties_in_the_lesser_hour_to_fill_in_the_better() -> None:
    hours = hours_of([-10.0, -100.0], 10.0, import_limit=30.0)
    schedule = dispatch(hours, Battery(power=5.0, energy=5.0, round_trip=0.81, soc_start=1.0, soc_end=1.0))
    # 5 MWh charged store 4.5 and needed 4.05 to be discharged before.
    assert schedule.discharge == pytest.approx([4.05, 0.0])
    assert schedule.cost == pytest.approx(-10.0 * (10.0 - 4.05) - 100.0 * 15.0)


@settings(deadline=None)
@given(seeds, shares)
def test_every_schedule_is_possible(seed: int, share: float) -> None:
    random = np.random.default_rng(seed)
    hours = random_hours(random, 96, negative=True)
    battery = random_battery(random)
    try:
        schedule = dispatch(hours, battery, share)
    except ImpossibleError as error:
        assert error.reason == "end"
    else:
        assert_possible(schedule, battery, share)


@settings(deadline=None)
@given(seeds, shares)
def test_more_of_anything_is_never_dearer(seed: int, share: float) -> None:
    random = np.random.default_rng(seed)
    hours = random_hours(random, 96, negative=bool(seed % 2))
    battery = random_battery(random)._replace(soc_start=0.0, soc_end=0.0)
    cost = dispatch(hours, battery, share).cost
    # At negative prices the floor may be passed by a part of an hour, see `mixture`.
    margin = (1e-5 if seed % 2 else 1e-9) * float(np.abs(hours.price) @ hours.load)
    larger = {
        "power": (hours, battery._replace(power=battery.power * 1.5)),
        "energy": (hours, battery._replace(energy=battery.energy * 1.5)),
        "import": (hours._replace(import_limit=hours.import_limit * 1.2), battery),
        "export": (hours._replace(export_limit=hours.export_limit + 10.0), battery),
        "wind": (hours._replace(wind=hours.wind * 1.2), battery),
    }
    if seed % 2 == 0:  # at negative prices losses may pay
        larger["round trip"] = (hours, battery._replace(round_trip=min(1.0, battery.round_trip * 1.1)))
    for name, (more_hours, more_battery) in larger.items():
        assert dispatch(more_hours, more_battery, share).cost <= cost + margin, name
    assert dispatch(hours, battery, share * 0.9).cost <= cost + margin


@settings(deadline=None, max_examples=examples(40))
@given(seeds, shares)
def test_a_site_of_one_megawatt_at_prices_about_one_is_the_same_site(seed: int, share: float) -> None:
    random = np.random.default_rng(seed)
    hours = random_hours(random, 96, negative=bool(seed % 2))
    battery = random_battery(random)._replace(soc_start=0.0, soc_end=0.0)
    power, price = 1.0 / 64.0, 1.0 / 50.0
    relative = Hours(hours.price * price, *(series * power for series in hours[1:]))
    small = battery._replace(power=battery.power * power, energy=battery.energy * power)
    whole, found = dispatch(hours, battery, share), dispatch(relative, small, share)
    margin = (1e-6 if seed % 2 else 1e-9) * float(np.abs(hours.price) @ hours.load)
    assert found.cost / (power * price) == pytest.approx(whole.cost, abs=margin)
    assert found.served / power >= share * float(hours.load.sum()) * (1.0 - 1e-9)


@settings(deadline=None)
@given(seeds)
def test_the_shadow_price_is_what_a_mwh_less_saves(seed: int) -> None:
    random = np.random.default_rng(seed)
    hours = random_hours(random, 96, negative=False)
    battery = random_battery(random)._replace(soc_start=0.0, soc_end=0.0)
    energy = float(hours.load.sum())
    schedule = dispatch(hours, battery, 0.9)
    step = 1e-7
    less, more = (dispatch(hours, battery, 0.9 + sign * step).cost for sign in (-1.0, 1.0))
    margin = 1e-3 * (1.0 + schedule.worth)
    assert (schedule.cost - less) / (step * energy) <= schedule.worth + margin
    assert (more - schedule.cost) / (step * energy) >= schedule.worth - margin


def test_a_floor_whose_price_is_far_below_the_dearest_hour_is_found() -> None:
    # The battery carries the hour at 4,000: what serving it takes costs nothing, a hundred steps below.
    hours = hours_of([0.0, 4000.0], [20.0, 22.0], flexible_share=1.0, import_limit=[144.0, 35.0])
    schedule = dispatch(hours, Battery(40.0, 1e5, 0.86, 0.5, 0.5), 1.0)
    assert schedule.cost == 0.0
    assert schedule.served == pytest.approx(42.0)


def test_the_end_of_a_small_battery_with_much_power_is_kept() -> None:
    hours = hours_of([10.0, 20.0], 0.0, import_limit=0.0, export_limit=1e6)
    with pytest.raises(ImpossibleError) as raised:
        dispatch(hours, Battery(power=1e4, energy=1e-6, soc_start=0.5, soc_end=1.0))
    assert raised.value.reason == "end"


def test_load_is_served_where_it_costs_less_than_it_brings() -> None:
    hours = hours_of([40.0, 10.0, 30.0, 20.0], 10.0, flexible_share=1.0, import_limit=10.0)
    schedule = dispatch(hours, NONE, worth=25.0)
    assert schedule.curtailed == pytest.approx([10.0, 0.0, 10.0, 0.0])
    assert schedule.worth == 0.0, "no floor, no price of it"
    floored = dispatch(hours, NONE, 0.7, 25.0)
    assert floored.curtailed == pytest.approx([10.0, 0.0, 2.0, 0.0])
    assert floored.worth == pytest.approx(5.0)
    for worth in (-1.0, np.nan, np.inf):
        with pytest.raises(ValueError, match="worth"):
            dispatch(hours, NONE, worth=worth)


def test_what_cannot_be_served_names_the_first_hour() -> None:
    hours = hours_of([10.0] * 4, [10.0, 10.0, 16.0, 20.0], import_limit=12.0)
    with pytest.raises(ImpossibleError) as raised:
        dispatch(hours, NONE)
    assert (raised.value.reason, raised.value.hour) == ("load", 2)
    assert raised.value.missing == pytest.approx(4.0)
    # A battery carries the third hour, and then lacks 8 - (4 - 4) in the fourth.
    with pytest.raises(ImpossibleError) as raised:
        dispatch(hours, Battery(power=10.0, energy=4.0, soc_start=0.0, soc_end=0.0))
    assert (raised.value.reason, raised.value.hour) == ("load", 3)
    assert raised.value.missing == pytest.approx(8.0)


def test_a_floor_or_an_end_out_of_reach_is_said() -> None:
    hours = hours_of([10.0] * 3, 10.0, flexible_share=0.5, import_limit=8.0)
    with pytest.raises(ImpossibleError) as raised:
        dispatch(hours, NONE, 0.9)
    assert raised.value.reason == "floor"
    assert raised.value.missing == pytest.approx(3.0)
    with pytest.raises(ImpossibleError) as raised:
        dispatch(hours, Battery(power=1.0, energy=10.0, soc_start=0.0, soc_end=1.0))
    assert raised.value.reason == "end"
    assert raised.value.missing == pytest.approx(7.0)


def test_series_of_any_kind_run_in_the_code_that_is_compiled() -> None:
    """numba compiles anew for a read-only, a strided or an integer series, which would take ten seconds."""
    plain = hours_of(np.array([5.0, 90.0, 20.0]), 3.0, 1.0, flexible_share=0.5, import_limit=4.0)
    battery = Battery(1.0, 2.0)
    cost = dispatch(plain, battery, 0.8).cost
    compiled = [len(function.signatures) for function in (value_functions, follow)]
    still = np.array([5.0, 90.0, 20.0])
    still.flags.writeable = False
    for price in (still, np.array([5, 90, 20]), np.repeat(still, 2)[::2]):
        assert dispatch(plain._replace(price=price), battery, 0.8).cost == cost
        tariff = PeakTariff(np.zeros(3, np.int64), 10.0)
        dispatch_with_peaks(plain._replace(price=price), battery, tariff, 0.8)
        dispatch_ahead(plain._replace(price=price), battery, 0.8, tariff)
    assert [len(function.signatures) for function in (value_functions, follow)] == compiled


@pytest.mark.parametrize(
    ("price", "limit", "battery"),
    [
        ([], 1.0, NONE),
        ([1.0, np.nan], 1.0, NONE),
        ([1.0, np.inf], 1.0, NONE),
        ([1.0, 1.0], -1.0, NONE),
        ([1.0, 1.0], 1.0, Battery(power=-1.0)),
        ([1.0, 1.0], 1.0, Battery(energy=np.nan)),
        ([1.0, 1.0], 1.0, Battery(round_trip=0.0)),
        ([1.0, 1.0], 1.0, Battery(round_trip=1.1)),
        ([1.0, 1.0], 1.0, Battery(soc_end=1.1)),
    ],
)
def test_impossible_figures_are_refused(price: list[float], limit: float, battery: Battery) -> None:
    with pytest.raises(ValueError, match=r"must|finite"):
        dispatch(hours_of(price, 1.0, import_limit=limit), battery)
