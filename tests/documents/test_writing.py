"""A file is written whole, or what was there stays."""

from pathlib import Path

import pytest

from aigf.documents import InputError, whole_file


def test_what_was_written_takes_the_name(tmp_path: Path) -> None:
    target = tmp_path / "hours.csv"
    target.write_text("old")
    with whole_file(target) as fresh:
        fresh.write_text("new")
        assert target.read_text() == "old"
    assert target.read_text() == "new"
    assert list(tmp_path.iterdir()) == [target]


def test_of_a_block_that_fails_nothing_is_left(tmp_path: Path) -> None:
    target = tmp_path / "hours.csv"
    target.write_text("old")
    with pytest.raises(ZeroDivisionError), whole_file(target) as fresh:
        fresh.write_text("half")
        raise ZeroDivisionError
    assert target.read_text() == "old"
    assert list(tmp_path.iterdir()) == [target]


@pytest.mark.parametrize("place", ["file/hours.csv", "none/hours.csv", "folder"])
def test_where_nothing_can_be_written_is_said_with_its_place(tmp_path: Path, place: str) -> None:
    (tmp_path / "file").write_text("in the way")
    (tmp_path / "folder").mkdir()
    with pytest.raises(InputError) as raised, whole_file(tmp_path / place) as fresh:
        fresh.write_text("new")
    (problem,) = raised.value.problems
    assert str(tmp_path / place) in str(problem.render())
    assert "cannot be written" in str(problem.render())
    assert sorted(path.name for path in tmp_path.iterdir()) == ["file", "folder"]
