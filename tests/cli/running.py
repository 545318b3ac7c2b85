"""Runs the command line: here, which tests what a command does and says, or as a process of its own, which also
tests how Python starts, writes and ends, and costs seconds more."""

from __future__ import annotations

import io
import os
import subprocess
import sys
import warnings
from contextlib import chdir, redirect_stderr, redirect_stdout
from contextvars import copy_context
from pathlib import Path
from typing import Any, NamedTuple
from unittest import mock

from aigf.cli.main import main

ROOT = Path(__file__).parents[2]
REFERENCE, ROTTERDAM = (ROOT / "examples" / f"{name}.yaml" for name in ("reference", "rotterdam"))

#: A reader of English whose terminal writes UTF-8, wherever the tests run.
ENGLISH = {"LC_ALL": "C.UTF-8"}


class Ended(NamedTuple):
    """How a command ended, and what it wrote."""

    returncode: int
    stdout: str
    stderr: str


def aigf(*arguments: object, cwd: Path = ROOT, **environment: str) -> Ended:
    """Runs ``aigf`` in this process, from the words of its command line to its exit code."""
    words = ["aigf", *map(str, arguments)]
    return copy_context().run(_ended, words, cwd, {**ENGLISH, **environment})


def process(*arguments: object, cwd: Path = ROOT, **environment: str) -> subprocess.CompletedProcess[str]:
    """Runs ``aigf`` as a process."""
    return _process([sys.executable, "-m", "aigf", *map(str, arguments)], cwd, environment)


def shell(arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Runs ``aigf`` as a process whose streams the shell redirects."""
    return _process(f"exec {sys.executable} -m aigf {arguments}", ROOT, environment)


def python(code: str) -> subprocess.CompletedProcess[str]:
    """Runs Python code in a process that has imported nothing."""
    return _process([sys.executable, "-c", code], ROOT, {})


def _ended(words: list[str], cwd: Path, environment: dict[str, str]) -> Ended:
    out, err = _stream(), _stream()
    with (
        chdir(cwd),
        mock.patch.dict(os.environ, environment),
        mock.patch.object(sys, "argv", words),
        warnings.catch_warnings(),
        redirect_stdout(out),
        redirect_stderr(err),
    ):
        kept = out.buffer, err.buffer
        try:
            main()
        except SystemExit as end:
            code = end.code
        finally:
            sys.stdout.flush()
            sys.stderr.flush()
            written = [stream.getvalue().decode() for stream in kept]
    assert isinstance(code, int)
    return Ended(code, *written)


def _stream() -> Any:
    """A stream as Python opens one for a process that writes UTF-8."""
    return io.TextIOWrapper(io.BytesIO(), encoding="utf-8", errors="backslashreplace")


def _process(
    command: list[str] | str, cwd: Path, environment: dict[str, str]
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command,
        shell=isinstance(command, str),
        cwd=cwd,
        env={**os.environ, **ENGLISH, **environment},
        capture_output=True,
        text=True,
        check=False,
    )
