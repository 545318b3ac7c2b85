"""Writes the output shown in the README anew: `python docs/make_readme.py`, or `make docs`."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
SHOWN = re.compile(r"(<!-- output of: aigf (.*?) -->\n```\n).*?```", flags=re.DOTALL)


def printed(found: re.Match[str]) -> str:
    """The marked block with what the command prints now."""
    run = subprocess.run(
        [sys.executable, "-m", "aigf", *found[2].split()],
        cwd=ROOT,
        env={**os.environ, "LC_ALL": "C.UTF-8"},
        capture_output=True,
        text=True,
        check=True,
    )
    lines = [line.rstrip() for line in run.stdout.strip().splitlines()]
    return found[1] + "\n".join(lines) + "\n```"


if __name__ == "__main__":
    readme = ROOT / "README.md"
    readme.write_text(SHOWN.sub(printed, readme.read_text(encoding="utf-8")), encoding="utf-8")
