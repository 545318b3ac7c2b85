"""A site on quarter-hours: nothing is averaged, and every figure is that of the quarters."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from pathlib import Path

import numpy as np
import pytest

from aigf.documents import InputError
from aigf.engines.dispatch import Schedule
from aigf.study.dispatch_result import by_step, figures, steps_of
from aigf.study.dispatch_site import DispatchSite, read_site, run
from tests.cli.test_dispatch import SITE
from tests.effort import few
from tests.engines.dispatch_cases import assert_possible
from tests.series.files import entsoe

TARIFF = "tariff: {monthly_peak_eur_per_mw: 3670, contracted_eur_per_mw_year: 40000}\n"
VALUE = "load_value_eur_mwh: 70\nefficient_power_share: 0.6\nefficient_performance_share: 0.75\n"


def prices(count: int) -> list[float]:
    random = np.random.default_rng(1)
    return [round(float(price), 2) for price in random.normal(50.0, 40.0, count)]


def table(name: str, values: list[float], minutes: int, start: str = "2026-01-01") -> str:
    first = datetime.fromisoformat(start).replace(tzinfo=UTC)
    rows = (
        f"{first + timedelta(minutes=minutes * number):%Y-%m-%d %H:%M},{value}"
        for number, value in enumerate(values)
    )
    return "\n".join([f"time_utc,{name}", *rows]) + "\n"


def read(folder: Path, site: str, *series: str) -> DispatchSite:
    (folder / "site.yaml").write_text(site)
    paths = [folder / f"s{number}.csv" for number in range(len(series))]
    for path, text in zip(paths, series, strict=True):
        path.write_text(text)
    return read_site(folder / "site.yaml", paths)


def flat(site: DispatchSite, schedule: Schedule) -> dict[str, float]:
    found = figures(schedule, site.tariff, valued=site.value is not None)
    return {name: value for name, value in found.items() if not isinstance(value, list)}


def test_prices_by_the_quarter_and_wind_by_the_hour(tmp_path: Path) -> None:
    price, wind = prices(4 * 72), [number % 10 / 10 for number in range(72)]
    site = read(tmp_path, SITE, table("price_eur_mwh", price, 15), table("wind_cf", wind, 60))
    assert site.hours.price.tolist() == price
    assert site.hours.wind.tolist() == [8.0 * share for share in wind for _ in range(4)]
    assert "s1.csv: a value of 60 minutes holds for each of the 4 steps" in " ".join(map(str, site.notes))
    assert "mean" not in " ".join(map(str, site.notes))
    schedule = run(site, "perfect")
    assert_possible(schedule, site.battery, site.min_energy_share)
    assert steps_of(site.series) == {"hours": 72, "steps": 288, "step_minutes": 15}


@pytest.mark.parametrize("fields", ["", TARIFF, VALUE, VALUE + TARIFF])
@pytest.mark.parametrize("foresight", ["perfect", "day-ahead"])
def test_the_figures_are_sums_over_the_quarters(tmp_path: Path, fields: str, foresight: str) -> None:
    wind = [number % 10 / 10 for number in range(72)]
    site = read(tmp_path, SITE + fields, table("price_eur_mwh", prices(288), 15), table("wind_cf", wind, 60))
    schedule = run(site, "perfect" if foresight == "perfect" else "day-ahead")
    assert_possible(schedule, site.battery, site.min_energy_share)
    found, rows = flat(site, schedule), by_step(schedule, site.battery, site.series)
    for figure, column in (
        ("import_mwh", "import_mw"),
        ("export_mwh", "export_mw"),
        ("served_mwh", "served_mw"),
        ("curtailed_mwh", "curtailed_mw"),
        ("wind_used_mwh", "wind_used_mw"),
        ("wind_spilled_mwh", "wind_spilled_mw"),
        ("battery_discharge_mwh", "battery_discharge_mw"),
    ):
        assert found[figure] == pytest.approx(0.25 * rows[column].sum(), abs=1e-8)
    assert found["served_mwh"] + found["curtailed_mwh"] == pytest.approx(720.0)
    assert found["served_mwh"] >= 0.8 * 720.0 - 1e-6
    assert found["peak_import_mw"] == pytest.approx(rows["import_mw"].max())
    energy = 0.25 * float(rows["price_eur_mwh"] @ (rows["import_mw"] - rows["export_mw"]))
    assert found.get("energy_cost_eur", found["cost_eur"]) == pytest.approx(energy)
    if TARIFF in fields:
        assert found["peak_cost_eur"] == pytest.approx(3670.0 * rows["import_mw"].max())
        assert found["contract_cost_eur"] == pytest.approx(40_000.0 * 14.0 * 72.0 / 8760.0)
    if VALUE in fields:
        # A MWh of the first 40% of the load loses 62.5% of its value, of the rest 125%.
        slowed = np.minimum(rows["curtailed_mw"], 0.4 * 5.0)
        lost = 0.25 * float(np.sum(43.75 * slowed + 87.5 * (rows["curtailed_mw"] - slowed)))
        assert found["lost_load_value_eur"] == pytest.approx(lost)


@pytest.mark.parametrize("times", [2, 4])
@pytest.mark.parametrize("fields", ["", TARIFF, VALUE])
def test_an_hourly_series_that_is_repeated_costs_what_it_costs_in_hours(
    tmp_path: Path, fields: str, times: int
) -> None:
    price = [abs(value) for value in prices(96)]
    wind = [number % 10 / 10 for number in range(96)]
    hourly = read(tmp_path, SITE + fields, table("price_eur_mwh", price, 60), table("wind_cf", wind, 60))
    repeated = read(
        tmp_path,
        SITE + fields,
        table("price_eur_mwh", [value for value in price for _ in range(times)], 60 // times),
        table("wind_cf", wind, 60),
    )
    one, other = flat(hourly, run(hourly, "perfect")), flat(repeated, run(repeated, "perfect"))
    lost = [found.get("lost_load_value_eur", 0.0) for found in (one, other)]
    assert other["cost_eur"] + lost[1] == pytest.approx(one["cost_eur"] + lost[0], rel=1e-5)
    assert other.get("contract_cost_eur") == one.get("contract_cost_eur")


def test_the_months_of_quarters(tmp_path: Path) -> None:
    rows = table("price_eur_mwh", [20.0] * 12, 15, "2031-01-31T22:00")
    site = read(tmp_path, SITE.replace("wind_mw: 8\n", "") + TARIFF, rows)
    assert site.tariff is not None
    assert site.tariff.peaks.month.tolist() == [0] * 8 + [1] * 4


@pytest.mark.slow
@pytest.mark.parametrize(("hours", "leap"), [(8760, 0), (8784, 96)])
def test_the_months_of_a_year_of_quarters(tmp_path: Path, hours: int, leap: int) -> None:
    site = SITE.replace("wind_mw: 8\n", "") + TARIFF
    year = 2028 if leap else 2026
    with_times = read(
        tmp_path, site, table("price_eur_mwh", [20.0] * (4 * hours), 15, f"{year}-01-01")
    ).tariff
    without = read(tmp_path, site, "price_eur_mwh\n" + "20\n" * (4 * hours)).tariff
    assert with_times is not None
    assert without is not None
    month = with_times.peaks.month
    assert month.tolist() == without.peaks.month.tolist()
    march = 59 * 96 + leap
    assert month[[0, 31 * 96 - 1, 31 * 96, march - 1, march, -1]].tolist() == [0, 0, 1, 1, 2, 11]
    assert with_times.contract_cost == without.contract_cost == pytest.approx(14.0 * 40_000.0)


@pytest.mark.parametrize("minutes", few([60, 15], 1))
@pytest.mark.parametrize("local", [False, True])
def test_a_dutch_year_has_twelve_months(tmp_path: Path, minutes: int, local: bool) -> None:
    """Also where its times are in UTC: its first hour is 31 December 23:00, and no month of its own."""
    first, count = datetime(2025, 12, 31, 23, tzinfo=UTC), 8760 * 60 // minutes
    text = table("price_eur_mwh", [20.0] * count, minutes, "2025-12-31T23:00")
    if local:
        text = entsoe(first, first + timedelta(hours=8760), minutes)
        text = re.sub(r"\"\d+\.00\"", '"20.00"', text)
    site = read(tmp_path, SITE.replace("wind_mw: 8\n", "") + TARIFF, text)
    assert site.tariff is not None
    month, an_hour = site.tariff.peaks.month, 60 // minutes
    assert month.max() == 11
    # February begins at 23:00 UTC, in winter time, July at 22:00 UTC.
    assert np.flatnonzero(np.diff(month))[[0, 5]].tolist() == [
        744 * an_hour - 1,
        (181 * 24 - 1) * an_hour - 1,
    ]
    assert "those of the clock of Central Europe" in " ".join(map(str, site.notes))


def test_a_dutch_month_is_one_month(tmp_path: Path) -> None:
    first = datetime(2026, 6, 30, 22, tzinfo=UTC)
    text = re.sub(r"\"\d+\.00\"", '"20.00"', entsoe(first, first + timedelta(hours=744), 15))
    site = read(tmp_path, SITE.replace("wind_mw: 8\n", "") + TARIFF, text)
    assert site.tariff is not None
    assert set(site.tariff.peaks.month.tolist()) == {0}


@pytest.mark.parametrize(
    ("count", "minutes", "said"),
    [
        (17_520, 15, "these are 17520 steps of 15 minutes"),
        (35_041, 15, "these are 35041 steps of 15 minutes"),
        (2_977, 15, "these are 2977 steps of 15 minutes"),
        (8_760, 30, "these are 8760 steps of 30 minutes"),
    ],
)
def test_other_lengths_are_refused(tmp_path: Path, count: int, minutes: int, said: str) -> None:
    with pytest.raises(InputError, match=said):
        read(tmp_path, SITE.replace("wind_mw: 8\n", ""), table("price_eur_mwh", [20.0] * count, minutes))


def test_half_hours_without_times_are_refused_with_both_readings(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="the half hours of a year, or the hours of two"):
        read(tmp_path, SITE.replace("wind_mw: 8\n", ""), "price_eur_mwh\n" + "20\n" * 17_520)


def test_a_load_that_cannot_be_met_is_said_by_its_step(tmp_path: Path) -> None:
    load = table("load_mw", [4.0, 8.0, 4.0, 4.0], 15)
    site = read(tmp_path, "grid_import_mw: 5\n", table("price_eur_mwh", [5.0] * 4, 15), load)
    with pytest.raises(InputError) as raised:
        run(site, "perfect")
    assert "s0.csv:3:1: in step 2, of 15 minutes, the load" in str(raised.value)
    assert "is 3 MW above" in str(raised.value)
