"""A formula takes one function and its register entries; everything else finds it by its name."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

FORMULA = '''

def evening_cost(electricity_use: TWh, evening_surcharge: EURPerMWh) -> EUR:
    """Evening surcharge in a year of full operation.

    Electricity use times the surcharge, in euro.
    """
    return EUR(electricity_use * MWH_PER_TWH * evening_surcharge)
'''

ENTRY = """
evening_surcharge:
  title: {nl: Avondtoeslag, en: Evening surcharge}
  unit: EUR/MWh
  value: 2
  source: {title: Test, address: none, section: none, date: "2026"}
  confidence: judgement
  note: {nl: Een toets, en: A test}
"""


@pytest.mark.slow
def test_one_function_and_one_entry_are_enough(tmp_path: Path) -> None:
    package = tmp_path / "aigf"
    shutil.copytree(
        ROOT / "src" / "aigf", package, ignore=shutil.ignore_patterns("__pycache__", "*.parsed.json")
    )
    with (package / "model" / "tariffs.py").open("a") as out:
        out.write(FORMULA)
    with (package / "register" / "data" / "energy.yaml").open("a") as out:
        out.write(ENTRY)
    run = subprocess.run(
        [sys.executable, "-m", "aigf", "appraise", str(ROOT / "examples" / "reference.yaml"), "--json"],
        env={**os.environ, "PYTHONPATH": str(tmp_path)},
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stderr
    quantities = json.loads(run.stdout)["quantities"]
    found = quantities["evening_cost"]
    assert found["value"] == pytest.approx(2e6 * quantities["electricity_use"]["value"])
    assert found["unit"] == "EUR"
    assert found["label"] == "Evening surcharge in a year of full operation"
