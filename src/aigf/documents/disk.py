"""What systems do differently with files: each difference in a function of its own, with another way beside it."""

from __future__ import annotations

import ctypes
import errno
import os
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import IO

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2
_RENAME_SWAP = 2
#: What a file system answers that keeps the names in a directory without being asked, or cannot be asked.
_NOT_ASKED = (errno.EINVAL, errno.EBADF, errno.ENOTSUP, errno.ENOSYS)


def flush_file(path: Path) -> None:
    """Puts the content of a file on the disk. Raises OSError where that fails."""
    with path.open("rb+") as file:  # Windows flushes only what is open for writing
        os.fsync(file.fileno())


def flush_names(folder: Path) -> None:
    """Puts the names in a directory on the disk, where the system lets directories be opened (not on Windows)."""
    try:
        handle = os.open(folder, os.O_RDONLY)
    except OSError:
        return
    try:
        os.fsync(handle)
    except OSError as error:
        if error.errno not in _NOT_ASKED:
            raise
    finally:
        os.close(handle)


def flush_tree(folder: Path) -> None:
    """Puts all that is in a directory on the disk."""
    for path in folder.rglob("*"):
        if path.is_dir():
            flush_names(path)
        else:
            flush_file(path)
    flush_names(folder)


def name_exchange() -> Callable[[Path, Path], bool] | None:
    """The call that swaps two names at once: renameat2 on Linux, renamex_np on macOS, None elsewhere."""
    try:
        libc = ctypes.CDLL(None, use_errno=True)
    except (OSError, TypeError):  # Windows, or a Python without a C library of its own
        return None
    if sys.platform == "linux" and hasattr(libc, "renameat2"):
        return lambda a, b: (
            libc.renameat2(_AT_FDCWD, os.fsencode(a), _AT_FDCWD, os.fsencode(b), _RENAME_EXCHANGE) == 0
        )
    if sys.platform == "darwin" and hasattr(libc, "renamex_np"):
        return lambda a, b: libc.renamex_np(os.fsencode(a), os.fsencode(b), _RENAME_SWAP) == 0
    return None


def locked(file: IO[bytes]) -> bool:
    """Takes the lock on an open file, until the process ends or closes it; False where another has it."""
    with suppress(OSError):  # a file system without locks says so with another error, and is used without
        try:
            _lock(file)
        except (BlockingIOError, PermissionError):
            return False
    return True


def _lock(file: IO[bytes]) -> None:
    try:
        import fcntl
    except ImportError:
        import msvcrt

        file.seek(0)
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined, unused-ignore]
    else:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)


def reader_left(error: OSError) -> bool:
    """True where a pipe cannot be written because nobody reads it any more, for which Windows says EINVAL."""
    return error.errno == errno.EPIPE or (sys.platform == "win32" and error.errno == errno.EINVAL)
