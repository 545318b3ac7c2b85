"""Numbers in the reader's notation: the text that Babel writes, of as many digits as Babel can write (28)."""

from __future__ import annotations

import numpy as np
import pytest
from babel.numbers import format_decimal
from hypothesis import given, settings
from hypothesis import strategies as st

from aigf.report.numbers import _number, plain
from aigf.report.translations import LANGUAGES
from tests.effort import examples


def of_babel(value: float, decimals: int, lang: str) -> str:
    pattern = "#,##0" + ("." + "0" * decimals if decimals > 0 else "")
    text: str = format_decimal(round(value, decimals) + 0.0, format=pattern, locale=lang)
    return text.replace("-", "−")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_numbers_of_every_size(lang: str) -> None:
    random = np.random.default_rng(1)
    sizes = 10.0 ** random.uniform(-9, 20, examples(5_000)) * random.choice([-1.0, 1.0], examples(5_000))
    halves = random.integers(-(10**6), 10**6, examples(5_000)) / random.choice(
        [2, 8, 20, 200], examples(5_000)
    )
    edges = [0.0, -0.0, -0.4, 0.5, 1.5, 2.5, 999.5, 999_999.5, 1e15, 1e16, 123456789012345678.0, 1e21, 5e-324]
    for value in (*sizes.tolist(), *halves.tolist(), *edges):
        for decimals in (-3, -1, 0, 1, 2, 6):
            assert _number(value, decimals, lang) == of_babel(value, decimals, lang), (value, decimals)


@settings(max_examples=examples(300))
@given(st.floats(-1e15, 1e15), st.integers(-4, 12), st.sampled_from(LANGUAGES))
def test_any_number(value: float, decimals: int, lang: str) -> None:
    assert _number(value, decimals, lang) == of_babel(value, decimals, lang)


def test_a_number_of_numpy_is_a_number() -> None:
    assert plain(np.float64(-1234.5), "nl", 1) == "−1.234,5"
    assert plain(np.float64(-1234.5), "en", 1) == "−1,234.5"
