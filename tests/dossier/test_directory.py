"""An appraisal directory is there whole or not at all, and nothing else is ever overwritten."""

from __future__ import annotations

import errno
import json
import os
import random
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from aigf.documents import InputError
from aigf.dossier import directory
from aigf.dossier.directory import FORMAT, MANIFEST, read_manifest, whole_directory


def write(target: Path, mark: str) -> None:
    with whole_directory(target) as folder:
        for name in ("a.txt", "b.txt"):
            (folder / name).write_text(mark)
        (folder / MANIFEST).write_text(json.dumps({"format": FORMAT, "mark": mark}))


def test_a_new_one_takes_its_name_and_replaces_an_older_one(tmp_path: Path) -> None:
    target = tmp_path / "new" / "rotterdam"
    write(target, "first")
    write(target, "second")
    assert {path.name for path in target.iterdir()} == {"a.txt", "b.txt", MANIFEST}
    assert (target / "a.txt").read_text() == "second"
    assert [path.name for path in target.parent.iterdir()] == ["rotterdam"]


def test_a_failure_leaves_the_old_one(tmp_path: Path) -> None:
    target = tmp_path / "rotterdam"
    write(target, "first")
    with pytest.raises(RuntimeError), whole_directory(target) as folder:
        (folder / "a.txt").write_text("half")
        raise RuntimeError
    assert (target / "a.txt").read_text() == "first"
    assert [path.name for path in tmp_path.iterdir()] == ["rotterdam"]


FAULTS = {
    "a full disk": OSError(errno.ENOSPC, "No space left on device"),
    "a right that is lost": PermissionError(errno.EACCES, "Permission denied"),
    "a name that is too long": OSError(errno.ENAMETOOLONG, "File name too long"),
    "a fault without a number": OSError("Error writing bytes to file"),
}


@pytest.mark.parametrize("fault", FAULTS.values(), ids=FAULTS)
def test_what_cannot_be_filled_is_said_and_leaves_the_old_one(tmp_path: Path, fault: OSError) -> None:
    target = tmp_path / "rotterdam"
    write(target, "first")
    reason = re.escape(fault.strerror or str(fault))
    message = rf"rotterdam:1:1: cannot be written \({reason}\)"
    with pytest.raises(InputError, match=message), whole_directory(target) as folder:
        (folder / "a.txt").write_text("half")
        raise fault
    assert (target / "a.txt").read_text() == "first"
    assert [path.name for path in tmp_path.iterdir()] == ["rotterdam"]


@pytest.mark.parametrize("call", ["fsync", "mkdir", "rename"])
def test_a_fault_of_the_system_leaves_the_old_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str
) -> None:
    target = tmp_path / "rotterdam"
    write(target, "first")

    def failing(*_arguments: object, **_named: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(os, call, failing)
        with pytest.raises(InputError, match="No space left on device"):
            write(target, "second")
    assert (target / "a.txt").read_text() == "first"
    assert [path.name for path in tmp_path.iterdir()] == ["rotterdam"]


def test_where_names_cannot_be_exchanged_a_fault_gives_the_old_one_its_name_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "rotterdam"
    write(target, "first")
    rename = Path.rename

    def failing(path: Path, new: Path) -> Path:
        if path.name.endswith(".partial"):
            raise OSError(errno.EIO if not target.exists() else errno.ENOTEMPTY, "Input/output error")
        return rename(path, new)

    monkeypatch.setattr(directory, "name_exchange", lambda: None)
    monkeypatch.setattr(Path, "rename", failing)
    with pytest.raises(InputError, match="Input/output error"):
        write(target, "second")
    assert (target / "a.txt").read_text() == "first"
    assert [path.name for path in tmp_path.iterdir()] == ["rotterdam"]


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of 300 kB, where the system lets one be mounted."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=300k", "none", str(disk)], capture_output=True, check=False
    )
    if mounted.returncode:
        pytest.skip("no file system can be mounted here")
    yield disk
    subprocess.run(["umount", str(disk)], check=True)


def test_a_disk_that_is_full_leaves_the_old_one(small_disk: Path) -> None:
    target = small_disk / "rotterdam"
    write(target, "1" * 30_000)
    with pytest.raises(InputError, match="No space left on device"):
        write(target, "2" * 200_000)
    assert read_manifest(target)["mark"] == "1" * 30_000
    assert [path.name for path in small_disk.iterdir()] == ["rotterdam"]


@pytest.mark.parametrize("kind", ["file", "directory", "link"])
def test_what_is_no_appraisal_is_never_overwritten(tmp_path: Path, kind: str) -> None:
    target = tmp_path / "thesis"
    if kind == "file":
        target.write_text("precious")
    else:
        folder = tmp_path / "elsewhere" if kind == "link" else target
        folder.mkdir()
        (folder / "chapter1.txt").write_text("precious")
        if kind == "link":
            target.symlink_to(folder)
    with pytest.raises(InputError, match="exists and is no"):
        write(target, "new")
    kept = target if kind == "file" else target / "chapter1.txt"
    assert kept.read_text() == "precious"


def test_an_empty_directory_may_be_filled(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    write(tmp_path / "out", "first")
    assert read_manifest(tmp_path / "out")["mark"] == "first"


def test_a_name_with_pattern_characters(tmp_path: Path) -> None:
    write(tmp_path / "bid [v2]*", "first")
    write(tmp_path / "bid [v2]*", "second")
    assert read_manifest(tmp_path / "bid [v2]*")["mark"] == "second"


def test_another_format_version_is_refused(tmp_path: Path) -> None:
    write(tmp_path / "out", "first")
    (tmp_path / "out" / MANIFEST).write_text(json.dumps({"format": 99}))
    with pytest.raises(InputError, match="format version 99"):
        read_manifest(tmp_path / "out")


def test_a_directory_without_manifest_is_no_appraisal(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="is no appraisal"):
        read_manifest(tmp_path)


WRITER = """
import sys
from pathlib import Path
from tests.dossier.test_directory import write
target = Path(sys.argv[1])
print("ready", flush=True)
for number in range(1000000):
    write(target, f"{number:08d}" * 20000)
"""


@pytest.mark.slow
def test_killed_at_any_moment_there_is_the_old_one_or_the_new_one(tmp_path: Path) -> None:
    target = tmp_path / "rotterdam"
    write(target, "0" * 160000)
    generator = random.Random(7)  # noqa: S311
    marks = set()
    for _ in range(25):
        writer = subprocess.Popen([sys.executable, "-c", WRITER, str(target)], stdout=subprocess.PIPE)
        assert writer.stdout is not None
        writer.stdout.readline()
        time.sleep(generator.uniform(0.0, 0.05))
        writer.send_signal(signal.SIGKILL)
        writer.wait()
        writer.stdout.close()
        mark = read_manifest(target)["mark"]
        assert {path.name for path in target.iterdir()} == {"a.txt", "b.txt", MANIFEST}
        assert (target / "a.txt").read_text() == (target / "b.txt").read_text() == mark
        marks.add(mark)
    assert len(marks) > 1, "no write ever came through, so nothing was tested"
