"""Series with anything in them changed: a result, or an error that names the place; never slow, never large.

One that fails is made again by ``python -m tests.mutation NAME SEED``, which keeps it as ``mutant``.
"""

from __future__ import annotations

import pytest

from tests.mutation.trying import assert_holds, tried, tried_apart
from tests.series.variants import CLASSES, TEXTS

#: Of each class, in all some 8,800.
OF_A_TEXT, OF_A_WORKBOOK = 630, 170
FIRST = 100_000


@pytest.mark.parametrize("name", [made.__name__ for made in CLASSES])
def test_a_few(name: str) -> None:
    assert_holds(tried(name, 0, 10))


@pytest.mark.slow
@pytest.mark.parametrize("name", [made.__name__ for made in TEXTS])
def test_many(name: str) -> None:
    found = tried_apart(name, FIRST, OF_A_TEXT)
    assert_holds(found)
    assert found.read > 0.05 * found.count
