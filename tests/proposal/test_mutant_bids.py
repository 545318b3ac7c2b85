"""Bids with anything in them changed: a proposal, or an error that names the place; never slow, never large."""

from __future__ import annotations

import pytest

from tests.mutation.trying import assert_holds, tried, tried_apart


def test_a_few() -> None:
    assert_holds(tried("bid", 0, 10))


@pytest.mark.slow
def test_many() -> None:
    found = tried_apart("bid", 1000, 500)
    assert_holds(found)
    assert found.read > 0.04 * found.count
