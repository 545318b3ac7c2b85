"""Generation that is switched off covers nothing: what is contracted, what is delivered, and what comes in the hour."""

from __future__ import annotations

from pathlib import Path

import pytest

from aigf.study.appraise import appraise
from aigf.study.result import Appraisal

pytestmark = pytest.mark.slow  # each appraises several proposals

BID = """
proposal: {name: x, language: en, signature_year: 2027}
factory: {accelerator: gb300-nvl72, accelerator_count: 100000}
use: {mode: mixed}
commitments: {generation_coupling: yes}
"""


def made(tmp_path: Path, energy: str) -> Appraisal:
    path = tmp_path / "bid.yaml"
    path.write_text(BID + f"energy: {{{energy}}}\n", encoding="utf-8")
    return appraise(path)


def figures(appraisal: Appraisal, *names: str) -> list[float]:
    return [appraisal.quantities[name].value for name in names]


def of_generation(appraisal: Appraisal) -> tuple[str, str]:
    (step,) = [step for step in appraisal.verdict.path if step.question == "generation"] or [None]
    assert step is not None
    return step.answer, str(step.because)


NAMES = ("nominal_supply_coverage", "supply_coverage", "hourly_supply_coverage")


@pytest.mark.parametrize(
    "more", ["", ", grid_export: 300 MW", ", battery_power: 100 MW, battery_energy: 400 MWh"]
)
def test_what_is_delivered_lies_between_what_is_contracted_and_what_comes_in_the_hour(
    tmp_path: Path, more: str
) -> None:
    wind = "supply: [{source: offshore-wind, power: 650 MW, coupling: direct-line}]"
    appraisal = made(tmp_path, wind + more)
    nominal, delivered, hourly = figures(appraisal, *NAMES)
    assert nominal > 1 > hourly > 0
    assert nominal > delivered >= hourly - 1e-12
    use, spilled, curtailed, losses, matched = figures(
        appraisal,
        "electricity_use",
        "spilled_electricity",
        "curtailed_electricity",
        "battery_losses",
        "matched_electricity",
    )
    needed = 1e6 * use + losses
    assert nominal * 1e6 * use - spilled - curtailed == pytest.approx(delivered * needed, rel=1e-9)
    assert matched == pytest.approx(hourly * needed, rel=1e-9)
    surplus = figures(appraisal, "surplus_electricity")[0]
    assert (surplus > 0) == ("export" in more)


def test_wind_that_is_spilled_does_not_cover_the_factory(tmp_path: Path) -> None:
    """The same wind covers it or not: over a line that takes all of it, and over one that must switch it off."""
    wind = "supply: [{{source: offshore-wind, power: 650 MW, coupling: {}}}]"
    answers = {coupling: made(tmp_path, wind.format(coupling)) for coupling in ("direct-line", "contract")}
    spilled, whole = (figures(answers[coupling], *NAMES) for coupling in ("direct-line", "contract"))
    assert spilled[0] == pytest.approx(whole[0], rel=1e-12)
    assert spilled[1] < 1 < whole[1]
    assert of_generation(answers["direct-line"])[0] == "no"
    assert "delivers" in of_generation(answers["direct-line"])[1]
    assert of_generation(answers["contract"])[0] == "yes"


def test_what_is_switched_off_below_zero_is_no_renewable_share(tmp_path: Path) -> None:
    appraisal = made(tmp_path, "supply: [{source: offshore-wind, power: 500 MW}]")
    nominal, delivered, renewable = figures(appraisal, *NAMES[:2], "renewable_share_annual")
    assert 0 < figures(appraisal, "curtailed_electricity")[0] <= figures(appraisal, "surplus_electricity")[0]
    assert renewable == pytest.approx(min(delivered, 1.0))
    assert delivered < nominal


@pytest.mark.parametrize("coupling", ["direct-line", "contract"])
def test_spilled_nuclear_power_is_not_carbon_free_supply(tmp_path: Path, coupling: str) -> None:
    appraisal = made(tmp_path, f"supply: [{{source: nuclear, power: 400 MW, coupling: {coupling}}}]")
    free = appraisal.inputs["simulated_carbon_free_ratio"].value
    nominal, delivered = figures(appraisal, *NAMES[:2])
    assert nominal > 1.5
    assert (free < nominal - 0.2) == (coupling == "direct-line")
    assert free == pytest.approx(delivered, rel=1e-9)


def test_no_contract_stated_is_not_known_to_be_no_contract(tmp_path: Path) -> None:
    answer, because = of_generation(made(tmp_path, "grid_connection: 300 MW"))
    assert answer == "unknown"
    assert "Not known" in because
