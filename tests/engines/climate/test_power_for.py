"""The power of a wind farm's output: the bits of halving alone, which Newton's steps only spare."""

from __future__ import annotations

import numpy as np
import pytest

from aigf.engines.climate.calendar import Array
from aigf.engines.climate.outputs import long_term, power_for
from aigf.engines.climate.statistics import OFFSHORE_WIND, ONSHORE_WIND
from aigf.register.climate import load_climate

OUTPUTS = {source: long_term(load_climate().margins, source) for source in (OFFSHORE_WIND, ONSHORE_WIND)}


def halved(outputs: Array, wanted: Array) -> Array:
    low, high = np.full(wanted.shape, 0.1), np.full(wanted.shape, 10.0)
    for _ in range(60):
        middle = (low + high) / 2.0
        above = np.mean(outputs**middle, axis=-1, keepdims=True) > wanted
        low, high = np.where(above, middle, low), np.where(above, high, middle)
    power: Array = (low + high) / 2.0
    return power


@pytest.mark.parametrize("source", OUTPUTS)
def test_it_has_the_bits_of_halving(source: int) -> None:
    outputs = OUTPUTS[source]
    least, most = (np.mean(outputs**power) for power in (10.0, 0.1))
    usual = np.random.default_rng(source).uniform(0.2, 0.6, (60, 1))
    of_all = np.linspace(least, most, 60)[:, np.newaxis]
    for wanted in (usual, of_all, usual[:1], of_all[:1], of_all[-1:]):
        assert power_for(outputs, wanted).tobytes() == halved(outputs, wanted).tobytes()
