"""Each kind of cooling: which entries describe it, and a Dutch year beside published PUEs and WUEs."""

from __future__ import annotations

import csv
from dataclasses import fields
from pathlib import Path
from typing import NamedTuple, get_args

import numpy as np
import pytest

from aigf.documents import InputError
from aigf.engines.cooling import Cooling, Distribution
from aigf.engines.psychrometrics import wet_bulb_temperature
from aigf.engines.site_year import simulate_site_year
from aigf.proposal.schema import Factory
from aigf.register import load_register
from aigf.study.binding import Bound, bind
from aigf.study.case import prepare
from aigf.study.cooling_design import PREFIXES, own_entry
from aigf.study.simulation import engine_entries, simulate
from aigf.study.simulation.found import filled
from aigf.units import Array

REFERENCE = Path(__file__).parents[2] / "examples" / "reference.yaml"
PAGE = Path(__file__).parents[2] / "docs" / "cooling.md"
WEATHER = Path(__file__).parents[3] / "shared" / "data" / "weather" / "KNMI_260_DeBilt_2000_hourly.csv"
REGISTER = load_register().entries
LOAD = np.array([[0.79]])  #: mean load of the register's occupancy and power of servers


class Published(NamedTuple):
    """Annual values between which sites of this kind lie."""

    pue: tuple[float, float]
    wue: tuple[float, float]


#: Liquid: 1.036 is a year of NREL's ESIF, warm water without compressors
#: (nrel.gov/computational-science/measuring-efficiency-pue.html); 1.15 that of all sites of AWS in 2024, few of them
#: liquid-cooled (AWS, sustainability). A European tender calls 1.10 excellent (EUROHPC/2026/OP/0008).
#: Water: dry coolers take none. The towers of ESIF took 2.5 million gallons a year for 1 MW, 1.08 m3/MWh, and half of
#: that with dry coolers before them (nrel.gov/news/program/2018/data-center-water-savings-win-wins.html); in general
#: evaporative cooling takes 1.8 (disintermediate.global/glossary/wue).
#: Air: 1.16 is Microsoft's in North Holland, with outside air (local.microsoft.com/blog/understanding-energy-use-and-
#: sustainability-investments-at-the-netherlands-datacenters); 1.3 that of new large sites in the survey of the Uptime
#: Institute in 2024, whose mean is 1.56.
PUBLISHED = {
    "liquid-dry": Published((1.036, 1.15), (0.0, 0.0)),
    "liquid-hybrid": Published((1.036, 1.15), (0.001, 0.54)),
    "evaporative": Published((1.036, 1.15), (1.08, 1.8)),
    "air": Published((1.16, 1.30), (0.0, 0.0)),
}


def bound(design: str | None, **settings: str) -> Bound:
    chosen = dict(settings) if design is None else {"factory.cooling": design, **settings}
    return bind(prepare(REFERENCE, chosen, "base", 1))


def entries(design: str) -> dict[str, Array]:
    inputs = bound(design).inputs
    return {name: np.array([[inputs[name].range.central]]) for name in engine_entries()}


def test_every_kind_of_cooling_is_known() -> None:
    annotation = Factory.model_fields["cooling"].annotation
    assert set(PREFIXES) == set(get_args(get_args(annotation)[0]))


def test_a_kind_of_cooling_has_its_own_entries_and_the_general_ones() -> None:
    towers, dry = bound("evaporative").inputs, bound(None).inputs
    own = REGISTER["evaporative_coolant_temperature"]
    assert towers["cooling_coolant_temperature"].range.central == own.value
    assert towers["cooling_coolant_temperature"].used.title == own.title
    assert dry["cooling_coolant_temperature"].range.central == REGISTER["cooling_coolant_temperature"].value
    assert towers["cooling_carnot_share"].range == dry["cooling_carnot_share"].range


