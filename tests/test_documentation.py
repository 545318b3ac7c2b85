"""Every command, option, quantity and register entry is documented, and the tutorial's commands work."""

from __future__ import annotations

import importlib.util
import os
import re
import shlex
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import click
import pytest

from aigf.cli.main import COMMANDS, cli
from aigf.model import wiring
from aigf.register import load_register
from aigf.series import COLUMNS

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    spec = importlib.util.spec_from_file_location("build_reference", ROOT / "docs" / "build_reference.py")
    assert spec is not None
    assert spec.loader is not None
    module: ModuleType = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    folder = tmp_path_factory.mktemp("reference")
    module.build(folder)
    return {path.name: path.read_text(encoding="utf-8") for path in folder.iterdir()}


def test_every_quantity_and_its_formula(pages: dict[str, str]) -> None:
    for name in wiring.functions():
        assert f'<a id="{name}"></a>' in pages["formulas.md"]
        assert f"\n{name} = " in pages["formulas.md"]


def test_every_register_entry(pages: dict[str, str]) -> None:
    register = load_register()
    for name in register.entries:
        assert f'<a id="{name}"></a>' in pages["register.md"]
    for accelerator in register.accelerators:
        assert f'<a id="{accelerator}-accelerator_it_power"></a>' in pages["register.md"]


def test_every_command_and_option(pages: dict[str, str]) -> None:
    context = click.Context(cli)
    for name, (_, text) in COMMANDS.items():
        command = cli.get_command(context, name)
        assert command is not None
        assert text
        assert command.help
        for parameter in command.params:
            if isinstance(parameter, click.Option):
                assert parameter.help, f"{name} {parameter.opts}"
                assert parameter.opts[0] in pages["commands.md"]


def test_every_column_of_a_series() -> None:
    page = (ROOT / "docs" / "series.md").read_text(encoding="utf-8")
    for name in COLUMNS:
        assert f"`{name}`" in page


@pytest.mark.slow
def test_the_tutorial_runs_as_written(tmp_path: Path) -> None:
    """The commands of the tutorial, one after another in an empty directory, edits included."""
    tutorial = (ROOT / "docs" / "tutorial.md").read_text(encoding="utf-8")
    steps = re.findall(r"^```(sh|python edit)\n(.*?)^```", tutorial, flags=re.MULTILINE | re.DOTALL)
    assert len(steps) > 4
    for _, block in steps:
        for line in block.strip().splitlines():
            words = shlex.split(line, comments=True)
            if not words:
                continue
            if words[0] == "sed":
                subprocess.run(words, cwd=tmp_path, check=True)
                continue
            assert words[0] == "aigf", line
            run = subprocess.run(
                [sys.executable, "-m", "aigf", *words[1:]],
                cwd=tmp_path,
                env={**os.environ, "LC_ALL": "C.UTF-8"},
                capture_output=True,
                text=True,
                check=False,
            )
            expected = 3 if "# wrong" in line else 0
            assert run.returncode == expected, f"{line}: {run.stderr}{run.stdout}"
