"""The wind and sun of the user keep their own level, or are brought to the one that was set as turbines would."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from aigf.documents import InputError
from aigf.engines.climate import HOURS_A_YEAR
from aigf.report.documents import write_appraisal
from aigf.study.appraise import appraise
from aigf.study.result import Appraisal
from tests.study.test_own_series import COLUMNS, EXAMPLE, plain, said

HOURS = np.arange(HOURS_A_YEAR)
#: Standstill, full power and what lies between: a mean of 0.486.
GUSTS = np.round(0.5 - 0.5 * np.cos(2 * np.pi * HOURS / 97), 3) ** 1.04
CAPACITY_FACTOR = float(GUSTS.mean())
SOURCES = {"offshore_wind": "wind", "solar": "solar"}  #: with the name of their hourly series


def output(found: Appraisal, source: str = "offshore_wind") -> np.ndarray:
    return found.simulation.hours[SOURCES[source]]


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("levels")
    return plain(folder, "offshore_wind_cf", "solar_cf", offshore_wind_cf=GUSTS, solar_cf=COLUMNS["solar_cf"])


def test_a_series_keeps_its_own_level(path: Path) -> None:
    found = appraise(EXAMPLE, series=[path])
    for source, values in (("offshore_wind", GUSTS), ("solar", COLUMNS["solar_cf"])):
        used = found.inputs[f"{source}_capacity_factor"]
        assert output(found, source) == pytest.approx(values, abs=1e-12)
        assert used.value == pytest.approx(values.mean())
        assert (used.low, used.high, used.source) == (None, None, None)
        assert used.where == "series: own.csv"
    assert output(found).max() == pytest.approx(1.0)
    assert f"wind at sea is that of the series, {CAPACITY_FACTOR:.3g}" in said(found)
    assert found.inputs["onshore_wind_capacity_factor"].where == "register"


@pytest.mark.slow
def test_what_is_contracted_generates_what_the_series_says(path: Path) -> None:
    found, plainly = appraise(EXAMPLE, series=[path]), appraise(EXAMPLE)
    ratio = CAPACITY_FACTOR / plainly.inputs["offshore_wind_capacity_factor"].value
    before, after = (of.quantities["contracted_generation"].value for of in (plainly, found))
    assert after == pytest.approx(ratio * before, rel=1e-9)


@pytest.mark.parametrize("wanted", [0.3, 0.39, 0.6])
@pytest.mark.slow
def test_a_series_is_brought_to_the_level_that_was_set(path: Path, wanted: float) -> None:
    found = appraise(EXAMPLE, series=[path], settings={"offshore_wind_capacity_factor": str(wanted)})
    hours = output(found)
    assert hours.mean() == pytest.approx(wanted, abs=1e-9)
    assert hours[GUSTS == 1.0] == pytest.approx(1.0)  # full power stays full power
    assert hours[GUSTS == 0.0] == pytest.approx(0.0)
    assert np.all(np.diff(hours[np.argsort(GUSTS)]) >= -1e-12)  # a windier hour stays the windier one
    assert found.inputs["offshore_wind_capacity_factor"].where == "--set"
    warned = said(found)
    assert f"{CAPACITY_FACTOR:.3g}" in warned
    assert str(wanted) in warned
    assert "full power stays full power" in warned


@pytest.mark.slow
def test_the_level_that_the_series_has_may_be_set(path: Path) -> None:
    settings = {"offshore_wind_capacity_factor": repr(CAPACITY_FACTOR)}
    found, plainly = appraise(EXAMPLE, series=[path], settings=settings), appraise(EXAMPLE, series=[path])
    assert output(found) == pytest.approx(output(plainly), abs=1e-9)
    for name, quantity in found.quantities.items():
        assert quantity.value == pytest.approx(plainly.quantities[name].value, rel=1e-6, nan_ok=True)


def test_a_level_that_no_turbine_gives_is_refused(tmp_path: Path) -> None:
    calm = plain(tmp_path, "wind_cf", wind_cf=np.where(HOURS % 100 == 0, 1.0, 0.0))
    with pytest.raises(InputError, match="cannot be brought to it"):
        appraise(EXAMPLE, series=[calm], settings={"offshore_wind_capacity_factor": "0.4"})


@pytest.mark.parametrize("level", [0.01, 0.999])
@pytest.mark.slow
def test_a_series_may_have_any_level(tmp_path: Path, level: float) -> None:
    steady = plain(tmp_path, "wind_cf", wind_cf=np.full(HOURS_A_YEAR, level))
    found = appraise(EXAMPLE, series=[steady])
    assert output(found) == pytest.approx(level)
    assert found.inputs["onshore_wind_capacity_factor"].value == pytest.approx(level)
    assert "at sea and on land alike" in said(found)


def test_every_draw_has_the_level(path: Path) -> None:
    from aigf.study.appraise import Draws

    found = appraise(EXAMPLE, series=[path], draws=Draws(4))
    assert found.inputs["offshore_wind_capacity_factor"].low is None
    generation, use = (found.quantities[name] for name in ("contracted_generation", "electricity_use"))
    assert generation.low == pytest.approx(generation.value)
    assert use.low != use.high


@pytest.mark.slow
def test_a_held_simulation_keeps_the_level_of_its_series(path: Path, tmp_path: Path) -> None:
    found = appraise(EXAMPLE, series=[path])
    write_appraisal(tmp_path / "out", found, EXAMPLE)
    held = appraise(EXAMPLE, hold=tmp_path / "out")
    used = held.inputs["offshore_wind_capacity_factor"]
    assert (used.value, used.where) == (pytest.approx(CAPACITY_FACTOR), "series: own.csv")
    assert held.quantities["electricity_cost"].value == found.quantities["electricity_cost"].value
    assert "may find something else" not in said(held)


@pytest.mark.parametrize("settings", [{}, {"electricity_price": "50"}])
@pytest.mark.slow
def test_prices_have_the_level_of_the_appraisal_and_both_are_said(
    tmp_path: Path, settings: dict[str, str]
) -> None:
    prices = plain(tmp_path, "price_eur_mwh")
    found = appraise(EXAMPLE, series=[prices], settings=settings, scenario="prices=like-2021")
    level = found.inputs["electricity_price"].value
    assert level == pytest.approx(50.0 if settings else 102.6, abs=0.5)
    assert found.simulation.hours["price_ratio"].mean() == pytest.approx(1.0)
    warned = said(found)
    assert "their mean of 60 EUR/MWh is brought to" in warned
    assert "not that of the scenario" in warned
