"""An appraisal directory is written whole on systems that do less: no flush of directories, no exchange of names."""

from __future__ import annotations

import errno
import os
import shutil
from pathlib import Path

import pytest

from aigf.dossier import directory
from tests.dossier.test_directory import write


@pytest.fixture
def windows(monkeypatch: pytest.MonkeyPatch) -> None:
    """Files as Windows treats them: nothing is renamed onto what is there, no directory is opened."""
    rename, opened = os.rename, os.open

    def strict_rename(old: Path, new: Path, **_named: object) -> None:
        if os.path.lexists(new):
            raise FileExistsError(errno.EEXIST, "Cannot create a file when that file already exists")
        rename(old, new)

    def strict_open(path: Path, *arguments: int, **named: int) -> int:
        if Path(path).is_dir():
            raise PermissionError(errno.EACCES, "Permission denied")
        return opened(path, *arguments, **named)

    monkeypatch.setattr(os, "rename", strict_rename)
    monkeypatch.setattr(os, "open", strict_open)
    monkeypatch.setattr(shutil, "_use_fd_functions", False)  # removes trees by name, as it does there
    monkeypatch.setattr(directory, "name_exchange", lambda: None)


@pytest.mark.usefixtures("windows")
@pytest.mark.parametrize("there", ["nothing", "an empty directory", "an appraisal"])
def test_it_takes_its_name_whatever_is_there(tmp_path: Path, there: str) -> None:
    target = tmp_path / "rotterdam"
    if there == "an empty directory":
        target.mkdir()
    elif there == "an appraisal":
        write(target, "first")
    write(target, "second")
    assert (target / "a.txt").read_text(encoding="utf-8") == "second"
    assert [path.name for path in tmp_path.iterdir()] == ["rotterdam"]
