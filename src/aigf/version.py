"""Which aigf this is: its release, and a digest of its own code and data, which differs wherever they do."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

from aigf import __version__

PACKAGE = Path(__file__).parent
#: What decides what aigf computes and says; copies that are parsed from it are not looked at.
_KINDS = frozenset({".py", ".yaml", ".json", ".po", ".j2", ".css", ".csv"})
_PARSED = ".parsed.json"
_DIGITS = 8


@cache
def version() -> str:
    """The release with the digest, such as ``0.2.0+1f3a09bc``: the same for the same files, wherever they are.

    Line ends do not count, which some checkouts change.
    """
    digest = hashlib.sha256()
    for path in sorted(PACKAGE.rglob("*"), key=lambda path: path.relative_to(PACKAGE).as_posix()):
        if path.suffix in _KINDS and not path.name.endswith(_PARSED):
            digest.update(path.relative_to(PACKAGE).as_posix().encode() + b"\0")
            digest.update(path.read_bytes().replace(b"\r\n", b"\n"))
    return f"{__version__}+{digest.hexdigest()[:_DIGITS]}"
