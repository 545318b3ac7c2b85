"""The dispatch of quarter-hours against HiGHS and PyPSA, to which a step is a length that weighs its energy."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings

from aigf.engines.dispatch import (
    Battery,
    Hours,
    PeakTariff,
    calendar_months,
    dispatch,
    dispatch_with_peaks,
    hours_of,
    monthly_peaks,
)
from aigf.engines.dispatch.site import Array
from tests.effort import examples
from tests.engines.dispatch_cases import (
    assert_possible,
    random_battery,
    random_quarters,
    random_year,
    repeated,
    seeds,
    shares,
)
from tests.oracles.agreement import (
    agrees,
    agrees_at_negative_prices,
    agrees_under_a_tariff,
    turnover,
)
from tests.oracles.highs_dispatch import solve
from tests.oracles.test_value_of_load_oracles import site, solved

QUARTER = 0.25


@given(seeds, shares)
@settings(max_examples=examples(40), deadline=None)
def test_small_sites_at_prices_of_zero_and_more(seed: int, share: float) -> None:
    random = np.random.default_rng(seed)
    hours = random_quarters(random, int(random.integers(1, 3)), negative=False)
    agrees(hours, random_battery(random), share, QUARTER)


@given(seeds, shares)
@settings(max_examples=examples(15), deadline=None)
@pytest.mark.slow
def test_small_sites_at_negative_prices(seed: int, share: float) -> None:
    random = np.random.default_rng(seed)
    hours = random_quarters(random, 1, negative=True)
    agrees_at_negative_prices(hours, random_battery(random), share, QUARTER)


@pytest.mark.parametrize("seed", range(4))
def test_a_site_under_a_tariff_on_the_peaks_of_quarters(seed: int) -> None:
    under_a_tariff(2 * seed + 1, (0.0, 0.85, 0.95, 1.0)[seed])


@given(seeds, shares)
@settings(max_examples=examples(12), deadline=None)
@pytest.mark.slow
def test_small_sites_under_a_tariff_on_the_peaks_of_quarters(seed: int, share: float) -> None:
    """At prices of zero and more, and at negative ones with a binary a quarter."""
    under_a_tariff(seed, share)


def under_a_tariff(seed: int, share: float) -> None:
    """A site in months of 15 hours costs what HiGHS finds; prices are negative too where 4 divides the seed."""
    random = np.random.default_rng(seed)
    negative = seed % 4 == 0
    hours = random_quarters(random, 1, negative=negative)
    battery = random_battery(random)
    tariff = PeakTariff(np.arange(len(hours.price)) // 60, float(random.choice([20.0, 500.0, 3670.0])))
    agrees_under_a_tariff(hours, battery, tariff, share, negative, QUARTER)


@pytest.mark.parametrize("seed", range(12))
@pytest.mark.parametrize("share", [0.0, 0.3])
def test_a_value_of_load_along_the_curve(seed: int, share: float) -> None:
    hours, battery = site(seed)
    found = dispatch(hours, battery, share, hours_per_step=QUARTER)
    least = solved(hours, battery, share * QUARTER * float(hours.load.sum()), step=QUARTER)
    assert_possible(found, battery, share)
    assert found.cost + found.lost_worth == pytest.approx(least, abs=1e-8 * turnover(hours, QUARTER))


@pytest.mark.parametrize("seed", range(6))
def test_a_value_of_load_where_the_peak_is_paid_or_burning_energy_would_pay(seed: int) -> None:
    hours, battery = site(seed)
    month = np.zeros(len(hours.price), np.int64)
    found = dispatch_with_peaks(hours, battery, PeakTariff(month, 10.0), hours_per_step=QUARTER)
    paid = found.cost + found.lost_worth + 10.0 * float(found.imported.max())
    least = solved(hours, battery, 0.0, peak=10.0, step=QUARTER)
    assert paid == pytest.approx(least, abs=1e-5 * turnover(hours, QUARTER))
    hours, battery = site(seed, lowest=-60.0)
    found = dispatch(hours, battery, hours_per_step=QUARTER)
    least = solved(hours, battery, 0.0, step=QUARTER)
    assert found.cost + found.lost_worth == pytest.approx(least, abs=1e-6 * turnover(hours, QUARTER))


def year_of_quarters(seed: int, days: int = 365) -> tuple[Hours, Battery, Array]:
    """A random year whose quarters differ from their hour, as solar ramps and contracts for hours make them."""
    random = np.random.default_rng([seed, 11])
    hours, battery = random_year(random, negative=False)
    hours = Hours(*(series[: 24 * days] for series in hours))
    quarters = repeated(hours, 4)
    saw = np.tile([12.0, 4.0, -4.0, -12.0], len(hours.price)) * random.choice([-1.0, 1.0])
    price = np.maximum(quarters.price + saw + random.normal(0.0, 3.0, len(saw)), 0.0)
    return quarters._replace(price=price), battery, np.repeat(calendar_months(8760), 4)[: len(price)]


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(3))
def test_a_year_of_quarters(seed: int) -> None:
    """35,040 steps, without and with the floor."""
    hours, battery, _ = year_of_quarters(seed)
    share = float(np.random.default_rng(seed).uniform(0.75, 0.99))
    for floor in (0.0, share):
        schedule = dispatch(hours, battery, floor, hours_per_step=QUARTER)
        assert_possible(schedule, battery, floor)
        least = floor * QUARTER * hours.load.sum() if floor else None
        answer = solve(hours, battery, least, hours_per_step=QUARTER)
        assert schedule.cost == pytest.approx(answer.cost, rel=1e-9)
        if floor:
            assert schedule.worth == pytest.approx(answer.floor_price, rel=1e-6, abs=1e-6)


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(3))
def test_a_quarter_of_a_year_of_quarters_under_a_tariff_on_peaks(seed: int) -> None:
    hours, battery, month = year_of_quarters(seed, days=90)
    share = (0.0, 0.9, 1.0)[seed]
    tariff = PeakTariff(month, 3670.0)
    schedule = dispatch_with_peaks(hours, battery, tariff, share, hours_per_step=QUARTER)
    assert_possible(schedule, battery, share)
    peaks = tariff.price * float(monthly_peaks(schedule.imported, month).sum())
    answer = solve(
        hours,
        battery,
        share * QUARTER * hours.load.sum(),
        month_of=month,
        peak_price=tariff.price,
        hours_per_step=QUARTER,
    )
    assert schedule.cost + peaks == pytest.approx(answer.cost, rel=1e-5)


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore")
def test_pypsa_finds_the_same_cost() -> None:
    """PyPSA weighs its snapshots: a quarter of an hour each."""
    pypsa = pytest.importorskip("pypsa")
    random = np.random.default_rng(7)
    steps = 2 * 96
    price = np.round(60.0 + 30.0 * np.sin(np.arange(steps) / 15.0) + random.normal(0.0, 15.0, steps), 2)
    load = random.uniform(60.0, 100.0, steps)
    hours = hours_of(price, load, flexible_share=0.4, import_limit=120.0)
    battery = Battery(power=20.0, energy=50.0, round_trip=0.81)
    share = 0.9
    network = pypsa.Network(snapshots=range(steps))
    network.snapshot_weightings = network.snapshot_weightings * QUARTER
    network.add("Bus", "site")
    network.add("Load", "load", bus="site", p_set=hours.load)
    network.add("Generator", "import", bus="site", p_nom=120.0, marginal_cost=hours.price)
    flexible = hours.load - hours.firm
    most = (1.0 - share) * QUARTER * float(hours.load.sum())
    network.add("Generator", "throttled", bus="site", p_nom=1.0, p_max_pu=flexible, e_sum_max=most)
    network.add("Bus", "battery")
    low, high = np.zeros(steps), np.ones(steps)
    low[-1] = high[-1] = 0.5
    network.add("Store", "stored", bus="battery", e_nom=50.0, e_initial=25.0, e_min_pu=low, e_max_pu=high)
    network.add("Link", "charge", bus0="site", bus1="battery", p_nom=20.0, efficiency=0.9)
    network.add("Link", "discharge", bus0="battery", bus1="site", p_nom=20.0 / 0.9, efficiency=0.9)
    network.optimize(solver_name="highs", solver_options={"output_flag": False})
    found = dispatch(hours, battery, share, hours_per_step=QUARTER).cost
    assert found == pytest.approx(network.objective, rel=1e-9)
