"""Which libraries decide what is computed, and in what version they are here."""

from __future__ import annotations

from importlib import metadata

#: The libraries that compute, or read what is computed with; llvmlite makes the machine code of numba.
LIBRARIES = ("numpy", "numba", "llvmlite", "pyarrow", "pydantic", "pydantic-core", "ruamel.yaml", "openpyxl")


def library_versions() -> dict[str, str]:
    """The version of each, as it is installed where this runs."""
    return {name: metadata.version(name) for name in LIBRARIES}
