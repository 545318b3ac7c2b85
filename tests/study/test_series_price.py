"""Prices whose mean is far from that of the appraisal are refused, before anything is made as long as they are."""

from __future__ import annotations

import tracemalloc
from pathlib import Path

import numpy as np
import pytest

from aigf.documents import InputError
from aigf.study.appraise import appraise
from aigf.study.energy_hours import price_bands
from aigf.units import Array
from tests.effort import few
from tests.study.test_own_series import plain

EXAMPLE = Path(__file__).parents[2] / "examples" / "eemshaven.yaml"
DAILY: Array = -np.cos(2 * np.pi * np.arange(8760) / 24)


@pytest.mark.parametrize("mean", few([1e-15, 0.5, 9.0, 900.0], 2))
def test_a_mean_that_is_far_from_the_level_is_refused(tmp_path: Path, mean: float) -> None:
    path = plain(tmp_path, "price_eur_mwh", price_eur_mwh=mean + 50.0 * DAILY)
    with pytest.raises(InputError) as refused:
        appraise(EXAMPLE, series=[path], settings=["electricity_price=80"])
    (problem,) = refused.value.problems
    assert problem.field == "price_eur_mwh"
    assert "multiplied by more than 4 or less than a quarter" in problem.render()


@pytest.mark.parametrize("level", few(["electricity_price=21", "electricity_price=230"], 1))
def test_a_level_within_a_factor_of_four_is_taken(tmp_path: Path, level: str) -> None:
    path = plain(tmp_path, "price_eur_mwh", price_eur_mwh=60.0 + 50.0 * DAILY)
    appraise(EXAMPLE, series=[path], settings=[level])


@pytest.mark.parametrize("mean", [60.0, 1.0, 1e-3, 1e-15, -5.0])
def test_the_bands_of_a_chart_are_few_whatever_the_prices_are(mean: float) -> None:
    powers = dict.fromkeys(("load", "matched", "imported"), np.full(8760, 100.0))
    tracemalloc.start()
    bands = price_bands(powers, mean + 50.0 * DAILY)["bands"]
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert 2 <= len(bands) <= 50
    assert sum(band["hours"] for band in bands) == 8760
    assert most < 10_000_000
