"""Series in workbooks with anything in them changed, their parts included: a result, or the place of what is wrong."""

from __future__ import annotations

import pytest

from tests.mutation.trying import assert_holds, tried_apart
from tests.series.test_mutants import FIRST, OF_A_WORKBOOK
from tests.series.variants import WORKBOOKS


@pytest.mark.slow
@pytest.mark.parametrize("name", [made.__name__ for made in WORKBOOKS])
def test_many(name: str) -> None:
    found = tried_apart(name, FIRST, OF_A_WORKBOOK)
    assert_holds(found)
    assert found.read > 0.1 * found.count
