"""The package runs where there is no POSIX: what only some systems have stands in named functions, with another way."""

from __future__ import annotations

import ast
import os
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.test_architecture import FILES, PACKAGE

#: Modules that not every system has.
MODULES = {
    *("curses", "fcntl", "grp", "msvcrt", "posix", "pty", "pwd", "readline", "resource", "spwd", "syslog"),
    *("termios", "tty", "winreg", "ctypes"),
}
#: What Windows has not of ``os`` and ``signal``, and what it does otherwise.
OF_OS = {
    *("chown", "chroot", "fchmod", "fchown", "fork", "forkpty", "getegid", "geteuid", "getgid", "getgroups"),
    *("getloadavg", "getpgid", "getpgrp", "getpriority", "getsid", "getuid", "initgroups", "kill", "killpg"),
    *("lchown", "mkfifo", "mknod", "nice", "openpty", "posix_spawn", "pread", "pwrite", "sched_getaffinity"),
    *(
        "setsid",
        "setuid",
        "setgid",
        "statvfs",
        "sync",
        "sysconf",
        "uname",
        "wait",
        "wait3",
        "wait4",
        "waitid",
    ),
    *("fdatasync", "fsync", "open", "rename", "O_DIRECTORY", "O_NOFOLLOW", "WNOHANG"),
}
OF_SIGNAL = {"SIGALRM", "SIGCHLD", "SIGHUP", "SIGKILL", "SIGPIPE", "SIGQUIT", "SIGUSR1", "SIGUSR2"} | {
    *("alarm", "pause", "pthread_kill", "setitimer", "sigwait", "pthread_sigmask"),
}
#: Where they may stand: each of these functions has another way.
NAMED = {
    "documents/disk.py": {"", "flush_file", "flush_names", "name_exchange", "_lock"},
    "engines/compiled.py": {"_user", "_only_ours"},
    "engines/memory.py": {"", "keep_freed_memory"},  # where there is no mallopt, nothing is asked
    "study/ensemble.py": {"_write"},  # flushes a file that is open for writing, as every system can
    "study/table/cells.py": {"peak_memory"},  # None where the system does not say
    "cli/output.py": {"settle"},  # opens what every system has: os.devnull
}


def parts(tree: ast.Module) -> Iterator[tuple[str, ast.AST]]:
    """Every node with the function of the module that it stands in, "" outside all."""
    for top in tree.body:
        name = top.name if isinstance(top, ast.FunctionDef | ast.ClassDef) else ""
        for node in ast.walk(top):
            yield name, node


def narrow(node: ast.AST) -> str | None:
    """What a node uses that not every system has."""
    if isinstance(node, ast.Import):
        return next((alias.name for alias in node.names if alias.name.split(".")[0] in MODULES), None)
    if isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] in MODULES:
        return node.module
    if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
        owned = {"os": OF_OS, "signal": OF_SIGNAL, "ctypes": {"CDLL"}}.get(node.value.id, set())
        return f"{node.value.id}.{node.attr}" if node.attr in owned else None
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value if node.value in ("fork", "forkserver") or node.value.startswith("/proc/") else None
    return None


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_what_only_some_systems_have_stands_where_it_is_named(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    found = {(place, used) for place, node in parts(tree) if (used := narrow(node))}
    named = NAMED.get(path.relative_to(PACKAGE).as_posix(), set())
    assert not {(place, used) for place, used in found if place not in named}
    assert named <= {place for place, _ in found}, "a name that is no longer needed"


def test_the_names_are_those_of_this_system() -> None:
    """So that a word with a typing error is not looked for in vain."""
    assert all(hasattr(signal, name) for name in OF_SIGNAL) or os.name == "nt"
    assert all(hasattr(os, name) for name in OF_OS) or os.name == "nt"


def unnamed(call: ast.Call) -> str | None:
    """What a call that reads or writes text leaves to the system: the encoding, or the ends of lines it writes."""
    method = isinstance(call.func, ast.Attribute)
    name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
    if name not in ("read_text", "write_text", "open") or (name == "write_text" and not method):
        return None  # a function of the package may be called write_text too
    named = {keyword.arg for keyword in call.keywords}
    modes = [argument.value for argument in call.args if isinstance(argument, ast.Constant)]
    if name == "open" and (method or any("b" in str(mode) for mode in modes)):
        modes = [str(mode) for mode in modes]
        if not any(mode.rstrip("+") in ("r", "w", "a", "x") for mode in modes):
            return None  # bytes, or a part of a package
    if "encoding" not in named:
        return f"{name} without encoding"
    writes = name == "write_text" or "w" in modes
    return f"{name} without newline" if writes and "newline" not in named and not quiet(call) else None


def quiet(call: ast.Call) -> bool:
    """True for what goes nowhere."""
    return any(ast.unparse(argument) == "os.devnull" for argument in call.args)


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_text_has_an_encoding_and_ends_of_lines_of_its_own(path: Path) -> None:
    calls = [
        node for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(node, ast.Call)
    ]
    assert not [(call.lineno, wrong) for call in calls if (wrong := unnamed(call))]
