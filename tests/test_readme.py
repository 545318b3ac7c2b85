"""What the README shows is what the commands print."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")


@pytest.mark.slow
def test_the_output_shown_is_real_output() -> None:
    shown = re.findall(r"<!-- output of: aigf (.*?) -->\n```\n(.*?)```", README, flags=re.DOTALL)
    assert shown
    for command, output in shown:
        run = subprocess.run(
            [sys.executable, "-m", "aigf", *command.split()],
            cwd=ROOT,
            env={**os.environ, "LC_ALL": "C.UTF-8"},
            capture_output=True,
            text=True,
            check=True,
        )
        assert _plain(run.stdout) == _plain(output), (
            f"README is out of date: make docs writes it anew ({command})"
        )


def _plain(text: str) -> list[str]:
    return [line.rstrip() for line in text.strip().splitlines()]


def test_every_file_and_target_it_names_is_there() -> None:
    for path in re.findall(r"\]\(([^)#]+)\)", README):
        assert (ROOT / path).exists(), path
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for target in re.findall(r"^make (\w+)", README, flags=re.MULTILINE):
        assert f"\n{target}:" in makefile


def test_the_commands_it_shows_exist() -> None:
    from aigf.cli.main import COMMANDS

    shown = "".join(re.findall(r"^```sh\n(.*?)^```", README, flags=re.MULTILINE | re.DOTALL))
    commands = re.findall(r"^aigf (\w+)", shown, flags=re.MULTILINE)
    assert commands
    assert set(commands) <= set(COMMANDS)
