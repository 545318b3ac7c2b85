"""The dispatch against HiGHS and PyPSA, which solve the same problem as a linear or mixed-integer program."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings

from aigf.engines.dispatch import (
    Hours,
    ImpossibleError,
    PeakTariff,
    calendar_months,
    dispatch,
    dispatch_with_peaks,
    monthly_peaks,
)
from tests.effort import examples
from tests.engines.dispatch_cases import (
    assert_possible,
    degenerate_site,
    random_battery,
    random_hours,
    random_year,
    seeds,
    shares,
)
from tests.oracles.agreement import agrees, agrees_at_negative_prices, agrees_under_a_tariff
from tests.oracles.highs_dispatch import solve


@given(seeds, shares)
@settings(max_examples=examples(60), deadline=None)
def test_small_sites_at_prices_of_zero_and_more(seed: int, share: float) -> None:
    random = np.random.default_rng(seed)
    hours = random_hours(random, int(random.integers(48, 240)), negative=False)
    agrees(hours, random_battery(random), share)


@given(seeds, shares)
@settings(max_examples=examples(40), deadline=None)
@pytest.mark.slow
def test_small_sites_at_negative_prices(seed: int, share: float) -> None:
    random = np.random.default_rng(seed)
    hours = random_hours(random, int(random.integers(24, 96)), negative=True)
    agrees_at_negative_prices(hours, random_battery(random), share)


@given(seeds, shares)
@settings(max_examples=examples(60), deadline=None)
def test_degenerate_sites(seed: int, share: float) -> None:
    """With a binary an hour wherever burning energy could pay, or could empty the battery."""
    hours, battery = degenerate_site(np.random.default_rng(seed))
    negative = bool((hours.price < 0.0).any())
    floor = share * hours.load.sum()
    try:
        schedule = dispatch(hours, battery, share)
    except ImpossibleError:
        assert not solve(hours, battery, floor, physical=True).feasible
        return
    assert_possible(schedule, battery, share)
    answer = solve(hours, battery, floor, physical=negative)
    turnover = float(np.abs(hours.price) @ (hours.load + 1.0))
    assert schedule.cost == pytest.approx(answer.cost, rel=1e-4 if negative else 1e-9, abs=1e-6 * turnover)


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(50))
def test_a_random_year_at_prices_of_zero_and_more(seed: int) -> None:
    """Every other site with export, every site without and with the floor."""
    random = np.random.default_rng([seed, 5])
    hours, battery = random_year(random, negative=False)
    hours = hours._replace(export_limit=np.full(8760, 40.0 * (seed % 2)))
    share = float(random.uniform(0.75, 0.99))
    for floor in (0.0, share):
        schedule = dispatch(hours, battery, floor)
        assert_possible(schedule, battery, floor)
        answer = solve(hours, battery, floor * hours.load.sum() if floor else None)
        assert schedule.cost == pytest.approx(answer.cost, rel=1e-9)
        if floor:
            assert schedule.worth == pytest.approx(answer.floor_price, rel=1e-6, abs=1e-6)


@given(seeds, shares)
@settings(max_examples=examples(20), deadline=None)
@pytest.mark.slow
def test_small_sites_under_a_tariff_on_peaks(seed: int, share: float) -> None:
    """In months of a day or two, at prices of zero and more."""
    under_a_tariff(2 * seed + 1, share)


@given(seeds, shares)
@settings(max_examples=examples(10), deadline=None)
@pytest.mark.slow
def test_small_sites_under_a_tariff_at_negative_prices(seed: int, share: float) -> None:
    """Against the optimum with a binary an hour."""
    under_a_tariff(4 * seed, share)


@pytest.mark.parametrize(
    ("seed", "share"),
    [(1450011104, 0.0), (774790440, 0.0), (2992630900, 1.0), (485108108, 0.0), (432459756, 1.0)],
)
def test_caps_of_months_that_hang_together(seed: int, share: float) -> None:
    """Sites at which a search in ever shorter steps stops before the best caps."""
    under_a_tariff(seed, share)


def under_a_tariff(seed: int, share: float) -> None:
    """A site in months of a day or two costs what HiGHS finds; prices are negative too where 4 divides the seed."""
    random = np.random.default_rng(seed)
    negative = bool(seed % 4 == 0)
    hours = random_hours(random, int(random.integers(24, 97)), negative=negative)
    battery = random_battery(random)
    tariff = PeakTariff(np.arange(len(hours.price)) // 36, float(random.choice([20.0, 500.0, 3670.0])))
    agrees_under_a_tariff(hours, battery, tariff, share, negative)


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(24))
def test_a_random_year_or_month_under_a_tariff_on_peaks(seed: int) -> None:
    """Every third site has a part of a month; with and without the floor, and with all load as the floor."""
    random = np.random.default_rng([seed, 8])
    hours, battery = random_year(random, negative=False)
    count = 8760 if seed % 3 else int(random.integers(100, 745))
    hours = Hours(*(series[:count] for series in hours))
    tariff = PeakTariff(calendar_months(count), float(random.choice([500.0, 3670.0, 9000.0])))
    share = float((0.0, 1.0, random.uniform(0.7, 0.99), random.uniform(0.7, 0.99))[seed % 4])
    schedule = dispatch_with_peaks(hours, battery, tariff, share)
    assert_possible(schedule, battery, share)
    peaks = tariff.price * float(monthly_peaks(schedule.imported, tariff.month).sum())
    floor = share * hours.load.sum()
    answer = solve(hours, battery, floor, month_of=tariff.month, peak_price=tariff.price)
    assert schedule.cost + peaks == pytest.approx(answer.cost, rel=1e-5)


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(4))
def test_the_weeks_of_a_year_with_negative_prices(seed: int) -> None:
    """Each sampled week between the states that the year's schedule gives it, with a binary an hour."""
    random = np.random.default_rng([seed, 6])
    hours, battery = random_year(random, negative=True)
    schedule = dispatch(hours, battery)
    assert_possible(schedule, battery)
    for week in random.choice(52, 6, replace=False):
        part = slice(week * 168, week * 168 + 168)
        own = Hours(*(series[part] for series in hours))
        states = schedule.stored[[part.start, part.stop]] / max(battery.energy, 1e-9)
        between = battery._replace(soc_start=float(states[0]), soc_end=float(states[1]))
        cost = float((schedule.imported - schedule.exported)[part] @ own.price)
        answer = solve(own, between, physical=True)
        assert cost == pytest.approx(answer.cost, rel=1e-6, abs=1e-6 * float(np.abs(own.price) @ own.load))


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore")
def test_pypsa_finds_the_same_cost() -> None:
    pypsa = pytest.importorskip("pypsa")
    hours, battery = random_year(np.random.default_rng(7), negative=False)
    hours = Hours(*(series[:336] for series in hours))
    share = 0.9
    network = pypsa.Network(snapshots=range(336))
    network.add("Bus", "site")
    network.add("Load", "load", bus="site", p_set=hours.load)
    top = float(hours.import_limit[0])
    network.add("Generator", "import", bus="site", p_nom=top, marginal_cost=hours.price)
    out = float(hours.export_limit[0])
    network.add(
        "Generator", "export", bus="site", p_nom=out, p_min_pu=-1.0, p_max_pu=0.0, marginal_cost=hours.price
    )
    network.add("Generator", "wind", bus="site", p_nom=1.0, p_max_pu=hours.wind)
    flexible = hours.load - hours.firm
    most = (1.0 - share) * float(hours.load.sum())
    network.add("Generator", "throttled", bus="site", p_nom=1.0, p_max_pu=flexible, e_sum_max=most)
    efficiency = float(np.sqrt(battery.round_trip))
    network.add("Bus", "battery")
    start, end = battery.soc_start * battery.energy, battery.soc_end * battery.energy
    low, high = np.zeros(336), np.ones(336)
    low[-1] = high[-1] = end / battery.energy
    network.add(
        "Store",
        "stored",
        bus="battery",
        e_nom=battery.energy,
        e_initial=start,
        e_min_pu=low,
        e_max_pu=high,
    )
    charge, discharge = battery.power, battery.power / efficiency
    network.add("Link", "charge", bus0="site", bus1="battery", p_nom=charge, efficiency=efficiency)
    network.add("Link", "discharge", bus0="battery", bus1="site", p_nom=discharge, efficiency=efficiency)
    network.optimize(solver_name="highs", solver_options={"output_flag": False})
    assert dispatch(hours, battery, share).cost == pytest.approx(network.objective, rel=1e-9)
