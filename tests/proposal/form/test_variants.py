"""The same bid in another notation, order or container is the same bid or refused; most of what is right is read."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from aigf.documents import InputError
from aigf.proposal import read_proposal
from aigf.proposal.as_yaml import as_yaml
from aigf.proposal.plainly import plain_data
from tests.effort import few
from tests.proposal.form.variants import CLASSES, LAID_OUT, SAVED, Class, mixed, variant
from tests.proposal.form.variants.content import Form, leaves
from tests.series.variants.draw import Draw

ACCEPTED = 0.7


def is_read(made: Class, seed: int, folder: Path) -> bool:
    """True where a form is read, and then as what it says; what is wrong with another is named by its cell."""
    form, path = variant(made, seed), folder / "form.xlsx"
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


@pytest.mark.slow
@pytest.mark.parametrize("made", LAID_OUT, ids=lambda made: made.__name__)
@pytest.mark.parametrize("seed", [2000, 2001])
def test_what_is_wrong_is_named_where_it_stands(made: Class, seed: int, tmp_path: Path) -> None:
    form, path = Form(Draw(seed)), tmp_path / "form.xlsx"
    known = [entry for entry in form.entries() if entry.shape.kind in ("word", "quantity")]
    wrong = {f"onleesbaar {number}x": entry for number, entry in enumerate(form.some(known, 0.2))}
    for text, entry in wrong.items():
        entry.cell.value = text
    made(form)
    path.write_bytes(form.saved())
    with pytest.raises(InputError) as raised:
        read_proposal(path)
    book = openpyxl.load_workbook(path)
    places = [problem.place for problem in raised.value.problems]
    named = {book[place.sheet].cell(place.line, place.column).value for place in places}
    assert wrong.keys() <= named, f"{raised.value}\n{form.draw.said}"


@pytest.mark.slow
def test_a_form_in_any_way_is_the_same_as_yaml(tmp_path: Path) -> None:
    form, bid = tmp_path / "form.xlsx", tmp_path / "bid.yaml"
    for seed in range(3000, 3006):
        form.write_bytes(variant(mixed, seed).saved())
        read = read_proposal(form)
        bid.write_text(as_yaml(plain_data(read)), encoding="utf-8")
        assert read_proposal(bid).proposal == read.proposal, seed
