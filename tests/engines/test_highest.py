"""The mean power of the highest hours, in machine code: the bits of sorting them all."""

from __future__ import annotations

import sys

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.effort import examples

from aigf.engines.machine_code import PAYS_FROM, load_for
from aigf.engines.supply import mean_where_highest


@settings(max_examples=examples(60), deadline=None)
@given(st.integers(0, 10_000), st.integers(1, 300), st.sampled_from([0, 1, 9]), st.floats(0.0, 1.0))
def test_it_is_that_of_a_stable_sort(seed: int, hours: int, digits: int, share: float) -> None:
    random = np.random.default_rng(seed)
    power = random.random((3, hours))
    ranking = np.round(random.standard_normal((3 if seed % 2 else 1, hours)), digits)
    shares = np.array([[share], [0.0], [1.0]])
    order = np.broadcast_to(np.argsort(-ranking, axis=-1, kind="stable"), power.shape)
    sums = np.cumsum(np.take_along_axis(power, order, axis=-1), axis=-1)
    last = np.clip(np.floor(shares * hours + 0.5), 1, hours).astype(int) - 1
    expected = np.take_along_axis(sums, last, axis=-1) / (last + 1)
    load_for(PAYS_FROM)
    assert mean_where_highest(power, ranking, shares).tobytes() == expected.tobytes()
    loaded = sys.modules.pop("aigf.engines.compiled")
    try:
        assert mean_where_highest(power, ranking, shares).tobytes() == expected.tobytes()
    finally:
        sys.modules["aigf.engines.compiled"] = loaded
