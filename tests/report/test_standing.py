"""Beside a point value stand its median and range, and a text where they tell another story."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from aigf.report.questions import answers
from aigf.report.standing import RESULTS, standing, standings
from aigf.study.uncertainty import percentiles, quartiles
from tests.report import sample


def result_of(value: float, draws: Any) -> dict[str, Any]:
    low, median, high = percentiles(np.asarray(draws, dtype=float))
    around = quartiles(np.asarray(draws, dtype=float))
    assert around is not None
    return {
        "value": value,
        "low": low,
        "lower_quartile": around[0],
        "median": median,
        "upper_quartile": around[1],
        "high": high,
        "unit": "EUR",
        "label": "Net present value of the project",
        "status": "computed",
    }


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (1e9, "lie on either side of zero"),
        (-0.5e9, "lies above three quarters of the draws"),
        (-9e9, "lies below three quarters of the draws"),
        (-4.8e9, None),
    ],
)
def test_the_text_follows_the_draws(value: float, words: str | None) -> None:
    """Of draws from -8 to -1 billion three quarters lie below -2.75 and a quarter below -6.25."""
    found = standing("project_npv", result_of(value, np.linspace(-8e9, -1e9, 1001)), "en")
    assert (found is None) if words is None else (found is not None and words in found)
    assert found is None or "EUR −4.5 billion" in found


def test_what_reads_as_the_same_figure_tells_no_other_story() -> None:
    assert standing("project_npv", result_of(-4.5001e9, np.full(9, -4.5e9)), "en") is None


def test_without_draws_there_is_nothing_to_say() -> None:
    quantity = result_of(1e9, np.linspace(-8e9, -1e9, 99)) | {"median": None, "lower_quartile": None}
    assert standing("project_npv", quantity, "nl") is None
    assert standings(RESULTS, {"project_npv": quantity}, "nl") == []


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_an_answer_says_of_the_results_that_it_cites(lang: str) -> None:
    result = sample.complete(lang)
    apart = result_of(1e9, np.linspace(-8e9, -1e9, 1001))
    quantity = {**result["quantities"]["project_npv"], **apart, "label": "NPV"}
    result["quantities"]["project_npv"] = quantity
    words = standing("project_npv", quantity, lang)
    assert f"NPV: {words}." in answers(result, lang)["4.1"]["answer"]
    assert not any(str(words) in text for text in answers(result, lang)["3.1"]["answer"])
