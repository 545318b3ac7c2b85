"""Many site-years: the same totals as one by one, for any number of jobs."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from tests.engines.dispatch_cases import random_battery, random_hours

from aigf.engines.dispatch import Battery, SiteYear, dispatch, dispatch_years, hours_of


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
