"""Every example is appraised without a problem, and with no warning that it does not deserve."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from aigf.report.translations import translator
from aigf.study.result import Appraisal
from tests.appraisals import EXAMPLES, appraised

#: The figures that each example states and the model does not find, and how its other warnings begin.
DESERVED: dict[str, tuple[set[str], set[str]]] = {
    "reference": (
        {"it_load", "accelerator_price", "capex"},
        {
            "A connection to the high-voltage grid is expected",
            "The proposal states the NVIDIA H100 SXM5 80GB for a purchase in 2028",
        },
    ),
    "rotterdam": (
        set(),
        {
            "The Union is asked for",
            "A connection to the high-voltage grid is expected",
            "The hardware is bought in 2033",
        },
    ),
    "eemshaven": (
        {"time_to_power"},
        {
            "The Union is asked for",
            "The proposal pays up to",
            "The proposal states the NVIDIA GB300 NVL72 (per GPU) for a purchase in 2029",
            "In 876 h a year more must run than the grid connection",
        },
    ),
    "narvik": (set(), {"The grid connection (230 MW) is below the peak load", "The site is outside"}),
    "federated": ({"time_to_power"}, set()),
}


@pytest.fixture(scope="module", params=EXAMPLES)
def appraisal(request: pytest.FixtureRequest) -> Appraisal:
    return appraised(request.param)


def test_warnings_are_deserved(appraisal: Appraisal) -> None:
    name = Path(appraisal.proposal["file"]).stem
    differing = {
        name
        for name, item in appraisal.quantities.items()
        if item.computed and abs(item.value / item.computed - 1) > 0.1
    }
    figures, others = DESERVED[name]
    assert differing == figures
    labels = tuple(f"{appraisal.quantities[name].label}:" for name in figures)
    # What a source said may end to hold on any day: that is tested with a day of its own.
    said = [str(warning) for warning in appraisal.warnings]
    lasting = [text for text in said if not text.startswith("The outcome turns on")]
    other = [text for text in lasting if not text.startswith(labels)]
    assert len(lasting) == len(figures) + len(others)
    assert all(any(text.startswith(start) for text in other) for start in others), other


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_the_result_is_one_json_object_in_each_language(appraisal: Appraisal, lang: str) -> None:
    result = json.loads(json.dumps(appraisal.as_object(translator(lang)), allow_nan=False))
    assert all(quantity["label"] for quantity in result["quantities"].values())
    assert result["verdict"]["reachable"]


def test_narvik_draws_the_power_that_was_published() -> None:
    narvik = appraised("narvik")
    assert narvik.quantities["facility_load"].value == pytest.approx(230, rel=0.10)
