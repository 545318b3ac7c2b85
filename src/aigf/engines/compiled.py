"""Compiling with numba, and a cache for it that can always be written."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import ParamSpec, TypeVar, cast

from numba import config, njit
from numba.misc.appdirs import AppDirs

Arguments = ParamSpec("Arguments")
Result = TypeVar("Result")


def compiled(function: Callable[Arguments, Result]) -> Callable[Arguments, Result]:
    """The function in machine code, cached on disk, free of the interpreter's lock, in plain IEEE arithmetic.

    numba's cache notices a change of the file that a function stands in, not of the files it calls into:
    compiled functions that call each other stand in one file.
    """
    if _no_place_for_a_cache(Path(function.__code__.co_filename)):
        config.CACHE_DIR = _temporary_cache()  # type: ignore[attr-defined]
    return cast("Callable[Arguments, Result]", njit(cache=True, nogil=True)(function))


def _no_place_for_a_cache(source: Path) -> bool:
    """True where numba would refuse to start: what NUMBA_CACHE_DIR says, or every default, cannot be written."""
    chosen: str = config.CACHE_DIR  # type: ignore[attr-defined]
    if chosen:
        return not _writable(Path(chosen))
    user_wide = Path(AppDirs(appname="numba", appauthor=False).user_cache_dir)  # type: ignore[no-untyped-call]
    return not _writable(source.parent / "__pycache__") and not _writable(user_wide)


def _writable(folder: Path) -> bool:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            return True
    except OSError:
        return False


def _temporary_cache() -> str:
    """A directory of this user alone: code is loaded from it, so nobody else may have made it."""
    folder = Path(tempfile.gettempdir()) / f"aigf-numba-{_user()}"
    try:
        folder.mkdir(mode=0o700, exist_ok=True)
        if _only_ours(folder) and _writable(folder):
            return str(folder)
    except OSError:
        pass
    return tempfile.mkdtemp(prefix="aigf-numba-")


def _user() -> str:
    """The number of this user; Windows has none, and needs none: its temporary folder is the user's own."""
    return str(os.getuid()) if hasattr(os, "getuid") else "cache"


def _only_ours(folder: Path) -> bool:
    """True where nobody else could have made or changed a directory."""
    status = folder.lstat()
    if folder.is_symlink():
        return False
    return not hasattr(os, "getuid") or (status.st_uid == os.getuid() and not status.st_mode & 0o022)
