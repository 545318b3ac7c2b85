"""What the fields of site, energy and factory may state at most and at least, the simulation can run."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import numpy as np
import pytest

from aigf.documents import InputError
from aigf.engines.psychrometrics import HIGHEST, LOWEST
from aigf.model import wiring
from aigf.proposal import FIELD_QUANTITIES, NUMERIC_PATHS
from aigf.study.binding import bind
from aigf.study.case import prepare
from aigf.study.run import plan_of, run
from aigf.study.sampling import Sample
from aigf.units import SYMBOLS

BID = """
proposal: {name: at its bounds, signature_year: 2027, language: en}
factory: {accelerator: gb300-nvl72, accelerator_count: 20000}
energy:
  grid_connection: 60 MW
  grid_export: 20 MW
  battery_power: 10 MW
  battery_energy: 40 MWh
  flexible_share: 20%
  min_energy_share: 98%
  heat_connected_demand: 0.4 PJ
  heat_network_capacity: 20 MW
  heat_storage: 50 MWh
  supply:
    - {source: offshore-wind, power: 40 MW, coupling: direct-line}
    - {source: solar, power: 20 MW, coupling: contract}
"""
#: Fields of these sections, without those of lists, and with the bounds that a bid may state.
BOUNDS = {
    path: (FIELD_QUANTITIES[name].minimum, FIELD_QUANTITIES[name].maximum)
    for name, path in NUMERIC_PATHS.items()
    if path.split(".")[0] in ("site", "energy", "factory")
}
#: Quantities that do not exist for every project: a rate of return, cover of a debt that nobody lends, a ratio to no
#: cost, or the value at which a balance would turn.
MAY_BE_MISSING = ("_irr", "dscr_min", "irr_", "benefit_cost_ratio", "_at_zero")
#: Units of which there is never less than nothing.
NEVER_BELOW_ZERO = ("MW", "MWh", "TWh", "ha", "m2", "m3", "PJ", "h", "accelerator")
CORNERS = 6  #: that are tried every time; the slow test tries more


@pytest.fixture(scope="module")
def bid(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("bounds") / "bid.yaml"
    path.write_text(BID, encoding="utf-8")
    return path


def wrong(bid: Path, settings: Mapping[str, str], draws: int = 0) -> list[str]:
    """What is wrong with the results of a bid that is not refused: no number, or less than nothing."""
    try:
        case = prepare(bid, settings, "base", 1)
    except InputError:
        return []
    sample = Sample(1, draws, 0, draws) if draws else None
    made = run(case, bind(case), plan_of(case), sample)
    types = wiring.result_types()
    found = []
    for name, values in made.values(list(wiring.functions())).items():
        missing = not np.all(np.isfinite(values)) and not any(part in name for part in MAY_BE_MISSING)
        least = np.nanmin(values) if np.any(np.isfinite(values)) else 0.0
        if missing and values.shape[-1] == 1:
            found.append(f"{name} is no number")
        if SYMBOLS[types[name]] in NEVER_BELOW_ZERO and least < -1e-6 and not _is_difference(name):
            found.append(f"{name} is {least}")
    return found


def _is_difference(name: str) -> bool:
    """True for what is counted against something else, and may lie on either side of it.

    What is matched is own generation less what is fed in: a site that is a battery above all feeds in more than that.
    """
    return name.endswith(("_change", "_shortfall", "_difference")) or name == "matched_electricity"


def corner(seed: int) -> dict[str, str]:
    """Some of the fields at one of their bounds."""
    chance = np.random.default_rng(seed)
    names = chance.choice(sorted(BOUNDS), chance.integers(3, 10), replace=False)
    return {str(name): f"{chance.choice(BOUNDS[name]):.17g}" for name in names}


def test_the_fields_are_found() -> None:
    assert {"site.temperature_mean", "energy.battery_power", "factory.pue"} <= set(BOUNDS)
    assert all(np.isfinite(bounds).all() for bounds in BOUNDS.values())


@pytest.mark.parametrize("seed", range(CORNERS))
def test_many_fields_at_their_bounds(bid: Path, seed: int) -> None:
    assert wrong(bid, corner(seed)) == []


@pytest.mark.slow
@pytest.mark.parametrize("name", sorted(BOUNDS))
def test_each_field_at_its_bounds(bid: Path, name: str) -> None:
    for bound in BOUNDS[name]:
        assert wrong(bid, {name: f"{bound:.17g}"}) == []


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(CORNERS, 40))
def test_many_more(bid: Path, seed: int) -> None:
    assert wrong(bid, corner(seed), draws=3) == []


@pytest.mark.parametrize(
    ("mean", "annual", "diurnal"),
    [(27, 15, 8), (-15, 32, 6), (35, 10, 5), (-30, 20, 5), (35, 0, 15), (-15, 35, 5)],
)
@pytest.mark.slow
def test_every_climate_that_may_be_stated_can_be_drawn(
    bid: Path, mean: float, annual: float, diurnal: float
) -> None:
    stated = {
        "site.temperature_mean": str(mean),
        "site.temperature_annual_amplitude": str(annual),
        "site.temperature_diurnal_amplitude": str(diurnal),
    }
    case = prepare(bid, stated, "base", 1)
    assert wrong(bid, stated, draws=3) == []
    temperature = run(case, bind(case), plan_of(case)).simulation.hours["temperature"]
    assert temperature.min() >= LOWEST
    assert temperature.max() <= HIGHEST
    assert temperature.mean() == pytest.approx(mean, abs=0.05)  # hardly an hour is held
