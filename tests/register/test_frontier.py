"""The models of the frontier trend."""

from __future__ import annotations

import csv
import math
from pathlib import Path

import pytest

from aigf.register.frontier import FRONTIER_MODELS, load_frontier_models

EPOCH = Path(__file__).parents[3] / "shared" / "data" / "epoch_ai" / "frontier_ai_models.csv"


def test_they_are_in_order_and_say_who_says_so() -> None:
    models = load_frontier_models()
    assert len(models) >= 20
    assert [model.date for model in models] == sorted(model.date for model in models)
    assert all(model.address.startswith("https://") for model in models)
    assert {model.certainty for model in models} == {"published", "estimate"}


def test_training_compute_grows_by_powers_of_ten() -> None:
    models = {model.name: model for model in load_frontier_models()}
    assert models["GPT-3"].flop == 3.14e23
    assert 1.5 < math.log10(models["Grok 4"].flop / models["GPT-4"].flop) + 1 < 3


def test_they_agree_with_the_table_of_epoch() -> None:
    if not EPOCH.exists():
        pytest.skip("Epoch's table is not here")
    with EPOCH.open(encoding="utf-8") as file:
        known = {row["Model"]: row["Training compute (FLOP)"] for row in csv.DictReader(file)}
    found = 0
    for model in load_frontier_models():
        flop = known.get(model.name) or known.get(model.name.replace(" 405B", "-405B"))
        if flop:
            found += 1
            assert model.flop == pytest.approx(float(flop), rel=0.06), model.name
    assert found > 10


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [
        ("flop: 3.3e+22", "flop: many", "flop: is missing or not float"),
        ("2019-10-23", "October", "Invalid isoformat"),
        (
            "certainty: published",
            "certainty: rumour",
            "certainty: is missing or not one of published, estimate",
        ),
    ],
)
def test_what_is_wrong_is_refused(tmp_path: Path, before: str, after: str, words: str) -> None:
    file = tmp_path / "models.yaml"
    file.write_text(FRONTIER_MODELS.read_text(encoding="utf-8").replace(before, after, 1), encoding="utf-8")
    with pytest.raises(ValueError, match=words):
        load_frontier_models(file)
