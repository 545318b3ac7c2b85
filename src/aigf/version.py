"""Which aigf this is: its release, and a digest of its own code and data, which differs wherever they do."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from aigf import __version__

PACKAGE = Path(__file__).parent
#: What decides what aigf computes and says; copies that are parsed from it are not looked at.
_KINDS = (".py", ".yaml", ".json", ".po", ".j2", ".css", ".csv")
_PARSED = ".parsed.json"
#: Proposals to start from, which stand here only where aigf was installed.
_EXAMPLES = "examples"
_DIGITS = 8


@cache
def version() -> str:
    """The release with the digest, such as ``0.2.0+1f3a09bc``: the same for the same files, wherever they are.

    Line ends do not count, which some checkouts change.
    """
    parts: list[bytes] = []
    for name, path in sorted(own_files(str(PACKAGE))):
        with open(path, "rb", buffering=0) as file:  # noqa: PTH123 - hundreds of files, at every start
            parts += (name.encode(), b"\0", file.read())
    content = b"".join(parts)
    if b"\r" in content:
        content = content.replace(b"\r\n", b"\n")
    return f"{__version__}+{hashlib.sha256(content).hexdigest()[:_DIGITS]}"


def own_files(folder: str, under: str = "") -> Iterator[tuple[str, str]]:
    """The name, from the package on, and the path of each file that decides what aigf computes and says."""
    with os.scandir(folder) as entries:
        for entry in entries:
            name = under + entry.name
            if name.endswith(_KINDS):
                if not name.endswith(_PARSED):
                    yield name, entry.path
            elif name != _EXAMPLES and entry.name != "__pycache__" and entry.is_dir():
                yield from own_files(entry.path, f"{name}/")
