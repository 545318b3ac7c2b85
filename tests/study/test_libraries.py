"""What a manifest says that computed is all that computes."""

from __future__ import annotations

import sys
from importlib import metadata
from pathlib import Path

from aigf.study.libraries import LIBRARIES, library_versions
from tests.test_architecture import PACKAGE, imported

#: The rooms that compute, or read what is computed with.
COMPUTING = ("documents", "engines", "model", "program", "proposal", "register", "series", "study", "trace")
#: Divides the work and carries it; it changes no bit, which the tests of the executors hold.
CARRIES = {"distributed"}
#: The name in Python of what is installed under another.
IMPORTED_AS = {"ruamel.yaml": "ruamel", "pydantic-core": "pydantic_core"}


def third_party(path: Path) -> set[str]:
    names = {module.split(".")[0] for module in imported(path)}
    return {name for name in names if name not in sys.stdlib_module_names and name not in ("aigf", "")}


def test_every_library_that_computes_is_named() -> None:
    files = [file for room in COMPUTING for file in (PACKAGE / room).rglob("*.py")]
    used = {name for file in [*files, PACKAGE / "units.py"] for name in third_party(file)} - CARRIES
    assert used <= {IMPORTED_AS.get(name, name) for name in LIBRARIES}
    assert {"numpy", "numba"} <= used


def test_their_versions_are_those_installed() -> None:
    assert library_versions() == {name: metadata.version(name) for name in LIBRARIES}
