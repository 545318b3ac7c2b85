"""A held simulation stands in for the engines, and nothing else changes."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from aigf.documents import InputError
from aigf.dossier.directory import MANIFEST
from aigf.dossier.writing import BASIS
from aigf.report.documents import write_appraisal
from aigf.study import run as running
from aigf.study.appraise import appraise
from aigf.study.result import Appraisal
from aigf.study.simulation import SIMULATED
from tests.appraisals import appraised
from tests.dossier.signed import signed

EXAMPLES = Path(__file__).parents[2] / "examples"
EEMSHAVEN = EXAMPLES / "eemshaven.yaml"


@pytest.fixture(scope="module")
def kept(written: Callable[[str], Path]) -> Path:
    """The directory of a finished appraisal."""
    return written("eemshaven")


@pytest.fixture(scope="module")
def plain() -> Appraisal:
    """The same with a simulation of its own."""
    return appraised("eemshaven")


@pytest.fixture
def no_engines(monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: object) -> None:
        raise AssertionError("the engines ran")

    monkeypatch.setattr(running, "simulated", refused)


def figures(appraisal: Appraisal) -> dict[str, object]:
    """What was found, without the sentences about how."""
    found = appraisal.as_object()
    return {name: json.dumps(value) for name, value in found.items() if name not in ("command", "warnings")}


@pytest.mark.usefixtures("plain", "no_engines")
@pytest.mark.slow
def test_the_engines_do_not_run_and_every_figure_is_the_same(kept: Path, plain: Appraisal) -> None:
    held = appraise(EEMSHAVEN, hold=kept)
    assert figures(held) == figures(plain)
    assert held.engine_key == plain.engine_key
    said = [str(warning) for warning in held.warnings if warning not in plain.warnings]
    assert len(said) == 1
    assert "was not simulated" in said[0]
    assert f"in {kept.name}," in said[0]


@pytest.mark.slow
def test_a_price_changes_the_same_as_with_a_new_simulation(kept: Path) -> None:
    dearer = {"electricity_price": "100"}
    assert figures(appraise(EEMSHAVEN, settings=dearer, hold=kept)) == figures(
        appraise(EEMSHAVEN, settings=dearer)
    )


@pytest.mark.slow
def test_where_the_engines_would_start_from_something_else_it_is_said_and_they_still_hold(kept: Path) -> None:
    warmer = {"temperature_mean": "14"}
    held, plain = appraise(EEMSHAVEN, settings=warmer, hold=kept), appraise(EEMSHAVEN, settings=warmer)
    before = appraise(EEMSHAVEN)
    for name in SIMULATED:
        np.testing.assert_array_equal(held.simulation[name], before.simulation[name])
    assert held.simulation["simulated_pue"] != plain.simulation["simulated_pue"]
    assert any("Mean temperature outside" in str(warning) for warning in held.warnings)
    assert held.engine_key == before.engine_key, "what is kept belongs to what was simulated"


@pytest.mark.slow
def test_another_seed_is_the_same_simulated_year(kept: Path) -> None:
    """The seed is that of the draws: a point value has the typical year."""
    warnings = [str(warning) for warning in appraise(EEMSHAVEN, seed=2, hold=kept).warnings]
    assert any("was not simulated" in warning for warning in warnings)
    assert not any("seed" in warning for warning in warnings)


@pytest.mark.slow
def test_the_directory_says_so_and_can_be_held_in_turn(kept: Path, tmp_path: Path) -> None:
    again = tmp_path / "again"
    first = appraise(EEMSHAVEN, settings={"electricity_price": "100"}, hold=kept)
    write_appraisal(again, first, EEMSHAVEN)
    manifest = json.loads((again / MANIFEST).read_text())
    assert manifest["simulation_held_from"] == kept.name, "no folder of the machine"
    assert figures(appraise(EEMSHAVEN, hold=again)) == figures(appraise(EEMSHAVEN, hold=kept))


@pytest.mark.parametrize(
    ("file", "content"),
    [
        (MANIFEST, None),
        (MANIFEST, "{"),
        (MANIFEST, '{"format": 99}'),
        (BASIS, None),
        (BASIS, "[]"),
        (BASIS, '{"years": [2027], "inputs": {}, "overrides": {}}'),
        (BASIS, '{"years": [2027], "inputs": {"a": "b"}, "overrides": {}}'),
        ("engines", None),
        ("engines", "x"),
    ],
)
def test_a_directory_that_cannot_be_held(kept: Path, tmp_path: Path, file: str, content: str | None) -> None:
    broken = tmp_path / "broken"
    shutil.copytree(kept, broken)
    target = next((broken / "engines").iterdir()) if file == "engines" else broken / file
    if content is None:
        target.unlink()
    else:
        target.write_text(content)
    if file != MANIFEST:
        signed(broken)
    with pytest.raises(InputError, match="appraisal"):
        appraise(EEMSHAVEN, hold=broken)


def test_another_proposal_is_refused(kept: Path) -> None:
    with pytest.raises(InputError, match="another proposal"):
        appraise(EXAMPLES / "rotterdam.yaml", hold=kept)
