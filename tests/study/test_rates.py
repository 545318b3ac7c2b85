"""A cash flow with more than one internal rate of return has none to report, and the text says which there are."""

from __future__ import annotations

import itertools
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from aigf.report.documents import result_object
from aigf.report.summary import reading
from aigf.trace import rates_of
from aigf.trace.primitives import present_values, rate_search
from tests.report.appraisals import appraised


def flows_with(*roots: float) -> np.ndarray:
    """Flows that are worth nothing at just these rates: the factors multiplied out."""
    factors = np.array([1.0])
    for rate in roots:
        factors = np.convolve(factors, [-1.0, 1.0 + rate])
    return factors


@given(st.lists(st.floats(-0.5, 3.0), min_size=1, max_size=3))
def test_every_rate_is_found(roots: list[float]) -> None:
    roots = sorted(roots)
    if any(two - one < 0.2 for one, two in itertools.pairwise(roots)):
        return
    found = rates_of(flows_with(*roots))
    assert found == pytest.approx(roots, abs=1e-6)
    worth = present_values(flows_with(*roots)[np.newaxis, :], np.array([found]))
    assert np.abs(worth).max() < 1e-6
    searched = rate_search(flows_with(*roots)[np.newaxis, :]).rate[0, 0]
    assert (len(roots) == 1) == bool(np.isfinite(searched))


@pytest.mark.parametrize(("lang", "words"), [("en", "5.0% and 25%"), ("nl", "5,0% en 25%")])
def test_the_text_says_that_there_are_two(lang: str, words: str) -> None:
    appraisal = appraised("reference")
    quantities = dict(appraisal.quantities)
    rates = rates_of(flows_with(0.05, 0.25))
    for name in ("project_irr", "equity_irr"):
        quantities[name] = replace(
            quantities[name], value=float("nan"), low=None, median=None, high=None, rates=rates
        )
    result = result_object(replace(appraisal, quantities=quantities), lang)
    said = " ".join(result["questions"]["4.1"]["answer"])
    assert said.count(words) == 2
    assert words in reading("project_irr", result["quantities"]["project_irr"], lang, 3).value
