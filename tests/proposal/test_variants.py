"""The same content in another notation is read as the same bits, or refused; most of what is right is read."""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aigf.proposal.amounts import Quantity, parse_amount
from aigf.proposal.dates import written_date, written_year
from aigf.proposal.fields import COUNTRIES
from aigf.proposal.words import chosen, country_code
from tests.effort import examples
from tests.proposal import variants

#: What is asked of an hour of an accelerator may be written as an amount.
SHORT = {"EUR/accelerator/h": ("EUR", "EUR/h")}
MAXIMUM = {"": 1.0}


def quantity(symbol: str) -> Quantity:
    return Quantity(
        symbol, maximum=MAXIMUM.get(symbol, 1e14), yearly=symbol in ("TWh", "PJ"), short=SHORT.get(symbol, ())
    )


def amount(rng: random.Random) -> tuple[Any, Any]:
    text, symbol, language, value = variants.amount(rng)
    read = parse_amount(text, quantity(symbol), language)
    return (read.central, read.ends), (value, (value, value))


def ranged(rng: random.Random) -> tuple[Any, Any]:
    text, symbol, language, ends = variants.ranged(rng)
    read = parse_amount(text, quantity(symbol), language)
    return (read.ends, read.low is not None), (ends, True)


def approximate(rng: random.Random) -> tuple[Any, Any]:
    text, symbol, language, value = variants.approximate(rng)
    read = parse_amount(text, quantity(symbol), language)
    return (read.central, read.own), (value, True)


def date(rng: random.Random) -> tuple[Any, Any]:
    text, iso = variants.date(rng)
    return written_date(text, "nl"), iso


def year(rng: random.Random) -> tuple[Any, Any]:
    text, number = variants.year(rng)
    return written_year(text), number


def word(rng: random.Random) -> tuple[Any, Any]:
    text, words, choice = variants.word(rng)
    return chosen(text, words), choice


def country(rng: random.Random) -> tuple[Any, Any]:
    text, code = variants.country(rng)
    return country_code(text, COUNTRIES), code


CLASSES = (amount, ranged, approximate, date, year, word, country)
Class = Callable[[random.Random], tuple[Any, Any]]


def read_or_refused(made: Class, rng: random.Random) -> bool:
    """True where a variant is read, and then as what it says."""
    try:
        read, said = made(rng)
    except ExceptionGroup:
        return False
    if read is None:
        return False
    assert read == said
    return True


@pytest.mark.parametrize("made", CLASSES, ids=lambda made: made.__name__)
@settings(max_examples=examples(150), deadline=None)
@given(rng=st.randoms(use_true_random=False))
def test_another_notation_is_the_same_or_refused(made: Class, rng: random.Random) -> None:
    read_or_refused(made, rng)


@pytest.mark.parametrize("made", CLASSES, ids=lambda made: made.__name__)
def test_most_of_what_is_right_is_read(made: Class) -> None:
    rng = random.Random(10)  # noqa: S311 - variants, no secrets
    accepted = [read_or_refused(made, rng) for _ in range(600)]
    assert sum(accepted) >= 0.7 * len(accepted)


def test_every_word_has_one_meaning_in_its_field() -> None:
    from aigf.proposal.structure import SHAPES
    from aigf.proposal.words import CHOICES, COUNTRY_NAMES, form

    for shape in SHAPES.values():
        names = [name for word in shape.words for name in {form(word), *map(form, CHOICES.get(word, ()))}]
        assert len(names) == len(set(names)), shape.path
        assert all(word in CHOICES for word in shape.words), shape.path
    codes = [name for names in COUNTRY_NAMES.values() for name in set(map(form, names))]
    assert len(codes) == len(set(codes))
    assert set(COUNTRY_NAMES) <= COUNTRIES
