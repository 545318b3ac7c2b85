"""The calibration page: its generated figures on any machine, and where the series are, the real ones and the fit."""

from __future__ import annotations

import importlib.util
from dataclasses import fields, is_dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np
import pytest

from aigf.register.climate import load_climate

ROOT = Path(__file__).parents[1]
DATA = ROOT.parent / "shared" / "data"
with_the_series = pytest.mark.skipif(not DATA.is_dir(), reason="needs the series in ../shared/data")
DECIMALS = 4


def script(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(name, ROOT / "docs" / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def calibrate() -> ModuleType:
    return script("calibrate_climate")


@pytest.fixture(scope="module")
def made(calibrate: ModuleType) -> dict[tuple[str, str], list[float]]:
    found: dict[tuple[str, str], list[float]] = calibrate.figures(
        calibrate.generated_series(calibrate.generated())
    )
    return found


def recorded() -> dict[tuple[str, str], list[float]]:
    """The rows of the page: real mean, lowest, highest, generated mean, deviation, at least, at most."""
    lines = (ROOT / "docs" / "climate.md").read_text(encoding="utf-8").splitlines()
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines if line.startswith("|")]
    numbers = [row for row in rows if len(row) == _COLUMNS and row[2].strip("-:. 0123456789") == ""]
    return {(row[0], row[1]): [float(cell) for cell in row[2:]] for row in numbers if row[2].strip("-: ")}


_COLUMNS = 9


def test_the_generated_years_lie_within_the_recorded_bounds(
    made: dict[tuple[str, str], list[float]],
) -> None:
    """Without the series: the real figures are those that the page recorded."""
    page = recorded()
    assert page.keys() == made.keys()
    assert len(page) > 55
    for name, (_, lowest, highest, mean, _, low, high) in page.items():
        ours = float(np.mean(made[name]))
        assert low - 1e-4 <= ours <= high + 1e-4, name
        assert ours == pytest.approx(mean, abs=0.6 * 10**-DECIMALS + 1e-6 * abs(mean)), name
        assert low <= lowest <= highest <= high


def test_no_tolerance_is_wider_than_the_spread_of_real_years_and_the_sampling_error(
    calibrate: ModuleType, made: dict[tuple[str, str], list[float]]
) -> None:
    """But for those that are named, which the page lists under what is weaker."""
    assert len(calibrate.WEAKER) <= 4
    years = {"temperature": 5, "relative humidity": 1, "offshore wind": 3, "onshore wind": 3, "sun": 5}
    for (variable, figure), (_, lowest, highest, _, _, low, high) in recorded().items():
        if (variable, figure) in calibrate.WEAKER or variable not in years:
            continue
        error = 3.0 * float(np.std(made[variable, figure])) / years[variable] ** 0.5
        assert lowest - low == pytest.approx(error, abs=2e-4), (variable, figure)
        assert high - highest == pytest.approx(error, abs=2e-4), (variable, figure)


def test_the_market_of_2025_is_predicted(calibrate: ModuleType) -> None:
    for name, published, ours, far in calibrate.present_market():
        assert ours == pytest.approx(published, abs=far), name


@with_the_series
def test_the_page_is_that_of_the_series(
    calibrate: ModuleType, made: dict[tuple[str, str], list[float]]
) -> None:
    table = calibrate.rows(calibrate.figures(calibrate.real_series(DATA)), made)
    assert [row for row in table if not row.within] == []
    page = recorded()
    for row in table:
        assert list(row[2:]) == pytest.approx(page[row.variable, row.figure], abs=1e-4), row


@with_the_series
@pytest.mark.slow
def test_the_shipped_statistics_are_those_of_the_series() -> None:
    fitted = script("fit_climate").fitted(DATA)
    _same(load_climate(), fitted, "")


def _same(shipped: Any, fitted: Any, place: str) -> None:
    if is_dataclass(shipped):
        for field in fields(shipped):
            _same(getattr(shipped, field.name), getattr(fitted, field.name), f"{place}.{field.name}")
    else:
        assert np.allclose(shipped, fitted, rtol=1e-4, atol=1e-5), place
