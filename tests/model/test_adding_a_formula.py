"""A formula takes one function and its register entries; everything else finds it by its name."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.copied_package import ROOT, add, aigf, copied

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
    package = copied(tmp_path)
    add(package / "model" / "tariffs.py", FORMULA)
    add(package / "register" / "data" / "energy.yaml", ENTRY)
    printed = aigf(tmp_path, "appraise", ROOT / "examples" / "reference.yaml", "--json")
    quantities = json.loads(printed)["quantities"]
    found = quantities["evening_cost"]
    assert found["value"] == pytest.approx(2e6 * quantities["electricity_use"]["value"])
    assert found["unit"] == "EUR"
    assert found["label"] == "Evening surcharge in a year of full operation"
