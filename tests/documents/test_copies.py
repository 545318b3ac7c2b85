"""Copies of the product's own data files: the same as the file, never older than it, and none of a user's file."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import aigf
from aigf.documents import compose, compose_kept, kept

OWN = sorted(
    path
    for path in Path(aigf.__file__).parent.rglob("*.yaml")
    if path.parent.name != "data" or path.parent.parent.name == "decision"
)


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that counts as the product's own."""
    monkeypatch.setattr("aigf.documents.copies._PACKAGE", tmp_path)
    return tmp_path


@pytest.mark.parametrize("path", OWN, ids=lambda path: path.stem)
def test_what_is_kept_is_what_the_file_says(path: Path) -> None:
    whole, problems = compose(path)
    assert problems == []
    for _ in range(2):  # made or kept, then kept
        found, problems = compose_kept(path)
        assert problems == []
        assert repr(found.data) == repr(whole.data)
        assert found.digest == whole.digest
        assert found.place(()) == whole.place(())
        name = next(iter(whole.data))
        assert found.key_place((name,)) == whole.key_place((name,))


def test_a_changed_file_is_read_anew(package: Path) -> None:
    file = package / "own.yaml"
    file.write_text("one: 1\n")
    assert compose_kept(file)[0].data == {"one": 1}
    assert compose_kept(file)[0].data == {"one": 1}
    file.write_text("one: 2\n")
    assert compose_kept(file)[0].data == {"one": 2}


def test_the_copy_is_read_where_it_is_current(package: Path) -> None:
    file = package / "own.yaml"
    file.write_text("one: 1\n")
    compose_kept(file)
    copy = package / "own.yaml.parsed.json"
    changed = json.loads(copy.read_text())
    changed["content"] = {"one": 3}
    copy.write_text(json.dumps(changed))
    assert compose_kept(file)[0].data == {"one": 3}


@pytest.mark.parametrize("damage", ["", "{", "[]", "null", '{"format": 1}', '{"format": 0, "digest": "x"}'])
def test_a_damaged_copy_is_made_again(package: Path, damage: str) -> None:
    file = package / "own.yaml"
    file.write_text("one: 1\n")
    (package / "own.yaml.parsed.json").write_text(damage)
    assert compose_kept(file)[0].data == {"one": 1}
    assert json.loads((package / "own.yaml.parsed.json").read_text())["content"] == {"one": 1}


def test_a_file_with_a_problem_tells_it_every_time(package: Path) -> None:
    file = package / "own.yaml"
    file.write_text("one: 1\none: 2\n")
    first, again = compose_kept(file)[1], compose_kept(file)[1]
    assert [str(problem.place) for problem in first] == [f"{file}:2:1"]
    assert first == again


def test_a_file_of_a_user_has_no_copy(tmp_path: Path) -> None:
    file = tmp_path / "bid.yaml"
    file.write_text("one: 1\n")
    assert compose_kept(file)[0].data == {"one": 1}
    assert [path.name for path in tmp_path.iterdir()] == ["bid.yaml"]


def test_what_json_would_change_is_not_kept(package: Path) -> None:
    file = package / "own.yaml"
    file.write_text("one: 1\n")
    for value in ({1: "a"}, ("a", "b"), {"a": (1,)}):
        assert kept(file, lambda value=value: value) == value
    assert not (package / "own.yaml.parsed.json").exists()


def test_a_folder_that_cannot_be_written_does_no_harm(package: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = package / "own.yaml"
    file.write_text("one: 1\n")

    def refused(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "write_text", refused)
    assert compose_kept(file)[0].data == {"one": 1}
    assert [path.name for path in package.iterdir()] == ["own.yaml"]
