"""A copy of the package that a test changes, and the command that it gives."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]


def copied(place: Path) -> Path:
    """A copy of the package in a folder, without what is made from it."""
    left_out = shutil.ignore_patterns("__pycache__", "*.parsed.json")
    return Path(shutil.copytree(ROOT / "src" / "aigf", place / "aigf", ignore=left_out))


def aigf(place: Path, *words: str | Path) -> str:
    """What the copy in a folder prints, started there."""
    run = subprocess.run(
        [sys.executable, "-m", "aigf", *map(str, words)],
        env={**os.environ, "PYTHONPATH": str(place), "AIGF_LANG": "en"},
        cwd=place,
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stderr
    return run.stdout


def add(path: Path, text: str) -> None:
    """Writes a text behind what a file has."""
    with path.open("a", encoding="utf-8") as out:
        out.write(text)
