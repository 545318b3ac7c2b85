"""Forms with anything in them changed: a proposal, or an error that names the cell; never slow, never large."""

from __future__ import annotations

import pytest

from tests.mutation.trying import assert_holds, tried, tried_apart


def test_a_few() -> None:
    assert_holds(tried("form", 0, 3))


@pytest.mark.slow
def test_many() -> None:
    found = tried_apart("form", 1000, 120)
    assert_holds(found)
    assert found.read > 0.1 * found.count
