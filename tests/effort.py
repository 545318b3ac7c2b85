"""What `make check` leaves to `make test`: most examples of a property, and most cases of a kind."""

import os
from collections.abc import Iterable
from typing import Any

import pytest

QUICK = bool(os.environ.get("QUICK_TESTS"))


def examples(whole: int) -> int:
    """So many examples of a property, or a fifth where the tests are to be quick."""
    return max(whole // 5, 3) if QUICK else whole


def few(cases: Iterable[Any], quick: int = 2) -> list[Any]:
    """The cases, of which all but the first ``quick`` are slow."""
    made = [case if isinstance(case, tuple) else (case,) for case in cases]
    return [
        pytest.param(*case, marks=() if place < quick else pytest.mark.slow)
        for place, case in enumerate(made)
    ]
