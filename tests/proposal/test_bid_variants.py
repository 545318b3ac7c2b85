"""The same bid in another notation, order, unit or word is the same bid or refused; most of what is right is read."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from aigf.documents import InputError
from aigf.proposal import Amount, read_proposal
from tests.proposal.bid_variants import BidVariant, bid
from tests.series.variants.draw import Draw

ACCEPTED = 0.7


def is_read(drawn: BidVariant, folder: Path) -> bool:
    """True where a bid is read, and then as what it says."""
    path = folder / "bid.yaml"
    path.write_bytes(drawn.text.encode(draw_encoding(drawn)))
    try:
        read = read_proposal(path)
    except InputError:
        return False
    for name, meant in drawn.values.items():
        section, _, field = name.partition(".")
        found: Any = getattr(getattr(read.proposal, section), field)
        if isinstance(found, Amount):
            assert found.ends == (found.central, found.central), f"{name} {found}\n{drawn.text}"
            found, meant = found.central, pytest.approx(meant, rel=1e-12)  # noqa: PLW2901 - to be compared
        assert found == meant, f"{name}: {found}, not {meant}\n{drawn.text}"
    return True


def draw_encoding(drawn: BidVariant) -> str:
    """With a mark where the text is of an even length."""
    return "utf-8-sig" if len(drawn.text) % 2 == 0 else "utf-8"


def share(first: int, count: int, folder: Path) -> float:
    return sum(is_read(bid(Draw(seed)), folder) for seed in range(first, first + count)) / count


def test_a_few(tmp_path: Path) -> None:
    assert share(0, 25, tmp_path) >= ACCEPTED


@pytest.mark.slow
def test_many(tmp_path: Path) -> None:
    assert share(1000, 400, tmp_path) >= ACCEPTED
