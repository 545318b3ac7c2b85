"""The same bid in another notation, order or container is the same bid or refused; most of what is right is read."""

from __future__ import annotations

from pathlib import Path

import pytest

from aigf.documents import InputError
from aigf.proposal import read_proposal
from tests.effort import few
from tests.proposal.form.variants import CLASSES, SAVED, Class
from tests.proposal.form.variants.content import leaves
from tests.series.variants.draw import Draw

ACCEPTED = 0.7


def is_read(made: Class, seed: int, folder: Path) -> bool:
    """True where a form is read, and then as what it says; what is wrong with another is named by its cell."""
    form, path = made(Draw(seed)), folder / "form.xlsx"
    path.write_bytes(form.saved())
    try:
        read = read_proposal(path)
    except InputError as error:
        assert all(problem.place.cell for problem in error.problems), f"{error}\n{form.draw.said}"
        return False
    found, meant = leaves(read.proposal), form.expected
    other = {steps for steps in found.keys() | meant.keys() if found.get(steps) != meant.get(steps)}
    assert not other, f"{[(steps, found.get(steps), meant.get(steps)) for steps in other]}\n{form.draw.said}"
    return True


def accepted(made: Class, first: int, count: int, folder: Path) -> float:
    return sum(is_read(made, seed, folder) for seed in range(first, first + count)) / count


@pytest.mark.parametrize("made", few(CLASSES[::5], 2), ids=lambda made: made.__name__)
def test_a_few(made: Class, tmp_path: Path) -> None:
    assert accepted(made, 0, 2, tmp_path) >= ACCEPTED


@pytest.mark.slow
@pytest.mark.parametrize("made", CLASSES, ids=lambda made: made.__name__)
def test_the_same_bid_is_the_same_or_refused_and_most_is_read(made: Class, tmp_path: Path) -> None:
    assert accepted(made, 1000, 12 if made in SAVED else 5, tmp_path) >= ACCEPTED
