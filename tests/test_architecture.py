"""Rooms import downward only, and heavy libraries stay where they belong."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "src" / "aigf"
ORDER = (
    {"shipped", "units", "text", "version"},
    {"documents", "trace"},
    {"model", "engines"},
    {"program"},
    {"register", "proposal", "decision", "series"},
    {"dossier"},
    {"study"},
    {"report"},
    {"library"},
    {"cli"},
)
LEVEL = {room: level for level, rooms in enumerate(ORDER) for room in rooms}
FILES = sorted(PACKAGE.rglob("*.py"))


def room_of(module: str) -> str:
    return module.split(".")[1] if module.startswith("aigf.") else ""


def imported(path: Path) -> set[str]:
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module)
    return found


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_nothing_lower_imports_anything_higher(path: Path) -> None:
    own = path.relative_to(PACKAGE).with_suffix("").parts[0]
    if own.startswith("__"):
        return
    for module in imported(path):
        room = room_of(module)
        if room and room != own:
            assert LEVEL[room] <= LEVEL[own], f"{own} imports {module}"


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_engines_know_no_domain(path: Path) -> None:
    modules = imported(path)
    if path.relative_to(PACKAGE).parts[0] == "engines":
        assert not [
            module for module in modules if module.startswith("aigf.") and room_of(module) != "engines"
        ]


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_a_file_reads_in_one_sitting(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 450
