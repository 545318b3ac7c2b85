"""The trends of rent and hardware: what the register says of them, and where the data are, the fit again."""

from __future__ import annotations

import importlib.util
from datetime import date
from pathlib import Path
from types import ModuleType

import numpy as np
import pytest

from aigf.register import load_register

ROOT = Path(__file__).parents[2]
DATA = ROOT.parent / "shared" / "data"
ENTRIES = load_register().entries
with_the_data = pytest.mark.skipif(
    not (DATA / "gpu_prices").is_dir(), reason="needs the prices in ../shared/data"
)


@pytest.fixture(scope="module")
def fit() -> ModuleType:
    spec = importlib.util.spec_from_file_location("fit_hardware", ROOT / "docs" / "fit_hardware.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def ends(name: str) -> tuple[float, float]:
    low, high = ENTRIES[name].low, ENTRIES[name].high
    assert low is not None
    assert high is not None
    return low, high


def test_a_trend_with_a_constant_for_each_vendor_is_found_again(fit: ModuleType) -> None:
    """Two vendors of which one asks thrice as much, over the same years and then over others."""
    generator = np.random.default_rng(1)
    days = [date(2017 + int(month) // 12, int(month) % 12 + 1, 1) for month in generator.integers(0, 100, 80)]
    vendors = ["dear" if day.year < 2021 else "cheap" for day in days]
    prices = [
        (3.0 if vendor == "dear" else 1.0) * 0.8 ** ((day - date(2017, 1, 1)).days / 365.25)
        for day, vendor in zip(days, vendors, strict=True)
    ]
    found = fit.trend(days, prices, vendors)
    assert found.change == pytest.approx(-0.2, abs=2e-4)
    assert found.low < found.change < found.high
    assert found.observations == 80


def test_beyond_its_reach_the_range_holds_the_trend_and_a_flat_price() -> None:
    low, high = ends("market_price_change_later")
    assert low <= -0.18 < 0 <= high
    near = ends("market_price_change")
    assert low <= near[0]
    assert high > near[1]


@with_the_data
def test_the_market_price_falls_as_the_register_says(fit: ModuleType) -> None:
    changes = fit.market_changes(DATA)
    newest = changes["newest type of a vendor"]
    entry = ENTRIES["market_price_change"]
    assert newest.change == pytest.approx(entry.value, abs=0.0005)
    assert (newest.low, newest.high) == pytest.approx((-0.210, -0.155), abs=0.004)
    assert 90 <= newest.observations <= 100
    everything = changes["all types"]
    assert newest.change < everything.change
    assert everything.low < ends("market_price_change")[1] < everything.high
    assert changes["same type"].low < ends("owned_chip_price_change")[1] < changes["same type"].high


@with_the_data
@pytest.mark.parametrize(
    ("name", "trend"),
    [
        ("performance_per_watt_growth", "per_watt_growth"),
        ("performance_per_dollar_growth", "per_dollar_growth"),
    ],
)
def test_hardware_improves_as_the_register_says(fit: ModuleType, name: str, trend: str) -> None:
    found = getattr(fit, trend)(DATA)
    assert ENTRIES[name].value == pytest.approx(found.change, abs=0.005)
    assert ends(name) == pytest.approx((found.low, found.high), abs=0.01)


@with_the_data
def test_what_is_rented_is_counted_once_a_day(fit: ModuleType) -> None:
    prices = fit.rents(DATA)
    assert len({price[:3] for price in prices}) == len(prices)
    assert max(price.day for price in prices) == fit.POSTED_ON
