"""The version differs wherever code or data do, and nowhere else."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from aigf import version as module
from tests.test_architecture import PACKAGE


@pytest.fixture
def copy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "aigf"
    shutil.copytree(PACKAGE, folder, ignore=shutil.ignore_patterns("__pycache__", "*.parsed.json"))
    monkeypatch.setattr(module, "PACKAGE", folder)
    return folder


def found() -> str:
    return module.version.__wrapped__()


def test_a_copy_elsewhere_is_the_same_and_one_with_a_change_is_another(copy: Path) -> None:
    own = module.version()
    assert found() == own
    changed = set()
    for name in ("model/energy.py", "register/data/energy.yaml", "report/locale/nl.po", "report/styles.css"):
        file = copy / name
        before = file.read_bytes()
        file.write_bytes(before + b"\n")
        changed.add(found())
        file.write_bytes(before)
    file = copy / "model" / "energy.py"
    file.rename(copy / "model" / "energy2.py")
    changed.add(found())
    assert len(changed) == 5
    assert own not in changed


def test_what_is_made_of_it_line_ends_and_examples_do_not_count(copy: Path) -> None:
    own = found()
    (copy / "register" / "scenarios.yaml.parsed.json").write_text("{}", encoding="utf-8")
    (copy / "__pycache__").mkdir()
    (copy / "__pycache__" / "x.py").write_text("x", encoding="utf-8")
    (copy / "examples").mkdir()
    (copy / "examples" / "a.yaml").write_text("a: 1", encoding="utf-8")
    for file in (copy / "model").glob("*.py"):
        file.write_bytes(file.read_bytes().replace(b"\n", b"\r\n"))
    assert found() == own
