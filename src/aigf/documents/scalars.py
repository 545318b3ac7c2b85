"""Plain scalars under the core schema of YAML 1.2, and the characters that no text may contain."""

from __future__ import annotations

import re
from typing import Any

#: Characters that no text of ours contains: control characters, characters that reorder or break a line
#: unseen, halves of a surrogate pair and the byte order mark inside a text.
REFUSED = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufeff\ufffe\uffff]"
)
_NULL = re.compile(r"~|null|Null|NULL|")
_BOOLEAN = re.compile(r"true|True|TRUE|false|False|FALSE")
_INTEGER = re.compile(r"[-+]?[0-9]{1,100}|0o[0-7]{1,100}|0x[0-9a-fA-F]{1,100}", re.ASCII)
_FLOAT = re.compile(r"[-+]?(\.[0-9]{1,100}|[0-9]{1,100}(\.[0-9]{0,100})?)([eE][-+]?[0-9]{1,9})?", re.ASCII)
_NOT_FINITE = re.compile(r"[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN)")


def has_refused_character(text: str) -> bool:
    """True where a text contains a control character or one that reorders or breaks a line unseen."""
    return REFUSED.search(text) is not None


def resolve(text: str) -> Any:
    """The value of a plain scalar under the core schema of YAML 1.2.

    >>> [resolve(text) for text in ("no", "12", "1e3", "true", "~", "2026-02-01")]
    ['no', 12, 1000.0, True, None, '2026-02-01']
    """
    if _NULL.fullmatch(text):
        return None
    if _BOOLEAN.fullmatch(text):
        return text.lower() == "true"
    if _INTEGER.fullmatch(text):
        return int(text, {"0o": 8, "0x": 16}.get(text[:2], 10))
    if _FLOAT.fullmatch(text):
        return float(text)
    if _NOT_FINITE.fullmatch(text):
        return float(text.replace(".", ""))
    return text