def test_what_is_set_for_the_kind_or_in_general_holds() -> None:
    name = "cooling_coolant_temperature"
    by_kind = bound("evaporative", evaporative_coolant_temperature="27")
    general = bound("evaporative", **{name: "28"})
    for found, value in ((by_kind, 27.0), (general, 28.0)):
        assert found.inputs[name].range.central == value
        assert found.inputs[name].used.where == "--set"
    with pytest.raises(InputError, match=f"{name} is set too"):
        bound("evaporative", **{name: "28", "evaporative_coolant_temperature": "27"})


def test_what_is_set_for_another_kind_is_refused_with_the_kind_it_is_for() -> None:
    with pytest.raises(InputError, match=r"factory\.cooling=evaporative"):
        bound("air", evaporative_coolant_temperature="27")
    assert not bound("evaporative", evaporative_coolant_temperature="27").warnings


def test_every_own_entry_has_a_general_one_of_its_unit() -> None:
    general = {f"cooling_{item.name}" for item in fields(Cooling)}
    own = {own_entry(name, design): name for design in PREFIXES for name in general}
    found = [name for name in REGISTER if name.startswith(("liquid_hybrid_", "evaporative_", "air_cooled_"))]
    assert len(found) > 10
    for name in found:
        assert REGISTER[name].unit == REGISTER[own[name]].unit


@pytest.mark.parametrize("design", PREFIXES)
def test_a_dutch_year_lies_among_published_ones(design: str) -> None:
    found = simulate(entries(design), LOAD)
    pue, wue = PUBLISHED[design]
    assert pue[0] <= found["simulated_pue"][0, 0] <= pue[1]
    assert wue[0] <= found["simulated_wue"][0, 0] <= wue[1]
    assert found["simulated_peak_pue"][0, 0] > found["simulated_pue"][0, 0]


@pytest.mark.parametrize("design", PREFIXES)
def test_the_page_on_cooling_says_what_is_found(design: str) -> None:
    row = next(line for line in PAGE.read_text(encoding="utf-8").splitlines() if f"`{design}` | 1." in line)
    _, _, pue, published_pue, wue, published_wue, peak, _ = (cell.strip() for cell in row.split("|"))
    found = simulate(entries(design), LOAD)
    assert float(pue) == pytest.approx(found["simulated_pue"][0, 0], abs=0.006)
    assert float(wue) == pytest.approx(found["simulated_wue"][0, 0], abs=0.006)
    assert float(peak) == pytest.approx(found["simulated_peak_pue"][0, 0], abs=0.006)
    for words, ends in zip((published_pue, published_wue), PUBLISHED[design], strict=True):
        said = [float(word) for word in words.split(" to ")]
        assert (said[0], said[-1]) == pytest.approx(ends, abs=0.005)


def test_designs_stand_in_the_order_that_is_known_of_them() -> None:
    """Water buys electricity in the hottest hour; air takes more than liquid, all year."""
    found = {design: simulate(entries(design), LOAD) for design in PREFIXES}
    peak = {design: float(year["simulated_peak_pue"][0, 0]) for design, year in found.items()}
    assert peak["evaporative"] < peak["liquid-hybrid"] < peak["liquid-dry"] < peak["air"]
    pue = {design: float(year["simulated_pue"][0, 0]) for design, year in found.items()}
    assert max(pue, key=lambda design: pue[design]) == "air"


@pytest.mark.slow
@pytest.mark.skipif(not WEATHER.is_file(), reason="needs the weather series in ../shared/data")
@pytest.mark.parametrize("design", PREFIXES)
def test_so_does_a_measured_dutch_year(design: str) -> None:
    """De Bilt in 2000, with its measured humidity."""
    with WEATHER.open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    outside = np.array([float(row["temp_c"]) for row in rows])
    wet = wet_bulb_temperature(outside, np.array([float(row["rh_pct"]) for row in rows]) / 100)
    found = entries(design)
    plant, losses = filled(Cooling, "cooling", found), filled(Distribution, "distribution", found)
    year = simulate_site_year(outside, wet, LOAD, plant, losses)
    pue, wue = PUBLISHED[design]
    assert pue[0] <= year.pue[0, 0] <= pue[1]
    assert wue[0] <= year.wue[0, 0] <= wue[1]
