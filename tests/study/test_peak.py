"""A connection that cannot carry the peak load is said to be too small, with what makes up for it."""

from __future__ import annotations

from pathlib import Path

import pytest

from aigf.study.appraise import appraise
from aigf.study.result import Appraisal

pytestmark = pytest.mark.slow  # each appraises several proposals

BID = """
proposal: {name: x, language: en, signature_year: 2027}
factory:
  accelerator: gb300-nvl72
  phases: [{year: 2030, accelerator_count: 40000}, {year: 2032, accelerator_count: 100000}]
site: {country: NO}
use: {mode: mixed}
"""


def made(tmp_path: Path, energy: str, **settings: str) -> Appraisal:
    path = tmp_path / "bid.yaml"
    path.write_text(BID + (f"energy: {{{energy}}}\n" if energy else ""), encoding="utf-8")
    return appraise(path, settings=settings)


def of_the_peak(appraisal: Appraisal) -> list[str]:
    return [str(text) for text in appraisal.warnings if "peak load" in str(text)]


@pytest.fixture(scope="module")
def peak(tmp_path_factory: pytest.TempPathFactory) -> float:
    """The peak load that the model computes where nothing is stated of it."""
    unstated = made(tmp_path_factory.mktemp("unstated"), "")
    assert of_the_peak(unstated) == []
    return unstated.quantities["facility_load"].value


@pytest.mark.parametrize(("part", "warned"), [(0.93, True), (0.999, True), (1.0, False), (1.2, False)])
def test_a_stated_connection_below_the_computed_peak_is_a_warning(
    tmp_path: Path, peak: float, part: float, warned: bool
) -> None:
    found = of_the_peak(made(tmp_path, f"grid_connection: {part * peak!r} MW"))
    assert len(found) == warned
    if warned:
        assert f"({peak:.3g} MW)" in found[0]
        assert f"{(1 - part) * peak:.3g} MW is lacking" in found[0]


def test_a_stated_peak_hides_no_higher_computed_one(tmp_path: Path, peak: float) -> None:
    """Who states a lower peak than the model finds is held to the model's; a higher one counts as stated."""
    for stated, larger in ((0.92, 1.0), (1.3, 1.3)):
        energy = "grid_connection: 240 MW"
        (found,) = of_the_peak(made(tmp_path, energy, **{"factory.facility_load": f"{stated * peak!r} MW"}))
        assert f"({larger * peak:.3g} MW, the larger" in found


def test_the_phases_that_the_connection_carries_are_named(tmp_path: Path, peak: float) -> None:
    (some,) = of_the_peak(made(tmp_path, f"grid_connection: {peak / 2!r} MW"))
    assert "as it is in 2030; from 2032 on" in some
    (none,) = of_the_peak(made(tmp_path, f"grid_connection: {peak / 3!r} MW"))
    assert "as it is in" not in none


def test_what_makes_up_for_it_is_said_as_far_as_it_does(tmp_path: Path, peak: float) -> None:
    gap = 20.0
    connection = f"grid_connection: {peak - gap!r} MW"
    (whole,) = of_the_peak(made(tmp_path, f"{connection}, battery_power: 25 MW, battery_energy: 100 MWh"))
    assert "can carry that for 5 h at most" in whole
    (part,) = of_the_peak(made(tmp_path, f"{connection}, battery_power: 10 MW, battery_energy: 100 MWh"))
    assert "can carry part of that" in part
    wind = "supply: [{source: offshore-wind, power: 100 MW, coupling: direct-line}]"
    (line,) = of_the_peak(made(tmp_path, f"{connection}, {wind}"))
    assert "only in the hours when it generates" in line


def test_what_the_year_loses_is_said(tmp_path: Path, peak: float) -> None:
    appraisal = made(tmp_path, f"grid_connection: {peak / 2!r} MW")
    (found,) = of_the_peak(appraisal)
    throttled = appraisal.quantities["throttled_electricity"].value
    assert throttled > 0
    assert f"{throttled:.3g} MWh of load is turned down" in found
    (enough,) = of_the_peak(made(tmp_path, f"grid_connection: {0.98 * peak!r} MW"))
    assert "no load has to be turned down" in enough
