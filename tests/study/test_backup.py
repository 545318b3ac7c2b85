"""Hours that the grid operator calls: pausing, a battery, backup under a permit that is shown, or else a cut."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from aigf.documents import InputError
from aigf.engines.flows import Throttling, served_compute
from aigf.proposal import read_proposal
from aigf.study.appraise import appraise
from aigf.study.completeness import completeness
from aigf.study.result import Appraisal

pytestmark = pytest.mark.slow  # each appraises several proposals

BID = """
proposal: {name: x, language: en, signature_year: 2027}
factory: {accelerator: gb300-nvl72, accelerator_count: 100000}
use: {mode: mixed}
evidence:
  - {id: permit, title: Environmental permit, kind: permit}
  - {id: letter, title: Letter of the province, kind: letter}
energy:
"""
CALLED = "  grid_contract: time-duration\n"
SHOWN = "  backup_permit: {answer: yes, evidence: [letter, permit]}\n"
UNSHOWN = {
    "silent": "",
    "bare": "  backup_permit: yes\n",
    "other kind": "  backup_permit: {answer: yes, evidence: [letter]}\n",
    "no": "  backup_permit: {answer: no, evidence: [permit]}\n",
    "unknown": "  backup_permit: {answer: unknown, evidence: [permit]}\n",
}


def written(tmp_path: Path, energy: str) -> Path:
    path = tmp_path / "bid.yaml"
    path.write_text(BID + energy, encoding="utf-8")
    return path


def made(tmp_path: Path, energy: str) -> Appraisal:
    return appraise(written(tmp_path, energy))


def figures(appraisal: Appraisal, *names: str) -> list[float]:
    return [appraisal.quantities[name].value for name in names]


@pytest.mark.parametrize("unshown", UNSHOWN.values(), ids=UNSHOWN)
def test_without_a_permit_that_is_shown_the_load_is_cut(tmp_path: Path, unshown: str) -> None:
    cut, run = made(tmp_path, CALLED + unshown), made(tmp_path, CALLED + SHOWN)
    names = ("cut_electricity", "cut_hours", "backup_electricity", "simulated_backup_hours")
    assert figures(cut, "backup_electricity") == [0.0]
    assert figures(run, "cut_electricity", "cut_hours") == [0.0, 0.0]
    # The same load in the same hours: it is cut, or backup carries it.
    assert figures(cut, names[0]) == pytest.approx(figures(run, names[2]))
    assert figures(cut, names[1])[0] == run.inputs[names[3]].value > 0
    tests = cut.inputs["backup_test_hours"].value
    assert figures(cut, "backup_hours") == [tests]
    assert figures(cut, "nitrogen_oxides_backup")[0] < 0.1 * figures(run, "nitrogen_oxides_backup")[0]


def test_what_is_cut_is_lost_as_computing_and_as_revenue(tmp_path: Path) -> None:
    cut, run = made(tmp_path, CALLED), made(tmp_path, CALLED + SHOWN)
    served, kept = (figures(one, "served_compute_share")[0] for one in (cut, run))
    called = figures(cut, "flexible_hours")[0]
    assert served == pytest.approx(1 - called / 8760, rel=1e-9)
    assert served < kept < 1
    sold = [figures(one, "sold_accelerator_hours")[0] for one in (cut, run)]
    assert sold[0] / sold[1] == pytest.approx(served / kept, rel=1e-9)
    assert figures(cut, "revenue")[0] < figures(run, "revenue")[0]


def test_energy_closes_with_what_is_cut(tmp_path: Path) -> None:
    battery = "  battery_power: 60 MW\n  battery_energy: 240 MWh\n"
    for more in ("", battery, battery + "  min_energy_share: 90%\n"):
        for permit in ("", SHOWN):
            appraisal = made(tmp_path, CALLED + more + permit)
            supplied, use, throttled, losses, cut = figures(
                appraisal,
                "electricity_supplied",
                "electricity_use",
                "throttled_electricity",
                "battery_losses",
                "cut_electricity",
            )
            assert supplied == pytest.approx(1e6 * use - throttled + losses, rel=1e-12)
            assert 0 <= cut <= throttled
            assert (cut > 0) == (not permit)


def test_who_needs_no_backup_is_cut_nothing(tmp_path: Path) -> None:
    for energy in ("  grid_contract: firm\n", CALLED + "  flexible_share: 100%\n"):
        assert figures(made(tmp_path, energy), "cut_electricity", "backup_electricity") == [0.0, 0.0]


def test_a_warning_says_what_is_cut_and_why(tmp_path: Path) -> None:
    said = {}
    for name, unshown in UNSHOWN.items():
        (said[name],) = [
            str(text) for text in made(tmp_path, CALLED + unshown).warnings if "permit" in str(text)
        ]
    assert "shows no permit to run backup then (energy.backup_permit)" in said["silent"]
    assert "says that it has a permit" in said["bare"]
    assert said["bare"] == said["other kind"]
    assert said["silent"] == said["no"] == said["unknown"]
    assert all("nitrogen oxides" in text for text in said.values())


def test_evidence_of_the_permit_is_listed_like_that_of_a_commitment(tmp_path: Path) -> None:
    with pytest.raises(InputError) as found:
        read_proposal(written(tmp_path, "  backup_permit: {answer: yes, evidence: [nothing]}\n"))
    (problem,) = found.value.problems
    assert problem.field == "energy.backup_permit.evidence[0]"


def test_check_asks_for_the_permit_where_hours_may_be_called(tmp_path: Path) -> None:
    for energy, asked in (
        (CALLED, True),
        (CALLED + UNSHOWN["bare"], True),
        (CALLED + SHOWN, False),
        ("  {}\n", False),
    ):
        assert ("energy.backup_permit" in completeness(written(tmp_path, energy)).missing) == asked


def test_half_a_firm_load_that_is_cut_slows_down_as_the_flexible_load_does() -> None:
    curve = Throttling(np.array([[0.8]]), np.array([[0.96]]))
    load = np.full((1, 4), 1.0)
    flexible, firm = 0.25 * load, 0.75 * load
    throttled = np.array([[0.0, 0.25, 0.25 + 0.15, 1.0]])
    served = served_compute(throttled, flexible, np.array([[0.25]]), curve, firm)
    # All flexible load is 0.25 of the computing; a fifth of the firm power is 0.04 of the rest.
    assert served[0, 0] == pytest.approx((1 + 0.75 + 0.75 * 0.96 + 0) / 4)
