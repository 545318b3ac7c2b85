"""The examples that come with aigf are at hand wherever it is."""

from __future__ import annotations

from pathlib import Path

import pytest

import aigf
from aigf import shipped
from tests.appraisals import EXAMPLES
from tests.cli.running import aigf as run


def test_in_a_checkout_they_are_those_beside_the_package() -> None:
    assert aigf.examples() == EXAMPLES


def test_installed_they_are_those_inside_the_package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shipped, "_PACKAGE", tmp_path / "site-packages" / "aigf")
    (tmp_path / "examples").mkdir()
    (tmp_path / "examples" / "other.yaml").write_text("", encoding="utf-8")
    assert aigf.examples() == {}
    inside = tmp_path / "site-packages" / "aigf" / "examples"
    inside.mkdir(parents=True)
    (inside / "bid.yaml").write_text("", encoding="utf-8")
    assert aigf.examples() == {"bid": inside / "bid.yaml"}


@pytest.mark.parametrize("name", EXAMPLES)
def test_a_new_proposal_starts_from_one_with_its_comments(tmp_path: Path, name: str) -> None:
    assert run("new", "bid.yaml", "--example", name, cwd=tmp_path).returncode == 0
    assert (tmp_path / "bid.yaml").read_bytes() == EXAMPLES[name].read_bytes()


def test_a_form_starts_from_one_too(tmp_path: Path) -> None:
    assert run("new", "form.xlsx", "--example", "narvik", cwd=tmp_path).returncode == 0
    assert run("check", "form.xlsx", cwd=tmp_path).returncode == 0


def test_who_names_none_that_there_is_reads_their_names(tmp_path: Path) -> None:
    ended = run("new", "bid.yaml", "--example", "amsterdam", cwd=tmp_path)
    assert ended.returncode == 2
    assert all(name in ended.stderr for name in EXAMPLES)


def test_two_sources_are_one_too_many(tmp_path: Path) -> None:
    ended = run("new", "bid.yaml", "--example", "narvik", "--from", "other.yaml", cwd=tmp_path)
    assert ended.returncode == 2
    assert not (tmp_path / "bid.yaml").exists()
