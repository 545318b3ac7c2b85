"""What one system has and another has not has another way, which is taken where it is missing."""

from __future__ import annotations

import builtins
import ctypes
import errno
import os
import sys
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest

from aigf.documents import disk


def refusing(code: int) -> Callable[..., int]:
    def call(*_arguments: object, **_named: object) -> int:
        raise OSError(code, os.strerror(code))

    return call


@pytest.mark.parametrize("code", [errno.EACCES, errno.EISDIR])
def test_where_directories_cannot_be_opened_files_are_flushed_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int
) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text("a", encoding="utf-8")
    flushed: list[int] = []
    monkeypatch.setattr(os, "open", refusing(code))
    monkeypatch.setattr(os, "fsync", flushed.append)
    disk.flush_tree(tmp_path)
    assert len(flushed) == 1


def test_what_is_flushed_is_open_for_writing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Windows refuses to flush a file that is open for reading."""
    file = tmp_path / "a.txt"
    file.write_text("a", encoding="utf-8")

    def strict(handle: int) -> None:
        os.write(handle, b"b")

    monkeypatch.setattr(os, "fsync", strict)
    disk.flush_file(file)
    assert file.read_text(encoding="utf-8") == "b"


@pytest.mark.parametrize(
    ("code", "raised"),
    [(errno.EINVAL, False), (errno.ENOTSUP, False), (errno.EIO, True), (errno.ENOSPC, True)],
)
def test_a_directory_that_cannot_be_flushed_is_no_fault_one_that_fails_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int, raised: bool
) -> None:
    monkeypatch.setattr(os, "fsync", refusing(code))
    if raised:
        with pytest.raises(OSError, match=os.strerror(code)):
            disk.flush_names(tmp_path)
    else:
        disk.flush_names(tmp_path)


@pytest.mark.parametrize("platform", ["win32", "emscripten", "linux without it"])
def test_where_two_names_cannot_be_exchanged_there_is_no_call(
    monkeypatch: pytest.MonkeyPatch, platform: str
) -> None:
    def library(name: object, **_named: object) -> object:
        if platform == "win32":
            raise TypeError("bad argument type")
        return SimpleNamespace()

    monkeypatch.setattr(ctypes, "CDLL", library)
    monkeypatch.setattr(sys, "platform", platform.split(maxsplit=1)[0])
    assert disk.name_exchange() is None


def test_a_lock_is_taken_in_the_way_of_windows_where_there_is_no_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    held: list[tuple[int, int]] = []

    def locking(_handle: int, mode: int, size: int) -> None:
        if held:
            raise PermissionError(errno.EACCES, "Permission denied")
        held.append((mode, size))

    imported = builtins.__import__

    def without_fcntl(name: str, *arguments: object, **named: object) -> object:
        if name == "fcntl":
            raise ImportError(name)
        return imported(name, *arguments, **named)  # type: ignore[arg-type]

    monkeypatch.setitem(sys.modules, "msvcrt", SimpleNamespace(locking=locking, LK_NBLCK=2))  # type: ignore[arg-type]
    monkeypatch.setattr(builtins, "__import__", without_fcntl)
    with (tmp_path / ".lock").open("ab") as one, (tmp_path / ".lock").open("ab") as other:
        assert disk.locked(one)
        assert not disk.locked(other)
    assert held == [(2, 1)]


def test_a_reader_who_left_is_known_on_every_system(monkeypatch: pytest.MonkeyPatch) -> None:
    assert disk.reader_left(BrokenPipeError(errno.EPIPE, "Broken pipe"))
    assert not disk.reader_left(OSError(errno.ENOSPC, "No space left on device"))
    invalid = OSError(errno.EINVAL, "Invalid argument")
    assert not disk.reader_left(invalid)
    monkeypatch.setattr(sys, "platform", "win32")
    assert disk.reader_left(invalid)
