"""The engines run where the system has no owners of files, no C library to ask and no account of memory."""

from __future__ import annotations

import builtins
import ctypes
import os
import tempfile
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest

from aigf.engines import compiled, memory
from aigf.study.table.cells import peak_memory


@pytest.mark.parametrize(
    "fault", [OSError("no library"), TypeError("bad argument type"), AttributeError("mallopt")]
)
def test_without_the_library_of_linux_no_memory_is_asked_for(
    monkeypatch: pytest.MonkeyPatch, fault: Exception
) -> None:
    def library(_name: object) -> object:
        if isinstance(fault, AttributeError):
            return SimpleNamespace()
        raise fault

    monkeypatch.setattr(ctypes, "CDLL", library)
    asked: Callable[[], None] = memory.keep_freed_memory.__wrapped__
    asked()


def test_without_owners_one_place_keeps_the_machine_code(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Not a new one for each process, which would compile everything again."""
    monkeypatch.delattr(os, "getuid")
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    first = compiled._temporary_cache()
    Path(first).chmod(0o777)  # as Windows says of every directory
    assert compiled._temporary_cache() == first


def test_with_owners_a_place_that_others_may_write_is_not_used(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    first = compiled._temporary_cache()
    assert compiled._temporary_cache() == first
    Path(first).chmod(0o777)
    assert compiled._temporary_cache() != first


def test_where_memory_is_not_told_it_is_not_known(monkeypatch: pytest.MonkeyPatch) -> None:
    imported = builtins.__import__

    def without(name: str, *arguments: object, **named: object) -> object:
        if name == "resource":
            raise ImportError(name)
        return imported(name, *arguments, **named)  # type: ignore[arg-type]

    assert (peak_memory() or 0) > 1
    monkeypatch.setattr(builtins, "__import__", without)
    assert peak_memory() is None
