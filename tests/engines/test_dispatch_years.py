"""Many site-years: the same totals as one by one, for any number of jobs."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from tests.engines.dispatch_cases import random_battery, random_hours

from aigf.engines.dispatch import (
    Battery,
    Schedule,
    SiteYear,
    dispatch,
    dispatch_years,
    hours_of,
    reduced_years,
)


def site_years(count: int) -> Iterator[SiteYear]:
    for seed in range(count):
        random = np.random.default_rng(seed)
        hours = random_hours(random, 96, negative=bool(seed % 2))
        yield SiteYear(hours, random_battery(random)._replace(soc_start=0.0, soc_end=0.0), 0.9)


def test_the_totals_are_those_of_each_year_for_any_number_of_jobs() -> None:
    alone = np.array([dispatch(*year).totals() for year in site_years(12)]).T
    for jobs in (1, 2, 5):
        np.testing.assert_array_equal(np.array(dispatch_years(site_years(12), jobs)), alone)


def test_a_year_without_a_schedule_has_no_totals() -> None:
    hours = hours_of([1.0, 1.0], [1.0, 3.0], import_limit=2.0)
    found = dispatch_years([SiteYear(hours, Battery()), *site_years(1)], 1)
    assert np.isnan(found.cost[0])
    assert np.isnan(found.worth[0])
    assert np.isfinite(found.cost[1])


def test_no_years_give_no_totals() -> None:
    assert dispatch_years([]).cost.shape == (0,)


def test_what_is_kept_of_a_schedule_is_what_the_caller_asks() -> None:
    years = list(site_years(6))
    impossible = SiteYear(hours_of(np.ones(96), 3.0, import_limit=2.0), Battery())
    schedules = [dispatch(*year) for year in years]
    for jobs in (1, 2):
        imported = reduced_years([*years, impossible], lambda schedule: schedule.imported, jobs)
        assert imported.shape == (7, 96)
        np.testing.assert_array_equal(imported[:6], [schedule.imported for schedule in schedules])
        assert np.isnan(imported[6]).all()
        served = reduced_years(iter(years), lambda schedule: schedule.served, jobs)
        np.testing.assert_array_equal(served, [schedule.served for schedule in schedules])
    assert reduced_years([impossible], Schedule.totals).shape == (1, 0)


def test_a_year_may_say_what_serving_a_mwh_brings() -> None:
    hours = hours_of([40.0, 10.0, 30.0, 20.0], 10.0, flexible_share=0.5, import_limit=10.0)
    found = dispatch_years([SiteYear(hours, Battery(), worth=25.0), SiteYear(hours, Battery(), 0.9, 25.0)])
    np.testing.assert_allclose(found.curtailed, [10.0, 4.0])
    # 36 MWh are 5 in each hour, 5 more at 10 and at 20, 5 at 30 and 1 at 40, which is 15 above what it brings.
    np.testing.assert_allclose(found.worth, [0.0, 15.0])
