"""Amounts that a bid says to be at least, or at most, a number: with a plus, a sign or a word."""

from __future__ import annotations

import pytest

from aigf.proposal.amounts import Quantity, parse_amount

MW, EURO, RATIO = Quantity("MW"), Quantity("EUR", maximum=1e14), Quantity("", minimum=1, maximum=3)


@pytest.mark.parametrize(
    ("text", "quantity", "central"),
    [
        *((text, MW, 300.0) for text in ("300+ MW", "300+MW", "300 + MW", "300 MW+", "300+", "300 MW (+)")),
        *((text, MW, 300.0) for text in (">300 MW", "≥ 300 MW", "⩾ 300 MW", "≧300 MW", "=> 300 MW")),
        *((text, MW, 300.0) for text in ("minstens 300 MW", "at least 300 MW", "groter dan 300 MW")),
        *((text, MW, 300.0) for text in ("boven de 300 MW", "minimaal: 300 MW", "ca. 300+ MW")),
        *((text, EURO, 5e9) for text in ("€ 5+ mld", "5+ miljard euro", "> € 5 mld", "€ 5 mld+")),
    ],
)
def test_at_least(text: str, quantity: Quantity, central: float) -> None:
    read = parse_amount(text, quantity, "nl")
    assert (read.central, read.low, read.own) == (central, central, True)
    assert read.high is not None
    assert read.high > central
    assert "the reader's own range" in str(read.how[-1])


@pytest.mark.parametrize("text", ["< 1,3", "<1,3", "≤1,3", "⩽ 1,3", "≦ 1,3", "onder de 1,3", "lager dan 1,3"])
def test_at_most(text: str) -> None:
    read = parse_amount(text, RATIO, "nl")
    assert (read.central, read.high, read.own) == (1.3, 1.3, True)
    assert read.low is not None
    assert read.low < 1.3


@pytest.mark.parametrize(
    "text",
    [
        "max. 300+ MW",
        "200-300+ MW",
        "300++ MW",
        "300+10 MW",
        "300 + 10 MW",
        "300 MW (+10%)",
        "300 MW + reserve",
    ],
)
def test_a_plus_that_is_no_bound_is_refused(text: str) -> None:
    with pytest.raises(ExceptionGroup):
        parse_amount(text, MW, "nl")


def test_a_spread_stays_a_spread() -> None:
    assert parse_amount("300+/-10 MW", MW, "nl").ends == (290.0, 310.0)
