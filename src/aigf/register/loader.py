"""Loading the register: from the pre-parsed copy where that is current, else from the YAML files."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from pathlib import Path

from aigf.register.entry import Register
from aigf.register.parsed import read_parsed, write_parsed

DATA = Path(__file__).parent / "data"


def load_register(folder: Path = DATA) -> Register:
    """The register in a folder of YAML files.

    A copy that is quick to read is kept beside them, and used only while its digest is that of the files:
    reading the YAML takes a hundred times longer. Raises ``aigf.documents.InputError`` with every problem of
    every file.
    """
    files = {path: _content(path) for path in sorted(folder.glob("*.yaml"))}
    digest = _digest(files)
    register = read_parsed(folder, digest)
    if register is None:
        from aigf.register.reading import read_register  # here, because the YAML parser loads slowly

        register = read_register(folder, list(files), digest)
        write_parsed(folder, digest, register)
    return register


def _content(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError:
        return b""  # the reader says what is wrong with this file


def _digest(files: Mapping[Path, bytes]) -> str:
    """The SHA-256 of all names and contents; names and sizes keep the files apart."""
    total = hashlib.sha256()
    for path, content in files.items():
        total.update(f"{path.name}\n{len(content)}\n".encode())
        total.update(content)
    return total.hexdigest()
